//! A statement's shape: its text with what it repeats written once, by which plans are kept.
//!
//! `id IN (?, ?, ?)` is planned as `id IN (?)`, and `VALUES (?, ?), (?, ?), (?, ?)` as `VALUES (?, ?), (?, ?)`, whose second
//! row stands for all but the first. So lists and bulk inserts of any length share a plan, and a long one costs a scan
//! instead of a parse.
//!
//! ```text
//! text -> scan -> Shape -> (planned as any other text) -> mark -> Repeated -> write (when the plan is bound)
//! ```
//!
//! The scan decides nothing: what is run is written from the planned text, in which a repeated parameter must stand in a
//! list that can be repeated. Where it doesn't, the statement is planned as it is.

mod list;
mod mark;
mod repeated;
mod scan;
mod write;

pub(super) use mark::mark;
#[cfg(test)]
pub(super) use repeated::Part;
pub(super) use repeated::{Repeated, place_of};
pub(super) use scan::scanned;
pub(super) use write::Writer;

/// How many runs of one statement are written once. One with more is planned as it is.
const MOST_RUNS: usize = 4;

/// Parameters that a statement repeats: so many of them, from the first on, counted in the shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) width: usize,
    pub(super) kind: RunKind,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum RunKind {
    /// `IN (?, ?, …)`, `IN ((?, ?), (?, ?), …)`
    #[default]
    List,
    /// `VALUES (…), (…), …`: all rows but the first.
    Rows,
}

impl Run {
    pub(super) fn holds(&self, index: usize) -> bool {
        index >= self.first && index - self.first < self.width
    }
}

/// The runs of a statement, in the order of its text, and how often each stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Runs {
    runs: [Run; MOST_RUNS],
    times: [usize; MOST_RUNS],
    count: usize,
}

impl Runs {
    /// Whether there was room for another one.
    fn push(&mut self, run: Run, times: usize) -> Option<()> {
        *self.runs.get_mut(self.count)? = run;
        *self.times.get_mut(self.count)? = times;
        self.count += 1;
        Some(())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&Run, usize)> {
        self.runs.iter().zip(self.times).take(self.count)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The run that a parameter of the shape belongs to.
    pub(super) fn of(&self, index: usize) -> Option<usize> {
        self.iter().position(|(run, _)| run.holds(index))
    }

    pub(super) fn get(&self, run: usize) -> Option<(Run, usize)> {
        self.iter().nth(run).map(|(run, times)| (*run, times))
    }

    /// How often a run stands in the statement.
    pub(super) fn repeated(&self, run: usize) -> usize {
        self.get(run).map_or(1, |(_, times)| times)
    }

    /// How many values the statement takes whose shape takes so many.
    pub(super) fn takes(&self, of_shape: usize) -> usize {
        let more = self
            .iter()
            .map(|(run, times)| times.saturating_sub(1) * run.width);
        of_shape + more.sum::<usize>()
    }

    /// The place among the statement's values of a parameter of the shape, in the given repetition of its run.
    pub(crate) fn place(&self, index: usize, repetition: usize) -> usize {
        let mut place = index;
        for (run, times) in self.iter() {
            if run.holds(index) {
                return place + repetition * run.width;
            }
            if run.first < index {
                place += times.saturating_sub(1) * run.width;
            }
        }
        place
    }

    /// All places of a parameter of the shape among the statement's values.
    pub(crate) fn places(&self, index: usize) -> impl Iterator<Item = usize> {
        (0..self.times(index)).map(move |repetition| self.place(index, repetition))
    }

    /// How often a parameter of the shape stands in the statement.
    pub(crate) fn times(&self, index: usize) -> usize {
        self.of(index).map_or(1, |run| self.repeated(run))
    }
}

/// A statement's text with its runs written once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape<'t> {
    pub(super) text: &'t str,
    pub(super) runs: Runs,
}
