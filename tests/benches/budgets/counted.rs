use sea_orm::DbErr;
use tenancy_tests::bench::{self, Form, Operation, Place, Room, operations};

use crate::arguments::Case;
use crate::budget::{Budget, RATIOS};
use crate::unhurried::Unhurried;

/// That both forms do the same, where nothing is counted.
pub(crate) fn check(budget: &Budget) -> Result<(), String> {
    let operation = operation(budget.name)?;
    let checked = bench::runtime().block_on(async {
        let room = Room::set_up(Place::SqliteMemory, "").await?;
        bench::check(operation, &room).await
    });
    checked.map_err(|err| err.to_string())
}

/// Does the turns of one form, and ends without cleaning up, which isn't to be counted.
pub(crate) fn run(case: &Case) -> ! {
    let done = bench::runtime().block_on(Unhurried(Box::pin(turns(case))));
    if let Err(err) = &done {
        panic!("{}, {}: {err}", case.name, case.form);
    }
    std::process::exit(0)
}

async fn turns(case: &Case) -> Result<(), String> {
    let operation = operation(&case.name)?;
    let budget = RATIOS.iter().find(|budget| budget.name == case.name);
    // As many for both counts: they differ in the turns alone.
    let most = budget.map_or(case.turns, Budget::most_turns);
    run_turns(operation, case.form, most, case.turns)
        .await
        .map_err(|err| err.to_string())
}

async fn run_turns(operation: &Operation, form: Form, most: i32, turns: i32) -> Result<(), DbErr> {
    let room = Room::set_up(Place::SqliteMemory, "").await?;
    (operation.prepare)(&room, most).await?;
    for turn in 0..turns {
        drop(operation.run(form, &room, turn).await?);
    }
    std::process::exit(0)
}

fn operation(name: &str) -> Result<&'static Operation, String> {
    operations::named(name).ok_or_else(|| format!("no operation {name}"))
}
