//! `InitializedTenancy`, entered and ended by hand.

use std::sync::{Arc, Mutex};

use tenancy_core::event::TenancyEvent;
use tenancy_core::{
    Bootstrapped, Bootstrapper, Bootstrappers, BoxError, Context, CurrentTenant, Events, Lifecycle,
};

use crate::common::{Told, Trouble, World, blog, give_way, here, organisation, poll_once};
use crate::expected::{ALONE, Run};

/// It is entered as often as needed, also twice at once, and ended once.
#[tokio::test]
async fn entered_again_and_again() {
    let world = World::new();
    let tenancy = world.lifecycle.initialize(blog(1)).await;
    let tenancy = tenancy.expect("nothing fails");
    assert_eq!(world.ledger.taken(), ALONE.entering());
    assert_eq!(here(), "none", "it is entered by `enter` alone");
    assert_eq!(tenancy.tenant(), &blog(1));
    let looks = || async {
        give_way().await;
        here()
    };
    assert_eq!(tenancy.enter(looks()).await, "blog 1 +1 +2 +3");
    let (a, b) = tokio::join!(tenancy.enter(looks()), tenancy.enter(looks()));
    assert_eq!((&*a, &*b), ("blog 1 +1 +2 +3", "blog 1 +1 +2 +3"));
    let context = tenancy.context().clone();
    assert_eq!(context.enter(looks()).await, a);
    assert!(world.ledger.taken().is_empty());
    tenancy.end().await.expect("nothing fails");
    assert_eq!(world.ledger.taken(), ALONE.leaving());
    assert_eq!(world.ledger.alive(), 0);
}

/// Dropping it undoes what was bootstrapped and fires no event.
#[tokio::test]
async fn dropped() {
    let world = World::new();
    let tenancy = world.lifecycle.initialize(blog(1)).await;
    let lines = world.ledger.taken();
    drop(tenancy);
    assert_eq!(world.ledger.taken(), ALONE.undone(&lines));
    assert_eq!(world.ledger.alive(), 0);
}

/// An end that is never polled undoes it as well.
#[tokio::test]
async fn an_end_that_is_not_awaited() {
    let world = World::new();
    let tenancy = world.lifecycle.initialize(blog(1)).await;
    let lines = world.ledger.taken();
    drop(tenancy.expect("nothing fails").end());
    assert_eq!(world.ledger.taken(), ALONE.undone(&lines));
}

/// It is a tenant of the context in which it was made, wherever it is entered; the last event is fired where it is ended.
#[tokio::test]
async fn made_here_and_ended_there() {
    let world = World::new();
    let made = Context::tenant(organisation(5)).enter(world.lifecycle.initialize(blog(1)));
    let tenancy = made.await.expect("nothing fails");
    let run = Run {
        outer: "organisation 5",
        inside: "organisation 5 > blog 1",
        ..ALONE
    };
    assert_eq!(world.ledger.taken(), run.entering());
    let elsewhere = async {
        assert_eq!(
            tenancy.enter(async { here() }).await,
            "organisation 5 > blog 1 +1 +2 +3"
        );
        tenancy.end().await
    };
    let ended = Context::tenant(blog(8)).enter(elsewhere).await;
    ended.expect("nothing fails");
    let there = Run {
        outer: "blog 8",
        ..run
    };
    assert_eq!(world.ledger.taken(), there.leaving());
}

/// Dropped in another tenant's context it is undone in its own.
#[tokio::test]
async fn dropped_in_another_context() {
    let world = World::new();
    let tenancy = world.lifecycle.initialize(blog(1)).await;
    let lines = world.ledger.taken();
    let elsewhere = Context::tenant(blog(8)).enter_unrestricted(async { drop(tenancy) });
    elsewhere.await;
    assert_eq!(world.ledger.taken(), ALONE.undone(&lines));
}

/// Where no context can be entered, it is undone in what is current rather than not at all, and what fails is told of the
/// tenant.
#[tokio::test]
async fn dropped_where_no_context_can_be_entered() {
    let (told, _guard) = Told::listen();
    let world = World::new();
    world.trouble("undo two", Trouble::Error);
    let tenancy = world.lifecycle.initialize(blog(1)).await;
    world.ledger.taken();
    let elsewhere = Context::tenant(blog(8)).enter(async {
        let tenancy = Mutex::new(Some(tenancy));
        // While the current context is looked at, it can't be changed.
        Context::with_current(|_| drop(tenancy.lock().expect("nobody panics").take()));
    });
    elsewhere.await;
    assert_eq!(
        world.ledger.taken(),
        [
            "undo three of blog 1 @ blog 8",
            "undo two of blog 1 @ blog 8",
            "undo one of blog 1 @ blog 8"
        ]
    );
    assert_eq!(
        told.taken(),
        [
            "a tenant's context was left in disorder tenant=blog 1 failure=bootstrapper `two` could not be undone: no undo two"
        ]
    );
    assert_eq!(world.ledger.alive(), 0);
}

/// All is undone and its values are gone when `RevertedToCentralContext` is fired, in the outer context or elsewhere.
#[tokio::test]
async fn nothing_is_left_at_the_last_event() {
    let world = World::new();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (ledger, sees) = (world.ledger.clone(), Arc::clone(&seen));
    world
        .lifecycle
        .events()
        .observe::<TenancyEvent>(move |event| {
            let mut seen = sees.lock().expect("nobody panics");
            seen.push((event.name(), ledger.alive()));
        });
    world.run(blog(1)).await.expect("nothing fails");
    assert_eq!(
        *seen.lock().expect("nobody panics"),
        [
            ("InitializingTenancy", 0),
            ("TenancyInitialized", 0),
            ("BootstrappingTenancy", 0),
            ("TenancyBootstrapped", 3),
            ("EndingTenancy", 3),
            ("TenancyEnded", 3),
            ("RevertingToCentralContext", 3),
            ("RevertedToCentralContext", 0),
        ]
    );
}

/// Z41: what had failed is written where an end is given up before it could report it, each failure once.
#[tokio::test]
async fn failures_of_an_end_that_is_given_up_are_written() {
    let (told, _guard) = Told::listen();
    let world = World::new();
    world
        .trouble("EndingTenancy", Trouble::Error)
        .trouble("undo two", Trouble::Error)
        .trouble("undo one", Trouble::Panic);
    let tenancy = world.lifecycle.initialize(blog(1)).await;
    let mut end = Box::pin(tenancy.expect("nothing fails").end());
    // Until the last event, when all is undone.
    while !world
        .ledger
        .taken()
        .iter()
        .any(|line| line.starts_with("Reverted"))
    {
        assert!(poll_once(end.as_mut()).await.is_pending());
    }
    assert!(told.taken().is_empty());
    drop(end);
    assert!(world.ledger.taken().is_empty(), "nothing is undone twice");
    let begin = "a tenant's context was left in disorder tenant=blog 1 failure=";
    assert_eq!(
        told.taken(),
        [
            format!("{begin}a listener of EndingTenancy failed: no EndingTenancy"),
            format!("{begin}bootstrapper `two` could not be undone: no undo two"),
            format!("{begin}bootstrapper `one` could not be undone: it panicked: on purpose"),
        ]
    );
}

/// What was reported is not written once more.
#[tokio::test]
async fn failures_that_are_reported_are_not_written() {
    let (told, _guard) = Told::listen();
    let world = World::new();
    world.trouble("undo two", Trouble::Error);
    world.run(blog(1)).await.expect_err("there is trouble");
    world.trouble("bootstrap three", Trouble::Error);
    world.run(blog(1)).await.expect_err("there is trouble");
    assert!(told.taken().is_empty());
}

/// D9: what was bootstrapped stays what it was while the tenant changes, until it is initialized again.
#[tokio::test]
async fn bootstrapped_anew() {
    struct Plan(String);
    struct PlanOf(Arc<Mutex<String>>);
    #[async_trait::async_trait]
    impl Bootstrapper for PlanOf {
        async fn bootstrap(&self, _: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
            let plan = self.0.lock().expect("nobody panics").clone();
            Ok(Bootstrapped::value(Plan(plan)))
        }
    }

    let attribute = Arc::new(Mutex::new("foo".to_owned()));
    let mut bootstrappers = Bootstrappers::new();
    bootstrappers.push(PlanOf(Arc::clone(&attribute)));
    let lifecycle = Lifecycle::new(Events::new()).bootstrappers(bootstrappers);
    let plan = || Context::current().get::<Plan>().map(|plan| plan.0.clone());
    let work = async {
        assert_eq!(plan().as_deref(), Some("foo"));
        *attribute.lock().expect("nobody panics") = "bar".to_owned();
        assert_eq!(plan().as_deref(), Some("foo"));
        let again = lifecycle.run(blog(1), async { Ok::<_, crate::common::Failed>(plan()) });
        assert_eq!(again.await.expect("nothing fails").as_deref(), Some("bar"));
        assert_eq!(plan().as_deref(), Some("foo"), "the outer one's own");
        Ok::<_, crate::common::Failed>(())
    };
    let run = lifecycle.run(blog(1), work);
    run.await.expect("nothing fails");
}
