//! `#[tenant]`: the key, the identifier and the resource key.

use super::{ColumnField, TenantModel, marker, name};
use crate::errors::Errors;
use crate::parse::{Column, Entity};
use crate::symbol::FieldMarker;

pub(super) fn validate(entity: &Entity, errors: &mut Errors) -> TenantModel {
    let primary_keys: Vec<&Column> = name::columns(entity)
        .filter(|column| column.primary_key)
        .collect();
    let key = marked(entity, FieldMarker::TenantKey, errors);
    let identifier = marked(entity, FieldMarker::TenantIdentifier, errors);
    let resource_key = marked(entity, FieldMarker::TenantResourceKey, errors);

    let primary_key = match (key, primary_keys.as_slice()) {
        (None, [only]) => Some(*only),
        (None, [_, second, ..]) if !is_marked(entity, FieldMarker::TenantKey) => {
            errors.on(
                &second.field,
                "a tenant has one key: mark the column that names the tenant by itself with `#[tenant_key]`",
            );
            None
        }
        (Some(key), [_, _, ..]) if key.primary_key && !key.unique => {
            errors.on(
                &key.field,
                "one part of a composite primary key does not name the tenant by itself: mark a column that is \
                 `#[sea_orm(unique)]`",
            );
            None
        }
        _ => None,
    };
    for (column, what) in [
        (key.or(primary_key), "a tenant's key"),
        (identifier, "a tenant's identifier"),
        (resource_key, "a tenant's resource key"),
    ] {
        if let Some(column) = column {
            refuse_unfit(column, what, errors);
        }
    }
    TenantModel {
        key: key.map(ColumnField::of),
        primary_key: primary_key.map(ColumnField::of),
        identifier: identifier.map(ColumnField::of),
        resource_key: resource_key.map(ColumnField::of),
    }
}

/// The column with a mark that may stand once.
fn marked<'a>(entity: &'a Entity, name: FieldMarker, errors: &mut Errors) -> Option<&'a Column> {
    let relations = entity
        .relations
        .iter()
        .flat_map(|relation| &relation.markers);
    for mark in relations.filter(|mark| mark.name == name) {
        errors.at(
            mark.span,
            format!(
                "`#[{}]` marks a column, not a relation: move it to one",
                name.as_str()
            ),
        );
    }
    let mut found = None;
    for column in &entity.columns {
        let Some(mark) = column.markers.iter().find(|mark| mark.name == name) else {
            continue;
        };
        match &found {
            _ if column.ignored => errors.at(
                mark.span,
                format!(
                    "`{}` is not a column, `#[sea_orm(ignore)]` leaves it out: move the mark",
                    column.field
                ),
            ),
            None => found = Some(column),
            Some(first) => errors.at(
                mark.span,
                format!(
                    "a tenant has one `#[{}]`, and `{}` has it already: remove this one",
                    name.as_str(),
                    first.field
                ),
            ),
        }
    }
    found
}

fn is_marked(entity: &Entity, name: FieldMarker) -> bool {
    marker::named(entity, name).next().is_some()
}

fn refuse_unfit(column: &Column, what: &str, errors: &mut Errors) {
    if column.optional {
        errors.on(
            &column.ty,
            format!("{what} is never absent: take the `Option` away"),
        );
    }
    if let syn::Type::Path(path) = &column.ty
        && ["bool", "f32", "f64"]
            .into_iter()
            .any(|float| path.path.is_ident(float))
    {
        errors.on(
            &column.ty,
            format!("{what} is an integer, a string, a uuid or bytes: choose another column"),
        );
    }
}

impl ColumnField {
    fn of(column: &Column) -> Self {
        Self {
            field: column.field.clone(),
            variant: column.variant.clone(),
        }
    }
}
