//! Errors of listeners and bootstrappers: what was done, what was undone, and what the error says.

use std::error::Error;

use tenancy_core::event::TenancyEvent;
use tenancy_core::lifecycle::{LifecycleFailure, Stage};
use tenancy_core::{Context, LifecycleError};

use crate::common::{Trouble, World, blog, here, on_purpose};
use crate::expected::{ALONE, Run};

const IN_BLOG_9: Run<'static> = Run {
    outer: "blog 9",
    ..ALONE
};

/// Runs blog 1 in the context of blog 9, with an error at a point, and looks at what must hold afterwards.
async fn fails_at(point: &str) -> (Vec<String>, LifecycleError) {
    let world = World::new();
    world.trouble(point, Trouble::Error);
    let outer = Context::tenant(blog(9)).enter(async {
        let failed = world.run(blog(1)).await.expect_err("there is trouble");
        assert_eq!(here(), "blog 9", "the outer context, and nothing half-way");
        assert_eq!(world.ledger.alive(), 0);
        let lines = world.ledger.taken();

        let again = world.run(blog(1)).await;
        assert_eq!(
            again.expect_err("the trouble is still there").to_string(),
            failed.to_string()
        );
        assert_eq!(
            world.ledger.taken(),
            lines,
            "trying again really tries again"
        );

        world.no_trouble();
        world.run(blog(1)).await.expect("the trouble is over");
        assert_eq!(world.ledger.taken(), IN_BLOG_9.all());
        (lines, failed.lifecycle())
    });
    outer.await
}

/// Z40, Z42: an error of each listener before the work keeps the context from being entered. What was bootstrapped is
/// undone, and the work doesn't run.
#[tokio::test]
async fn an_error_before_the_work() {
    let events = [
        "InitializingTenancy",
        "TenancyInitialized",
        "BootstrappingTenancy",
        "TenancyBootstrapped",
    ];
    for event in events {
        let (lines, err) = fails_at(event).await;
        let entering = IN_BLOG_9.entering();
        let at = entering.iter().position(|line| line.starts_with(event));
        let mut expected = entering[..=at.expect("it is fired")].to_vec();
        expected.extend(IN_BLOG_9.undone(&expected));
        assert_eq!(lines, expected);

        assert_eq!(
            err.to_string(),
            format!(
                "the context of blog 1 could not be entered; nothing is left of it: a listener of {event} failed: no {event}"
            )
        );
        assert_eq!(err.tenant, blog(1));
        assert_eq!(err.stage, Stage::Initialize);
        assert!(
            matches!(&err.failures[..], [LifecycleFailure::Listener(listener)] if listener.event == event)
        );
        assert_eq!(
            err.source().expect("it has one").to_string(),
            format!("a listener of {event} failed: no {event}")
        );
    }
}

/// D10, D11, Z40, Z42: the error that surfaces is the bootstrapper's own; those before it are undone, those after it never
/// run.
#[tokio::test]
async fn an_error_of_a_bootstrapper() {
    for name in ["one", "two", "three"] {
        let (lines, err) = fails_at(&format!("bootstrap {name}")).await;
        let entering = IN_BLOG_9.entering();
        let made = format!("made {name}");
        let at = entering.iter().position(|line| line.starts_with(&made));
        let mut expected = entering[..=at.expect("it runs")].to_vec();
        expected.extend(IN_BLOG_9.undone(&expected));
        assert_eq!(lines, expected);

        assert_eq!(
            err.to_string(),
            format!(
                "the context of blog 1 could not be entered; nothing is left of it: bootstrapper `{name}` failed: no bootstrap {name}"
            )
        );
        assert_eq!(err.stage, Stage::Initialize);
        assert!(matches!(
            &err.failures[..],
            [LifecycleFailure::Bootstrapper { bootstrapper, .. }] if *bootstrapper == name
        ));
    }
}

/// An error of a listener after the work is reported, and changes nothing else: all other events are fired, and all is
/// undone.
#[tokio::test]
async fn an_error_after_the_work() {
    let events = [
        "EndingTenancy",
        "TenancyEnded",
        "RevertingToCentralContext",
        "RevertedToCentralContext",
    ];
    for event in events {
        let (lines, err) = fails_at(event).await;
        assert_eq!(lines, IN_BLOG_9.all());
        assert_eq!(
            err.to_string(),
            format!(
                "the context of blog 1 could not be left in good order: a listener of {event} failed: no {event}"
            )
        );
        assert_eq!(err.stage, Stage::End);
        assert!(
            matches!(&err.failures[..], [LifecycleFailure::Listener(listener)] if listener.event == event)
        );
    }
}

/// Z41: every listener and every undoing that fails at the end is reported, in the order in which they did.
#[tokio::test]
async fn all_errors_after_the_work_are_reported() {
    let world = World::new();
    let points = [
        "EndingTenancy",
        "TenancyEnded",
        "RevertingToCentralContext",
        "undo three",
        "undo two",
        "undo one",
        "RevertedToCentralContext",
    ];
    for point in points {
        world.trouble(point, Trouble::Error);
    }
    let failed = world.run(blog(1)).await.expect_err("all of it fails");
    assert_eq!(world.ledger.taken(), ALONE.all());
    assert_eq!(
        failed.to_string(),
        "the context of blog 1 could not be left in good order: \
         a listener of EndingTenancy failed: no EndingTenancy; also: \
         a listener of TenancyEnded failed: no TenancyEnded; also: \
         a listener of RevertingToCentralContext failed: no RevertingToCentralContext; also: \
         bootstrapper `three` could not be undone: no undo three; also: \
         bootstrapper `two` could not be undone: no undo two; also: \
         bootstrapper `one` could not be undone: no undo one; also: \
         a listener of RevertedToCentralContext failed: no RevertedToCentralContext"
    );
    assert_eq!(world.ledger.alive(), 0);
    assert_eq!(here(), "none");
}

/// Z41: where something fails on the way in, what can't be undone is reported behind the cause, and nobody says that nothing
/// is left.
#[tokio::test]
async fn undoing_fails_on_the_way_in() {
    let world = World::new();
    world
        .trouble("TenancyBootstrapped", Trouble::Error)
        .trouble("undo three", Trouble::Panic)
        .trouble("undo one", Trouble::Error);
    let failed = world.run(blog(1)).await.expect_err("it fails");
    assert_eq!(
        failed.to_string(),
        "the context of blog 1 could not be entered; not all of it is undone: \
         a listener of TenancyBootstrapped failed: no TenancyBootstrapped; also: \
         bootstrapper `three` could not be undone: it panicked: on purpose; also: \
         bootstrapper `one` could not be undone: no undo one"
    );
    let mut expected = ALONE.entering();
    expected.extend(ALONE.undone(&expected));
    assert_eq!(world.ledger.taken(), expected);
}

/// Z42: from within a tenant's run another tenant can't be entered: the outer one is current in full, not half of either.
#[tokio::test]
async fn an_error_within_a_run() {
    let world = World::new();
    let inner = world.clone();
    let work = async move {
        inner.trouble("bootstrap two", Trouble::Error);
        inner.run(blog(2)).await.expect_err("there is trouble");
        Ok::<_, crate::common::Failed>(here())
    };
    let inside = world.lifecycle.run(blog(1), work).await;
    assert_eq!(inside.expect("the outer run goes on"), "blog 1 +1 +2 +3");
    assert_eq!(world.ledger.alive(), 0);
}

/// A panic of an observer is an error like another: before the work it keeps the context from being entered, after it all
/// events are fired and all is undone.
#[tokio::test]
async fn a_panic_of_an_observer() {
    for (event, stage) in [
        ("TenancyInitialized", Stage::Initialize),
        ("EndingTenancy", Stage::End),
    ] {
        let world = World::new();
        world
            .lifecycle
            .events()
            .observe::<TenancyEvent>(move |heard| {
                if heard.name() == event {
                    on_purpose("on purpose");
                }
            });
        let failed = world.run(blog(1)).await.expect_err("it panics").lifecycle();
        assert_eq!(failed.stage, stage);
        assert!(
            failed.to_string().ends_with(&format!(
                ": a listener of {event} failed: it panicked: on purpose"
            )),
            "{failed}"
        );
        let expected = match stage {
            Stage::Initialize => ALONE.entering()[..2].to_vec(),
            Stage::End => ALONE.all(),
        };
        assert_eq!(world.ledger.taken(), expected);
        assert_eq!(world.ledger.alive(), 0);
    }
}
