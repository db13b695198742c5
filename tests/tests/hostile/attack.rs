//! Runs a hostile statement as a tenant and looks for what it must not do.

use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use sea_orm::{ConnectionTrait, DbErr, ExecResult, Statement};
use tenancy_sea::TenancyError;
use tenancy_tests::isolation::{Row, print};
use tokio::time::timeout;

use crate::room::Room;
use crate::tally::{Tally, Verdict};

/// The longest that an attack may take: one that sleeps on rows of others would sleep longer.
const LONGEST: Duration = Duration::from_secs(20);

/// So much longer than where no other tenant exists an attack may take: those that wait, wait a second for each row.
const LATE: Duration = Duration::from_millis(900);

/// What differs from one database, or from one moment, to the next.
const VOLATILE: &[&str] = &[
    "ctid",
    "xmin",
    "xmax",
    "cmin",
    "tableoid",
    "oid",
    "::reg",
    "random",
    "rand(",
    "now(",
    "current_t",
    "database",
    "connection_id",
    "uuid",
    "nextval",
    "sqlite_",
    "txid",
    "clock",
    "sysdate",
    "unix_timestamp",
    "explain",
    "julianday",
    "schema(",
    "returning",
    "generate",
    "file",
    "/*!",
    "u&\"",
];

/// What came of a statement.
#[derive(Clone, Debug)]
pub enum Outcome {
    Rows(Vec<Row>),
    Affected(u64),
    Refused(String),
    Failed(String),
    Panicked,
}

/// Runs a statement as it is.
pub async fn run<C: ConnectionTrait>(connection: &C, statement: Statement) -> Outcome {
    let outcome = AssertUnwindSafe(outcome(connection, statement)).catch_unwind();
    match timeout(LONGEST, outcome).await {
        Ok(Ok(Ok(outcome))) => outcome,
        Ok(Ok(Err(err))) => failure(&err),
        Ok(Err(_)) => Outcome::Panicked,
        Err(_) => Outcome::Failed("no answer".to_owned()),
    }
}

async fn outcome<C: ConnectionTrait>(
    connection: &C,
    statement: Statement,
) -> Result<Outcome, DbErr> {
    if begins_with(&statement.sql, &["update", "delete", "insert"])
        && !names(&statement.sql, &["returning"])
    {
        let done = connection.execute_raw(statement).await?;
        return Ok(Outcome::Affected(done.rows_affected()));
    }
    let rows = connection.query_all_raw(statement).await?;
    let rows = rows.iter().map(Row::read).collect::<Result<_, _>>();
    Ok(rows.map_or_else(Outcome::Failed, Outcome::Rows))
}

fn begins_with(sql: &str, words: &[&str]) -> bool {
    let first = sql.split_whitespace().next().unwrap_or_default();
    words.contains(&first.to_lowercase().as_str())
}

fn names(sql: &str, words: &[&str]) -> bool {
    let sql = sql.to_lowercase();
    words.iter().any(|word| sql.contains(word))
}

/// Whether a word of a statement could write. What none of them does is looked at again in the end.
fn could_write(sql: &str) -> bool {
    names(
        sql,
        &["update", "delete", "insert", "into", "merge", "replace"],
    )
}

/// The texts of an error that a caller can see.
fn failure(err: &DbErr) -> Outcome {
    let text = format!("{err} {err:?}");
    match TenancyError::from_db_err(err) {
        Some(TenancyError::DataException { .. }) | None => Outcome::Failed(text),
        Some(_) => Outcome::Refused(text),
    }
}

/// Attacks as a tenant, and counts and prints what came of it.
pub async fn attack(room: &Room, tally: &mut Tally, statement: Statement, tenant: i32) -> Outcome {
    let began = Instant::now();
    let outcome = run(&room.tenant(tenant), statement.clone()).await;
    let took = began.elapsed();
    let leak = leak(room, &outcome, &statement, tenant, took).await;
    if let Some(leak) = &leak {
        print(&format!(
            "LEAK: {}, tenant {tenant}: {}: {leak}",
            room.backend,
            statement.sql.escape_debug()
        ));
    }
    tally.add(match (&leak, &outcome) {
        (Some(_), _) => Verdict::Leaked,
        (None, Outcome::Refused(_)) => Verdict::Refused,
        (None, Outcome::Failed(_) | Outcome::Panicked) => Verdict::Failed,
        (None, Outcome::Rows(_) | Outcome::Affected(_)) => Verdict::Harmless,
    });
    outcome
}

/// Judges what `execute_unprepared` did with a statement.
pub async fn unprepared(
    room: &Room,
    text: &str,
    done: Result<ExecResult, DbErr>,
    tenant: i32,
) -> Verdict {
    let outcome = match done {
        Ok(done) => Outcome::Affected(done.rows_affected()),
        Err(err) => failure(&err),
    };
    let statement = Statement::from_string(room.raw().get_database_backend(), text);
    let told = told(room, &outcome, &statement, tenant);
    let damage = match outcome {
        Outcome::Refused(_) => None,
        _ if !could_write(text) => None,
        _ => room.damage(tenant).await,
    };
    match (told.or(damage), outcome) {
        (Some(leak), _) => {
            print(&format!(
                "LEAK: {}, tenant {tenant}, unprepared: {text}: {leak}",
                room.backend
            ));
            Verdict::Leaked
        }
        (None, Outcome::Refused(_)) => Verdict::Refused,
        (None, Outcome::Failed(_) | Outcome::Panicked) => Verdict::Failed,
        (None, Outcome::Affected(_) | Outcome::Rows(_)) => Verdict::Harmless,
    }
}

/// What an attack gained.
pub async fn leak(
    room: &Room,
    outcome: &Outcome,
    statement: &Statement,
    tenant: i32,
    took: Duration,
) -> Option<String> {
    let told = told(room, outcome, statement, tenant);
    let ran = !matches!(outcome, Outcome::Refused(_));
    let damage = if ran && could_write(&statement.sql) {
        room.damage(tenant).await
    } else {
        None
    };
    if told.is_some() {
        return told;
    }
    if let Some(damage) = damage {
        return Some(format!("changed rows of others: {damage}"));
    }
    compare(room, outcome, statement, tenant, took).await
}

/// What an answer or an error tells of others.
pub fn told(room: &Room, outcome: &Outcome, statement: &Statement, tenant: i32) -> Option<String> {
    let secrets = room.secrets(tenant);
    let given = format!("{} {:?}", statement.sql, statement.values);
    let told = match outcome {
        Outcome::Rows(rows) => secrets.in_rows(rows, &given),
        Outcome::Refused(err) | Outcome::Failed(err) => secrets.in_text(err, &given),
        Outcome::Panicked => return Some("panicked".to_owned()),
        Outcome::Affected(_) => None,
    };
    told.map(|secret| format!("told {secret}"))
}

/// What a query answers otherwise than where no other tenant exists: a count, an order, a failure.
async fn compare(
    room: &Room,
    outcome: &Outcome,
    statement: &Statement,
    tenant: i32,
    took: Duration,
) -> Option<String> {
    let text = statement.sql.to_lowercase();
    let comparable = begins_with(&statement.sql, &["select", "with", "values", "("])
        && !could_write(&text)
        && !text.contains(';')
        && !VOLATILE.iter().any(|word| text.contains(word));
    if !comparable || matches!(outcome, Outcome::Refused(_)) {
        return None;
    }
    let began = Instant::now();
    let expected = run(room.copy(tenant), statement.clone()).await;
    if took > began.elapsed() + LATE {
        return Some("later than where no other tenant exists".to_owned());
    }
    match (outcome, expected) {
        (Outcome::Rows(rows), Outcome::Rows(expected)) => {
            let (mut rows, mut expected) = (rows.clone(), expected);
            if text.contains("limit") || text.contains("offset") {
                return (rows.len() > expected.len()).then(|| "more rows than the own".to_owned());
            }
            rows.sort();
            expected.sort();
            tenancy_tests::isolation::difference(&expected, &rows)
                .map(|rows| format!("not as where no other tenant exists: {rows}"))
        }
        (Outcome::Failed(err), Outcome::Rows(_)) => Some(format!(
            "fails where it doesn't without other tenants: {err}"
        )),
        _ => None,
    }
}
