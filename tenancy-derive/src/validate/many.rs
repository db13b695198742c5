//! `#[belongs_to_many_tenants]`: the way through the pivot.

use super::name::{self, RelationName};
use super::{Ownership, Via};
use crate::errors::Errors;
use crate::parse::{Attribute, Entity, Relation, RelationKind};
use crate::symbol::FieldMarker;

pub(super) fn validate(
    owner: &Attribute,
    optional: Option<&Attribute>,
    entity: &Entity,
    errors: &mut Errors,
) -> Option<Ownership> {
    if let Some(tenancy) = optional.and_then(|optional| optional.options.tenancy.as_ref()) {
        errors.at(
            tenancy.span,
            "rows of a many-to-many entity are linked to tenants of one tenancy: remove `tenancy`",
        );
    }
    let options = &owner.options;
    let marked = marked(entity, errors);
    let named = match (&options.relation, marked) {
        (Some(relation), Some((marker, _))) => {
            errors.at(
                marker,
                format!(
                    "the relation is named by `{}` already: remove this mark, or the option",
                    relation.value()
                ),
            );
            return None;
        }
        (Some(relation), None) => {
            Some((relation.span(), name::relation(entity, relation, errors)?))
        }
        (None, Some((marker, relation))) => Some((marker, RelationName::Field(relation))),
        (None, None) => None,
    };
    let mut via = options.via.as_ref().map(|via| Via::Table(via.value()));
    let mut variant = None;
    if let Some((span, named)) = named {
        match &named {
            RelationName::Field(Relation {
                kind: RelationKind::Via { module },
                ..
            }) => {
                via.get_or_insert_with(|| Via::Module(module.clone()));
            }
            RelationName::Field(relation)
                if entity.format.shows_relations() && !leads_to_many(relation) =>
            {
                errors.at(
                    span,
                    format!(
                        "`{}` does not lead to many tenants: name a `has_many` relation with `via`, or use \
                         `#[belongs_to_tenant]`",
                        relation.field
                    ),
                );
                return None;
            }
            _ => variant = Some(named.variant()),
        }
    }
    Some(Ownership::BelongsToManyTenants {
        via,
        relation: variant,
        optional: optional.is_some(),
        shared_writes: optional.is_some_and(|optional| optional.options.shared_writes.is_some()),
    })
}

fn leads_to_many(relation: &Relation) -> bool {
    matches!(
        relation.kind,
        RelationKind::HasMany | RelationKind::Via { .. }
    )
}

fn marked<'a>(
    entity: &'a Entity,
    errors: &mut Errors,
) -> Option<(proc_macro2::Span, &'a Relation)> {
    for column in &entity.columns {
        for marker in column
            .markers
            .iter()
            .filter(|marker| marker.name == FieldMarker::TenantRelation)
        {
            errors.at(
                marker.span,
                "the way to many tenants is not in a column: mark the `has_many` relation, or name the pivot's table \
                 with `#[belongs_to_many_tenants(via = \"..\")]`",
            );
        }
    }
    let mut found = None;
    for relation in &entity.relations {
        for marker in relation
            .markers
            .iter()
            .filter(|marker| marker.name == FieldMarker::TenantRelation)
        {
            if let Some(tenancy) = &marker.tenancy {
                errors.at(
                    tenancy.span,
                    "`#[belongs_to_many_tenants]` has one tenancy: remove this option",
                );
            }
            if found.is_some() {
                errors.at(
                    marker.span,
                    "two `#[tenant_relation]` marks: remove one of them",
                );
            } else {
                found = Some((marker.span, relation));
            }
        }
    }
    found
}
