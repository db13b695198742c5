//! Which bootstrappers run, and who chooses them.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use tenancy_core::event::BootstrappingTenancy;
use tenancy_core::lifecycle::LifecycleFailure;
use tenancy_core::{Bootstrapped, Bootstrapper, Bootstrappers, BoxError, CurrentTenant};

use crate::common::{World, blog};
use crate::makes::Makes;

/// The bootstrappers that ran, from the lines of a ledger.
fn ran(lines: &[String]) -> Vec<&str> {
    let ran = lines
        .iter()
        .filter_map(|line| line.strip_prefix("bootstrap "));
    ran.filter_map(|line| line.split(' ').next()).collect()
}

/// E6: a listener of `BootstrappingTenancy` replaces the list for one tenant: that one alone has what the new list makes.
#[tokio::test]
async fn a_listener_replaces_the_list() {
    let world = World::new();
    let ledger = world.ledger.clone();
    world
        .lifecycle
        .events()
        .observe::<BootstrappingTenancy>(move |event| {
            if event.tenant != blog(1) {
                return;
            }
            let ledger = ledger.clone();
            let edited = event.bootstrappers.edit(|list: &mut Bootstrappers| {
                assert_eq!(list.names().collect::<Vec<_>>(), ["one", "two", "three"]);
                *list = Bootstrappers::new();
                list.push(Makes::new("replaced", move |_| {
                    let undone = ledger.clone();
                    ledger.note("replaced");
                    Ok(Bootstrapped::nothing().and_undo(move || {
                        undone.note("undo replaced");
                        Ok(())
                    }))
                }));
            });
            assert_eq!(edited, Some(()));
        });
    world.run(blog(1)).await.expect("nothing fails");
    assert_eq!(
        world.ledger.taken(),
        [
            "InitializingTenancy of blog 1 @ none",
            "TenancyInitialized of blog 1 @ blog 1",
            "BootstrappingTenancy of blog 1 @ blog 1",
            "replaced @ blog 1",
            "TenancyBootstrapped of blog 1 @ blog 1",
            "work of blog 1 @ blog 1",
            "EndingTenancy of blog 1 @ blog 1",
            "TenancyEnded of blog 1 @ blog 1",
            "RevertingToCentralContext of blog 1 @ blog 1",
            "undo replaced @ blog 1",
            "RevertedToCentralContext of blog 1 @ none",
        ]
    );
    world.run(blog(2)).await.expect("nothing fails");
    assert_eq!(ran(&world.ledger.taken()), ["one", "two", "three"]);
}

/// E6: it narrows the list, to some or to none; the others stay in order, and the next tenant has all of them.
#[tokio::test]
async fn a_listener_narrows_the_list() {
    let world = World::new();
    world
        .lifecycle
        .events()
        .observe::<BootstrappingTenancy>(|event| {
            event.bootstrappers.edit(|list: &mut Bootstrappers| {
                if event.tenant == blog(1) {
                    list.retain(|name| name != "two");
                } else if event.tenant == blog(2) {
                    list.retain(|_| false);
                }
            });
        });
    for (key, names, inside) in [
        (1, &["one", "three"][..], "blog 1 +1 +3"),
        (2, &[], "blog 2"),
        (3, &["one", "two", "three"], "blog 3 +1 +2 +3"),
    ] {
        world.run(blog(key)).await.expect("nothing fails");
        let lines = world.ledger.taken();
        assert_eq!(ran(&lines), names);
        assert!(lines.contains(&format!("work of blog {key} @ {inside}")));
        let undone = lines.iter().filter(|line| line.starts_with("undo"));
        assert_eq!(undone.count(), names.len());
    }
}

/// E6: what a listener does to the list later, when it runs already, changes nothing.
#[tokio::test]
async fn the_list_is_fixed_when_it_runs() {
    let world = World::new();
    let kept = Arc::new(Mutex::new(None));
    let keeps = Arc::clone(&kept);
    world
        .lifecycle
        .events()
        .observe::<BootstrappingTenancy>(move |event| {
            *keeps.lock().expect("nobody panics") = Some(event.bootstrappers.clone());
        });
    world.run(blog(1)).await.expect("nothing fails");
    let draft = kept.lock().expect("nobody panics").take();
    let draft = draft.expect("it was kept");
    assert_eq!(
        draft.edit(|list: &mut Bootstrappers| list.retain(|_| false)),
        None
    );
    world.ledger.taken();
    world.run(blog(1)).await.expect("nothing fails");
    assert_eq!(ran(&world.ledger.taken()), ["one", "two", "three"]);
}

/// A list that a listener took away is no empty list: the tenant's context isn't entered without what is the tenant's.
#[tokio::test]
async fn a_listener_that_takes_the_list_away() {
    let world = World::new();
    world
        .lifecycle
        .events()
        .observe::<BootstrappingTenancy>(|event| {
            let taken = event.bootstrappers.take::<Bootstrappers>();
            assert!(taken.is_some());
        });
    let failed = world.run(blog(1)).await.expect_err("there is no list");
    let failed = failed.lifecycle();
    assert!(matches!(
        &failed.failures[..],
        [LifecycleFailure::BootstrappersTaken]
    ));
    assert_eq!(
        failed.to_string(),
        "the context of blog 1 could not be entered; nothing is left of it: a listener of BootstrappingTenancy took the \
         list of bootstrappers away; change it with `edit`, or leave an empty one"
    );
    assert!(
        world
            .ledger
            .taken()
            .iter()
            .all(|line| !line.starts_with("work"))
    );
}

/// A bootstrapper has its type's name unless it says another.
#[test]
fn names() {
    struct Nameless;
    #[async_trait]
    impl Bootstrapper for Nameless {
        async fn bootstrap(&self, _: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
            Ok(Bootstrapped::nothing())
        }
    }

    let mut list = Bootstrappers::new();
    list.push(Nameless);
    list.push(Makes::new("named", |_| Ok(Bootstrapped::nothing())));
    let names: Vec<_> = list.names().collect();
    assert!(names[0].ends_with("Nameless"), "{names:?}");
    assert_eq!(names[1], "named");
    let copy = list.clone();
    list.retain(|name| name == "named");
    assert_eq!(list.names().collect::<Vec<_>>(), ["named"]);
    assert_eq!(copy.names().count(), 2, "a copy is a list of its own");
}
