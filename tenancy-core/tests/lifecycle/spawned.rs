//! Tasks that outlive the run in which they were spawned.

use std::sync::Arc;

use tenancy_core::{InCurrentContext, spawn};
use tokio::sync::Semaphore;

use crate::common::{Failed, World, blog, here};
use crate::expected::ALONE;

/// Z48: a task that was spawned with the context keeps it, and its values, after the run is over. Undoing doesn't wait for
/// it: it is done at the end of the run.
#[tokio::test]
async fn a_spawned_task_keeps_the_context() {
    let world = World::new();
    let over = Arc::new(Semaphore::new(0));
    let looks = |over: Arc<Semaphore>| async move {
        let begun = here();
        let waited = over.acquire().await;
        waited.expect("nobody closes it").forget();
        (begun, here())
    };
    let work = async {
        let spawned = spawn(looks(Arc::clone(&over)));
        let carried = tokio::spawn(looks(Arc::clone(&over)).in_current_context());
        let plain = tokio::spawn(looks(Arc::clone(&over)));
        Ok::<_, Failed>((spawned, carried, plain))
    };
    let run = world.lifecycle.run(blog(1), work);
    let (spawned, carried, plain) = run.await.expect("nothing fails");

    let mut expected = ALONE.entering();
    expected.extend(ALONE.leaving());
    assert_eq!(
        world.ledger.taken(),
        expected,
        "undone, with the tasks alive"
    );
    assert_eq!(world.ledger.alive(), 3, "the tasks have them");

    // Another tenant's run in between is nothing to them.
    world.run(blog(2)).await.expect("nothing fails");
    assert_eq!(world.ledger.alive(), 3);

    over.add_permits(3);
    let full = "blog 1 +1 +2 +3".to_owned();
    for task in [spawned, carried] {
        let seen = task.await.expect("no panic");
        assert_eq!(seen, (full.clone(), full.clone()));
    }
    let seen = plain.await.expect("no panic");
    assert_eq!(seen, ("none".to_owned(), "none".to_owned()));
    assert_eq!(world.ledger.alive(), 0, "the last task had them");
}

/// Z48: a task that is aborted lets go of them as well.
#[tokio::test]
async fn an_aborted_task_lets_go() {
    let world = World::new();
    let work = async { Ok::<_, Failed>(spawn(std::future::pending::<()>())) };
    let run = world.lifecycle.run(blog(1), work);
    let task = run.await.expect("nothing fails");
    assert_eq!(world.ledger.alive(), 3);
    task.abort();
    assert!(task.await.expect_err("it never ends").is_cancelled());
    assert_eq!(world.ledger.alive(), 0);
}
