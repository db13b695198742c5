use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use tokio::runtime::Handle;
use tokio::sync::Notify;

use super::super::{QueuedJob, TenantStamp};
use super::worker::{Running, Seat};
use super::{FailedJob, InProcessQueueBuilder, JobError, QueueError};
use crate::Context;

/// What the handles and the workers of a queue share.
///
/// Nothing of a user's runs, and nothing of a user's is dropped, while the state is locked.
pub(super) struct Shared {
    pub(super) settings: InProcessQueueBuilder,
    state: Mutex<State>,
    /// Notified when a job is over, or a worker is gone.
    changed: Notify,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<QueuedJob>,
    failures: VecDeque<FailedJob>,
    /// How many jobs run.
    running: usize,
    /// How many workers there are.
    seats: usize,
    paused: bool,
    closed: bool,
}

impl Shared {
    pub(super) fn new(settings: InProcessQueueBuilder) -> Self {
        let state = State {
            paused: settings.paused,
            ..State::default()
        };
        Self {
            settings,
            state: Mutex::new(state),
            changed: Notify::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn accept(self: &Arc<Self>, job: QueuedJob) -> Result<(), QueueError> {
        let job = match job.stamp() {
            None if self.settings.central => job.with_stamp(TenantStamp::central()),
            _ => job.stamped(),
        };
        let queue = || Arc::clone(&self.settings.name);
        let name = || job.shared_name();
        if let Some(stamp) = job.stamp() {
            let checked = stamp.check(&self.settings.tenancies);
            checked.map_err(|source| QueueError::Stamp {
                queue: queue(),
                job: name(),
                source,
            })?;
        }
        let runtime = Handle::try_current();
        {
            let mut state = self.state();
            if state.closed {
                return Err(QueueError::Closed {
                    queue: queue(),
                    job: name(),
                });
            }
            if runtime.is_err() && !state.paused {
                return Err(QueueError::NoRuntime { queue: queue() });
            }
            state.waiting.push_back(job);
        }
        if let Ok(runtime) = runtime {
            self.staff(&runtime);
        }
        Ok(())
    }

    /// Lets as many workers begin as there is work for.
    fn staff(self: &Arc<Self>, runtime: &Handle) {
        let wanted = {
            let mut state = self.state();
            if state.paused {
                return;
            }
            let free = state.seats.saturating_sub(state.running);
            let missing = state.waiting.len().saturating_sub(free);
            let wanted = missing.min(self.settings.workers.saturating_sub(state.seats));
            state.seats += wanted;
            wanted
        };
        // Not under the lock: a runtime that is ending drops the worker at once.
        for _ in 0..wanted {
            runtime.spawn(Seat::new(Arc::clone(self)).work());
        }
    }

    /// The next job, which counts as running from now on.
    pub(super) fn take(self: &Arc<Self>) -> Option<Running> {
        let mut state = self.state();
        let job = state.waiting.pop_front()?;
        state.running += 1;
        drop(state);
        Some(Running::new(Arc::clone(self), job))
    }

    /// The next job for a worker. Where there is none the worker is gone: whoever pushes the next job knows that.
    pub(super) fn take_or_leave(self: &Arc<Self>) -> Option<Running> {
        let mut state = self.state();
        let next = (!state.paused).then(|| state.waiting.pop_front()).flatten();
        match next {
            Some(_) => state.running += 1,
            None => state.seats -= 1,
        }
        drop(state);
        next.map(|job| Running::new(Arc::clone(self), job))
    }

    /// A worker's runtime ended.
    pub(super) fn lose_worker(&self) {
        let mut state = self.state();
        state.seats -= 1;
        let abandoned = state.closed && state.seats == 0;
        drop(state);
        if abandoned {
            self.abandon();
        }
        self.changed.notify_waiters();
    }

    pub(super) fn over(&self) {
        self.state().running -= 1;
        self.changed.notify_waiters();
    }

    /// Tells of a failure: by a `tracing` event, to those who ask for failures, and to the callback.
    pub(super) fn fail(&self, job: QueuedJob, error: JobError) {
        let queue = &*self.settings.name;
        let stamp = job.stamp().map(ToString::to_string);
        tracing::error!(queue, job = job.name(), stamp, %error, "a job failed");
        let failed = FailedJob::new(job, error);
        let kept_no_longer = {
            let mut state = self.state();
            state.failures.push_back(failed.clone());
            let full = state.failures.len() > self.settings.keep_failures;
            full.then(|| state.failures.pop_front())
        };
        drop(kept_no_longer);
        if let Some(call) = &self.settings.on_failure {
            // Whoever drops or closes a queue may do so in a tenant's context.
            let told = Context::none().enter(async { call(&failed) });
            if catch_unwind(AssertUnwindSafe(|| told.now_or_never())).is_err() {
                tracing::error!(queue, "the callback for failures panicked");
            }
        }
    }

    pub(super) fn resume(self: &Arc<Self>, runtime: &Handle) {
        self.state().paused = false;
        self.staff(runtime);
    }

    pub(super) fn close(self: &Arc<Self>) {
        {
            let mut state = self.state();
            state.closed = true;
            state.paused = false;
        }
        self.staff_or_abandon();
    }

    /// The last handle is gone.
    pub(super) fn orphan(self: &Arc<Self>) {
        self.state().closed = true;
        self.staff_or_abandon();
    }

    fn staff_or_abandon(self: &Arc<Self>) {
        if let Ok(runtime) = Handle::try_current() {
            self.staff(&runtime);
        }
        let state = self.state();
        let abandoned = state.paused || state.seats == 0;
        drop(state);
        if abandoned {
            self.abandon();
        }
    }

    /// What waits will never run.
    fn abandon(&self) {
        let waiting = std::mem::take(&mut self.state().waiting);
        for job in waiting {
            self.fail(job, JobError::Abandoned);
        }
        self.changed.notify_waiters();
    }

    pub(super) async fn idle(self: &Arc<Self>) {
        loop {
            let changed = self.changed.notified();
            if let Ok(runtime) = Handle::try_current() {
                // The runtime of those who pushed may be gone.
                self.staff(&runtime);
            }
            if self.is_idle() {
                return;
            }
            changed.await;
        }
    }

    fn is_idle(&self) -> bool {
        let state = self.state();
        state.waiting.is_empty() && state.running == 0
    }

    pub(super) fn waiting(&self) -> Vec<QueuedJob> {
        self.state().waiting.iter().cloned().collect()
    }

    pub(super) fn failures(&self) -> Vec<FailedJob> {
        self.state().failures.iter().cloned().collect()
    }

    pub(super) fn take_failures(&self) -> Vec<FailedJob> {
        std::mem::take(&mut self.state().failures).into()
    }
}
