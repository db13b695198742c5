//! `#[optional_tenant]` needs a tenant column that can be empty.

use super::name::columns;
use super::{ColumnName, Owner};
use crate::errors::Errors;
use crate::parse::{Attribute, Column, Entity, RelationKind};

/// Refuses an owner whose column can't be NULL, where the struct shows it.
pub(super) fn refuse_required(
    optional: &Attribute,
    owner: &Owner,
    entity: &Entity,
    errors: &mut Errors,
) {
    let named: Vec<&Column> = match (&owner.column, &owner.relation) {
        (Some(ColumnName::Variant(variant)), _) => columns(entity)
            .filter(|column| column.variant == *variant)
            .collect(),
        (Some(ColumnName::Given(_)), _) => return,
        (None, Some(variant)) => {
            let relation = entity
                .relations
                .iter()
                .find(|relation| relation.variant == *variant);
            let Some(RelationKind::BelongsTo { from, .. }) =
                relation.map(|relation| &relation.kind)
            else {
                return;
            };
            columns(entity)
                .filter(|column| from.iter().any(|from| column.variant == from))
                .collect()
        }
        (None, None) => {
            refuse_without_any(optional, entity, errors);
            return;
        }
    };
    if let (Some(column), true) = (named.first(), named.iter().all(|column| !column.optional)) {
        errors.on(&column.ty, not_option(column));
    }
}

/// Which column it is will be known at `build()`; that none can be it is known now.
fn refuse_without_any(optional: &Attribute, entity: &Entity, errors: &mut Errors) {
    if entity.columns.is_empty() || columns(entity).any(|column| column.optional) {
        return;
    }
    match columns(entity).find(|column| column.is_named("tenant_id")) {
        Some(column) => errors.on(&column.ty, not_option(column)),
        None => errors.at(
            optional.span,
            "`#[optional_tenant]` needs a tenant column that is an `Option`, and no column here is one",
        ),
    }
}

fn not_option(column: &Column) -> String {
    format!(
        "`#[optional_tenant]` is for rows without a tenant, but `{}` is never empty: make it an `Option`, or remove \
         `#[optional_tenant]`",
        column.field
    )
}
