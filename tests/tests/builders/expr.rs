//! `Expr`, `ExprTrait`, `CaseStatement`, `Condition` and values.

use sea_orm::sea_query::{
    BinOper, CaseStatement, Cond, Condition, Expr, ExprTrait, Func, IntoLikeExpr, LikeExpr, Query,
    SelectStatement, UnOper, Value,
};
use tenancy_tests::Backend;

use crate::cases::{ALL, Cases, MYSQL, NOT_MYSQL, NOT_SQLITE, POSTGRES, SQLITE};

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
    comparisons(cases);
    likes(cases);
    arithmetic(cases);
    lists(cases);
    sub_queries(cases);
    custom(cases);
    case(cases);
    casts(cases);
    values(cases);
    conditions(cases);
}

fn comparisons(cases: &mut Cases) {
    let budget = || Expr::col("budget");
    for condition in [
        budget().eq(100),
        budget().ne(100),
        budget().gt(100),
        budget().gte(100),
        budget().lt(100),
        budget().lte(100),
        Expr::column("id").equals("account_id"),
        Expr::col("id").not_equals("account_id"),
        budget().is_null(),
        budget().is_not_null(),
        budget().is(Expr::null()),
        budget().is_not(Expr::null()),
        budget().between(50, 200),
        budget().not_between(50, 200),
        budget().gt(50).and(budget().lt(200)),
        budget().gt(500).or(Expr::col("id").lt(30)),
        budget().gt(50).not(),
        budget().gt(50).unary(UnOper::Not),
        budget().binary(BinOper::GreaterThan, 10),
        Expr::expr(budget()).gt(10),
        Expr::value(1).eq(1),
        Expr::tuple([Expr::col("id"), Expr::col("name")])
            .eq(Expr::tuple([Expr::val(11), Expr::val("a")])),
    ] {
        cases.same(&wherever(condition));
    }
    let done = |is: Expr| {
        Query::select()
            .column("id")
            .from("task")
            .and_where(is)
            .to_owned()
    };
    cases.same(&done(Expr::col("done").eq(true)));
    cases.same(&done(Expr::col("done").eq(false).not()));
    // `IS` takes no parameter on PostgreSQL and MySQL.
    cases.same_on(SQLITE, &done(Expr::col("done").is(true)));
    cases.same_on(SQLITE, &done(Expr::col("done").is_not(true)));
    cases.same(&done(Expr::col("done").is(Expr::custom_keyword("TRUE"))));
}

fn likes(cases: &mut Cases) {
    let name = || Expr::col("name");
    for condition in [
        name().like("%a%"),
        name().not_like("%a%"),
        name().like(LikeExpr::new("%a%")),
        name().like(LikeExpr::new(r"%\%%").escape('\\')),
        name().like("a!%".into_like_expr().escape('!')),
        name().not_like(LikeExpr::new("a|_%").escape('|')),
    ] {
        cases.same(&wherever(condition));
    }
}

fn arithmetic(cases: &mut Cases) {
    let budget = || Expr::col("budget");
    for expr in [
        budget().add(1),
        budget().sub(1),
        budget().mul(2),
        budget().div(2),
        budget().modulo(7),
        budget().bit_and(6),
        budget().bit_or(1),
        budget().left_shift(1),
        budget().right_shift(1),
        budget().add(1).mul(2).sub(Expr::col("id").div(3)),
        budget().binary(BinOper::Custom("+"), 3),
        budget().max(),
        budget().min(),
        budget().sum(),
        budget().avg(),
        budget().count(),
        budget().count_distinct(),
        budget().if_null(0),
    ] {
        cases.same(&of_each(expr));
    }
    cases.same(&wherever(budget().left_shift(1).gt(200)));
    cases.same(&wherever(budget().right_shift(2).lt(50)));
    cases.same(&wherever(budget().modulo(3).eq(1)));
}

fn lists(cases: &mut Cases) {
    for condition in [
        Expr::col("id").is_in([10, 11, 12, 21]),
        Expr::col("id").is_not_in([10, 11, 12]),
        Expr::col("id").is_in(Vec::<i32>::new()),
        Expr::col("id").is_not_in(Vec::<i32>::new()),
        Expr::col("id").is_in([Expr::val(1).add(10), Expr::val(12)]),
        Expr::tuple([Expr::col("id"), Expr::col("account_id")]).in_tuples([
            (10, 0),
            (11, 1),
            (12, 2),
            (21, 2),
        ]),
    ] {
        cases.same(&wherever(condition));
    }
}

fn sub_queries(cases: &mut Cases) {
    let of_tasks = || {
        Query::select()
            .column("project_id")
            .from("task")
            .and_where(Expr::col("done").eq(true))
            .to_owned()
    };
    let budgets = || {
        Query::select()
            .column("budget")
            .from("project")
            .and_where(Expr::col("budget").is_not_null())
            .to_owned()
    };
    for condition in [
        Expr::col("id").in_subquery(of_tasks()),
        Expr::col("id").not_in_subquery(of_tasks()),
        Expr::exists(
            of_tasks()
                .and_where(Expr::col(("task", "project_id")).equals(("project", "id")))
                .take(),
        ),
        Expr::not_exists(
            of_tasks()
                .and_where(Expr::col(("task", "project_id")).equals(("project", "id")))
                .take(),
        ),
    ] {
        cases.same(&wherever(condition));
    }
    for condition in [
        Expr::col("budget").gte(Expr::all(budgets())),
        Expr::col("budget").gt(Expr::any(budgets())),
        Expr::col("budget").eq(Expr::some(budgets())),
    ] {
        // SQLite has no ANY, SOME and ALL, and sea-query doesn't write them.
        cases.same_on(NOT_SQLITE, &wherever(condition));
    }
}

fn custom(cases: &mut Cases) {
    let place = |number: usize| match number {
        1 => "budget + $1 > 100",
        _ => "budget BETWEEN $1 AND $2",
    };
    let question = |number: usize| match number {
        1 => "budget + ? > 100",
        _ => "budget BETWEEN ? AND ?",
    };
    let text = |cases: &Cases, number| {
        if cases.backend == Backend::Postgres {
            place(number)
        } else {
            question(number)
        }
    };
    cases.same(&wherever(Expr::cust("budget > 100 OR budget IS NULL")));
    let (one, two) = (text(cases, 1), text(cases, 2));
    cases.same(&wherever(Expr::cust_with_values(two, [50, 200])));
    cases.same(&wherever(Expr::cust_with_expr(one, 20)));
    cases.same(&wherever(Expr::cust_with_exprs(
        two,
        [Expr::val(50), Expr::col("id").mul(100)],
    )));
    // What isn't declared is refused wherever it stands.
    cases.refused_on(
        ALL,
        "declared by no entity",
        &wherever(Expr::cust("id IN (SELECT id FROM secret)")),
    );
    cases.same(&wherever(Expr::cust("id IN (SELECT project_id FROM task)")));
}

fn case(cases: &mut Cases) {
    let large = || Expr::col("budget").gt(100);
    cases.same(&of_each(Expr::case(large(), "large").finally("small")));
    cases.same(&of_each(Expr::case(large(), 1)));
    cases.same(&of_each(
        CaseStatement::new()
            .case(large(), "large")
            .case(
                Cond::all().add(large().not()).add(Expr::col("id").gt(30)),
                "late",
            )
            .finally("small"),
    ));
    cases.same(
        Query::select()
            .expr(Expr::expr(Expr::case(large(), 1).finally(0)).sum())
            .from("project"),
    );
}

fn casts(cases: &mut Cases) {
    let text = if cases.backend == Backend::Mysql {
        "char"
    } else {
        "text"
    };
    cases.same(&of_each(Expr::col("budget").cast_as(text)));
    cases.same(&wherever(Expr::col("budget").cast_as(text).like("1%")));
    cases.same_on(
        NOT_MYSQL,
        &of_each(Func::cast_as_quoted(Expr::col("budget"), "text")),
    );
    // `CAST(.. AS `char`)`
    cases.absent_on(
        MYSQL,
        &of_each(Func::cast_as_quoted(Expr::col("budget"), "char")),
    );
    // On PostgreSQL `CAST('..' AS "type")`, elsewhere the value alone.
    cases.same(&wherever(
        Expr::col("name").eq(Expr::val("alpha").as_enum("text")),
    ));
    cases.same_on(
        POSTGRES,
        &wherever(Expr::col("name").eq(Expr::col("name").as_enum("text"))),
    );
}

/// Values of every kind, bound as they are.
fn values(cases: &mut Cases) {
    let date = sea_orm::prelude::Date::from_ymd_opt(2026, 11, 24).unwrap();
    let time = sea_orm::prelude::Time::from_hms_opt(21, 34, 51).unwrap();
    for value in [
        Value::from(true),
        Value::from(1i8),
        Value::from(1i16),
        Value::from(1i32),
        Value::from(1i64),
        Value::from(1u8),
        Value::from(1u32),
        Value::from(1.5f32),
        Value::from(1.5f64),
        Value::from('c'),
        Value::from("it's \"quoted\" \\ ? $1 `x`"),
        Value::from(vec![0u8, 39, 92, 255]),
        Value::from(date),
        Value::from(time),
        Value::from(date.and_time(time)),
        Value::from(sea_orm::prelude::Uuid::from_u128(7)),
    ] {
        // sqlx keeps PostgreSQL's statements by text, and with them the types of their parameters.
        let name = format!("x_{}", cases.forms.len());
        cases.same(
            Query::select()
                .expr_as(Expr::val(value), name)
                .from("project"),
        );
    }
    cases.same(&of_each(Expr::null()));
    for now in [
        Expr::current_date(),
        Expr::current_time(),
        Expr::current_timestamp(),
    ] {
        cases.same(&wherever(now.is_not_null()));
    }
    let json: sea_orm::JsonValue = "{\"a\": [1, \"x'y\"]}".parse().unwrap();
    cases.same(
        Query::select()
            .expr_as(Expr::val(json), "json")
            .from("project"),
    );
    let decimal = sea_orm::prelude::Decimal::new(12345, 2);
    // sqlx has no decimals for SQLite.
    cases.same_on(
        NOT_SQLITE,
        Query::select()
            .expr_as(Expr::val(decimal), "decimal")
            .from("project"),
    );
}

fn conditions(cases: &mut Cases) {
    let late = || Expr::col("id").gt(40);
    let large = || Expr::col("budget").gt(100);
    for condition in [
        Condition::all().add(late()).add(large()),
        Condition::any().add(late()).add(large()),
        Condition::any().not().add(late()).add(large()),
        Condition::all()
            .add(Condition::any().add(late()).add(large()))
            .add(Condition::all().not().add(Expr::col("name").eq("x"))),
        Condition::all()
            .add_option(None::<Expr>)
            .add_option(Some(late())),
    ] {
        assert!(!condition.is_empty() && condition.len() < 3);
        cases.same(
            Query::select()
                .column("id")
                .from("project")
                .cond_where(condition),
        );
    }
}
