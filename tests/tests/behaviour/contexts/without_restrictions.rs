//! `without_tenant_restrictions`: all tenants' children, for the length of a closure.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, Set};
use tenancy_sea::TenancyError;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    a_foreign_row_is_read_inside,
    restrictions_are_back_after_an_error_or_a_panic,
    an_inner_opening_does_not_end_the_outer,
    it_opens_every_entity_and_not_only_the_one_named,
    another_task_is_still_restricted,
    inside_a_row_still_gets_the_tenant,
    inside_foreign_rows_can_be_written,
    entering_a_tenant_inside_restricts_again,
    the_paired_form_opens_until_its_guard_goes,
    the_paired_form_needs_a_context,
];

/// B5
async fn a_foreign_row_is_read_inside(blogs: Blogs) {
    let db = blogs.acme();
    let found = post::Entity::without_tenant_restrictions(|| post::Entity::find_by_id(2).one(&db))
        .await
        .unwrap();
    assert_eq!(found.unwrap().blog_id, 2);
    assert_eq!(post::Entity::find_by_id(2).one(&db).await.unwrap(), None);
}

/// Z43
async fn restrictions_are_back_after_an_error_or_a_panic(blogs: Blogs) {
    let db = blogs.acme();
    let failed: Result<(), _> =
        post::Entity::without_tenant_restrictions(async || Err(DbErr::Custom("on purpose".into())))
            .await;
    failed.unwrap_err();
    assert_eq!(post::Entity::find().count(&db).await, Ok(2));
    let panics = post::Entity::without_tenant_restrictions(async || panic!("on purpose"));
    AssertUnwindSafe(panics).catch_unwind().await.unwrap_err();
    assert_eq!(post::Entity::find().count(&db).await, Ok(2));
}

/// Z44
async fn an_inner_opening_does_not_end_the_outer(blogs: Blogs) {
    let db = blogs.acme();
    let count = || post::Entity::find().count(&db);
    let outer = post::Entity::without_tenant_restrictions(async || {
        let inner = comment::Entity::without_tenant_restrictions(count).await;
        (inner, count().await)
    });
    assert_eq!(outer.await, (Ok(5), Ok(5)));
    assert_eq!(count().await, Ok(2));
}

/// Z45: the documented rule is all tenant children.
async fn it_opens_every_entity_and_not_only_the_one_named(blogs: Blogs) {
    let db = blogs.acme();
    assert_eq!(
        post::Entity::without_tenant_restrictions(|| comment::Entity::find().count(&db)).await,
        Ok(6)
    );
}

/// Z46
async fn another_task_is_still_restricted(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let (opened, is_open) = tokio::sync::oneshot::channel::<()>();
    let (counted, is_counted) = tokio::sync::oneshot::channel::<()>();
    let open = post::Entity::without_tenant_restrictions(async || {
        opened.send(()).unwrap();
        is_counted.await.unwrap();
        post::Entity::find().count(&db).await
    });
    let other = async {
        is_open.await.unwrap();
        let count = post::Entity::find().count(&db).await;
        counted.send(()).unwrap();
        count
    };
    let both = tokio::join!(
        blogs.tenancy.run(&blogs.acme, open),
        blogs.tenancy.run(&blogs.acme, other)
    );
    assert_eq!(both, (Ok(5), Ok(2)));
}

/// Spec §3: an INSERT that leaves the tenant column unset still gets the current tenant.
async fn inside_a_row_still_gets_the_tenant(blogs: Blogs) {
    let db = blogs.acme();
    let post = post::ActiveModel {
        slug: Set("new".into()),
        title: Set("New".into()),
        views: Set(0),
        ..Default::default()
    };
    let inserted = post::Entity::without_tenant_restrictions(|| post.insert(&db))
        .await
        .unwrap();
    assert_eq!(inserted.blog_id, 1);
}

/// Spec §3: neither scoped nor checked.
async fn inside_foreign_rows_can_be_written(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    post::Entity::without_tenant_restrictions(async || {
        let mut post = post::Entity::find_by_id(2)
            .one(&db)
            .await
            .unwrap()
            .unwrap()
            .into_active_model();
        post.title = Set("Moderated".into());
        assert_eq!(post.update(&db).await.unwrap().blog_id, 2);
        let comment = comment::ActiveModel {
            post_id: Set(5),
            body: Set("ok".into()),
            stars: Set(0),
            ..Default::default()
        };
        comment.insert(&db).await.unwrap();
    })
    .await;
    assert_eq!(blogs.changes(&before).await, ["+comment 7", "~post 2"]);
}

/// Spec §3: the restriction belongs to the context in which it was opened.
async fn entering_a_tenant_inside_restricts_again(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let counted = post::Entity::without_tenant_restrictions(async || {
        blogs
            .tenancy
            .run(&blogs.foobar, post::Entity::find().count(&db))
            .await
    });
    assert_eq!(counted.await, Ok(3));
}

/// Spec §8
async fn the_paired_form_opens_until_its_guard_goes(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let count = || post::Entity::find().count(&db);
    let inside = async {
        let ignored = post::Entity::ignore_tenant_restrictions().unwrap();
        assert_eq!(count().await, Ok(5));
        let nested = comment::Entity::ignore_tenant_restrictions().unwrap();
        post::Entity::reset_tenant_restrictions(ignored);
        assert_eq!(count().await, Ok(5), "one guard is left");
        drop(nested);
        assert_eq!(count().await, Ok(2));
    };
    blogs
        .tenancy
        .context(&blogs.acme)
        .unwrap()
        .enter(inside)
        .await;
}

/// Spec §8
async fn the_paired_form_needs_a_context(blogs: Blogs) {
    let err = post::Entity::ignore_tenant_restrictions().unwrap_err();
    assert!(matches!(err, TenancyError::NoContext(_)), "{err:?}");
    assert_refused!(
        post::Entity::find().all(&blogs.tenancy.connection()).await,
        TenancyError::NoTenant { .. }
    );
}
