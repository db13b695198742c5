//! The work runs for each tenant once, and what it returns comes back in order.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tenancy_core::{Context, CurrentTenant, Lifecycle, TenantKey};

use crate::common::{self, Failed, World, blog, give_way, here, on_purpose, organisation};
use crate::work::{Work, blogs};

/// D14, D15, D20: the work runs for exactly the tenants that are named, in order, each in its own context and with itself as
/// the argument; what it returned comes back with the tenant's name.
#[tokio::test]
async fn it_runs_for_each() {
    let world = World::new();
    for keys in [&[1, 2, 3][..], &[3, 1], &[2]] {
        let outer = Context::tenant(organisation(5)).enter(async {
            let run = world.lifecycle.run_for_each(blogs(keys.to_vec()));
            let run = run.run(async |tenant| {
                give_way().await;
                Ok::<_, Failed>((tenant, here()))
            });
            let outcome = run.await.expect("nothing fails");
            assert_eq!(here(), "organisation 5");
            outcome
        });
        let expected = keys.iter().map(|&key| {
            let inside = format!("organisation 5 > blog {key} +1 +2 +3");
            (blog(key), (blog(key), inside))
        });
        assert_eq!(outer.await, expected.collect::<Vec<_>>());
        let initialized = world.ledger.taken().into_iter().filter_map(|line| {
            let tenant = line.strip_prefix("TenancyInitialized of blog ")?;
            tenant.split(' ').next()?.parse::<i32>().ok()
        });
        assert_eq!(initialized.collect::<Vec<_>>(), keys);
        assert_eq!(world.ledger.alive(), 0);
    }
}

/// The closure itself is called in the tenant's context, and not before its turn.
#[tokio::test]
async fn the_work_begins_in_the_tenants_context() {
    let world = World::new();
    let outcome = world
        .lifecycle
        .run_for_each(blogs([1, 2]))
        .run(|_| {
            let begins = here();
            async move { Ok::<_, Failed>(begins) }
        })
        .await;
    let begun: Vec<_> = outcome
        .expect("nothing fails")
        .into_iter()
        .map(|(_, begins)| begins)
        .collect();
    assert_eq!(begun, ["blog 1 +1 +2 +3", "blog 2 +1 +2 +3"]);
}

/// D12, D13: no tenants means none, not all.
#[tokio::test]
async fn no_tenants_means_none() {
    let world = World::new();
    let empty: [Box<dyn Iterator<Item = CurrentTenant>>; 2] = [
        Box::new(Vec::new().into_iter()),
        Box::new((0..9).map(blog).filter(|_| false)),
    ];
    for tenants in empty {
        let run = world
            .lifecycle
            .run_for_each(tenants)
            .on_progress(|_| on_purpose("there is none"))
            .run(async |tenant| Err::<(), _>(Failed::Work(format!("it ran for {tenant}").into())));
        let outcome = run.await.expect("nothing fails");
        assert!(outcome.is_empty());
        assert!(world.ledger.taken().is_empty());
    }
}

/// A tenant that is named twice counts once, at its first place, whatever the width of its key; another tenancy's tenant of
/// the same key is another.
#[tokio::test]
async fn each_tenant_counts_once() {
    let lifecycle = Lifecycle::default();
    let wide = CurrentTenant::new(common::blogs(), TenantKey::from(2_u64));
    let text = CurrentTenant::new(common::blogs(), TenantKey::from("2"));
    let named = [
        blog(2).with_model(Arc::new("the first")),
        blog(1),
        wide,
        organisation(2),
        blog(1),
        text.clone(),
    ];
    let calls = AtomicUsize::new(0);
    let outcome = lifecycle
        .run_for_each(named)
        .concurrency(8)
        .on_progress(|progress| assert_eq!(progress.total, 4))
        .run(async |tenant: CurrentTenant| {
            calls.fetch_add(1, Ordering::Relaxed);
            Ok::<_, Failed>(tenant.model::<&str>().map(|model| *model))
        })
        .await;
    assert_eq!(
        outcome.expect("nothing fails"),
        [
            (blog(2), Some("the first")),
            (blog(1), None),
            (organisation(2), None),
            (text, None)
        ]
    );
    assert_eq!(calls.load(Ordering::Relaxed), 4);
}

/// Results come in the tenants' order, whoever is ready first.
#[tokio::test(start_paused = true)]
async fn results_come_in_order() {
    let finished = Mutex::new(Vec::new());
    let outcome = Lifecycle::default()
        .run_for_each(blogs([1, 2, 3]))
        .concurrency(3)
        .on_progress(|progress| {
            let mut finished = finished.lock().expect("nobody panics");
            finished.push((progress.tenant.to_string(), progress.finished));
        })
        .run(async |tenant| {
            let shorter = HashMap::from([("1", 30), ("2", 20), ("3", 10)]);
            let wait = shorter[&*tenant.key().to_string()];
            tokio::time::sleep(Duration::from_millis(wait)).await;
            Ok::<_, Failed>(wait)
        })
        .await;
    assert_eq!(
        outcome.expect("nothing fails"),
        [(blog(1), 30), (blog(2), 20), (blog(3), 10)]
    );
    let finished = finished.into_inner().expect("nobody panics");
    assert_eq!(
        finished,
        [
            ("blog 3".to_owned(), 1),
            ("blog 2".to_owned(), 2),
            ("blog 1".to_owned(), 3)
        ]
    );
}

/// Progress is told once for each tenant whose work is over, in the outer context, and for nobody else.
#[tokio::test]
async fn progress() {
    let told = Mutex::new(Vec::new());
    let work = Work::failing_for([2]);
    let outer = Context::tenant(organisation(5)).enter(async {
        Lifecycle::default()
            .run_for_each(blogs([1, 2, 3]))
            .on_progress(|progress| {
                let mut told = told.lock().expect("nobody panics");
                told.push(format!(
                    "{}/{} {}{} @ {}",
                    progress.finished,
                    progress.total,
                    progress.tenant,
                    if progress.failed { " failed" } else { "" },
                    here()
                ));
            })
            .run(|tenant| work.run(tenant))
            .await
    });
    outer.await.expect_err("it fails for blog 2");
    assert_eq!(
        told.into_inner().expect("nobody panics"),
        [
            "1/3 blog 1 @ organisation 5",
            "2/3 blog 2 failed @ organisation 5"
        ]
    );
}
