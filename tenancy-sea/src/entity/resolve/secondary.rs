use std::collections::VecDeque;

use super::super::declaration::Ownership;
use super::super::registry::TableId;
use super::super::table::{Parent, Relation, Schema};
use super::Resolver;
use super::fault::listed;

impl Resolver<'_> {
    /// The parents through which a secondary entity belongs to its tenant.
    pub(super) fn parents(
        &mut self,
        schema: &Schema,
        relations: &[&'static str],
    ) -> Option<Vec<Parent>> {
        if relations.is_empty() {
            return self.faults.add(
                schema,
                "belongs to a primary model but names no relation: \
                 `#[belongs_to_primary_model(\"..\")]`",
            );
        }
        let mut parents: Vec<Parent> = Vec::new();
        let mut complete = true;
        for name in relations {
            match self.parent(schema, name, relations.len() == 1) {
                Some(parent)
                    if parents
                        .iter()
                        .any(|other| other.relation == parent.relation) =>
                {
                    complete = false;
                    self.faults.add::<()>(
                        schema,
                        format!(
                            "names relation `{}` twice as its primary model: keep one",
                            parent.relation
                        ),
                    );
                }
                Some(parent) => parents.push(parent),
                None => complete = false,
            }
        }
        complete.then_some(parents)
    }

    fn parent(&mut self, schema: &Schema, name: &str, only: bool) -> Option<Parent> {
        let Some(relation) = schema.relation_named(name) else {
            let relations = listed(schema.belongs_to_names());
            return self.faults.add(
                schema,
                format!(
                    "has no relation `{name}` to its primary model; the relations that hold a key \
                 here are {relations}"
                ),
            );
        };
        let (variant, target) = (&relation.variant, &relation.target_table);
        if !relation.holds_key {
            return self.faults.add(schema, format!(
                "relation `{variant}` holds its key in `{target}`, not here: name a `belongs_to` \
                 relation that leads to the parent"));
        }
        if relation.conditional {
            return self.faults.add(
                schema,
                format!(
                    "relation `{variant}` has an `on_condition`, and whose a row is can't depend on one: name a relation \
                 without it, or give the entity the tenant's key and `#[belongs_to_tenant]`"
                ),
            );
        }
        let Some(table) = self.declared.target(relation) else {
            return self.faults.add(
                schema,
                format!(
                    "relation `{variant}` leads to `{target}`, which no entity declares: say whose \
                 the rows of `{target}` are, and register its entity"
                ),
            );
        };
        if self.is_global(table) {
            return self.faults.add(
                schema,
                format!(
                    "relation `{variant}` leads to `{target}`, which is global: name a parent that \
                 belongs to a tenant, or make this entity global as well"
                ),
            );
        }
        if only && self.is_tenant_relation(relation) {
            return self.faults.add(
                schema,
                format!(
                    "relation `{variant}` leads to the tenant itself: write \
                 `#[belongs_to_tenant(relation = \"{variant}\")]`"
                ),
            );
        }
        let nullable = relation.columns.iter().any(|pair| {
            schema
                .column_named(&pair.from)
                .is_some_and(|column| column.nullable)
        });
        Some(Parent {
            relation: variant.clone(),
            table,
            columns: relation.columns.clone(),
            nullable,
        })
    }

    /// Whether a relation consists of a tenant column and leads to a tenant's key.
    pub(super) fn is_tenant_relation(&self, relation: &Relation) -> bool {
        let mut tenants = self.tenants.iter();
        tenants.any(|tenant| {
            self.leads_to(relation, tenant)
                && matches!(relation.columns.as_slice(), [pair] if pair.to == tenant.key)
        })
    }

    /// Refuses secondary tables that come back to themselves: the path from their rows to the
    /// tenant would have no end, also where another parent ends at it.
    pub(super) fn refuse_cycles(&mut self) {
        let mut reported: Vec<TableId> = Vec::new();
        for (table, schema) in self.declared.iter() {
            let Some(cycle) = self.cycle(table) else {
                continue;
            };
            if cycle.iter().any(|table| reported.contains(table)) {
                continue;
            }
            let path: Vec<&str> = cycle
                .iter()
                .chain(cycle.first())
                .filter_map(|table| self.declared.entities(*table).first())
                .map(|schema| schema.table.as_str())
                .collect();
            self.faults.add::<()>(
                schema,
                format!(
                    "reaches its tenant through itself (`{}`): give it the tenant column and \
                 `#[belongs_to_tenant]`",
                    path.join("` -> `")
                ),
            );
            reported.extend(cycle);
        }
    }

    /// The shortest way from a table over its parents back to itself.
    fn cycle(&self, start: TableId) -> Option<Vec<TableId>> {
        let mut ways = VecDeque::from([vec![start]]);
        let mut seen: Vec<TableId> = Vec::new();
        while let Some(way) = ways.pop_front() {
            for parent in self.declared_parents(*way.last()?) {
                if parent == start {
                    return Some(way);
                }
                if !seen.contains(&parent) {
                    seen.push(parent);
                    ways.push_back(way.iter().copied().chain([parent]).collect());
                }
            }
        }
        None
    }

    /// The parents' tables as declared, so that a cycle is seen next to other faults of the same
    /// entities.
    fn declared_parents(&self, table: TableId) -> Vec<TableId> {
        self.declared
            .entities(table)
            .iter()
            .filter_map(|schema| match &schema.declaration.ownership {
                Ownership::BelongsToPrimaryModel { relations } => Some((schema, relations)),
                _ => None,
            })
            .flat_map(|(schema, relations)| {
                relations
                    .iter()
                    .filter_map(|name| schema.relation_named(name))
            })
            .filter(|relation| relation.holds_key)
            .filter_map(|relation| self.declared.target(relation))
            .collect()
    }
}
