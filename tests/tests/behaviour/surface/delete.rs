use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    ModelTrait, QueryFilter,
};
use tenancy_tests::entities::blogs::{comment, post, ticket, vote};
use tenancy_tests::{Blogs, each_backend};

use super::ids;

each_backend![
    model_delete,
    active_model_delete,
    entity_delete,
    delete_by_id,
    delete_by_unique_column,
    delete_many,
    delete_with_returning,
    cascade_delete,
];

async fn model_delete(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let ticket = ticket::Entity::find_by_id(1)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        ticket
            .clone()
            .delete(&blogs.foobar())
            .await
            .unwrap()
            .rows_affected,
        0
    );
    assert_eq!(ticket.delete(&blogs.acme()).await.unwrap().rows_affected, 1);
    let vote = vote::Entity::find_by_id(2)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        vote.clone()
            .delete(&blogs.acme())
            .await
            .unwrap()
            .rows_affected,
        0
    );
    assert_eq!(vote.delete(&blogs.foobar()).await.unwrap().rows_affected, 1);
    assert_eq!(blogs.changes(&before).await, ["-ticket 1", "-vote 2"]);
}

async fn active_model_delete(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let comment = comment::Entity::find_by_id(5)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    assert_eq!(
        comment
            .clone()
            .delete(&blogs.foobar())
            .await
            .unwrap()
            .rows_affected,
        0
    );
    assert_eq!(
        comment.delete(&blogs.acme()).await.unwrap().rows_affected,
        1
    );
    assert_eq!(blogs.changes(&before).await, ["-comment 5"]);
}

async fn entity_delete(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let ticket = ticket::Entity::find_by_id(2)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    assert_eq!(
        ticket::Entity::delete(ticket.clone())
            .exec(&blogs.acme())
            .await
            .unwrap()
            .rows_affected,
        0
    );
    assert_eq!(
        ticket::Entity::delete(ticket)
            .exec(&blogs.foobar())
            .await
            .unwrap()
            .rows_affected,
        1
    );
    assert_eq!(blogs.changes(&before).await, ["-ticket 2"]);
}

async fn delete_by_id(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    for (id, rows) in [(1, 1), (2, 0), (99, 0)] {
        assert_eq!(
            ticket::Entity::delete_by_id(id)
                .exec(&db)
                .await
                .unwrap()
                .rows_affected,
            rows,
            "ticket {id}"
        );
        assert_eq!(
            vote::Entity::delete_by_id(id)
                .exec(&db)
                .await
                .unwrap()
                .rows_affected,
            rows,
            "vote {id}"
        );
    }
    assert_eq!(blogs.changes(&before).await, ["-ticket 1", "-vote 1"]);
}

async fn delete_by_unique_column(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let foreign = comment::Entity::delete_by_token("foobar-3".to_owned())
        .exec(&db)
        .await
        .unwrap();
    assert_eq!(foreign.rows_affected, 0);
    let own = comment::Entity::delete_by_token("acme-3".to_owned())
        .exec(&db)
        .await
        .unwrap();
    assert_eq!(own.rows_affected, 1);
    let foreign = post::Entity::delete_by_permalink("foobar-third".to_owned())
        .exec(&db)
        .await
        .unwrap();
    assert_eq!(foreign.rows_affected, 0);
    let own = post::Entity::delete_by_permalink("acme-second".to_owned())
        .exec(&db)
        .await
        .unwrap();
    assert_eq!(own.rows_affected, 1);
    assert_eq!(blogs.changes(&before).await, ["-comment 5", "-post 3"]);
}

async fn delete_many(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.foobar();
    let votes =
        vote::Entity::delete_many().filter(vote::Column::Score.gt(1).or(vote::Column::Id.eq(1)));
    assert_eq!(votes.exec(&db).await.unwrap().rows_affected, 3);
    assert_eq!(
        ticket::Entity::delete_many()
            .filter_by_ids([1, 2])
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        1
    );
    assert_eq!(
        blogs.changes(&before).await,
        ["-ticket 2", "-vote 2", "-vote 4", "-vote 5"]
    );
}

async fn delete_with_returning(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let foreign = vote::Entity::delete_by_id(2).exec_with_returning(&db).await;
    let own = vote::Entity::delete_by_id(1).exec_with_returning(&db).await;
    let many = ticket::Entity::delete_many().exec_with_returning(&db).await;
    if !blogs.acme().support_returning() {
        assert!(
            matches!(foreign, Err(DbErr::BackendNotSupported { .. })),
            "{foreign:?}"
        );
        return blogs.assert_unchanged(&before).await;
    }
    let ids_of = |rows: Vec<ticket::Model>| ids!(rows);
    assert_eq!(ids_of(many.unwrap()), [1]);
    assert_eq!(own.unwrap().map(|vote| vote.id), Some(1));
    assert_eq!(foreign.unwrap().map(|vote| vote.id), None);
    assert_eq!(blogs.changes(&before).await, ["-ticket 1", "-vote 1"]);
}

/// What hangs on a row goes first, in one transaction; another tenant's tree stays.
async fn cascade_delete(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let comment = comment::Entity::find_by_id(3)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap();
    let deleted = comment.cascade_delete(&blogs.acme()).await.unwrap();
    assert_eq!(deleted.rows_affected, 2);
    assert_eq!(blogs.changes(&before).await, ["-comment 3", "-vote 3"]);
    let before = blogs.snapshot().await;
    let foreign = comment::Entity::find_by_id(4)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        foreign
            .cascade_delete(&blogs.acme())
            .await
            .unwrap()
            .rows_affected,
        0
    );
    blogs.assert_unchanged(&before).await;
}
