use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, SelectExt,
};
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend};

each_backend![
    exists,
    count,
    count_with_group_by,
    group_by_having,
    min_max_sum_avg
];

async fn exists(blogs: Blogs) {
    let theirs = post::Entity::find().filter(post::Column::Title.contains("secret"));
    assert!(!theirs.clone().exists(&blogs.acme()).await.unwrap());
    assert!(theirs.exists(&blogs.foobar()).await.unwrap());
    let theirs = comment::Entity::find().filter(comment::Column::Body.eq("secret"));
    assert!(!theirs.clone().exists(&blogs.acme()).await.unwrap());
    assert!(theirs.exists(&blogs.foobar()).await.unwrap());
    let both = post::Entity::find()
        .find_also_related(comment::Entity)
        .filter(comment::Column::Body.eq("secret"));
    assert!(!both.exists(&blogs.acme()).await.unwrap());
}

async fn count(blogs: Blogs) {
    assert_eq!(
        post::Entity::find().count(&blogs.foobar()).await.unwrap(),
        3
    );
    assert_eq!(
        comment::Entity::find()
            .count(&blogs.foobar())
            .await
            .unwrap(),
        3
    );
    assert_eq!(
        comment::Entity::find()
            .find_also_related(post::Entity)
            .count(&blogs.acme())
            .await
            .unwrap(),
        3
    );
    assert_eq!(
        comment::Entity::find()
            .filter(comment::Column::Stars.gt(10))
            .count(&blogs.acme())
            .await
            .unwrap(),
        0
    );
}

async fn count_with_group_by(blogs: Blogs) {
    let per_post = comment::Entity::find()
        .select_only()
        .column(comment::Column::PostId)
        .column_as(comment::Column::Id.count(), "comments")
        .group_by(comment::Column::PostId)
        .order_by_asc(comment::Column::PostId);
    let rows: Vec<(i32, i64)> = per_post
        .clone()
        .into_tuple()
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(rows, [(2, 2), (5, 1)]);
    assert_eq!(per_post.count(&blogs.acme()).await.unwrap(), 2);
}

async fn group_by_having(blogs: Blogs) {
    let busy = post::Entity::find()
        .select_only()
        .column(post::Column::Title)
        .inner_join(comment::Entity)
        .group_by(post::Column::Id)
        .group_by(post::Column::Title)
        .having(comment::Column::Id.count().gt(1));
    assert_eq!(
        busy.into_tuple::<String>()
            .all(&blogs.acme())
            .await
            .unwrap(),
        ["Acme says hello"]
    );
}

async fn min_max_sum_avg(blogs: Blogs) {
    let row = comment::Entity::find()
        .select_only()
        .column_as(comment::Column::Stars.min(), "min")
        .column_as(comment::Column::Stars.max(), "max")
        .into_tuple::<(i32, i32)>()
        .one(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(row, Some((1, 5)));
    let sum = post::Entity::find()
        .select_only()
        .column_as(post::Column::Views.sum().cast_as("CHAR(9)"), "sum");
    assert_eq!(
        sum.into_tuple::<String>()
            .one(&blogs.foobar())
            .await
            .unwrap()
            .unwrap()
            .trim(),
        "1100"
    );
    let nothing = post::Entity::find()
        .select_only()
        .column_as(post::Column::Views.max(), "max");
    assert_eq!(
        nothing
            .into_tuple::<Option<i32>>()
            .one(&blogs.empty())
            .await
            .unwrap(),
        Some(None)
    );
}
