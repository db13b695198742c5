//! Where the guard doesn't look.

use sea_orm::{EntityTrait, QueryOrder};
use tenancy_sea::TenancyOptions;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog, post};
use tenancy_tests::{Blogs, each_backend};

each_backend![
    opened_tables_are_not_guarded,
    the_guard_can_be_switched_off,
    nothing_is_guarded_centrally
];

/// B13, C10 turned round
async fn opened_tables_are_not_guarded(blogs: Blogs) {
    let opened = post::Entity::find()
        .without_tenancy()
        .find_also_related(blog::Entity)
        .order_by_asc(post::Column::Id);
    let opened = opened.all(&blogs.acme()).await.unwrap();
    assert_eq!(opened.len(), 5);
    let db = blogs.acme();
    let ignored = post::Entity::without_tenant_restrictions(|| post::Entity::find().all(&db))
        .await
        .unwrap();
    assert_eq!(ignored.len(), 5);
}

/// B14, C11
async fn the_guard_can_be_switched_off(blogs: Blogs) {
    let tenancy = Tenancy::<blog::Entity>::builder(blogs.raw().clone())
        .entities("tenancy_tests::entities::blogs::*")
        .options(TenancyOptions::default().throw_if_not_related(false))
        .build()
        .await
        .unwrap();
    let posts = post::Entity::find()
        .all(&tenancy.for_tenant(1))
        .await
        .unwrap();
    assert_eq!(posts.len(), 2, "scoped all the same");
}

/// B15, C12
async fn nothing_is_guarded_centrally(blogs: Blogs) {
    let posts = post::Entity::find()
        .all(&blogs.tenancy.central_connection())
        .await
        .unwrap();
    assert_eq!(posts.len(), 5);
}
