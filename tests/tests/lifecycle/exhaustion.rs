//! Pools that run dry.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{join_all, try_join_all};
use futures_util::{FutureExt, StreamExt};
use sea_orm::{DbErr, EntityTrait, TransactionTrait};
use tenancy_sea::TenancyError;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::post;
use tenancy_tests::{TestContext, each_backend};
use tokio::time::{sleep, timeout};

use crate::tally::{self, look};
use crate::world::{Pool, World};

each_backend![one_connection_comes_back, two_connections_come_back];

const TASKS: usize = 84;
const TENANTS: i32 = 7;
const HELD: Duration = Duration::from_millis(60);

async fn one_connection_comes_back(context: TestContext) {
    storm(&context, 1).await;
}

async fn two_connections_come_back(context: TestContext) {
    storm(&context, 2).await;
}

/// Vectors 167, 174, 186: who gets no connection gets an error, nothing else happens, and afterwards all connections are
/// there, with no transaction open on any.
async fn storm(context: &TestContext, connections: u32) {
    let pool = Pool {
        connections,
        acquire: Duration::from_secs(1),
    };
    let world = Arc::new(World::build(context, TENANTS, pool).await);
    let tasks = (0..TASKS).map(|number| {
        let world = Arc::clone(&world);
        let task = async move {
            tally::task();
            let tenant = i32::try_from(number).unwrap() % TENANTS + 1;
            let outcome = if number % 2 == 0 {
                hold(&world.tenancy.for_tenant(tenant), tenant, number).await
            } else {
                let db = world.tenancy.connection();
                world.tenancy.run(tenant, hold(&db, tenant, number)).await
            };
            (tenant, outcome)
        };
        tokio::spawn(task)
    });
    let (mut counted, mut dry) = ([0; TENANTS as usize], 0);
    for task in join_all(tasks).await {
        let (tenant, outcome) = task.unwrap();
        match outcome {
            Ok(written) => counted[usize::try_from(tenant).unwrap() - 1] += written,
            Err(DbErr::ConnectionAcquire(_)) => dry += 1,
            Err(err) => panic!("{err:?}: {:?}", TenancyError::from_db_err(&err)),
        }
    }
    assert!(dry > 0, "the pool never ran dry");
    for (tenant, expected) in (1..).zip(counted) {
        assert_eq!(
            world.counted(tenant).await,
            expected,
            "counter of tenant {tenant}"
        );
    }
    all_connections_are_there(&world, connections).await;
}

/// Uses a connection for a while in one of several ways. Returns how many counts were acknowledged.
async fn hold(db: &TenancyConnection, tenant: i32, number: usize) -> Result<i32, DbErr> {
    match number % 7 {
        0 => {
            let transaction = db.begin().await?;
            World::count(&transaction).await?;
            sleep(HELD).await;
            transaction.commit().await?;
            Ok(1)
        }
        1 => {
            let outer = db.begin().await?;
            World::count(&outer).await?;
            let inner = outer.begin().await?;
            World::count(&inner).await?;
            sleep(HELD).await;
            Ok(0)
        }
        2 => {
            let panics = db.transaction_async(async |transaction| {
                World::count(transaction).await?;
                sleep(HELD).await;
                if number < TASKS {
                    panic!("on purpose");
                }
                Ok::<_, DbErr>(())
            });
            match AssertUnwindSafe(panics).catch_unwind().await {
                Err(_) => Ok(0),
                Ok(Err(sea_orm::TransactionError::Connection(err))) => Err(err),
                Ok(outcome) => panic!("{outcome:?}"),
            }
        }
        3 => {
            let never = async {
                let transaction = db.begin().await?;
                World::count(&transaction).await?;
                std::future::pending::<Result<(), DbErr>>().await
            };
            // Longer than a connection is waited for: it is given up while nothing happens.
            match timeout(Duration::from_millis(1_500), never).await {
                Ok(outcome) => outcome.map(|()| 0),
                Err(_) => Ok(0),
            }
        }
        4 => {
            World::count(db).await?;
            Ok(1)
        }
        5 => {
            let mut posts = post::Entity::find().stream(db).await?;
            if let Some(post) = posts.next().await {
                look(tenant, [&post?]);
            }
            sleep(HELD).await;
            Ok(0)
        }
        _ => {
            // Mostly while it waits for a connection.
            let _ = timeout(Duration::from_millis(40), db.begin()).await;
            Ok(0)
        }
    }
}

/// As many transactions as the pool has connections begin at once, one more doesn't, and nothing is left open.
pub async fn all_connections_are_there(world: &World, connections: u32) {
    let db = world.tenancy.for_tenant(1);
    let begun = try_join_all((0..connections).map(|_| db.begin())).await;
    let begun = begun.expect("every connection is to be had at once");
    for found in join_all(
        begun
            .iter()
            .map(|transaction| post::Entity::find().all(transaction)),
    )
    .await
    {
        look(1, &found.unwrap());
    }
    let overfull = db.begin().await;
    assert!(
        matches!(overfull, Err(DbErr::ConnectionAcquire(_))),
        "{overfull:?}"
    );
    for transaction in begun {
        transaction.rollback().await.unwrap();
    }
    let before = world.counted(1).await;
    try_join_all((0..connections).map(|_| World::count(&db)))
        .await
        .unwrap();
    assert_eq!(
        world.counted(1).await,
        before + i32::try_from(connections).unwrap()
    );
    assert_eq!(world.open_transactions().await, 0);
}
