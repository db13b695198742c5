//! Undoing what was bootstrapped, whatever fails.

use std::panic::{AssertUnwindSafe, catch_unwind};

use async_trait::async_trait;
use tenancy_core::lifecycle::LifecycleFailure;
use tenancy_core::{
    Bootstrapped, Bootstrapper, Bootstrappers, BoxError, CurrentTenant, Events, Lifecycle,
    Panicked, spawn,
};

use crate::common::{
    Failed, Ledger, Told, Trouble, World, blog, caught, give_way, here, on_purpose, poll_once,
};
use crate::makes::lifecycle;

/// Z41: undoing that fails or panics keeps none from being undone; all are reported, in the order in which it was tried,
/// each with its bootstrapper's name. The work's value is lost, the work is done.
#[tokio::test]
async fn all_is_undone_whatever_fails() {
    let ledger = Ledger::default();
    let made = ledger.clone();
    let lifecycle = lifecycle("cache", move |_| {
        let mut bootstrapped = Bootstrapped::nothing();
        for (step, outcome) in ["fine", "error", "panic", "fine", "panic", "error"]
            .into_iter()
            .enumerate()
        {
            let ledger = made.clone();
            bootstrapped = bootstrapped.and_undo(move || {
                ledger.note(format!("{step} {outcome}"));
                match outcome {
                    "error" => Err(format!("no {step}").into()),
                    "panic" => on_purpose("on purpose"),
                    _ => Ok(()),
                }
            });
        }
        Ok(bootstrapped)
    });
    let work = async {
        ledger.note("work");
        Ok::<_, Failed>(())
    };
    let failed = lifecycle.run(blog(1), work).await;
    let failed = failed.expect_err("it can't be undone").lifecycle();
    assert_eq!(
        ledger.taken(),
        [
            "work @ blog 1",
            "5 error @ blog 1",
            "4 panic @ blog 1",
            "3 fine @ blog 1",
            "2 panic @ blog 1",
            "1 error @ blog 1",
            "0 fine @ blog 1",
        ]
    );
    assert_eq!(
        failed.to_string(),
        "the context of blog 1 could not be left in good order: \
         bootstrapper `cache` could not be undone: no 5; also: \
         bootstrapper `cache` could not be undone: it panicked: on purpose; also: \
         bootstrapper `cache` could not be undone: it panicked: on purpose; also: \
         bootstrapper `cache` could not be undone: no 1"
    );
    let panics = failed.failures.iter().filter(|failure| {
        matches!(failure, LifecycleFailure::Revert { source, .. } if source.is::<Panicked>())
    });
    assert_eq!(panics.count(), 2);
    assert_eq!(here(), "none");
}

/// What can't be undone where the work failed is written, and the work's own error is what the caller has.
#[tokio::test]
async fn undoing_that_fails_after_the_work_failed_is_written() {
    let (told, _guard) = Told::listen();
    let world = World::new();
    world
        .trouble("undo three", Trouble::Panic)
        .trouble("undo one", Trouble::Error);
    let lines = || {
        let begin = "a tenant's context was left in disorder tenant=blog 1 failure=bootstrapper";
        [
            format!("{begin} `three` could not be undone: it panicked: on purpose"),
            format!("{begin} `one` could not be undone: no undo one"),
        ]
    };
    let work = async { Err::<(), _>(Failed::Work("no".into())) };
    let failed = world.lifecycle.run(blog(1), work).await;
    assert_eq!(
        failed.expect_err("it fails").to_string(),
        "the work failed: no"
    );
    assert_eq!(told.taken(), lines());

    let work = async { on_purpose("the work") };
    let panic = caught(world.lifecycle.run::<_, (), Failed>(blog(1), work)).await;
    assert_eq!(panic.expect_err("it panics"), "the work");
    assert_eq!(told.taken(), lines());
}

/// Dropping what a bootstrapper made undoes it in reverse, once, also while a panic unwinds and with panics of its own.
#[test]
fn dropping_undoes() {
    let (told, _guard) = Told::listen();
    let ledger = Ledger::default();
    let made = |name: &'static str| {
        let ledger = ledger.clone();
        move || {
            ledger.note(name);
            match name {
                "error" => Err("no".into()),
                "panic" => on_purpose("on purpose"),
                _ => Ok(()),
            }
        }
    };
    let all = || {
        Bootstrapped::value(ledger.made::<1>(&blog(1)))
            .and_undo(made("first"))
            .and_undo(made("panic"))
            .and_undo(made("error"))
            .and_undo(made("last"))
    };
    let undone = [
        "last @ none",
        "error @ none",
        "panic @ none",
        "first @ none",
    ];
    let written = [
        "a bootstrapper could not be undone err=no",
        "a bootstrapper could not be undone err=it panicked: on purpose",
    ];
    drop(all());
    assert_eq!(ledger.taken(), undone);
    assert_eq!(told.taken(), written);

    let unwinds = catch_unwind(AssertUnwindSafe(|| {
        let _made = all();
        let _more = all();
        on_purpose("unwinds");
    }));
    assert!(unwinds.is_err());
    assert_eq!(ledger.taken(), [undone, undone].concat());
    assert_eq!(told.taken(), [written, written].concat());
    assert_eq!(ledger.alive(), 0);
}

/// An error that can't even be written keeps nothing from being undone, while a panic unwinds least of all.
#[tokio::test]
async fn an_error_that_panics_when_it_is_written() {
    #[derive(Debug)]
    struct Unspeakable;
    impl std::fmt::Display for Unspeakable {
        fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            on_purpose("unspeakable")
        }
    }
    impl std::error::Error for Unspeakable {}

    let (_told, _guard) = Told::listen();
    let ledger = Ledger::default();
    let made = ledger.clone();
    let lifecycle = lifecycle("cache", move |_| {
        let ledger = made.clone();
        Ok(Bootstrapped::nothing()
            .and_undo(move || {
                ledger.note("undone");
                Ok(())
            })
            .and_undo(|| Err(Unspeakable.into()))
            .and_undo(|| Err(Unspeakable.into())))
    });
    let work = async { on_purpose("the work") };
    let panic = caught(lifecycle.run::<_, (), Failed>(blog(1), work)).await;
    assert_eq!(panic.expect_err("it panics"), "the work");
    assert_eq!(ledger.taken(), ["undone @ blog 1"]);
}

/// A bootstrapper that is given up half-way undoes what it has handed to a `Bootstrapped`, and the tenant is current then.
#[tokio::test]
async fn given_up_half_way() {
    struct HalfWay(Ledger);
    #[async_trait]
    impl Bootstrapper for HalfWay {
        async fn bootstrap(&self, _: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
            let ledger = self.0.clone();
            let first = Bootstrapped::nothing().and_undo(move || {
                ledger.note("undo first");
                Ok(())
            });
            give_way().await;
            let ledger = self.0.clone();
            let both = first.and_undo(move || {
                ledger.note("undo second");
                Ok(())
            });
            give_way().await;
            Ok(both)
        }
    }

    let ledger = Ledger::default();
    let mut bootstrappers = Bootstrappers::new();
    bootstrappers.push(HalfWay(ledger.clone()));
    let lifecycle = Lifecycle::new(Events::new()).bootstrappers(bootstrappers);
    let mut undone = Vec::new();
    for times in 0..6 {
        let mut initializing = Box::pin(lifecycle.initialize(blog(1)));
        for _ in 0..times.min(5) {
            let _ = poll_once(initializing.as_mut()).await;
        }
        drop(initializing);
        undone.push(ledger.taken().len());
    }
    assert_eq!(undone, [0, 1, 1, 2, 2, 2]);
}

/// Undo closures run in the context of their own tenant, also within another's: what they spawn with it is their tenant's.
#[tokio::test]
async fn what_is_undone_is_the_tenants() {
    let (sender, mut cleaned) = tokio::sync::mpsc::unbounded_channel();
    let lifecycle = lifecycle("files", move |_| {
        let sender = sender.clone();
        Ok(Bootstrapped::nothing().and_undo(move || {
            let within = here();
            drop(spawn(async move { sender.send((within, here())) }));
            Ok(())
        }))
    });
    let inner = async {
        let run = lifecycle.run(blog(2), async { Ok::<_, Failed>(()) });
        run.await.expect("nothing fails");
        assert_eq!(here(), "blog 1");
        let failing = lifecycle.run(blog(3), async { Err::<(), _>(Failed::Work("no".into())) });
        failing.await.expect_err("it fails");
        let mut cancelled =
            Box::pin(lifecycle.run(blog(4), std::future::pending::<Result<(), Failed>>()));
        assert!(poll_once(cancelled.as_mut()).await.is_pending());
        drop(cancelled);
        Ok::<_, Failed>(())
    };
    lifecycle.run(blog(1), inner).await.expect("nothing fails");
    for key in [2, 3, 4, 1] {
        let seen = cleaned.recv().await.expect("it is spawned");
        let own = format!("blog {key}");
        assert_eq!(seen, (own.clone(), own));
    }
}
