use std::sync::Arc;

use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};
use sea_orm::DbBackend;
use sea_orm::sea_query::Values;

use super::Plan;
use super::dialect::Dialect;
use super::planning::Planning;
use super::shape::{self, Runs, Shape};
use super::text::{lex, render};
use crate::entity::{Registry, marker};
use crate::error::{Refusal, TenancyError};

/// How many plans are kept at most.
const MOST_PLANS: u64 = 10_000;
/// How many bytes kept plans may take.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// A longer text isn't kept: it is hardly met twice.
pub(super) const LONGEST_KEPT: usize = 1024 * 1024;

/// The stack on which trees are built and walked: a part for every statement, a part for each operator, which can deepen
/// the tree by one, and more for what makes the parser go deeper. The pages that aren't touched cost nothing.
const STACK: usize = 2 * 1024 * 1024;
const STACK_PER_OPERATOR: usize = 16 * 1024;
const STACK_PER_PREFIX: usize = 64 * 1024;
const STACK_PER_LEVEL: usize = 256 * 1024;
const LARGEST_STACK: usize = 1024 * 1024 * 1024;
/// Up to this many operators the running stack does, if it is a usual one.
const SHALLOW: usize = 12;
const RED_ZONE: usize = 1024 * 1024;

/// For whom a statement is planned. Part of the cache's key; the tenant itself is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Mode {
    /// Scoped to a tenant, whose key comes when the plan is bound.
    Tenant,
    /// Nobody said anything: tenant-owned tables are refused, the rest is checked.
    NoTenant,
    /// Restrictions are ignored. A tenant column that an INSERT leaves unset is filled in if there is a tenant.
    Opened { tenant: bool },
}

/// Plans statements of one backend for one set of entities. The set never changes, so no plan grows old.
#[derive(Debug)]
pub(crate) struct Planner {
    registry: Arc<Registry>,
    backend: DbBackend,
    plans: Cache<Text, Kept, Bytes>,
}

impl Planner {
    pub(crate) fn new(registry: Arc<Registry>, backend: DbBackend) -> Self {
        Self::with_limits(registry, backend, MOST_PLANS, MOST_BYTES)
    }

    /// A planner that keeps no more than so many plans and bytes.
    pub(super) fn with_limits(
        registry: Arc<Registry>,
        backend: DbBackend,
        most_plans: u64,
        most_bytes: u64,
    ) -> Self {
        let bytes = Bytes {
            least: most_bytes.div_ceil(most_plans.max(1)),
        };
        Self {
            registry,
            backend,
            plans: Cache::with_weighter(1_000, most_bytes, bytes),
        }
    }

    pub(crate) fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// Plans a statement, or takes its plan from the cache. `given` are the values that it brings.
    pub(crate) fn plan(
        &self,
        sql: &str,
        given: Option<&Values>,
        mode: Mode,
    ) -> Result<Planned, TenancyError> {
        let dialect = Dialect::of(self.backend)?;
        lex::check_length(sql)?;
        let shared = shape::scanned(sql, dialect, |shape| {
            let shape = shape?;
            let plan = self.plan_shape(shape, mode)?;
            let runs = shape.runs;
            plan.fits(&runs, given).then_some(Planned { plan, runs })
        });
        match shared {
            Some(planned) => Ok(planned),
            None => self.plan_as_it_is(sql, given, mode),
        }
    }

    /// The plan of a shape; `None` where there is none, and the statement is to be planned as it is.
    fn plan_shape(&self, shape: Shape<'_>, mode: Mode) -> Option<Arc<Plan>> {
        let text = TextRef {
            mode,
            reading: Reading::Shape,
            sql: shape.text,
        };
        if let Some(kept) = self.plans.get(&text) {
            return kept.0;
        }
        let planned = self.plan_anew(shape.text, shape.runs, Reading::Shape, mode);
        let plan = Self::keep_marker(shape.text, planned).ok().map(Arc::new);
        self.keep(text, Kept(plan.clone()));
        plan
    }

    /// Plans a statement by its whole text.
    pub(super) fn plan_as_it_is(
        &self,
        sql: &str,
        given: Option<&Values>,
        mode: Mode,
    ) -> Result<Planned, TenancyError> {
        let planned = self.plan_whole(sql, Reading::AsItIs, mode)?;
        if planned.plan.fits(&planned.runs, given) {
            return Ok(planned);
        }
        self.plan_whole(sql, Reading::Loose, mode)
    }

    fn plan_whole(&self, sql: &str, reading: Reading, mode: Mode) -> Result<Planned, TenancyError> {
        let runs = Runs::default();
        let text = TextRef { mode, reading, sql };
        if let Some(Kept(Some(plan))) = self.plans.get(&text) {
            return Ok(Planned { plan, runs });
        }
        let plan = Arc::new(Self::keep_marker(
            sql,
            self.plan_anew(sql, runs, reading, mode),
        )?);
        self.keep(text, Kept(Some(Arc::clone(&plan))));
        Ok(Planned { plan, runs })
    }

    fn keep(&self, TextRef { mode, reading, sql }: TextRef<'_>, kept: Kept) {
        if sql.len() <= LONGEST_KEPT {
            let sql = sql.into();
            let text = Text { mode, reading, sql };
            self.plans.insert(text, kept);
        }
    }

    /// How many plans are kept, and how many bytes they weigh.
    #[cfg(test)]
    pub(super) fn kept(&self) -> (u64, u64) {
        let plans = u64::try_from(self.plans.len()).unwrap_or(u64::MAX);
        (plans, self.plans.weight())
    }

    fn plan_anew(
        &self,
        sql: &str,
        runs: Runs,
        reading: Reading,
        mode: Mode,
    ) -> Result<Plan, TenancyError> {
        let dialect = Dialect::of(self.backend)?;
        let lexed = lex::lex(sql, dialect)?;
        let lex::Size {
            operators,
            prefixes,
            levels,
        } = lexed.size;
        let deep = operators + prefixes + levels > SHALLOW;
        let stack = STACK
            + operators * STACK_PER_OPERATOR
            + prefixes * STACK_PER_PREFIX
            + levels * STACK_PER_LEVEL;
        if stack > LARGEST_STACK {
            return Err(Refusal::TooLarge("a gigabyte of stack").into());
        }
        let plan = || self.plan_lexed(sql, runs, lexed, reading, mode);
        if deep {
            stacker::grow(stack, plan)
        } else {
            stacker::maybe_grow(RED_ZONE, stack, plan)
        }
    }

    /// The mark of `without_tenancy()` opens a query block to whoever knows it: no error tells it, and it never reaches the
    /// database, which could hand it out.
    fn keep_marker(sql: &str, planned: Result<Plan, TenancyError>) -> Result<Plan, TenancyError> {
        match planned {
            Ok(plan) if plan.text.holds(marker::is_in) => Err(TenancyError::form(
                "without_tenancy() where it is no condition of the query that it opens",
            )),
            Err(err) if marker::is_in(sql) && marker::is_told_by(&err.to_string()) => {
                let withheld = "near the condition that without_tenancy() added";
                Err(Refusal::Unparsable(withheld.to_owned()).into())
            }
            planned => planned,
        }
    }

    fn plan_lexed(
        &self,
        sql: &str,
        runs: Runs,
        mut lexed: lex::Lexed,
        reading: Reading,
        mode: Mode,
    ) -> Result<Plan, TenancyError> {
        let dialect = Dialect::of(self.backend)?;
        let mut statement = render::parse(&mut lexed, dialect)?;
        let mut planning = Planning::new(&self.registry, dialect, mode, sql, runs);
        planning.run(&mut statement, reading == Reading::Loose)?;
        let Planning {
            tenant_values,
            value_checks,
            checks,
            guard,
            follow_up,
            families,
            ..
        } = planning;
        let alike = families.map_or_else(Vec::new, |families| families.alike);
        let text = render::render(statement, lexed.takes, &lexed.pieces, &runs, dialect)?;
        Ok(Plan {
            text,
            backend: self.backend,
            takes: lexed.takes,
            tenant_values,
            value_checks,
            guard,
            checks,
            alike,
            follow_up,
            for_tenant: mode == Mode::Tenant,
        })
    }
}

/// The plan of one statement, and what the statement repeats that the plan has once.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub(crate) plan: Arc<Plan>,
    pub(crate) runs: Runs,
}

/// What is kept of a text: its plan, or that there is none for its shape.
#[derive(Clone, Debug)]
struct Kept(Option<Arc<Plan>>);

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Reading {
    /// What it repeats stands in it once.
    Shape,
    AsItIs,
    /// Its values aren't of the families that they would be taken for.
    Loose,
}

/// A statement's text as the cache's key.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Text {
    mode: Mode,
    reading: Reading,
    sql: Box<str>,
}

/// The same, borrowed.
#[derive(Clone, Copy, Hash)]
struct TextRef<'t> {
    mode: Mode,
    reading: Reading,
    sql: &'t str,
}

impl Equivalent<Text> for TextRef<'_> {
    fn equivalent(&self, key: &Text) -> bool {
        self.mode == key.mode && self.reading == key.reading && *self.sql == *key.sql
    }
}

/// Weighs plans by their bytes, and each at least so much that no more than the most plans fit.
#[derive(Clone, Debug)]
struct Bytes {
    least: u64,
}

impl Weighter<Text, Kept> for Bytes {
    fn weight(&self, key: &Text, Kept(plan): &Kept) -> u64 {
        let of_plan = plan.as_ref().map_or(0, |plan| {
            let rest =
                plan.tenant_values.len() + plan.checks.len() + plan.guard.len() + plan.alike.len();
            plan.text.bytes() + rest * 96
        });
        let bytes = key.sql.len() + of_plan + 512;
        u64::try_from(bytes).unwrap_or(u64::MAX).max(self.least)
    }
}
