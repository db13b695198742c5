//! A text that was never seen before, planned and nothing else; by hand, parsed once.

use std::sync::LazyLock;

use sea_orm::{DbBackend, DbErr, Statement, Value};
use sqlparser::dialect::SQLiteDialect;
use sqlparser::parser::Parser;

use crate::bench::Room;

pub async fn prepare(_: &Room, _: i32) -> Result<(), DbErr> {
    Ok(())
}

pub async fn scoped(room: &Room, turn: i32) -> Result<(), DbErr> {
    plan(room, text(turn, 1))
}

pub async fn hand(_: &Room, turn: i32) -> Result<(), DbErr> {
    parse(&text(turn, 1))
}

pub(super) fn plan(room: &Room, text: String) -> Result<(), DbErr> {
    let values = [Value::from("a"), Value::from(20_u64)];
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, text, values);
    tenancy_sea::__private::planned(&room.db, statement).map(drop)
}

pub(super) fn parse(text: &str) -> Result<(), DbErr> {
    Parser::new(&SQLiteDialect {})
        .with_recursion_limit(10_000)
        .try_with_sql(text)
        .and_then(|mut parser| parser.parse_statements())
        .map(drop)
        .map_err(|err| DbErr::Custom(err.to_string()))
}

/// What SeaORM writes for a filtered list of rows, with so many terms, and a number that makes it another one each turn. It
/// costs next to nothing to make, since both forms make it.
pub(super) fn text(turn: i32, terms: usize) -> String {
    static SHORT: LazyLock<[String; 2]> = LazyLock::new(|| around(1));
    static LONG: LazyLock<[String; 2]> = LazyLock::new(|| around(500));
    let [before, behind] = if terms == 1 { &*SHORT } else { &*LONG };
    let mut text = String::with_capacity(before.len() + behind.len() + 10);
    text.push_str(before);
    text.push_str(&turn.to_string());
    text.push_str(behind);
    text
}

fn around(terms: usize) -> [String; 2] {
    let terms = vec![r#""product"."stock" <> 7"#; terms].join(" OR ");
    let columns = ["id", "company_id", "name", "price", "stock"];
    let columns = columns.map(|column| format!(r#""product"."{column}""#));
    let columns = columns.join(", ");
    [
        format!(
            r#"SELECT {columns} FROM "product" WHERE "product"."name" = ? AND ({terms}) AND "product"."price" > "#
        ),
        r#" ORDER BY "product"."id" ASC LIMIT ?"#.to_owned(),
    ]
}
