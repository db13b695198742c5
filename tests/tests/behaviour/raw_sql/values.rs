//! What a statement brings must be what its text takes.

use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use tenancy_sea::{Refusal, TenancyError};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    a_surplus_value_is_not_taken_for_the_tenant,
    a_missing_value_is_refused,
    values_keep_their_places,
    a_statement_for_another_database_is_refused,
    the_tenant_parameter_cannot_be_named,
];

fn placeholder(blogs: &Blogs, number: usize) -> String {
    match blogs.raw().get_database_backend() {
        DbBackend::Postgres => format!("${number}"),
        _ => "?".to_owned(),
    }
}

fn statement(blogs: &Blogs, text: String, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(blogs.raw().get_database_backend(), text, values)
}

/// Vector 211
async fn a_surplus_value_is_not_taken_for_the_tenant(blogs: Blogs) {
    let one = placeholder(&blogs, 1);
    for text in [
        format!("SELECT * FROM post WHERE views > {one}"),
        "SELECT * FROM post".to_owned(),
    ] {
        let outcome = blogs
            .acme()
            .query_all_raw(statement(&blogs, text, vec![0.into(), 2.into()]))
            .await;
        assert_refused!(
            outcome,
            TenancyError::Refused {
                reason: Refusal::ValueCount { given: 2, .. }
            }
        );
    }
}

/// Vector 211
async fn a_missing_value_is_refused(blogs: Blogs) {
    let (one, two) = (placeholder(&blogs, 1), placeholder(&blogs, 2));
    let text = format!("SELECT * FROM post WHERE views > {one} OR id = {two}");
    let outcome = blogs
        .acme()
        .query_all_raw(statement(&blogs, text, vec![0.into()]))
        .await;
    assert_refused!(
        outcome,
        TenancyError::Refused {
            reason: Refusal::ValueCount {
                expected: 2,
                given: 1
            }
        }
    );
}

/// Vector 152: before, between and after every place where something is put in.
async fn values_keep_their_places(blogs: Blogs) {
    let p = |number| placeholder(&blogs, number);
    let text = format!(
        "SELECT c.id FROM (SELECT * FROM comment WHERE stars > {}) AS c JOIN post ON post.id = c.post_id AND post.views > {} \
         WHERE c.body <> {} AND EXISTS (SELECT 1 FROM vote WHERE vote.comment_id = c.id AND vote.score = {}) AND c.id < {}",
        p(1),
        p(2),
        p(3),
        p(4),
        p(5),
    );
    let values: Vec<Value> = vec![2.into(), 9.into(), "first".into(), 4.into(), 100.into()];
    let rows = blogs
        .acme()
        .query_all_raw(statement(&blogs, text, values))
        .await
        .unwrap();
    assert_eq!(
        rows.iter()
            .map(|row| row.try_get_by_index::<i32>(0).unwrap())
            .collect::<Vec<_>>(),
        [3]
    );
}

/// Spec §6
async fn a_statement_for_another_database_is_refused(blogs: Blogs) {
    let backends = [DbBackend::Sqlite, DbBackend::Postgres, DbBackend::MySql];
    for backend in backends
        .into_iter()
        .filter(|backend| *backend != blogs.raw().get_database_backend())
    {
        let outcome = blogs
            .acme()
            .query_all_raw(Statement::from_string(backend, "SELECT * FROM post"))
            .await;
        assert_refused!(
            outcome,
            TenancyError::Refused {
                reason: Refusal::Backend
            }
        );
    }
}

/// A text that guesses the number of the tenant's parameter.
async fn the_tenant_parameter_cannot_be_named(blogs: Blogs) {
    for text in [
        "SELECT $1 AS x FROM post",
        "SELECT $2 AS x FROM post",
        "SELECT ?2 AS x FROM post",
        "SELECT :tenant AS x FROM post",
    ] {
        let outcome = blogs
            .acme()
            .query_all_raw(statement(&blogs, text.to_owned(), vec![]))
            .await;
        assert!(outcome.is_err(), "{text}");
    }
}
