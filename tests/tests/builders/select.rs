//! `SelectStatement`: what is selected, grouped, ordered and limited.

use sea_orm::sea_query::{
    Asterisk, Condition, Expr, ExprTrait, Func, LogicalChainOper, NullOrdering, Order, Query,
    SelectExpr, SelectExprTrait, SelectStatement, Value, Values,
};

use crate::cases::{ALL, Cases, MYSQL, NOT_MYSQL, NOT_POSTGRES, POSTGRES, SQLITE};

/// `SELECT id, name FROM project`, to go on from.
pub(crate) fn projects() -> SelectStatement {
    Query::select()
        .columns(["id", "name"])
        .from("project")
        .to_owned()
}

pub(crate) fn tasks() -> SelectStatement {
    Query::select()
        .columns(["id", "title", "points"])
        .from("task")
        .to_owned()
}

pub(crate) fn forms(cases: &mut Cases) {
    selected(cases);
    sources(cases);
    grouped(cases);
    ordered(cases);
    limited(cases);
    conditions(cases);
    helpers(cases);
}

fn selected(cases: &mut Cases) {
    cases.same(Query::select().column("name").from("project"));
    cases.same(Query::select().column(("project", "name")).from("project"));
    cases.same(Query::select().column(Asterisk).from("task"));
    cases.same(Query::select().column(("task", Asterisk)).from("task"));
    cases.same(Query::select().columns(["id", "budget"]).from("project"));
    cases.same(
        Query::select()
            .expr(Expr::col("budget").add(1))
            .from("project"),
    );
    cases.same(
        Query::select()
            .exprs([Expr::col("id"), Func::upper(Expr::col("name")).into()])
            .from("project"),
    );
    cases.same(
        Query::select()
            .expr_as(Expr::col("budget").mul(2), "twice")
            .from("project"),
    );
    cases.same(
        Query::select()
            .expr(Expr::col(Asterisk).count())
            .from("project"),
    );
    cases.same(Query::select().column(("task", Asterisk)).from("task"));
    cases.same(Query::select().distinct().column("name").from("project"));
    cases.same_on(
        POSTGRES,
        Query::select()
            .distinct_on(["name"])
            .columns(["name", "id"])
            .from("project")
            .order_by("name", Order::Asc)
            .order_by("id", Order::Desc),
    );
    cases.same(
        Query::select()
            .expr_as(
                Expr::SubQuery(
                    None,
                    Box::new(
                        Query::select()
                            .expr(Expr::col(("task", "id")).count())
                            .from("task")
                            .and_where(Expr::col(("task", "project_id")).equals(("project", "id")))
                            .take()
                            .into(),
                    ),
                ),
                "n",
            )
            .column("id")
            .from("project"),
    );
    let mut doubled = projects();
    doubled.exprs_mut_for_each(|selected: &mut SelectExpr| {
        selected.expr = Expr::tuple([]).if_null(selected.expr.clone());
        selected.expr = Expr::col("budget").is_null();
        selected.alias = None;
    });
    cases.same(&doubled);
    cases.same(projects().clear_selects().column("budget"));
    cases.same(&Query::select().expr(Expr::val(1)).to_owned());
}

fn sources(cases: &mut Cases) {
    cases.same(
        Query::select()
            .columns([("p", "id"), ("p", "name")])
            .from_as("project", "p"),
    );
    cases.same(
        Query::select()
            .column(Asterisk)
            .from_subquery(projects(), "p"),
    );
    cases.same(
        Query::select()
            .columns([("project", "id"), ("task", "id")])
            .from("project")
            .from("task")
            .and_where(Expr::col(("task", "project_id")).equals(("project", "id"))),
    );
    cases.same_on(
        NOT_MYSQL,
        Query::select()
            .column(Asterisk)
            .from_values([(1, "one"), (2, "two")], "given"),
    );
    // MariaDB has no `VALUES ROW(..)`.
    cases.absent_on(
        MYSQL,
        Query::select()
            .column(Asterisk)
            .from_values([(1, "one"), (2, "two")], "given"),
    );
    cases.refused_on(
        POSTGRES,
        "a function in FROM",
        Query::select().column(Asterisk).from_function(
            Func::cust("generate_series").args([1.into(), 3.into()]),
            "n",
        ),
    );
    cases.refused_on(
        SQLITE,
        "a function in FROM",
        Query::select()
            .column(Asterisk)
            .from_function(Func::cust("json_each").arg("[1, 2]"), "n"),
    );
    cases.same(
        Query::select()
            .column("name")
            .from("country")
            .from_clear()
            .from("project"),
    );
    // A schema's name that leads to no declared table.
    cases.refused_on(
        ALL,
        "declared by no entity",
        Query::select().column("id").from(("elsewhere", "project")),
    );
    cases.same_on(
        POSTGRES,
        Query::select().column("id").from(("public", "project")),
    );
    cases.same_on(
        SQLITE,
        Query::select().column("id").from(("main", "project")),
    );
}

fn grouped(cases: &mut Cases) {
    let counted = || {
        Query::select()
            .column("name")
            .expr_as(Expr::col("id").count(), "n")
            .from("project")
            .to_owned()
    };
    cases.same(counted().group_by_col("name"));
    cases.same(counted().group_by_columns(["name"]));
    cases.same(counted().add_group_by([Expr::col("name")]));
    cases.same(
        Query::select()
            .expr(Expr::col("id").max())
            .from("project")
            .group_by_col("name")
            .clear_group_by(),
    );
    cases.same(
        counted()
            .group_by_col("name")
            .and_having(Expr::col("id").count().gt(1)),
    );
    cases.same(
        counted().group_by_col("name").cond_having(
            Condition::any()
                .add(Expr::col("id").max().lt(40))
                .add(Expr::col("id").count().gt(1)),
        ),
    );
    cases.same(
        counted()
            .group_by_col("name")
            .and_having(Expr::col("id").count().gt(100))
            .clear_having(),
    );
    cases.same(
        Query::select()
            .column(("project", "id"))
            .expr(Expr::col(("task", "points")).sum())
            .from("project")
            .left_join(
                "task",
                Expr::col(("task", "project_id")).equals(("project", "id")),
            )
            .group_by_col(("project", "id")),
    );
}

fn ordered(cases: &mut Cases) {
    cases.same(projects().order_by("id", Order::Desc));
    cases.same(projects().order_by_expr(Expr::col("id").mul(-1), Order::Asc));
    cases.same(projects().order_by_customs([("name", Order::Asc), ("id", Order::Desc)]));
    cases.same(projects().order_by_columns([("name", Order::Asc), ("id", Order::Asc)]));
    cases.same(
        projects()
            .order_by_with_nulls("budget", Order::Asc, NullOrdering::Last)
            .order_by("id", Order::Asc),
    );
    cases.same(
        projects()
            .order_by_expr_with_nulls(Expr::col("budget"), Order::Desc, NullOrdering::First)
            .order_by("id", Order::Asc),
    );
    cases.same(projects().order_by_customs_with_nulls([
        ("budget", Order::Asc, NullOrdering::First),
        ("id", Order::Asc, NullOrdering::Last),
    ]));
    cases.same(projects().order_by_columns_with_nulls([
        ("budget", Order::Desc, NullOrdering::Last),
        ("id", Order::Asc, NullOrdering::Last),
    ]));
    cases.same(
        tasks()
            .order_by(
                "title",
                Order::Field(Values(vec![
                    Value::from("write"),
                    Value::from("lost"),
                    Value::from("plan"),
                ])),
            )
            .order_by("id", Order::Asc),
    );
    cases.same(projects().order_by("name", Order::Desc).clear_order_by());
    cases.same(
        projects()
            .order_by_expr(
                Expr::case(Expr::col("budget").is_null(), 1)
                    .finally(0)
                    .into(),
                Order::Asc,
            )
            .order_by("id", Order::Asc),
    );
}

fn limited(cases: &mut Cases) {
    let by_id = || projects().order_by("id", Order::Asc).to_owned();
    cases.same(by_id().limit(3));
    cases.same(by_id().limit(3).offset(2));
    cases.same(by_id().limit(3).reset_limit());
    cases.same(by_id().limit(100).offset(2).reset_offset());
    // Neither SQLite nor MySQL has OFFSET without LIMIT; sea-query writes one there.
    cases.same_on(NOT_POSTGRES, by_id().offset(3).limit(u64::from(u32::MAX)));
    cases.same_on(POSTGRES, by_id().offset(3));
}

fn conditions(cases: &mut Cases) {
    cases.same(projects().and_where(Expr::col("budget").gt(100)));
    cases.same(
        projects()
            .and_where(Expr::col("budget").gt(100))
            .and_where(Expr::col("id").lt(60)),
    );
    cases.same(projects().and_where_option(Some(Expr::col("id").eq(11))));
    cases.same(projects().and_where_option(None));
    cases.same(
        projects().cond_where(
            Condition::any()
                .add(Expr::col("id").eq(10))
                .add(Expr::col("id").eq(11))
                .add(
                    Condition::all()
                        .add(Expr::col("budget").is_null())
                        .add_option(Some(Expr::col("id").gt(1))),
                ),
        ),
    );
    cases.same(projects().cond_where(Condition::all().not().add(Expr::col("id").gt(30))));
    cases.same(projects().cond_where(Condition::all()));
    cases.same(projects().cond_where(Condition::any()));
    cases.same(
        projects().cond_where(Expr::col("id").gt(11)).cond_where(
            Condition::any()
                .add(Expr::col("id").lt(41))
                .add(Expr::col("id").gt(60)),
        ),
    );
}

fn helpers(cases: &mut Cases) {
    cases.same(
        projects()
            .and_or_where(LogicalChainOper::And(Expr::col("id").gt(11)))
            .and_or_where(LogicalChainOper::And(Expr::col("id").lt(61))),
    );
    cases.same(
        Query::select()
            .expr(Expr::col("budget").mul(3).alias("thrice"))
            .from("project"),
    );
    cases.same(projects().conditions(
        true,
        |query| {
            query.and_where(Expr::col("id").gt(20));
        },
        |_| {},
    ));
    cases.same(projects().apply_if(Some(20), |query, least| {
        query.and_where(Expr::col("id").gt(least));
    }));
    cases.same(projects().apply(|query| {
        query.order_by("id", Order::Desc);
    }));
    cases.same(&SelectStatement::new().column("id").from("manager").take());
}
