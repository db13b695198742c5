//! Listeners that fail, and observers that panic.

use std::error::Error;

use tenancy_core::event::{
    CreatingDatabase, CreatingTenant, Domain, Draft, ListenerError, TenancyEnded, TenancyEvent,
    TenancyInitialized, TenantCreated, UpdatingDomain,
};
use tenancy_core::{BoxError, Events, Panicked};

use crate::common::{blog, caught, give_way, on_purpose};
use crate::heard::{Heard, created};

/// E3, E4, E5: an error of a listener before something happens is the answer to whoever asks, and later listeners don't hear
/// of it. A draft that was changed before stays changed.
#[tokio::test]
async fn an_error_stops_the_listeners_after_it() {
    let (events, heard) = (Events::new(), Heard::default());
    events
        .observe::<CreatingTenant>(|event| {
            event.draft.edit(|slug: &mut String| slug.push_str("-inc"));
        })
        .listen::<CreatingTenant>(|_| async { Err::<(), BoxError>("no more tenants".into()) })
        .observe::<CreatingTenant>(heard.observer("late"))
        .listen::<UpdatingDomain>(|_| async { Err::<(), BoxError>("it stays".into()) })
        .observe::<CreatingDatabase>(heard.observer("database"));
    let draft = Draft::new("acme".to_owned());
    let vetoed = events.fire(CreatingTenant::new(draft.clone())).await;
    let vetoed: ListenerError = vetoed.expect_err("it is vetoed");
    assert_eq!(vetoed.event, "CreatingTenant");
    assert_eq!(
        vetoed.to_string(),
        "a listener of CreatingTenant failed: no more tenants"
    );
    assert_eq!(
        vetoed.source().map(ToString::to_string).as_deref(),
        Some("no more tenants")
    );
    assert!(heard.taken().is_empty());
    assert_eq!(draft.take::<String>().as_deref(), Some("acme-inc"));

    let domain = Domain::new("Acme.Example", blog(1));
    assert_eq!(domain.name, "acme.example");
    let vetoed = events.fire(UpdatingDomain::new(domain, Draft::new(())));
    let vetoed = vetoed.await.expect_err("it is vetoed");
    assert_eq!(
        vetoed.to_string(),
        "a listener of UpdatingDomain failed: it stays"
    );
    let others = events.fire(CreatingDatabase::new(blog(1))).await;
    others.expect("nobody vetoes that");
    assert_eq!(heard.taken(), ["database: CreatingDatabase"]);
}

/// A panic of an observer is a failure like any other listener's: it is named, and those after it don't hear of the event.
/// Other events are heard as before.
#[tokio::test]
async fn an_observer_that_panics_failed() {
    let (events, heard) = (Events::new(), Heard::default());
    events
        .observe::<TenancyInitialized>(|event| {
            if event.tenant == blog(1) {
                on_purpose("blog 1 has no label");
            }
        })
        .observe::<TenancyEvent>(heard.observer("late"));
    let failed = events.fire(TenancyInitialized::new(blog(1))).await;
    let failed = failed.expect_err("the observer panics");
    assert_eq!(
        failed.to_string(),
        "a listener of TenancyInitialized failed: it panicked: blog 1 has no label"
    );
    let panicked = failed.source.downcast_ref::<Panicked>();
    assert_eq!(panicked.expect("it did").message, "blog 1 has no label");
    assert!(heard.taken().is_empty());

    let other_event = events.fire(TenancyEnded::new(blog(1))).await;
    other_event.expect("nobody fails");
    let other_tenant = events.fire(TenancyInitialized::new(blog(2))).await;
    other_tenant.expect("nobody fails");
    assert_eq!(
        heard.taken(),
        ["late: TenancyEnded", "late: TenancyInitialized"]
    );
}

/// Whatever an observer panics with: text, something else, or what panics again when it is dropped.
#[tokio::test]
async fn whatever_an_observer_panics_with() {
    struct PanicsAgain;
    impl Drop for PanicsAgain {
        fn drop(&mut self) {
            on_purpose("again");
        }
    }

    let payloads: [fn(); 4] = [
        || on_purpose("text"),
        || std::panic::resume_unwind(Box::new("a String".to_owned())),
        || std::panic::resume_unwind(Box::new(7)),
        || std::panic::resume_unwind(Box::new(PanicsAgain)),
    ];
    let messages = ["text", "a String", "with no message", "with no message"];
    for (panics, message) in payloads.into_iter().zip(messages) {
        let events = Events::new();
        events.observe::<TenantCreated>(move |_| panics());
        let failed = events.fire(created()).await.expect_err("it panics");
        let panicked = failed.source.downcast_ref::<Panicked>();
        assert_eq!(panicked.expect("it did").message, message);
    }
}

/// A panic of a listener that is no observer goes through to whoever fires. Listeners hear of the next event.
#[tokio::test]
async fn a_panic_of_a_listener_goes_through() {
    let (events, heard) = (Events::new(), Heard::default());
    events.listen::<TenantCreated>(heard.listener("first"));
    events.listen::<TenantCreated>(|event: TenantCreated| async move {
        give_way().await;
        match event.tenant == blog(1) {
            true => on_purpose("a listener"),
            false => Ok::<_, BoxError>(()),
        }
    });
    let panic = caught(events.fire(created())).await;
    assert_eq!(panic.expect_err("it panics"), "a listener");
    assert_eq!(heard.taken().len(), 2);
    let next = events.fire(TenantCreated::new(blog(2))).await;
    next.expect("nobody fails");
    assert_eq!(heard.taken().len(), 2);
}
