//! Isolation by tenancy and by PostgreSQL's row-level security, each against the filter written by hand: 1 000 000 rows of
//! 1 000 tenants under indexes that begin with the tenant's column.
//!
//! The turns of all four alternate, and so do their tenants. Under row-level security the tenant is named anew for
//! each turn, as a pool of connections demands: for a transaction, or for the session.
//!
//! ```console
//! cargo bench -p tenancy-tests --bench alternatives                # all
//! cargo bench -p tenancy-tests --bench alternatives -- count --pairs 200
//! ```
//!
//! `TENANCY_TEST_POSTGRES_URL` names a server on which roles and databases may be created.

mod market;
mod operation;
mod way;

use std::process::ExitCode;

use market::Market;
use operation::Operation;
use sea_orm::DbErr;
use tenancy_tests::bench::arguments::Arguments;
use tenancy_tests::bench::pairs::{Contest, Way as Timed};
use tenancy_tests::bench::table::{self, say};
use tenancy_tests::bench::{self, Place};
use way::Way;

fn main() -> ExitCode {
    let is_known = |word: &str| {
        Operation::ALL
            .iter()
            .any(|operation| operation.name().contains(word))
    };
    let arguments = match Arguments::parse(std::env::args().skip(1), is_known) {
        Ok(arguments) => arguments,
        Err(err) => {
            say(&format!("alternatives: {err}"));
            return ExitCode::FAILURE;
        }
    };
    let server = match Place::Postgres.server() {
        Ok(server) => server,
        Err(reason) => {
            say(&format!("postgres: skipped: {reason}"));
            return ExitCode::SUCCESS;
        }
    };
    if let Err(err) = bench::runtime().block_on(measure(&server, &arguments)) {
        say(&format!("alternatives: {err}"));
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

async fn measure(server: &str, arguments: &Arguments) -> Result<(), DbErr> {
    let market = Market::set_up(server).await?;
    let measured = contests(&market, arguments).await;
    market.remove().await?;
    measured
}

async fn contests(market: &Market, arguments: &Arguments) -> Result<(), DbErr> {
    for operation in Operation::ALL {
        if !arguments.wants(operation.name()) {
            continue;
        }
        check(market, operation).await?;
        let timed = |way: Way| -> Timed<'_> {
            Box::new(move |turn| {
                Box::pin(async move { way.run(market, operation, turn).await.map(drop) })
            })
        };
        let contest = Contest {
            prepare: Box::new(|_| Box::pin(async { Ok(()) })),
            // The last one is the yardstick; the one before it tells how far it can be trusted.
            ways: Way::ALL.into_iter().chain([Way::Hand]).map(timed).collect(),
            pairs: arguments.pairs,
        };
        say(&table::head(operation.name(), "this", "hand"));
        for (way, pairs) in Way::ALL.iter().zip(contest.run().await?) {
            say(&table::line(way.name(), &pairs));
        }
        say("");
    }
    Ok(())
}

/// That all ways give the same.
async fn check(market: &Market, operation: Operation) -> Result<(), DbErr> {
    for turn in 0..20 {
        let hand = Way::Hand.run(market, operation, turn).await?;
        for way in Way::ALL {
            if way.run(market, operation, turn).await? != hand {
                let (operation, way) = (operation.name(), way.name());
                let differs = format!("{operation}: {way} answers differently");
                return Err(DbErr::Custom(differs));
            }
        }
    }
    Ok(())
}
