use super::super::declaration::TenantOwner;
use super::super::table::{Relation, Schema};
use super::super::tenancies::TenancyNumber;
use super::Resolver;
use super::fault::listed;
use super::tenant::TenantTable;

/// There is a fault, and it is noted.
pub(super) struct Fault;

impl Resolver<'_> {
    /// The tenancy to whose tenants an owner belongs: the one that it names, else the one to which its relation leads, else
    /// the only one. `None` where the set has none, which is a fault by itself.
    pub(super) fn tenancy_of(
        &mut self,
        schema: &Schema,
        owner: &TenantOwner,
        own: Option<TenancyNumber>,
    ) -> Result<Option<TenancyNumber>, Fault> {
        let tenancy = match (owner.tenancy, self.tenants.as_slice()) {
            (_, []) => return Ok(None),
            (Some(named), _) => {
                let mut declared = self.declared.iter();
                let named = declared.find(|(_, schema)| schema.entity == named);
                match named.and_then(|(table, _)| self.tenancy_at(table)) {
                    Some(tenancy) => tenancy,
                    None => {
                        return self.fails(
                            schema,
                            "belongs to tenants of a tenancy whose tenant entity is not among the declared entities: \
                             register it with `.entity::<..>()` where it isn't linked in",
                        );
                    }
                }
            }
            (None, [only]) => only.tenancy,
            (None, _) => self.only_tenancy_of(schema, owner, own)?,
        };
        if Some(tenancy) == own {
            return self.fails(
                schema,
                "is a tenant and belongs to tenants of its own tenancy: a tenant's row is its own, so name another tenancy \
                 in `#[belongs_to_tenant(tenancy = \"..\")]`, or take the attribute away",
            );
        }
        Ok(Some(tenancy))
    }

    fn only_tenancy_of(
        &mut self,
        schema: &Schema,
        owner: &TenantOwner,
        own: Option<TenancyNumber>,
    ) -> Result<TenancyNumber, Fault> {
        let is_meant = |relation: &Relation| match (owner.relation, owner.column) {
            (Some(name), _) => schema
                .relation_named(name)
                .is_some_and(|named| named.variant == relation.variant),
            (None, Some(column)) => {
                let column = schema.column_named(column).map(|column| &column.name);
                relation
                    .columns
                    .iter()
                    .any(|pair| Some(&pair.from) == column)
            }
            (None, None) => true,
        };
        let leads = |tenant: &TenantTable| {
            let mut relations = schema.belongs_to().filter(|relation| is_meant(relation));
            relations.any(|relation| self.leads_to(relation, tenant))
        };
        let candidates: Vec<&TenantTable> = self
            .tenants
            .iter()
            .filter(|tenant| Some(tenant.tenancy) != own && leads(tenant))
            .collect();
        match candidates.as_slice() {
            [only] => Ok(only.tenancy),
            _ => {
                let tenants = listed(self.tenants.iter().map(|tenant| tenant.name.as_str()));
                self.fails(
                    schema,
                    format!(
                        "doesn't say to which tenancy's tenants it belongs: name their entity in \
                         `#[belongs_to_tenant(tenancy = \"..\")]` (the tenants are {tenants})"
                    ),
                )
            }
        }
    }

    fn fails<T>(&mut self, schema: &Schema, fault: impl Into<String>) -> Result<T, Fault> {
        self.faults.add::<()>(schema, fault);
        Err(Fault)
    }
}
