use std::any::TypeId;

use tenancy_core::TenancyId;

use super::super::declaration::{Ownership, TenantOwner};
use super::super::key::KeyFamily;
use super::super::registry::{TableId, TenancyTable};
use super::super::table::{Column, Relation, Schema, Scope};
use super::super::tenancies::{MOST_TENANCIES, TenancyNumber};
use super::Resolver;
use super::declared::Declared;
use super::fault::{Faults, listed};

/// A table whose rows are the tenants of a tenancy, and its key.
#[derive(Clone, Debug)]
pub(super) struct TenantTable {
    pub(super) tenancy: TenancyNumber,
    id: TenancyId,
    entity: String,
    pub(super) table: TableId,
    pub(super) name: String,
    pub(super) key: String,
    pub(super) family: KeyFamily,
}

impl TenantTable {
    /// The tenancies of a set of entities, the one whose tenant entity is `own` first; none without it.
    pub(super) fn find_all(declared: &Declared, own: TypeId, faults: &mut Faults) -> Vec<Self> {
        let mut tenants: Vec<Self> = Vec::new();
        tenants.extend(Self::own(declared, own, faults));
        let Some(own) = tenants.first().map(|tenant| tenant.table) else {
            return tenants;
        };
        for table in declared.ids().filter(|table| *table != own) {
            let mut entities = declared.entities(table).iter().filter_map(tenant_entity);
            let Some((schema, key)) = entities.next() else {
                continue;
            };
            if let Some((another, _)) = entities.next() {
                faults.add::<()>(
                    another,
                    format!(
                        "is a second tenant entity on table `{}`, and which of the two is the tenancy can't be told: take \
                         `#[tenant]` from one, or build the tenancies from entities of their own",
                        another.table
                    ),
                );
            }
            let tenancy = u8::try_from(tenants.len()).unwrap_or(u8::MAX);
            if usize::from(tenancy) >= MOST_TENANCIES {
                faults.add::<()>(
                    schema,
                    format!(
                        "is one tenant entity too many: {MOST_TENANCIES} tenancies are the most that a set of entities can have"
                    ),
                );
            }
            tenants.extend(Self::of(table, schema, key, TenancyNumber(tenancy), faults));
        }
        tenants
    }

    fn own(declared: &Declared, own: TypeId, faults: &mut Faults) -> Option<Self> {
        let found = declared.iter().find(|(_, schema)| schema.entity == own);
        let Some((table, schema)) = found else {
            return faults.add_named(
                "the tenant entity",
                "is not among the declared entities: put `#[tenant]` on it, and register it with \
                 `.entity::<..>()` where it isn't linked in",
            );
        };
        let Some((_, key)) = tenant_entity(schema) else {
            return faults.add(
                schema,
                "is the tenant of this tenancy but doesn't say so: put `#[tenant]` on it instead \
                 of its other attribute",
            );
        };
        Self::of(table, schema, key, TenancyNumber::OWN, faults)
    }

    fn of(
        table: TableId,
        schema: &Schema,
        key: Option<&str>,
        tenancy: TenancyNumber,
        faults: &mut Faults,
    ) -> Option<Self> {
        let key = key_column(schema, key, faults)?;
        Some(Self {
            tenancy,
            id: schema.tenancy,
            entity: schema.module_path.to_owned(),
            table,
            name: schema.table.clone(),
            key: key.name.clone(),
            family: key.family,
        })
    }

    pub(super) fn into_tenancy(self) -> TenancyTable {
        TenancyTable {
            id: self.id,
            table: self.table,
            entity: self.entity,
            family: self.family,
        }
    }

    /// The column here by which a relation leads to the tenant's key.
    pub(super) fn key_of<'a>(&self, relation: &'a Relation) -> Option<&'a str> {
        relation
            .columns
            .iter()
            .find(|pair| pair.to == self.key)
            .map(|pair| pair.from.as_str())
    }
}

fn key_column<'a>(
    schema: &'a Schema,
    key: Option<&str>,
    faults: &mut Faults,
) -> Option<&'a Column> {
    let column = match (key, schema.primary_key.as_slice()) {
        (Some(name), _) => match schema.column_named(name) {
            Some(column) => column,
            None => {
                let columns = listed(schema.column_names());
                return faults.add(
                    schema,
                    format!("has no column `{name}` for its tenant key; it has {columns}"),
                );
            }
        },
        (None, [name]) => schema.column_named(name)?,
        (None, []) => {
            return faults.add(
                schema,
                "has no primary key: mark the tenant key with `#[tenant_key]`",
            );
        }
        (None, composite) => {
            let columns = listed(composite.iter().map(String::as_str));
            return faults.add(schema, format!(
                "has a composite primary key, and a tenant key is one column: mark {columns} or \
                 another column with `#[tenant_key]`"));
        }
    };
    let name = &column.name;
    if column.family == KeyFamily::Other {
        return faults.add(
            schema,
            format!("tenant key `{name}` must be an integer, text, a UUID or bytes"),
        );
    }
    if column.family == KeyFamily::Uuid && !cfg!(feature = "with-uuid") {
        return faults.add(
            schema,
            format!(
                "tenant key `{name}` is a UUID: switch on the feature `with-uuid` of `tenancy-sea`"
            ),
        );
    }
    if column.nullable {
        return faults.add(
            schema,
            format!(
                "tenant key `{name}` may be NULL, but every tenant has a key: take another column, \
             or make it NOT NULL"
            ),
        );
    }
    Some(column)
}

/// A tenant entity, and the name of its key where it says one.
fn tenant_entity(schema: &Schema) -> Option<(&Schema, Option<&'static str>)> {
    match schema.declaration.ownership {
        Ownership::Tenant { key, .. } => Some((schema, key)),
        _ => None,
    }
}

impl Resolver<'_> {
    /// The scope of the tenant entity, and of other entities on its table.
    pub(super) fn tenant_scope(
        &mut self,
        table: TableId,
        schema: &Schema,
        key: Option<&str>,
        belongs_to: &[TenantOwner],
    ) -> Option<Scope> {
        let tenancy = self.tenancy_at(table)?;
        let tenant = self.tenant(tenancy).cloned()?;
        let own = key_column(schema, key, &mut self.faults)?.name.clone();
        if own != tenant.key {
            let fault = format!(
                "takes `{own}` for the tenant key of `{}`, whose tenant entity takes `{}`: mark the \
                 same column with `#[tenant_key]`",
                tenant.name, tenant.key
            );
            return self.faults.add(schema, fault);
        }
        let owners = self.owners(schema, belongs_to, Some(tenancy))?;
        Some(Scope::Tenant {
            tenant: tenancy,
            key: own,
            owners,
        })
    }
}
