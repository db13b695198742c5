//! A tenant that is entered within those of other tenancies must be theirs: a workspace of another organisation is none here.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{DbErr, StatementBuilder};
use tenancy_core::Context;

use super::run::{Answer, Runner};
use super::scope::Scope;
use super::shared::Shared;
use crate::entity::{BoundKey, BoundTenants, Owner, Scope as Ownership, TenantNumber};
use crate::error::TenancyError;

impl Shared {
    /// Refuses a tenant that the current tenants of other tenancies don't see. Without any, or where tenants belong to
    /// nobody, nothing is asked.
    pub(super) async fn is_within(&self, own: &BoundKey) -> Result<(), TenancyError> {
        let registry = self.planners.registry();
        let Some(tenancy) = registry.tenancies().first() else {
            return Ok(());
        };
        let table = registry.table(tenancy.table);
        let Ownership::Tenant { key, owners, .. } = &table.scope else {
            return Ok(());
        };
        let Some(outer) = self.outer_tenants(owners)? else {
            return Ok(());
        };
        let mut select = Query::select();
        select
            .expr(Expr::val(1))
            .from(table.table_ref())
            .and_where(Expr::col(Alias::new(key)).eq(own.value.clone()));
        let runner = Runner {
            shared: self,
            session: &self.database,
            scope: Scope::Tenant(outer),
        };
        let select = StatementBuilder::build(&select, &self.backend);
        let mut answer = Answer::default();
        let asked = runner.query_one(select, &mut answer).map_err(not_asked)?;
        let found = answer.admit_one(asked.await);
        match found.map_err(not_asked)? {
            Some(_) => Ok(()),
            None => Err(TenancyError::TenantNotFound {
                entity: self.entity.clone(),
                lookup: "key within the current tenants".to_owned(),
            }),
        }
    }

    /// The current tenants to whom tenants of this tenancy belong.
    fn outer_tenants(&self, owners: &[Owner]) -> Result<Option<BoundTenants>, TenancyError> {
        let current = Context::with_current(|context| self.current_tenants(context))?;
        let Some(current) = current else {
            return Ok(None);
        };
        let mut outer: Option<BoundTenants> = None;
        let tenancies = self.tenancies().map(|(number, _)| number);
        let owns = |number: &TenantNumber| owners.iter().any(|owner| owner.tenant == *number);
        for number in tenancies.filter(owns) {
            let Some(key) = current.of_tenancy(number) else {
                continue;
            };
            match &mut outer {
                Some(outer) => outer.and(number, key.clone()),
                None => outer = Some(BoundTenants::of(number, key.clone())),
            }
        }
        Ok(outer)
    }
}

fn not_asked(err: DbErr) -> TenancyError {
    TenancyError::from_db_err(&err)
        .cloned()
        .unwrap_or(TenancyError::Db(err))
}
