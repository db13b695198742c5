//! Finds the columns and relations that an attribute names.

use syn::LitStr;

use super::ColumnName;
use crate::errors::Errors;
use crate::parse::{Column, Entity, Relation, RelationKind};
use crate::suggest::{list, similar};

/// A relation by its name.
#[derive(Clone)]
pub(super) enum RelationName<'a> {
    /// A relation field of the struct.
    Field(&'a Relation),
    /// A name that the struct doesn't show.
    Given(String),
}

impl RelationName<'_> {
    /// The variant of SeaORM's `Relation`, or the name as it was given.
    pub(super) fn variant(&self) -> String {
        match self {
            Self::Field(relation) => relation.variant.clone(),
            Self::Given(name) => name.clone(),
        }
    }
}

/// The column of the given name.
pub(super) fn column(entity: &Entity, name: &LitStr, errors: &mut Errors) -> Option<ColumnName> {
    let given = name.value();
    // One field's name can be another column's in the database, which goes first.
    let by_field = || columns(entity).find(|column| column.name() == given);
    let named = columns(entity).find(|column| column.database_name() == given);
    if let Some(column) = named.or_else(by_field) {
        return Some(ColumnName::Variant(column.variant.clone()));
    }
    if entity
        .relations
        .iter()
        .any(|relation| relation.is_named(&given))
    {
        errors.on(
            name,
            format!("`{given}` is a relation, not a column: write `relation = \"{given}\"`"),
        );
        return None;
    }
    if !entity.format.shows_columns() || entity.renames_columns {
        return Some(ColumnName::Given(given));
    }
    let names: Vec<String> = columns(entity).map(Column::name).collect();
    errors.on(
        name,
        format!(
            "unknown column `{given}`: {}",
            advice(&given, &names, "columns")
        ),
    );
    None
}

/// The relation of the given name.
pub(super) fn relation<'a>(
    entity: &'a Entity,
    name: &LitStr,
    errors: &mut Errors,
) -> Option<RelationName<'a>> {
    let given = name.value();
    let by_field = entity
        .relations
        .iter()
        .find(|relation| relation.name() == given);
    if let Some(relation) = by_field.or_else(|| {
        entity
            .relations
            .iter()
            .find(|relation| relation.is_named(&given))
    }) {
        return Some(RelationName::Field(relation));
    }
    if !entity.format.shows_relations() {
        return Some(RelationName::Given(given));
    }
    if columns(entity).any(|column| column.is_named(&given)) {
        errors.on(
            name,
            format!(
                "`{given}` is a column, not a relation: {}",
                relations(entity)
            ),
        );
        return None;
    }
    let names: Vec<String> = entity.relations.iter().map(Relation::name).collect();
    errors.on(
        name,
        format!(
            "unknown relation `{given}`: {}",
            advice(&given, &names, "relations")
        ),
    );
    None
}

/// A relation of the given name that holds a key of this entity.
pub(super) fn belongs_to<'a>(
    entity: &'a Entity,
    name: &LitStr,
    errors: &mut Errors,
) -> Option<RelationName<'a>> {
    let found = relation(entity, name, errors)?;
    if let RelationName::Field(relation) = &found
        && let Some(message) = not_belongs_to(entity, relation)
    {
        errors.on(name, message);
        return None;
    }
    Some(found)
}

/// Why a relation holds no key of this entity; `None` where it does or the struct doesn't show it.
pub(super) fn not_belongs_to(entity: &Entity, relation: &Relation) -> Option<String> {
    if !entity.format.shows_relations() || relation.is_belongs_to() {
        return None;
    }
    let field = &relation.field;
    let others = relations(entity);
    Some(match &relation.kind {
        RelationKind::Undeclared => format!(
            "`{field}` is no relation of SeaORM's yet: give it `#[sea_orm(belongs_to, from = \"..\", to = \"..\")]`"
        ),
        RelationKind::Via { module } => {
            format!("`{field}` leads through `{module}`, its key is not in this table: {others}")
        }
        _ => format!("the key of `{field}` is in the other table, not in this one: {others}"),
    })
}

/// The columns that are in the table.
pub(super) fn columns(entity: &Entity) -> impl Iterator<Item = &Column> {
    entity.columns.iter().filter(|column| !column.ignored)
}

/// "name `blog` or `author`", of the relations whose key is here.
fn relations(entity: &Entity) -> String {
    let fit = entity
        .relations
        .iter()
        .filter(|relation| relation.is_belongs_to());
    match list(fit.map(Relation::name)) {
        Some(relations) => format!("name {relations}"),
        None => "the struct has no `belongs_to` relation".to_owned(),
    }
}

fn advice(given: &str, names: &[String], what: &str) -> String {
    if let Some(similar) = similar(given, names.iter().map(String::as_str)) {
        return format!("did you mean `{similar}`?");
    }
    match list(names) {
        Some(names) => format!("choose {names}"),
        None => format!("the struct has no {what}"),
    }
}
