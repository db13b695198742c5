//! `#[belongs_to_tenant]`: the tenant column, once a tenancy.

use super::mark::{Mark, Marked, marks};
use super::{ColumnName, Owner, name, optional};
use crate::errors::Errors;
use crate::parse::{Attribute, Column, Entity, Relation, Tenancy, path_text};
use crate::suggest::list;

pub(super) fn validate(
    attributes: &[&Attribute],
    optional: Option<&Attribute>,
    entity: &Entity,
    errors: &mut Errors,
) -> Option<Vec<Owner>> {
    let marks = marks(entity, errors);
    refuse_unnamed(attributes, errors);
    let mut owners = match attributes {
        [only] if only.options.tenancy.is_none() && marks.len() > 1 => {
            of_marks(only, &marks, errors)
        }
        attributes => of_attributes(attributes, &marks, entity, errors),
    }?;
    if let Some(attribute) = optional {
        optional::apply(attribute, &mut owners, entity, errors);
    }
    Some(owners)
}

/// One owner an attribute; each mark belongs to one of them.
fn of_attributes(
    attributes: &[&Attribute],
    marks: &[Mark<'_>],
    entity: &Entity,
    errors: &mut Errors,
) -> Option<Vec<Owner>> {
    let mut marked: Vec<Option<Mark<'_>>> = attributes.iter().map(|_| None).collect();
    let mut clear = true;
    for mark in marks {
        let place = attributes
            .iter()
            .position(|attribute| mark.is_of(attribute, attributes.len() == 1));
        match place.and_then(|place| marked.get_mut(place)) {
            Some(free @ None) => *free = Some(*mark),
            Some(Some(_)) => {
                errors.at(
                    mark.marker.span,
                    "two `#[tenant_relation]` marks for one tenancy: remove one of them",
                );
                clear = false;
            }
            None => {
                errors.at(mark.marker.span, of_no_attribute(mark, attributes));
                clear = false;
            }
        }
    }
    let owners: Vec<Option<Owner>> = attributes
        .iter()
        .zip(&marked)
        .map(|(attribute, mark)| of_attribute(attribute, mark.as_ref(), entity, errors))
        .collect();
    owners
        .into_iter()
        .collect::<Option<Vec<_>>>()
        .filter(|_| clear)
}

fn of_attribute(
    attribute: &Attribute,
    mark: Option<&Mark<'_>>,
    entity: &Entity,
    errors: &mut Errors,
) -> Option<Owner> {
    let options = &attribute.options;
    if let (Some(mark), Some(said)) = (mark, options.column.as_ref().or(options.relation.as_ref()))
    {
        errors.at(
            mark.marker.span,
            format!(
                "the tenant column is said by `{}` already: remove this mark, or the option",
                said.value()
            ),
        );
        return None;
    }
    let column = options
        .column
        .as_ref()
        .map(|column| name::column(entity, column, errors));
    let relation = options
        .relation
        .as_ref()
        .map(|relation| name::belongs_to(entity, relation, errors));
    let nothing_said = column.is_none() && relation.is_none() && mark.is_none();
    if nothing_said && can_never_be_found(entity) {
        errors.at(attribute.span, nowhere(entity));
        return None;
    }
    let mut owner = Owner {
        tenancy: options
            .tenancy
            .as_ref()
            .map(|tenancy| tenancy.entity.clone()),
        column: match column {
            Some(found) => Some(found?),
            None => None,
        },
        relation: match relation {
            Some(found) => Some(found?.variant()),
            None => None,
        },
        optional: false,
        shared_writes: false,
    };
    if let Some(mark) = mark {
        owner.take(mark);
    }
    Some(owner)
}

/// One owner a mark, where the attribute leaves it to them.
fn of_marks(attribute: &Attribute, marks: &[Mark<'_>], errors: &mut Errors) -> Option<Vec<Owner>> {
    let mut owners = Vec::new();
    let mut seen = Vec::<&Tenancy>::new();
    for mark in marks {
        match &mark.marker.tenancy {
            Some(tenancy) if seen.iter().all(|known| !known.is(&tenancy.entity)) => {
                seen.push(tenancy);
                let mut owner = Owner {
                    tenancy: Some(tenancy.entity.clone()),
                    column: None,
                    relation: None,
                    optional: false,
                    shared_writes: false,
                };
                owner.take(mark);
                owners.push(owner);
            }
            Some(tenancy) => {
                errors.at(
                    tenancy.span,
                    format!("two marks for the tenancy of `{}`: remove one of them", path_text(&tenancy.entity)),
                );
            }
            None => errors.at(
                mark.marker.span,
                "several `#[tenant_relation]` marks: remove all but one, or let each name its tenancy: \
                 `#[tenant_relation(tenancy = \"super::blog::Entity\")]`",
            ),
        }
    }
    if let Some(said) = attribute
        .options
        .column
        .as_ref()
        .or(attribute.options.relation.as_ref())
    {
        errors.on(
            said,
            "the marks say the tenant columns: remove this option, or the marks",
        );
    }
    (owners.len() == marks.len()).then_some(owners)
}

/// Several owners must name their tenancies, each another.
fn refuse_unnamed(attributes: &[&Attribute], errors: &mut Errors) {
    if attributes.len() < 2 {
        return;
    }
    let mut seen = Vec::<&Tenancy>::new();
    for attribute in attributes {
        match &attribute.options.tenancy {
            None => errors.at(
                attribute.span,
                "several `#[belongs_to_tenant]` on one entity: remove all but one, or let each name its tenancy: \
                 `#[belongs_to_tenant(tenancy = \"super::blog::Entity\")]`",
            ),
            Some(tenancy) if seen.iter().any(|known| known.is(&tenancy.entity)) => errors.at(
                tenancy.span,
                format!("the tenancy of `{}` is named twice: remove one", path_text(&tenancy.entity)),
            ),
            Some(tenancy) => seen.push(tenancy),
        }
    }
}

impl Owner {
    fn take(&mut self, mark: &Mark<'_>) {
        match mark.field {
            Marked::Column(column) => {
                self.column = Some(ColumnName::Variant(column.variant.clone()))
            }
            Marked::Relation(relation) => self.relation = Some(relation.variant.clone()),
        }
        if self.tenancy.is_none() {
            self.tenancy = mark
                .marker
                .tenancy
                .as_ref()
                .map(|tenancy| tenancy.entity.clone());
        }
    }
}

fn of_no_attribute(mark: &Mark<'_>, attributes: &[&Attribute]) -> String {
    let tenancies = attributes
        .iter()
        .filter_map(|attribute| attribute.options.tenancy.as_ref());
    let tenancies = list(tenancies.map(|tenancy| path_text(&tenancy.entity)));
    match (&mark.marker.tenancy, tenancies) {
        (Some(tenancy), Some(tenancies)) => format!(
            "no `#[belongs_to_tenant]` names the tenancy of `{}`: the tenancies are {tenancies}",
            path_text(&tenancy.entity)
        ),
        (_, tenancies) => format!(
            "which tenancy does the mark mean? write `#[tenant_relation(tenancy = \"..\")]` with {}",
            tenancies.unwrap_or_else(|| "its tenant entity".to_owned())
        ),
    }
}

/// Whether neither the builder's default nor SeaORM's relations could ever say the tenant column.
fn can_never_be_found(entity: &Entity) -> bool {
    let could_be = |column: &Column| {
        let name = column.name();
        name == "tenant_id"
            || column.is_named("tenant_id")
            || (name.ends_with("_id") && !column.primary_key)
    };
    entity.format.shows_relations()
        && !entity.relations.iter().any(Relation::is_belongs_to)
        && !name::columns(entity).any(could_be)
}

fn nowhere(entity: &Entity) -> String {
    let columns = name::columns(entity)
        .filter(|column| !column.primary_key)
        .map(Column::name);
    match list(columns) {
        Some(columns) => format!(
            "no tenant column: name it with `#[belongs_to_tenant(column = \"..\")]`, one of {columns}, or add `tenant_id`"
        ),
        None => "no tenant column: add one, such as `pub tenant_id: i32`".to_owned(),
    }
}
