use std::any::TypeId;

use super::super::declaration::Ownership;
use super::super::key::KeyFamily;
use super::super::registry::TableId;
use super::super::table::{Column, Relation, Schema, Scope};
use super::Resolver;
use super::declared::Declared;
use super::fault::{Faults, listed};

/// The table whose rows are the tenants, and its key.
#[derive(Clone, Debug)]
pub(super) struct TenantTable {
    pub(super) id: TableId,
    pub(super) name: String,
    pub(super) key: String,
    pub(super) family: KeyFamily,
}

impl TenantTable {
    pub(super) fn find(declared: &Declared, tenant: TypeId, faults: &mut Faults) -> Option<Self> {
        let found = declared.iter().find(|(_, schema)| schema.entity == tenant);
        let own = found.map(|(id, _)| id);
        for (id, schema) in declared.iter() {
            let another = schema.entity != tenant && Some(id) != own;
            if another && matches!(schema.declaration.ownership, Ownership::Tenant { .. }) {
                faults.add::<()>(
                    schema,
                    "is a second tenant entity; several tenancies in one registry aren't \
                     supported yet, so build each tenancy from its own entities",
                );
            }
        }
        let Some((id, schema)) = found else {
            return faults.add_named(
                "the tenant entity",
                "is not among the declared entities: put `#[tenant]` on it, and register it with \
                 `.entity::<..>()` where it isn't linked in",
            );
        };
        let Ownership::Tenant { key } = schema.declaration.ownership else {
            return faults.add(
                schema,
                "is the tenant of this tenancy but doesn't say so: put `#[tenant]` on it instead \
                 of its other attribute",
            );
        };
        let key = key_column(schema, key, faults)?;
        Some(Self {
            id,
            name: schema.table.clone(),
            key: key.name.clone(),
            family: key.family,
        })
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

impl Resolver<'_> {
    /// The scope of the tenant entity, and of other entities on its table.
    pub(super) fn tenant_scope(
        &mut self,
        table: TableId,
        schema: &Schema,
        key: Option<&str>,
    ) -> Option<Scope> {
        let tenant = self.tenant.clone().filter(|tenant| tenant.id == table)?;
        let own = if schema.entity == self.tenancy {
            tenant.key.clone()
        } else {
            key_column(schema, key, &mut self.faults)?.name.clone()
        };
        if own == tenant.key {
            return Some(Scope::Tenant { key: own });
        }
        let fault = format!(
            "takes `{own}` for the tenant key of `{}`, whose tenant entity takes `{}`: mark the \
             same column with `#[tenant_key]`",
            tenant.name, tenant.key
        );
        self.faults.add(schema, fault)
    }
}
