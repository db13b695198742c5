//! `#[tenant_relation]` on a relation that holds the tenant's key, or on the key's column.

use super::name;
use crate::errors::Errors;
use crate::parse::{Attribute, Column, Entity, Marker, Relation};
use crate::symbol::FieldMarker;

/// A field with `#[tenant_relation]`.
#[derive(Clone, Copy)]
pub(super) struct Mark<'a> {
    pub(super) marker: &'a Marker,
    pub(super) field: Marked<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum Marked<'a> {
    Column(&'a Column),
    Relation(&'a Relation),
}

/// Every mark that can say a tenant column.
pub(super) fn marks<'a>(entity: &'a Entity, errors: &mut Errors) -> Vec<Mark<'a>> {
    let mut marks = Vec::new();
    let is_ours = |marker: &&Marker| marker.name == FieldMarker::TenantRelation;
    for column in &entity.columns {
        let Some(marker) = column.markers.iter().find(is_ours) else {
            continue;
        };
        if column.ignored {
            let field = &column.field;
            errors.at(
                marker.span,
                format!(
                    "`{field}` is not a column, `#[sea_orm(ignore)]` leaves it out: move the mark"
                ),
            );
        } else {
            marks.push(Mark {
                marker,
                field: Marked::Column(column),
            });
        }
    }
    for relation in &entity.relations {
        let Some(marker) = relation.markers.iter().find(is_ours) else {
            continue;
        };
        match name::not_belongs_to(entity, relation) {
            Some(message) => errors.at(marker.span, message),
            None => marks.push(Mark {
                marker,
                field: Marked::Relation(relation),
            }),
        }
    }
    marks
}

impl Mark<'_> {
    /// Whether the mark means this attribute's tenancy: it names it, or leads to its entity.
    pub(super) fn is_of(&self, attribute: &Attribute, only: bool) -> bool {
        match (&self.marker.tenancy, &attribute.options.tenancy) {
            (Some(mark), Some(tenancy)) => mark.is(&tenancy.entity),
            (Some(_), None) => only,
            (None, Some(tenancy)) => {
                only || matches!(self.field, Marked::Relation(relation) if tenancy.is(&relation.entity))
            }
            (None, None) => only,
        }
    }
}
