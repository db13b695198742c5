use std::fmt;
use std::path::Path;

use tenancy_tests::bench::Form;

use crate::arguments::Case;
use crate::callgrind;

/// How many times the instructions of the hand-written form an operation may take.
pub(crate) struct Budget {
    pub(crate) name: &'static str,
    most: f64,
    /// How many turns are counted beyond the first ones.
    turns: i32,
}

#[rustfmt::skip]
pub(crate) const RATIOS: &[Budget] = &[
    Budget { name: "find_20_rows", most: 1.02, turns: 200 },
    Budget { name: "find_by_id", most: 1.03, turns: 200 },
    Budget { name: "insert_one", most: 1.03, turns: 200 },
    Budget { name: "update_one", most: 1.03, turns: 200 },
    Budget { name: "update_many", most: 1.03, turns: 200 },
    Budget { name: "delete_one", most: 1.03, turns: 200 },
    Budget { name: "delete_many", most: 1.03, turns: 200 },
    Budget { name: "insert_many_1000x10_cold", most: 1.05, turns: 4 },
    Budget { name: "insert_many_1000x10_one_reference", most: 1.8, turns: 4 },
    Budget { name: "cold_plan", most: 2.5, turns: 200 },
    Budget { name: "cold_plan_of_a_long_text", most: 2.5, turns: 10 },
];

/// Before counting: caches are filled, buffers have grown.
pub(crate) const WARM: i32 = 2;

impl Budget {
    pub(crate) fn most_turns(&self) -> i32 {
        WARM + self.turns
    }

    pub(crate) fn measure(&self, keep: Option<&Path>) -> Result<Verdict, String> {
        let count = |form| {
            let of = |turns| {
                let case = Case {
                    name: self.name.to_owned(),
                    form,
                    turns,
                };
                callgrind::count(&case, keep)
            };
            let few = of(WARM)?;
            let many = of(WARM + self.turns)?;
            Ok::<f64, String>(many - few)
        };
        let scoped = count(Form::Scoped)?;
        let hand = count(Form::Hand)?;
        Ok(Verdict {
            name: self.name,
            unit: "ratio",
            measured: scoped / hand,
            most: self.most,
            digits: 3,
            more: format!(
                "scoped {:.0} hand {:.0}",
                scoped / f64::from(self.turns),
                hand / f64::from(self.turns)
            ),
        })
    }
}

/// What came out.
pub(crate) struct Verdict {
    pub(crate) name: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) measured: f64,
    pub(crate) most: f64,
    pub(crate) digits: usize,
    pub(crate) more: String,
}

impl Verdict {
    pub(crate) fn is_kept_within(&self, percent: f64) -> bool {
        self.measured <= self.most * (1.0 + percent / 100.0)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            unit,
            measured,
            most,
            digits,
            ..
        } = self;
        let verdict = if self.is_kept_within(0.0) {
            "ok"
        } else {
            "over"
        };
        write!(
            f,
            "{name} {unit} {measured:.digits$} budget {most} {verdict}"
        )
    }
}
