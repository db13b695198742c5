//! SeaORM's role-based access control on top of tenancy.

use tenancy_sea::sea_orm::rbac::{RbacContext, RbacUserId, schema};
use tenancy_sea::sea_orm::sea_query::Table;
use tenancy_sea::sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseBackend, DbErr, EntityTrait, Statement, StreamTrait,
    TransactionTrait,
};
use tenancy_sea::{Tenancy, TenancyConnection};

use crate::blogs::{ACME, ACMES, FOOBAR, blog, builder, database, post, saw, tenancy, titles};

const READER: RbacUserId = RbacUserId(1);
const NOBODY: RbacUserId = RbacUserId(2);

/// A tenancy whose first user may read posts and whose second may do nothing.
async fn restricted() -> Tenancy<blog::Entity> {
    let database = database().await;
    schema::create_tables(&database, Default::default())
        .await
        .unwrap();
    let mut context = RbacContext::load(&database).await.unwrap();
    context
        .add_tables(&database, &["post", "blog"])
        .await
        .unwrap();
    context.add_crud_permissions(&database).await.unwrap();
    context
        .add_roles(&database, &["reader", "nobody"])
        .await
        .unwrap();
    context
        .assign_user_role(&database, &[(1, "reader"), (2, "nobody")])
        .await
        .unwrap();
    context
        .add_role_permissions(&database, "reader", &["select"], &["post"])
        .await
        .unwrap();
    database.load_rbac().await.unwrap();
    builder(database).build().await.unwrap()
}

async fn insert(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let post = post::ActiveModel {
        title: Set("written".into()),
        ..Default::default()
    };
    post::Entity::insert(post).exec_without_returning(db).await
}

async fn reader() -> (Tenancy<blog::Entity>, TenancyConnection) {
    let tenancy = restricted().await;
    let db = tenancy.for_tenant(ACME).restricted_for(READER).unwrap();
    (tenancy, db)
}

/// What the user may do is scoped to the tenant; what the user may not do is denied.
#[tokio::test]
async fn permissions_come_first_and_scope_second() {
    let (tenancy, db) = reader().await;
    assert_eq!(titles(&db).await, saw(ACMES));
    assert!(matches!(insert(&db).await, Err(DbErr::AccessDenied { .. })));
    let nobody = tenancy.for_tenant(ACME).restricted_for(NOBODY).unwrap();
    assert!(matches!(
        post::Entity::find().all(&nobody).await,
        Err(DbErr::AccessDenied { .. })
    ));
    assert!(matches!(
        post::Entity::find().stream(&nobody).await.map(|_| ()),
        Err(DbErr::AccessDenied { .. })
    ));
    assert_eq!(
        tenancy.context(FOOBAR).unwrap().enter(titles(&db)).await,
        Err("connection"),
        "a permission doesn't lend a tenant"
    );
}

/// Transactions stay restricted, nested ones too.
#[tokio::test]
async fn transactions_stay_restricted() {
    let (_tenancy, db) = reader().await;
    let transaction = db.begin().await.unwrap();
    assert_eq!(titles(&transaction).await, saw(ACMES));
    assert!(matches!(
        insert(&transaction).await,
        Err(DbErr::AccessDenied { .. })
    ));
    let nested = transaction.begin().await.unwrap();
    assert!(matches!(
        insert(&nested).await,
        Err(DbErr::AccessDenied { .. })
    ));
}

/// Raw statements can't be audited and are refused, as SeaORM does; the error doesn't repeat their values.
#[tokio::test]
async fn raw_statements_are_refused() {
    let (_tenancy, db) = reader().await;
    let raw = || Statement::from_string(DatabaseBackend::Sqlite, "SELECT id FROM post");
    assert!(matches!(
        db.query_all_raw(raw()).await,
        Err(DbErr::RbacError(_))
    ));
    assert!(matches!(
        db.query_one_raw(raw()).await,
        Err(DbErr::RbacError(_))
    ));
    assert!(matches!(
        db.execute_raw(raw()).await,
        Err(DbErr::RbacError(_))
    ));
    assert!(matches!(
        db.stream_raw(raw()).await.map(|_| ()),
        Err(DbErr::RbacError(_))
    ));
    assert!(matches!(
        db.execute_unprepared("DELETE FROM post").await,
        Err(DbErr::RbacError(_))
    ));
}

/// A schema statement is an error: SeaORM's audit would panic on it.
#[tokio::test]
async fn schema_statements_are_refused() {
    let (_tenancy, db) = reader().await;
    let drop = Table::drop().table(post::Entity).to_owned();
    assert!(matches!(db.execute(&drop).await, Err(DbErr::RbacError(_))));
}

/// Without an engine there is nobody to ask.
#[tokio::test]
async fn it_needs_an_engine() {
    let tenancy = tenancy().await;
    assert!(matches!(
        tenancy.for_tenant(ACME).restricted_for(READER),
        Err(DbErr::RbacError(_))
    ));
}
