//! A panic in the work of one tenant, and a cancellation of the whole.

use std::collections::HashMap;
use std::future::pending;
use std::task::Poll;

use tenancy_core::{Context, CurrentTenant};

use crate::common::{Failed, Trouble, World, blog, caught, here, on_purpose, poll_once};
use crate::work::blogs;

/// A panic in one tenant's work goes through. What ran for others is given up: undone in full, and in their own contexts.
#[tokio::test]
async fn a_panic_for_one_tenant() {
    let world = World::new();
    let run = world
        .lifecycle
        .run_for_each(blogs([1, 2, 3, 4]))
        .concurrency(3)
        .continue_on_error()
        .run(async |tenant: CurrentTenant| {
            world.work(&tenant).await?;
            if tenant == blog(2) {
                on_purpose("blog 2");
            }
            pending::<Result<(), Failed>>().await
        });
    let panic = Context::tenant(blog(9)).enter(caught(run)).await;
    assert_eq!(panic.expect_err("it panics"), "blog 2");
    assert_eq!(here(), "none");
    all_is_undone(&world);
    let lines = world.run(blog(4)).await;
    assert_eq!(lines.expect("nothing fails"), "done");
}

/// The same where each undoing panics as well: the process lives.
#[tokio::test]
async fn a_panic_for_one_tenant_and_in_each_undoing() {
    let world = World::new();
    for name in ["undo one", "undo two", "undo three"] {
        world.trouble(name, Trouble::Panic);
    }
    let run = world
        .lifecycle
        .run_for_each(blogs([1, 2, 3]))
        .concurrency(3)
        .run(async |tenant: CurrentTenant| {
            world.work(&tenant).await?;
            if tenant == blog(3) {
                on_purpose("blog 3");
            }
            pending::<Result<(), Failed>>().await
        });
    assert_eq!(caught(run).await.expect_err("it panics"), "blog 3");
    all_is_undone(&world);
}

/// A callback for progress that panics stops the whole, like a panic of the work.
#[tokio::test]
async fn a_panic_of_the_callback() {
    let world = World::new();
    let run = world
        .lifecycle
        .run_for_each(blogs([1, 2, 3]))
        .concurrency(2)
        .on_progress(|_| on_purpose("the callback"))
        .run(async |tenant| world.work(&tenant).await);
    assert_eq!(caught(run).await.expect_err("it panics"), "the callback");
    all_is_undone(&world);
}

/// The whole is dropped after n polls, for each n until it completes: every tenant's context is undone, exactly once and in
/// reverse, each in its own.
#[tokio::test]
async fn a_cancellation_after_each_poll() {
    let mut times = 0;
    loop {
        let world = World::new();
        let run = world
            .lifecycle
            .run_for_each(blogs([1, 2, 3, 4]))
            .concurrency(2)
            .run(async |tenant| world.work(&tenant).await);
        let mut run = Box::pin(run);
        let mut outcome = Poll::Pending;
        for _ in 0..times {
            outcome = poll_once(run.as_mut()).await;
            if outcome.is_ready() {
                break;
            }
        }
        drop(run);
        assert_eq!(here(), "none");
        all_is_undone(&world);
        if let Poll::Ready(outcome) = outcome {
            assert_eq!(outcome.expect("nothing fails").len(), 4);
            break;
        }
        times += 1;
    }
    assert!(times > 50, "{times}");
}

/// Whatever was made for a tenant was undone for it, once, in reverse and in its context; nothing else happened after the
/// first undoing of a tenant but its last event.
fn all_is_undone(world: &World) {
    assert_eq!(world.ledger.alive(), 0);
    let mut made: HashMap<String, Vec<String>> = HashMap::new();
    for line in world.ledger.taken() {
        let (what, context) = line.split_once(" @ ").expect("it says where");
        let (what, tenant) = what.split_once(" of ").expect("it says whose");
        let left = made.entry(tenant.to_owned()).or_default();
        if let Some(step) = what.strip_prefix("made ") {
            left.push(step.to_owned());
        } else if let Some(step) = what.strip_prefix("undo ") {
            assert_eq!(left.pop().as_deref(), Some(step), "{line}");
            assert!(context.starts_with(tenant), "{line}");
        }
    }
    assert!(made.values().all(Vec::is_empty), "{made:?}");
}
