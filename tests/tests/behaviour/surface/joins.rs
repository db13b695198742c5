use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{comment, page, post, vote};
use tenancy_tests::{Blogs, each_backend};

each_backend![
    left_join,
    right_join,
    inner_join,
    reverse_join,
    join,
    join_rev,
    join_as,
    join_as_rev
];

async fn post_ids(select: sea_orm::Select<post::Entity>, db: &TenancyConnection) -> Vec<i32> {
    let select = select.select_only().column(post::Column::Id);
    let mut ids: Vec<i32> = select.into_tuple().all(db).await.unwrap();
    ids.sort_unstable();
    ids
}

async fn comment_ids(select: sea_orm::Select<comment::Entity>, db: &TenancyConnection) -> Vec<i32> {
    let select = select.select_only().column(comment::Column::Id);
    let mut ids: Vec<i32> = select.into_tuple().all(db).await.unwrap();
    ids.sort_unstable();
    ids
}

async fn left_join(blogs: Blogs) {
    assert_eq!(
        post_ids(
            post::Entity::find().left_join(comment::Entity),
            &blogs.foobar()
        )
        .await,
        [2, 2, 4, 5]
    );
    assert_eq!(
        comment_ids(
            comment::Entity::find().left_join(vote::Entity),
            &blogs.acme()
        )
        .await,
        [1, 3, 5]
    );
}

/// The right table's rows survive, its foreign rows don't.
async fn right_join(blogs: Blogs) {
    let select = comment::Entity::find()
        .right_join(post::Entity)
        .select_only()
        .column(post::Column::Id);
    let mut ids: Vec<i32> = select.into_tuple().all(&blogs.foobar()).await.unwrap();
    ids.sort_unstable();
    assert_eq!(ids, [2, 2, 4, 5]);
    assert_eq!(
        post_ids(
            post::Entity::find().right_join(comment::Entity),
            &blogs.acme()
        )
        .await,
        [1, 1, 3]
    );
}

async fn inner_join(blogs: Blogs) {
    assert_eq!(
        post_ids(
            post::Entity::find().inner_join(comment::Entity),
            &blogs.foobar()
        )
        .await,
        [2, 2, 5]
    );
    assert_eq!(
        comment_ids(
            comment::Entity::find().inner_join(post::Entity),
            &blogs.acme()
        )
        .await,
        [1, 3, 5]
    );
}

async fn reverse_join(blogs: Blogs) {
    assert_eq!(
        post_ids(
            post::Entity::find().reverse_join(comment::Entity),
            &blogs.acme()
        )
        .await,
        [1, 1, 3]
    );
    assert_eq!(
        comment_ids(
            comment::Entity::find().reverse_join(vote::Entity),
            &blogs.foobar()
        )
        .await,
        [2, 2, 4]
    );
}

async fn join(blogs: Blogs) {
    let posts = post::Entity::find().join(JoinType::InnerJoin, post::Relation::Comment.def());
    assert_eq!(post_ids(posts, &blogs.acme()).await, [1, 1, 3]);
    let comments = comment::Entity::find().join(JoinType::LeftJoin, comment::Relation::Vote.def());
    assert_eq!(comment_ids(comments, &blogs.foobar()).await, [2, 2, 4, 6]);
}

async fn join_rev(blogs: Blogs) {
    let posts = post::Entity::find().join_rev(JoinType::InnerJoin, comment::Relation::Post.def());
    assert_eq!(post_ids(posts, &blogs.acme()).await, [1, 1, 3]);
    let comments =
        comment::Entity::find().join_rev(JoinType::InnerJoin, vote::Relation::Comment.def());
    assert_eq!(comment_ids(comments, &blogs.foobar()).await, [2, 2, 4]);
}

async fn join_as(blogs: Blogs) {
    let select = page::Entity::find()
        .join_as(JoinType::InnerJoin, page::Relation::Parent.def(), "up")
        .filter(Expr::col(("up", page::Column::Title)).is_in(["acme", "foobar"]))
        .select_only()
        .column(page::Column::Title);
    assert_eq!(
        select
            .into_tuple::<String>()
            .all(&blogs.foobar())
            .await
            .unwrap(),
        ["foobar/a"]
    );
    let comments =
        comment::Entity::find().join_as(JoinType::InnerJoin, comment::Relation::Post.def(), "p");
    assert_eq!(
        comment_ids(
            comments.filter(Expr::col(("p", post::Column::Views)).gt(20)),
            &blogs.acme()
        )
        .await,
        [5]
    );
}

async fn join_as_rev(blogs: Blogs) {
    let posts =
        post::Entity::find().join_as_rev(JoinType::InnerJoin, comment::Relation::Post.def(), "c");
    assert_eq!(
        post_ids(
            posts.filter(Expr::col(("c", comment::Column::Stars)).gt(4)),
            &blogs.acme()
        )
        .await,
        [3]
    );
}
