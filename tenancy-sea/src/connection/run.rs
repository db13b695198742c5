use std::sync::Arc;

use sea_orm::{ConnectionTrait, DbErr, ExecResult, QueryResult, Statement, Value};

use super::begin::Begin;
use super::guard::Guard;
use super::links::Links;
use super::scope::{Scope, tenancies_of};
use super::shared::Shared;
use crate::entity::{BoundKey, marker};
use crate::error::Refusal;
use crate::error::TenancyError;
use crate::plan::{Mode, Plan, Planned, Runs};

/// Runs one statement for a scope, on a connection or in a transaction: plan, bind, run, guard.
pub(super) struct Runner<'a, S> {
    pub(super) shared: &'a Shared,
    pub(super) session: &'a S,
    pub(super) scope: Scope,
}

/// What is left to do when the database has answered.
#[derive(Debug, Default)]
pub(super) struct Answer {
    plan: Option<Arc<Plan>>,
    guard: Option<Guard>,
    /// For a statement on a many-to-many entity: the tenant to whom its rows are linked, the values it brought, and what
    /// it repeats.
    linked: Option<Box<Linked>>,
}

#[derive(Debug)]
struct Linked {
    tenant: BoundKey,
    given: Vec<Value>,
    runs: Runs,
}

impl<S: Begin> Runner<'_, S> {
    pub(super) async fn execute(self, statement: Statement) -> Result<ExecResult, DbErr> {
        let (shared, session) = (self.shared, self.session);
        let (statement, answer) = self.plan(statement).await?;
        let result = match answer.links(shared) {
            Some(links) => Box::pin(links.execute(session, statement)).await,
            None => session.database().execute_raw(statement).await,
        };
        result.map_err(|err| answer.explain(err))
    }

    pub(super) async fn execute_unprepared(self, sql: &str) -> Result<ExecResult, DbErr> {
        let (shared, session) = (self.shared, self.session);
        let statement = Statement::from_string(shared.backend, sql);
        let (statement, answer) = self.plan(statement).await?;
        let binds_nothing = statement
            .values
            .as_ref()
            .is_none_or(|values| values.0.is_empty());
        let result = match answer.links(shared) {
            Some(links) => Box::pin(links.execute(session, statement)).await,
            None if binds_nothing => session.database().execute_unprepared(&statement.sql).await,
            // The tenant's key is a bound parameter, never text.
            None => session.database().execute_raw(statement).await,
        };
        result.map_err(|err| answer.explain(err))
    }

    pub(super) async fn query_one(
        self,
        statement: Statement,
    ) -> Result<Option<QueryResult>, DbErr> {
        let (shared, session) = (self.shared, self.session);
        let (statement, mut answer) = self.plan(statement).await?;
        let row = match answer.links(shared) {
            Some(links) => Box::pin(links.query(session, statement))
                .await
                .map(|rows| rows.into_iter().next()),
            None => session.database().query_one_raw(statement).await,
        };
        let row = row.map_err(|err| answer.explain(err))?;
        if let Some(row) = &row {
            answer.check(row)?;
        }
        Ok(row)
    }

    pub(super) async fn query_all(self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let (shared, session) = (self.shared, self.session);
        let (statement, mut answer) = self.plan(statement).await?;
        let rows = match answer.links(shared) {
            Some(links) => Box::pin(links.query(session, statement)).await,
            None => session.database().query_all_raw(statement).await,
        };
        let rows = rows.map_err(|err| answer.explain(err))?;
        answer.admit_all(rows)
    }

    /// The statement as it is to be run, and what to do with the answer.
    pub(super) async fn plan(self, statement: Statement) -> Result<(Statement, Answer), DbErr> {
        let (shared, session) = (self.shared, self.session);
        let (bound, mut answer) = self.bind(statement)?;
        // Boxed, as all that is rarely run: it would make every statement's future larger.
        if let Some(guard) = &mut answer.guard
            && guard.needs_origins()
        {
            Box::pin(guard.ask_for_origins(shared, session.database())).await?;
        }
        Ok((bound, answer))
    }

    /// The same without the database, which is asked only for what the driver doesn't say.
    pub(super) fn bind(self, statement: Statement) -> Result<(Statement, Answer), DbErr> {
        let Some((mode, tenants)) = self.scope.into_mode() else {
            let sql = marker::strip(statement.sql);
            return Ok((Statement { sql, ..statement }, Answer::default()));
        };
        if statement.db_backend != self.shared.backend {
            return Err(crate::TenancyError::from(Refusal::Backend).into());
        }
        let planner = self.shared.planners.of(tenancies_of(tenants.as_ref()))?;
        let Planned { plan, runs } =
            planner.plan(&statement.sql, statement.values.as_ref(), mode)?;
        let linked = match (&tenants, plan.follow_up()) {
            (Some(tenants), Some(follow_up)) => {
                let tenant = tenants.get(follow_up.tenant());
                let tenant = tenant.ok_or_else(|| TenancyError::form("links of no tenant"))?;
                let given = statement.values.as_ref().map(|values| values.0.clone());
                Some(Box::new(Linked {
                    tenant: tenant.clone(),
                    given: given.unwrap_or_default(),
                    runs,
                }))
            }
            _ => None,
        };
        let bound = plan.bind(&runs, statement.values, tenants.as_ref())?;
        let guard = match tenants {
            Some(tenants) if mode == Mode::Tenant && self.shared.options.throw_if_not_related => {
                Guard::new(&plan, tenants)
            }
            _ => None,
        };
        Ok((
            bound,
            Answer {
                plan: Some(plan),
                guard,
                linked,
            },
        ))
    }
}

impl Answer {
    /// What has to be done beside the statement, in the same transaction.
    fn links<'l>(&'l self, shared: &'l Shared) -> Option<Links<'l>> {
        let follow_up = self.plan.as_ref()?.follow_up()?;
        let Linked {
            tenant,
            given,
            runs,
        } = &**self.linked.as_ref()?;
        Some(Links {
            shared,
            follow_up,
            tenant,
            given: given.clone(),
            runs: *runs,
        })
    }

    /// Refuses a statement that has to be followed by others where it can't be.
    #[cfg(feature = "stream")]
    pub(super) fn alone(&self) -> Result<(), TenancyError> {
        match &self.linked {
            Some(_) => Err(TenancyError::form(
                "a stream of inserted or deleted rows of a many-to-many entity",
            )),
            None => Ok(()),
        }
    }

    /// What the database's error means to the tenant.
    pub(super) fn explain(&self, err: DbErr) -> DbErr {
        match &self.plan {
            Some(plan) => plan.explain(err),
            None => err,
        }
    }

    /// Refuses a row that isn't the tenant's.
    pub(super) fn check(&mut self, row: &QueryResult) -> Result<(), TenancyError> {
        match &mut self.guard {
            Some(guard) => guard.check(row),
            None => Ok(()),
        }
    }

    /// Hands out rows, if all of them are the tenant's.
    fn admit_all(&mut self, rows: Vec<QueryResult>) -> Result<Vec<QueryResult>, DbErr> {
        rows.iter().try_for_each(|row| self.check(row))?;
        Ok(rows)
    }
}
