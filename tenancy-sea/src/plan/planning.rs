use std::collections::{HashMap, HashSet};

use sqlparser::ast::{Ident, Statement};

use super::dialect::Dialect;
use super::evaluation::families::Families;
use super::evaluation::given_names::GivenNames;
use super::evaluation::hidden_calls::hides_calls;
use super::evaluation::simple::is_simple;
use super::evaluation::somewhere::{can_fail_somewhere, sorts_by_what_can_fail};
use super::read::aliased::Aliased;
use super::read::expression;
use super::references::repeatable;
use super::scope::Scope;
use super::shape::Runs;
use super::{Check, FollowUp, GuardedColumn, Mode, TenantValue, ValueCheck};
use crate::entity::{Registry, Scope as Ownership, Table, TableId};
use crate::error::TenancyError;

/// A statement while it is planned: what its rules share.
///
/// Each rule is an `impl` block in a file of its own.
pub(super) struct Planning<'r> {
    pub(super) registry: &'r Registry,
    pub(super) dialect: Dialect,
    pub(super) mode: Mode,
    /// What the statement repeats, and the text has once.
    pub(super) runs: Runs,
    pub(super) tenant_values: Vec<TenantValue>,
    pub(super) checks: Vec<Check>,
    pub(super) guard: Vec<GuardedColumn>,
    pub(super) value_checks: Vec<ValueCheck>,
    pub(super) follow_up: Option<FollowUp>,
    /// Given values that are read in more than one place: they can't be changed when the plan is bound.
    pub(super) repeated: HashSet<usize>,
    /// The names of relations whose rows can be plain values, and those of their columns that are known.
    pub(super) scalars: HashMap<String, HashSet<String>>,
    /// MySQL: the tables that a multi-table write names. They can't be read in a sub-query of it but as a copy.
    pub(super) written: Vec<TableId>,
    /// SQLite: the tables whose rows go one by one while a RETURNING is computed. A sub-query there can't find its tenant
    /// through them.
    pub(super) vanishing: Vec<TableId>,
    /// Some condition may run on rows before their scope is looked at.
    pub(super) scoped: bool,
    /// Some condition of the statement can fail.
    pub(super) fallible: bool,
    /// On PostgreSQL, what can fail may be called by an operator or a cast that doesn't look like it.
    pub(super) hides_calls: bool,
    /// The source of an INSERT became a table: its own are out of sight.
    pub(super) apart: bool,
    /// The rows of the query that is planned are locked.
    pub(super) locked: bool,
    /// The statement is a query of a single table and of nothing else.
    pub(super) simple: bool,
    /// Rows are sorted or grouped by what can fail, which MariaDB does before it joins a scope's tables.
    pub(super) sorts: bool,
    pub(super) aliased: Aliased,
    /// The names that the statement gives, if something in it can fail.
    pub(super) given: GivenNames,
    /// What comparisons can fail, if any can.
    pub(super) families: Option<Families<'r>>,
    /// A function whose value could be another one in each place where a derived table's column is read.
    pub(super) moving: Option<String>,
    alias_prefix: String,
    aliases: usize,
}

impl<'r> Planning<'r> {
    pub(super) fn new(
        registry: &'r Registry,
        dialect: Dialect,
        mode: Mode,
        sql: &str,
        runs: Runs,
    ) -> Self {
        Self {
            registry,
            dialect,
            mode,
            runs,
            tenant_values: Vec::new(),
            checks: Vec::new(),
            guard: Vec::new(),
            value_checks: Vec::new(),
            follow_up: None,
            repeated: HashSet::new(),
            scalars: HashMap::new(),
            written: Vec::new(),
            vanishing: Vec::new(),
            scoped: false,
            fallible: false,
            hides_calls: false,
            apart: false,
            locked: false,
            simple: false,
            sorts: false,
            aliased: Aliased::default(),
            given: GivenNames::default(),
            families: None,
            moving: None,
            alias_prefix: free_prefix(sql),
            aliases: 0,
        }
    }

    /// Plans the statement in place.
    ///
    /// `loose`: the given values aren't of the families that they would be taken for.
    pub(super) fn run(
        &mut self,
        statement: &mut Statement,
        loose: bool,
    ) -> Result<(), TenancyError> {
        self.repeated = expression::repeated_parameters(statement);
        self.scalars = expression::scalars(statement, self.dialect);
        self.moving = repeatable::moving(statement, self.dialect);
        self.aliased = Aliased::of(statement, self.dialect);
        if self.dialect == Dialect::Postgres {
            self.given = GivenNames::of(statement, self.dialect);
        }
        self.families = Families::of(statement, self.dialect, self.registry, loose);
        let families = self.families.as_ref();
        let (unlike, sorts) = families.map_or((false, false), |of| (of.fails, of.sorts));
        self.sorts = self.dialect == Dialect::MySql
            && (sorts || sorts_by_what_can_fail(statement, self.dialect));
        // MariaDB reads rows that are found by their key while it plans, and shows what they hold.
        let shows =
            self.dialect == Dialect::MySql && matches!(statement, Statement::Explain { .. });
        self.fallible = shows
            || self.sorts
            || unlike
            || self.aliased.fails
            || self.fills_itself(statement)
            || can_fail_somewhere(statement, self.dialect, &|expr| self.overflows(expr));
        self.simple = self.fallible && !shows && is_simple(statement);
        if self.dialect == Dialect::Postgres {
            self.hides_calls = hides_calls(statement, self.registry, &self.given);
            self.fallible |= self.hides_calls;
        } else if self.fallible {
            self.given = GivenNames::of(statement, self.dialect);
        }
        self.statement(statement, &Scope::root())?;
        if self.scoped {
            self.patterns(statement)?;
        }
        Ok(())
    }

    /// An alias that nothing else in the statement uses.
    pub(super) fn alias(&mut self) -> Ident {
        self.aliases += 1;
        self.dialect
            .ident(&format!("{}{}", self.alias_prefix, self.aliases))
    }

    /// Builds something around an alias, which is free again afterwards: the same expression, planned twice, stays the
    /// same expression.
    pub(super) fn with_alias<R>(&mut self, build: impl FnOnce(&mut Self, Ident) -> R) -> R {
        let before = self.aliases;
        let alias = self.alias();
        let built = build(self, alias);
        self.aliases = before;
        built
    }

    pub(super) fn ident(&self, name: &str) -> Ident {
        self.dialect.ident(name)
    }

    /// Whether statements are scoped to a tenant here: not where restrictions are ignored.
    pub(super) fn scopes(&self) -> bool {
        !matches!(self.mode, Mode::Opened { .. })
    }

    /// Whether the entity of a table declares a column.
    pub(super) fn declares(&self, id: TableId, column: &Ident) -> bool {
        let mut columns = self.registry.table(id).columns.iter();
        columns.any(|known| self.dialect.names(column, &known.name))
    }

    /// Refuses a tenant-owned table where there is no tenant.
    pub(super) fn needs_tenant(&self, table: &Table) -> Result<(), TenancyError> {
        match self.mode {
            Mode::NoTenant => Err(table.no_tenant()),
            Mode::Tenant if matches!(table.scope, Ownership::OtherTenancy) => {
                Err(table.no_tenant())
            }
            Mode::Tenant | Mode::Opened { .. } => Ok(()),
        }
    }

    /// Notes what a raising expression means and gives it a code; the same meaning keeps its code.
    pub(super) fn check(&mut self, error: TenancyError) -> u32 {
        let text = error.to_string();
        if let Some(known) = self
            .checks
            .iter()
            .find(|check| check.error.to_string() == text)
        {
            return known.code;
        }
        let code = u32::try_from(self.checks.len()).unwrap_or(u32::MAX);
        self.checks.push(Check { code, error });
        code
    }
}

/// A prefix that is found nowhere in the statement, in whatever case, and is short: PostgreSQL cuts names off after 63
/// bytes, and aliases of ours would become one.
fn free_prefix(sql: &str) -> String {
    const PREFIX: &str = "tenancy";
    let sql = sql.to_lowercase();
    // What follows the word: how many underscores, up to a few, or a number that ends in one.
    let (mut most, mut numbers) = (0, HashSet::new());
    for (at, _) in sql.match_indices(PREFIX) {
        let rest = sql.get(at + PREFIX.len()..).unwrap_or_default();
        let underscores = rest
            .bytes()
            .take(9)
            .take_while(|byte| *byte == b'_')
            .count();
        most = most.max(underscores);
        let digits = rest.bytes().take(9).take_while(u8::is_ascii_digit).count();
        numbers.extend(
            rest.get(..digits)
                .and_then(|digits| digits.parse::<u32>().ok()),
        );
    }
    if most < 9 {
        return format!("{PREFIX}{}", "_".repeat(most + 1));
    }
    let free = (0..)
        .find(|number| !numbers.contains(number))
        .unwrap_or_default();
    format!("{PREFIX}{free}_")
}
