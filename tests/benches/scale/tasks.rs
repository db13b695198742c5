//! Many tasks at once on two threads: nobody waits for anybody on the way to the database.

use std::time::Instant;

use sea_orm::{DatabaseConnection, DbErr};
use tenancy_sea::prelude::*;
use tenancy_tests::bench::Place;
use tenancy_tests::bench::pairs::{median, sorted};
use tenancy_tests::bench::table::say;
use tenancy_tests::entities::sales::company;
use tokio::runtime::Builder;

use crate::stalls;

const TASKS: i32 = 64;
/// Of each task.
const STATEMENTS: i32 = 100;
const CONNECTIONS: u32 = 8;

pub(crate) fn measure(pairs: usize) -> Result<(), DbErr> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    say(&format!(
        "{:<34} {:>7} {:>7} {:>7}   {:>10} {:>10}",
        "throughput of 64 tasks, find_by_id", "median", "least", "most", "scoped /s", "hand /s"
    ));
    for place in [Place::SqliteMemory, Place::Postgres] {
        let server = match place.server() {
            Ok(server) => server,
            Err(reason) => {
                say(&format!("{place}: skipped: {reason}"));
                continue;
            }
        };
        runtime.block_on(contest(place, &server, pairs))?;
    }
    Ok(())
}

async fn contest(place: Place, server: &str, pairs: usize) -> Result<(), DbErr> {
    let owner = place.connect(server).await?;
    stalls::set_up(&owner, TASKS).await?;
    let raw = match place {
        Place::Postgres => place.connect_again(server, CONNECTIONS).await?,
        _ => owner.clone(),
    };
    let tenancy = stalls::tenancy(&raw).await;
    let [mut scoped, mut hand] = [Vec::new(), Vec::new()];
    round(&raw, Some(&tenancy)).await?;
    for pair in 0..pairs {
        if pair % 2 == 0 {
            scoped.push(round(&raw, Some(&tenancy)).await?);
            hand.push(round(&raw, None).await?);
        } else {
            hand.push(round(&raw, None).await?);
            scoped.push(round(&raw, Some(&tenancy)).await?);
        }
    }
    let ratios = scoped.iter().zip(&hand).map(|(scoped, hand)| scoped / hand);
    let ratios = sorted(ratios.collect());
    let at = |ratio: Option<&f64>| ratio.copied().unwrap_or(f64::NAN);
    say(&format!(
        "{:<34} {:>7.3} {:>7.3} {:>7.3}   {:>10.0} {:>10.0}",
        place.to_string(),
        median(&ratios),
        at(ratios.first()),
        at(ratios.last()),
        median(&sorted(scoped)),
        median(&sorted(hand)),
    ));
    raw.close().await?;
    place.remove(owner, server).await
}

/// Statements a second over all tasks, each of which is another tenant's.
async fn round(
    raw: &DatabaseConnection,
    tenancy: Option<&Tenancy<company::Entity>>,
) -> Result<f64, DbErr> {
    let began = Instant::now();
    let tasks: Vec<_> = (1..=TASKS)
        .map(|company| {
            let (raw, tenancy) = (raw.clone(), tenancy.cloned());
            tokio::spawn(async move {
                for _ in 0..STATEMENTS {
                    match &tenancy {
                        Some(tenancy) => {
                            stalls::find(&tenancy.for_tenant(company), company, false).await?;
                        }
                        None => stalls::find(&raw, company, true).await?,
                    }
                }
                Ok::<(), DbErr>(())
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap()?;
    }
    Ok(f64::from(TASKS * STATEMENTS) / began.elapsed().as_secs_f64())
}
