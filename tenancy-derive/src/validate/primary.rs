//! `#[belongs_to_primary_model]`: the relations to the parents.

use super::{Ownership, name};
use crate::errors::Errors;
use crate::parse::{Attribute, Entity, Relation};
use crate::suggest::list;

pub(super) fn validate(
    owner: &Attribute,
    entity: &Entity,
    errors: &mut Errors,
) -> Option<Ownership> {
    let names = &owner.options.relations;
    if names.is_empty() {
        let parents = entity
            .relations
            .iter()
            .filter(|relation| relation.is_belongs_to())
            .map(Relation::name);
        let candidates = list(parents)
            .map(|parents| format!(": {parents}"))
            .unwrap_or_default();
        errors.at(
            owner.span,
            format!(
                "name the relation that leads to the parent, as in `#[belongs_to_primary_model(\"post\")]`{candidates}"
            ),
        );
        return None;
    }
    let mut relations = Vec::<String>::new();
    let mut clear = true;
    for name in names {
        match name::belongs_to(entity, name, errors) {
            Some(relation) if relations.contains(&relation.variant()) => {
                errors.on(
                    name,
                    format!("`{}` is named twice: remove this one", name.value()),
                );
            }
            Some(relation) => relations.push(relation.variant()),
            None => clear = false,
        }
    }
    clear.then_some(Ownership::BelongsToPrimaryModel { relations })
}
