use std::any::TypeId;
use std::collections::{HashMap, HashSet};

use sea_orm::DbBackend;

use super::super::registry::TableId;
use super::super::table::{Column, Relation, Schema};

/// The declared entities, gathered by the table on which they stand.
#[derive(Debug)]
pub(super) struct Declared {
    tables: Vec<Vec<Schema>>,
    by_name: HashMap<(Option<String>, String), TableId>,
    backend: DbBackend,
}

impl Declared {
    pub(super) fn gather(mut schemas: Vec<Schema>, backend: DbBackend) -> Self {
        // Link-time registration has no order of its own; the module path gives the set one.
        schemas.sort_by_key(|schema| schema.module_path);
        let mut seen: HashSet<TypeId> = HashSet::new();
        schemas.retain(|schema| seen.insert(schema.entity));

        let mut declared = Self {
            tables: Vec::new(),
            by_name: HashMap::new(),
            backend,
        };
        for schema in schemas {
            let name = declared.name(schema.schema.as_deref(), &schema.table);
            let next = TableId(declared.tables.len());
            let id = *declared.by_name.entry(name).or_insert(next);
            match declared.tables.get_mut(id.0) {
                Some(entities) => entities.push(schema),
                None => declared.tables.push(vec![schema]),
            }
        }
        declared
    }

    pub(super) fn find(&self, schema: Option<&str>, table: &str) -> Option<TableId> {
        self.by_name.get(&self.name(schema, table)).copied()
    }

    /// The table to which a relation leads, if an entity declares it.
    pub(super) fn target(&self, relation: &Relation) -> Option<TableId> {
        self.find(relation.target_schema.as_deref(), &relation.target_table)
    }

    /// Whether the backend takes two names for one.
    pub(super) fn same_name(&self, a: &str, b: &str) -> bool {
        self.folded(a) == self.folded(b)
    }

    fn name(&self, schema: Option<&str>, table: &str) -> (Option<String>, String) {
        (schema.map(|schema| self.folded(schema)), self.folded(table))
    }

    /// SeaORM quotes every name, so PostgreSQL tells cases apart. SQLite never does, MySQL not
    /// everywhere.
    fn folded(&self, name: &str) -> String {
        match self.backend {
            DbBackend::Postgres => name.to_owned(),
            _ => name.to_lowercase(),
        }
    }

    pub(super) fn entities(&self, id: TableId) -> &[Schema] {
        self.tables.get(id.0).map_or(&[], Vec::as_slice)
    }

    /// A column that any of a table's entities has.
    pub(super) fn column(&self, id: TableId, name: &str) -> Option<&Column> {
        let mut columns = self.entities(id).iter().flat_map(|entity| &entity.columns);
        columns.find(|column| column.name == name)
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
