//! Users' unit tests with SeaORM's mock see the statements as they are run.

use tenancy_sea::sea_orm::{
    ConnectionTrait, DatabaseBackend, EntityTrait, MockDatabase, TransactionTrait, Value,
};

use crate::blogs::{ACME, builder, post};

/// What is logged is the scoped statement, with the tenant's key among its values.
#[tokio::test]
async fn logged_statements_are_scoped() {
    let own = post::Model {
        id: 1,
        blog_id: ACME,
        title: "own".into(),
    };
    let mock = MockDatabase::new(DatabaseBackend::Postgres)
        .append_query_results([vec![own.clone()], vec![own.clone()]]);
    let tenancy = builder(mock.into_connection()).build().await.unwrap();
    let db = tenancy.for_tenant(ACME);
    assert!(db.is_mock_connection());
    assert_eq!(
        post::Entity::find().all(&db).await.unwrap(),
        std::slice::from_ref(&own)
    );
    let transaction = db.begin().await.unwrap();
    assert_eq!(post::Entity::find().all(&transaction).await.unwrap(), [own]);
    transaction.commit().await.unwrap();

    let log = tenancy
        .database_for_migrations()
        .clone()
        .into_transaction_log();
    let statements: Vec<_> = log
        .iter()
        .flat_map(|transaction| transaction.statements().to_vec())
        .collect();
    let scoped: Vec<_> = statements
        .iter()
        .filter(|statement| statement.sql.starts_with("SELECT"))
        .collect();
    assert_eq!(scoped.len(), 2, "{log:?}");
    for statement in scoped {
        assert!(
            statement.sql.contains(r#""blog_id" = $1"#),
            "{}",
            statement.sql
        );
        assert_eq!(statement.values.as_ref().unwrap().0, [Value::from(ACME)]);
    }
}
