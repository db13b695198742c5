use std::sync::Arc;

use sea_orm::{ConnectionTrait, DbErr, ExecResult, QueryResult, Statement};

use super::guard::Guard;
use super::scope::Scope;
use super::shared::Shared;
use crate::error::Refusal;
use crate::plan::{Mode, Plan};

/// Runs one statement for a scope, on a connection or in a transaction: plan, bind, run, guard.
pub(super) struct Runner<'a, D> {
    pub(super) shared: &'a Shared,
    pub(super) database: &'a D,
    pub(super) scope: Scope,
}

/// What is left to do when the database has answered.
#[derive(Debug)]
pub(super) struct Answer {
    plan: Option<Arc<Plan>>,
    guard: Option<Guard>,
}

impl<D: ConnectionTrait> Runner<'_, D> {
    pub(super) async fn execute(self, statement: Statement) -> Result<ExecResult, DbErr> {
        let database = self.database;
        let (statement, answer) = self.plan(statement).await?;
        database
            .execute_raw(statement)
            .await
            .map_err(|err| answer.explain(err))
    }

    pub(super) async fn execute_unprepared(self, sql: &str) -> Result<ExecResult, DbErr> {
        let Self {
            shared, database, ..
        } = self;
        let (statement, answer) = self
            .plan(Statement::from_string(shared.backend, sql))
            .await?;
        let result = if statement
            .values
            .as_ref()
            .is_none_or(|values| values.0.is_empty())
        {
            database.execute_unprepared(&statement.sql).await
        } else {
            // The tenant's key is a bound parameter, never text.
            database.execute_raw(statement).await
        };
        result.map_err(|err| answer.explain(err))
    }

    pub(super) async fn query_one(
        self,
        statement: Statement,
    ) -> Result<Option<QueryResult>, DbErr> {
        let database = self.database;
        let (statement, mut answer) = self.plan(statement).await?;
        let row = database
            .query_one_raw(statement)
            .await
            .map_err(|err| answer.explain(err))?;
        row.map(|row| answer.admit(row)).transpose()
    }

    pub(super) async fn query_all(self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let database = self.database;
        let (statement, mut answer) = self.plan(statement).await?;
        let rows = database
            .query_all_raw(statement)
            .await
            .map_err(|err| answer.explain(err))?;
        answer.admit_all(rows)
    }

    /// The statement as it is to be run, and what to do with the answer.
    pub(super) async fn plan(self, statement: Statement) -> Result<(Statement, Answer), DbErr> {
        let Some((mode, tenant)) = self.scope.into_mode() else {
            return Ok((
                statement,
                Answer {
                    plan: None,
                    guard: None,
                },
            ));
        };
        if statement.db_backend != self.shared.backend {
            return Err(crate::TenancyError::from(Refusal::Backend).into());
        }
        let plan = self.shared.planner.plan(&statement.sql, mode)?;
        let bound = plan.bind(statement.values, tenant.as_ref())?;
        let guard = match tenant {
            Some(tenant) if mode == Mode::Tenant && self.shared.options.throw_if_not_related => {
                Guard::prepare(&plan, tenant.key, self.shared, self.database).await?
            }
            _ => None,
        };
        Ok((
            bound,
            Answer {
                plan: Some(plan),
                guard,
            },
        ))
    }
}

impl Answer {
    /// What the database's error means to the tenant.
    pub(super) fn explain(&self, err: DbErr) -> DbErr {
        match &self.plan {
            Some(plan) => plan.explain(err),
            None => err,
        }
    }

    /// Hands out a row that is the tenant's.
    pub(super) fn admit(&mut self, row: QueryResult) -> Result<QueryResult, DbErr> {
        if let Some(guard) = &mut self.guard {
            guard.check(&row)?;
        }
        Ok(row)
    }

    /// Hands out rows, if all of them are the tenant's.
    fn admit_all(&mut self, rows: Vec<QueryResult>) -> Result<Vec<QueryResult>, DbErr> {
        if let Some(guard) = &mut self.guard {
            rows.iter().try_for_each(|row| guard.check(row))?;
        }
        Ok(rows)
    }
}
