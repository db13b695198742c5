//! What the guard makes of real rows. Results that the planner would never ask for are made by hand.

#![allow(clippy::unwrap_used, reason = "tests")]

use sea_orm::prelude::Uuid;
use sea_orm::{
    ConnectionTrait, Database, DatabaseBackend, MockDatabase, QueryResult, Statement, Value,
};
use tenancy_core::TenantKey;

use super::column::Verdict;
use super::find::watched;
use crate::plan::{GuardedColumn, Position};

async fn rows(sql: &str) -> Vec<QueryResult> {
    let database = Database::connect("sqlite::memory:").await.unwrap();
    for sql in [
        "CREATE TABLE post (id integer, Blog_ID integer)",
        "CREATE TABLE comment (id integer, blog_id integer)",
        "INSERT INTO post VALUES (1, 7)",
        "INSERT INTO comment VALUES (1, 8)",
    ] {
        database.execute_unprepared(sql).await.unwrap();
    }
    database
        .query_all_raw(Statement::from_string(DatabaseBackend::Sqlite, sql))
        .await
        .unwrap()
}

/// The verdicts on every watched column of every row, read as the guard reads them.
fn verdicts(rows: &[QueryResult], position: Position, own: &TenantKey) -> Option<Vec<Verdict>> {
    let guard = [GuardedColumn {
        position,
        entity: "post".into(),
    }];
    let mut columns = watched(rows.first()?, &guard, &[]).ok()?;
    let mut verdicts = Vec::new();
    for row in rows {
        verdicts.extend(
            columns
                .iter_mut()
                .map(|column| column.reader.compare(row, &column.place, own)),
        );
    }
    Some(verdicts)
}

fn index(index: usize) -> Position {
    Position::Index {
        index,
        name: "blog_id".into(),
    }
}

async fn of(sql: &str, own: impl Into<TenantKey>) -> Vec<Verdict> {
    verdicts(&rows(sql).await, index(0), &own.into()).unwrap()
}

/// Own, shared and foreign rows are told apart, also where the first row is NULL.
#[tokio::test]
async fn own_shared_and_foreign() {
    use Verdict::{Nobody, Own, Stranger};

    assert_eq!(
        of("VALUES (NULL), (7), (8), (NULL), (7)", 7).await,
        [Nobody, Own, Stranger, Nobody, Own]
    );
    assert_eq!(
        of("VALUES ('acme'), ('ACME'), (NULL), ('')", "acme").await,
        [Own, Stranger, Nobody, Stranger]
    );
    assert_eq!(
        of("VALUES (x'00ff'), (x'00fe'), (NULL)", vec![0, 255]).await,
        [Own, Stranger, Nobody]
    );
}

/// A key of 0 or "" is a key: it is not NULL, and NULL is not it.
#[tokio::test]
async fn empty_keys_are_keys() {
    use Verdict::{Nobody, Own, Stranger};

    assert_eq!(
        of("VALUES (0), (1), (NULL)", 0).await,
        [Own, Stranger, Nobody]
    );
    assert_eq!(
        of("VALUES (''), ('a'), (NULL)", "").await,
        [Own, Stranger, Nobody]
    );
}

/// SQLite may change the type between rows, and a column of another affinity holds the key's digits.
#[tokio::test]
async fn types_may_change_between_rows() {
    use Verdict::{Own, Stranger, Unreadable};

    assert_eq!(
        of("VALUES (7), ('7'), (7), ('8'), ('07'), (8)", 7).await,
        [Own, Own, Own, Stranger, Stranger, Stranger]
    );
    assert_eq!(
        of("VALUES ('7'), (7), (8)", "7").await,
        [Own, Own, Stranger]
    );
    assert_eq!(
        of("VALUES (7), (x'07'), (7.5)", 7).await,
        [Own, Unreadable, Unreadable]
    );
}

/// UUIDs are read as bytes and as text.
#[tokio::test]
async fn uuids_in_bytes_and_in_text() {
    use Verdict::{Nobody, Own, Stranger};

    let uuid = Uuid::from_bytes([0xab; 16]);
    let own = TenantKey::Uuid(*uuid.as_bytes());
    let other = "x'00000000000000000000000000000000'";
    let hex = "ab".repeat(16);
    assert_eq!(
        of(
            &format!("VALUES (x'{hex}'), ({other}), (NULL)"),
            own.clone()
        )
        .await,
        [Own, Stranger, Nobody]
    );
    let text = uuid.hyphenated();
    assert_eq!(
        of(&format!("VALUES ('{text}'), (upper('{text}')), ('x')"), own).await,
        [Own, Own, Stranger]
    );
}

/// By name, in the case in which the table was made; by the driver's origin, on both sides of a join.
#[tokio::test]
async fn columns_by_name_and_by_origin() {
    let own = TenantKey::from(7);
    let by_name = verdicts(
        &rows("SELECT * FROM post").await,
        Position::Name("blog_id".into()),
        &own,
    );
    assert_eq!(by_name, Some(vec![Verdict::Own]));

    let joined = rows("SELECT * FROM comment AS p JOIN post AS c ON c.id = p.id").await;
    let origin = |table: &str| Position::Origin {
        table: table.into(),
        column: "blog_id".into(),
    };
    assert_eq!(
        verdicts(&joined, origin("post"), &own),
        Some(vec![Verdict::Own])
    );
    assert_eq!(
        verdicts(&joined, origin("comment"), &own),
        Some(vec![Verdict::Stranger])
    );
    let twice = rows("SELECT * FROM post a JOIN post b ON a.id = b.id").await;
    assert_eq!(
        verdicts(&twice, origin("post"), &own),
        Some(vec![Verdict::Own, Verdict::Own])
    );
}

/// What isn't there refuses the result, however it was asked for.
#[tokio::test]
async fn a_missing_column_is_no_null() {
    let own = TenantKey::from(7);
    let rows = rows("SELECT id FROM post").await;
    assert_eq!(
        verdicts(&rows, index(5), &own),
        Some(vec![Verdict::Unreadable])
    );
    assert_eq!(
        verdicts(&rows, Position::Name("blog_id".into()), &own),
        None
    );
    let origin = Position::Origin {
        table: "post".into(),
        column: "blog_id".into(),
    };
    assert_eq!(verdicts(&rows, origin, &own), None);
}

/// The rows of a mock are maps: they are read by name, whatever the index.
#[tokio::test]
async fn maps_are_read_by_name() {
    let row = |key: Value| {
        std::collections::BTreeMap::from([("a_first", Value::from(7)), ("blog_id", key)])
    };
    let keys = [
        Value::from(7_i64),
        Value::from(8),
        Value::Int(None),
        Value::from("7"),
        Value::from(7.5),
    ];
    let mock = MockDatabase::new(DatabaseBackend::Postgres)
        .append_query_results([keys.map(row)])
        .into_connection();
    let rows = mock
        .query_all_raw(Statement::from_string(DatabaseBackend::Postgres, ""))
        .await
        .unwrap();
    let own = TenantKey::from(7);
    let expected = [
        Verdict::Own,
        Verdict::Stranger,
        Verdict::Nobody,
        Verdict::Own,
        Verdict::Unreadable,
    ];
    assert_eq!(
        verdicts(&rows, index(0), &own).as_deref(),
        Some(&expected[..])
    );
    let missing = Position::Index {
        index: 0,
        name: "elsewhere".into(),
    };
    assert_eq!(
        verdicts(&rows, missing, &own),
        Some(vec![Verdict::Unreadable; 5])
    );
}
