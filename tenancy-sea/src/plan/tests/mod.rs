//! What the planner makes of statements, rule by rule and backend by backend.

mod cache;
mod delete;
mod entities;
mod insert;
mod refused;
mod schema;
mod seaorm;
mod select;
mod shape;
mod spellings;
mod update;
mod upsert;

use std::fmt::Write;
use std::sync::Arc;

use sea_orm::DbBackend;

use super::dialect::Dialect;
use super::label::Parameter;
use super::shape::Part;
use super::{Mode, Planned, Planner, Slots, Text};

const BACKENDS: [DbBackend; 3] = [DbBackend::Sqlite, DbBackend::Postgres, DbBackend::MySql];

/// Plans a statement, written with `?` and double quotes, for each backend, and shows what came of it.
fn planned(statements: &[&str]) -> String {
    let mut shown = String::new();
    for sql in statements {
        let _ = writeln!(shown, "{sql}");
        for backend in BACKENDS {
            let _ = writeln!(
                shown,
                "  {:<8} {}",
                format!("{backend:?}"),
                shown_for(backend, &written(sql, backend))
            );
        }
        shown.push('\n');
    }
    shown
}

/// What the planner makes of a text in one backend's own SQL.
fn shown_for(backend: DbBackend, sql: &str) -> String {
    assert_read_alike(backend, sql);
    let planner = Planner::new(Arc::new(schema::registry()), backend);
    match planner.plan(sql, None, Mode::Tenant) {
        Err(err) => format!("refused: {err}"),
        Ok(Planned { plan, .. }) => {
            let mut shown = String::new();
            match &plan.text {
                Text::Once { sql, slots } => {
                    shown.push_str(sql);
                    if let Slots::Positional { slots, .. } = slots {
                        let _ = write!(shown, "\n           slots {slots:?}");
                    }
                }
                Text::Repeated(text) => shown.push_str(&template(&text.parts)),
            }
            for column in &plan.guard {
                let _ = write!(
                    shown,
                    "\n           guard {} {:?}",
                    column.owner.entity, column.position
                );
            }
            for value in &plan.tenant_values {
                let _ = write!(
                    shown,
                    "\n           value {} of {} (null: {:?})",
                    value.given, value.entity, value.null
                );
            }
            if let Some(follow_up) = plan.follow_up() {
                let _ = write!(shown, "\n           then {follow_up:?}");
            }
            for check in &plan.value_checks {
                let _ = write!(shown, "\n           before {:?}", check.rule);
            }
            for check in &plan.checks {
                let _ = write!(shown, "\n           code {} {}", check.code, check.error);
            }
            shown
        }
    }
}

/// Our dialects' short ways lead where the parser's own go.
#[allow(clippy::expect_used, clippy::panic, reason = "tests")]
fn assert_read_alike(backend: DbBackend, sql: &str) {
    use sqlparser::dialect::{Dialect as Parsed, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
    use sqlparser::parser::Parser;

    // What is deep overflows the stack without the planner's care.
    if sql.len() > 1_000 {
        return;
    }
    let dialect = Dialect::of(backend).expect("one of the three");
    let theirs: &dyn Parsed = match dialect {
        Dialect::Postgres => &PostgreSqlDialect {},
        Dialect::Sqlite => &SQLiteDialect {},
        Dialect::MySql => &MySqlDialect {},
    };
    let ours = Parser::parse_sql(dialect.parser(), sql);
    match (Parser::parse_sql(theirs, sql), ours) {
        (Ok(theirs), Ok(ours)) => assert_eq!(theirs, ours, "{sql}"),
        // SQLite's knows more than the parser's own.
        (Err(_), ours) => assert!(ours.is_err() || dialect == Dialect::Sqlite, "{sql}"),
        (Ok(_), Err(err)) => panic!("{sql}: {err}"),
    }
}

/// A repeated text: `{0}` is a value, `{tenant}` the tenant's key, `[…]*` stands there once for each repetition.
fn template(parts: &[Part]) -> String {
    let each = parts.iter().map(|part| match part {
        Part::Text(text) => text.to_string(),
        Part::Parameter { parameter, .. } => match parameter {
            Parameter::Given(index) => format!("{{{index}}}"),
            Parameter::Tenant(_) => "{tenant}".to_owned(),
            Parameter::Distinct { first, rest, .. } => format!("{{count of {first} and {rest}}}"),
        },
        Part::Group { parts, .. } => format!("[{}]*", template(parts)),
    });
    each.collect()
}

/// A statement in a backend's own SQL.
fn written(sql: &str, backend: DbBackend) -> String {
    let mut number = 0;
    sql.chars()
        .map(|letter| match (letter, backend) {
            ('?', DbBackend::Postgres) => {
                number += 1;
                format!("${number}")
            }
            ('"', DbBackend::MySql) => "`".to_owned(),
            _ => letter.to_string(),
        })
        .collect()
}
