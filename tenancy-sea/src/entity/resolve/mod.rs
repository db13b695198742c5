//! Turns declarations into tables: names become columns and relations, the whole set is checked.
//!
//! ```text
//! declared (one group a table) -> tenants -> direct -> many, secondary -> references -> one table
//! ```
//!
//! Nothing here stops at the first fault: whoever mends the set sees all of it at once.

mod declared;
mod direct;
mod fault;
mod many;
mod merge;
mod names;
mod reference;
mod secondary;
mod tenancy;
mod tenant;
#[cfg(test)]
mod tests;
mod unique;

use std::any::TypeId;

use sea_orm::DbBackend;

use self::declared::Declared;
use self::fault::Faults;
use self::tenant::TenantTable;
use super::declaration::{DeclaredConnection, Ownership};
use super::registry::{Registry, TableId};
use super::table::{Schema, Scope};
use super::tenancies::TenancyNumber;
use crate::error::BuildFault;

/// What the set of entities is resolved for.
#[derive(Clone, Debug)]
pub(crate) struct ResolveOptions {
    pub(crate) backend: DbBackend,
    /// Whether the database gives back what it wrote (RETURNING).
    pub(crate) support_returning: bool,
    /// The tenant column of entities that name none.
    pub(crate) tenant_column: Option<String>,
}

/// The registry of a set of entities, or every fault in it.
pub(crate) fn resolve(
    schemas: Vec<Schema>,
    tenant: TypeId,
    options: &ResolveOptions,
) -> Result<Registry, Vec<BuildFault>> {
    let declared = Declared::gather(schemas, options.backend);
    let mut faults = Faults::default();
    let tenants = TenantTable::find_all(&declared, tenant, &mut faults);
    let mut resolver = Resolver {
        declared: &declared,
        tenants,
        options,
        faults,
    };

    let mut entities = resolver.owned_in_the_row();
    resolver.owned_through_others(&mut entities);
    resolver.refuse_cycles();
    let mut tables = Vec::new();
    for id in declared.ids() {
        match resolver.table(entities.iter().filter(|entity| entity.table == id)) {
            Some(table) => tables.push(table),
            None => resolver.faults.add_unless_known(declared.entities(id)),
        }
    }
    resolver.refuse_ambiguous_schemas(&tables);
    if tables.len() == declared.ids().count() {
        resolver.refuse_shared_keys(&tables);
    }

    let faults = std::mem::take(&mut resolver.faults).into_list();
    if !faults.is_empty() {
        return Err(faults);
    }
    many::check_links(&mut tables);
    let tenancies = resolver.tenants.into_iter();
    let tenancies = tenancies.map(TenantTable::into_tenancy).collect();
    Ok(Registry::new(tables, tenancies))
}

/// An entity and what its declaration came to; no scope where it has a fault.
#[derive(Debug)]
struct Resolved<'a> {
    table: TableId,
    schema: &'a Schema,
    scope: Option<Scope>,
}

/// The set under resolution.
#[derive(Debug)]
struct Resolver<'a> {
    declared: &'a Declared,
    /// The tenancies to whose tenants rows can belong, the one that is built first. None where the set has no usable tenant
    /// entity, which is a fault by itself.
    tenants: Vec<TenantTable>,
    options: &'a ResolveOptions,
    faults: Faults,
}

impl<'a> Resolver<'a> {
    /// Every entity, with the scope of those whose own columns tell whose the row is.
    fn owned_in_the_row(&mut self) -> Vec<Resolved<'a>> {
        let declared = self.declared;
        declared
            .iter()
            .map(|(table, schema)| {
                let scope = match &schema.declaration.ownership {
                    Ownership::Global { read_only } => self.global(schema, *read_only),
                    Ownership::Tenant { key, belongs_to } => {
                        self.tenant_scope(table, schema, *key, belongs_to)
                    }
                    Ownership::BelongsToTenant(owners) => self.direct(schema, owners),
                    Ownership::BelongsToManyTenants { .. }
                    | Ownership::BelongsToPrimaryModel { .. } => None,
                };
                Resolved {
                    table,
                    schema,
                    scope,
                }
            })
            .collect()
    }

    /// The scopes that depend on other tables: on a pivot or on parents.
    fn owned_through_others(&mut self, entities: &mut [Resolved<'a>]) {
        let scopes: Vec<Option<Scope>> = entities
            .iter()
            .map(|entity| match &entity.schema.declaration.ownership {
                Ownership::BelongsToManyTenants {
                    via,
                    relation,
                    optional,
                    shared_writes,
                } => {
                    let pivot = self.pivot(entity, *via, *relation, entities)?;
                    Some(Scope::Many {
                        pivot,
                        optional: *optional,
                        shared_writes: *shared_writes,
                    })
                }
                Ownership::BelongsToPrimaryModel { relations } => {
                    let parents = self.parents(entity.schema, relations)?;
                    Some(Scope::Secondary { parents })
                }
                _ => entity.scope.clone(),
            })
            .collect();
        for (entity, scope) in entities.iter_mut().zip(scopes) {
            entity.scope = scope;
        }
    }

    /// Rows that are nobody's in the tenant's own database would be everybody's in the one that all share.
    fn global(&mut self, schema: &Schema, read_only: bool) -> Option<Scope> {
        if schema.declaration.connection == DeclaredConnection::Tenant {
            return self.faults.add(
                schema,
                "has `#[global_model]` and `#[tenant_connection]`: its rows have no tenant since each tenant's database \
                 holds its own, but here all tenants share one database; put `#[belongs_to_tenant]` on it",
            );
        }
        Some(Scope::Global { read_only })
    }

    /// Whether the table's rows are nobody's. Entities that disagree about it are reported by
    /// themselves.
    fn is_global(&self, id: TableId) -> bool {
        self.declared
            .entities(id)
            .iter()
            .all(|entity| matches!(entity.declaration.ownership, Ownership::Global { .. }))
    }

    /// The tenancy whose tenants are a table's rows.
    fn tenancy_at(&self, id: TableId) -> Option<TenancyNumber> {
        let mut tenants = self.tenants.iter();
        let found = tenants.find(|tenant| tenant.table == id)?;
        Some(found.tenancy)
    }

    fn tenant(&self, TenancyNumber(tenancy): TenancyNumber) -> Option<&TenantTable> {
        self.tenants.get(usize::from(tenancy))
    }
}
