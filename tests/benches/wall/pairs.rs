use std::time::{Duration, Instant};

use sea_orm::DbErr;
use tenancy_tests::bench::{Form, Operation, Room};

/// The shortest batch: long enough for the clock and for what happens once in a while.
const BATCH: Duration = Duration::from_millis(15);
/// Turns may need rows of their own, which have to be put there for each pair.
const MOST_TURNS: i32 = 512;

/// Two forms of one operation against each other.
pub(crate) struct Contest<'r> {
    pub(crate) room: &'r Room,
    pub(crate) operation: &'static Operation,
    pub(crate) pairs: usize,
}

/// What the batches took.
#[derive(Default)]
pub(crate) struct Pairs {
    /// Of each pair, the first form's time over the second's, in order of size.
    pub(crate) ratios: Vec<f64>,
    /// The median time of one turn in microseconds, of either form.
    pub(crate) micros: [f64; 2],
}

impl Contest<'_> {
    pub(crate) async fn run(&self, forms: [Form; 2]) -> Result<Pairs, DbErr> {
        let turns = self.turns(forms).await?;
        let mut ratios = Vec::new();
        let mut times = [Vec::new(), Vec::new()];
        for pair in 0..self.pairs {
            let [one, other] = self.pair(forms, turns, pair).await?;
            ratios.push(one / other);
            let [ones, others] = &mut times;
            ones.push(one);
            others.push(other);
        }
        ratios.sort_by(f64::total_cmp);
        let micros = times.map(|mut times| {
            times.sort_by(f64::total_cmp);
            median(&times) * 1e6 / f64::from(turns)
        });
        Ok(Pairs { ratios, micros })
    }

    /// How many turns fill a batch.
    async fn turns(&self, forms: [Form; 2]) -> Result<i32, DbErr> {
        let mut turns = 1;
        while turns < MOST_TURNS {
            let [one, other] = self.pair(forms, turns, 0).await?;
            if one.min(other) >= BATCH.as_secs_f64() {
                break;
            }
            turns *= 2;
        }
        Ok(turns)
    }

    /// The seconds of one batch of each form. Their turns alternate, and so does who comes first: a core that is taken
    /// away, or a page that is read for the first time, falls to both alike. Bringing the tables to the same state
    /// before each pair doesn't count.
    async fn pair(&self, forms: [Form; 2], turns: i32, pair: usize) -> Result<[f64; 2], DbErr> {
        (self.operation.prepare)(self.room, 2 * turns).await?;
        let mut took = [0.0, 0.0];
        let mut swapped = pair % 2 == 1;
        for turn in 0..turns {
            let [one, other] = &mut took;
            let mut order = [(forms[0], 2 * turn, one), (forms[1], 2 * turn + 1, other)];
            if swapped {
                order.reverse();
            }
            swapped = !swapped;
            for (form, turn, took) in order {
                let began = Instant::now();
                drop(self.operation.run(form, self.room, turn).await?);
                *took += began.elapsed().as_secs_f64();
            }
        }
        Ok(took)
    }
}

/// The middle of sorted numbers.
pub(crate) fn median(sorted: &[f64]) -> f64 {
    let at = |place: usize| sorted.get(place).copied().unwrap_or(f64::NAN);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        at(middle)
    } else {
        f64::midpoint(at(middle.wrapping_sub(1)), at(middle))
    }
}
