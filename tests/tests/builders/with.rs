//! `WithClause`, `WithQuery`, `CommonTableExpression`, `Search`, `Cycle`.

use sea_orm::sea_query::{
    Asterisk, CommonTableExpression, Cycle, Expr, ExprTrait, Func, Order, Query, Search,
    SearchOrder, SelectStatement, UnionType, Value, Values, WithClause, WithQuery,
};

use crate::cases::{Cases, MYSQL, NOT_MYSQL, NOT_POSTGRES, POSTGRES};
use crate::select::projects;

pub(crate) fn forms(cases: &mut Cases) {
    plain(cases);
    recursive(cases);
    writing(cases);
}

fn cte(query: SelectStatement) -> CommonTableExpression {
    CommonTableExpression::new()
        .table_name("few")
        .columns(["id", "name"])
        .query(query)
        .to_owned()
}

fn few() -> SelectStatement {
    Query::select()
        .columns(["id", "name"])
        .from("few")
        .to_owned()
}

fn plain(cases: &mut Cases) {
    cases.same(&Query::with().cte(cte(projects())).to_owned().query(few()));
    cases.same(&few().with(WithClause::new().cte(cte(projects())).to_owned()));
    cases.same(few().with_cte(cte(projects())));
    cases.same(
        Query::select().column(Asterisk).from("few").with_cte(
            CommonTableExpression::new()
                .table_name("few")
                .column("n")
                .column("of")
                .query(projects())
                .to_owned(),
        ),
    );
    cases.same(
        few().with_cte(
            CommonTableExpression::from_select(
                Query::select()
                    .columns(["id", "name"])
                    .from("project")
                    .take(),
            )
            .table_name("few")
            .to_owned(),
        ),
    );
    let mut expression = CommonTableExpression::new();
    expression.table_name("few").query(projects());
    expression.try_set_cols_from_select(&projects());
    cases.same(few().with_cte(expression));
    for materialised in [true, false] {
        let expression = || cte(projects()).materialized(materialised).to_owned();
        // sea-query leaves the word out for MySQL.
        cases.same(few().with_cte(expression()));
    }
    cases.same(
        &WithQuery::new()
            .cte(cte(projects()))
            .query(few().order_by("id", Order::Asc).take())
            .to_owned(),
    );
    cases.same(
        &WithQuery::new()
            .with_clause(WithClause::new().cte(cte(projects())).to_owned())
            .query(few())
            .to_owned(),
    );
    cases.same(
        &WithClause::new()
            .cte(cte(projects()))
            .cte(
                CommonTableExpression::new()
                    .table_name("fewer")
                    .columns(["id", "name"])
                    .query(few().and_where(Expr::col("id").lt(40)).take())
                    .to_owned(),
            )
            .to_owned()
            .query(
                Query::select()
                    .columns([("few", "id"), ("fewer", "name")])
                    .from("few")
                    .left_join("fewer", Expr::col(("fewer", "id")).equals(("few", "id")))
                    .take(),
            ),
    );
    cases.same_on(
        NOT_MYSQL,
        few().with_cte(
            CommonTableExpression::new()
                .table_name("few")
                .columns(["id", "name"])
                .values(vec![Values(vec![Value::from(1), Value::from("one")])])
                .to_owned(),
        ),
    );
    // A common table expression in a sub-query.
    cases.same(
        &projects()
            .and_where(
                Expr::col("id").in_subquery(
                    Query::select()
                        .column("id")
                        .from("few")
                        .with_cte(cte(projects().and_where(Expr::col("id").gt(30)).take()))
                        .take(),
                ),
            )
            .take(),
    );
}

/// The numbers of a tenant's sub-tasks' chain: `id`, `id + 10`, …
fn chain() -> CommonTableExpression {
    let first = Query::select()
        .column("id")
        .expr(Expr::val(1))
        .from("project")
        .and_where(Expr::col("id").lt(20))
        .take();
    let next = Query::select()
        .column(("project", "id"))
        .expr(Expr::col(("chain", "depth")).add(1))
        .from("project")
        .inner_join(
            "chain",
            Expr::col(("project", "id")).eq(Expr::col(("chain", "id")).add(10)),
        )
        .take();
    CommonTableExpression::new()
        .table_name("chain")
        .columns(["id", "depth"])
        .query(first.clone().union(UnionType::All, next).take())
        .to_owned()
}

fn recursive(cases: &mut Cases) {
    let all = || Query::select().column(Asterisk).from("chain").to_owned();
    let clause = || WithClause::new().recursive(true).cte(chain()).to_owned();
    cases.same(&all().with(clause()));
    cases.same(
        &WithQuery::new()
            .recursive(true)
            .cte(chain())
            .query(all())
            .to_owned(),
    );
    for order in [SearchOrder::BREADTH, SearchOrder::DEPTH] {
        let search = || {
            Search::new_from_order_and_expr(
                order.clone(),
                sea_orm::sea_query::SelectExpr {
                    expr: Expr::col("id"),
                    alias: Some("sequence".into()),
                    window: None,
                },
            )
        };
        cases.same_on(
            POSTGRES,
            &all()
                .order_by("sequence", Order::Asc)
                .to_owned()
                .with(clause().search(search()).to_owned()),
        );
        // sea-query leaves SEARCH and CYCLE out for the others.
        cases.same_on(
            NOT_POSTGRES,
            &all().with(clause().search(search()).to_owned()),
        );
    }
    let by_hand = Search::new()
        .order(SearchOrder::DEPTH)
        .expr(sea_orm::sea_query::SelectExpr {
            expr: Expr::col("id"),
            alias: Some("sequence".into()),
            window: None,
        })
        .to_owned();
    let cycle = || Cycle::new_from_expr_set_using(Expr::col("id"), "looped", "path");
    cases.same_on(POSTGRES, &all().with(clause().cycle(cycle()).to_owned()));
    cases.same_on(
        POSTGRES,
        &all().with(
            clause()
                .search(by_hand.clone())
                .cycle(
                    Cycle::new()
                        .expr(Expr::col("id"))
                        .set("looped")
                        .using("path")
                        .to_owned(),
                )
                .to_owned(),
        ),
    );
    cases.same_on(
        POSTGRES,
        &WithQuery::new()
            .recursive(true)
            .cte(chain())
            .search(by_hand)
            .cycle(cycle())
            .query(all())
            .to_owned(),
    );
    cases.same_on(
        NOT_POSTGRES,
        &all().with(clause().cycle(cycle()).to_owned()),
    );
}

/// Writes that begin with WITH.
fn writing(cases: &mut Cases) {
    let wanted = || {
        CommonTableExpression::new()
            .table_name("wanted")
            .column("id")
            .query(
                Query::select()
                    .column("id")
                    .from("project")
                    .and_where(Expr::col("id").gt(50))
                    .take(),
            )
            .to_owned()
    };
    let ids = || Query::select().column("id").from("wanted").take();
    let clause = || WithClause::new().cte(wanted()).to_owned();
    let update = || {
        Query::update()
            .table("project")
            .value("budget", 7)
            .and_where(Expr::col("id").in_subquery(ids()))
            .to_owned()
    };
    cases.same_on(NOT_MYSQL, update().with_cte(wanted()));
    cases.same_on(NOT_MYSQL, &update().with(clause()));
    // MariaDB has WITH before SELECT alone.
    cases.absent_on(MYSQL, update().with_cte(wanted()));
    let delete = || {
        Query::delete()
            .from_table("task")
            .and_where(Expr::col("project_id").in_subquery(ids()))
            .to_owned()
    };
    cases.same_on(NOT_MYSQL, delete().with_cte(wanted()));
    cases.same_on(NOT_MYSQL, &delete().with(clause()));
    cases.absent_on(MYSQL, delete().with_cte(wanted()));
    let insert = || {
        Query::insert()
            .into_table("country")
            .columns(["id", "code", "name"])
            .select_from(
                Query::select()
                    .expr(Expr::col("id").add(700))
                    .expr(Expr::val("xx"))
                    .expr(Func::cust("CONCAT").args(["p".into(), Expr::col("id")]))
                    .from("wanted")
                    .take(),
            )
            .unwrap()
            .to_owned()
    };
    cases.same_on(POSTGRES, insert().with_cte(wanted()));
    cases.same_on(POSTGRES, &insert().with(clause()));
    cases.absent_on(MYSQL, insert().with_cte(wanted()));
    // A write in a common table expression.
    cases.same_on(
        POSTGRES,
        &WithClause::new()
            .cte(
                CommonTableExpression::new()
                    .table_name("changed")
                    .columns(["id", "name"])
                    .query(
                        Query::update()
                            .table("project")
                            .value("name", "changed")
                            .and_where(Expr::col("id").lt(30))
                            .returning(Query::returning().columns(["id", "name"]))
                            .take(),
                    )
                    .to_owned(),
            )
            .to_owned()
            .query(Query::select().column(Asterisk).from("changed").take()),
    );
}
