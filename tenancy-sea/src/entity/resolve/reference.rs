use super::super::declaration::Ownership;
use super::super::key::KeyFamily;
use super::super::registry::TableId;
use super::super::table::{ColumnPair, Reference, Relation, Schema, Scope};
use super::super::tenancies::TenancyNumber;
use super::fault::listed;
use super::{Resolved, Resolver};

impl Resolver<'_> {
    /// The keys of an entity that must stay within the tenant.
    ///
    /// A global entity's keys are not among them: its rows are nobody's, in no context.
    pub(super) fn references(&mut self, entity: &Resolved<'_>) -> Vec<Reference> {
        let schema = entity.schema;
        let unchecked = self.unchecked(entity);
        if matches!(schema.declaration.ownership, Ownership::Global { .. }) {
            return Vec::new();
        }
        let owners = ownership_relations(schema);
        let mut references = Vec::new();
        for relation in schema.belongs_to() {
            let Some(table) = self
                .declared
                .target(relation)
                .filter(|table| !self.is_global(*table))
            else {
                continue;
            };
            let ownership = owners.contains(&relation.variant.as_str());
            let owner = self.owner_by(entity, relation);
            // With a single tenancy the key's value is all that is to be known of it.
            let is_known = owner.is_some() && self.tenants.len() == 1;
            if is_known || unchecked.contains(&relation.variant.as_str()) {
                continue;
            }
            if self.are_reference_keys(schema, relation, table, ownership) {
                let (relation, columns) = (relation.variant.clone(), relation.columns.clone());
                references.push(Reference {
                    relation,
                    table,
                    columns,
                    ownership,
                    links: false,
                    owner,
                });
            }
        }
        if self.tenants.len() > 1 {
            self.references_without_relation(entity, &mut references);
        }
        references
    }

    /// The keys of tenants that no relation declares: a key like any other where no tenant of that tenancy is current.
    fn references_without_relation(&self, entity: &Resolved<'_>, references: &mut Vec<Reference>) {
        let owners = match &entity.scope {
            Some(Scope::Direct { owners } | Scope::Tenant { owners, .. }) => owners.as_slice(),
            _ => &[],
        };
        for owner in owners {
            if references
                .iter()
                .any(|known| known.owner == Some(owner.tenant))
            {
                continue;
            }
            let Some(tenant) = self.tenant(owner.tenant) else {
                continue;
            };
            references.push(Reference {
                relation: owner.column.clone(),
                table: tenant.table,
                columns: vec![ColumnPair {
                    from: owner.column.clone(),
                    to: tenant.key.clone(),
                }],
                ownership: false,
                links: false,
                owner: Some(owner.tenant),
            });
        }
    }

    /// The relations whose keys a foreign key in the database checks, by variant.
    fn unchecked<'s>(&mut self, entity: &Resolved<'s>) -> Vec<&'s str> {
        let schema = entity.schema;
        let owners = ownership_relations(schema);
        let mut unchecked = Vec::new();
        for name in &schema.declaration.unchecked {
            let Some(relation) = schema
                .relation_named(name)
                .filter(|relation| relation.holds_key)
            else {
                let relations = listed(schema.belongs_to_names());
                self.faults.add::<()>(schema, format!(
                    "leaves relation `{name}` unchecked, but holds no key of such a relation; it \
                     holds the keys of {relations}"));
                continue;
            };
            let variant = relation.variant.as_str();
            if owners.contains(&variant) || self.owner_by(entity, relation).is_some() {
                self.faults.add::<()>(schema, format!(
                    "leaves relation `{variant}` unchecked, which decides whose the row is: take \
                     it out of `unchecked`"));
            } else {
                unchecked.push(variant);
            }
        }
        unchecked
    }

    /// The tenancy whose tenant's key a relation is: the tenant column itself, which is checked by value and not by a look
    /// into the table.
    fn owner_by(&self, entity: &Resolved<'_>, relation: &Relation) -> Option<TenancyNumber> {
        let (Some(Scope::Direct { owners } | Scope::Tenant { owners, .. }), [pair]) =
            (&entity.scope, relation.columns.as_slice())
        else {
            return None;
        };
        let owner = owners.iter().find(|owner| owner.column == pair.from)?;
        let tenant = self.tenant(owner.tenant)?;
        let leads = self.leads_to(relation, tenant) && pair.to == tenant.key;
        leads.then_some(owner.tenant)
    }

    fn are_reference_keys(
        &mut self,
        schema: &Schema,
        relation: &Relation,
        table: TableId,
        ownership: bool,
    ) -> bool {
        let what = format!("relation `{}`", relation.variant);
        if relation.columns.is_empty() {
            self.faults.add::<()>(schema, format!(
                "{what} has another number of columns here than in `{}`: give both ends the same",
                relation.target_table
            ));
            return false;
        }
        let dated = relation
            .columns
            .iter()
            .find(|pair| self.is_no_key(schema, table, pair));
        if let (Some(pair), false) = (dated, ownership) {
            let column = &pair.from;
            self.faults.add::<()>(
                schema,
                format!(
                    "{what} has a key column that is no integer, text, UUID or bytes (`{column}`), \
                 so tenancy can't check it: use a composite foreign key in the database and say \
                 `unchecked = \"{}\"`",
                    relation.variant
                ),
            );
            return false;
        }
        self.are_keys(schema, &what, table, &relation.columns)
    }

    fn is_no_key(&self, schema: &Schema, table: TableId, pair: &ColumnPair) -> bool {
        let ends = [
            schema.column_named(&pair.from),
            self.declared.column(table, &pair.to),
        ];
        ends.into_iter()
            .flatten()
            .any(|column| column.family == KeyFamily::Other)
    }

    /// Whether columns here and there exist and can be equal.
    pub(super) fn are_keys(
        &mut self,
        schema: &Schema,
        what: &str,
        table: TableId,
        columns: &[ColumnPair],
    ) -> bool {
        let mut fit = true;
        for pair in columns {
            let name = self
                .declared
                .entities(table)
                .first()
                .map_or("", |target| target.table.as_str())
                .to_owned();
            let from = schema
                .columns
                .iter()
                .find(|column| column.name == pair.from);
            let fault = match (from, self.declared.column(table, &pair.to)) {
                (None, _) => format!(
                    "{what} uses column `{}`, which the entity doesn't have: add it to the entity",
                    pair.from
                ),
                (_, None) => format!(
                    "{what} leads to column `{name}.{}`, which no entity of that table has: add \
                     it there",
                    pair.to
                ),
                (Some(from), Some(to)) if !from.family.matches(to.family) => format!(
                    "{what} compares `{}` ({}) with `{name}.{}` ({}): give both one type, an \
                     integer, text, a UUID or bytes",
                    from.name,
                    from.family.name(),
                    to.name,
                    to.family.name()
                ),
                _ => continue,
            };
            fit = false;
            self.faults.add::<()>(schema, fault);
        }
        fit
    }
}

/// The variants of the relations through which a secondary entity belongs to its tenant.
fn ownership_relations(schema: &Schema) -> Vec<&str> {
    let Ownership::BelongsToPrimaryModel { relations } = &schema.declaration.ownership else {
        return Vec::new();
    };
    relations
        .iter()
        .filter_map(|name| schema.relation_named(name))
        .map(|relation| relation.variant.as_str())
        .collect()
}
