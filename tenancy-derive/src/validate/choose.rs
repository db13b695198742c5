//! Which attributes go together.

use super::Connection;
use crate::errors::Errors;
use crate::parse::Attribute;
use crate::symbol::ItemAttribute;

/// The attributes that stay: one owner, said more than once where there are several tenancies.
pub(super) struct Chosen<'a> {
    pub(super) owners: Vec<&'a Attribute>,
    pub(super) optional: Option<&'a Attribute>,
    pub(super) connection: Connection,
    pub(super) all: Vec<&'a Attribute>,
}

impl Chosen<'_> {
    pub(super) fn owner(&self) -> Option<ItemAttribute> {
        self.owners.first().map(|owner| owner.name)
    }
}

/// Refuses duplicates and contradictions; `None` where it is unclear what is meant.
pub(super) fn choose<'a>(attributes: &'a [Attribute], errors: &mut Errors) -> Option<Chosen<'a>> {
    let all = without_duplicates(attributes, errors);
    let find = |name| all.iter().copied().find(|attribute| attribute.name == name);

    let mut owners = all
        .iter()
        .copied()
        .filter(|attribute| attribute.name.is_owner());
    let first = owners.next();
    let mut chosen: Vec<&Attribute> = first.into_iter().collect();
    let mut clear = true;
    for other in owners {
        match first {
            Some(first) if first.name != other.name => {
                errors.at(other.span, two_owners(first.name, other.name));
                clear = false;
            }
            _ => chosen.push(other),
        }
    }

    let optional = find(ItemAttribute::OptionalTenant);
    if let (Some(optional), true) = (optional, clear)
        && let Some(message) = optional_contradiction(first.map(|owner| owner.name))
    {
        errors.at(optional.span, message);
        clear = false;
    }

    let central = find(ItemAttribute::CentralConnection);
    let tenant = find(ItemAttribute::TenantConnection);
    let connection = match (central, tenant) {
        (Some(central), Some(tenant)) => {
            let later = all
                .iter()
                .rfind(|one| one.name == central.name || one.name == tenant.name);
            errors.at(
                later.map_or(tenant.span, |later| later.span),
                "`#[central_connection]` and `#[tenant_connection]` contradict each other: a table is in one database, \
                 keep one of the two",
            );
            clear = false;
            Connection::Default
        }
        (Some(_), None) => Connection::Central,
        (None, Some(_)) => Connection::Tenant,
        (None, None) => Connection::Default,
    };
    if let (Some(tenant), None) = (tenant, central) {
        match first.map(|owner| owner.name) {
            Some(ItemAttribute::Tenant) => {
                errors.at(
                    tenant.span,
                    "`#[tenant_connection]` contradicts `#[tenant]`: the tenants are looked up before any tenant's \
                     database is known, so remove it",
                );
                clear = false;
            }
            None if optional.is_none() => {
                errors.at(
                    tenant.span,
                    "`#[tenant_connection]` does not say who owns the rows: add `#[belongs_to_tenant]`, or \
                     `#[global_model]` where the rows have no tenant because each tenant's database holds its own",
                );
                clear = false;
            }
            _ => {}
        }
    }
    clear.then_some(Chosen {
        owners: chosen,
        optional,
        connection,
        all,
    })
}

fn without_duplicates<'a>(attributes: &'a [Attribute], errors: &mut Errors) -> Vec<&'a Attribute> {
    let mut kept = Vec::<&Attribute>::new();
    for attribute in attributes {
        let name = attribute.name;
        if !name.is_repeatable() && kept.iter().any(|known| known.name == name) {
            errors.at(
                attribute.span,
                format!("duplicate `#[{}]`: remove this one", name.as_str()),
            );
        } else {
            kept.push(attribute);
        }
    }
    kept
}

fn two_owners(first: ItemAttribute, second: ItemAttribute) -> String {
    let reason = if first == ItemAttribute::GlobalModel || second == ItemAttribute::GlobalModel {
        "a global row belongs to nobody"
    } else if first == ItemAttribute::Tenant || second == ItemAttribute::Tenant {
        "the tenant itself belongs to no tenant"
    } else {
        "a row has one kind of owner"
    };
    let (first, second) = (first.as_str(), second.as_str());
    format!("`#[{second}]` contradicts `#[{first}]`: {reason}, keep one of the two")
}

fn optional_contradiction(owner: Option<ItemAttribute>) -> Option<&'static str> {
    let Some(owner) = owner else {
        return Some(
            "`#[optional_tenant]` does not say who else owns rows: add `#[belongs_to_tenant]` or \
             `#[belongs_to_many_tenants]`",
        );
    };
    match owner {
        ItemAttribute::Tenant => Some(
            "`#[optional_tenant]` contradicts `#[tenant]`: a tenant's own row is never shared, remove it",
        ),
        ItemAttribute::GlobalModel => Some(
            "`#[optional_tenant]` contradicts `#[global_model]`: a global row belongs to nobody, keep one of the two",
        ),
        ItemAttribute::BelongsToPrimaryModel => Some(
            "`#[optional_tenant]` contradicts `#[belongs_to_primary_model]`: a row is shared when its parent is, so \
             put it on the parent",
        ),
        _ => None,
    }
}
