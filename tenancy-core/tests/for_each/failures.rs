//! The work fails for some tenants.

use std::error::Error;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tenancy_core::event::InitializingTenancy;
use tenancy_core::{BoxError, Context, Events, ForEachError, Lifecycle, LifecycleError};

use crate::common::{Failed, Trouble, World, blog, here};
use crate::work::{Work, blogs};

/// Z38: a failure names the tenant, and the work is begun for nobody after it; the outer context is back.
#[tokio::test]
async fn a_failure_stops_it() {
    let lifecycle = Lifecycle::default();
    let work = Work::failing_for([2]);
    let outer = Context::tenant(blog(9)).enter(async {
        let run = lifecycle.run_for_each(blogs([1, 2, 3, 4]));
        let failed = run.run(|tenant| work.run(tenant)).await;
        assert_eq!(here(), "blog 9");
        failed.expect_err("it fails for blog 2")
    });
    let failed = outer.await;
    assert_eq!(
        work.notes(),
        [
            "blog 1 begins",
            "blog 1 ends",
            "blog 2 begins",
            "blog 2 fails"
        ]
    );
    assert_eq!(failed.failures.len(), 1);
    assert_eq!(failed.failures[0].0, blog(2));
    assert_eq!(failed.succeeded, [blog(1)]);
    assert_eq!(failed.not_begun, [blog(3), blog(4)]);
    assert_eq!(
        failed.to_string(),
        "failed for 1 of 4 tenants: blog 2: the work failed: no; not begun for 2"
    );
}

/// Z38: what runs already is finished, for success or failure; what waits is not begun.
#[tokio::test]
async fn what_runs_already_is_finished() {
    let work = Work::failing_for([1, 3]);
    let failed = Lifecycle::default()
        .run_for_each(blogs(1..=6))
        .concurrency(3)
        .run(|tenant| work.run(tenant))
        .await;
    let failed = failed.expect_err("it fails for two");
    assert_eq!(
        work.notes(),
        [
            "blog 1 begins",
            "blog 2 begins",
            "blog 3 begins",
            "blog 1 fails",
            "blog 3 fails",
            "blog 2 ends"
        ]
    );
    assert_eq!(failed.succeeded, [blog(2)]);
    assert_eq!(failed.not_begun, [blog(4), blog(5), blog(6)]);
    assert_eq!(
        failed.to_string(),
        "failed for 2 of 6 tenants: blog 1: the work failed: no; blog 3: the work failed: no; not begun for 3"
    );
}

/// Z38: where the work fails for the first one at once, it is begun for nobody else, though the bound would let it.
#[tokio::test]
async fn a_failure_at_once() {
    let begun = Mutex::new(Vec::new());
    let failed = Lifecycle::default()
        .run_for_each(blogs([1, 2, 3, 4]))
        .concurrency(3)
        .on_progress(|progress| assert_eq!((&progress.tenant, progress.finished), (&blog(1), 1)))
        .run(async |tenant| {
            begun.lock().expect("nobody panics").push(tenant);
            Err::<(), _>(Failed::Work("no".into()))
        })
        .await;
    assert_eq!(*begun.lock().expect("nobody panics"), [blog(1)]);
    let failed = failed.expect_err("it fails");
    assert!(failed.succeeded.is_empty());
    assert_eq!(failed.not_begun, blogs([2, 3, 4]), "in their order");
}

/// Z38: told to, it goes on with the others, and names all for whom it failed.
#[tokio::test]
async fn it_goes_on_after_an_error() {
    for concurrency in [1, 2, 8] {
        let work = Work::failing_for([2, 4]);
        let failed = Lifecycle::default()
            .run_for_each(blogs(1..=5))
            .concurrency(concurrency)
            .continue_on_error()
            .run(|tenant| work.run(tenant))
            .await;
        let failed = failed.expect_err("it fails for two");
        let named: Vec<_> = failed.failures.iter().map(|(tenant, _)| tenant).collect();
        assert_eq!(named, [&blog(2), &blog(4)]);
        assert_eq!(failed.succeeded, [blog(1), blog(3), blog(5)]);
        assert!(failed.not_begun.is_empty());
        assert_eq!(
            failed.to_string(),
            "failed for 2 of 5 tenants: blog 2: the work failed: no; blog 4: the work failed: no"
        );
        let ends = work
            .notes()
            .into_iter()
            .filter(|note| note.ends_with("ends"));
        assert_eq!(ends.count(), 3);
    }
}

/// Z38: a tenant whose context can't be entered, or not be left in good order, is one for whom it failed.
#[tokio::test]
async fn a_context_that_fails() {
    for (point, runs) in [("bootstrap two", false), ("undo two", true)] {
        let world = World::new();
        world.trouble(point, Trouble::Error);
        let ran = AtomicUsize::new(0);
        let failed = world
            .lifecycle
            .run_for_each(blogs([1, 2]))
            .continue_on_error()
            .run(async |_| {
                ran.fetch_add(1, Ordering::Relaxed);
                Ok::<_, LifecycleError>(())
            })
            .await;
        let failed = failed.expect_err("both fail");
        assert_eq!(failed.failures.len(), 2);
        for (tenant, err) in &failed.failures {
            assert_eq!(&err.tenant, tenant);
        }
        assert_eq!(ran.load(Ordering::Relaxed), if runs { 2 } else { 0 });
        assert_eq!(world.ledger.alive(), 0);
    }
}

/// Z38: a listener may keep it from one tenant; the others have their turn.
#[tokio::test]
async fn a_veto_for_one_tenant() {
    let events = Events::new();
    events.listen::<InitializingTenancy>(|event: InitializingTenancy| async move {
        match event.tenant == blog(2) {
            true => Err(BoxError::from("suspended")),
            false => Ok(()),
        }
    });
    let failed: ForEachError<BoxError> = Lifecycle::new(events)
        .run_for_each(blogs([1, 2, 3]))
        .continue_on_error()
        .run(async |_| Ok(()))
        .await
        .expect_err("blog 2 is suspended");
    assert_eq!(failed.succeeded, [blog(1), blog(3)]);
    // Also where failures are boxed, it is an error that can be passed on.
    let boxed: Box<dyn Error + Send + Sync> = failed.into();
    assert_eq!(
        boxed.to_string(),
        "failed for 1 of 3 tenants: blog 2: the context of blog 2 could not be entered; nothing is left of it: \
         a listener of InitializingTenancy failed: suspended"
    );
}
