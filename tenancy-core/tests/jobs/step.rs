//! Jobs that note what is done to them.

use std::panic::resume_unwind;

use async_trait::async_trait;
use tenancy_core::{BoxError, Job, Next};
use tokio::task::yield_now;

use crate::journal::Journal;

/// What a step does, after it gave way as often as it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    GoesOn,
    Stops,
    Fails,
    Panics,
}

impl Does {
    fn it(self, name: &str) -> Result<Next, BoxError> {
        match self {
            Self::GoesOn => Ok(Next::Continue),
            Self::Stops => Ok(Next::Stop),
            Self::Fails => Err(format!("{name} said no").into()),
            // Without the noise of a panic that nobody expected.
            Self::Panics => resume_unwind(Box::new(format!("{name} panicked"))),
        }
    }
}

/// A job that notes `name`, `-name` when it is compensated and `!name` when it failed.
pub struct Step {
    pub name: &'static str,
    pub handle: Does,
    pub compensate: Does,
    pub failed: Does,
    /// How often each of its methods gives way before it notes and goes on, and once more behind that.
    pub awaits: usize,
}

impl Step {
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            handle: Does::GoesOn,
            compensate: Does::GoesOn,
            failed: Does::GoesOn,
            awaits: 0,
        }
    }

    pub fn that(name: &'static str, handle: Does) -> Self {
        Self {
            handle,
            ..Self::new(name)
        }
    }

    pub fn compensation(mut self, compensate: Does) -> Self {
        self.compensate = compensate;
        self
    }

    pub fn failure_handler(mut self, failed: Does) -> Self {
        self.failed = failed;
        self
    }

    pub fn awaits(mut self, awaits: usize) -> Self {
        self.awaits = awaits;
        self
    }

    async fn give_way(&self) {
        for _ in 0..self.awaits {
            yield_now().await;
        }
    }
}

#[async_trait]
impl Job<Journal> for Step {
    fn name(&self) -> &'static str {
        self.name
    }

    async fn handle(&self, journal: &mut Journal) -> Result<Next, BoxError> {
        self.give_way().await;
        journal.note(self.name);
        self.give_way().await;
        self.handle.it(self.name)
    }

    async fn compensate(&self, journal: &mut Journal) -> Result<(), BoxError> {
        journal.note(format!("(-{}", self.name));
        self.give_way().await;
        self.compensate
            .it(&format!("compensation of {}", self.name))?;
        journal.note(format!("-{})", self.name));
        Ok(())
    }

    async fn failed(&self, journal: &mut Journal, err: &BoxError) {
        journal.note(format!("!{}: {err}", self.name));
        self.give_way().await;
        let _ = self.failed.it(&format!("failure handler of {}", self.name));
    }
}
