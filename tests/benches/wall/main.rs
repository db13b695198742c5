//! What isolation takes by the clock: scoped against filtered by hand, on every database that is there.
//!
//! The turns of the two forms alternate, so that whatever slows the machine down slows down both. A ratio is that of two
//! batches that ran side by side; the median over all pairs is what counts, and the control, hand against hand, tells how
//! far it can be trusted. Nothing fails here: `budgets` holds the limits.
//!
//! ```console
//! cargo bench -p tenancy-tests --bench wall                          # all
//! cargo bench -p tenancy-tests --bench wall -- sqlite find insert    # words choose databases and operations
//! cargo bench -p tenancy-tests --bench wall -- --pairs 200
//! ```
//!
//! PostgreSQL and MariaDB are measured where `TENANCY_TEST_POSTGRES_URL` and `TENANCY_TEST_MYSQL_URL` name them.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "benchmarks"
)]

mod arguments;
mod pairs;
mod table;

use std::process::ExitCode;

use arguments::Arguments;
use pairs::Contest;
use sea_orm::DbErr;
use table::say;
use tenancy_tests::bench::{self, Form, Place, Room, operations};

/// The operations of which the same form is measured twice.
const CONTROLS: [&str; 2] = ["find_20_rows", "insert_one"];

fn main() -> ExitCode {
    let arguments = match arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(err) => {
            say(&format!("wall: {err}"));
            return ExitCode::FAILURE;
        }
    };
    let places = Place::ALL.into_iter();
    for place in places.filter(|place| arguments.wants_place(*place)) {
        let server = match place.server() {
            Ok(server) => server,
            Err(reason) => {
                say(&format!("{place}: skipped: {reason}\n"));
                continue;
            }
        };
        if let Err(err) = bench::runtime().block_on(measure(place, &server, &arguments)) {
            say(&format!("{place}: {err}"));
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

async fn measure(place: Place, server: &str, arguments: &Arguments) -> Result<(), DbErr> {
    let room = Room::set_up(place, server).await?;
    let measured = contests(&room, arguments).await;
    room.remove().await?;
    measured
}

async fn contests(room: &Room, arguments: &Arguments) -> Result<(), DbErr> {
    say(&table::head(room.place));
    for operation in operations::ALL {
        if !arguments.wants_operation(operation.name) {
            continue;
        }
        bench::check(operation, room).await?;
        let contest = Contest {
            room,
            operation,
            pairs: arguments.pairs,
        };
        if CONTROLS.contains(&operation.name) {
            let pairs = contest.run([Form::Hand, Form::Hand]).await?;
            say(&table::line(
                &format!("control: {}", operation.name),
                &pairs,
            ));
        }
        let pairs = contest.run([Form::Scoped, Form::Hand]).await?;
        say(&table::line(operation.name, &pairs));
        room.clear().await?;
    }
    say("");
    Ok(())
}
