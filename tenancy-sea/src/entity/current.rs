use super::registry::{Registry, TableId};
use super::table::{Owner, Parent, Reference, Scope, SharedRows, Table};
use super::tenancies::Tenancies;

impl Registry {
    /// The same tables for statements that run while these tenancies, and no others, have a current tenant.
    ///
    /// A row that belongs to tenants of several of them must be all of theirs. What belongs to tenants of other tenancies
    /// alone has no tenant here, and the key of such a tenant is a key like any other: it leads to a row.
    pub(crate) fn while_current(&self, current: Tenancies) -> Self {
        let tables: Vec<Table> = self
            .tables
            .iter()
            .enumerate()
            .map(|(index, table)| Table {
                entity: table.entity.clone(),
                schema: table.schema.clone(),
                name: table.name.clone(),
                columns: table.columns.clone(),
                primary_key: table.primary_key.clone(),
                scope: self.scope_while(TableId(index), current),
                references: self.references_while(table, current),
            })
            .collect();
        Self::new(tables, self.tenancies().to_vec())
    }

    fn scope_while(&self, id: TableId, current: Tenancies) -> Scope {
        // The registry has no cycle of parents.
        let has_tenant = |parent: &Parent| {
            !matches!(self.scope_while(parent.table, current), Scope::OtherTenancy)
        };
        match &self.table(id).scope {
            Scope::Tenant {
                tenant,
                key,
                owners,
            } => {
                let owners = owners_among(owners, current);
                if current.has(*tenant) {
                    Scope::Tenant {
                        tenant: *tenant,
                        key: key.clone(),
                        owners,
                    }
                } else {
                    direct(owners)
                }
            }
            Scope::Direct { owners } => direct(owners_among(owners, current)),
            Scope::Many { pivot, .. } if !current.has(pivot.tenant) => Scope::OtherTenancy,
            Scope::Secondary { parents } if !parents.iter().all(has_tenant) => Scope::OtherTenancy,
            same => same.clone(),
        }
    }

    /// The keys that have to be looked up: not that of a current tenant, unless it must itself be another tenant's.
    fn references_while(&self, table: &Table, current: Tenancies) -> Vec<Reference> {
        let is_looked_up = |reference: &&Reference| {
            reference.owner.is_none_or(|tenancy| {
                let tenants = self.tenants_of(tenancy);
                let scope = tenants.map(|id| self.scope_while(id, current));
                !(current.has(tenancy)
                    && matches!(scope, Some(Scope::Tenant { owners, .. }) if owners.is_empty()))
            })
        };
        table
            .references
            .iter()
            .filter(is_looked_up)
            .cloned()
            .collect()
    }
}

fn owners_among(owners: &[Owner], current: Tenancies) -> Vec<Owner> {
    let (known, unknown): (Vec<&Owner>, Vec<&Owner>) =
        owners.iter().partition(|owner| current.has(owner.tenant));
    let shared = shared_beside(&unknown);
    // Nobody lets a tenant write what is shared among those of another tenancy, unless that is said of it as well.
    let writable = unknown.iter().all(|owner| owner.shared_writes);
    let known = known.into_iter().map(|owner| Owner {
        shared_writes: owner.shared_writes && writable,
        shared: shared.clone(),
        ..owner.clone()
    });
    known.collect()
}

/// Whose the rows are that the current tenants share, where these owners have no current one.
fn shared_beside(unknown: &[&Owner]) -> SharedRows {
    if unknown.is_empty() {
        SharedRows::Everybodys
    } else if unknown.iter().all(|owner| owner.optional) {
        let columns = unknown.iter().map(|owner| owner.column.clone()).collect();
        SharedRows::Unless { columns }
    } else {
        SharedRows::Others
    }
}

fn direct(owners: Vec<Owner>) -> Scope {
    if owners.is_empty() {
        Scope::OtherTenancy
    } else {
        Scope::Direct { owners }
    }
}
