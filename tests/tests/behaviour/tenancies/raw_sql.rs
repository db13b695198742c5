use sea_orm::{ConnectionTrait, DbErr, Statement, Value};
use tenancy_sea::prelude::*;
use tenancy_tests::{assert_refused, each_backend};

use super::offices::{ACME, DESIGN, LEGAL, Offices};

each_backend![
    raw_sql_is_scoped_to_every_current_tenant,
    whole_rows_pass_the_guard_of_every_tenancy,
    plans_are_shared_by_no_other_set_of_tenancies,
];

async fn count(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<i64, DbErr> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let row = db.query_one_raw(statement).await?.unwrap();
    row.try_get_by_index(0)
}

/// Every placeholder keeps its value, whatever is bound beside it.
async fn raw_sql_is_scoped_to_every_current_tenant(offices: Offices) {
    let db = offices.workspaces.connection();
    let place = match db.get_database_backend() {
        sea_orm::DbBackend::Postgres => ["$1", "$2"],
        _ => ["?", "?"],
    };
    let [first, second] = place;
    let statements = [
        (
            format!("SELECT COUNT(*) FROM document WHERE title = {first} OR id = {second}"),
            1,
        ),
        (
            format!(
                "SELECT COUNT(*) FROM document AS d JOIN comment AS c ON c.document_id = d.id WHERE d.title = {first} OR d.id = {second}"
            ),
            1,
        ),
        (
            format!(
                "SELECT COUNT(*) FROM task AS t LEFT JOIN document AS d ON d.id = t.document_id WHERE d.title = {first} AND d.id <> {second}"
            ),
            1,
        ),
        (
            format!(
                "WITH d AS (SELECT * FROM document WHERE title = {first}) SELECT COUNT(*) FROM d WHERE d.id <> {second}"
            ),
            1,
        ),
        (
            format!(
                "SELECT COUNT(*) FROM workspace AS w JOIN organisation AS o ON o.id = w.organisation_id WHERE {first} = 'plan' AND w.id <> {second}"
            ),
            1,
        ),
        (
            format!(
                "SELECT COUNT(*) FROM (SELECT title FROM document UNION ALL SELECT name FROM template) AS t WHERE title <> {first} AND title <> 'x' AND {second} = 211"
            ),
            3,
        ),
        (
            format!(
                "SELECT COUNT(*) FROM invoice AS i, task AS t WHERE i.total = 100 AND {first} = 'plan' AND t.id <> {second}"
            ),
            1,
        ),
    ];
    let reads = async {
        for (sql, expected) in statements {
            let counted = count(&db, &sql, vec!["plan".into(), 211.into()]).await;
            assert_eq!(counted.unwrap(), expected, "{sql}");
        }
        let updated = format!("UPDATE document SET title = {first} WHERE id <> {second}");
        let statement = Statement::from_sql_and_values(
            db.get_database_backend(),
            &updated,
            ["new".into(), 111.into()],
        );
        assert_eq!(db.execute_raw(statement).await.unwrap().rows_affected(), 1);
        let inserted = format!(
            "INSERT INTO document (title, workspace_id) SELECT title, workspace_id FROM document WHERE title = {first} AND id <> {second}"
        );
        let statement = Statement::from_sql_and_values(
            db.get_database_backend(),
            &inserted,
            ["plan".into(), 111.into()],
        );
        assert_eq!(db.execute_raw(statement).await.unwrap().rows_affected(), 0);
        let unprepared = db.execute_unprepared("DELETE FROM comment").await.unwrap();
        assert_eq!(unprepared.rows_affected(), 2);
    };
    offices.within(ACME, DESIGN, reads).await;
}

/// Their tenant columns are looked at, each for its tenancy.
async fn whole_rows_pass_the_guard_of_every_tenancy(offices: Offices) {
    let db = offices.workspaces.connection();
    let sql = "SELECT d.* FROM document AS d";
    let reads = async {
        let rows = db
            .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap();
        assert_eq!(rows.len(), 2);
    };
    offices.within(ACME, DESIGN, reads).await;
    // In a workspace of another organisation no row is both tenants'.
    let none = async {
        let rows = db
            .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap();
        assert!(rows.is_empty());
    };
    offices.within(ACME, LEGAL, none).await;
}

/// One text means something else to each set of current tenancies.
async fn plans_are_shared_by_no_other_set_of_tenancies(offices: Offices) {
    let sql = "SELECT COUNT(*) FROM document";
    let db = offices.workspaces.connection();
    for _ in 0..2 {
        assert_eq!(
            count(&offices.organisations.for_tenant(ACME), sql, vec![])
                .await
                .unwrap(),
            4
        );
        assert_eq!(
            count(&offices.workspaces.for_tenant(LEGAL), sql, vec![])
                .await
                .unwrap(),
            2
        );
        let both = async { assert_eq!(count(&db, sql, vec![]).await.unwrap(), 2) };
        offices.within(ACME, DESIGN, both).await;
        let outer = offices.organisations.context(ACME).unwrap();
        outer
            .enter(async { assert_eq!(count(&db, sql, vec![]).await.unwrap(), 4) })
            .await;
        assert_refused!(count(&db, sql, vec![]).await, TenancyError::NoTenant { .. });
        let central = offices
            .workspaces
            .central(async { count(&db, sql, vec![]).await.unwrap() });
        assert_eq!(central.await, 8);
    }
}
