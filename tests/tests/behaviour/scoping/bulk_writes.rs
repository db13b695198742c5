//! Rows of a primary or secondary entity, written many at a time.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{comment, post, ticket, vote};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    an_unfiltered_update_changes_own_rows_and_counts_them,
    an_unfiltered_delete_removes_own_rows_and_counts_them,
    a_filter_on_a_foreign_row_touches_nothing,
    an_or_in_a_write_does_not_open_the_tenant,
    inserted_rows_get_the_tenant,
    one_foreign_row_refuses_the_whole_insert,
    one_foreign_parent_refuses_the_whole_insert,
    setting_the_tenant_column_is_refused,
    setting_the_tenant_column_to_the_own_key_is_accepted,
    bulk_writes_reach_secondary_rows_through_their_parents,
];

fn new_post(slug: &str) -> post::ActiveModel {
    post::ActiveModel {
        slug: Set(slug.into()),
        title: Set(slug.into()),
        views: Set(0),
        ..Default::default()
    }
}

/// Z20
async fn an_unfiltered_update_changes_own_rows_and_counts_them(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let updated = post::Entity::update_many()
        .col_expr(post::Column::Views, Expr::col(post::Column::Views).add(1))
        .exec(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(updated.rows_affected, 3);
    assert_eq!(
        blogs.changes(&before).await,
        ["~post 2", "~post 4", "~post 5"]
    );
}

/// Z20, Z21
async fn an_unfiltered_delete_removes_own_rows_and_counts_them(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let deleted = ticket::Entity::delete_many()
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(deleted.rows_affected, 1);
    let deleted = vote::Entity::delete_many()
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(deleted.rows_affected, 2);
    assert_eq!(
        blogs.changes(&before).await,
        ["-ticket 1", "-vote 1", "-vote 3"]
    );
}

/// Z14, Z15
async fn a_filter_on_a_foreign_row_touches_nothing(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let update = post::Entity::update_many().col_expr(post::Column::Title, Expr::value("defaced"));
    assert_eq!(
        update
            .filter(post::Column::Id.eq(2))
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        0
    );
    let delete = post::Entity::delete_many().filter(post::Column::BlogId.eq(2));
    assert_eq!(delete.exec(&db).await.unwrap().rows_affected, 0);
    blogs.assert_unchanged(&before).await;
}

/// Z1, vectors 1, 90, for writes.
async fn an_or_in_a_write_does_not_open_the_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let either = post::Column::Id.eq(1).or(post::Column::Id.eq(2));
    let update = post::Entity::update_many()
        .col_expr(post::Column::Title, Expr::value("either"))
        .filter(either);
    assert_eq!(update.exec(&blogs.acme()).await.unwrap().rows_affected, 1);
    assert_eq!(blogs.changes(&before).await, ["~post 1"]);
}

/// Z22
async fn inserted_rows_get_the_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let mut named = new_post("b");
    named.blog_id = Set(1);
    post::Entity::insert_many([new_post("a"), named, new_post("c")])
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(
        blogs.changes(&before).await,
        ["+post 6", "+post 7", "+post 8"]
    );
    let after = blogs.snapshot().await;
    for row in ["post 6", "post 7", "post 8"] {
        assert_eq!(after.row(row)["blog_id"], 1, "{row}");
    }
}

/// Z22
async fn one_foreign_row_refuses_the_whole_insert(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let mut foreign = new_post("b");
    foreign.blog_id = Set(2);
    let insert = post::Entity::insert_many([new_post("a"), foreign, new_post("c")]);
    assert_refused!(
        insert.exec(&blogs.acme()).await,
        TenancyError::CrossTenantWrite { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// Z28 in bulk.
async fn one_foreign_parent_refuses_the_whole_insert(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let comments = [1, 3, 2, 1].map(|post| comment::ActiveModel {
        post_id: Set(post),
        body: Set("bulk".into()),
        stars: Set(0),
        ..Default::default()
    });
    let insert = comment::Entity::insert_many(comments.clone());
    assert_refused!(
        insert.exec(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    blogs.assert_unchanged(&before).await;

    let own = comments
        .into_iter()
        .filter(|comment| comment.post_id != Set(2));
    comment::Entity::insert_many(own)
        .exec(&blogs.acme())
        .await
        .unwrap();
    let new = blogs.changes(&before).await;
    assert_eq!(new.len(), 3, "{new:?}");
}

/// Z26, vector 96
async fn setting_the_tenant_column_is_refused(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let set = async |value: Expr| {
        let update = post::Entity::update_many().col_expr(post::Column::BlogId, value);
        update
            .filter(post::Column::Id.eq(1))
            .exec(&blogs.acme())
            .await
    };
    assert_refused!(
        set(Expr::value(2)).await,
        TenancyError::CrossTenantWrite { .. }
    );
    assert_refused!(
        set(Expr::cust("2")).await,
        TenancyError::CrossTenantWrite { .. }
    );
    assert_refused!(
        set(Expr::cust("blog_id + 1")).await,
        TenancyError::CrossTenantWrite { .. }
    );
    assert_refused!(
        set(Expr::cust("(SELECT max(id) FROM blog)")).await,
        TenancyError::CrossTenantWrite { .. }
    );
    assert_refused!(
        set(Expr::cust("NULL")).await,
        TenancyError::CrossTenantWrite { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// Spec §5
async fn setting_the_tenant_column_to_the_own_key_is_accepted(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let update = post::Entity::update_many().col_expr(post::Column::BlogId, Expr::value(1));
    let update = update.col_expr(post::Column::Views, Expr::value(7));
    assert_eq!(update.exec(&blogs.acme()).await.unwrap().rows_affected, 2);
    assert_eq!(blogs.changes(&before).await, ["~post 1", "~post 3"]);
}

/// Z9, Z20
async fn bulk_writes_reach_secondary_rows_through_their_parents(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let update = comment::Entity::update_many().col_expr(comment::Column::Stars, Expr::value(0));
    assert_eq!(update.exec(&blogs.acme()).await.unwrap().rows_affected, 3);
    let update = vote::Entity::update_many().col_expr(vote::Column::Score, Expr::value(0));
    assert_eq!(
        update
            .filter(vote::Column::Score.gt(1))
            .exec(&blogs.foobar())
            .await
            .unwrap()
            .rows_affected,
        3
    );
    let changes = blogs.changes(&before).await;
    assert_eq!(
        changes,
        [
            "~comment 1",
            "~comment 3",
            "~comment 5",
            "~vote 2",
            "~vote 4",
            "~vote 5"
        ]
    );
}
