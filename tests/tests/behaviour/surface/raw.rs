use sea_orm::{
    ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, Statement, TransactionTrait, Value,
    raw_sql,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend};

use super::ids;

each_backend![
    raw_sql_macro,
    from_raw_sql,
    find_by_statement,
    query_one_raw,
    query_all_raw,
    execute_raw,
    execute_unprepared,
    query_one_and_all_of_a_built_statement,
    raw_statements_in_a_transaction,
];

fn statement(
    db: &TenancyConnection,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Statement {
    let backend = db.get_database_backend();
    let sql = if backend == DbBackend::Postgres {
        sql.replacen('?', "$1", 1).replacen('?', "$2", 1)
    } else {
        sql.to_owned()
    };
    Statement::from_sql_and_values(backend, sql, values)
}

async fn raw_sql_macro(blogs: Blogs) {
    let db = blogs.acme();
    let (views, ids) = (5, vec![1, 2, 3]);
    let statement = match db.get_database_backend() {
        DbBackend::Sqlite => raw_sql!(
            Sqlite,
            "SELECT * FROM post WHERE views > {views} AND id IN ({..ids}) OR views > 100"
        ),
        DbBackend::Postgres => raw_sql!(
            Postgres,
            "SELECT * FROM post WHERE views > {views} AND id IN ({..ids}) OR views > 100"
        ),
        _ => raw_sql!(
            MySql,
            "SELECT * FROM post WHERE views > {views} AND id IN ({..ids}) OR views > 100"
        ),
    };
    let mut found = ids!(
        post::Entity::find()
            .from_raw_sql(statement)
            .all(&db)
            .await
            .unwrap()
    );
    found.sort_unstable();
    assert_eq!(found, [1, 3]);
}

async fn from_raw_sql(blogs: Blogs) {
    let db = blogs.foobar();
    let sql = statement(
        &db,
        "SELECT * FROM comment WHERE stars > ? ORDER BY id",
        [30.into()],
    );
    assert_eq!(
        ids!(
            comment::Entity::find()
                .from_raw_sql(sql.clone())
                .all(&db)
                .await
                .unwrap()
        ),
        [4, 6]
    );
    let none = comment::Entity::find()
        .from_raw_sql(sql)
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(none.len(), 0);
}

#[derive(Debug, FromQueryResult)]
struct Id {
    id: i32,
}

async fn find_by_statement(blogs: Blogs) {
    let db = blogs.acme();
    let sql = statement(
        &db,
        "SELECT p.id FROM post AS p JOIN comment c ON c.post_id = p.id ORDER BY c.id",
        [],
    );
    assert_eq!(
        ids!(Id::find_by_statement(sql).all(&db).await.unwrap()),
        [1, 1, 3]
    );
    let sql = statement(&db, "SELECT id FROM post WHERE id = ?", [2.into()]);
    assert!(Id::find_by_statement(sql).one(&db).await.unwrap().is_none());
}

async fn query_one_raw(blogs: Blogs) {
    let db = blogs.acme();
    let count = db
        .query_one_raw(statement(&db, "SELECT count(*) AS n FROM post", []))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(count.try_get::<i64>("", "n").unwrap(), 2);
    let foreign = db
        .query_one_raw(statement(
            &db,
            "SELECT * FROM comment WHERE id = ?",
            [2.into()],
        ))
        .await
        .unwrap();
    assert!(foreign.is_none());
}

async fn query_all_raw(blogs: Blogs) {
    let db = blogs.foobar();
    let sql = "SELECT title FROM post WHERE views > ? UNION SELECT body FROM comment WHERE stars > ? ORDER BY 1";
    let rows = db
        .query_all_raw(statement(&db, sql, [450.into(), 50.into()]))
        .await
        .unwrap();
    let texts: Vec<String> = rows
        .iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect();
    assert_eq!(texts, ["Foobar's secret", "secret"]);
}

async fn execute_raw(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let done = db
        .execute_raw(statement(
            &db,
            "UPDATE post SET views = ? WHERE views > 0",
            [0.into()],
        ))
        .await
        .unwrap();
    assert_eq!(done.rows_affected(), 2);
    let done = db
        .execute_raw(statement(
            &db,
            "UPDATE comment SET body = 'x', stars = stars + ?",
            [1.into()],
        ))
        .await
        .unwrap();
    assert_eq!(done.rows_affected(), 3);
    let done = db
        .execute_raw(statement(
            &db,
            "DELETE FROM vote WHERE score >= ?",
            [1.into()],
        ))
        .await
        .unwrap();
    assert_eq!(done.rows_affected(), 2);
    let changes = blogs.changes(&before).await;
    assert_eq!(
        changes,
        [
            "-vote 1",
            "-vote 3",
            "~comment 1",
            "~comment 3",
            "~comment 5",
            "~post 1",
            "~post 3"
        ]
    );
}

async fn execute_unprepared(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.foobar();
    let insert = "INSERT INTO post (slug, title, views) VALUES ('raw', 'Raw', 1)";
    assert_eq!(
        db.execute_unprepared(insert).await.unwrap().rows_affected(),
        1
    );
    let update = "UPDATE post SET title = 'All of them'";
    assert_eq!(
        db.execute_unprepared(update).await.unwrap().rows_affected(),
        4
    );
    assert_eq!(
        blogs.changes(&before).await,
        ["+post 6", "~post 2", "~post 4", "~post 5"]
    );
    assert_eq!(blogs.snapshot().await.row("post 6")["blog_id"], 2);
}

async fn query_one_and_all_of_a_built_statement(blogs: Blogs) {
    let query = sea_orm::QueryTrait::into_query(post::Entity::find());
    assert_eq!(blogs.acme().query_all(&query).await.unwrap().len(), 2);
    let row = blogs.foobar().query_one(&query).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i32>("", "blog_id").unwrap(), 2);
}

async fn raw_statements_in_a_transaction(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let transaction = db.begin().await.unwrap();
    transaction
        .execute_unprepared("DELETE FROM vote")
        .await
        .unwrap();
    assert_eq!(
        transaction
            .query_all_raw(statement(&db, "SELECT id FROM comment", []))
            .await
            .unwrap()
            .len(),
        3
    );
    transaction.commit().await.unwrap();
    assert_eq!(blogs.changes(&before).await, ["-vote 1", "-vote 3"]);
}
