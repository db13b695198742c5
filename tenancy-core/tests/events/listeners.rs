//! Who hears of an event, in which order and where.

use std::sync::Arc;

use async_trait::async_trait;
use tenancy_core::event::{TenancyEnded, TenancyEvent, TenantCreated, TenantDeleted, TenantEvent};
use tenancy_core::{BoxError, Context, CurrentTenant, Event, Events, Listener};

use crate::common::{blog, give_way, here};
use crate::heard::{Heard, created};

/// E1: a listener has run before whoever fired the event goes on.
#[tokio::test]
async fn listeners_have_run_when_firing_returns() {
    let (events, heard) = (Events::new(), Heard::default());
    events.listen::<TenantCreated>(heard.listener("listener"));
    let firing = events.fire(created());
    assert!(
        heard.taken().is_empty(),
        "nothing happens until it is awaited"
    );
    firing.await.expect("nobody fails");
    assert_eq!(
        heard.taken(),
        ["listener begins", "listener: TenantCreated"]
    );
}

/// E9: an event carries its tenant, with its model where there was one.
#[tokio::test]
async fn events_carry_the_tenant() {
    let (events, heard) = (Events::new(), Heard::default());
    let hears = heard.clone();
    events.observe::<TenantCreated>(move |event| {
        let model = event.tenant.model::<String>();
        let model = model.expect("the model is at hand");
        hears.push(format!("{} {model}", event.tenant));
    });
    let acme = blog(7).with_model(Arc::new("acme".to_owned()));
    let fired = events.fire(TenantCreated::new(acme)).await;
    fired.expect("nobody fails");
    assert_eq!(heard.taken(), ["blog 7 acme"]);
}

/// Listeners to an event and to its family are one list: they hear in the order in which they began to listen, one after the
/// other. Others hear nothing.
#[tokio::test]
async fn listeners_to_an_event_and_to_its_family_are_one_list() {
    let (events, heard) = (Events::new(), Heard::default());
    events
        .listen::<TenantEvent>(heard.listener("family"))
        .observe::<TenantCreated>(heard.observer("event"))
        .observe::<TenantDeleted>(heard.observer("another event"))
        .observe::<TenancyEvent>(heard.observer("another family"))
        .listen::<TenantEvent>(heard.listener("family again"))
        .listen::<TenantCreated>(heard.listener("event again"));
    events.fire(created()).await.expect("nobody fails");
    assert_eq!(
        heard.taken(),
        [
            "family begins",
            "family: TenantCreated",
            "event: TenantCreated",
            "family again begins",
            "family again: TenantCreated",
            "event again begins",
            "event again: TenantCreated",
        ]
    );
}

/// A family that is fired as such is heard by those who listen to it, and not by listeners to the event in it.
#[tokio::test]
async fn a_family_can_be_fired() {
    let (events, heard) = (Events::new(), Heard::default());
    events
        .observe::<TenantEvent>(heard.observer("family"))
        .observe::<TenantCreated>(heard.observer("event"));
    let fired = events.fire(TenantEvent::from(created())).await;
    fired.expect("nobody fails");
    assert_eq!(heard.taken(), ["family: TenantCreated"]);
}

/// Each application has its own listeners: there is no process-wide list.
#[tokio::test]
async fn listeners_belong_to_their_events_value() {
    let (events, heard) = (Events::new(), Heard::default());
    events.observe::<TenantCreated>(heard.observer("mine"));
    let other = Events::new();
    other.fire(created()).await.expect("nobody listens");
    assert!(heard.taken().is_empty());
}

/// Listeners run in the context of whoever fires, and not in that of whoever listens.
#[tokio::test]
async fn listeners_run_where_the_event_is_fired() {
    let (events, heard) = (Events::new(), Heard::default());
    let hears = heard.clone();
    let listening = async {
        events.listen::<TenantCreated>(move |_| {
            let heard = hears.clone();
            async move {
                heard.push(here());
                give_way().await;
                heard.push(here());
                Ok::<_, BoxError>(())
            }
        });
    };
    Context::tenant(blog(2)).enter(listening).await;
    let fired = Context::tenant(blog(1)).enter(events.fire(created()));
    fired.await.expect("nobody fails");
    events.fire(created()).await.expect("nobody fails");
    assert_eq!(heard.taken(), ["blog 1", "blog 1", "none", "none"]);
}

/// A listener that isn't a closure: a type with state of its own.
#[tokio::test]
async fn a_listener_may_be_a_type() {
    struct Greeter(Heard);
    #[async_trait]
    impl Listener<TenantCreated> for Greeter {
        async fn handle(&self, event: TenantCreated) -> Result<(), BoxError> {
            self.0.push(format!("welcome, {}", event.tenant));
            Ok(())
        }
    }

    let (events, heard) = (Events::new(), Heard::default());
    events.listen::<TenantCreated>(Greeter(heard.clone()));
    events.fire(created()).await.expect("nobody fails");
    assert_eq!(heard.taken(), ["welcome, blog 1"]);
}

/// An application's own event, with a family of its own.
#[tokio::test]
async fn an_event_of_the_application() {
    #[derive(Clone, Debug)]
    struct PlanChanged(CurrentTenant);
    #[derive(Clone, Debug)]
    struct BillingEvent(CurrentTenant);
    impl Event for PlanChanged {
        type Family = BillingEvent;

        fn name(&self) -> &'static str {
            "PlanChanged"
        }
    }
    impl Event for BillingEvent {
        type Family = Self;

        fn name(&self) -> &'static str {
            "BillingEvent"
        }
    }
    impl From<PlanChanged> for BillingEvent {
        fn from(PlanChanged(tenant): PlanChanged) -> Self {
            Self(tenant)
        }
    }

    let (events, heard) = (Events::new(), Heard::default());
    let hears = heard.clone();
    events
        .observe::<PlanChanged>(heard.observer("event"))
        .observe::<BillingEvent>(move |event| hears.push(event.0.to_string()));
    let fired = events.fire(PlanChanged(blog(1))).await;
    fired.expect("nobody fails");
    assert_eq!(heard.taken(), ["event: PlanChanged", "blog 1"]);
}

/// What is written of listeners is what they listen to.
#[test]
fn listeners_in_words() {
    let events = Events::new();
    events.observe::<TenantEvent>(|_| ());
    events.observe::<TenancyEnded>(|_| ());
    let words = format!("{events:?}");
    assert!(
        words.contains("TenantEvent") && words.contains("TenancyEnded"),
        "{words}"
    );
}
