//! Thousands of tasks of many tenants on a multi-threaded runtime: afterwards every tenant has what its own tasks wrote,
//! to the last row and to the last count, and nobody has seen a row of anybody else's.

mod ledger;
mod tasks;
mod worker;

use std::sync::Arc;
use std::time::Duration;

use tenancy_tests::{TestContext, each_backend};

use self::ledger::Ledger;
use self::tasks::Task;
use crate::world::{Pool, World};

each_backend![tasks_of_many_tenants_never_meet];

const TENANTS: i32 = 12;

/// How many tasks a backend runs: `TENANCY_SOAK_TASKS`.
fn tasks() -> usize {
    std::env::var("TENANCY_SOAK_TASKS").map_or(300, |tasks| tasks.parse().unwrap())
}

/// Z47, vectors 163, 165, 166, 173, 174, 181, 182, 184
async fn tasks_of_many_tenants_never_meet(context: TestContext) {
    let pool = Pool {
        connections: 6,
        acquire: Duration::from_secs(600),
    };
    let world = World::build(&context, TENANTS, pool).await;
    let ledger = Arc::new(Ledger::new(TENANTS));
    let running: Vec<_> = (0..tasks())
        .map(|number| {
            let task = Task::new(number, &world.tenancy, &ledger, TENANTS);
            tokio::spawn(task.run())
        })
        .collect();
    let mut panics = 0;
    for task in running {
        match task.await {
            Ok(()) => {}
            Err(err) if err.is_panic() => {
                let panic = err.into_panic();
                let text = panic.downcast_ref::<&str>().copied();
                assert_eq!(
                    text,
                    Some("on purpose"),
                    "{:?}",
                    panic.downcast_ref::<String>()
                );
                panics += 1;
            }
            Err(err) => panic!("{err:?}"),
        }
    }
    assert_eq!(
        panics,
        tasks().div_ceil(tasks::PANICS),
        "tasks that panic on purpose"
    );
    ledger.check(&world).await;
    ledger.print(&world);
}
