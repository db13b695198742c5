//! Ten thousand switches of context on eight tasks, in two tenancies that nest as chance has it, with all that can go wrong.

mod cast;
mod random;
mod switch;
mod task;

use std::collections::BTreeMap;
use std::sync::Arc;

use tenancy_core::Context;

use switch::Shared;
use task::Task;

const TASKS: usize = 8;
const SWITCHES: usize = 10_000;
const SEED: u64 = 0x007e_4a9c;

/// How often what came out.
type Tally = BTreeMap<&'static str, usize>;

async fn soak(seed: u64) -> Tally {
    let shared = Arc::new(Shared::default());
    let lifecycle = cast::lifecycle();
    let tasks = (0..TASKS).map(|number| {
        let task = Task::new(seed, number, lifecycle.clone(), Arc::clone(&shared));
        tokio::spawn(task.run(SWITCHES / TASKS))
    });
    let mut tally = Tally::new();
    for task in tasks.collect::<Vec<_>>() {
        let outcomes = task.await;
        for outcome in outcomes.expect("it catches what its switches panic with") {
            *tally.entry(outcome).or_default() += 1;
        }
    }
    let wrong = shared.wrong();
    assert!(wrong.is_empty(), "seed {seed:#x}: {wrong:#?}");
    assert_eq!(shared.alive(), 0, "seed {seed:#x}: no value is left");
    assert!(Context::current().is_none());
    tally
}

/// Z37, Z40, Z41, Z42, Z47, Z48: every task sees its own tenants throughout, with their own values; whatever ends a switch,
/// what was bootstrapped for it is undone once and in reverse, the context around it is back, and in the end nothing is left.
/// The same seed leads to the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_thousand_switches() {
    let tally = soak(SEED).await;
    assert!(tally.values().sum::<usize>() >= SWITCHES, "{tally:?}");
    let outcomes = [
        "a value",
        "an error of the work",
        "an error on the way in",
        "an error on the way out",
        "a panic",
        "a cancellation",
        "a cancellation of one around it",
    ];
    for outcome in outcomes {
        let times = tally.get(outcome).copied().unwrap_or_default();
        assert!(times > 300, "{outcome} is rare: {tally:?}");
    }
    assert_eq!(soak(SEED).await, tally);
    assert_ne!(soak(SEED + 1).await, tally, "another seed leads elsewhere");
}
