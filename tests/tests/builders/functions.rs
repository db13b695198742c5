//! `Func` and `FunctionCall`.

use sea_orm::sea_query::{Expr, ExprTrait, Func, FunctionCall, Query, SelectStatement};

use crate::cases::{Cases, MYSQL, NOT_MYSQL, NOT_SQLITE, SQLITE};

fn call(function: FunctionCall) -> SelectStatement {
    Query::select()
        .expr_as(function, "x")
        .from("project")
        .to_owned()
}

pub(crate) fn forms(cases: &mut Cases) {
    let (budget, name) = (|| Expr::col("budget"), || Expr::col("name"));
    for function in [
        Func::max(budget()),
        Func::min(budget()),
        Func::sum(budget()),
        Func::avg(budget()),
        Func::abs(budget()),
        Func::count(budget()),
        Func::count_distinct(name()),
        Func::char_length(name()),
        Func::greatest([budget(), Expr::val(100)]),
        Func::least([budget(), Expr::val(100)]),
        Func::if_null(budget(), 0),
        Func::coalesce([budget(), Expr::val(0)]),
        Func::lower(name()),
        Func::upper(name()),
        Func::round(budget()),
        Func::cust("length").arg(name()),
        Func::cust("coalesce").args([budget(), Expr::val(1)]),
    ] {
        assert_eq!(function.get_args().len(), function.get_mods().len());
        let _ = function.get_func();
        cases.same(&call(function));
    }
    cases.same(&call(Func::cast_as(
        budget(),
        if cases.backend == tenancy_tests::Backend::Mysql {
            "char"
        } else {
            "text"
        },
    )));
    for function in [Func::bit_and(budget()), Func::bit_or(budget())] {
        cases.same_on(NOT_SQLITE, &call(function.clone()));
        // SQLite has no such aggregates.
        cases.absent_on(SQLITE, &call(function));
    }
    cases.same(&call(Func::round_with_precision(
        Expr::cust("10.55"),
        Expr::cust("1"),
    )));
    cases.same_on(NOT_SQLITE, &call(Func::md5(name())));
    cases.absent_on(SQLITE, &call(Func::md5(name())));
    cases.same(
        Query::select()
            .column("id")
            .from("project")
            .and_where(Expr::expr(Func::random()).is_not_null()),
    );
    let filtered = || Func::count(Expr::col("id")).filter(Expr::col("budget").gt(100));
    assert!(filtered().get_filter().is_some());
    cases.same_on(NOT_MYSQL, &call(filtered()));
    cases.absent_on(MYSQL, &call(filtered()));
    cases.refused_on(
        SQLITE,
        "can reach beyond the tenant",
        &call(Func::cust("load_extension").arg("x")),
    );
    cases.refused_on(
        MYSQL,
        "can reach beyond the tenant",
        &call(Func::cust("LOAD_FILE").arg("/etc/passwd")),
    );
}
