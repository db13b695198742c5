//! A statement takes the same whoever runs it, and however many have run it before.

use std::cell::Cell;

use sea_orm::{DatabaseConnection, DbErr};
use tenancy_sea::prelude::*;
use tenancy_tests::bench::pairs::{Contest, Way};
use tenancy_tests::bench::table::{self, say};
use tenancy_tests::bench::{self, Place};
use tenancy_tests::entities::sales::company;

use crate::stalls;

const MANY: [i32; 3] = [1, 1_000, 100_000];
/// Has no divisor in common with the numbers of tenants, so that everybody's turn comes before anybody's second.
const STEP: i32 = 7_919;

pub(crate) fn measure(pairs: usize) -> Result<(), DbErr> {
    bench::runtime().block_on(async {
        let raw = Place::SqliteMemory.connect("").await?;
        let most = MANY.into_iter().max().unwrap_or_default();
        stalls::set_up(&raw, most).await?;
        let tenancy = stalls::tenancy(&raw).await;
        say(&table::head("find_by_id, sqlite-memory", "scoped", "hand"));
        for many in MANY {
            contest(&raw, &tenancy, many, pairs).await?;
        }
        Place::SqliteMemory.remove(raw, "").await
    })
}

async fn contest(
    raw: &DatabaseConnection,
    tenancy: &Tenancy<company::Entity>,
    many: i32,
    pairs: usize,
) -> Result<(), DbErr> {
    // Whatever is kept for a tenant is kept for all of them now.
    for company in 1..=many {
        stalls::find(&tenancy.for_tenant(company), company, false).await?;
    }
    let [scoped, control, hand] = [0, 0, 0].map(Cell::new);
    let contest = Contest {
        prepare: Box::new(|_| Box::pin(async { Ok(()) })),
        ways: vec![
            Box::new(|_| {
                let company = next(&scoped, many);
                Box::pin(
                    async move { stalls::find(&tenancy.for_tenant(company), company, false).await },
                )
            }),
            by_hand(raw, &control, many),
            by_hand(raw, &hand, many),
        ],
        pairs,
    };
    let names = [
        format!("tenants in turn: {many}"),
        format!("control: {many}"),
    ];
    for (name, pairs) in names.iter().zip(contest.run().await?) {
        say(&table::line(name, &pairs));
    }
    Ok(())
}

fn by_hand<'w>(raw: &'w DatabaseConnection, last: &'w Cell<i32>, many: i32) -> Way<'w> {
    Box::new(move |_| {
        let company = next(last, many);
        Box::pin(stalls::find(raw, company, true))
    })
}

/// The tenant whose turn it is after the last one.
fn next(last: &Cell<i32>, many: i32) -> i32 {
    let next = (last.get() + STEP) % many;
    last.set(next);
    next + 1
}
