use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult, Statement};
use tenancy_tests::Backend;

/// The database's plan of a statement, without what it expects it to cost.
pub(crate) async fn explain(
    raw: &DatabaseConnection,
    backend: Backend,
    statement: &Statement,
) -> String {
    let verb = match backend {
        Backend::Sqlite => "EXPLAIN QUERY PLAN",
        Backend::Postgres => "EXPLAIN (COSTS OFF)",
        Backend::Mysql => "EXPLAIN",
    };
    let explained = Statement {
        sql: format!("{verb} {}", statement.sql),
        values: statement.values.clone(),
        db_backend: statement.db_backend,
    };
    let rows = raw.query_all_raw(explained).await.unwrap();
    let lines = match backend {
        Backend::Sqlite => tree(&rows),
        Backend::Postgres => texts(&rows),
        Backend::Mysql => tables(&rows),
    };
    without_aliases(&lines.join("\n"), &statement.sql)
}

/// Each step below the one that it is part of. The steps' numbers are places in the program and mean nothing else.
fn tree(rows: &[QueryResult]) -> Vec<String> {
    let mut depths = BTreeMap::from([(0, 0)]);
    let step = |row: &QueryResult| {
        let number = |column| row.try_get::<i64>("", column).unwrap();
        let depth = depths[&number("parent")];
        depths.insert(number("id"), depth + 1);
        let detail: String = row.try_get("", "detail").unwrap();
        format!("{}{detail}", "  ".repeat(depth))
    };
    rows.iter().map(step).collect()
}

fn texts(rows: &[QueryResult]) -> Vec<String> {
    let text = |row: &QueryResult| row.try_get_by_index(0).unwrap();
    rows.iter().map(text).collect()
}

fn tables(rows: &[QueryResult]) -> Vec<String> {
    let columns = ["select_type", "table", "type", "key", "ref", "Extra"];
    let table =
        |row: &QueryResult| columns.map(|column| format!("{column}: {}", cell(row, column)));
    rows.iter().map(|row| table(row).join(", ")).collect()
}

fn cell(row: &QueryResult, column: &str) -> String {
    row.try_get::<Option<String>>("", column)
        .unwrap()
        .unwrap_or_default()
}

/// Scoped statements name the tables that are put in `tenancy_1` and so on; by hand one needs no names.
fn without_aliases(plan: &str, sql: &str) -> String {
    let mut plan = plan.to_owned();
    let sql = sql.replace(['"', '`'], "");
    let words: Vec<_> = sql.split([' ', '(', ')', ',']).collect();
    for window in words.windows(3) {
        let [table, "AS", alias] = window else {
            continue;
        };
        if alias.starts_with("tenancy_") {
            plan = plan
                .replace(&format!("{table} {alias}"), table)
                .replace(alias, table);
        }
    }
    plan
}
