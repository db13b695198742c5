use std::any::TypeId;

use sea_orm::DbBackend;

use super::super::registry::TableId;
use super::super::table::{Column, Relation, Schema};

/// The declared entities, gathered by the table on which they stand.
#[derive(Debug)]
pub(super) struct Declared {
    tables: Vec<Vec<Schema>>,
    backend: DbBackend,
}

impl Declared {
    pub(super) fn gather(mut schemas: Vec<Schema>, backend: DbBackend) -> Self {
        // Link-time registration has no order of its own; the module path gives the set one.
        schemas.sort_by_key(|schema| schema.module_path);
        let mut declared = Self {
            tables: Vec::new(),
            backend,
        };
        let mut seen: Vec<TypeId> = Vec::new();
        for schema in schemas {
            if seen.contains(&schema.entity) {
                continue;
            }
            seen.push(schema.entity);
            let table = declared.find(schema.schema.as_deref(), &schema.table);
            match table.and_then(|id| declared.tables.get_mut(id.0)) {
                Some(entities) => entities.push(schema),
                None => declared.tables.push(vec![schema]),
            }
        }
        declared
    }

    pub(super) fn find(&self, schema: Option<&str>, table: &str) -> Option<TableId> {
        let place = self.tables.iter().position(|entities| {
            entities.iter().any(|entity| {
                self.same_name(&entity.table, table)
                    && match (entity.schema.as_deref(), schema) {
                        (Some(a), Some(b)) => self.same_name(a, b),
                        (a, b) => a == b,
                    }
            })
        });
        place.map(TableId)
    }

    /// The table to which a relation leads, if an entity declares it.
    pub(super) fn target(&self, relation: &Relation) -> Option<TableId> {
        self.find(relation.target_schema.as_deref(), &relation.target_table)
    }

    /// Whether the backend takes two names for one: entities always quote names, so PostgreSQL tells cases apart.
    pub(super) fn same_name(&self, a: &str, b: &str) -> bool {
        match self.backend {
            DbBackend::Postgres => a == b,
            _ => a.to_lowercase() == b.to_lowercase(),
        }
    }

    pub(super) fn entities(&self, id: TableId) -> &[Schema] {
        self.tables.get(id.0).map_or(&[], Vec::as_slice)
    }

    /// A column that any of a table's entities has.
    pub(super) fn column(&self, id: TableId, name: &str) -> Option<&Column> {
        self.entities(id)
            .iter()
            .flat_map(|entity| &entity.columns)
            .find(|column| column.name == name)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = TableId> + use<> {
        (0..self.tables.len()).map(TableId)
    }

    /// Every entity with its table.
    pub(super) fn iter(&self) -> impl Iterator<Item = (TableId, &Schema)> {
        self.ids()
            .flat_map(|id| self.entities(id).iter().map(move |entity| (id, entity)))
    }
}
