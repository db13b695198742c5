//! Every statement in sea-query's own tests and documentation, planned for the backend that it is written for. Its tables
//! are declared here; nothing is run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};
use sea_orm::{ConnectionTrait, DbBackend, MockDatabase, Statement, Value};
use tenancy_sea::Refusal;
use tenancy_sea::prelude::*;

use crate::sources;
use crate::texts::{self, Text};

const NAME: &str = "upstream::statements_are_planned";

/// A refusal that is meant: what the text and the error have in them, and why.
struct Answer {
    text: &'static str,
    says: &'static str,
    why: &'static str,
}

const fn answer(text: &'static str, says: &'static str, why: &'static str) -> Answer {
    Answer { text, says, why }
}

const ANSWERS: &[Answer] = &[
    answer(
        "",
        "declared by no entity",
        "a schema whose tables no entity declares",
    ),
    answer("", "SELECT … INTO", "makes a table"),
    answer("REPLACE INTO", "REPLACE", "deletes rows, whosever they are"),
    answer("", "do_nothing_on", "MySQL has no ON DUPLICATE KEY IGNORE"),
    answer(
        "",
        "a function in FROM",
        "a table function is refused with the ways round it",
    ),
    answer(
        "JSON_TABLE(",
        "this form of FROM",
        "a table function of PostgreSQL 17",
    ),
    answer(
        "JSON_TABLE(",
        "can't be parsed",
        "a table function of PostgreSQL 17",
    ),
    answer(
        "JSON_EXISTS(",
        "can't be parsed",
        "written without a comma, which PostgreSQL wants",
    ),
    answer(
        "JSON_QUERY(",
        "can't be parsed",
        "written without a comma, which PostgreSQL wants",
    ),
    answer(
        "JSON_VALUE(",
        "can't be parsed",
        "written without a comma, which PostgreSQL wants",
    ),
    answer(
        "character` OVER ",
        "can't be parsed",
        "OVER behind a column, which no database reads",
    ),
    answer(
        "character\" OVER ",
        "can't be parsed",
        "OVER behind a column, which no database reads",
    ),
    answer("INSERT (", "can't be parsed", "an INSERT without its table"),
    answer(
        "'a' $ 'b'",
        "parameter `$`",
        "an operator that doesn't exist",
    ),
    answer(
        "ADVISORY",
        "can reach beyond the tenant",
        "locks of the whole server",
    ),
    answer(
        "EXPLAIN ANALYZE",
        "EXPLAIN ANALYZE",
        "runs, and tells of rows that it passed over",
    ),
    answer(
        "EXPLAIN (ANALYZE",
        "EXPLAIN ANALYZE",
        "runs, and tells of rows that it passed over",
    ),
    answer(
        "EXPLAIN FOR CONNECTION",
        "can't be parsed",
        "looks at another session",
    ),
    answer("INTO @", "can't be parsed", "a session's variable"),
    answer(
        "EXPLAIN FOR ",
        "can't be parsed",
        "another database of the server",
    ),
    answer("EXPLAIN `", "can't be parsed", "describes a table"),
    answer("EXPLAIN `", "EXPLAIN is not allowed", "describes a table"),
    answer(
        "ORDER BY \"id\" ASC LIMIT 1",
        "can't be parsed",
        "neither PostgreSQL nor SQLite has UPDATE … ORDER BY",
    ),
    answer(
        "{",
        "can't be parsed",
        "a template of raw_sql!, which the macro fills in",
    ),
];

pub(crate) fn trial(sea_query: PathBuf) -> Trial {
    Trial::test(NAME, move || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?
            .block_on(statements_are_planned(&sea_query))
    })
}

pub(crate) fn ignored() -> Trial {
    Trial::test(NAME, || Ok(())).with_ignored_flag(true)
}

async fn statements_are_planned(sea_query: &Path) -> Result<(), Failed> {
    let texts = texts::of(sea_query)?;
    let mut wrong = Vec::new();
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut used = vec![false; ANSWERS.len()];
    for (name, backend) in [
        ("mysql", DbBackend::MySql),
        ("postgres", DbBackend::Postgres),
        ("sqlite", DbBackend::Sqlite),
    ] {
        let mock = MockDatabase::new(backend).into_connection();
        let tenancy = Tenancy::<tables::account::Entity>::builder(mock)
            .entities("builders::upstream::*")
            .build()
            .await?;
        let database = tenancy.for_tenant(1);
        for Text { place, sql, .. } in texts.iter().filter(|text| text.backend == name) {
            let count = counts.entry(name).or_default();
            let Some(refusal) = refusal(&database, backend, sql).await else {
                count[0] += 1;
                let log = tenancy
                    .database_for_migrations()
                    .clone()
                    .into_transaction_log();
                let planned = log
                    .iter()
                    .flat_map(|transaction| transaction.statements())
                    .map(|statement| statement.sql.as_str())
                    .collect::<Vec<_>>()
                    .join(" ");
                if let Some(word) = lost(sql, &planned) {
                    wrong.push(format!(
                        "{place}: {name}: {sql}\n    loses `{word}`: {planned}"
                    ));
                }
                continue;
            };
            count[1] += 1;
            let meant = ANSWERS
                .iter()
                .position(|answer| sql.contains(answer.text) && refusal.contains(answer.says));
            match meant {
                Some(at) => used[at] = true,
                None => wrong.push(format!("{place}: {name}: {sql}\n    {refusal}")),
            }
        }
    }
    for (name, [planned, refused]) in &counts {
        sources::print(&format!(
            "sea-query's own statements: {name}: {planned} planned, {refused} refused as answered"
        ));
    }
    for (answer, _) in ANSWERS.iter().zip(used).filter(|(_, used)| !used) {
        wrong.push(format!(
            "no statement needs the answer '{}' any more",
            answer.why
        ));
    }
    if counts.values().map(|count| count[0]).sum::<usize>() < 500 {
        wrong.push("fewer than 500 statements were found".to_owned());
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}

/// What planning leaves out rightly: a default that the tenant takes the place of, and a word that says nothing.
const LEFT_OUT: [&str; 2] = ["DEFAULT", "OUTER"];

/// The first word or sign of a statement that the planned text doesn't have in its place: one that was read as something
/// else, or over.
fn lost(sql: &str, planned: &str) -> Option<String> {
    let planned = words(planned);
    let mut rest = planned.iter();
    words(sql)
        .into_iter()
        .filter(|word| !LEFT_OUT.contains(&word.as_str()))
        .find(|word| !rest.any(|other| other == word))
}

/// A text's words and signs, but for quotes, brackets, separators and placeholders.
fn words(sql: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    // A quote in a literal is doubled, however it was written.
    let sql = sql.replace("!=", "<>").replace("\\'", "'");
    for letter in sql.chars().chain([' ']) {
        if letter.is_alphanumeric() || letter == '_' || letter == '$' {
            word.extend(letter.to_uppercase());
            continue;
        }
        let taken = std::mem::take(&mut word);
        if !taken.is_empty() && !taken.starts_with('$') {
            words.push(taken);
        }
        if !letter.is_whitespace() && !"\"'`()[],.;?".contains(letter) {
            words.push(letter.to_string());
        }
    }
    words
}

/// Why a statement isn't planned; it gets as many values as it takes.
async fn refusal<C: ConnectionTrait>(
    database: &C,
    backend: DbBackend,
    sql: &str,
) -> Option<String> {
    let mut values = Vec::new();
    loop {
        let statement = Statement::from_sql_and_values(backend, sql, values.clone());
        // The mock has no rows to give: what it says isn't a refusal.
        let err = database.execute_raw(statement).await.err()?;
        match TenancyError::from_db_err(&err)? {
            TenancyError::Refused {
                reason: Refusal::ValueCount { expected, .. },
            } if values.is_empty() => values = vec![Value::from(1); *expected],
            refusal => return Some(refusal.to_string()),
        }
    }
}

/// The tables of sea-query's tests, owned by a tenant.
#[allow(dead_code, reason = "what the attributes write isn't used here")]
mod tables {
    macro_rules! table {
        ($($module:ident $name:literal),+) => {$(
            pub(super) mod $module {
                use sea_orm::entity::prelude::*;
                use tenancy_sea::prelude::*;

                #[belongs_to_tenant]
                #[sea_orm::model]
                #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
                #[sea_orm(table_name = $name)]
                pub struct Model {
                    #[sea_orm(primary_key)]
                    pub id: i32,
                    pub tenant_id: i32,
                }

                impl ActiveModelBehavior for ActiveModel {}
            }
        )+};
    }

    pub(super) mod account {
        use sea_orm::entity::prelude::*;
        use tenancy_sea::prelude::*;

        #[tenant]
        #[sea_orm::model]
        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        #[sea_orm(table_name = "account")]
        pub struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub id: i32,
            #[tenant_identifier]
            #[sea_orm(unique)]
            pub slug: String,
        }

        impl ActiveModelBehavior for ActiveModel {}
    }

    table!(character "character", glyph "glyph", font "font", task "task", table "table", post "post");
}
