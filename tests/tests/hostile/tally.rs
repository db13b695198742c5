//! How many attacks ended how.

use std::fmt;
use std::sync::Mutex;

use tenancy_tests::isolation::print;

static TOTAL: Mutex<Tally> = Mutex::new(Tally::NONE);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Refused,
    /// The database failed it.
    Failed,
    /// It did what it does where no other tenant exists.
    Harmless,
    Leaked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub attacks: usize,
    pub refused: usize,
    pub failed: usize,
    pub harmless: usize,
    pub leaks: usize,
}

impl Tally {
    pub const NONE: Self = Self {
        attacks: 0,
        refused: 0,
        failed: 0,
        harmless: 0,
        leaks: 0,
    };

    pub fn add(&mut self, verdict: Verdict) {
        self.attacks += 1;
        match verdict {
            Verdict::Refused => self.refused += 1,
            Verdict::Failed => self.failed += 1,
            Verdict::Harmless => self.harmless += 1,
            Verdict::Leaked => self.leaks += 1,
        }
    }

    pub fn join(&mut self, other: Self) {
        self.attacks += other.attacks;
        self.refused += other.refused;
        self.failed += other.failed;
        self.harmless += other.harmless;
        self.leaks += other.leaks;
    }

    /// Adds it to what is printed at the end.
    pub fn close(self) {
        TOTAL.lock().unwrap().join(self);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} attacks run, {} refused, {} failed in the database, {} harmless, leaks = {}",
            self.attacks, self.refused, self.failed, self.harmless, self.leaks
        )
    }
}

pub fn print_total() {
    let total = *TOTAL.lock().unwrap();
    if total != Tally::NONE {
        print(&format!("hostile: {total}"));
    }
}
