//! `WindowStatement` and the ways to select over one.

use sea_orm::sea_query::{
    Asterisk, Expr, ExprTrait, Frame, FrameType, Func, NullOrdering, Order, OverStatement, Query,
    SelectExprTrait, SelectStatement, WindowStatement,
};

use crate::cases::{Cases, MYSQL, POSTGRES, SQLITE};

fn over(window: WindowStatement) -> SelectStatement {
    Query::select()
        .column("id")
        .expr_window_as(Func::sum(Expr::col("points")), window, "s")
        .from("task")
        .to_owned()
}

fn by_project() -> WindowStatement {
    WindowStatement::partition_by("project_id")
        .order_by("id", Order::Asc)
        .to_owned()
}

pub(crate) fn forms(cases: &mut Cases) {
    // SQLite and MySQL name such a column after its text.
    cases.same(
        Query::select()
            .expr(Expr::col(Asterisk).count())
            .from_subquery(
                Query::select()
                    .column("id")
                    .expr_window(Expr::col("points").sum(), by_project())
                    .from("task")
                    .take(),
                "sums",
            ),
    );
    cases.same(&over(by_project()));
    cases.same(
        Query::select()
            .column("id")
            .expr_window_name(Expr::col("points").sum(), "w")
            .from("task")
            .window("w", by_project()),
    );
    cases.same(
        Query::select()
            .column("id")
            .expr_window_name_as(Func::cust("ROW_NUMBER"), "w", "n")
            .from("task")
            .window("w", by_project()),
    );
    cases.same(&over(WindowStatement::new()));
    cases.same(&over(WindowStatement::partition_by_custom("done").take()));
    let mut several = WindowStatement::new();
    OverStatement::partition_by(&mut several, "done");
    several
        .partition_by_columns(["project_id"])
        .partition_by_customs(["title"])
        .add_partition_by(Expr::col("points"));
    cases.same(&over(several));
    ordered(cases);
    frames(cases);
}

fn ordered(cases: &mut Cases) {
    let all = || WindowStatement::partition_by("done");
    cases.same(&over(
        all()
            .order_by_expr(Expr::col("id").mul(-1), Order::Asc)
            .take(),
    ));
    cases.same(&over(all().order_by_customs([("id", Order::Desc)]).take()));
    cases.same(&over(
        all()
            .order_by_columns([("project_id", Order::Desc), ("id", Order::Asc)])
            .take(),
    ));
    cases.same(&over(
        all()
            .order_by_with_nulls("points", Order::Asc, NullOrdering::Last)
            .order_by("id", Order::Asc)
            .take(),
    ));
    cases.same(&over(
        all()
            .order_by_expr_with_nulls(Expr::col("points"), Order::Desc, NullOrdering::First)
            .order_by("id", Order::Asc)
            .take(),
    ));
    cases.same(&over(
        all()
            .order_by_customs_with_nulls([("id", Order::Desc, NullOrdering::Last)])
            .take(),
    ));
    cases.same(&over(
        all()
            .order_by_columns_with_nulls([("id", Order::Desc, NullOrdering::First)])
            .take(),
    ));
    cases.same(&over(
        all().order_by("id", Order::Desc).clear_order_by().take(),
    ));
}

fn frames(cases: &mut Cases) {
    cases.same(
        Query::select()
            .column("id")
            .expr(Expr::col("points").max().over(by_project()).alias("m"))
            .from("task"),
    );
    cases.same(&over(
        by_project()
            .frame_start(FrameType::Rows, Frame::UnboundedPreceding)
            .take(),
    ));
    // sea-query binds the numbers and writes `$1PRECEDING`, which PostgreSQL doesn't read.
    let between = || {
        over(
            by_project()
                .frame_between(FrameType::Rows, Frame::Preceding(1), Frame::Following(1))
                .take(),
        )
    };
    cases.same_on(SQLITE, &between());
    cases.absent_on(POSTGRES, &between());
    cases.absent_on(MYSQL, &between());
    cases.same(&over(
        by_project()
            .frame_between(
                FrameType::Range,
                Frame::CurrentRow,
                Frame::UnboundedFollowing,
            )
            .take(),
    ));
    cases.same(&over(
        by_project()
            .frame(FrameType::Range, Frame::UnboundedPreceding, None)
            .take(),
    ));
}
