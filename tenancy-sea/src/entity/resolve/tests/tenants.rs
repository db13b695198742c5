//! The tenant entity and its key.

use sea_orm::DbBackend;

use super::entities::*;
use super::*;
use crate::entity::{KeyFamily, Scope};

fn tenant_by(key: &'static str) -> Schema {
    with::<blog::Entity>(Declaration::new(Ownership::Tenant { key: Some(key) }))
}

#[test]
fn the_primary_key_is_the_tenant_key_where_none_is_marked() {
    let registry = registry(sound());
    assert_eq!(registry.tenant().name, "blog");
    assert!(matches!(&registry.tenant().scope, Scope::Tenant { key } if key == "id"));
    assert!(matches!(registry.tenant_family(), KeyFamily::Integer(_)));
    assert_eq!(registry.tenant().entity, registry.tenant().entity);
}

#[test]
fn the_marked_column_is_the_tenant_key() {
    let registry = registry(vec![
        tenant_by("slug"),
        owned::<note::Entity>(TenantOwner::new().column("blog_slug")),
    ]);
    assert_eq!(registry.tenant_family(), KeyFamily::Text);
    assert_eq!(
        table(&registry, "note").tenant_column().unwrap().name,
        "blog_slug"
    );
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
fn a_second_tenant_entity_is_refused() {
    let mut schemas = sound();
    schemas.push(of::<organisation::Entity>());
    insta::assert_snapshot!(fault(schemas), @"organisation: is a second tenant entity; several tenancies in one registry aren't supported yet, so build each tenancy from its own entities");
}

#[test]
fn an_owner_of_another_tenancy_is_refused() {
    let other = TenantOwner::new().tenancy::<organisation::Entity>();
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), owned::<category::Entity>(other)]), @"category: belongs to a tenant of another tenancy; several tenancies in one registry aren't supported yet, so build each tenancy from its own entities");

    let own = TenantOwner::new().tenancy::<blog::Entity>();
    registry(vec![of::<blog::Entity>(), owned::<category::Entity>(own)]);
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
        let organisation =
            with::<organisation::Entity>(Declaration::new(Ownership::Tenant { key }));
        let result = resolve(
            vec![organisation],
            TypeId::of::<organisation::Entity>(),
            &options(DbBackend::Sqlite),
        );
        result.map_err(|faults| faults[0].fault.clone())
    };
    insta::assert_snapshot!(of_organisation(None).unwrap_err(), @"has a composite primary key, and a tenant key is one column: mark `country`, `number` or another column with `#[tenant_key]`");
    assert_eq!(
        of_organisation(Some("number"))
            .unwrap()
            .tenant_family()
            .name(),
        "integer"
    );
    if cfg!(feature = "with-uuid") {
        assert_eq!(
            of_organisation(Some("uuid")).unwrap().tenant_family(),
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
