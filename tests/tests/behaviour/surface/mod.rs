//! SeaORM's public methods one by one, each for an entity that carries the tenant's key (`post`: acme has 1 and 3, foobar 2, 4
//! and 5) and for one that belongs to the tenant through its parent (`comment`: acme has 1, 3 and 5, foobar 2, 4 and 6).

mod aggregates;
mod cursors;
mod delete;
mod entity_loader;
mod find;
mod insert;
mod insert_many;
mod insert_returning;
mod joins;
mod linked;
mod loaders;
mod locks;
mod multi_select;
mod nested_saves;
mod on_conflict;
mod pagination;
mod partial_models;
mod projections;
mod raw;
mod recursive;
mod related;
mod streams;
mod transactions;
mod update;

/// The ids of loaded rows.
macro_rules! ids {
    ($rows:expr) => {
        $rows.iter().map(|row| row.id).collect::<Vec<_>>()
    };
}

/// The ids of loaded pairs, the second of which may be missing.
macro_rules! pairs {
    ($rows:expr) => {
        $rows
            .iter()
            .map(|(row, other)| (row.id, other.as_ref().map(|other| other.id)))
            .collect::<Vec<_>>()
    };
}

/// The ids of loaded rows with the ids of the rows that belong to each.
macro_rules! groups {
    ($rows:expr) => {
        $rows
            .iter()
            .map(|(row, others)| (row.id, ids!(others)))
            .collect::<Vec<_>>()
    };
}

pub(crate) use {groups, ids, pairs};
