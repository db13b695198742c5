use super::super::table::{Scope, Table};
use super::Resolver;
use super::fault::listed;

impl Resolver<'_> {
    /// What decides whose a row is leads to one row: where two rows have the key, they can be two tenants'.
    pub(super) fn refuse_shared_keys(&mut self, tables: &[Table]) {
        for table in tables {
            match &table.scope {
                Scope::Secondary { parents } => {
                    for parent in parents {
                        let Some(target) = tables.get(parent.table.0) else {
                            continue;
                        };
                        let columns = parent.columns.iter().map(|pair| pair.to.as_str());
                        let what = format!("relation `{}`", parent.relation);
                        self.refuse_shared_key(table, &what, target, columns.collect());
                    }
                }
                Scope::Many { pivot, .. } => {
                    let columns = pivot.row.iter().map(|pair| pair.from.as_str());
                    self.refuse_shared_key(table, "its pivot", table, columns.collect());
                }
                Scope::Tenant { key, .. } if !is_one_owners(table, &[key]) => {
                    self.faults.add_named::<()>(
                        &table.entity,
                        format!(
                            "tenant key `{key}` may be several tenants': mark another column with `#[tenant_key]`, or \
                             say `#[sea_orm(unique)]` where the column is unique in the database"
                        ),
                    );
                }
                Scope::Tenant { .. }
                | Scope::Global { .. }
                | Scope::Direct { .. }
                | Scope::OtherTenancy => {}
            }
        }
    }

    fn refuse_shared_key(&mut self, table: &Table, what: &str, target: &Table, columns: Vec<&str>) {
        // Columns that aren't there are reported by themselves.
        let known =
            !columns.is_empty() && columns.iter().all(|column| target.column(column).is_some());
        if known && !is_one_owners(target, &columns) {
            let columns = listed(columns);
            self.faults.add_named::<()>(
                &table.entity,
                format!(
                    "{what} leads to {columns} of `{}`, which several rows can share, and they can be several tenants': \
                     let it lead to the primary key, say `#[sea_orm(unique)]` where the column is unique in the database, \
                     or add the tenant's column to the relation",
                    target.name
                ),
            );
        }
    }
}

/// Whether all rows of a table with the same values in these columns are one tenant's.
fn is_one_owners(table: &Table, columns: &[&str]) -> bool {
    let among = |column: &str| columns.contains(&column);
    let unique = columns
        .iter()
        .any(|column| table.column(column).is_some_and(|column| column.unique));
    let key = !table.primary_key.is_empty() && table.primary_key.iter().all(|key| among(key));
    let owner = match &table.scope {
        // Rows of one tenant can still be different tenants' of another tenancy.
        Scope::Direct { owners } => owners.iter().all(|owner| among(&owner.column)),
        Scope::Secondary { parents } => match parents.as_slice() {
            [parent] => parent.columns.iter().all(|pair| among(&pair.from)),
            _ => false,
        },
        _ => false,
    };
    unique || key || owner
}
