//! `DeleteStatement`.

use sea_orm::sea_query::{
    DeleteStatement, Expr, ExprTrait, LogicalChainOper, NullOrdering, Order, Query,
};

use crate::cases::{Cases, MYSQL, POSTGRES, SQLITE};

fn delete() -> DeleteStatement {
    Query::delete().from_table("invoice").to_owned()
}

pub(crate) fn forms(cases: &mut Cases) {
    cases.same(delete().and_or_where(LogicalChainOper::And(Expr::col("id").gt(40))));
    cases.same(&delete());
    cases.same(delete().and_where(Expr::col("total").gt(100)));
    cases.same(delete().and_where_option(Some(Expr::col("number").eq("N-1"))));
    cases.same(
        delete().cond_where(
            sea_orm::Condition::any()
                .add(Expr::col("id").lt(20))
                .add(Expr::col("number").like("N-2%")),
        ),
    );
    cases.same(
        Query::delete().from_table("sub_task").and_where(
            Expr::col("task_id").not_in_subquery(
                Query::select()
                    .column("id")
                    .from("task")
                    .and_where(Expr::col("done").eq(true))
                    .take(),
            ),
        ),
    );
    cases.same(&DeleteStatement::new().from_table("task").take());
    ordered(cases);
}

/// MySQL alone has ORDER BY and LIMIT in DELETE.
fn ordered(cases: &mut Cases) {
    let few = || delete().limit(2).to_owned();
    let mut form = |statement: &DeleteStatement| {
        cases.same_on(MYSQL, statement);
        cases.absent_on(POSTGRES, statement);
        cases.absent_on(SQLITE, statement);
    };
    form(few().order_by("id", Order::Desc));
    form(few().order_by_expr(Expr::col("id").mul(-1), Order::Asc));
    form(few().order_by_columns([("total", Order::Asc), ("id", Order::Asc)]));
    form(few().order_by_customs([("id", Order::Asc)]));
    form(
        few()
            .order_by_with_nulls("total", Order::Asc, NullOrdering::Last)
            .order_by("id", Order::Asc),
    );
    form(
        few()
            .order_by_expr_with_nulls(Expr::col("total"), Order::Asc, NullOrdering::First)
            .order_by("id", Order::Asc),
    );
    form(few().order_by_customs_with_nulls([("id", Order::Asc, NullOrdering::Last)]));
    form(few().order_by_columns_with_nulls([("id", Order::Desc, NullOrdering::Last)]));
    cases.same(delete().order_by("id", Order::Asc).clear_order_by());
}
