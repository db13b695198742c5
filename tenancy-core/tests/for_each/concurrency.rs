//! For how many tenants the work runs at the same time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tenancy_core::event::TenancyEvent;
use tenancy_core::{CurrentTenant, Events, Lifecycle};
use tokio::sync::Barrier;
use tokio::time::timeout;

use crate::common::{Failed, World, give_way};
use crate::work::{Work, blogs};

/// How many run at the moment, and how many have at most.
#[derive(Default)]
struct Gauge {
    running: AtomicUsize,
    most: AtomicUsize,
}

impl Gauge {
    async fn measure<T>(&self, work: impl Future<Output = T>) -> T {
        let running = self.running.fetch_add(1, Ordering::Relaxed) + 1;
        self.most.fetch_max(running, Ordering::Relaxed);
        let value = work.await;
        self.running.fetch_sub(1, Ordering::Relaxed);
        value
    }

    fn most(&self) -> usize {
        self.most.load(Ordering::Relaxed)
    }
}

/// The work runs for so many tenants at the same time as was asked, and never for more: one where nothing was said, and for
/// 0.
#[tokio::test]
async fn concurrency_is_bounded() {
    for (asked, most) in [
        (None, 1),
        (Some(0), 1),
        (Some(1), 1),
        (Some(3), 3),
        (Some(10), 10),
        (Some(usize::MAX), 10),
    ] {
        let gauge = Gauge::default();
        let world = World::new();
        let run = world.lifecycle.run_for_each(blogs(0..10));
        let run = match asked {
            Some(asked) => run.concurrency(asked),
            None => run,
        };
        let run = run.run(async |tenant: CurrentTenant| {
            // Some take longer than others.
            let work = async {
                for _ in 0..tenant.key().to_string().len() {
                    give_way().await;
                }
                world.work(&tenant).await
            };
            gauge.measure(work).await
        });
        run.await.expect("nothing fails");
        assert_eq!(gauge.most(), most, "asked for {asked:?}");
    }
}

/// The bound is on contexts as well: no more tenants are initialized at the same time.
#[tokio::test]
async fn concurrency_is_bounded_for_contexts() {
    let open = Arc::new(Mutex::new((0, 0)));
    let events = Events::new();
    let counts = Arc::clone(&open);
    events.observe::<TenancyEvent>(move |event| {
        let mut open = counts.lock().expect("nobody panics");
        match event {
            TenancyEvent::InitializingTenancy(_) => open.0 += 1,
            TenancyEvent::RevertedToCentralContext(_) => open.0 -= 1,
            _ => {}
        }
        open.1 = open.1.max(open.0);
    });
    let work = Work::failing_for([]);
    let run = Lifecycle::new(events)
        .run_for_each(blogs(0..10))
        .concurrency(4)
        .run(|tenant| work.run(tenant))
        .await;
    run.expect("nothing fails");
    assert_eq!(*open.lock().expect("nobody panics"), (0, 4));
}

/// The bound is really reached: here nobody goes on until three do, and a fourth is never needed.
#[tokio::test(start_paused = true)]
async fn concurrency_is_reached() {
    let three = Barrier::new(3);
    let lifecycle = Lifecycle::default();
    let run = |concurrency| {
        let run = lifecycle.run_for_each(blogs(0..9)).concurrency(concurrency);
        let run = run.run(async |_| {
            three.wait().await;
            Ok::<_, Failed>(())
        });
        timeout(Duration::from_secs(1), run)
    };
    assert!(run(3).await.is_ok());
    assert!(run(2).await.is_err(), "two wait for a third");
}
