//! The field of the relation to the tenant, which `hydrate_tenant` fills.

use syn::{Ident, Path};

use super::{ColumnName, Owner, Ownership, name};
use crate::parse::{Entity, Relation, RelationKind};

/// A field that can hold the tenant.
pub(crate) struct TenantField {
    pub(crate) field: Ident,
    pub(crate) tenant: Path,
    /// The variants of the columns that are equal, here and in the tenant's table; one pair at least.
    pub(crate) columns: Vec<(Ident, Ident)>,
}

/// The relation that holds the tenant's key; `None` where the struct doesn't show one, or not which one it is. Whether
/// it leads to a tenant the compiler finds out where the field is to be filled.
pub(super) fn tenant_field(ownership: &Ownership, entity: &Entity) -> Option<TenantField> {
    let (Ownership::BelongsToTenant(owners) | Ownership::Tenant(_, owners)) = ownership else {
        return None;
    };
    match owners.as_slice() {
        [owner] if entity.format.shows_relations() => TenantField::of(relation_of(owner, entity)?),
        _ => None,
    }
}

/// As `build()` looks for the tenant column: said, `tenant_id`, or the key of the only relation.
fn relation_of<'a>(owner: &Owner, entity: &'a Entity) -> Option<&'a Relation> {
    let belongs_to = || {
        let relations = entity.relations.iter();
        relations.filter(|relation| relation.is_belongs_to())
    };
    let with_key = |column: &str| only(belongs_to().filter(|relation| relation.has_key(column)));
    match (&owner.relation, &owner.column) {
        (Some(variant), _) => only(belongs_to().filter(|relation| relation.variant == *variant)),
        (None, Some(ColumnName::Variant(column))) => with_key(&column.to_string()),
        (None, Some(ColumnName::Given(_))) => None,
        (None, None) => match name::columns(entity).find(|column| column.is_named("tenant_id")) {
            Some(column) => with_key(&column.variant.to_string()),
            None => only(belongs_to()),
        },
    }
}

fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

impl TenantField {
    /// `None` where the columns at the ends are not written, or not in pairs: SeaORM reports it.
    fn of(relation: &Relation) -> Option<Self> {
        let RelationKind::BelongsTo { from, to } = &relation.kind else {
            return None;
        };
        let ident = |variant: &String| syn::parse_str::<Ident>(variant).ok();
        let pairs = from.iter().zip(to);
        let columns = pairs.map(|(from, to)| Some((ident(from)?, ident(to)?)));
        let columns = columns.collect::<Option<Vec<_>>>()?;
        (from.len() == to.len() && !columns.is_empty()).then(|| Self {
            field: relation.field.clone(),
            tenant: relation.entity.clone(),
            columns,
        })
    }
}
