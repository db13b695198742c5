//! What the planner makes of statements, rule by rule and backend by backend.

mod cache;
mod delete;
mod insert;
mod refused;
mod schema;
mod seaorm;
mod select;
mod spellings;
mod update;
mod upsert;

use std::fmt::Write;
use std::sync::Arc;

use sea_orm::DbBackend;

use super::{Mode, Planner, Slots};

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
    let planner = Planner::new(Arc::new(schema::registry()), backend);
    match planner.plan(sql, Mode::Tenant) {
        Err(err) => format!("refused: {err}"),
        Ok(plan) => {
            let mut shown = plan.sql.clone();
            if let Slots::Positional(slots) = &plan.slots {
                let _ = write!(shown, "\n           slots {slots:?}");
            }
            for column in &plan.guard {
                let _ = write!(
                    shown,
                    "\n           guard {} {:?}",
                    column.entity, column.position
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
