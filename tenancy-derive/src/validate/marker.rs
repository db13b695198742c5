//! Markers that nothing consumes.

use super::choose::Chosen;
use crate::errors::Errors;
use crate::parse::{Entity, Marker};
use crate::symbol::{FieldMarker, ItemAttribute};

/// Refuses the markers that the entity's owner doesn't use.
pub(super) fn refuse_unused(chosen: &Chosen<'_>, entity: &Entity, errors: &mut Errors) {
    for marker in all(entity) {
        let used = match marker.name {
            FieldMarker::TenantKey
            | FieldMarker::TenantIdentifier
            | FieldMarker::TenantResourceKey => chosen.has_owner(ItemAttribute::Tenant),
            FieldMarker::TenantRelation => {
                chosen.has_owner(ItemAttribute::BelongsToTenant)
                    || chosen.has_owner(ItemAttribute::BelongsToManyTenants)
            }
        };
        if !used {
            errors.at(
                marker.span,
                unused(
                    marker.name,
                    chosen.has_owner(ItemAttribute::BelongsToPrimaryModel),
                ),
            );
        }
    }
}

/// Every marker with this name.
pub(super) fn named(entity: &Entity, name: FieldMarker) -> impl Iterator<Item = &Marker> {
    all(entity).filter(move |marker| marker.name == name)
}

fn all(entity: &Entity) -> impl Iterator<Item = &Marker> {
    let columns = entity.columns.iter().flat_map(|column| &column.markers);
    columns.chain(
        entity
            .relations
            .iter()
            .flat_map(|relation| &relation.markers),
    )
}

fn unused(marker: FieldMarker, has_parent: bool) -> String {
    let name = marker.as_str();
    match (marker, has_parent) {
        (FieldMarker::TenantRelation, true) => format!(
            "`#[{name}]` marks the way to the tenant, and this entity goes through its parent: name the relation in \
             `#[belongs_to_primary_model(\"..\")]`"
        ),
        (FieldMarker::TenantRelation, false) => format!(
            "`#[{name}]` needs `#[belongs_to_tenant]` or `#[belongs_to_many_tenants]` on the struct: add one of them, \
             or remove the mark"
        ),
        _ => format!("`#[{name}]` needs `#[tenant]` on the struct: add it, or remove the mark"),
    }
}
