//! Everything that is wrong is told at once.

use super::entities::*;
use super::*;
use crate::error::TenancyError;

#[test]
fn every_fault_of_a_set_is_listed_at_once() {
    let schemas = vec![
        of::<blog::Entity>(),
        owned::<post::Entity>(TenantOwner::new().column("org_id").optional()),
        through::<comment::Entity>(&["article"]),
        through::<vote::Entity>(&["LikesBlog"]),
        of::<organisation::Entity>(),
        of::<note::Entity>(),
        through::<tag::Entity>(&["parent"]),
        global::<headline::Entity>(),
        of::<member::Entity>(),
        with::<country::Entity>(country::Entity::declaration().unchecked("capital")),
    ];
    let faults = resolved(schemas, &options(sea_orm::DbBackend::Sqlite)).unwrap_err();
    insta::assert_snapshot!(TenancyError::Build { faults }, @r#"
    the declared entities don't fit together:
    - tenancy_sea::entity::resolve::tests::entities::comment: has no relation `article` to its primary model; the relations that hold a key here are `Post`, `Parent`
    - tenancy_sea::entity::resolve::tests::entities::country: leaves relation `capital` unchecked, but holds no key of such a relation; it holds the keys of `Post`
    - tenancy_sea::entity::resolve::tests::entities::member: has no pivot table: declare an entity with `#[belongs_to_tenant]` and `belongs_to` relations to `member` and to the tenant `blog`, or name it with `#[belongs_to_many_tenants(via = "..")]`
    - tenancy_sea::entity::resolve::tests::entities::note: relation `AnyPublic` has a key column that is no integer, text, UUID or bytes (`public`), so tenancy can't check it: use a composite foreign key in the database and say `unchecked = "AnyPublic"`
    - tenancy_sea::entity::resolve::tests::entities::note: relation `Post` compares `post_id` (text) with `post.id` (integer): give both one type, an integer, text, a UUID or bytes
    - tenancy_sea::entity::resolve::tests::entities::organisation: has a composite primary key, and a tenant key is one column: mark `country`, `number` or another column with `#[tenant_key]`
    - tenancy_sea::entity::resolve::tests::entities::post: has no column `org_id` for its tenant column; it has `id`, `weblog_id`, `category_id`, `country_code`, `public`
    - tenancy_sea::entity::resolve::tests::entities::post: declares table `post` otherwise than `tenancy_sea::entity::resolve::tests::entities::headline` does: two entities on one table need the same attributes
    - tenancy_sea::entity::resolve::tests::entities::tag: reaches its tenant through itself (`tag` -> `tag`): give it the tenant column and `#[belongs_to_tenant]`
    - tenancy_sea::entity::resolve::tests::entities::vote: relation `LikesBlog` leads to the tenant itself: write `#[belongs_to_tenant(relation = "LikesBlog")]`
    "#);
}

#[test]
fn without_a_tenant_entity_the_other_faults_are_listed_too() {
    let schemas = vec![
        owned::<category::Entity>(TenantOwner::new().column("org_id")),
        through::<comment::Entity>(&["article"]),
        through::<tag::Entity>(&["parent"]),
    ];
    assert_eq!(faults(schemas).len(), 4);
}

#[test]
fn a_sound_set_has_none() {
    for backend in [
        sea_orm::DbBackend::Sqlite,
        sea_orm::DbBackend::Postgres,
        sea_orm::DbBackend::MySql,
    ] {
        assert_eq!(faults_for(sound(), &options(backend)), [""; 0]);
    }
}
