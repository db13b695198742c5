use sea_orm::{
    ColumnTrait, DeriveColumn, EntityTrait, EnumIter, FromQueryResult, JsonValue, QueryFilter,
    QueryOrder, QuerySelect,
};
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend};

use super::ids;

each_backend![
    select_only_into_tuple,
    into_json,
    into_json_of_two,
    into_model,
    into_values,
    column_as_and_expr_as,
    select_except,
    the_tenant_column_under_another_name,
];

async fn select_only_into_tuple(blogs: Blogs) {
    let posts = post::Entity::find()
        .select_only()
        .columns([post::Column::Id, post::Column::BlogId])
        .order_by_id_asc();
    assert_eq!(
        posts
            .into_tuple::<(i32, i32)>()
            .all(&blogs.acme())
            .await
            .unwrap(),
        [(1, 1), (3, 1)]
    );
    let comments = comment::Entity::find()
        .select_only()
        .column(comment::Column::Stars)
        .order_by_id_asc();
    assert_eq!(
        comments
            .into_tuple::<i32>()
            .all(&blogs.foobar())
            .await
            .unwrap(),
        [20, 40, 60]
    );
}

async fn into_json(blogs: Blogs) {
    let posts: Vec<JsonValue> = post::Entity::find()
        .order_by_id_asc()
        .into_json()
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(
        posts
            .iter()
            .map(|post| post["blog_id"].as_i64().unwrap())
            .collect::<Vec<_>>(),
        [1, 1]
    );
    let comments = comment::Entity::find()
        .order_by_id_asc()
        .into_json()
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(
        comments
            .iter()
            .map(|comment| comment["id"].as_i64().unwrap())
            .collect::<Vec<_>>(),
        [2, 4, 6]
    );
}

async fn into_json_of_two(blogs: Blogs) {
    let found = comment::Entity::find()
        .find_also_related(post::Entity)
        .order_by_asc(comment::Column::Id);
    let found = found.into_json().all(&blogs.acme()).await.unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|(comment, post)| {
            (
                comment["id"].as_i64(),
                post.as_ref().unwrap()["id"].as_i64(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [(Some(1), Some(1)), (Some(3), Some(1)), (Some(5), Some(3))]
    );
}

#[derive(Debug, FromQueryResult, PartialEq)]
struct Titled {
    title: String,
    comments: i64,
}

async fn into_model(blogs: Blogs) {
    let titled = post::Entity::find()
        .select_only()
        .column(post::Column::Title)
        .column_as(comment::Column::Id.count(), "comments")
        .left_join(comment::Entity)
        .group_by(post::Column::Title)
        .order_by_asc(post::Column::Title)
        .into_model::<Titled>()
        .all(&blogs.acme())
        .await
        .unwrap();
    let expected = [("Acme goes on", 1), ("Acme says hello", 2)];
    assert_eq!(
        titled,
        expected.map(|(title, comments)| Titled {
            title: title.into(),
            comments
        })
    );
}

#[derive(Clone, Copy, Debug, DeriveColumn, EnumIter)]
enum PostColumn {
    Slug,
}

async fn into_values(blogs: Blogs) {
    let slugs = post::Entity::find()
        .select_only()
        .column(post::Column::Slug)
        .order_by_id_asc();
    let slugs: Vec<String> = slugs
        .into_values::<_, PostColumn>()
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(slugs, ["hello", "second", "third"]);
}

async fn column_as_and_expr_as(blogs: Blogs) {
    let rows = post::Entity::find()
        .column_as(post::Column::Views.max(), "top")
        .select_only()
        .column_as(post::Column::Views.max(), "top")
        .expr_as(comment::Column::Stars.max(), "stars")
        .left_join(comment::Entity)
        .into_tuple::<(i32, i32)>()
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(rows, [(30, 5)]);
}

async fn select_except(blogs: Blogs) {
    let rows = post::Entity::find()
        .select_except([post::Column::Title, post::Column::Permalink])
        .order_by_id_asc();
    let rows = rows.into_json().all(&blogs.foobar()).await.unwrap();
    assert_eq!(
        rows.iter()
            .map(|row| row["id"].as_i64().unwrap())
            .collect::<Vec<_>>(),
        [2, 4, 5]
    );
    assert!(rows[0].get("title").is_none());
    let rows = comment::Entity::find()
        .select_except([comment::Column::Body])
        .order_by_id_asc();
    assert_eq!(rows.into_json().all(&blogs.acme()).await.unwrap().len(), 3);
}

/// Spec §7: an alias that is another column's name is no tenant column, and the tenant column is one under any alias.
async fn the_tenant_column_under_another_name(blogs: Blogs) {
    let swapped = post::Entity::find()
        .select_only()
        .column_as(post::Column::Id, "blog_id")
        .column_as(post::Column::BlogId, "id")
        .filter(post::Column::Id.eq(3));
    assert_eq!(
        swapped
            .into_tuple::<(i32, i32)>()
            .all(&blogs.acme())
            .await
            .unwrap(),
        [(3, 1)]
    );
    let comments = comment::Entity::find()
        .select_only()
        .column_as(comment::Column::PostId, "blog_id")
        .order_by_id_asc();
    assert_eq!(
        comments
            .into_tuple::<i32>()
            .all(&blogs.foobar())
            .await
            .unwrap(),
        [2, 2, 5]
    );
    assert_eq!(
        ids!(
            post::Entity::find()
                .order_by_id_asc()
                .all(&blogs.acme())
                .await
                .unwrap()
        ),
        [1, 3]
    );
}
