use std::time::{Duration, Instant};

use sea_orm::EntityTrait;
use tenancy_sea::TenancyOptions;
use tenancy_sea::prelude::*;
use tenancy_tests::bench::{self, Place, Room, operations};
use tenancy_tests::entities::sales::product::Entity as Product;

use crate::budget::Verdict;

pub(crate) const NAME: &str = "row_guard";

const PAIRS: usize = 60;

/// What the look at each row takes: a large find with the guard and without, alternately.
pub(crate) fn measure() -> Verdict {
    let (median, spread) = bench::runtime().block_on(differences());
    Verdict {
        name: NAME,
        unit: "ns",
        measured: median,
        most: 40.0,
        digits: 1,
        more: spread,
    }
}

async fn differences() -> (f64, String) {
    let room = Room::set_up(Place::SqliteMemory, "").await.unwrap();
    let stream = operations::named("stream_10000_rows").unwrap();
    (stream.prepare)(&room, 0).await.unwrap();
    let unguarded = room
        .with_options(TenancyOptions::default().throw_if_not_related(false))
        .await;
    let mut differences = Vec::new();
    for pair in 0..PAIRS + 2 {
        let (guarded, without, rows) = if pair % 2 == 0 {
            let (guarded, rows) = find(&room.db).await;
            let (without, _) = find(&unguarded).await;
            (guarded, without, rows)
        } else {
            let (without, _) = find(&unguarded).await;
            let (guarded, rows) = find(&room.db).await;
            (guarded, without, rows)
        };
        // The first two fill caches.
        if pair >= 2 {
            differences.push((guarded.as_secs_f64() - without.as_secs_f64()) * 1e9 / rows);
        }
    }
    differences.sort_by(f64::total_cmp);
    let at = |part: usize| {
        differences
            .get(PAIRS * part / 4)
            .copied()
            .unwrap_or(f64::NAN)
    };
    (at(2), format!("quartiles {:.1} {:.1}", at(1), at(3)))
}

#[allow(clippy::cast_precision_loss, reason = "some thousands of rows")]
async fn find(db: &TenancyConnection) -> (Duration, f64) {
    let began = Instant::now();
    let rows = Product::find().all(db).await.unwrap();
    (began.elapsed(), rows.len() as f64)
}
