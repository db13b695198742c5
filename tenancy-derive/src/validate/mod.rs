//! From what was written to what was meant; every mistake is reported here.

mod belongs;
mod choose;
mod many;
mod mark;
mod marker;
mod name;
mod optional;
mod primary;
mod relation;
mod tenant;
mod unchecked;

use syn::{Ident, Path, parse_quote};

pub(crate) use relation::TenantField;

use crate::errors::Errors;
use crate::parse::{Attribute, Entity, path_text};
use crate::symbol::ItemAttribute;

/// An entity that can be declared: expanding it can't fail.
pub(crate) struct Declared {
    /// The path of `tenancy_sea`.
    pub(crate) krate: Path,
    pub(crate) model: Ident,
    pub(crate) entity: Ident,
    pub(crate) has_model_ex: bool,
    pub(crate) ownership: Ownership,
    pub(crate) connection: Connection,
    /// Relations whose keys the database checks.
    pub(crate) unchecked: Vec<String>,
    /// Where `ModelEx` holds the tenant.
    pub(crate) tenant_field: Option<TenantField>,
}

pub(crate) enum Ownership {
    /// The tenant, and the tenants of other tenancies to which it belongs.
    Tenant(TenantModel, Vec<Owner>),
    BelongsToTenant(Vec<Owner>),
    BelongsToManyTenants {
        via: Option<Via>,
        relation: Option<String>,
        optional: bool,
        shared_writes: bool,
    },
    BelongsToPrimaryModel {
        relations: Vec<String>,
    },
    Global {
        read_only: bool,
    },
}

/// The columns of a tenant that the struct shows.
pub(crate) struct TenantModel {
    /// The marked key.
    pub(crate) key: Option<ColumnField>,
    /// The only primary key, where no key is marked.
    pub(crate) primary_key: Option<ColumnField>,
    pub(crate) identifier: Option<ColumnField>,
    pub(crate) resource_key: Option<ColumnField>,
}

/// A field and its variant in SeaORM's `Column`.
#[derive(Clone)]
pub(crate) struct ColumnField {
    pub(crate) field: Ident,
    pub(crate) variant: Ident,
}

/// How the entity carries a tenant's key.
pub(crate) struct Owner {
    pub(crate) tenancy: Option<Path>,
    pub(crate) column: Option<ColumnName>,
    pub(crate) relation: Option<String>,
    pub(crate) optional: bool,
    pub(crate) shared_writes: bool,
}

#[derive(Clone)]
pub(crate) enum ColumnName {
    /// A variant of SeaORM's `Column`.
    Variant(Ident),
    /// A name that the struct doesn't show.
    Given(String),
}

/// A pivot table.
pub(crate) enum Via {
    /// The pivot's module, beside the entity's own.
    Module(Ident),
    Table(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Connection {
    Default,
    Central,
    Tenant,
}

/// The declaration that the attributes make; `None` where there is a mistake.
pub(crate) fn validate(
    attributes: &[Attribute],
    entity: &Entity,
    errors: &mut Errors,
) -> Option<Declared> {
    let krate = krate(attributes, errors);
    let chosen = choose::choose(attributes, errors);
    if chosen.is_owned() {
        marker::refuse_unused(&chosen, entity, errors);
    }
    let ownerships: Vec<Ownership> = chosen
        .owners
        .iter()
        .filter_map(|owners| ownership(owners, chosen.optional, entity, errors))
        .collect();
    let unchecked = unchecked::validate(&chosen, entity, &ownerships, errors);
    if !errors.is_empty() {
        return None;
    }
    let ownership = ownerships
        .into_iter()
        .reduce(Ownership::and)
        .unwrap_or(Ownership::Global { read_only: false });
    Some(Declared {
        krate,
        model: entity.model.clone(),
        entity: entity.entity.clone(),
        has_model_ex: entity.format.has_model_ex(),
        tenant_field: relation::tenant_field(&ownership, entity),
        ownership,
        connection: chosen.connection,
        unchecked,
    })
}

/// What the attributes of one kind say.
fn ownership(
    owners: &[&Attribute],
    optional: Option<&Attribute>,
    entity: &Entity,
    errors: &mut Errors,
) -> Option<Ownership> {
    let owner = owners.first()?;
    match owner.name {
        ItemAttribute::Tenant => {
            let model = tenant::validate(entity, errors);
            Some(Ownership::Tenant(model, Vec::new()))
        }
        ItemAttribute::BelongsToTenant => {
            belongs::validate(owners, optional, entity, errors).map(Ownership::BelongsToTenant)
        }
        ItemAttribute::BelongsToManyTenants => many::validate(owner, optional, entity, errors),
        ItemAttribute::BelongsToPrimaryModel => primary::validate(owner, entity, errors),
        ItemAttribute::GlobalModel
        | ItemAttribute::OptionalTenant
        | ItemAttribute::CentralConnection
        | ItemAttribute::TenantConnection => Some(Ownership::Global {
            read_only: owner.options.read_only.is_some(),
        }),
    }
}

impl Ownership {
    /// A tenant that belongs to tenants of other tenancies says both; no others go together.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Tenant(model, _), Self::BelongsToTenant(owners))
            | (Self::BelongsToTenant(owners), Self::Tenant(model, _)) => {
                Self::Tenant(model, owners)
            }
            (_, last) => last,
        }
    }
}

fn krate(attributes: &[Attribute], errors: &mut Errors) -> Path {
    let mut given = attributes
        .iter()
        .filter_map(|attribute| attribute.options.krate.as_ref());
    let Some((_, first)) = given.next() else {
        return parse_quote!(::tenancy_sea);
    };
    for (span, other) in given.filter(|(_, path)| path_text(path) != path_text(first)) {
        errors.at(
            *span,
            format!(
                "`crate` is said twice, and differently: remove `{}`",
                path_text(other)
            ),
        );
    }
    first.clone()
}
