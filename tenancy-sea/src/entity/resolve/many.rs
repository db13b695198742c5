use super::super::declaration::Ownership;
use super::super::registry::TableId;
use super::super::table::{ColumnPair, Owner, Pivot, Reference, Relation, Schema, Scope, Table};
use super::fault::listed;
use super::merge::same_columns;
use super::{Resolved, Resolver};

impl Resolver<'_> {
    /// The pivot table that links a many-to-many entity and its tenants.
    pub(super) fn pivot(
        &mut self,
        entity: &Resolved<'_>,
        via: Option<&str>,
        relation: Option<&str>,
        entities: &[Resolved<'_>],
    ) -> Option<Pivot> {
        let schema = entity.schema;
        let named = via
            .into_iter()
            .chain(relation)
            .find_map(|name| self.relation_to_pivot(schema, name));
        let led_to = named.and_then(|relation| self.declared.target(relation));
        let table = match (via, led_to, relation) {
            (Some(via), by_relation, _) => match self.table_of_via(via).or(by_relation) {
                Some(table) => table,
                None => return self.faults.add(schema, format!(
                    "has no pivot table `{via}`: name the table of a declared pivot entity, or a \
                     relation that leads to it")),
            },
            (None, Some(table), _) => table,
            (None, None, Some(name)) => {
                let relations = schema.relations.iter();
                let relations = listed(relations.map(|relation| relation.variant.as_str()));
                return self.faults.add(schema, format!(
                    "has no relation `{name}` that leads to its pivot table; it has {relations}: \
                     name the pivot with `#[belongs_to_many_tenants(via = \"..\")]`"));
            }
            (None, None, None) => self.only_pivot(entity)?,
        };
        let named = named.filter(|relation| self.declared.target(relation) == Some(table));
        let row = self.row(entity, table, named);
        let owner = self.owner_of_pivot(schema, table, entities);
        let (row, owner) = (row?, owner?);
        Some(Pivot {
            table,
            tenant: owner.tenant,
            row,
            tenant_column: owner.column,
        })
    }

    /// A relation of the entity that leads to a declared table other than the tenant's and holds
    /// its key there.
    fn relation_to_pivot<'s>(&self, schema: &'s Schema, name: &str) -> Option<&'s Relation> {
        schema
            .relation_named(name)
            .filter(|relation| !relation.holds_key)
            .filter(|relation| {
                self.declared
                    .target(relation)
                    .is_some_and(|table| self.tenancy_at(table).is_none())
            })
    }

    /// A declared table by its name, else by its entity's module, which SeaORM's `via` names.
    fn table_of_via(&self, via: &str) -> Option<TableId> {
        let (schema, table) = via
            .split_once('.')
            .map_or((None, via), |(schema, table)| (Some(schema), table));
        let only = |named: &dyn Fn(&Schema) -> bool| {
            let mut tables: Vec<TableId> = self
                .declared
                .iter()
                .filter(|(_, entity)| named(entity))
                .map(|(id, _)| id)
                .collect();
            tables.dedup();
            <[TableId; 1]>::try_from(tables).ok().map(|[table]| table)
        };
        self.declared
            .find(schema, table)
            .or_else(|| only(&|entity| self.declared.same_name(&entity.table, via)))
            .or_else(|| only(&|entity| entity.module() == via))
    }

    /// The only declared table that belongs to a tenant and holds keys of both this entity and the
    /// tenant.
    fn only_pivot(&mut self, entity: &Resolved<'_>) -> Option<TableId> {
        let tenants: Vec<TableId> = self.tenants.iter().map(|tenant| tenant.table).collect();
        let mut pivots: Vec<(TableId, &str)> = self
            .declared
            .iter()
            .filter(|(_, pivot)| {
                matches!(pivot.declaration.ownership, Ownership::BelongsToTenant(_))
            })
            .filter(|(_, pivot)| {
                let targets: Vec<_> = pivot
                    .belongs_to()
                    .map(|relation| self.declared.target(relation))
                    .collect();
                let leads = |table: &TableId| targets.contains(&Some(*table));
                leads(&entity.table) && tenants.iter().any(leads)
            })
            .map(|(id, pivot)| (id, pivot.table.as_str()))
            .collect();
        pivots.dedup_by_key(|(id, _)| *id);
        let tables = listed(pivots.iter().map(|(_, table)| *table));
        match pivots.as_slice() {
            [(table, _)] => Some(*table),
            [] => {
                let tenants = listed(self.tenants.iter().map(|tenant| tenant.name.as_str()));
                let fault = format!(
                    "has no pivot table: declare an entity with `#[belongs_to_tenant]` and \
                     `belongs_to` relations to `{}` and to the tenant {tenants}, or name it with \
                     `#[belongs_to_many_tenants(via = \"..\")]`",
                    entity.schema.table
                );
                self.faults.add(entity.schema, fault)
            }
            _ => self.faults.add(
                entity.schema,
                format!(
                    "has several pivot tables to its tenant: say which one with \
                 `#[belongs_to_many_tenants(via = \"..\")]` ({tables})"
                ),
            ),
        }
    }

    /// The columns by which rows of the entity and of the pivot find each other.
    fn row(
        &mut self,
        entity: &Resolved<'_>,
        pivot: TableId,
        named: Option<&Relation>,
    ) -> Option<Vec<ColumnPair>> {
        let schema = entity.schema;
        let there = self.declared.entities(pivot).iter();
        let there = there
            .flat_map(Schema::belongs_to)
            .filter(|relation| self.declared.target(relation) == Some(entity.table));
        let here = schema.relations.iter().filter(|relation| {
            !relation.holds_key && self.declared.target(relation) == Some(pivot)
        });
        let relations: Vec<(&Relation, Vec<ColumnPair>)> = match named {
            Some(relation) => vec![(relation, relation.columns.clone())],
            None => there
                .map(|relation| (relation, reversed(relation)))
                .chain(here.map(|relation| (relation, relation.columns.clone())))
                .collect(),
        };
        if let Some((first, _)) = relations.first()
            && relations.iter().all(|(relation, _)| relation.conditional)
        {
            let fault = format!(
                "relation `{}` to its pivot table has an `on_condition`, and a link is one whatever else the pivot's row \
                 says: take the condition away, or delete the links that are none",
                first.variant
            );
            return self.faults.add(schema, fault);
        }
        let mut ways: Vec<Vec<ColumnPair>> =
            relations.into_iter().map(|(_, columns)| columns).collect();
        ways.sort_by(|a, b| {
            a.iter()
                .map(|pair| &pair.to)
                .cmp(b.iter().map(|pair| &pair.to))
        });
        ways.dedup();
        let name = self
            .declared
            .entities(pivot)
            .first()
            .map_or("", |pivot| pivot.table.as_str());
        match ways.as_slice() {
            [row] if !row.is_empty() => {
                let row = row.clone();
                self.are_keys(schema, "the pivot", pivot, &row)
                    .then_some(row)
            }
            [] | [_] => self.faults.add(
                schema,
                format!(
                    "pivot table `{name}` has no `belongs_to` relation to `{}`: give it one",
                    schema.table
                ),
            ),
            _ => {
                let columns: Vec<String> =
                    ways.iter().flatten().map(|pair| pair.to.clone()).collect();
                let columns = listed(columns.iter().map(String::as_str));
                self.faults.add(
                    schema,
                    format!(
                        "pivot table `{name}` has several relations to `{}` ({columns}): name the \
                     relation of this entity that leads to the right one in \
                     `#[belongs_to_many_tenants(via = \"..\")]`",
                        schema.table
                    ),
                )
            }
        }
    }

    fn owner_of_pivot(
        &mut self,
        schema: &Schema,
        pivot: TableId,
        entities: &[Resolved<'_>],
    ) -> Option<Owner> {
        let entity = entities.iter().find(|entity| entity.table == pivot)?;
        let table = &entity.schema.table;
        match (&entity.scope, &entity.schema.declaration.ownership) {
            (Some(Scope::Direct { owners }), _) if owners.len() > 1 => self.faults.add(
                schema,
                format!(
                    "pivot table `{table}` belongs to tenants of several tenancies, and a link is one to a tenant of one: \
                     keep one `#[belongs_to_tenant]` there"
                ),
            ),
            (Some(Scope::Direct { owners }), _) if owners.iter().all(|owner| !owner.optional) => {
                owners.first().cloned()
            }
            (Some(Scope::Direct { .. }), _) => self.faults.add(
                schema,
                format!(
                    "pivot table `{table}` has `#[optional_tenant]`, but a link without a tenant \
                 links nothing: take the attribute away"
                ),
            ),
            // What is wrong with the pivot's own tenant column is reported there.
            (None, Ownership::BelongsToTenant(_)) => None,
            _ => self.faults.add(
                schema,
                format!(
                    "pivot table `{table}` must carry the tenant's key: put `#[belongs_to_tenant]` \
                 on its entity"
                ),
            ),
        }
    }
}

fn reversed(relation: &Relation) -> Vec<ColumnPair> {
    relation
        .columns
        .iter()
        .map(|pair| ColumnPair {
            from: pair.to.clone(),
            to: pair.from.clone(),
        })
        .collect()
}

/// A link makes a row the tenant's, so the pivot's key is always checked, whether the pivot declares
/// the relation, leaves it `unchecked` or doesn't know of it: nobody links itself to a stranger's row, nor to one that is
/// everybody's as long as nobody is linked to it.
pub(super) fn check_links(tables: &mut [Table]) {
    let links: Vec<(TableId, Reference)> = tables
        .iter()
        .enumerate()
        .filter_map(|(index, table)| match &table.scope {
            Scope::Many {
                pivot,
                optional,
                shared_writes,
            } => {
                let columns = pivot.row.iter().map(|pair| ColumnPair {
                    from: pair.to.clone(),
                    to: pair.from.clone(),
                });
                let reference = Reference {
                    relation: table.name.clone(),
                    table: TableId(index),
                    columns: columns.collect(),
                    ownership: false,
                    links: *optional && !shared_writes,
                    owner: None,
                };
                Some((pivot.table, reference))
            }
            _ => None,
        })
        .collect();
    for (pivot, link) in links {
        let Some(pivot) = tables.get_mut(pivot.0) else {
            continue;
        };
        let known = pivot.references.iter_mut().find(|reference| {
            reference.table == link.table && same_columns(&reference.columns, &link.columns)
        });
        match known {
            Some(known) => known.links |= link.links,
            None => pivot.references.push(link),
        }
    }
}
