use futures_util::TryStreamExt;
use sea_orm::{
    DerivePartialModel, EntityTrait, QueryOrder, QuerySelect, Statement, StreamTrait,
    TransactionTrait,
};
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend};

use super::{ids, pairs};

each_backend![
    stream,
    stream_partial_model,
    stream_related,
    stream_in_a_transaction,
    stream_raw
];

async fn stream(blogs: Blogs) {
    let db = blogs.acme();
    let posts: Vec<_> = post::Entity::find()
        .order_by_id_asc()
        .stream(&db)
        .await
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(ids!(posts), [1, 3]);
    let comments: Vec<_> = comment::Entity::find()
        .order_by_id_asc()
        .stream(&db)
        .await
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(ids!(comments), [1, 3, 5]);
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "comment::Entity")]
struct Body {
    body: String,
}

async fn stream_partial_model(blogs: Blogs) {
    let db = blogs.foobar();
    let bodies = comment::Entity::find()
        .order_by_id_asc()
        .stream_partial_model::<_, Body>(&db)
        .await
        .unwrap();
    let bodies: Vec<Body> = bodies.try_collect().await.unwrap();
    assert_eq!(
        bodies
            .into_iter()
            .map(|comment| comment.body)
            .collect::<Vec<_>>(),
        ["first", "again", "secret"]
    );
    let titles = post::Entity::find()
        .select_only()
        .column(post::Column::Title)
        .order_by_id_asc()
        .into_tuple::<String>();
    let titles: Vec<String> = titles
        .stream(&db)
        .await
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(
        titles,
        ["Foobar says hello", "Foobar goes on", "Foobar's secret"]
    );
}

async fn stream_related(blogs: Blogs) {
    let db = blogs.acme();
    let select = comment::Entity::find()
        .find_also_related(post::Entity)
        .order_by_asc(comment::Column::Id);
    let found: Vec<_> = select
        .stream(&db)
        .await
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(pairs!(found), [(1, Some(1)), (3, Some(1)), (5, Some(3))]);
}

async fn stream_in_a_transaction(blogs: Blogs) {
    let transaction = blogs.foobar().begin().await.unwrap();
    let stream = post::Entity::find()
        .order_by_id_asc()
        .stream(&transaction)
        .await
        .unwrap();
    let posts: Vec<_> = stream.try_collect().await.unwrap();
    assert_eq!(ids!(posts), [2, 4, 5]);
    transaction.commit().await.unwrap();
}

async fn stream_raw(blogs: Blogs) {
    let db = blogs.acme();
    let statement = Statement::from_string(
        db.get_database_backend(),
        "SELECT id FROM comment ORDER BY id",
    );
    let rows: Vec<_> = db
        .stream_raw(statement)
        .await
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(
        rows.iter()
            .map(|row| row.try_get::<i32>("", "id").unwrap())
            .collect::<Vec<_>>(),
        [1, 3, 5]
    );
}
