//! Spawned tasks.

use sea_orm::{EntityTrait, PaginatorTrait};
use tenancy_sea::TenancyError;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::post;
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    a_plain_task_starts_with_no_context,
    a_task_of_ours_keeps_the_tenant_after_the_parent_left,
    a_future_can_carry_the_context_along,
    an_opened_restriction_is_not_carried_over,
    a_bound_connection_needs_no_context,
];

/// Z48, vector 164
async fn a_plain_task_starts_with_no_context(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let inside = async {
        tokio::spawn(async move { post::Entity::find().count(&db).await })
            .await
            .unwrap()
    };
    assert_refused!(
        blogs.tenancy.run(&blogs.acme, inside).await,
        TenancyError::NoTenant { .. }
    );
}

/// Z48
async fn a_task_of_ours_keeps_the_tenant_after_the_parent_left(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let (go, gone) = tokio::sync::oneshot::channel::<()>();
    let spawn = async {
        tenancy_sea::spawn(async move {
            gone.await.unwrap();
            post::Entity::find().count(&db).await
        })
    };
    let task = blogs
        .tenancy
        .context(&blogs.acme)
        .unwrap()
        .enter(spawn)
        .await;
    assert!(blogs.tenancy.current().is_none());
    go.send(()).unwrap();
    assert_eq!(task.await.unwrap(), Ok(2));
}

/// Spec §3
async fn a_future_can_carry_the_context_along(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let carried = async {
        let db = db.clone();
        async move { post::Entity::find().count(&db).await }.in_current_context()
    };
    let carried = blogs
        .tenancy
        .context(&blogs.acme)
        .unwrap()
        .enter(carried)
        .await;
    assert_eq!(
        blogs
            .tenancy
            .context(&blogs.foobar)
            .unwrap()
            .enter(carried)
            .await,
        Ok(2)
    );
}

/// Spec §3, §8; Z46
async fn an_opened_restriction_is_not_carried_over(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let opened = post::Entity::without_tenant_restrictions(async || {
        let other = db.clone();
        let spawned = tenancy_sea::spawn(async move { post::Entity::find().count(&other).await });
        let other = db.clone();
        let carried = tokio::spawn(
            async move { post::Entity::find().count(&other).await }.in_current_context(),
        );
        (
            post::Entity::find().count(&db).await,
            spawned.await.unwrap(),
            carried.await.unwrap(),
        )
    });
    assert_eq!(
        blogs
            .tenancy
            .context(&blogs.acme)
            .unwrap()
            .enter(opened)
            .await,
        (Ok(5), Ok(2), Ok(2))
    );
}

/// Vector 164
async fn a_bound_connection_needs_no_context(blogs: Blogs) {
    let db = blogs.acme();
    let task = tokio::spawn(async move { post::Entity::find().count(&db).await });
    assert_eq!(task.await.unwrap(), Ok(2));
}
