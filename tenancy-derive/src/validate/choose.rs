//! Which attributes go together.

use super::Connection;
use crate::errors::Errors;
use crate::parse::Attribute;
use crate::symbol::ItemAttribute;

/// The attributes by what they say.
pub(super) struct Chosen<'a> {
    /// Those of each kind of owner: one kind, unless they contradict each other.
    pub(super) owners: Vec<Vec<&'a Attribute>>,
    pub(super) optional: Option<&'a Attribute>,
    pub(super) connection: Connection,
    pub(super) all: Vec<&'a Attribute>,
}

impl Chosen<'_> {
    pub(super) fn has_owner(&self, name: ItemAttribute) -> bool {
        self.owners.iter().flatten().any(|owner| owner.name == name)
    }

    /// Whether the attributes say who owns the rows; `#[central_connection]` does so by itself.
    pub(super) fn is_owned(&self) -> bool {
        !self.owners.is_empty()
            || (self.optional.is_none() && self.connection != Connection::Tenant)
    }
}

/// Refuses duplicates and contradictions.
pub(super) fn choose<'a>(attributes: &'a [Attribute], errors: &mut Errors) -> Chosen<'a> {
    let all = without_duplicates(attributes, errors);
    let mut owners = Vec::<Vec<&Attribute>>::new();
    for owner in all
        .iter()
        .copied()
        .filter(|attribute| attribute.name.is_owner())
    {
        let name = |kind: &&mut Vec<&Attribute>| {
            kind.first().is_some_and(|first| first.name == owner.name)
        };
        match owners.iter_mut().find(name) {
            Some(kind) => kind.push(owner),
            None => owners.push(vec![owner]),
        }
    }
    let kinds: Vec<&Attribute> = owners
        .iter()
        .filter_map(|kind| kind.first())
        .copied()
        .collect();
    if let [first, others @ ..] = kinds.as_slice() {
        for other in others {
            if !go_together(first.name, other.name) {
                errors.at(other.span, two_owners(first.name, other.name));
            }
        }
    }
    let optional = all
        .iter()
        .copied()
        .find(|attribute| attribute.name == ItemAttribute::OptionalTenant);
    let is_clear =
        kinds.len() < 2 || matches!(kinds.as_slice(), [a, b] if go_together(a.name, b.name));
    if let (Some(optional), true) = (optional, is_clear)
        && let Some(message) = optional_contradiction(&kinds)
    {
        errors.at(optional.span, message);
    }
    let connection = connection(&all, &kinds, optional.is_some(), errors);
    Chosen {
        owners,
        optional,
        connection,
        all,
    }
}

fn connection(
    all: &[&Attribute],
    kinds: &[&Attribute],
    optional: bool,
    errors: &mut Errors,
) -> Connection {
    let mut connections = all.iter().filter(|attribute| {
        matches!(
            attribute.name,
            ItemAttribute::CentralConnection | ItemAttribute::TenantConnection
        )
    });
    match (connections.next(), connections.next()) {
        (Some(_), Some(second)) => {
            errors.at(
                second.span,
                "`#[central_connection]` and `#[tenant_connection]` contradict each other: a table is in one \
                 database, keep one of the two",
            );
            Connection::Default
        }
        (Some(only), None) if only.name == ItemAttribute::CentralConnection => Connection::Central,
        (Some(only), None) => {
            if let Some(message) = tenant_connection_contradiction(kinds, optional) {
                errors.at(only.span, message);
            }
            Connection::Tenant
        }
        (None, _) => Connection::Default,
    }
}

fn tenant_connection_contradiction(kinds: &[&Attribute], optional: bool) -> Option<&'static str> {
    if kinds
        .iter()
        .any(|owner| owner.name == ItemAttribute::Tenant)
    {
        Some(
            "`#[tenant_connection]` contradicts `#[tenant]`: the tenants are looked up before any tenant's database \
             is known, so remove it",
        )
    } else if kinds.is_empty() && !optional {
        Some(
            "`#[tenant_connection]` does not say who owns the rows: add `#[belongs_to_tenant]`, or `#[global_model]` \
             where the rows have no tenant because each tenant's database holds its own",
        )
    } else {
        None
    }
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

/// A tenant may belong to the tenants of another tenancy, as a workspace does to its organisation.
fn go_together(first: ItemAttribute, second: ItemAttribute) -> bool {
    use ItemAttribute::{BelongsToTenant, Tenant};
    matches!(
        (first, second),
        (Tenant, BelongsToTenant) | (BelongsToTenant, Tenant)
    )
}

fn two_owners(first: ItemAttribute, second: ItemAttribute) -> String {
    let reason = if first == ItemAttribute::GlobalModel || second == ItemAttribute::GlobalModel {
        "a global row belongs to nobody"
    } else if first == ItemAttribute::Tenant || second == ItemAttribute::Tenant {
        "a tenant's row is its own"
    } else {
        "a row has one kind of owner"
    };
    let (first, second) = (first.as_str(), second.as_str());
    format!("`#[{second}]` contradicts `#[{first}]`: {reason}, keep one of the two")
}

fn optional_contradiction(owners: &[&Attribute]) -> Option<&'static str> {
    let tenant = |owner: &&&Attribute| owner.name == ItemAttribute::Tenant;
    let owner = owners.iter().find(tenant).or(owners.first());
    let Some(owner) = owner.map(|owner| owner.name) else {
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
