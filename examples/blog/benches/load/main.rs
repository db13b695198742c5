//! The example under load, against the same application with filters written by hand.
//!
//! 2 000 blogs, 64 connections over loopback, and no byte of one blog in a page of another. The two applications take turns in
//! one process, on the same pool of connections; who comes first alternates, and the median over all pairs of turns is what
//! counts. It ends with an error if a foreign byte was seen, or if the ratio is under 0.97.
//!
//! ```console
//! cargo bench -p blog --bench load                     # SQLite, and PostgreSQL where TENANCY_TEST_POSTGRES_URL names one
//! cargo bench -p blog --bench load -- sqlite --pairs 40
//! cargo bench -p blog --bench load -- --quick          # seconds, and a margin for chance: 0.75
//! ```

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a benchmark"
)]

mod arguments;
mod by_hand;
mod client;
mod contest;
mod page;
mod room;
mod rows;

use std::process::ExitCode;

use tenancy_sea::BoxError;

use arguments::Arguments;
use contest::Contest;
use room::{Place, Room};

fn main() -> ExitCode {
    let measured = Arguments::parse(std::env::args().skip(1)).and_then(|arguments| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?;
        runtime.block_on(measure(&arguments))
    });
    match measured {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(err) => {
            println!("load: {err}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all ratios are good enough.
async fn measure(arguments: &Arguments) -> Result<bool, BoxError> {
    let mut is_good = true;
    println!(
        "{:<10} {:>7} {:>7} {:>7} {:>15} {:>15} {:>10}",
        "", "median", "least", "most", "tenancy /s", "by hand /s", "pages"
    );
    for place in arguments.places() {
        let Some(place) = Place::find(place) else {
            println!("{place:<10} skipped: TENANCY_TEST_POSTGRES_URL is not set");
            continue;
        };
        let room = Room::open(place).await?;
        let measured = Contest::new(&room).await?.run(arguments).await;
        room.close().await?;
        let outcome = measured?;
        println!("{outcome}");
        if outcome.ratio() < arguments.least_ratio() {
            println!("           under {}", arguments.least_ratio());
            is_good = false;
        }
    }
    Ok(is_good)
}
