//! What happens while an event is fired: other events, new listeners, an end.

use std::sync::{Arc, Mutex};
use std::task::Poll;

use tenancy_core::event::{TenantCreated, TenantDeleted, TenantEvent};
use tenancy_core::{BoxError, Event, Events};

use crate::common::{give_way, poll_once};
use crate::heard::{Heard, created};

/// A listener may fire another event: it is heard in full before the first one goes on.
#[tokio::test]
async fn a_listener_may_fire() {
    let (events, heard) = (Events::new(), Heard::default());
    let fires = events.clone();
    events
        .listen::<TenantCreated>(move |event: TenantCreated| {
            let events = fires.clone();
            async move { events.fire(TenantDeleted::new(event.tenant)).await }
        })
        .observe::<TenantCreated>(heard.observer("after"))
        .listen::<TenantDeleted>(heard.listener("within"));
    events.fire(created()).await.expect("nobody fails");
    assert_eq!(
        heard.taken(),
        [
            "within begins",
            "within: TenantDeleted",
            "after: TenantCreated"
        ]
    );
}

/// Also the event that it hears of, as long as it stops one day; an error comes through all of them.
#[tokio::test]
async fn a_listener_may_fire_what_it_hears_of() {
    #[derive(Clone, Debug)]
    struct Countdown(u32);
    impl Event for Countdown {
        type Family = Self;

        fn name(&self) -> &'static str {
            "Countdown"
        }
    }

    let (events, heard) = (Events::new(), Heard::default());
    let (fires, hears) = (events.clone(), heard.clone());
    events.listen::<Countdown>(move |Countdown(left): Countdown| {
        let (events, heard) = (fires.clone(), hears.clone());
        async move {
            heard.push(left.to_string());
            match left.checked_sub(1) {
                Some(left) => events.fire(Countdown(left)).await.map_err(BoxError::from),
                None => Err("lift-off".into()),
            }
        }
    });
    let failed = events.fire(Countdown(2)).await.expect_err("it fails");
    assert_eq!(heard.taken(), ["2", "1", "0"]);
    let begin = "a listener of Countdown failed: ";
    assert_eq!(failed.to_string(), format!("{begin}{begin}{begin}lift-off"));
}

/// Who begins to listen while an event is fired hears of the next one. Another handle has the same listeners.
#[tokio::test]
async fn who_begins_to_listen_meanwhile_hears_of_the_next_event() {
    let (events, heard) = (Events::new(), Heard::default());
    let (listens, hears) = (events.clone(), heard.clone());
    events.listen::<TenantCreated>(move |_| {
        let (events, heard) = (listens.clone(), hears.clone());
        async move {
            events.observe::<TenantCreated>(heard.observer("new"));
            give_way().await;
            events.observe::<TenantEvent>(heard.observer("new to the family"));
            Ok::<_, BoxError>(())
        }
    });
    let other_handle = events.clone();
    events.fire(created()).await.expect("nobody fails");
    assert!(heard.taken().is_empty());
    other_handle.fire(created()).await.expect("nobody fails");
    assert_eq!(
        heard.taken(),
        ["new: TenantCreated", "new to the family: TenantCreated"]
    );
    other_handle.fire(created()).await.expect("nobody fails");
    assert_eq!(heard.taken().len(), 4, "two began to listen each time");
}

/// Firing that is given up half-way is heard by those who have heard already, and by nobody else.
#[tokio::test]
async fn firing_that_is_given_up() {
    let (events, heard) = (Events::new(), Heard::default());
    events
        .listen::<TenantCreated>(heard.listener("first"))
        .listen::<TenantCreated>(heard.listener("second"));
    let expected = [
        "first begins",
        "first: TenantCreated",
        "second begins",
        "second: TenantCreated",
    ];
    for times in 0.. {
        let mut firing = Box::pin(events.fire(created()));
        let mut fired = Poll::Pending;
        for _ in 0..times {
            fired = poll_once(firing.as_mut()).await;
        }
        drop(firing);
        let taken = heard.taken();
        assert!(expected.starts_with(&taken.iter().map(|line| &**line).collect::<Vec<_>>()));
        if fired.is_ready() {
            assert_eq!((times, taken.len()), (5, 4));
            break;
        }
        assert!(taken.len() < 4);
    }
}

/// Listeners may come from any thread while events are fired on others; each firing has those that were there when it began.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn listeners_come_while_events_are_fired() {
    let (events, count) = (Events::new(), Arc::new(Mutex::new(0)));
    let tasks = (0..4).map(|_| {
        let (events, count) = (events.clone(), Arc::clone(&count));
        tokio::spawn(async move {
            for _ in 0..50 {
                let count = Arc::clone(&count);
                events
                    .observe::<TenantCreated>(move |_| *count.lock().expect("nobody panics") += 1);
                events.fire(created()).await.expect("nobody fails");
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("no panic");
    }
    let heard = *count.lock().expect("nobody panics");
    // The firing after the nth listener came hears n at least, and 200 at most.
    assert!(
        ((1..=200).sum::<u32>()..=200 * 200).contains(&heard),
        "{heard}"
    );
    events.fire(created()).await.expect("nobody fails");
    assert_eq!(*count.lock().expect("nobody panics"), heard + 200);
}
