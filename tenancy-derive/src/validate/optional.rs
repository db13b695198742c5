//! `#[optional_tenant]` needs a tenant column that can be empty.

use super::name::columns;
use super::{ColumnName, Owner};
use crate::errors::Errors;
use crate::parse::{Attribute, Column, Entity, RelationKind, path_text};

/// Makes the owner of the named tenancy optional; every owner, where none is named.
pub(super) fn apply(
    optional: &Attribute,
    owners: &mut [Owner],
    entity: &Entity,
    errors: &mut Errors,
) {
    let tenancy = optional.options.tenancy.as_ref();
    let several = owners.len() > 1;
    let is_meant = |owner: &Owner| match (tenancy, &owner.tenancy) {
        (Some(tenancy), Some(of_owner)) => tenancy.is(of_owner),
        // The only owner may have been left to its relation.
        (Some(_), None) => !several,
        (None, _) => true,
    };
    let mut found = false;
    for owner in owners.iter_mut().filter(|owner| is_meant(owner)) {
        found = true;
        owner.optional = true;
        owner.shared_writes = optional.options.shared_writes.is_some();
        refuse_required(optional, owner, entity, errors);
    }
    if let (Some(tenancy), false) = (tenancy, found) {
        errors.at(
            tenancy.span,
            format!(
                "no `#[belongs_to_tenant]` names the tenancy of `{}`: name it there too, or remove it here",
                path_text(&tenancy.entity)
            ),
        );
    }
}

/// Refuses an owner whose column can't be NULL, where the struct shows it.
fn refuse_required(optional: &Attribute, owner: &Owner, entity: &Entity, errors: &mut Errors) {
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
