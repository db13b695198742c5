//! A tenant that is entered where tenants of other tenancies are current must be theirs, and they its own: a workspace of
//! another organisation is none here, whichever of the two is entered first, and whatever stands between them.

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, StatementBuilder};
use tenancy_core::Context;

use super::shared::Shared;
use crate::entity::{BoundKey, BoundTenants, Owner, Scope as Ownership, Table, TenancyNumber};
use crate::error::TenancyError;

impl Shared {
    /// Refuses a tenant that the current tenants of other tenancies don't see, and one that doesn't see them. Without any,
    /// or where tenants belong to nobody, nothing is asked.
    pub(super) async fn is_within(&self, own: &BoundKey) -> Result<(), TenancyError> {
        let mut bound = BoundTenants::of(TenancyNumber::OWN, own.clone());
        if let Some(current) = Context::with_current(|context| self.current_tenants(context))? {
            // The one that is entered takes the place of another of its tenancy.
            for (tenancy, key) in current.iter() {
                bound.and(tenancy, key.clone());
            }
        }
        let questions: Vec<_> = self
            .tenancies()
            .filter_map(|(tenancy, _)| self.is_theirs(tenancy, &bound))
            .map(|question| StatementBuilder::build(&question, &self.backend))
            .collect();
        for question in questions {
            if self.database.query_one_raw(question).await?.is_none() {
                return Err(TenancyError::TenantNotFound {
                    entity: self.own.entity.clone(),
                    lookup: "key within the current tenants".to_owned(),
                });
            }
        }
        Ok(())
    }

    /// The current tenants of other tenancies to whom this tenancy's tenants belong, directly or through others.
    pub(super) fn current_owners(&self) -> Result<Option<BoundTenants>, TenancyError> {
        let Some(current) = Context::with_current(|context| self.current_tenants(context))? else {
            return Ok(None);
        };
        let mut found = vec![TenancyNumber::OWN];
        let mut looked_at = 0;
        while let Some(tenancy) = found.get(looked_at) {
            let owners = self.owners_of(*tenancy).iter().map(|owner| owner.tenant);
            let unknown: Vec<_> = owners.filter(|owner| !found.contains(owner)).collect();
            found.extend(unknown);
            looked_at += 1;
        }
        let mut bound: Option<BoundTenants> = None;
        for (tenancy, key) in current.iter() {
            if tenancy != TenancyNumber::OWN && found.contains(&tenancy) {
                BoundTenants::put(&mut bound, tenancy, key.clone());
            }
        }
        Ok(bound)
    }

    /// Asks for the row of a tenancy's tenant among these, if it is one of other tenants among them, and what is entered is
    /// any of the two.
    fn is_theirs(&self, tenancy: TenancyNumber, bound: &BoundTenants) -> Option<SelectStatement> {
        let key = bound.get(tenancy)?;
        let mut way = Way::default();
        let theirs = self.owned_by(tenancy, bound, &mut way)?;
        if tenancy != TenancyNumber::OWN && !way.asks_for.contains(&TenancyNumber::OWN) {
            return None;
        }
        let (table, column) = self.tenants_table(tenancy)?;
        let own = Expr::col(Alias::new(column)).eq(key.value.clone());
        Some(rows_of(table, Expr::val(1), theirs.add(own)))
    }

    /// The condition under which tenants of a tenancy belong to these; `None` where they belong to none of them.
    fn owned_by(
        &self,
        tenancy: TenancyNumber,
        bound: &BoundTenants,
        way: &mut Way,
    ) -> Option<Condition> {
        way.passed.push(tenancy);
        let mut all: Option<Condition> = None;
        for owner in self.owners_of(tenancy) {
            let column = || Expr::col(Alias::new(&owner.column));
            let theirs = match bound.get(owner.tenant) {
                Some(key) => {
                    way.asks_for.push(owner.tenant);
                    Some(column().eq(key.value.clone()))
                }
                // Tenancies could belong to each other in a circle.
                None if way.passed.contains(&owner.tenant) => None,
                None => self
                    .tenants_of(owner.tenant, bound, way)
                    .map(|tenants| column().in_subquery(tenants)),
            };
            let Some(theirs) = theirs else { continue };
            let theirs = Condition::any().add(theirs);
            let theirs = if owner.optional {
                theirs.add(column().is_null())
            } else {
                theirs
            };
            all = Some(all.unwrap_or_else(Condition::all).add(theirs));
        }
        way.passed.pop();
        all
    }

    /// The keys of a tenancy's tenants that belong to these.
    fn tenants_of(
        &self,
        tenancy: TenancyNumber,
        bound: &BoundTenants,
        way: &mut Way,
    ) -> Option<SelectStatement> {
        let theirs = self.owned_by(tenancy, bound, way)?;
        let (table, column) = self.tenants_table(tenancy)?;
        Some(rows_of(table, Expr::col(Alias::new(column)), theirs))
    }

    /// The table of a tenancy's tenants, and its key.
    fn tenants_table(&self, TenancyNumber(tenancy): TenancyNumber) -> Option<(&Table, &str)> {
        let registry = self.planners.registry();
        let table = registry.table(registry.tenancies().get(usize::from(tenancy))?.table);
        match &table.scope {
            Ownership::Tenant { key, .. } => Some((table, key.as_str())),
            _ => None,
        }
    }

    fn owners_of(&self, tenancy: TenancyNumber) -> &[Owner] {
        match self.tenants_table(tenancy).map(|(table, _)| &table.scope) {
            Some(Ownership::Tenant { owners, .. }) => owners,
            _ => &[],
        }
    }
}

/// The way from a tenant to those to whom it belongs.
#[derive(Debug, Default)]
struct Way {
    /// The tenancies on it.
    passed: Vec<TenancyNumber>,
    /// The tenancies whose current tenants it ends at.
    asks_for: Vec<TenancyNumber>,
}

fn rows_of(table: &Table, what: Expr, condition: Condition) -> SelectStatement {
    let mut select = Query::select();
    select
        .expr(what)
        .from(table.table_ref())
        .cond_where(condition);
    select
}
