//! The table of spec §3, cell by cell: what a connection does in a context.

use sea_orm::{EntityTrait, PaginatorTrait};
use tenancy_sea::prelude::*;
use tenancy_sea::{Context, TenancyError};
use tenancy_tests::entities::blogs::{country, post};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    a_bound_connection_is_scoped_in_no_context,
    a_bound_connection_is_scoped_in_its_tenants_context,
    a_bound_connection_is_refused_in_another_tenants_context,
    a_bound_connection_stays_scoped_in_the_central_context,
    a_bound_connection_is_opened_without_restrictions,
    a_following_connection_is_refused_in_no_context,
    a_following_connection_is_scoped_in_a_tenants_context,
    a_following_connection_is_unscoped_in_the_central_context,
    a_following_connection_is_opened_without_restrictions,
    a_central_connection_is_unscoped_everywhere,
    a_tenant_is_named_by_model_reference_or_key,
    a_key_of_another_type_is_refused,
];

async fn count(db: &TenancyConnection) -> Result<u64, sea_orm::DbErr> {
    post::Entity::find().count(db).await
}

async fn a_bound_connection_is_scoped_in_no_context(blogs: Blogs) {
    assert!(Context::current().is_none());
    assert_eq!(count(&blogs.acme()).await, Ok(2));
}

async fn a_bound_connection_is_scoped_in_its_tenants_context(blogs: Blogs) {
    assert_eq!(
        blogs.tenancy.run(&blogs.acme, count(&blogs.acme())).await,
        Ok(2)
    );
}

async fn a_bound_connection_is_refused_in_another_tenants_context(blogs: Blogs) {
    let outcome = blogs.tenancy.run(&blogs.foobar, count(&blogs.acme())).await;
    assert_refused!(outcome, TenancyError::TenantMismatch { .. });
    let global = blogs
        .tenancy
        .run(&blogs.foobar, country::Entity::find().count(&blogs.acme()))
        .await;
    assert_refused!(global, TenancyError::TenantMismatch { .. });
}

async fn a_bound_connection_stays_scoped_in_the_central_context(blogs: Blogs) {
    assert_eq!(blogs.tenancy.central(count(&blogs.acme())).await, Ok(2));
}

async fn a_bound_connection_is_opened_without_restrictions(blogs: Blogs) {
    let acme = blogs.acme();
    assert_eq!(
        post::Entity::without_tenant_restrictions(|| count(&acme)).await,
        Ok(5)
    );
}

/// B8, Z32
async fn a_following_connection_is_refused_in_no_context(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    assert_refused!(count(&db).await, TenancyError::NoTenant { .. });
    assert_eq!(country::Entity::find().count(&db).await, Ok(2));
}

async fn a_following_connection_is_scoped_in_a_tenants_context(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    assert_eq!(blogs.tenancy.run(&blogs.acme, count(&db)).await, Ok(2));
    assert_eq!(blogs.tenancy.run(&blogs.foobar, count(&db)).await, Ok(3));
}

/// A6, Z33
async fn a_following_connection_is_unscoped_in_the_central_context(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    assert_eq!(blogs.tenancy.central(count(&db)).await, Ok(5));
}

async fn a_following_connection_is_opened_without_restrictions(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let opened = || post::Entity::without_tenant_restrictions(|| count(&db));
    assert_eq!(opened().await, Ok(5));
    assert_eq!(blogs.tenancy.run(&blogs.acme, opened()).await, Ok(5));
    assert_eq!(blogs.tenancy.central(opened()).await, Ok(5));
}

async fn a_central_connection_is_unscoped_everywhere(blogs: Blogs) {
    let db = blogs.tenancy.central_connection();
    assert_eq!(count(&db).await, Ok(5));
    assert_eq!(blogs.tenancy.run(&blogs.acme, count(&db)).await, Ok(5));
    assert_eq!(blogs.tenancy.central(count(&db)).await, Ok(5));
}

/// Spec §3; Z19: keys compare by value, whatever their width.
async fn a_tenant_is_named_by_model_reference_or_key(blogs: Blogs) {
    let tenancy = &blogs.tenancy;
    let connections = [
        tenancy.for_tenant(&blogs.acme),
        tenancy.for_tenant(blogs.acme.clone()),
        tenancy.for_tenant(1i32),
        tenancy.for_tenant(1u64),
        tenancy.for_tenant(TenantKey::from(1i8)),
    ];
    for db in connections {
        assert_eq!(tenancy.run(1i64, count(&db)).await, Ok(2));
    }
}

/// Z19: a string is not an integer, whatever it looks like.
async fn a_key_of_another_type_is_refused(blogs: Blogs) {
    assert_refused!(
        count(&blogs.tenancy.for_tenant("1")).await,
        TenancyError::KeyType { .. }
    );
    assert_refused!(
        count(&blogs.tenancy.for_tenant(i64::MAX)).await,
        TenancyError::KeyType { .. }
    );
    let db = blogs.tenancy.connection();
    assert_refused!(
        blogs.tenancy.run("1", count(&db)).await,
        TenancyError::KeyType { .. }
    );
}
