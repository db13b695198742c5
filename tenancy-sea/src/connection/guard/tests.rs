//! What the guard makes of real rows. Results that the planner would never ask for are made by hand.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

use sea_orm::prelude::Uuid;
use sea_orm::{
    ConnectionTrait, Database, DatabaseBackend, MockDatabase, QueryResult, Statement, Value,
};
use tenancy_core::TenantKey;

use super::column::Verdict;
use super::driver::{Origin, Output, outputs};
use super::find::watched;
use super::origin::Wanted;
use crate::entity::TenancyNumber;
use crate::plan::{GuardedBy, GuardedColumn, Position};

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
        owner: GuardedBy {
            entity: "post".into(),
            tenant: TenancyNumber(0),
        },
    }];
    let mut columns = watched(rows.first()?, &guard, None).ok()?;
    let mut verdicts = Vec::new();
    for row in rows {
        verdicts.extend(columns.iter_mut().map(|column| {
            if column.reader.is_known_own(row, &column.place) {
                return Verdict::Own;
            }
            column.reader.compare(row, &column.place, own)
        }));
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

/// By name, in the case in which the table was made.
#[tokio::test]
async fn columns_by_name() {
    let rows = rows("SELECT * FROM post").await;
    let by_name = verdicts(&rows, Position::Name("blog_id".into()), &TenantKey::from(7));
    assert_eq!(by_name, Some(vec![Verdict::Own]));
}

/// Where the columns of a row are found that come from `post.blog_id`, when `country` is declared and owns nothing.
fn found(outputs: &[Output]) -> Vec<usize> {
    let wanted = Wanted {
        table: "post",
        column: "blog_id",
        numbers: &[(16_394, 2), (16_400, 2)],
    };
    wanted.indexes(outputs, &|origin| match origin {
        Origin::Unknown => false,
        Origin::Named { table, .. } => table == "country",
        Origin::Numbered(relation, _) => *relation == 1,
    })
}

fn output(name: &str, origin: Origin) -> Output {
    Output {
        name: name.into(),
        origin,
    }
}

fn from(table: &str, column: &str) -> Origin {
    Origin::Named {
        table: table.into(),
        column: column.into(),
    }
}

/// By the driver's origin, whatever the column is called in the result; on both sides of a self-join.
#[tokio::test]
async fn columns_by_origin() {
    let joined = rows(
        "SELECT c.*, p.blog_id AS id, p.id AS blog_id FROM comment c JOIN post p ON c.id = p.id",
    )
    .await;
    assert_eq!(found(&outputs(&joined[0])), [2]);
    let twice = rows("SELECT * FROM post a JOIN post b ON a.id = b.id").await;
    assert_eq!(found(&outputs(&twice[0])), [1, 3]);
    let numbered = [
        output("blog_id", Origin::Numbered(1, 2)),
        output("b", Origin::Numbered(16_394, 2)),
        output("c", Origin::Numbered(16_394, 1)),
        output("d", Origin::Numbered(16_400, 2)),
        output("blog_id", Origin::Unknown),
    ];
    assert_eq!(
        found(&numbered),
        [1, 3],
        "one of that name elsewhere is no matter"
    );
}

/// Where the driver lost the origin, every column of that name is looked at that isn't known to be another.
#[test]
fn columns_whose_origin_is_lost() {
    let derived = [
        output("id", from("p", "id")),
        output("Blog_ID", from("p", "Blog_ID")),
    ];
    assert_eq!(found(&derived), [1], "MariaDB says a derived table's alias");
    let merged = [
        output("blog_id", from("comment", "blog_id")),
        output("id", from("post", "id")),
    ];
    assert_eq!(found(&merged), [0], "USING leaves one side");
    let coalesced = [
        output("blog_id", Origin::Unknown),
        output("blog_id", from("country", "blog_id")),
    ];
    assert_eq!(
        found(&coalesced),
        [0],
        "a FULL JOIN's is an expression; a global table's column only looks like it"
    );
    assert!(
        found(&[output("blog_id", from("country", "blog_id"))]).is_empty(),
        "nothing is found, so it is refused"
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
    assert!(found(&outputs(&rows[0])).is_empty());
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
