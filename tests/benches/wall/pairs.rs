use std::time::{Duration, Instant};

use sea_orm::DbErr;
use tenancy_tests::bench::{Form, Operation, Room};

/// The shortest batch: long enough for the clock and for what happens once in a while.
const BATCH: Duration = Duration::from_millis(10);
/// Turns may need rows of their own, which have to be put there for each batch.
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
        let [first, second] = forms;
        let turns = self.turns(second).await?;
        self.batch(first, turns).await?;
        self.batch(second, turns).await?;
        let mut ratios = Vec::new();
        let mut times = [Vec::new(), Vec::new()];
        for pair in 0..self.pairs {
            // Whoever comes first may find the machine in another state.
            let (one, other) = if pair % 2 == 0 {
                let one = self.batch(first, turns).await?;
                (one, self.batch(second, turns).await?)
            } else {
                let other = self.batch(second, turns).await?;
                (self.batch(first, turns).await?, other)
            };
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
    async fn turns(&self, form: Form) -> Result<i32, DbErr> {
        let mut turns = 1;
        while turns < MOST_TURNS && self.batch(form, turns).await? < BATCH.as_secs_f64() {
            turns *= 2;
        }
        Ok(turns)
    }

    /// Seconds. Bringing the tables to the same state before each batch doesn't count.
    async fn batch(&self, form: Form, turns: i32) -> Result<f64, DbErr> {
        (self.operation.prepare)(self.room, turns).await?;
        let began = Instant::now();
        for turn in 0..turns {
            drop(self.operation.run(form, self.room, turn).await?);
        }
        Ok(began.elapsed().as_secs_f64())
    }
}

/// The middle of sorted numbers.
pub(crate) fn median(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
