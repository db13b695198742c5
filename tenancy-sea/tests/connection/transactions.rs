use tenancy_sea::entity::TenantChild;
use tenancy_sea::sea_orm::{
    ActiveValue::Set, DbErr, EntityTrait, TransactionError, TransactionOptions, TransactionSession,
    TransactionTrait,
};
use tenancy_sea::{TenancyConnection, TenancyTransaction};

use crate::blogs::{ACME, ACMES, ALL, FOOBAR, FOOBARS, post, refusal, saw, tenancy, titles};

/// Spec §3: a transaction keeps its tenant, whatever the context in which it is used.
#[tokio::test]
async fn a_bound_transaction_in_every_context() {
    let tenancy = tenancy().await;
    let transaction = tenancy.for_tenant(ACME).begin().await.unwrap();
    assert_eq!(titles(&transaction).await, saw(ACMES), "none");
    assert_eq!(
        tenancy
            .context(ACME)
            .unwrap()
            .enter(titles(&transaction))
            .await,
        saw(ACMES),
        "same tenant"
    );
    assert_eq!(
        tenancy
            .context(FOOBAR)
            .unwrap()
            .enter(titles(&transaction))
            .await,
        Err("transaction"),
        "another tenant"
    );
    assert_eq!(
        tenancy.central(titles(&transaction)).await,
        Err("transaction"),
        "central"
    );
    let opened = post::Entity::without_tenant_restrictions(|| titles(&transaction)).await;
    assert_eq!(opened, saw(ALL), "restrictions ignored");
}

/// A bound connection works inside central, and so does a transaction that it begins there.
#[tokio::test]
async fn a_bound_transaction_that_began_in_central() {
    let tenancy = tenancy().await;
    let db = tenancy.for_tenant(ACME);
    let seen = tenancy
        .central(async { titles(&db.begin().await.unwrap()).await })
        .await;
    assert_eq!(seen, saw(ACMES));
}

/// Spec §3: a transaction of a following connection keeps the context in which it began.
#[tokio::test]
async fn a_following_transaction_in_every_context() {
    let tenancy = tenancy().await;
    let db = tenancy.connection();

    let acmes = tenancy.run(ACME, db.begin()).await.unwrap();
    assert_eq!(
        tenancy.context(ACME).unwrap().enter(titles(&acmes)).await,
        saw(ACMES)
    );
    assert_eq!(
        titles(&acmes).await,
        saw(ACMES),
        "it keeps its tenant where nobody said anything"
    );
    assert_eq!(
        tenancy.context(FOOBAR).unwrap().enter(titles(&acmes)).await,
        Err("transaction")
    );
    assert_eq!(tenancy.central(titles(&acmes)).await, Err("transaction"));
    drop(acmes);

    let central = tenancy.central(db.begin()).await.unwrap();
    assert_eq!(tenancy.central(titles(&central)).await, saw(ALL));
    assert_eq!(
        tenancy.context(ACME).unwrap().enter(titles(&central)).await,
        Err("transaction"),
        "it doesn't take central to a tenant"
    );
    assert_eq!(titles(&central).await, Err("transaction"));
    drop(central);

    let nobodys = db.begin().await.unwrap();
    assert_eq!(titles(&nobodys).await, Err("NoTenant"));
    assert_eq!(
        tenancy.context(ACME).unwrap().enter(titles(&nobodys)).await,
        Err("transaction")
    );
    assert_eq!(tenancy.central(titles(&nobodys)).await, Err("transaction"));
}

/// A transaction of a central connection is central everywhere.
#[tokio::test]
async fn a_central_transaction() {
    let tenancy = tenancy().await;
    let transaction = tenancy.central_connection().begin().await.unwrap();
    assert_eq!(
        tenancy
            .context(ACME)
            .unwrap()
            .enter(titles(&transaction))
            .await,
        saw(ALL)
    );
    assert_eq!(titles(&transaction).await, saw(ALL));
}

/// A connection can't begin a transaction where it couldn't run a statement.
#[tokio::test]
async fn a_transaction_begins_only_where_its_connection_works() {
    let tenancy = tenancy().await;
    let db = tenancy.for_tenant(ACME);
    let err = tenancy.run(FOOBAR, db.begin()).await.unwrap_err();
    assert_eq!(refusal(&err), "connection");
    let err = tenancy.for_tenant("text").begin().await.unwrap_err();
    assert_eq!(refusal(&err), "KeyType");
}

fn insert<'a>(
    title: &str,
    db: &'a TenancyTransaction,
) -> impl Future<Output = Result<u64, DbErr>> + Send + use<'a> {
    let post = post::ActiveModel {
        title: Set(title.into()),
        ..Default::default()
    };
    post::Entity::insert(post).exec_without_returning(db)
}

/// A committed transaction wrote for its tenant, a dropped one and one rolled back wrote nothing.
#[tokio::test]
async fn commit_rollback_and_drop() {
    let tenancy = tenancy().await;
    let db = tenancy.for_tenant(FOOBAR);
    let transaction = db.begin().await.unwrap();
    insert("dropped", &transaction).await.unwrap();
    drop(transaction);
    let transaction = db.begin().await.unwrap();
    insert("rolled back", &transaction).await.unwrap();
    TransactionSession::rollback(transaction).await.unwrap();
    assert_eq!(titles(&db).await, saw(FOOBARS));

    let transaction = db.begin().await.unwrap();
    insert("committed", &transaction).await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(titles(&db).await, saw(&["foobar one", "committed"]));
    assert_eq!(titles(&tenancy.for_tenant(ACME)).await, saw(ACMES));
}

/// A transaction is committed in the context in which it began, or not at all.
#[tokio::test]
async fn a_commit_under_another_tenant_rolls_back() {
    let tenancy = tenancy().await;
    let db = tenancy.for_tenant(ACME);
    let transaction = db.begin().await.unwrap();
    insert("lost", &transaction).await.unwrap();
    let err = tenancy.run(FOOBAR, transaction.commit()).await.unwrap_err();
    assert_eq!(refusal(&err), "transaction");
    assert_eq!(titles(&db).await, saw(ACMES));
}

/// Nested transactions keep the tenant, and roll back by themselves.
#[tokio::test]
async fn nested_transactions_keep_the_tenant() {
    let tenancy = tenancy().await;
    let db = tenancy.for_tenant(FOOBAR);
    let outer = db.begin().await.unwrap();
    insert("outer", &outer).await.unwrap();
    let inner = outer.begin().await.unwrap();
    insert("inner", &inner).await.unwrap();
    assert_eq!(titles(&inner).await, saw(&["foobar one", "outer", "inner"]));
    assert_eq!(
        tenancy.context(ACME).unwrap().enter(titles(&inner)).await,
        Err("transaction")
    );
    inner.rollback().await.unwrap();
    outer.commit().await.unwrap();
    assert_eq!(titles(&db).await, saw(&["foobar one", "outer"]));
}

/// Every way to begin a transaction gives a scoped one.
#[tokio::test]
async fn every_way_to_begin() {
    let tenancy = tenancy().await;
    let db = tenancy.for_tenant(ACME);
    let transaction = db.begin_with_config(None, None).await.unwrap();
    assert_eq!(titles(&transaction).await, saw(ACMES));
    drop(transaction);
    let transaction = db
        .begin_with_options(TransactionOptions::default())
        .await
        .unwrap();
    assert_eq!(titles(&transaction).await, saw(ACMES));
    let nested = transaction.begin_with_config(None, None).await.unwrap();
    assert_eq!(titles(&nested).await, saw(ACMES));
    drop(nested);
    let nested = transaction
        .begin_with_options(TransactionOptions::default())
        .await
        .unwrap();
    assert_eq!(titles(&nested).await, saw(ACMES));
}

fn seen(
    result: Result<Vec<String>, TransactionError<Refused>>,
) -> Result<Vec<String>, &'static str> {
    result.map_err(|err| match err {
        TransactionError::Transaction(Refused(name)) => name,
        TransactionError::Connection(err) => refusal(&err),
    })
}

#[derive(Debug)]
struct Refused(&'static str);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// Each closure form, on the connection and nested in a transaction.
#[tokio::test]
async fn every_closure_form() {
    let tenancy = tenancy().await;
    let db: TenancyConnection = tenancy.for_tenant(ACME);

    let result = db
        .transaction(|db| Box::pin(async { titles(db).await.map_err(Refused) }))
        .await;
    assert_eq!(seen(result), saw(ACMES));
    let result = db
        .transaction_with_config(
            |db| Box::pin(async { titles(db).await.map_err(Refused) }),
            None,
            None,
        )
        .await;
    assert_eq!(seen(result), saw(ACMES));
    let result = db
        .transaction_async(async |db| titles(db).await.map_err(Refused))
        .await;
    assert_eq!(seen(result), saw(ACMES));
    let result = db
        .transaction_with_config_async(async |db| titles(db).await.map_err(Refused), None, None)
        .await;
    assert_eq!(seen(result), saw(ACMES));

    let outer = db.begin().await.unwrap();
    let result = outer
        .transaction(|db| Box::pin(async { titles(db).await.map_err(Refused) }))
        .await;
    assert_eq!(seen(result), saw(ACMES));
    let result = outer
        .transaction_with_config(
            |db| Box::pin(async { titles(db).await.map_err(Refused) }),
            None,
            None,
        )
        .await;
    assert_eq!(seen(result), saw(ACMES));
    let result = outer
        .transaction_async(async |db| titles(db).await.map_err(Refused))
        .await;
    assert_eq!(seen(result), saw(ACMES));
    let result = outer
        .transaction_with_config_async(async |db| titles(db).await.map_err(Refused), None, None)
        .await;
    assert_eq!(seen(result), saw(ACMES));
}

/// A closure that fails rolls back, one that succeeds commits.
#[tokio::test]
async fn a_closure_that_fails_rolls_back() {
    let tenancy = tenancy().await;
    let db = tenancy.for_tenant(FOOBAR);
    let failed = db
        .transaction_async(async |db| {
            insert("lost", db).await.map_err(|_| Refused("insert"))?;
            Err::<(), _>(Refused("on purpose"))
        })
        .await;
    assert!(matches!(
        failed,
        Err(TransactionError::Transaction(Refused("on purpose")))
    ));
    let failed = db
        .transaction(|db| {
            Box::pin(async move {
                insert("lost", db).await.map_err(|_| Refused("insert"))?;
                Err::<(), _>(Refused("on purpose"))
            })
        })
        .await;
    assert!(failed.is_err());
    assert_eq!(titles(&db).await, saw(FOOBARS));
    db.transaction_async(async |db| insert("kept", db).await)
        .await
        .unwrap();
    assert_eq!(titles(&db).await, saw(&["foobar one", "kept"]));
}
