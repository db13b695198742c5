//! What PostgreSQL alone has: `PgExpr`, `PgFunc`, `PgBinOper`.

use sea_orm::sea_query::extension::postgres::{PgBinOper, PgExpr};
use sea_orm::sea_query::{
    Expr, ExprTrait, FunctionCall, LikeExpr, PgDateTruncUnit, PgFunc, Query, SelectStatement,
};

use crate::cases::{Cases, POSTGRES};

fn wherever(condition: Expr) -> SelectStatement {
    Query::select()
        .column("id")
        .from("project")
        .and_where(condition)
        .to_owned()
}

fn of_each(expr: impl Into<Expr>) -> SelectStatement {
    Query::select()
        .expr_as(expr, "x")
        .from("project")
        .to_owned()
}

pub(crate) fn forms(cases: &mut Cases) {
    operators(cases);
    json(cases);
    arrays(cases);
    texts(cases);
    locks(cases);
}

fn operators(cases: &mut Cases) {
    let name = || Expr::col("name");
    for condition in [
        name().ilike("%A%"),
        name().not_ilike("%A%"),
        name().concat("x").eq("alphax"),
        name().concatenate("x").like("%x"),
        name().binary(PgBinOper::Regex, "^a"),
        name().binary(PgBinOper::RegexCaseInsensitive, "^A"),
        Expr::cust("to_tsvector('simple', name)")
            .matches(Expr::cust("to_tsquery('simple', 'alpha')")),
    ] {
        cases.same_on(POSTGRES, &wherever(condition));
    }
    // sea-query puts the pattern and its ESCAPE in parentheses, which PostgreSQL doesn't read.
    cases.absent_on(
        POSTGRES,
        &wherever(name().ilike(LikeExpr::new("%A!%").escape('!'))),
    );
    // The operators of extensions that aren't installed here.
    for operator in [
        PgBinOper::Similarity,
        PgBinOper::WordSimilarity,
        PgBinOper::StrictWordSimilarity,
    ] {
        cases.fails_alike(POSTGRES, &wherever(name().binary(operator, "a")));
    }
    for operator in [
        PgBinOper::SimilarityDistance,
        PgBinOper::WordSimilarityDistance,
        PgBinOper::StrictWordSimilarityDistance,
    ] {
        cases.fails_alike(
            POSTGRES,
            &wherever(
                name()
                    .binary(operator, Expr::cust("'a'::text"))
                    .lt(Expr::cust("0.5")),
            ),
        );
    }
}

fn json(cases: &mut Cases) {
    let json = || Expr::cust("CAST('{\"a\": {\"b\": 1}, \"c\": [1, 2]}' AS jsonb)");
    for expr in [
        json().get_json_field("a"),
        json().cast_json_field("a"),
        json().get_json_field("c").get_json_field(Expr::cust("0")),
        json().contains(Expr::cust("CAST('{\"c\": [1]}' AS jsonb)")),
        json().contained(Expr::cust("CAST('{}' AS jsonb)")),
        json().concat(Expr::cust("CAST('{\"d\": 1}' AS jsonb)")),
    ] {
        cases.same_on(POSTGRES, &of_each(expr));
    }
    cases.same_on(
        POSTGRES,
        &of_each(PgFunc::json_build_object(vec![(
            Expr::cust("'name'"),
            Expr::col("name"),
        )])),
    );
    cases.same_on(
        POSTGRES,
        &of_each(PgFunc::json_agg(Expr::cust("name ORDER BY id"))),
    );
}

fn arrays(cases: &mut Cases) {
    let wanted = || Expr::cust("ARRAY[10, 11, 12, 21]");
    let of = |function: FunctionCall| Expr::col("id").eq(function);
    for condition in [
        Expr::col("id").eq_any([10, 11, 12, 21]),
        Expr::col("id").ne_all([10, 11, 12, 21]),
        of(PgFunc::any(wanted())),
        of(PgFunc::some(wanted())),
        Expr::col("id").ne(PgFunc::all(wanted())),
        wanted().contains(Expr::cust("ARRAY[id]")),
        Expr::cust("ARRAY[id]").contained(wanted()),
        Expr::cust("ARRAY[id]").binary(PgBinOper::Overlap, wanted()),
        Expr::col("id").eq(PgFunc::any(Expr::val(vec![10, 11, 12]))),
    ] {
        cases.same_on(POSTGRES, &wherever(condition));
    }
    cases.same_on(
        POSTGRES,
        &of_each(PgFunc::array_agg(Expr::cust("name ORDER BY id"))),
    );
    cases.same_on(
        POSTGRES,
        &of_each(PgFunc::array_agg_distinct(Expr::col("name"))),
    );
    cases.same_on(
        POSTGRES,
        &of_each(Expr::val(vec!["a".to_owned(), "b'c".to_owned()])),
    );
}

fn texts(cases: &mut Cases) {
    let name = || Expr::cust("name");
    for function in [
        PgFunc::to_tsvector(name(), None),
        PgFunc::to_tsquery(Expr::cust("'alpha'"), None),
        PgFunc::phraseto_tsquery(name(), None),
        PgFunc::plainto_tsquery(name(), None),
        PgFunc::websearch_to_tsquery(name(), None),
        PgFunc::starts_with(name(), Expr::cust("'a'")),
        PgFunc::ts_rank(
            Expr::cust("to_tsvector(name)"),
            Expr::cust("to_tsquery('a')"),
        ),
        PgFunc::ts_rank_cd(
            Expr::cust("to_tsvector(name)"),
            Expr::cust("to_tsquery('a')"),
        ),
        PgFunc::date_trunc(
            PgDateTruncUnit::Day,
            Expr::cust("CAST('2026-11-24 21:34:51' AS timestamp)"),
        ),
    ] {
        cases.same_on(POSTGRES, &of_each(function));
    }
    cases.same_on(
        POSTGRES,
        &wherever(Expr::expr(PgFunc::gen_random_uuid()).is_not_null()),
    );
}

/// Locks of a number are the whole server's: a tenant could hold up, and hear of, any other.
fn locks(cases: &mut Cases) {
    for function in [
        PgFunc::advisory_lock(7),
        PgFunc::advisory_lock_shared(7),
        PgFunc::try_advisory_lock(7),
        PgFunc::try_advisory_lock_shared(7),
        PgFunc::advisory_unlock(7),
        PgFunc::advisory_unlock_shared(7),
        PgFunc::advisory_unlock_all(),
        PgFunc::advisory_xact_lock(7),
        PgFunc::advisory_xact_lock_shared(7),
        PgFunc::try_advisory_xact_lock(7),
        PgFunc::try_advisory_xact_lock_shared(7),
    ] {
        cases.refused_on(
            POSTGRES,
            "can reach beyond the tenant",
            &Query::select().expr(function).take(),
        );
    }
}
