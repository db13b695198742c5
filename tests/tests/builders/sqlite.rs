//! What SQLite alone has: `SqliteExpr`.

use sea_orm::sea_query::extension::sqlite::SqliteExpr;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};

use crate::cases::{Cases, SQLITE};

fn wherever(condition: Expr) -> SelectStatement {
    Query::select()
        .column("id")
        .from("project")
        .and_where(condition)
        .to_owned()
}

pub(crate) fn forms(cases: &mut Cases) {
    let json = || Expr::cust("'{\"a\": {\"b\": 1}}'");
    for condition in [
        Expr::col("name").glob("*a*"),
        json().get_json_field("$.a").is_not_null(),
        json().cast_json_field("$.a.b").eq(1),
    ] {
        cases.same_on(SQLITE, &wherever(condition));
    }
    // MATCH is for the tables of extensions; an ordinary one fails alike.
    cases.fails_alike(SQLITE, &wherever(Expr::col("name").matches("a")));
}
