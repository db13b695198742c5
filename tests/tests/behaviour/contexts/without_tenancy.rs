//! `without_tenancy()`: one entity, in one query block.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog, comment, member, post, ticket};
use tenancy_tests::{Blogs, each_backend};

each_backend![
    a_query_sees_every_tenants_rows,
    the_guard_is_off_for_the_opened_entity,
    a_joined_entity_stays_scoped,
    a_following_query_is_scoped_again,
    projections_and_counts_are_opened_on_purpose,
    an_update_reaches_every_tenants_rows,
    a_delete_reaches_every_tenants_rows,
    an_opened_row_belongs_to_its_own_tenant,
    a_secondary_and_a_many_to_many_entity_can_be_opened,
];

/// Spec §8
async fn a_query_sees_every_tenants_rows(blogs: Blogs) {
    let posts = post::Entity::find()
        .without_tenancy()
        .order_by_asc(post::Column::Id)
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(
        posts.iter().map(|post| post.blog_id).collect::<Vec<_>>(),
        [1, 2, 1, 2, 2]
    );
}

/// B13, B14, C10, C11 turned round: no mismatch error, and no claim that the row is the current tenant's.
async fn the_guard_is_off_for_the_opened_entity(blogs: Blogs) {
    let foreign = post::Entity::find_by_id(2)
        .without_tenancy()
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(foreign.blog_id, 2);
    let member = member::Entity::find_by_id(2)
        .without_tenancy()
        .one(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(member.unwrap().name, "bob");
}

/// Z12: only the root is opened.
async fn a_joined_entity_stays_scoped(blogs: Blogs) {
    let found = post::Entity::find()
        .without_tenancy()
        .find_also_related(comment::Entity)
        .order_by_asc(post::Column::Id)
        .order_by_asc(comment::Column::Id)
        .all(&blogs.acme())
        .await
        .unwrap();
    let found: Vec<_> = found
        .into_iter()
        .map(|(post, comment)| (post.id, comment.map(|comment| comment.id)))
        .collect();
    assert_eq!(
        found,
        [
            (1, Some(1)),
            (1, Some(3)),
            (2, None),
            (3, Some(5)),
            (4, None),
            (5, None)
        ]
    );
}

/// Z12
async fn a_following_query_is_scoped_again(blogs: Blogs) {
    let db = blogs.acme();
    let foreign = post::Entity::find_by_id(2)
        .without_tenancy()
        .one(&db)
        .await
        .unwrap()
        .unwrap();
    use sea_orm::ModelTrait;
    assert_eq!(
        foreign
            .find_related(comment::Entity)
            .all(&db)
            .await
            .unwrap()
            .len(),
        0
    );
}

/// Z51
async fn projections_and_counts_are_opened_on_purpose(blogs: Blogs) {
    let db = blogs.acme();
    assert_eq!(
        post::Entity::find()
            .without_tenancy()
            .count(&db)
            .await
            .unwrap(),
        5
    );
    let titles = post::Entity::find()
        .without_tenancy()
        .select_only()
        .column(post::Column::Title);
    assert_eq!(
        titles.into_tuple::<String>().all(&db).await.unwrap().len(),
        5
    );
    let pages = post::Entity::find()
        .without_tenancy()
        .order_by_asc(post::Column::Id)
        .paginate(&db, 2);
    assert_eq!(pages.num_pages().await.unwrap(), 3);
    assert_eq!(pages.fetch_page(2).await.unwrap()[0].id, 5);
}

/// Z51
async fn an_update_reaches_every_tenants_rows(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let update = post::Entity::update_many()
        .col_expr(post::Column::Views, Expr::value(0))
        .without_tenancy();
    let updated = update
        .filter(post::Column::Slug.eq("hello"))
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(updated.rows_affected, 2);
    assert_eq!(blogs.changes(&before).await, ["~post 1", "~post 2"]);
}

/// Spec §8
async fn a_delete_reaches_every_tenants_rows(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let deleted = ticket::Entity::delete_many()
        .without_tenancy()
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(deleted.rows_affected, 2);
    assert_eq!(blogs.changes(&before).await, ["-ticket 1", "-ticket 2"]);
}

/// Z63
async fn an_opened_row_belongs_to_its_own_tenant(blogs: Blogs) {
    let found = post::Entity::find_by_id(2)
        .without_tenancy()
        .find_also_related(blog::Entity);
    let (foreign, blog) = found.one(&blogs.acme()).await.unwrap().unwrap();
    assert_eq!(foreign.blog_id, 2);
    assert_eq!(
        blog, None,
        "the tenant table is scoped; it never shows the current tenant instead"
    );
}

/// Spec §8
async fn a_secondary_and_a_many_to_many_entity_can_be_opened(blogs: Blogs) {
    assert_eq!(
        comment::Entity::find()
            .without_tenancy()
            .count(&blogs.acme())
            .await
            .unwrap(),
        6
    );
    assert_eq!(
        member::Entity::find()
            .without_tenancy()
            .count(&blogs.acme())
            .await
            .unwrap(),
        4
    );
}
