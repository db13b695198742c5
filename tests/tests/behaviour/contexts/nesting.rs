//! Contexts in contexts: leaving one restores the outer, whatever happened inside.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;
use sea_orm::{DbErr, EntityTrait, PaginatorTrait};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::post;
use tenancy_tests::{Blogs, each_backend};

each_backend![
    an_inner_tenant_hides_the_outer_and_gives_it_back,
    the_outer_tenant_is_back_after_an_error,
    the_outer_tenant_is_back_after_a_panic,
    the_outer_tenant_is_back_after_a_cancellation,
    a_failed_switch_leaves_no_tenant_behind,
];

fn key(blogs: &Blogs) -> Option<TenantKey> {
    blogs.tenancy.current().map(|tenant| tenant.key().clone())
}

const ACME: TenantKey = TenantKey::Integer(1);
const FOOBAR: TenantKey = TenantKey::Integer(2);

/// Vector 173
async fn an_inner_tenant_hides_the_outer_and_gives_it_back(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let count = || post::Entity::find().count(&db);
    let outer = async {
        assert_eq!(count().await, Ok(2));
        let inner = async {
            assert_eq!((key(&blogs), count().await), (Some(FOOBAR), Ok(3)));
        };
        blogs
            .tenancy
            .context(&blogs.foobar)
            .unwrap()
            .enter(inner)
            .await;
        assert_eq!((key(&blogs), count().await), (Some(ACME), Ok(2)));
    };
    blogs
        .tenancy
        .context(&blogs.acme)
        .unwrap()
        .enter(outer)
        .await;
    assert_eq!(key(&blogs), None);
}

/// Z37
async fn the_outer_tenant_is_back_after_an_error(blogs: Blogs) {
    let outer = async {
        let failed: Result<(), DbErr> = blogs
            .tenancy
            .central(async { Err(DbErr::RecordNotUpdated) })
            .await;
        assert_eq!(failed, Err(DbErr::RecordNotUpdated));
        key(&blogs)
    };
    assert_eq!(
        blogs
            .tenancy
            .context(&blogs.acme)
            .unwrap()
            .enter(outer)
            .await,
        Some(ACME)
    );
}

/// Z37, vector 174
async fn the_outer_tenant_is_back_after_a_panic(blogs: Blogs) {
    let outer = async {
        let central = AssertUnwindSafe(blogs.tenancy.central(async { panic!("on purpose") }));
        central.catch_unwind().await.unwrap_err();
        let other = AssertUnwindSafe(
            blogs
                .tenancy
                .context(&blogs.foobar)
                .unwrap()
                .enter(async { panic!("on purpose") }),
        );
        other.catch_unwind().await.unwrap_err();
        key(&blogs)
    };
    assert_eq!(
        blogs
            .tenancy
            .context(&blogs.acme)
            .unwrap()
            .enter(outer)
            .await,
        Some(ACME)
    );
}

/// Vector 174
async fn the_outer_tenant_is_back_after_a_cancellation(blogs: Blogs) {
    let outer = async {
        let forever = blogs
            .tenancy
            .context(&blogs.foobar)
            .unwrap()
            .enter(std::future::pending::<()>());
        tokio::time::timeout(Duration::from_millis(5), forever)
            .await
            .unwrap_err();
        key(&blogs)
    };
    assert_eq!(
        blogs
            .tenancy
            .context(&blogs.acme)
            .unwrap()
            .enter(outer)
            .await,
        Some(ACME)
    );
}

/// Z49: a key that is nobody's, and one that can't be anybody's.
async fn a_failed_switch_leaves_no_tenant_behind(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    blogs
        .tenancy
        .run(&blogs.acme, post::Entity::find().count(&db))
        .await
        .unwrap();
    assert_eq!(
        blogs.tenancy.run(99, post::Entity::find().count(&db)).await,
        Ok(0)
    );
    blogs
        .tenancy
        .run("acme", post::Entity::find().count(&db))
        .await
        .unwrap_err();
    assert_eq!(key(&blogs), None);
}
