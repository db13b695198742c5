//! `unchecked = "relation"`: references that a composite foreign key checks.

use super::choose::Chosen;
use super::{Ownership, name};
use crate::errors::Errors;
use crate::parse::Entity;

/// The relations to leave unchecked; the one that decides ownership can't be.
pub(super) fn validate(
    chosen: &Chosen<'_>,
    entity: &Entity,
    ownerships: &[Ownership],
    errors: &mut Errors,
) -> Vec<String> {
    let mut unchecked = Vec::<String>::new();
    for name in chosen
        .all
        .iter()
        .flat_map(|attribute| &attribute.options.unchecked)
    {
        let Some(relation) =
            name::belongs_to(entity, name, errors).map(|relation| relation.variant())
        else {
            continue;
        };
        let owns = ownerships.iter().any(|ownership| match ownership {
            Ownership::BelongsToPrimaryModel { relations } => relations.contains(&relation),
            Ownership::BelongsToTenant(owners) | Ownership::Tenant(_, owners) => owners
                .iter()
                .any(|owner| owner.relation.as_ref() == Some(&relation)),
            _ => false,
        });
        if owns {
            errors.on(
                name,
                format!(
                    "`{}` decides who owns the row and is always checked: remove this option",
                    name.value()
                ),
            );
        } else if unchecked.contains(&relation) {
            errors.on(
                name,
                format!("`{}` is unchecked already: remove this one", name.value()),
            );
        } else {
            unchecked.push(relation);
        }
    }
    unchecked
}
