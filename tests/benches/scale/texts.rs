//! Texts that nobody runs again: the cache of plans has a limit, and the process keeps nothing else of them.

use std::time::Instant;

use sea_orm::{DbBackend, DbErr, Statement};
use tenancy_sea::__private::planned;
use tenancy_sea::prelude::*;
use tenancy_tests::bench::table::say;
use tenancy_tests::bench::{self, Place};

use crate::stalls;

const TEXTS: u32 = 1_000_000;
/// As often the memory is looked at.
const LOOKS: u32 = 10;

pub(crate) fn measure(pairs: usize) -> Result<(), DbErr> {
    // A quick look takes fewer of them.
    let texts = if pairs > 10 { TEXTS } else { TEXTS / 10 };
    bench::runtime().block_on(async {
        let raw = Place::SqliteMemory.connect("").await?;
        // What was wanted a second time is kept longer than what wasn't.
        for (title, times) in [
            ("distinct texts planned once", 1),
            ("distinct texts planned twice", 2),
        ] {
            let tenancy = stalls::tenancy(&raw).await;
            say(&format!(
                "{title:<34} {:>12} {:>12}",
                "VmRSS MiB", "µs a text"
            ));
            plan(&tenancy.for_tenant(1), texts, times)?;
        }
        Place::SqliteMemory.remove(raw, "").await
    })
}

fn plan(db: &TenancyConnection, texts: u32, times: u32) -> Result<(), DbErr> {
    say(&format!("{:<34} {:>12.1}", 0, resident()));
    let mut number = 0_u32;
    for _ in 0..LOOKS {
        let began = Instant::now();
        for _ in 0..texts / LOOKS {
            // A name is part of what tells texts apart, whatever becomes of numbers.
            let text =
                format!("SELECT id AS id_{number} FROM product WHERE shelf = ? AND price > ?");
            let values = [1.into(), 2.into()];
            let statement = Statement::from_sql_and_values(DbBackend::Sqlite, text, values);
            for _ in 1..times {
                drop(planned(db, statement.clone())?);
            }
            drop(planned(db, statement)?);
            number += 1;
        }
        let micros = began.elapsed().as_secs_f64() * 1e6 / f64::from(texts / LOOKS);
        say(&format!("{number:<34} {:>12.1} {micros:>12.2}", resident()));
    }
    Ok(())
}

/// The memory that the process has, in MiB. Linux alone tells.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kibibytes = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    kibibytes.unwrap_or(f64::NAN) / 1024.0
}
