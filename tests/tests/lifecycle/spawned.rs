//! Tasks and threads that a context starts. The plain cases are among the behaviours; here are the roundabout ones.

use std::time::Duration;

use sea_orm::{DbErr, EntityTrait, PaginatorTrait};
use tenancy_sea::TenancyError;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::post;
use tenancy_tests::{TestContext, assert_refused, each_backend};
use tokio::runtime::Handle;
use tokio::task::{JoinSet, spawn_blocking, yield_now};

use crate::world::{Pool, World};

each_backend![
    threads_and_blocking_tasks_have_no_context,
    a_carried_tenant_is_carried_on,
    every_context_is_carried_as_it_is,
    an_opened_restriction_is_carried_by_nothing,
    what_is_dropped_with_a_future_stands_in_no_other_context,
];

const TENANTS: u64 = 3;

async fn world(context: &TestContext) -> World {
    let pool = Pool {
        connections: 3,
        acquire: Duration::from_secs(20),
    };
    World::build(context, 3, pool).await
}

async fn count(db: TenancyConnection) -> Result<u64, DbErr> {
    yield_now().await;
    post::Entity::find().count(&db).await
}

/// Vectors 164, 165
async fn threads_and_blocking_tasks_have_no_context(context: TestContext) {
    let world = world(&context).await;
    let db = world.tenancy.connection();
    let inside = async {
        let (one, other, third) = (db.clone(), db.clone(), db.clone());
        let runtime = Handle::current();
        let blocking = spawn_blocking(move || Handle::current().block_on(count(one))).await;
        let thread = std::thread::spawn(move || runtime.block_on(count(other)));
        let thread = spawn_blocking(move || thread.join()).await.unwrap();
        let mut set = JoinSet::new();
        set.spawn(count(third));
        let joined = set.join_next().await.unwrap();
        [blocking.unwrap(), thread.unwrap(), joined.unwrap()]
    };
    for outcome in world.tenancy.context(1).unwrap().enter(inside).await {
        assert_refused!(outcome, TenancyError::NoTenant { .. });
    }
}

/// Vector 164: a task of a task of a task, each with its parent gone.
#[allow(
    clippy::async_yields_async,
    reason = "the handle is what outlives the context"
)]
async fn a_carried_tenant_is_carried_on(context: TestContext) {
    let world = world(&context).await;
    let db = world.tenancy.connection();
    for tenant in 1..=3 {
        let db = db.clone();
        let spawns = async move {
            tenancy_sea::spawn(async move {
                tenancy_sea::spawn(async move {
                    let carried = async move {
                        let own = post::Entity::find().one(&db).await.unwrap().unwrap();
                        (own.blog_id, count(db).await)
                    };
                    tokio::spawn(carried.in_current_context())
                })
            })
        };
        let first = world.tenancy.context(tenant).unwrap().enter(spawns).await;
        let third = first.await.unwrap().await.unwrap();
        assert_eq!(third.await.unwrap(), (tenant, Ok(1)));
    }
}

/// Spec §3: central is central, none is none.
async fn every_context_is_carried_as_it_is(context: TestContext) {
    let world = world(&context).await;
    let db = world.tenancy.connection();
    let spawn = || {
        let db = db.clone();
        async move { tenancy_sea::spawn(count(db)).await.unwrap() }
    };
    assert_eq!(world.tenancy.central(spawn()).await, Ok(TENANTS));
    assert_refused!(spawn().await, TenancyError::NoTenant { .. });
    let nested = world.tenancy.central(world.tenancy.run(2, spawn()));
    assert_eq!(nested.await, Ok(1));
}

/// Spec §3, §8: neither by the closure form nor by the paired one, and not while the guard is still held.
async fn an_opened_restriction_is_carried_by_nothing(context: TestContext) {
    let world = world(&context).await;
    let db = world.tenancy.connection();
    let inside = async {
        let guard = post::Entity::ignore_tenant_restrictions().unwrap();
        assert_eq!(count(db.clone()).await, Ok(TENANTS));
        let spawned = tenancy_sea::spawn(count(db.clone()));
        let carried = tokio::spawn(count(db.clone()).in_current_context());
        assert_eq!(spawned.await.unwrap(), Ok(1));
        assert_eq!(carried.await.unwrap(), Ok(1));
        // Carried out of one opening into another's: restricted in itself, and the other stays open around it.
        let carried = count(db.clone()).in_current_context();
        drop(guard);
        let opened = post::Entity::without_tenant_restrictions(async || {
            let carried = carried.await;
            (carried, count(db.clone()).await)
        });
        assert_eq!(opened.await, (Ok(1), Ok(TENANTS)));
        // A guard that travels opens the context in which it was made, not the one in which it is held.
        let guard = post::Entity::ignore_tenant_restrictions().unwrap();
        let other = db.clone();
        let held = tenancy_sea::spawn(async move {
            let counted = count(other).await;
            drop(guard);
            counted
        });
        assert_eq!(held.await.unwrap(), Ok(1));
        assert_eq!(count(db.clone()).await, Ok(1), "the guard is gone");
    };
    world.tenancy.context(1).unwrap().enter(inside).await;
}

/// Looks where it stands when it is dropped.
struct Witness<'w> {
    world: &'w World,
    seen: &'w std::sync::Mutex<Vec<Option<i64>>>,
}

impl Drop for Witness<'_> {
    fn drop(&mut self) {
        self.seen.lock().unwrap().push(self.world.current());
    }
}

/// Vectors 165, 174: drop order. What a future owns is dropped in the future's own context, also when it is given up in
/// another one.
async fn what_is_dropped_with_a_future_stands_in_no_other_context(context: TestContext) {
    let world = world(&context).await;
    let seen = std::sync::Mutex::new(Vec::new());
    for polls in 0..3 {
        let witness = Witness {
            world: &world,
            seen: &seen,
        };
        let inner = world.tenancy.context(1).unwrap().enter(async move {
            let _witness = witness;
            yield_now().await;
        });
        world
            .tenancy
            .context(2)
            .unwrap()
            .enter(tenancy_tests::polled(polls, inner))
            .await;
    }
    assert_eq!(*seen.lock().unwrap(), [Some(1); 3]);
}
