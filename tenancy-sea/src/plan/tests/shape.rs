//! Lists and bulk inserts of any length share a plan, and it writes what a plan of their own would.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::sync::Arc;

use sea_orm::sea_query::Values;
use sea_orm::{DbBackend, Statement, Value};
use tenancy_core::TenantKey;

use super::{BACKENDS, planned, schema, written};
use crate::entity::{BoundKey, BoundTenants, TenancyNumber};
use crate::plan::{Mode, Planned, Planner};

fn planner(backend: DbBackend) -> Planner {
    Planner::new(Arc::new(schema::registry()), backend)
}

fn plan(planner: &Planner, sql: &str, backend: DbBackend) -> Planned {
    let values = Values(vec![Value::from(1); sql.matches('?').count()]);
    planner
        .plan(&written(sql, backend), Some(&values), Mode::Tenant)
        .unwrap_or_else(|err| panic!("{sql}: {err}"))
}

fn repeated(element: &str, times: usize) -> String {
    vec![element; times].join(", ")
}

/// The references of a bulk insert are checked once, in its first row.
#[test]
fn bulk_inserts_are_checked_once() {
    insta::assert_snapshot!(planned(&[
        r#"INSERT INTO "manager" ("name", "project_id") VALUES (?, ?), (?, ?)"#,
        r#"INSERT INTO "task" ("title", "project_id") VALUES (?, ?), (?, ?), (?, ?)"#,
        r#"INSERT INTO "task" ("title", "project_id") VALUES (?, 3), (?, 3)"#,
        r#"INSERT INTO "project_label" ("project_id", "label_id") VALUES (?, ?), (?, ?)"#,
        r#"INSERT INTO "member" ("id", "name") VALUES (?, ?), (?, ?)"#,
    ]));
}

#[test]
fn any_length_has_one_plan() {
    for backend in BACKENDS {
        let planner = planner(backend);
        let lists = [1, 2, 3, 70, 5_000].map(|times| {
            let list = repeated("?", times);
            let sql =
                format!(r#"SELECT "id" FROM "project" WHERE "id" IN ({list}) AND "name" = ?"#);
            plan(&planner, &sql, backend).plan
        });
        assert!(lists.iter().all(|plan| Arc::ptr_eq(plan, &lists[0])));
        let inserts = [2, 3, 70, 5_000].map(|times| {
            let rows = repeated("(?, ?)", times);
            let sql = format!(r#"INSERT INTO "manager" ("name", "project_id") VALUES {rows}"#);
            plan(&planner, &sql, backend).plan
        });
        assert!(inserts.iter().all(|plan| Arc::ptr_eq(plan, &inserts[0])));
        assert_eq!(planner.kept().0, 2, "{backend:?}");
    }
}

/// What is run is the same as if the statement had been planned as it is.
#[test]
fn a_shared_plan_writes_what_an_own_one_writes() {
    let forms: [fn(usize) -> String; 9] = [
        |n| {
            let list = repeated("?", n);
            format!(
                r#"SELECT "id" FROM "project" WHERE "name" = ? AND "id" IN ({list}) AND "name" <> ?"#
            )
        },
        |n| {
            let list = repeated("?", n);
            format!(
                r#"SELECT "id" FROM "task" WHERE "id" NOT IN ({list}) OR "title" IN ({list}) LIMIT ?"#
            )
        },
        |n| {
            let list = repeated("(?, ?)", n);
            format!(r#"DELETE FROM "project" WHERE ("id", "name") IN ({list}) AND "name" LIKE ?"#)
        },
        |n| {
            let list = repeated("(?, ?)", n);
            format!(r#"SELECT "id" FROM "project" WHERE ("id", "name") IN (VALUES {list})"#)
        },
        |n| {
            let rows = repeated("(?, ?)", n);
            format!(r#"INSERT INTO "project" ("id", "name") VALUES {rows}"#)
        },
        |n| {
            let rows = repeated("(?, DEFAULT, 3, ?, ?)", n);
            format!(r#"INSERT INTO "country" ("a", "b", "c", "d", "e") VALUES {rows}"#)
        },
        |n| {
            let rows = repeated("(?, ?)", n);
            format!(r#"INSERT INTO "project" ("name", "account_id") VALUES {rows}"#)
        },
        |n| {
            let list = repeated("?", n);
            format!(
                r#"UPDATE "project" SET "name" = ? WHERE "id" IN ({list}) AND "id" IN (SELECT "id" FROM "manager" WHERE "id" IN ({list}) AND "name" = ?)"#
            )
        },
        |n| {
            let list = repeated("?", n);
            format!(
                r#"INSERT INTO "project" ("name") SELECT "name" FROM "manager" WHERE "id" IN ({list}) AND "name" = ?"#
            )
        },
    ];
    let key = BoundKey {
        key: TenantKey::from(7),
        value: Value::from(7),
    };
    let tenant = BoundTenants::of(TenancyNumber(0), key);
    for backend in BACKENDS {
        for form in forms {
            for times in [1, 2, 3, 12] {
                let sql = form(times);
                let values = Values(
                    (0..sql.matches('?').count())
                        .map(|_| Value::Int(None))
                        .collect(),
                );
                let values = number(values);
                let values = if sql.contains("account_id") {
                    with_tenant(values)
                } else {
                    values
                };
                let sql = written(&sql, backend);
                let planner = planner(backend);
                let shared = planner.plan(&sql, Some(&values), Mode::Tenant);
                let own = planner.plan_as_it_is(&sql, Some(&values), Mode::Tenant);
                let [shared, own] = [shared, own].map(|planned| {
                    let Planned { plan, runs } =
                        planned.unwrap_or_else(|err| panic!("{sql}: {err}"));
                    let bound = plan.bind(&runs, Some(values.clone()), Some(&tenant));
                    as_bound(bound.unwrap_or_else(|err| panic!("{sql}: {err}")))
                });
                assert_eq!(shared, own);
            }
        }
    }
}

/// 100, 101, 102, …
fn number(Values(values): Values) -> Values {
    Values(
        (100..)
            .zip(values)
            .map(|(number, _)| Value::from(number))
            .collect(),
    )
}

/// Every second value is the tenant's key.
fn with_tenant(Values(mut values): Values) -> Values {
    values
        .iter_mut()
        .skip(1)
        .step_by(2)
        .for_each(|value| *value = Value::from(7));
    Values(values)
}

/// The text with each parameter's value in its place, as sqlx and the database take it.
fn as_bound(statement: Statement) -> String {
    let values = statement
        .values
        .map_or_else(Vec::new, |Values(values)| values);
    let (mut text, mut next) = (String::new(), 0);
    let mut letters = statement.sql.chars().peekable();
    while let Some(letter) = letters.next() {
        let index = match letter {
            '?' => {
                next += 1;
                next
            }
            '$' => {
                let mut number = String::new();
                while let Some(digit) = letters.next_if(char::is_ascii_digit) {
                    number.push(digit);
                }
                number
                    .parse()
                    .unwrap_or_else(|_| panic!("{}", statement.sql))
            }
            _ => {
                text.push(letter);
                continue;
            }
        };
        text.push_str(&format!("{:?}", values[index - 1]));
    }
    text
}

/// What only looks like a list is left as it is.
#[test]
fn lists_in_strings_and_comments_are_none() {
    for backend in BACKENDS {
        let planner = planner(backend);
        for sql in [
            r#"SELECT "id" FROM "project" WHERE "name" = 'x IN (?, ?)' AND "id" = ?"#,
            r#"SELECT "id" FROM "project" /* IN (?, ?) */ WHERE "id" IN (?, ?)"#,
            r#"SELECT "id" AS "IN (?, ?)" FROM "project" WHERE "id" = ?"#,
            r#"SELECT "id" FROM "project" WHERE "id" IN (?, 5) AND "id" IN (?, "id")"#,
            r#"INSERT INTO "project" ("name") VALUES (?), ('(?), (?)')"#,
        ] {
            let sql = written(sql, backend);
            // Within quotes `written` numbers what is no parameter: PostgreSQL then misses it, and so must we.
            let shared = planner
                .plan(&sql, None, Mode::Tenant)
                .map(|planned| planned.plan);
            let own = planner
                .plan_as_it_is(&sql, None, Mode::Tenant)
                .map(|planned| planned.plan);
            match (shared, own) {
                (Ok(shared), Ok(own)) => assert!(Arc::ptr_eq(&shared, &own), "{sql}"),
                (shared, own) => {
                    assert_eq!(
                        shared.map(|_| ()).map_err(|err| err.to_string()),
                        own.map(|_| ()).map_err(|err| err.to_string())
                    );
                }
            }
        }
    }
}
