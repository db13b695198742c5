use sea_orm::DbBackend;

use super::super::table::{Column, ColumnPair, Owner, Parent, Reference, Scope, Table};
use super::{Resolved, Resolver};

impl Resolver<'_> {
    /// One table from all the entities that stand on it; `None` where one of them has a fault.
    pub(super) fn table<'e, 'a: 'e>(
        &mut self,
        entities: impl Iterator<Item = &'e Resolved<'a>> + Clone,
    ) -> Option<Table> {
        let first = entities.clone().next()?;
        let mut references: Vec<Reference> = Vec::new();
        let mut columns: Vec<Column> = Vec::new();
        let mut alike = true;
        for entity in entities {
            self.references(entity)
                .into_iter()
                .for_each(|reference| add_reference(&mut references, reference));
            entity
                .schema
                .columns
                .iter()
                .for_each(|column| add_column(&mut columns, column));
            alike &= self.declares_the_same(first, entity);
        }
        let scope = first.scope.clone().filter(|_| alike)?;
        Some(Table {
            entity: first.schema.module_path.to_owned(),
            schema: first.schema.schema.clone(),
            name: first.schema.table.clone(),
            columns,
            primary_key: first.schema.primary_key.clone(),
            scope,
            references,
        })
    }

    fn declares_the_same(&mut self, first: &Resolved<'_>, entity: &Resolved<'_>) -> bool {
        let ownership =
            |of: &Resolved<'_>| std::mem::discriminant(&of.schema.declaration.ownership);
        let same = ownership(first) == ownership(entity)
            && first.schema.declaration.connection == entity.schema.declaration.connection
            && match (&first.scope, &entity.scope) {
                (Some(a), Some(b)) => same_scope(a, b),
                // The fault of the one without a scope is reported by itself.
                _ => true,
            };
        if !same {
            self.faults.add::<()>(
                entity.schema,
                format!(
                    "declares table `{}` otherwise than `{}` does: two entities on one table need \
                 the same attributes",
                    entity.schema.table, first.schema.module_path
                ),
            );
        }
        same
    }

    /// Refuses two tables of one name of which one has no schema: the connection may take both for
    /// one.
    pub(super) fn refuse_ambiguous_schemas(&mut self, tables: &[Table]) {
        for bare in tables.iter().filter(|table| table.schema.is_none()) {
            for qualified in tables
                .iter()
                .filter(|table| self.declared.same_name(&table.name, &bare.name))
            {
                let Some(schema) = &qualified.schema else {
                    continue;
                };
                if self.may_be_default(schema) && !same_scope(&bare.scope, &qualified.scope) {
                    self.faults.add_named::<()>(
                        &bare.entity,
                        format!(
                            "declares table `{}` otherwise than `{}` does for `{schema}.{}`, which \
                         can be the same table: give both entities a `schema_name`",
                            bare.name, qualified.entity, qualified.name
                        ),
                    );
                }
            }
        }
    }

    /// Whether a name without a schema may mean this schema.
    fn may_be_default(&self, schema: &str) -> bool {
        match self.options.backend {
            DbBackend::Postgres => schema == "public",
            DbBackend::Sqlite => schema.eq_ignore_ascii_case("main"),
            _ => true,
        }
    }
}

fn add_reference(references: &mut Vec<Reference>, reference: Reference) {
    let known = references.iter_mut().find(|known| {
        known.table == reference.table && same_columns(&known.columns, &reference.columns)
    });
    match known {
        Some(known) => {
            known.ownership |= reference.ownership;
            known.owner = known.owner.or(reference.owner);
        }
        None => references.push(reference),
    }
}

fn add_column(columns: &mut Vec<Column>, column: &Column) {
    match columns.iter_mut().find(|known| known.name == column.name) {
        Some(known) => {
            known.nullable |= column.nullable;
            known.auto_increment |= column.auto_increment;
        }
        None => columns.push(column.clone()),
    }
}

fn same_scope(a: &Scope, b: &Scope) -> bool {
    match (a, b) {
        (Scope::Global { read_only: a }, Scope::Global { read_only: b }) => a == b,
        (
            Scope::Tenant {
                tenant: a,
                key: a_key,
                owners: a_owners,
            },
            Scope::Tenant {
                tenant: b,
                key: b_key,
                owners: b_owners,
            },
        ) => (a, a_key) == (b, b_key) && same_owners(a_owners, b_owners),
        (Scope::Direct { owners: a }, Scope::Direct { owners: b }) => same_owners(a, b),
        (
            Scope::Many {
                pivot: a,
                optional: a_optional,
                shared_writes: a_shared,
            },
            Scope::Many {
                pivot: b,
                optional: b_optional,
                shared_writes: b_shared,
            },
        ) => {
            a.table == b.table
                && a.tenant_column == b.tenant_column
                && same_columns(&a.row, &b.row)
                && (a_optional, a_shared) == (b_optional, b_shared)
        }
        (Scope::Secondary { parents: a }, Scope::Secondary { parents: b }) => {
            a.len() == b.len()
                && a.iter()
                    .all(|parent| b.iter().any(|other| same_parent(parent, other)))
        }
        _ => false,
    }
}

fn same_owners(a: &[Owner], b: &[Owner]) -> bool {
    a.len() == b.len() && a.iter().all(|owner| b.contains(owner))
}

/// Entities may call one relation by two names.
fn same_parent(a: &Parent, b: &Parent) -> bool {
    a.table == b.table && same_columns(&a.columns, &b.columns)
}

pub(super) fn same_columns(a: &[ColumnPair], b: &[ColumnPair]) -> bool {
    a.len() == b.len() && a.iter().all(|pair| b.contains(pair))
}
