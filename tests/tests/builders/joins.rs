//! `SelectStatement`: joins, locks, set operations, and what one database alone adds to FROM.

use sea_orm::sea_query::extension::mysql::{IndexHintScope, MySqlSelectStatementExt};
use sea_orm::sea_query::extension::postgres::{PostgresSelectStatementExt, SampleMethod};
use sea_orm::sea_query::{
    Asterisk, Expr, ExprTrait, JoinType, LockBehavior, LockType, Order, Query, SelectInto,
    SelectIntoTableModifier, SelectStatement, UnionType,
};

use crate::cases::{Cases, MYSQL, NOT_MYSQL, NOT_POSTGRES, POSTGRES};
use crate::select::projects;

pub(crate) fn forms(cases: &mut Cases) {
    joins(cases);
    derived(cases);
    locks(cases);
    unions(cases);
    hints(cases);
    into(cases);
}

fn both() -> SelectStatement {
    Query::select()
        .columns([("project", "id"), ("project", "name"), ("task", "title")])
        .from("project")
        .to_owned()
}

fn of_project() -> Expr {
    Expr::col(("task", "project_id")).equals(("project", "id"))
}

fn joins(cases: &mut Cases) {
    cases.same(both().left_join("task", of_project()));
    cases.same(both().right_join("task", of_project()));
    cases.same(both().inner_join("task", of_project()));
    cases.same(both().cross_join("task").and_where(of_project()));
    cases.same_on(NOT_MYSQL, both().full_outer_join("task", of_project()));
    cases.same_on(MYSQL, both().straight_join("task", of_project()));
    for kind in [
        JoinType::Join,
        JoinType::InnerJoin,
        JoinType::LeftJoin,
        JoinType::RightJoin,
    ] {
        cases.same(both().join(kind, "task", of_project()));
        cases.same(
            Query::select()
                .columns([("p", "id"), ("t", "id")])
                .from_as("project", "p")
                .join_as(
                    kind,
                    "task",
                    "t",
                    Expr::col(("t", "project_id")).equals(("p", "id")),
                ),
        );
    }
    cases.same(both().join(JoinType::CrossJoin, "task", sea_orm::Condition::all()));
    cases.same(
        both()
            .left_join("task", of_project())
            .left_join(
                "sub_task",
                Expr::col(("sub_task", "task_id")).equals(("task", "id")),
            )
            .and_where(Expr::col(("sub_task", "id")).is_null()),
    );
    cases.same(both().left_join(
        "task",
        of_project().and(Expr::col(("task", "done")).eq(true)),
    ));
}

fn derived(cases: &mut Cases) {
    let tasks = || {
        Query::select()
            .columns(["id", "project_id", "title"])
            .from("task")
            .to_owned()
    };
    for kind in [JoinType::InnerJoin, JoinType::LeftJoin, JoinType::RightJoin] {
        cases.same(both().join_subquery(kind, tasks(), "task", of_project()));
    }
    let newest = Query::select()
        .columns(["id", "title"])
        .from("task")
        .and_where(of_project())
        .order_by("id", Order::Desc)
        .limit(1)
        .take();
    cases.same_on(
        POSTGRES,
        both().join_lateral(
            JoinType::LeftJoin,
            newest.clone(),
            "task",
            Expr::val(true).eq(true),
        ),
    );
    cases.same_on(
        POSTGRES,
        both().join_lateral(
            JoinType::InnerJoin,
            newest.clone(),
            "task",
            Expr::val(true).eq(true),
        ),
    );
    // SQLite has no LATERAL, nor has MariaDB.
    cases.absent_on(
        NOT_POSTGRES,
        both().join_lateral(JoinType::LeftJoin, newest, "task", Expr::val(true).eq(true)),
    );
}

fn locks(cases: &mut Cases) {
    let by_id = || projects().order_by("id", Order::Asc).to_owned();
    // sea-query writes no lock for SQLite.
    cases.same(by_id().lock(LockType::Update));
    cases.same(by_id().lock(LockType::Share));
    cases.same(by_id().lock_shared());
    cases.same(by_id().lock_exclusive());
    cases.same_on(NOT_MYSQL, by_id().lock(LockType::NoKeyUpdate));
    cases.same_on(NOT_MYSQL, by_id().lock(LockType::KeyShare));
    cases.absent_on(MYSQL, by_id().lock(LockType::NoKeyUpdate));
    cases.absent_on(MYSQL, by_id().lock(LockType::KeyShare));
    for behaviour in [LockBehavior::Nowait, LockBehavior::SkipLocked] {
        cases.same(by_id().lock_with_behavior(LockType::Update, behaviour));
        cases.same_on(
            NOT_MYSQL,
            by_id().lock_with_tables_behavior(LockType::Share, ["project"], behaviour),
        );
    }
    for kind in [
        LockType::Update,
        LockType::NoKeyUpdate,
        LockType::Share,
        LockType::KeyShare,
    ] {
        cases.same_on(
            NOT_MYSQL,
            both()
                .inner_join("task", of_project())
                .lock_with_tables(kind, ["project", "task"]),
        );
        cases.same_on(NOT_MYSQL, by_id().lock_with_tables(kind, ["project"]));
    }
    // MariaDB locks all tables of a statement.
    cases.absent_on(
        MYSQL,
        by_id().lock_with_tables(LockType::Update, ["project"]),
    );
}

fn unions(cases: &mut Cases) {
    let few = || {
        Query::select()
            .column("name")
            .from("project")
            .and_where(Expr::col("id").lt(40))
            .to_owned()
    };
    let managers = || Query::select().column("name").from("manager").to_owned();
    for kind in [
        UnionType::All,
        UnionType::Distinct,
        UnionType::Intersect,
        UnionType::Except,
    ] {
        cases.same(few().union(kind, managers()));
    }
    cases.same(few().unions([
        (UnionType::Distinct, managers()),
        (
            UnionType::All,
            Query::select().column("title").from("task").to_owned(),
        ),
    ]));
    cases.same(
        few()
            .union(UnionType::Distinct, managers())
            .order_by("name", Order::Asc)
            .limit(4),
    );
    cases.same(
        Query::select()
            .expr(Expr::col(Asterisk).count())
            .from_subquery(few().union(UnionType::All, managers()).take(), "u"),
    );
}

fn hints(cases: &mut Cases) {
    cases.same_on(MYSQL, projects().use_index("PRIMARY", IndexHintScope::All));
    cases.same_on(
        MYSQL,
        projects()
            .force_index("PRIMARY", IndexHintScope::OrderBy)
            .order_by("id", Order::Asc),
    );
    cases.same_on(
        MYSQL,
        projects()
            .ignore_index("PRIMARY", IndexHintScope::Join)
            .ignore_index("PRIMARY", IndexHintScope::GroupBy),
    );
    cases.same_on(
        MYSQL,
        both()
            .inner_join("task", of_project())
            .use_index_on("project", "PRIMARY", IndexHintScope::All)
            .force_index_on("task", "PRIMARY", IndexHintScope::All),
    );
    cases.same_on(
        MYSQL,
        both().inner_join("task", of_project()).ignore_index_on(
            "task",
            "PRIMARY",
            IndexHintScope::All,
        ),
    );
    cases.same_on(
        POSTGRES,
        projects().table_sample(SampleMethod::BERNOULLI, 100.0, None),
    );
    cases.same_on(
        POSTGRES,
        projects().table_sample(SampleMethod::SYSTEM, 100.0, Some(3.0)),
    );
}

fn into(cases: &mut Cases) {
    for modifier in [
        SelectIntoTableModifier::Temporary,
        SelectIntoTableModifier::Unlogged,
    ] {
        cases.refused_on(
            POSTGRES,
            "SELECT … INTO",
            projects().into_table(SelectInto::table("copied").modifier(modifier)),
        );
    }
}
