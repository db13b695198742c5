//! Panics in closures of transactions.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, PaginatorTrait, Set, TransactionTrait};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{member, ticket};
use tenancy_tests::{TestContext, each_backend};

use crate::world::{Pool, World};

each_backend![
    a_panic_in_a_transaction_rolls_it_back,
    a_panic_in_a_nested_transaction_rolls_back_to_its_savepoint,
    a_task_that_panics_gives_its_transaction_back,
];

const OWN: i32 = 1;
const OTHER: i32 = 2;

/// One connection: whoever comes after a panic gets the one on which it happened.
async fn world(context: &TestContext) -> World {
    let pool = Pool {
        connections: 1,
        acquire: Duration::from_secs(20),
    };
    World::build(context, 2, pool).await
}

fn ticket() -> ticket::ActiveModel {
    ticket::ActiveModel {
        title: Set(Some(OWN.to_string())),
        ..Default::default()
    }
}

async fn write(transaction: &TenancyTransaction) -> Result<(), DbErr> {
    ticket().insert(transaction).await?;
    let member = member::ActiveModel {
        name: Set(OWN.to_string()),
        ..Default::default()
    };
    member.insert(transaction).await.map(drop)
}

fn on_purpose(purpose: bool) {
    assert!(!purpose, "on purpose");
}

async fn written(world: &World) -> (u64, u64) {
    let tickets = ticket::Entity::find().count(&world.outside).await.unwrap();
    let members = member::Entity::find().count(&world.outside).await.unwrap();
    (tickets, members)
}

/// Vectors 173, 174: every form of closure, in the outer context of another tenant.
async fn a_panic_in_a_transaction_rolls_it_back(context: TestContext) {
    let world = world(&context).await;
    let db = world.tenancy.connection();
    for form in 0..4 {
        let panics = async {
            match form {
                0 => {
                    let closure = db.transaction(|transaction| {
                        Box::pin(async move {
                            write(transaction).await?;
                            on_purpose(true);
                            Ok::<_, DbErr>(())
                        })
                    });
                    closure.await.unwrap();
                }
                1 => {
                    let closure = db.transaction_async(async |transaction| {
                        write(transaction).await?;
                        on_purpose(true);
                        Ok::<_, DbErr>(())
                    });
                    closure.await.unwrap();
                }
                2 => {
                    let transaction = db.begin().await.unwrap();
                    write(&transaction).await.unwrap();
                    on_purpose(true);
                }
                _ => {
                    let closure = db.transaction_async(async |outer| {
                        write(outer).await?;
                        let inner = outer.begin().await?;
                        write(&inner).await?;
                        on_purpose(true);
                        inner.commit().await
                    });
                    closure.await.unwrap();
                }
            }
        };
        let outer = async {
            let inner = AssertUnwindSafe(world.tenancy.context(OWN).unwrap().enter(panics));
            inner.catch_unwind().await.unwrap_err();
            assert_eq!(world.current(), Some(i64::from(OTHER)));
            World::count(&db).await.unwrap();
        };
        world.tenancy.context(OTHER).unwrap().enter(outer).await;
        assert_eq!(written(&world).await, (0, 0), "form {form}");
        assert_eq!(world.counted(OTHER).await, form + 1);
    }
    assert_eq!(world.open_transactions().await, 0);
}

/// Vectors 168, 174
async fn a_panic_in_a_nested_transaction_rolls_back_to_its_savepoint(context: TestContext) {
    let world = world(&context).await;
    let outer = world.tenancy.for_tenant(OWN).begin().await.unwrap();
    write(&outer).await.unwrap();
    let nested = outer.transaction_async(async |inner| {
        write(inner).await?;
        on_purpose(true);
        Ok::<_, DbErr>(())
    });
    let panicked = AssertUnwindSafe(nested).catch_unwind().await;
    assert!(panicked.is_err());
    write(&outer).await.unwrap();
    outer.commit().await.unwrap();
    assert_eq!(written(&world).await, (2, 2));
}

/// Vector 174
async fn a_task_that_panics_gives_its_transaction_back(context: TestContext) {
    let world = world(&context).await;
    let db = world.tenancy.for_tenant(OWN);
    let task = tokio::spawn(async move {
        let transaction = db.begin().await.unwrap();
        write(&transaction).await.unwrap();
        on_purpose(true);
        transaction.commit().await.unwrap();
    });
    assert!(task.await.unwrap_err().is_panic());
    World::count(&world.tenancy.for_tenant(OTHER))
        .await
        .unwrap();
    assert_eq!(written(&world).await, (0, 0));
    assert_eq!(world.counted(OTHER).await, 1);
    assert_eq!(world.open_transactions().await, 0);
}
