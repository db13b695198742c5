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

mod arguments;

use std::process::ExitCode;

use arguments::{is_known, wants_operation, wants_place};
use sea_orm::DbErr;
use tenancy_tests::bench::arguments::Arguments;
use tenancy_tests::bench::pairs::{Contest, Pairs, Way};
use tenancy_tests::bench::table::{self, say};
use tenancy_tests::bench::{self, Form, Operation, Place, Room, operations};

/// The operations of which the same form is measured twice.
const CONTROLS: [&str; 2] = ["find_20_rows", "insert_one"];

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1), is_known) {
        Ok(arguments) => arguments,
        Err(err) => {
            say(&format!("wall: {err}"));
            return ExitCode::FAILURE;
        }
    };
    let places = Place::ALL.into_iter();
    for place in places.filter(|place| wants_place(&arguments, *place)) {
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
    say(&table::head(&room.place.to_string(), "scoped", "hand"));
    for operation in operations::ALL {
        if !wants_operation(arguments, operation.name) {
            continue;
        }
        bench::check(operation, room).await?;
        let contest = |forms| contest(room, operation, forms, arguments.pairs);
        if CONTROLS.contains(&operation.name) {
            let pairs = contest([Form::Hand, Form::Hand]).await?;
            say(&table::line(
                &format!("control: {}", operation.name),
                &pairs,
            ));
        }
        let pairs = contest([Form::Scoped, Form::Hand]).await?;
        say(&table::line(operation.name, &pairs));
        room.clear().await?;
    }
    say("");
    Ok(())
}

/// Two forms of one operation against each other.
async fn contest(
    room: &Room,
    operation: &'static Operation,
    forms: [Form; 2],
    pairs: usize,
) -> Result<Pairs, DbErr> {
    let way = |form| -> Way<'_> {
        Box::new(move |turn| {
            Box::pin(async move { operation.run(form, room, turn).await.map(drop) })
        })
    };
    let contest = Contest {
        prepare: Box::new(|turns| (operation.prepare)(room, turns)),
        ways: forms.map(way).into(),
        pairs,
    };
    let against_last = contest.run().await?.into_iter().next();
    against_last.ok_or_else(|| DbErr::Custom("there are two forms".into()))
}
