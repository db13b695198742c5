//! What is printed: a line a failure, and a closing count.

use std::fmt;
use std::io::Write;

use crate::Backend;

use super::parse::Case;

/// What became of a statement run as one tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Equal,
    /// The database failed it on the copy as well.
    FailedAlike(String),
    Refused,
    Failed(String),
}

/// How many statements, each run as one tenant, ended how.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub equal: usize,
    pub refused: usize,
    pub failed: usize,
    pub failed_alike: usize,
}

impl Count {
    /// Counts a verdict, and prints what is wrong with it.
    pub fn add(&mut self, case: &Case, backend: Backend, tenant: i32, verdict: &Verdict) {
        let line = |what: &str| {
            print(&format!(
                "{}: {backend}, tenant {tenant}: {}: {what}",
                case.place,
                case.line()
            ));
        };
        match verdict {
            Verdict::Equal if case.fails => {
                self.failed += 1;
                line("expected to fail on the copy, and it didn't");
            }
            Verdict::Equal => self.equal += 1,
            Verdict::FailedAlike(_) if case.fails => {
                self.equal += 1;
                self.failed_alike += 1;
            }
            Verdict::FailedAlike(err) if case.given => {
                self.equal += 1;
                self.failed_alike += 1;
                line(&format!("note: fails on the copy as well: {err}"));
            }
            Verdict::FailedAlike(err) => {
                self.failed += 1;
                line(&format!(
                    "fails on the copy as well (say @fails if that is meant): {err}"
                ));
            }
            Verdict::Refused => self.refused += 1,
            Verdict::Failed(what) => {
                self.failed += 1;
                line(what);
            }
        }
    }

    pub fn join(&mut self, other: Self) {
        self.equal += other.equal;
        self.refused += other.refused;
        self.failed += other.failed;
        self.failed_alike += other.failed_alike;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} equal", self.equal)?;
        if self.failed_alike > 0 {
            write!(f, " ({} of them failed alike)", self.failed_alike)?;
        }
        write!(
            f,
            ", {} refused as expected, {} failed",
            self.refused, self.failed
        )
    }
}

/// Prints a line at once, whatever else is printing.
pub fn print(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
