//! Streams and pages that outlive the scope in which they were made.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::{FutureExt, Stream, StreamExt, TryStreamExt};
use sea_orm::{
    DatabaseConnection, DbErr, EntityTrait, PaginatorTrait, QueryOrder, Set, TransactionTrait,
};
use tenancy_sea::TenancyError;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::ticket;
use tenancy_tests::{TestContext, assert_refused, each_backend};

use crate::tally::look;
use crate::world::{Pool, World};

each_backend![
    a_stream_stays_its_tenants_wherever_it_is_polled,
    a_stream_stays_its_tenants_in_another_task,
    a_stream_in_a_transaction_stays_its_tenants,
    streams_of_two_tenants_polled_in_turn_stay_apart,
    a_stream_that_is_dropped_or_panics_leaves_the_connection_whole,
    a_stream_that_was_never_polled_belongs_to_whoever_awaits_it,
    pages_belong_to_whoever_fetches_them,
];

const ROWS: usize = 30;
const OWN: i32 = 1;
const OTHER: i32 = 2;

async fn world(context: &TestContext) -> World {
    let pool = Pool {
        connections: 3,
        acquire: Duration::from_secs(20),
    };
    let world = World::build(context, 2, pool).await;
    fill(&world.outside).await;
    world
}

async fn fill(raw: &DatabaseConnection) {
    let tickets = (0..ROWS)
        .flat_map(|_| [OWN, OTHER])
        .map(|tenant| ticket::ActiveModel {
            blog_id: Set(tenant),
            title: Set(Some(tenant.to_string())),
            ..Default::default()
        });
    let tickets = ticket::Entity::insert_many(tickets);
    tickets.exec_without_returning(raw).await.unwrap();
}

/// Reads a stream to its end. Every row must be the tenant's, and none be missing.
async fn all_of(
    tenant: i32,
    rows: usize,
    mut stream: impl Stream<Item = Result<ticket::Model, DbErr>> + Unpin,
) {
    let mut seen = 0;
    while let Some(ticket) = stream.try_next().await.unwrap() {
        seen += look(tenant, [&ticket]);
        tokio::task::yield_now().await;
    }
    assert_eq!(seen, rows as u64);
}

/// Vectors 165, 183: one row where it was made, the others elsewhere.
async fn a_stream_stays_its_tenants_wherever_it_is_polled(context: TestContext) {
    let world = world(&context).await;
    let tenancy = &world.tenancy;
    for db in [tenancy.connection(), tenancy.for_tenant(OWN)] {
        for elsewhere in 0..5 {
            let first = async {
                let mut stream = ticket::Entity::find().stream(&db).await.unwrap();
                look(OWN, [&stream.next().await.unwrap().unwrap()]);
                stream
            };
            let stream = tenancy.context(OWN).unwrap().enter(first).await;
            let rest = all_of(OWN, ROWS - 1, stream);
            match elsewhere {
                0 => tenancy.context(OTHER).unwrap().enter(rest).await,
                1 => tenancy.central(rest).await,
                2 => rest.await,
                3 => ticket::Entity::without_tenant_restrictions(|| rest).await,
                _ => {
                    let inside = tenancy.central(tenancy.context(OTHER).unwrap().enter(rest));
                    tenancy.context(OWN).unwrap().enter(inside).await;
                }
            }
        }
    }
}

/// Vectors 164, 183
async fn a_stream_stays_its_tenants_in_another_task(context: TestContext) {
    let world = world(&context).await;
    // A stream borrows its connection, and a task outlives whatever it could borrow from.
    let db: &'static TenancyConnection = Box::leak(Box::new(world.tenancy.connection()));
    let stream = || world.tenancy.run(OWN, ticket::Entity::find().stream(db));
    let plain = tokio::spawn(all_of(OWN, ROWS, stream().await.unwrap()));
    let others = tokio::spawn(world.tenancy.context(OTHER).unwrap().enter(all_of(
        OWN,
        ROWS,
        stream().await.unwrap(),
    )));
    plain.await.unwrap();
    others.await.unwrap();
    world.pool.close().await.unwrap();
}

/// Vectors 183, 184
async fn a_stream_in_a_transaction_stays_its_tenants(context: TestContext) {
    let world = world(&context).await;
    let db = world.tenancy.connection();
    let transaction = world.tenancy.run(OWN, db.begin()).await.unwrap();
    let nested = world.tenancy.run(OWN, transaction.begin()).await.unwrap();
    let stream = ticket::Entity::find().stream(&nested);
    let stream = world.tenancy.run(OWN, stream).await.unwrap();
    world
        .tenancy
        .context(OTHER)
        .unwrap()
        .enter(all_of(OWN, ROWS, stream))
        .await;
    let refused = ticket::Entity::find().stream(&nested);
    let refused = world
        .tenancy
        .context(OTHER)
        .unwrap()
        .enter(refused)
        .await
        .map(drop);
    assert_refused!(refused, TenancyError::TenantMismatch { .. });
    nested.rollback().await.unwrap();
    transaction.rollback().await.unwrap();
}

/// Vectors 163, 166
async fn streams_of_two_tenants_polled_in_turn_stay_apart(context: TestContext) {
    let world = world(&context).await;
    let db = world.tenancy.connection();
    let stream = |tenant| {
        world
            .tenancy
            .run(tenant, ticket::Entity::find().stream(&db))
    };
    let (own, other) = (stream(OWN).await.unwrap(), stream(OTHER).await.unwrap());
    let mut pairs = own.zip(other);
    let mut seen = 0;
    let inside = async {
        while let Some((own, other)) = pairs.next().await {
            seen += look(OWN, [&own.unwrap()]) + look(OTHER, [&other.unwrap()]);
        }
    };
    world.tenancy.context(OTHER).unwrap().enter(inside).await;
    assert_eq!(seen, 2 * ROWS as u64);
}

/// Vector 174: with a single connection, which the next tenant gets.
async fn a_stream_that_is_dropped_or_panics_leaves_the_connection_whole(context: TestContext) {
    let pool = Pool {
        connections: 1,
        acquire: Duration::from_secs(20),
    };
    let world = World::build(&context, 2, pool).await;
    fill(&world.outside).await;
    let db = world.tenancy.connection();
    for rows in [0, 1, ROWS / 2, ROWS] {
        for panics in [false, true] {
            let half = async {
                let mut stream = ticket::Entity::find().stream(&db).await.unwrap();
                for _ in 0..rows {
                    look(OWN, [&stream.next().await.unwrap().unwrap()]);
                }
                assert!(!panics, "on purpose");
            };
            let outer = async {
                let half = AssertUnwindSafe(world.tenancy.context(OWN).unwrap().enter(half))
                    .catch_unwind();
                assert_eq!(half.await.is_err(), panics);
                assert_eq!(world.current(), Some(i64::from(OTHER)));
                World::count(&db).await.unwrap();
                all_of(
                    OTHER,
                    ROWS,
                    ticket::Entity::find().stream(&db).await.unwrap(),
                )
                .await;
            };
            world.tenancy.context(OTHER).unwrap().enter(outer).await;
        }
    }
    assert_eq!(world.counted(OTHER).await, 8);
}

/// Vectors 165, 181: what was not awaited has not been run for anybody.
#[allow(clippy::async_yields_async, reason = "it is awaited elsewhere")]
async fn a_stream_that_was_never_polled_belongs_to_whoever_awaits_it(context: TestContext) {
    let world = world(&context).await;
    let (follows, bound) = (world.tenancy.connection(), world.tenancy.for_tenant(OWN));
    let make = |db| {
        world
            .tenancy
            .context(OWN)
            .unwrap()
            .enter(async move { ticket::Entity::find().stream(db) })
    };
    let lazy = make(&follows).await;
    let stream = world
        .tenancy
        .context(OTHER)
        .unwrap()
        .enter(lazy)
        .await
        .unwrap();
    all_of(OTHER, ROWS, stream).await;
    assert_refused!(
        make(&follows).await.await.map(drop),
        TenancyError::NoTenant { .. }
    );
    let lazy = make(&bound).await;
    let refused = world
        .tenancy
        .context(OTHER)
        .unwrap()
        .enter(lazy)
        .await
        .map(drop);
    assert_refused!(refused, TenancyError::TenantMismatch { .. });
    all_of(OWN, ROWS, make(&bound).await.await.unwrap()).await;
}

/// Vectors 176, 181: a page is a statement of its own.
async fn pages_belong_to_whoever_fetches_them(context: TestContext) {
    let world = world(&context).await;
    let (follows, bound) = (world.tenancy.connection(), world.tenancy.for_tenant(OWN));
    let tickets = || ticket::Entity::find().order_by_asc(ticket::Column::Id);
    let pages = tickets().paginate(&follows, 7);
    look(
        OWN,
        &world.tenancy.run(OWN, pages.fetch_page(0)).await.unwrap(),
    );
    look(
        OTHER,
        &world.tenancy.run(OTHER, pages.fetch_page(1)).await.unwrap(),
    );
    assert_refused!(pages.fetch_page(2).await, TenancyError::NoTenant { .. });
    let pages = tickets().paginate(&bound, 7);
    look(OWN, &pages.fetch_page(0).await.unwrap());
    let refused = world.tenancy.run(OTHER, pages.fetch_page(1)).await;
    assert_refused!(refused, TenancyError::TenantMismatch { .. });
    let mut pages = tickets().paginate(&follows, 7).into_stream();
    look(
        OWN,
        &world
            .tenancy
            .context(OWN)
            .unwrap()
            .enter(pages.next())
            .await
            .unwrap()
            .unwrap(),
    );
    look(
        OTHER,
        &world
            .tenancy
            .context(OTHER)
            .unwrap()
            .enter(pages.next())
            .await
            .unwrap()
            .unwrap(),
    );
}
