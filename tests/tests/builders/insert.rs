//! `InsertStatement`, and `ReturningClause` on every statement.

use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Func, InsertStatement, Order, Query, Value};

use crate::cases::{ALL, Cases, MYSQL, NOT_MYSQL, NOT_POSTGRES, NOT_SQLITE};

fn into_projects() -> InsertStatement {
    Query::insert()
        .into_table("project")
        .columns(["name", "budget"])
        .to_owned()
}

pub(crate) fn forms(cases: &mut Cases) {
    rows(cases);
    selected(cases);
    returning(cases);
}

fn rows(cases: &mut Cases) {
    let row = || ["new".into(), 5.into()];
    cases.same(into_projects().values(row()).unwrap());
    cases.same(into_projects().values_panic(row()));
    cases.same(into_projects().values_panic(row()).values_panic(row()));
    cases.same(into_projects().values_from_panic([row(), row(), row()]));
    cases.same(&into_projects().values_panic(row()).take());
    cases.same(
        &InsertStatement::new()
            .into_table("project")
            .columns(["name"])
            .values_panic([Expr::val("new")])
            .take(),
    );
    cases.same(
        into_projects().values_panic([Func::upper(Expr::val("new")).into(), Expr::val(2).add(3)]),
    );
    cases.same(into_projects().values_panic(["new".into(), Expr::null()]));
    // SQLite knows no DEFAULT among values.
    cases.same_on(
        NOT_SQLITE,
        into_projects().values_panic(["new".into(), Expr::keyword_default()]),
    );
    cases.same(
        into_projects().values_panic([
            "new".into(),
            Expr::SubQuery(
                None,
                Box::new(
                    Query::select()
                        .expr(Expr::col("budget").max())
                        .from("project")
                        .take()
                        .into(),
                ),
            ),
        ]),
    );
    cases.same(into_projects().values_panic([Value::from("new").into(), Value::Int(None).into()]));
    cases.same(
        Query::insert()
            .into_table("task")
            .columns(["project_id", "title", "done"])
            .values_panic([
                Expr::SubQuery(
                    None,
                    Box::new(
                        Query::select()
                            .expr(Expr::col("id").min())
                            .from("project")
                            .take()
                            .into(),
                    ),
                ),
                "new".into(),
                true.into(),
            ]),
    );
    // Every column of these tables that has no default is required: the database fails alike.
    for statement in [
        Query::insert()
            .into_table("project")
            .or_default_values()
            .take(),
        Query::insert()
            .into_table("project")
            .or_default_values_many(2)
            .take(),
    ] {
        cases.fails_alike(ALL, &statement);
    }
    cases.refused_on(
        NOT_POSTGRES,
        "REPLACE",
        into_projects().replace().values_panic(row()),
    );
}

fn selected(cases: &mut Cases) {
    let from_managers = || {
        Query::select()
            .columns(["name", "salary"])
            .from("manager")
            .to_owned()
    };
    cases.same(into_projects().select_from(from_managers()).unwrap());
    cases.same(
        into_projects()
            .select_from(
                from_managers()
                    .and_where(Expr::col("salary").gt(100))
                    .limit(1)
                    .take(),
            )
            .unwrap(),
    );
    cases.same(
        into_projects()
            .select_from(
                Query::select()
                    .column("name")
                    .expr(Expr::col("budget").sum())
                    .from("project")
                    .group_by_col("name")
                    .order_by("name", Order::Asc)
                    .take(),
            )
            .unwrap(),
    );
    cases.same(
        into_projects()
            .select_from(
                from_managers()
                    .union(
                        sea_orm::sea_query::UnionType::All,
                        Query::select()
                            .columns(["title", "points"])
                            .from("task")
                            .take(),
                    )
                    .take(),
            )
            .unwrap(),
    );
    // Values without a table.
    cases.same(
        into_projects()
            .select_from(
                Query::select()
                    .expr(Expr::cust("'new'"))
                    .expr(Expr::cust("7"))
                    .take(),
            )
            .unwrap(),
    );
}

fn returning(cases: &mut Cases) {
    let row = || {
        into_projects()
            .values_panic(["new".into(), 5.into()])
            .take()
    };
    cases.same_on(NOT_MYSQL, row().returning_col("id"));
    cases.same_on(NOT_MYSQL, row().returning_all());
    cases.same_on(
        NOT_MYSQL,
        row().returning(Query::returning().columns(["id", "name"])),
    );
    cases.same_on(
        NOT_MYSQL,
        row().returning(Query::returning().column("name")),
    );
    cases.same_on(NOT_MYSQL, row().returning(Query::returning().all()));
    cases.same_on(
        NOT_MYSQL,
        row().returning(Query::returning().expr(Expr::col("budget").is_null())),
    );
    cases.same_on(
        NOT_MYSQL,
        row().returning(Query::returning().exprs([Expr::col("id"), Expr::col("budget").gt(1)])),
    );
    // sea-query writes no RETURNING for MySQL.
    cases.same_on(MYSQL, row().returning_all());
    cases.same_on(
        NOT_MYSQL,
        Query::update()
            .table("task")
            .value("points", 3)
            .and_where(Expr::col("id").lt(40))
            .returning_all(),
    );
    cases.same_on(
        NOT_MYSQL,
        Query::update()
            .table("task")
            .value("points", 3)
            .returning_col("id"),
    );
    cases.same_on(
        NOT_MYSQL,
        Query::update()
            .table("task")
            .value("points", 3)
            .returning(Query::returning().columns(["id", "points"])),
    );
    cases.same_on(
        NOT_MYSQL,
        Query::delete().from_table("invoice").returning_all(),
    );
    cases.same_on(
        NOT_MYSQL,
        Query::delete()
            .from_table("invoice")
            .returning_col("number"),
    );
    cases.same_on(
        NOT_MYSQL,
        Query::delete()
            .from_table("invoice")
            .returning(Query::returning().column(Asterisk)),
    );
}
