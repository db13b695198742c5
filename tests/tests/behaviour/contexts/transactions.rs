//! Transactions keep the tenant with which they began.

use sea_orm::sea_query::Expr;
use sea_orm::{
    AccessMode, ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IsolationLevel,
    PaginatorTrait, Set, TransactionOptions, TransactionTrait,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::post;
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    a_transaction_is_scoped_and_committed,
    a_dropped_transaction_leaves_nothing,
    a_transaction_of_the_context_stays_with_its_tenant,
    a_transaction_is_refused_under_another_tenant,
    a_transaction_of_a_tenant_is_refused_centrally,
    a_bound_transaction_may_begin_centrally,
    a_central_transaction_is_refused_under_a_tenant,
    a_transaction_is_opened_without_restrictions,
    nested_transactions_are_scoped_and_roll_back_to_their_savepoint,
    every_way_to_begin_is_scoped,
    closures_in_transactions_are_scoped,
];

fn new_post(slug: &str) -> post::ActiveModel {
    post::ActiveModel {
        slug: Set(slug.into()),
        title: Set(slug.into()),
        views: Set(0),
        ..Default::default()
    }
}

async fn count<C: ConnectionTrait>(db: &C) -> Result<u64, DbErr> {
    post::Entity::find().count(db).await
}

async fn a_transaction_is_scoped_and_committed(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let transaction = blogs.acme().begin().await.unwrap();
    assert_eq!(count(&transaction).await, Ok(2));
    assert_eq!(
        new_post("new").insert(&transaction).await.unwrap().blog_id,
        1
    );
    let update = post::Entity::update_many().col_expr(post::Column::Views, Expr::value(1));
    assert_eq!(update.exec(&transaction).await.unwrap().rows_affected, 3);
    transaction.commit().await.unwrap();
    assert_eq!(
        blogs.changes(&before).await,
        ["+post 6", "~post 1", "~post 3"]
    );
}

async fn a_dropped_transaction_leaves_nothing(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let transaction = blogs.acme().begin().await.unwrap();
    new_post("new").insert(&transaction).await.unwrap();
    drop(transaction);
    blogs.assert_unchanged(&before).await;
    let transaction = blogs.acme().begin().await.unwrap();
    new_post("new").insert(&transaction).await.unwrap();
    transaction.rollback().await.unwrap();
    blogs.assert_unchanged(&before).await;
}

/// Z65: fixed at `begin`, also after its context was left.
async fn a_transaction_of_the_context_stays_with_its_tenant(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let transaction = blogs.tenancy.run(&blogs.acme, db.begin()).await.unwrap();
    assert_eq!(count(&transaction).await, Ok(2));
    assert_eq!(
        blogs.tenancy.run(&blogs.acme, count(&transaction)).await,
        Ok(2)
    );
    transaction.commit().await.unwrap();
}

/// Z65
async fn a_transaction_is_refused_under_another_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let follows = blogs.tenancy.connection();
    for db in [blogs.acme(), follows] {
        let transaction = blogs.tenancy.run(&blogs.acme, db.begin()).await.unwrap();
        let outcome = blogs.tenancy.run(&blogs.foobar, count(&transaction)).await;
        assert_refused!(outcome, TenancyError::TenantMismatch { .. });
        let outcome = blogs
            .tenancy
            .run(&blogs.foobar, new_post("new").insert(&transaction))
            .await;
        assert_refused!(outcome, TenancyError::TenantMismatch { .. });
        let outcome = blogs.tenancy.run(&blogs.foobar, transaction.begin()).await;
        assert_refused!(outcome, TenancyError::TenantMismatch { .. });
        assert_eq!(
            count(&transaction).await,
            Ok(2),
            "it still serves its own tenant"
        );
        transaction.commit().await.unwrap();
    }
    blogs.assert_unchanged(&before).await;
}

async fn a_transaction_of_a_tenant_is_refused_centrally(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let transaction = blogs.tenancy.run(&blogs.acme, db.begin()).await.unwrap();
    assert_refused!(
        blogs.tenancy.central(count(&transaction)).await,
        TenancyError::TenantMismatch { .. }
    );
    transaction.rollback().await.unwrap();
}

async fn a_bound_transaction_may_begin_centrally(blogs: Blogs) {
    let db = blogs.acme();
    let inside = async {
        let transaction = db.begin().await.unwrap();
        let counted = count(&transaction).await;
        transaction.commit().await.unwrap();
        counted
    };
    assert_eq!(blogs.tenancy.central(inside).await, Ok(2));
}

async fn a_central_transaction_is_refused_under_a_tenant(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let transaction = blogs.tenancy.central(db.begin()).await.unwrap();
    assert_eq!(blogs.tenancy.central(count(&transaction)).await, Ok(5));
    let outcome = blogs.tenancy.run(&blogs.acme, count(&transaction)).await;
    assert_refused!(outcome, TenancyError::TenantMismatch { .. });
    transaction.rollback().await.unwrap();
}

async fn a_transaction_is_opened_without_restrictions(blogs: Blogs) {
    let transaction = blogs.acme().begin().await.unwrap();
    assert_eq!(
        post::Entity::without_tenant_restrictions(|| count(&transaction)).await,
        Ok(5)
    );
    assert_eq!(count(&transaction).await, Ok(2));
    transaction.commit().await.unwrap();
}

/// Vectors 168, 184
async fn nested_transactions_are_scoped_and_roll_back_to_their_savepoint(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let outer = blogs.acme().begin().await.unwrap();
    new_post("kept").insert(&outer).await.unwrap();
    let inner = outer.begin().await.unwrap();
    assert_eq!(new_post("undone").insert(&inner).await.unwrap().blog_id, 1);
    assert_eq!(count(&inner).await, Ok(4));
    inner.rollback().await.unwrap();
    assert_eq!(count(&outer).await, Ok(3));
    outer.commit().await.unwrap();
    assert_eq!(blogs.changes(&before).await, ["+post 6"]);
}

async fn every_way_to_begin_is_scoped(blogs: Blogs) {
    let db = blogs.acme();
    let transaction = db.begin().await.unwrap();
    assert_eq!(count(&transaction).await, Ok(2));
    transaction.commit().await.unwrap();
    let level = Some(IsolationLevel::Serializable);
    let transaction = db
        .begin_with_config(level, Some(AccessMode::ReadWrite))
        .await
        .unwrap();
    assert_eq!(count(&transaction).await, Ok(2));
    transaction.commit().await.unwrap();
    let options = TransactionOptions {
        isolation_level: level,
        ..Default::default()
    };
    let transaction = db.begin_with_options(options).await.unwrap();
    assert_eq!(count(&transaction).await, Ok(2));
    transaction.commit().await.unwrap();
}

async fn closures_in_transactions_are_scoped(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let counted = db
        .transaction(|transaction| Box::pin(async move { count(transaction).await }))
        .await
        .unwrap();
    assert_eq!(counted, 2);
    let counted = db
        .transaction_with_config(
            |transaction| Box::pin(count(transaction)),
            Some(IsolationLevel::ReadCommitted),
            None,
        )
        .await
        .unwrap();
    assert_eq!(counted, 2);
    let failed = db
        .transaction_async(async |transaction| {
            new_post("undone").insert(transaction).await?;
            Err::<(), _>(DbErr::Custom("on purpose".into()))
        })
        .await;
    assert!(failed.is_err());
    blogs.assert_unchanged(&before).await;
}
