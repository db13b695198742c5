use std::pin::Pin;
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

/// What the database is asked.
pub(super) type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T, DbErr>> + Send + 'a>>;

/// Asks the database, and leaves in `answer` what is to be done when it has answered.
///
/// No futures of their own: all that is needed before the database is asked would be kept and moved until it has answered.
/// What is rarely needed makes a future that does everything.
impl<'a, S: Begin> Runner<'a, S> {
    pub(super) fn execute(
        self,
        statement: Statement,
        answer: &mut Answer,
    ) -> Result<Asked<'a, ExecResult>, DbErr> {
        let (shared, session) = (self.shared, self.session);
        let statement = self.bind(statement, answer)?;
        if answer.needs_more() {
            let mut bound = std::mem::take(answer);
            return Ok(Box::pin(async move {
                bound.prepare(shared, session).await?;
                let result = match bound.links(shared) {
                    Some(links) => links.execute(session, statement).await,
                    None => session.database().execute_raw(statement).await,
                };
                bound.admit_result(result)
            }));
        }
        Ok(session.database().execute_raw(statement))
    }

    pub(super) fn query_one(
        self,
        statement: Statement,
        answer: &mut Answer,
    ) -> Result<Asked<'a, Option<QueryResult>>, DbErr> {
        let (shared, session) = (self.shared, self.session);
        let statement = self.bind(statement, answer)?;
        if answer.needs_more() {
            let mut bound = std::mem::take(answer);
            return Ok(Box::pin(async move {
                bound.prepare(shared, session).await?;
                let row = match bound.links(shared) {
                    Some(links) => links
                        .query(session, statement)
                        .await
                        .map(|rows| rows.into_iter().next()),
                    None => session.database().query_one_raw(statement).await,
                };
                bound.admit_one(row)
            }));
        }
        Ok(session.database().query_one_raw(statement))
    }

    pub(super) fn query_all(
        self,
        statement: Statement,
        answer: &mut Answer,
    ) -> Result<Asked<'a, Vec<QueryResult>>, DbErr> {
        let (shared, session) = (self.shared, self.session);
        let statement = self.bind(statement, answer)?;
        if answer.needs_more() {
            let mut bound = std::mem::take(answer);
            return Ok(Box::pin(async move {
                bound.prepare(shared, session).await?;
                let rows = match bound.links(shared) {
                    Some(links) => links.query(session, statement).await,
                    None => session.database().query_all_raw(statement).await,
                };
                bound.admit_all(rows)
            }));
        }
        Ok(session.database().query_all_raw(statement))
    }

    pub(super) async fn execute_unprepared(self, sql: &str) -> Result<ExecResult, DbErr> {
        let (shared, session) = (self.shared, self.session);
        let statement = Statement::from_string(shared.backend, sql);
        let mut answer = Answer::default();
        let statement = self.bind(statement, &mut answer)?;
        answer.prepare(shared, session).await?;
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
        answer.admit_result(result)
    }

    /// The statement as it is to be run, and in `answer`, which is a new one, what to do with the answer. Where that [needs
    /// more](Answer::needs_more) it has to be [prepared](Answer::prepare) first.
    pub(super) fn bind(
        self,
        statement: Statement,
        answer: &mut Answer,
    ) -> Result<Statement, DbErr> {
        let Some((mode, tenants)) = self.scope.into_mode() else {
            let sql = marker::strip(statement.sql);
            return Ok(Statement { sql, ..statement });
        };
        if statement.db_backend != self.shared.backend {
            return Err(crate::TenancyError::from(Refusal::Backend).into());
        }
        let planner = self.shared.planners.of(tenancies_of(tenants.as_ref()))?;
        let Planned { plan, runs } =
            planner.plan(&statement.sql, statement.values.as_ref(), mode)?;
        if let (Some(tenants), Some(follow_up)) = (&tenants, plan.follow_up()) {
            let tenant = tenants.get(follow_up.tenant());
            let tenant = tenant.ok_or_else(|| TenancyError::form("links of no tenant"))?;
            let given = statement.values.as_ref().map(|values| values.0.clone());
            answer.linked = Some(Box::new(Linked {
                tenant: tenant.clone(),
                given: given.unwrap_or_default(),
                runs,
            }));
        }
        let bound = plan.bind(&runs, statement.values, tenants.as_ref())?;
        if let Some(tenants) = tenants
            && mode == Mode::Tenant
            && self.shared.options.throw_if_not_related
        {
            answer.guard = Guard::new(&plan, tenants);
        }
        answer.plan = Some(plan);
        Ok(bound)
    }
}

impl Answer {
    /// Whether more is to be done than to run the statement and to look at its answer.
    pub(super) fn needs_more(&self) -> bool {
        self.linked.is_some() || self.guard.as_ref().is_some_and(Guard::needs_origins)
    }

    /// Asks the database for what the driver won't say of the answer, where there is such.
    pub(super) async fn prepare<S: Begin>(
        &mut self,
        shared: &Shared,
        session: &S,
    ) -> Result<(), DbErr> {
        match &mut self.guard {
            Some(guard) if guard.needs_origins() => {
                guard.ask_for_origins(shared, session.database()).await
            }
            _ => Ok(()),
        }
    }

    /// What has to be done beside the statement, in the same transaction.
    fn links<'l>(&'l self, shared: &'l Shared) -> Option<Links<'l>> {
        let Linked {
            tenant,
            given,
            runs,
        } = &**self.linked.as_ref()?;
        let follow_up = self.plan.as_ref()?.follow_up()?;
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

    pub(super) fn admit_result(
        &self,
        result: Result<ExecResult, DbErr>,
    ) -> Result<ExecResult, DbErr> {
        result.map_err(|err| self.explain(err))
    }

    /// Hands out a row, if it is the tenant's.
    pub(super) fn admit_one(
        &mut self,
        row: Result<Option<QueryResult>, DbErr>,
    ) -> Result<Option<QueryResult>, DbErr> {
        match &row {
            Ok(Some(found)) => self.check(found)?,
            Ok(None) => {}
            Err(_) => return row.map_err(|err| self.explain(err)),
        }
        row
    }

    /// Hands out rows, if all of them are the tenant's.
    pub(super) fn admit_all(
        &mut self,
        rows: Result<Vec<QueryResult>, DbErr>,
    ) -> Result<Vec<QueryResult>, DbErr> {
        let rows = rows.map_err(|err| self.explain(err))?;
        rows.iter().try_for_each(|row| self.check(row))?;
        Ok(rows)
    }
}
