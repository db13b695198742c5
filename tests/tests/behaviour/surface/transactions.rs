use sea_orm::{
    ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Set, TransactionTrait,
};
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend};

each_backend![
    reads_and_writes_in_one_transaction,
    a_savepoint_is_rolled_back_alone
];

async fn reads_and_writes_in_one_transaction(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let transaction = blogs.acme().begin().await.unwrap();
    let mut hello = post::Entity::find_by_id(1)
        .one(&transaction)
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    hello.title = Set("Hello again".into());
    hello.update(&transaction).await.unwrap();
    let comment = comment::ActiveModel {
        post_id: Set(1),
        body: Set("in time".into()),
        stars: Set(2),
        ..Default::default()
    };
    comment.insert(&transaction).await.unwrap();
    assert_eq!(
        comment::Entity::find().count(&transaction).await.unwrap(),
        4
    );
    assert_eq!(
        comment::Entity::delete_by_id(2)
            .exec(&transaction)
            .await
            .unwrap()
            .rows_affected,
        0
    );
    transaction.commit().await.unwrap();
    assert_eq!(blogs.changes(&before).await, ["+comment 7", "~post 1"]);
}

async fn a_savepoint_is_rolled_back_alone(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let outer = blogs.foobar().begin().await.unwrap();
    comment::Entity::delete_by_id(6).exec(&outer).await.unwrap();
    let inner = outer.begin().await.unwrap();
    comment::Entity::delete_many()
        .exec(&inner)
        .await
        .unwrap_err();
    inner.rollback().await.unwrap();
    assert_eq!(comment::Entity::find().count(&outer).await.unwrap(), 2);
    outer.commit().await.unwrap();
    assert_eq!(
        blogs.changes(&before).await,
        ["-comment 6"],
        "votes kept the other comments"
    );
}
