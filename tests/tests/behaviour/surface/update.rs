use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, Set,
};
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend};

use super::ids;

each_backend![
    active_model_update,
    entity_update_exec,
    update_without_returning,
    save_updates,
    an_update_of_nothing,
    update_many_exec,
    update_many_set,
    update_many_exec_with_returning,
];

async fn active_model_update(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let post = post::ActiveModel {
        id: Set(3),
        title: Set("Edited".into()),
        ..Default::default()
    };
    let updated = post.update(&db).await.unwrap();
    assert_eq!((updated.title.as_str(), updated.blog_id), ("Edited", 1));
    let comment = comment::ActiveModel {
        id: Set(5),
        body: Set("Edited".into()),
        ..Default::default()
    };
    assert_eq!(comment.update(&db).await.unwrap().post_id, 3);
    let foreign = comment::ActiveModel {
        id: Set(6),
        body: Set("Edited".into()),
        ..Default::default()
    };
    assert_eq!(foreign.update(&db).await, Err(DbErr::RecordNotUpdated));
    let missing = post::ActiveModel {
        id: Set(99),
        title: Set("Edited".into()),
        ..Default::default()
    };
    assert_eq!(
        missing.update(&db).await,
        Err(DbErr::RecordNotUpdated),
        "missing and foreign can't be told apart"
    );
    assert_eq!(blogs.changes(&before).await, ["~comment 5", "~post 3"]);
}

async fn entity_update_exec(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.foobar();
    let post = post::ActiveModel {
        id: Set(5),
        views: Set(0),
        ..Default::default()
    };
    assert_eq!(
        post::Entity::update(post).exec(&db).await.unwrap().blog_id,
        2
    );
    let comment = comment::ActiveModel {
        id: Set(1),
        stars: Set(0),
        ..Default::default()
    };
    assert_eq!(
        comment::Entity::update(comment).exec(&db).await,
        Err(DbErr::RecordNotUpdated)
    );
    let filtered = comment::ActiveModel {
        id: Set(2),
        stars: Set(0),
        ..Default::default()
    };
    let filtered = comment::Entity::update(filtered)
        .validate()
        .unwrap()
        .filter(comment::Column::Stars.gt(100));
    assert_eq!(filtered.exec(&db).await, Err(DbErr::RecordNotUpdated));
    assert_eq!(blogs.changes(&before).await, ["~post 5"]);
}

async fn update_without_returning(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let post = post::ActiveModel {
        id: Set(1),
        views: Set(11),
        ..Default::default()
    };
    assert_eq!(
        post.update_without_returning(&db)
            .await
            .unwrap()
            .rows_affected,
        1
    );
    let comment = comment::ActiveModel {
        id: Set(1),
        stars: Set(11),
        ..Default::default()
    };
    assert_eq!(
        comment
            .update_without_returning(&db)
            .await
            .unwrap()
            .rows_affected,
        1
    );
    let foreign = comment::ActiveModel {
        id: Set(2),
        stars: Set(11),
        ..Default::default()
    };
    assert_eq!(
        foreign.update_without_returning(&db).await,
        Err(DbErr::RecordNotUpdated)
    );
    assert_eq!(blogs.changes(&before).await, ["~comment 1", "~post 1"]);
}

async fn save_updates(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.foobar();
    let mut post = post::Entity::find_by_id(2)
        .one(&db)
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    post.title = Set("Edited".into());
    assert_eq!(post.save(&db).await.unwrap().blog_id.unwrap(), 2);
    let mut comment = comment::Entity::find_by_id(2)
        .one(&db)
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    comment.body = Set("Edited".into());
    comment.save(&db).await.unwrap();
    assert_eq!(blogs.changes(&before).await, ["~comment 2", "~post 2"]);
}

/// Nothing to set: SeaORM reads the row back, and finds no stranger's.
async fn an_update_of_nothing(blogs: Blogs) {
    let own = post::ActiveModel {
        id: Set(1),
        ..Default::default()
    };
    assert_eq!(own.clone().update(&blogs.acme()).await.unwrap().id, 1);
    own.update(&blogs.foobar()).await.unwrap_err();
    let own = comment::ActiveModel {
        id: Set(1),
        ..Default::default()
    };
    assert_eq!(own.clone().update(&blogs.acme()).await.unwrap().id, 1);
    own.update(&blogs.foobar()).await.unwrap_err();
}

async fn update_many_exec(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let posts = post::Entity::update_many()
        .col_expr(post::Column::Views, Expr::col(post::Column::Views).mul(2));
    assert_eq!(
        posts
            .filter(post::Column::Views.gt(20))
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        1
    );
    let comments =
        comment::Entity::update_many().col_expr(comment::Column::Body, Expr::value("Edited"));
    let comments = comments.filter(
        comment::Column::Body
            .eq("first")
            .or(comment::Column::Stars.gt(0)),
    );
    assert_eq!(comments.exec(&db).await.unwrap().rows_affected, 3);
    assert_eq!(
        blogs.changes(&before).await,
        ["~comment 1", "~comment 3", "~comment 5", "~post 3"]
    );
}

async fn update_many_set(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let set = comment::ActiveModel {
        stars: Set(7),
        ..Default::default()
    };
    let comments = comment::Entity::update_many()
        .set(set)
        .filter(comment::Column::PostId.is_in([2, 3]));
    assert_eq!(
        comments.exec(&blogs.foobar()).await.unwrap().rows_affected,
        2
    );
    let set = post::ActiveModel {
        title: Set("Set".into()),
        blog_id: Set(2),
        ..Default::default()
    };
    assert_eq!(
        post::Entity::update_many()
            .set(set)
            .exec(&blogs.foobar())
            .await
            .unwrap()
            .rows_affected,
        3
    );
    let changes = blogs.changes(&before).await;
    assert_eq!(
        changes,
        ["~comment 2", "~comment 4", "~post 2", "~post 4", "~post 5"]
    );
}

async fn update_many_exec_with_returning(blogs: Blogs) {
    let db = blogs.acme();
    let posts = post::Entity::update_many()
        .col_expr(post::Column::Views, Expr::value(5))
        .exec_with_returning(&db)
        .await;
    let comments = comment::Entity::update_many()
        .col_expr(comment::Column::Stars, Expr::value(5))
        .exec_with_returning(&db)
        .await;
    if !blogs.acme().support_returning() {
        assert!(
            matches!(posts, Err(DbErr::BackendNotSupported { .. })),
            "{posts:?}"
        );
        assert!(
            matches!(comments, Err(DbErr::BackendNotSupported { .. })),
            "{comments:?}"
        );
        return;
    }
    let mut posts = ids!(posts.unwrap());
    posts.sort_unstable();
    assert_eq!(posts, [1, 3]);
    let mut comments = ids!(comments.unwrap());
    comments.sort_unstable();
    assert_eq!(comments, [1, 3, 5]);
    assert_eq!(
        ids!(
            post::Entity::find()
                .filter(post::Column::Views.eq(5))
                .order_by_id_asc()
                .all(blogs.raw())
                .await
                .unwrap()
        ),
        [1, 3]
    );
}
