//! The tenant entity and its key.

use sea_orm::DbBackend;

use super::entities::*;
use super::*;
use crate::entity::{KeyFamily, Scope};

fn tenant_by(key: &'static str) -> Schema {
    with::<blog::Entity>(Declaration::new(Ownership::Tenant {
        key: Some(key),
        belongs_to: Vec::new(),
    }))
}

#[test]
fn the_primary_key_is_the_tenant_key_where_none_is_marked() {
    let registry = registry(sound());
    assert_eq!(tenants(&registry).name, "blog");
    assert!(matches!(&tenants(&registry).scope, Scope::Tenant { key, .. } if key == "id"));
    let tenancy = &registry.tenancies()[0];
    assert!(matches!(tenancy.family, KeyFamily::Integer(_)));
    assert_eq!(tenancy.entity, tenants(&registry).entity);
}

#[test]
fn the_marked_column_is_the_tenant_key() {
    let registry = registry(vec![
        tenant_by("slug"),
        owned::<note::Entity>(TenantOwner::new().column("blog_slug")),
    ]);
    assert_eq!(registry.tenancies()[0].family, KeyFamily::Text);
    assert_eq!(tenant_column(table(&registry, "note")), "blog_slug");
}

#[test]
fn a_set_without_its_tenant_is_refused() {
    insta::assert_snapshot!(fault(vec![of::<category::Entity>()]), @"the tenant entity: is not among the declared entities: put `#[tenant]` on it, and register it with `.entity::<..>()` where it isn't linked in");
}

#[test]
fn a_tenant_declared_as_something_else_is_refused() {
    insta::assert_snapshot!(fault(vec![global::<blog::Entity>()]), @"blog: is the tenant of this tenancy but doesn't say so: put `#[tenant]` on it instead of its other attribute");
}

#[test]
fn two_owners_or_none_are_refused() {
    let owners =
        |owners| with::<category::Entity>(Declaration::new(Ownership::BelongsToTenant(owners)));
    let two = owners(vec![TenantOwner::new(), TenantOwner::new().column("id")]);
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), two]), @"category: says twice that it belongs to the tenant: keep one `#[belongs_to_tenant]`");
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), owners(vec![])]), @"category: belongs to a tenant but names no owner: put `#[belongs_to_tenant]` on it");
}

#[test]
fn a_tenant_key_is_one_column_that_can_be_a_key() {
    let of_organisation = |key| {
        let organisation = with::<organisation::Entity>(Declaration::new(Ownership::Tenant {
            key,
            belongs_to: Vec::new(),
        }));
        let result = resolve(
            vec![organisation],
            TypeId::of::<organisation::Entity>(),
            &options(DbBackend::Sqlite),
        );
        result.map_err(|faults| faults[0].fault.clone())
    };
    insta::assert_snapshot!(of_organisation(None).unwrap_err(), @"has a composite primary key, and a tenant key is one column: mark `country`, `number` or another column with `#[tenant_key]`");
    assert_eq!(
        of_organisation(Some("number")).unwrap().tenancies()[0]
            .family
            .name(),
        "integer"
    );
    if cfg!(feature = "with-uuid") {
        assert_eq!(
            of_organisation(Some("uuid")).unwrap().tenancies()[0].family,
            KeyFamily::Uuid
        );
    } else {
        assert_eq!(
            of_organisation(Some("uuid")).unwrap_err(),
            "tenant key `uuid` is a UUID: switch on the feature `with-uuid` of `tenancy-sea`"
        );
    }
    insta::assert_snapshot!(fault(vec![tenant_by("public")]), @"blog: tenant key `public` must be an integer, text, a UUID or bytes");
    insta::assert_snapshot!(fault(vec![tenant_by("theme")]), @"blog: tenant key `theme` may be NULL, but every tenant has a key: take another column, or make it NOT NULL");
    insta::assert_snapshot!(fault(vec![tenant_by("nickname")]), @"blog: has no column `nickname` for its tenant key; it has `id`, `slug`, `theme`, `public`, `featured_post_id`");
}
