use std::time::Instant;

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tenancy_sea::TenancyOptions;
use tenancy_sea::prelude::*;
use tenancy_tests::bench::{self, Place, Room, operations};

use crate::budget::Verdict;

pub(crate) const NAME: &str = "row_guard";

const PAIRS: usize = 300;
/// As many as the stream has.
const ROWS: f64 = 10_000.0;

/// What the look at each row takes: a large query with the guard and without, alternately. The rows are as cheap as rows
/// can be, so that what isn't the guard's doesn't drown it, and all that comes on top by chance is left out.
pub(crate) fn measure() -> Verdict {
    let [(guarded, usual), (unguarded, usually)] = bench::runtime().block_on(times());
    Verdict {
        name: NAME,
        unit: "ns",
        measured: guarded - unguarded,
        most: 40.0,
        digits: 1,
        more: format!(
            "least {guarded:.1} and {unguarded:.1} ns a row, medians {usual:.1} and {usually:.1}"
        ),
    }
}

/// The least time a row and the median, with the guard and without.
async fn times() -> [(f64, f64); 2] {
    let room = Room::set_up(Place::SqliteMemory, "").await.unwrap();
    let stream = operations::named("stream_10000_rows").unwrap();
    (stream.prepare)(&room, 0).await.unwrap();
    let unguarded = room
        .with_options(TenancyOptions::default().throw_if_not_related(false))
        .await;
    let mut times = [Vec::new(), Vec::new()];
    for pair in 0..PAIRS {
        let mut forms = [(0, &room.db), (1, &unguarded)];
        if pair % 2 == 1 {
            forms.reverse();
        }
        for (form, db) in forms {
            let time = query(db).await;
            times.get_mut(form).unwrap().push(time);
        }
    }
    times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        let at = |place: usize| times.get(place).copied().unwrap();
        (at(0), at(PAIRS / 2))
    })
}

/// Nanoseconds a row.
async fn query(db: &TenancyConnection) -> f64 {
    let text = "SELECT company_id FROM product WHERE shelf = 1000";
    let statement = Statement::from_string(DbBackend::Sqlite, text);
    let began = Instant::now();
    let rows = db.query_all_raw(statement).await.unwrap();
    let took = began.elapsed();
    assert_eq!(rows.len(), 10_000);
    took.as_secs_f64() * 1e9 / ROWS
}
