//! `UpdateStatement`.

use sea_orm::sea_query::{
    Expr, ExprTrait, Func, LogicalChainOper, NullOrdering, Order, Query, UpdateStatement,
};

use crate::cases::{Cases, MYSQL, NOT_MYSQL, POSTGRES, SQLITE};

fn update() -> UpdateStatement {
    Query::update()
        .table("project")
        .value("budget", 7)
        .to_owned()
}

pub(crate) fn forms(cases: &mut Cases) {
    cases.same(update().and_or_where(LogicalChainOper::And(Expr::col("id").gt(40))));
    cases.same(&update());
    cases.same(update().and_where(Expr::col("id").lt(40)));
    cases.same(update().and_where_option(Some(Expr::col("id").lt(40))));
    cases.same(
        update().cond_where(
            sea_orm::Condition::any()
                .add(Expr::col("id").lt(30))
                .add(Expr::col("name").like("%a%")),
        ),
    );
    cases.same(Query::update().table("project").values([
        ("budget", Expr::col("budget").add(1)),
        ("name", Func::upper(Expr::col("name")).into()),
    ]));
    cases.same(
        Query::update()
            .table("project")
            .value("budget", Expr::null()),
    );
    cases.same(Query::update().table("project").value(
        "name",
        Expr::case(Expr::col("budget").gt(100), "large").finally("small"),
    ));
    cases.same(
        Query::update().table("manager").value(
            "salary",
            Expr::SubQuery(
                None,
                Box::new(
                    Query::select()
                        .expr(Expr::col("points").sum().if_null(0))
                        .from("task")
                        .take()
                        .into(),
                ),
            )
            .cast_as(if cases.backend == tenancy_tests::Backend::Mysql {
                "SIGNED"
            } else {
                "integer"
            }),
        ),
    );
    cases.same(update().and_where(
        Expr::col("id").in_subquery(Query::select().column("project_id").from("task").take()),
    ));
    cases.same(
        &UpdateStatement::new()
            .table("task")
            .value("done", true)
            .take(),
    );
    assert!(!update().get_values().is_empty());
    from(cases);
    ordered(cases);
}

fn from(cases: &mut Cases) {
    let joined = || {
        Query::update()
            .table("task")
            .from("project")
            .value("title", Expr::col(("project", "name")))
            .and_where(Expr::col(("task", "project_id")).equals(("project", "id")))
            .to_owned()
    };
    // On MySQL sea-query writes a join.
    cases.same_on(NOT_MYSQL, &joined());
    cases.same_on(MYSQL, &joined());
    cases.same_on(
        NOT_MYSQL,
        joined()
            .from("manager")
            .and_where(Expr::col(("manager", "project_id")).equals(("project", "id"))),
    );
}

/// MySQL alone has ORDER BY and LIMIT in UPDATE.
fn ordered(cases: &mut Cases) {
    let few = || update().limit(2).to_owned();
    let mut form = |statement: &UpdateStatement| {
        cases.same_on(MYSQL, statement);
        cases.absent_on(POSTGRES, statement);
        cases.absent_on(SQLITE, statement);
    };
    form(few().order_by("id", Order::Desc));
    form(few().order_by_expr(Expr::col("id").mul(-1), Order::Asc));
    form(few().order_by_columns([("name", Order::Asc), ("id", Order::Asc)]));
    form(few().order_by_customs([("id", Order::Asc)]));
    form(
        few()
            .order_by_with_nulls("budget", Order::Asc, NullOrdering::Last)
            .order_by("id", Order::Asc),
    );
    form(
        few()
            .order_by_expr_with_nulls(Expr::col("budget"), Order::Asc, NullOrdering::First)
            .order_by("id", Order::Asc),
    );
    form(few().order_by_customs_with_nulls([("id", Order::Asc, NullOrdering::Last)]));
    form(few().order_by_columns_with_nulls([("id", Order::Desc, NullOrdering::Last)]));
    cases.same(update().order_by("id", Order::Asc).clear_order_by());
}
