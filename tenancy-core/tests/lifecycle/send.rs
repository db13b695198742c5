//! Futures that move between threads.

use tenancy_core::lifecycle::Progress;
use tenancy_core::{
    Bootstrapped, Bootstrappers, Context, Events, ForEach, ForEachError, InitializedTenancy,
    Lifecycle, LifecycleError,
};

use crate::common::{Failed, Ledger, World, blog, blogs};

/// The futures of `run`, `initialize`, `end`, `enter` and `run_for_each(..).run(..)` are `Send` when their parts are: a
/// runtime of several threads runs them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn futures_are_send() {
    let world = World::new();
    let runs = (0..8).map(|key| {
        let world = world.clone();
        tokio::spawn(async move {
            world.run(blog(key)).await?;
            let tenancy = world.lifecycle.initialize(blog(key)).await?;
            let seen = tenancy
                .enter(async { Context::current().key(blogs()) })
                .await;
            assert_eq!(seen.as_ref(), Some(blog(key).key()));
            tenancy.end().await?;
            Ok::<_, Failed>(())
        })
    });
    for run in runs.collect::<Vec<_>>() {
        run.await.expect("no panic").expect("nothing fails");
    }
    let for_each = tokio::spawn({
        let world = world.clone();
        async move {
            let names = world
                .lifecycle
                .run_for_each((0..8).map(blog))
                .concurrency(3)
                .on_progress(|progress| assert!(!progress.failed))
                .run(async |tenant| {
                    world.work(&tenant).await?;
                    Ok::<_, Failed>(tenant.to_string())
                });
            names.await
        }
    });
    let names = for_each.await.expect("no panic").expect("nothing fails");
    assert_eq!(names.len(), 8);
    assert_eq!(world.ledger.alive(), 0);
}

/// What applications keep in their state, and hand from thread to thread.
#[test]
fn types_are_send_and_sync() {
    fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<Context>();
    is_send_and_sync::<Events>();
    is_send_and_sync::<Bootstrappers>();
    is_send_and_sync::<Bootstrapped>();
    is_send_and_sync::<Lifecycle>();
    is_send_and_sync::<InitializedTenancy>();
    is_send_and_sync::<LifecycleError>();
    is_send_and_sync::<ForEach<'_, Lifecycle>>();
    is_send_and_sync::<ForEachError<Failed>>();
    is_send_and_sync::<Progress>();
    is_send_and_sync::<Ledger>();
}
