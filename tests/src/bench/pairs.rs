use std::time::{Duration, Instant};

use sea_orm::DbErr;

use super::Pending;

/// The shortest batch: long enough for the clock and for what happens once in a while.
const BATCH: Duration = Duration::from_millis(15);
/// Turns may need rows of their own, which have to be put there for each pair.
const MOST_TURNS: i32 = 512;

/// One way to do some work: it takes the turn of this number.
pub type Way<'w> = Box<dyn Fn(i32) -> Pending<'w, ()> + 'w>;

/// Several ways to do the same work against the last of them.
#[allow(missing_debug_implementations, reason = "functions have none")]
pub struct Contest<'w> {
    /// Brings the tables to the state from which so many turns can be taken.
    pub prepare: Way<'w>,
    pub ways: Vec<Way<'w>>,
    pub pairs: usize,
}

/// What the batches of one way took, and those of the last one.
#[derive(Debug, Default)]
pub struct Pairs {
    /// Of each pair, the way's time over the last one's, in order of size.
    pub ratios: Vec<f64>,
    /// The median time of one turn in microseconds, of either.
    pub micros: [f64; 2],
}

impl Contest<'_> {
    /// What came out for every way but the last.
    ///
    /// # Errors
    ///
    /// Those of the ways.
    pub async fn run(&self) -> Result<Vec<Pairs>, DbErr> {
        let turns = self.turns().await?;
        let mut batches = Vec::new();
        for pair in 0..self.pairs {
            batches.push(self.batch(turns, pair).await?);
        }
        let last = self.ways.len() - 1;
        let micros = |way: usize| {
            let times = batches.iter().map(|batch| batch[way]).collect();
            median(&sorted(times)) * 1e6 / f64::from(turns)
        };
        let against_last = |way: usize| {
            let ratios = batches.iter().map(|batch| batch[way] / batch[last]);
            Pairs {
                ratios: sorted(ratios.collect()),
                micros: [micros(way), micros(last)],
            }
        };
        Ok((0..last).map(against_last).collect())
    }

    /// How many turns fill a batch.
    async fn turns(&self) -> Result<i32, DbErr> {
        let mut turns = 1;
        while turns < MOST_TURNS {
            let took = self.batch(turns, 0).await?;
            if took.into_iter().fold(f64::INFINITY, f64::min) >= BATCH.as_secs_f64() {
                break;
            }
            turns *= 2;
        }
        Ok(turns)
    }

    /// The seconds of one batch of each way. Their turns alternate, and so do who comes first and who comes after whom: a core that is taken
    /// away, or a page that is read for the first time, falls to all alike. Bringing the tables to the same state before
    /// each batch doesn't count.
    async fn batch(&self, turns: i32, pair: usize) -> Result<Vec<f64>, DbErr> {
        let many = self.ways.len();
        let number = i32::try_from(many).unwrap();
        (self.prepare)(number * turns).await?;
        let mut took = vec![0.0; many];
        let mut first = pair % many;
        let mut backwards = false;
        for turn in 0..turns {
            for place in 0..many {
                let place = if backwards { many - 1 - place } else { place };
                let way = (first + place) % many;
                let turn = number * turn + i32::try_from(way).unwrap();
                let began = Instant::now();
                self.ways[way](turn).await?;
                took[way] += began.elapsed().as_secs_f64();
            }
            first = (first + 1) % many;
            if first == 0 {
                backwards = !backwards;
            }
        }
        Ok(took)
    }
}

/// Numbers in order of size.
#[must_use]
pub fn sorted(mut numbers: Vec<f64>) -> Vec<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The middle of sorted numbers.
#[must_use]
pub fn median(sorted: &[f64]) -> f64 {
    let at = |place: usize| sorted.get(place).copied().unwrap_or(f64::NAN);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        at(middle)
    } else {
        f64::midpoint(at(middle.wrapping_sub(1)), at(middle))
    }
}
