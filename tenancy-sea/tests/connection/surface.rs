//! Every method of SeaORM's connection traits, once each, on a connection and in a transaction.

use tenancy_sea::sea_orm::sea_query::{Expr, Order, Query, SelectStatement, UpdateStatement};
use tenancy_sea::sea_orm::{
    ConnectionTrait, DatabaseBackend, QueryResult, Statement, TransactionTrait,
};
use tenancy_sea::{Refusal, Tenancy, TenancyConnection, TenancyError, TenancyTransaction};

use crate::blogs::{ACME, ACMES, FOOBARS, blog, post, refusal, tenancy};

fn select() -> SelectStatement {
    Query::select()
        .column(post::Column::Title)
        .from(post::Entity)
        .order_by(post::Column::Id, Order::Asc)
        .to_owned()
}

fn update() -> UpdateStatement {
    Query::update()
        .table(post::Entity)
        .value(post::Column::Title, Expr::col(post::Column::Title))
        .to_owned()
}

fn raw(sql: &str) -> Statement {
    Statement::from_string(DatabaseBackend::Sqlite, sql)
}

fn title(row: &QueryResult) -> String {
    row.try_get_by_index(0).unwrap()
}

async fn every_method<C: ConnectionTrait>(db: &C) {
    assert_eq!(db.get_database_backend(), DatabaseBackend::Sqlite);
    assert!(!db.is_mock_connection());
    assert_eq!(
        db.support_returning(),
        DatabaseBackend::Sqlite.support_returning()
    );

    let titles = |rows: Vec<QueryResult>| rows.iter().map(title).collect::<Vec<_>>();
    assert_eq!(titles(db.query_all(&select()).await.unwrap()), ACMES);
    assert_eq!(
        titles(
            db.query_all_raw(raw("SELECT title FROM post ORDER BY id"))
                .await
                .unwrap()
        ),
        ACMES
    );
    assert_eq!(
        title(&db.query_one(&select()).await.unwrap().unwrap()),
        ACMES[0]
    );
    let last = raw("SELECT title FROM post ORDER BY id DESC");
    assert_eq!(
        title(&db.query_one_raw(last).await.unwrap().unwrap()),
        ACMES[1]
    );
    let foreign = raw("SELECT title FROM post WHERE id = 3 OR 1 = 2");
    assert!(db.query_one_raw(foreign).await.unwrap().is_none());

    assert_eq!(db.execute(&update()).await.unwrap().rows_affected(), 2);
    assert_eq!(
        db.execute_raw(raw("UPDATE post SET title = title"))
            .await
            .unwrap()
            .rows_affected(),
        2
    );
    assert_eq!(
        db.execute_unprepared("UPDATE post SET title = title")
            .await
            .unwrap()
            .rows_affected(),
        2
    );
    assert_eq!(
        db.execute_unprepared("DELETE FROM post WHERE id = 3")
            .await
            .unwrap()
            .rows_affected(),
        0
    );
}

async fn every_refusal<C: ConnectionTrait>(db: &C) {
    for sql in [
        "DROP TABLE post",
        "SELECT 1; DELETE FROM post",
        "PRAGMA table_info(post)",
        "ATTACH 'x' AS x",
        "",
    ] {
        let refused = |err| refusal(&err);
        assert_eq!(
            db.execute_unprepared(sql)
                .await
                .map(|_| ())
                .map_err(refused),
            Err("Refused"),
            "{sql}"
        );
        assert_eq!(
            db.execute_raw(raw(sql)).await.map(|_| ()).map_err(refused),
            Err("Refused"),
            "{sql}"
        );
        assert_eq!(
            db.query_one_raw(raw(sql))
                .await
                .map(|_| ())
                .map_err(refused),
            Err("Refused"),
            "{sql}"
        );
        assert_eq!(
            db.query_all_raw(raw(sql))
                .await
                .map(|_| ())
                .map_err(refused),
            Err("Refused"),
            "{sql}"
        );
    }
    let elsewhere = Statement::from_string(DatabaseBackend::Postgres, "SELECT title FROM post");
    let err = db.query_all_raw(elsewhere).await.unwrap_err();
    let expected = TenancyError::from_db_err(&err);
    assert!(
        matches!(
            expected,
            Some(TenancyError::Refused {
                reason: Refusal::Backend
            })
        ),
        "{err:?}"
    );

    let surplus = Statement::from_sql_and_values(
        DatabaseBackend::Sqlite,
        "SELECT title FROM post",
        [2.into()],
    );
    let err = db.query_all_raw(surplus).await.unwrap_err();
    let expected = TenancyError::from_db_err(&err);
    assert!(
        matches!(
            expected,
            Some(TenancyError::Refused {
                reason: Refusal::ValueCount { .. }
            })
        ),
        "{err:?}"
    );
}

async fn foobars_are_untouched(tenancy: &Tenancy<blog::Entity>) {
    let rows = tenancy
        .database_for_migrations()
        .query_all_raw(raw("SELECT title FROM post WHERE blog_id = 2"))
        .await;
    assert_eq!(rows.unwrap().iter().map(title).collect::<Vec<_>>(), FOOBARS);
}

/// Every method of `ConnectionTrait` on a connection is scoped.
#[tokio::test]
async fn on_a_connection() {
    let tenancy = tenancy().await;
    let db = tenancy.for_tenant(ACME);
    every_method(&db).await;
    every_refusal(&db).await;
    foobars_are_untouched(&tenancy).await;
}

/// Every method of `ConnectionTrait` in a transaction is scoped.
#[tokio::test]
async fn in_a_transaction() {
    let tenancy = tenancy().await;
    let transaction = tenancy.for_tenant(ACME).begin().await.unwrap();
    every_method(&transaction).await;
    every_refusal(&transaction).await;
    transaction.commit().await.unwrap();
    foobars_are_untouched(&tenancy).await;
}

/// A central connection passes everything through as it is, schema statements and all.
#[tokio::test]
async fn central_passes_through() {
    let tenancy = tenancy().await;
    let db = tenancy.central_connection();
    db.execute_unprepared("CREATE TABLE scratch (id integer)")
        .await
        .unwrap();
    db.execute_unprepared("INSERT INTO scratch VALUES (1); INSERT INTO scratch VALUES (2)")
        .await
        .unwrap();
    assert_eq!(
        db.query_all_raw(raw("PRAGMA table_info(scratch)"))
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        db.query_all_raw(raw("SELECT id FROM scratch"))
            .await
            .unwrap()
            .len(),
        2
    );
}

/// Connections can be shared and sent, transactions sent; neither lets anybody through to the database.
#[test]
fn send_sync_and_clone() {
    fn shared<T: Send + Sync + Clone + std::fmt::Debug + 'static>() {}
    fn sent<T: Send + std::fmt::Debug + 'static>() {}
    fn is_send<T: Send>(_: &T) {}
    shared::<TenancyConnection>();
    shared::<Tenancy<blog::Entity>>();
    sent::<TenancyTransaction>();
    fn futures(db: &TenancyConnection) {
        is_send(&db.begin());
        is_send(&db.execute_unprepared("SELECT 1"));
        is_send(&db.query_all(&select()));
    }
    let _ = futures;
}
