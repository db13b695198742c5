//! The places of SeaORM's and sea-query's builders where text can be injected.

use std::panic::catch_unwind;

use sea_orm::sea_query::{
    Alias, BinOper, CommonTableExpression, Expr, ExprTrait, Func, LockType, OnConflict, Order,
    Query, QueryStatementBuilder, UnionType, WindowStatement, WithClause,
};
use sea_orm::{
    DbBackend, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Statement,
    StatementBuilder,
};
use tenancy_tests::Backend;
use tenancy_tests::isolation::schema::project;

/// A place where text can be injected.
#[derive(Debug)]
pub struct Point {
    pub name: &'static str,
    pub on: &'static [Backend],
    pub build: fn(&str, DbBackend) -> Statement,
    /// What an honest caller writes there; it must do something to own rows.
    pub honest: &'static str,
}

use Backend::{Mysql, Postgres, Sqlite};

const ALL: &[Backend] = &Backend::ALL;
const RETURNING: &[Backend] = &[Sqlite, Postgres];

macro_rules! points {
    ($($name:ident on $on:expr, $honest:literal => |$text:ident, $backend:ident| $build:expr;)+) => {
        pub const POINTS: &[Point] = &[$(Point {
            name: stringify!($name),
            on: $on,
            build: |$text: &str, $backend: DbBackend| $build,
            honest: $honest,
        }),+];
    };
}

points! {
    filter on ALL, "name IS NOT NULL" => |text, backend| project::Entity::find().filter(Expr::cust(text.to_owned())).build(backend);
    filter_with_values on ALL, "1 = 1" => |text, backend| {
        let place = if backend == DbBackend::Postgres { "$1" } else { "?" };
        let text = format!("{text} OR budget = {place}");
        project::Entity::find().filter(Expr::cust_with_values(text, [5])).build(backend)
    };
    filter_and_more on ALL, "1 = 1" => |text, backend| project::Entity::find().filter(Expr::cust(text.to_owned())).filter(Expr::cust("id > 0")).limit(50).build(backend);
    order on ALL, "name" => |text, backend| project::Entity::find().order_by(Expr::cust(text.to_owned()), Order::Desc).build(backend);
    order_customs on ALL, "name" => |text, backend| raw(backend, &Query::select().column("id").column("name").from("project").order_by_customs([(text.to_owned(), Order::Asc)]).take());
    column on ALL, "name" => |text, backend| project::Entity::find().select_only().column_as(Expr::cust(text.to_owned()), "x").build(backend);
    column_alias on ALL, "x" => |text, backend| project::Entity::find().select_only().column_as(project::Column::Name, text.to_owned()).build(backend);
    column_name on ALL, "name" => |text, backend| raw(backend, &Query::select().column(Alias::new(text)).from("project").take());
    table_name on ALL, "project" => |text, backend| raw(backend, &Query::select().column("id").from(Alias::new(text)).take());
    table_alias on ALL, "p" => |text, backend| raw(backend, &Query::select().column("id").from_as("project", Alias::new(text)).take());
    group on ALL, "name" => |text, backend| raw(backend, &Query::select().expr(Expr::cust("count(*)")).from("project").add_group_by([Expr::cust(text.to_owned())]).take());
    having on ALL, "count(*) > 0" => |text, backend| raw(backend, &Query::select().column("name").from("project").group_by_col("name").and_having(Expr::cust(text.to_owned())).take());
    join on ALL, "t.project_id = p.id" => |text, backend| raw(backend, &Query::select().column(("p", "id")).column(("t", "title")).from_as("project", "p").join_as(JoinType::LeftJoin, "task", "t", Expr::cust(text.to_owned())).take());
    inner_join on ALL, "t.project_id = p.id" => |text, backend| raw(backend, &Query::select().column(("p", "id")).from_as("project", "p").join_as(JoinType::InnerJoin, "task", "t", Expr::cust(text.to_owned())).take());
    secondary on ALL, "title IS NOT NULL" => |text, backend| raw(backend, &Query::select().column("id").column("title").from("task").and_where(Expr::cust(text.to_owned())).take());
    sub_query on ALL, "1 = 1" => |text, backend| {
        let inner = Query::select().column("id").from("project").and_where(Expr::cust(text.to_owned())).take();
        raw(backend, &Query::select().column("id").from("manager").and_where(Expr::col("project_id").in_subquery(inner)).take())
    };
    cte on ALL, "1 = 1" => |text, backend| {
        let inner = Query::select().column("id").column("name").from("project").and_where(Expr::cust(text.to_owned())).take();
        let cte = CommonTableExpression::new().table_name("c").query(inner).to_owned();
        let query = Query::select().column("id").column("name").from("c").take();
        let (text, values) = build_with(backend, query.with(WithClause::new().cte(cte).to_owned()));
        Statement::from_sql_and_values(backend, text, values)
    };
    union on ALL, "1 = 1" => |text, backend| raw(backend, &Query::select().column("id").from("project").union(UnionType::All, Query::select().column("id").from("invoice").and_where(Expr::cust(text.to_owned())).take()).take());
    lock on &[Postgres], "project" => |text, backend| raw(backend, &Query::select().column("id").from("project").lock_with_tables(LockType::Update, [Alias::new(text)]).take());
    function on ALL, "upper" => |text, backend| raw(backend, &Query::select().expr(Func::cust(Alias::new(text)).arg(Expr::col("name"))).from("project").take());
    keyword on ALL, "NULL" => |text, backend| raw(backend, &Query::select().expr(Expr::custom_keyword(Alias::new(text))).from("project").take());
    operator on ALL, "+" => |text, backend| {
        let operator: &'static str = Box::leak(text.to_owned().into_boxed_str());
        raw(backend, &Query::select().expr(Expr::col("id").binary(BinOper::Custom(operator), Expr::cust("1"))).from("project").take())
    };
    cast on ALL, "char(10)" => |text, backend| raw(backend, &Query::select().expr(Expr::col("name").cast_as(Alias::new(text))).from("project").take());
    window on ALL, "name" => |text, backend| raw(backend, &Query::select().expr_window_as(Expr::cust("count(*)"), WindowStatement::partition_by_custom(text.to_owned()), "n").from("project").take());
    window_order on ALL, "name" => |text, backend| raw(backend, &Query::select().expr_window_as(Expr::cust("count(*)"), WindowStatement::partition_by("name").order_by_customs([(text.to_owned(), Order::Asc)]).take(), "n").from("project").take());
    inserted_value on ALL, "'x'" => |text, backend| raw(backend, Query::insert().into_table("project").columns(["id", "name"]).values_panic([700.into(), Expr::cust(text.to_owned())]));
    inserted_column on ALL, "budget" => |text, backend| raw(backend, Query::insert().into_table("project").columns([Alias::new("id"), Alias::new("name"), Alias::new(text)]).values_panic([700.into(), "x".into(), 2.into()]));
    inserted_table on ALL, "project" => |text, backend| raw(backend, Query::insert().into_table(Alias::new(text)).columns(["id", "name"]).values_panic([700.into(), "x".into()]));
    inserted_select on ALL, "1 = 1" => |text, backend| {
        let rows = Query::select().expr(Expr::cust("id + 700")).column("name").from("project").and_where(Expr::cust(text.to_owned())).take();
        raw(backend, Query::insert().into_table("project").columns(["id", "name"]).select_from(rows).expect("two columns"))
    };
    conflict_value on ALL, "'x'" => |text, backend| raw(backend, Query::insert().into_table("project").columns(["id", "name"]).values_panic([700.into(), "x".into()]).on_conflict(OnConflict::column("id").value("name", Expr::cust(text.to_owned())).to_owned()));
    conflict_where on RETURNING, "1 = 1" => |text, backend| raw(backend, Query::insert().into_table("project").columns(["id", "name"]).values_panic([700.into(), "x".into()]).on_conflict(OnConflict::column("id").update_column("name").action_and_where(Expr::cust(text.to_owned())).to_owned()));
    conflict_target on &[Sqlite], "id" => |text, backend| raw(backend, Query::insert().into_table("project").columns(["id", "name"]).values_panic([700.into(), "x".into()]).on_conflict(OnConflict::new().expr(Expr::cust(text.to_owned())).update_column("name").to_owned()));
    returned on RETURNING, "name" => |text, backend| raw(backend, Query::insert().into_table("project").columns(["id", "name"]).values_panic([700.into(), "x".into()]).returning(Query::returning().expr(Expr::cust(text.to_owned()))));
    updated_value on ALL, "'x'" => |text, backend| raw(backend, Query::update().table("project").value("name", Expr::cust(text.to_owned())).and_where(Expr::cust("id > 0")));
    updated_column on ALL, "name" => |text, backend| raw(backend, Query::update().table("project").value(Alias::new(text), "x").and_where(Expr::cust("id > 0")));
    updated_where on ALL, "id > 0" => |text, backend| raw(backend, Query::update().table("project").value("name", "x").and_where(Expr::cust(text.to_owned())));
    updated_secondary on ALL, "id > 0" => |text, backend| raw(backend, Query::update().table("task").value("title", "x").and_where(Expr::cust(text.to_owned())));
    updated_order on &[Mysql], "name" => |text, backend| raw(backend, Query::update().table("project").value("name", "x").order_by_customs([(text.to_owned(), Order::Asc)]).limit(9));
    updated_returning on &[Postgres], "name" => |text, backend| raw(backend, Query::update().table("project").value("name", "x").returning(Query::returning().expr(Expr::cust(text.to_owned()))));
    deleted_where on ALL, "id > 0" => |text, backend| raw(backend, Query::delete().from_table("invoice").and_where(Expr::cust(text.to_owned())));
    deleted_secondary on ALL, "id > 0" => |text, backend| raw(backend, Query::delete().from_table("sub_task").and_where(Expr::cust(text.to_owned())));
    deleted_table on ALL, "invoice" => |text, backend| raw(backend, Query::delete().from_table(Alias::new(text)).and_where(Expr::cust("id > 0")));
}

fn raw<S: StatementBuilder>(backend: DbBackend, statement: &S) -> Statement {
    backend.build(statement)
}

fn build_with(
    backend: DbBackend,
    query: sea_orm::sea_query::WithQuery,
) -> (String, sea_orm::sea_query::Values) {
    use sea_orm::sea_query::{MysqlQueryBuilder, PostgresQueryBuilder, SqliteQueryBuilder};
    match backend {
        DbBackend::MySql => query.build_any(&MysqlQueryBuilder),
        DbBackend::Postgres => query.build_any(&PostgresQueryBuilder),
        _ => query.build_any(&SqliteQueryBuilder),
    }
}

/// Texts into which a careless caller formats what it was given, and what an honest one gives it.
pub const TEXTS: &[(&str, &str)] = &[
    ("{}", "SELECT id FROM project"),
    ("SELECT id, name FROM project WHERE {}", "1 = 1"),
    ("SELECT id FROM project WHERE name <> '{}'", "x"),
    (
        "SELECT id FROM project WHERE name LIKE '%{}%' AND id > 0",
        "p",
    ),
    ("SELECT id AS `{}` FROM project", "x"),
    ("SELECT `{}` FROM project", "name"),
    ("SELECT id, name FROM `{}`", "project"),
    ("SELECT id FROM project ORDER BY id LIMIT {}", "5"),
    ("SELECT id FROM project ORDER BY id LIMIT 9 OFFSET {}", "1"),
    ("SELECT id, name FROM project ORDER BY {}", "name"),
    ("SELECT id /* {} */ FROM project", "x"),
    ("SELECT id -- {}\n FROM project", "x"),
    ("SELECT {} FROM project", "name"),
    ("SELECT id, name FROM {}", "project"),
    ("SELECT id, name FROM project {}", "p"),
    ("SELECT id, name FROM project WHERE id > 0 {}", "AND 1 = 1"),
    (
        "SELECT t.title FROM task t JOIN project p ON {}",
        "p.id = t.project_id",
    ),
    ("SELECT title FROM task WHERE {}", "1 = 1"),
    ("SELECT count(*) FROM member WHERE {}", "1 = 1"),
    (
        "WITH c AS (SELECT id, name FROM project WHERE {}) SELECT * FROM c",
        "1 = 1",
    ),
    (
        "SELECT x.name FROM (SELECT name FROM project WHERE {}) x",
        "1 = 1",
    ),
    (
        "SELECT (SELECT max(name) FROM project WHERE {}) AS x",
        "1 = 1",
    ),
    ("INSERT INTO project (id, name) VALUES (701, '{}')", "x"),
    ("INSERT INTO project (id, name) VALUES {}", "(701, 'x')"),
    (
        "INSERT INTO project (id, name) {}",
        "SELECT id + 700, name FROM project",
    ),
    ("UPDATE project SET name = '{}'", "x"),
    ("UPDATE project SET {}", "name = 'x'"),
    ("UPDATE project SET name = 'x' WHERE {}", "id > 0"),
    ("DELETE FROM invoice WHERE id > {}", "0"),
    ("DELETE FROM {}", "invoice"),
];

/// A careless caller's text. Names are quoted as the backend quotes them.
pub fn careless(template: &str, text: &str, backend: Backend) -> String {
    let quote = if backend == Mysql { "`" } else { "\"" };
    template.replace('`', quote).replace("{}", text)
}

/// A point's statement; `None` where the builder itself won't have the text.
pub fn build(point: &Point, text: &str, backend: DbBackend) -> Option<Statement> {
    catch_unwind(|| (point.build)(text, backend)).ok()
}
