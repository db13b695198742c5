//! The order of events, bootstrappers and undoing, and which context is current during each.

use tenancy_core::event::TenancyEvent;
use tenancy_core::{Context, Events, Lifecycle};

use crate::common::{Failed, World, blog, here, organisation};
use crate::expected::{ALONE, Run};

/// D1, D2: stancl's order. Events before and after run in the outer context, those until the bootstrappers have run in the
/// tenant's without values, the others in the tenant's with them; what was bootstrapped is undone in reverse.
#[tokio::test]
async fn a_run() {
    let world = World::new();
    assert_eq!(world.run(blog(1)).await.expect("nothing fails"), "done");
    assert_eq!(world.ledger.taken(), ALONE.all());
    assert_eq!(
        ALONE.all(),
        [
            "InitializingTenancy of blog 1 @ none",
            "TenancyInitialized of blog 1 @ blog 1",
            "BootstrappingTenancy of blog 1 @ blog 1",
            "bootstrap one of blog 1 @ blog 1",
            "made one of blog 1 @ blog 1",
            "bootstrap two of blog 1 @ blog 1 +1",
            "made two of blog 1 @ blog 1 +1",
            "bootstrap three of blog 1 @ blog 1 +1 +2",
            "made three of blog 1 @ blog 1 +1 +2",
            "TenancyBootstrapped of blog 1 @ blog 1 +1 +2 +3",
            "work of blog 1 @ blog 1 +1 +2 +3",
            "EndingTenancy of blog 1 @ blog 1 +1 +2 +3",
            "TenancyEnded of blog 1 @ blog 1 +1 +2 +3",
            "RevertingToCentralContext of blog 1 @ blog 1 +1 +2 +3",
            "undo three of blog 1 @ blog 1 +1 +2 +3",
            "undo two of blog 1 @ blog 1 +1 +2",
            "undo one of blog 1 @ blog 1 +1",
            "RevertedToCentralContext of blog 1 @ none",
        ],
        "what the other tests expect is written out here once"
    );
    assert_eq!(world.ledger.alive(), 0);
    assert!(Context::current().is_none());
}

/// Runs a tenant within another, and returns what was written.
async fn nested(
    world: &World,
    outer: tenancy_core::CurrentTenant,
    inner: tenancy_core::CurrentTenant,
) -> Vec<String> {
    let work = async {
        world.work(&outer).await?;
        world.run(inner).await?;
        world.ledger.note("after");
        Ok::<_, Failed>(())
    };
    let run = world.lifecycle.run(outer.clone(), work);
    run.await.expect("nothing fails");
    assert_eq!(world.ledger.alive(), 0);
    world.ledger.taken()
}

fn expected(outer: &Run<'_>, inner: &Run<'_>) -> Vec<String> {
    let mut lines = outer.entering();
    lines.push(outer.work());
    lines.extend(inner.all());
    lines.push(format!("after @ {}", outer.inside(3)));
    lines.extend(outer.leaving());
    lines
}

/// D3: a tenant of the same tenancy takes the outer one's place, with none of its values, and gives the place back.
#[tokio::test]
async fn a_run_within_a_run_of_the_same_tenancy() {
    let world = World::new();
    let lines = nested(&world, blog(1), blog(2)).await;
    let inner = Run {
        tenant: "blog 2",
        outer: "blog 1 +1 +2 +3",
        inside: "blog 2",
        behind: None,
    };
    assert_eq!(lines, expected(&ALONE, &inner));
}

/// D3: also the same tenant is bootstrapped anew.
#[tokio::test]
async fn a_run_within_a_run_of_the_same_tenant() {
    let world = World::new();
    let lines = nested(&world, blog(1), blog(1)).await;
    let inner = Run {
        outer: "blog 1 +1 +2 +3",
        ..ALONE
    };
    assert_eq!(lines, expected(&ALONE, &inner));
}

/// A tenant of another tenancy is added to the outer one. The outer one's values stay until the inner one has its own.
#[tokio::test]
async fn a_run_within_a_run_of_another_tenancy() {
    let world = World::new();
    let lines = nested(&world, blog(1), organisation(2)).await;
    let inner = Run {
        tenant: "organisation 2",
        outer: "blog 1 +1 +2 +3",
        inside: "blog 1 > organisation 2",
        behind: Some("blog 1"),
    };
    assert_eq!(lines, expected(&ALONE, &inner));
    assert_eq!(
        inner.inside(1),
        "blog 1 > organisation 2 +1 +2 of blog 1 +3 of blog 1"
    );
}

/// D3: one tenant after the other, without anything of the first.
#[tokio::test]
async fn a_run_after_a_run() {
    let world = World::new();
    world.run(blog(2)).await.expect("nothing fails");
    world.ledger.taken();
    world.run(blog(1)).await.expect("nothing fails");
    assert_eq!(world.ledger.taken(), ALONE.all());
}

/// D4, Z37: central within a run hides the tenant and its values; it comes back after an error and a panic in there.
#[tokio::test]
async fn central_within_a_run() {
    let world = World::new();
    let work = async {
        for outcome in ["value", "error", "panic"] {
            let central = Context::central().enter(async {
                assert_eq!(here(), "central");
                match outcome {
                    "value" => Ok("value"),
                    "error" => Err("error"),
                    _ => crate::common::on_purpose("panic"),
                }
            });
            match crate::common::caught(central).await {
                Ok(Ok(value)) => assert_eq!(value, outcome),
                Ok(Err(err)) => assert_eq!(err, outcome),
                Err(panic) => assert_eq!(panic, outcome),
            }
            assert_eq!(here(), "blog 1 +1 +2 +3");
        }
        Ok::<_, Failed>(())
    };
    let run = world.lifecycle.run(blog(1), work);
    run.await.expect("nothing fails");
    assert_eq!(here(), "none");
}

/// In the central context a run is the tenant's alone, and central is what comes after it.
#[tokio::test]
async fn a_run_within_central() {
    let world = World::new();
    let run = async {
        world.run(blog(1)).await.expect("nothing fails");
        here()
    };
    assert_eq!(Context::central().enter(run).await, "central");
    let expected = Run {
        outer: "central",
        ..ALONE
    };
    assert_eq!(world.ledger.taken(), expected.all());
}

/// Restrictions that are ignored outside are in force in a run, and its bootstrappers and listeners.
#[tokio::test]
async fn a_run_is_restricted() {
    let events = Events::new();
    events.observe::<TenancyEvent>(|event| {
        let ignored = Context::current().restrictions_ignored();
        let outside = matches!(
            event,
            TenancyEvent::InitializingTenancy(_) | TenancyEvent::RevertedToCentralContext(_)
        );
        assert_eq!(ignored, outside, "{}", event.name());
    });
    let lifecycle = Lifecycle::new(events);
    let run = lifecycle.run(blog(1), async {
        Ok::<_, Failed>(Context::current().restrictions_ignored())
    });
    let ignored = Context::tenant(blog(2)).enter_unrestricted(run).await;
    assert!(!ignored.expect("nothing fails"));
}
