use std::collections::HashSet;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use crate::CurrentTenant;

type OnProgress<'a> = Box<dyn Fn(&Progress) + Send + Sync + 'a>;

/// A tenant with its place in the list, and what came of its work; `None` where it wasn't begun.
type Outcome<T, E> = (usize, CurrentTenant, Option<Result<T, E>>);

/// Runs the same work for many tenants, each in its own context and each once.
///
/// ```
/// # use tenancy_core::{CurrentTenant, Lifecycle, LifecycleError, TenancyId, TenantKey};
/// # struct Blog;
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// # let lifecycle = Lifecycle::default();
/// # let tenants = [1, 2, 3].map(|key| CurrentTenant::new(TenancyId::of::<Blog>("blog"), TenantKey::from(key)));
/// let sent = lifecycle
///     .run_for_each(tenants)
///     .concurrency(8)
///     .continue_on_error()
///     .on_progress(|progress| println!("{}/{}: {}", progress.finished, progress.total, progress.tenant))
///     .run(async |tenant| Ok::<_, LifecycleError>(format!("newsletter of {tenant}")))
///     .await
///     .unwrap();
/// assert_eq!(sent.len(), 3);
/// # }
/// ```
#[must_use = "nothing runs until `run`"]
pub struct ForEach<'a, R> {
    runner: &'a R,
    tenants: Vec<CurrentTenant>,
    concurrency: usize,
    continue_on_error: bool,
    on_progress: Option<OnProgress<'a>>,
}

/// What runs a future in a tenant's context: a [`Lifecycle`](super::Lifecycle), or a tenancy.
pub trait RunInTenancy {
    /// Why it could not.
    type Error;

    /// Runs a future in a tenant's context.
    fn run_in<F, T, E>(
        &self,
        tenant: CurrentTenant,
        future: F,
    ) -> impl Future<Output = Result<T, E>>
    where
        F: Future<Output = Result<T, E>>,
        E: From<Self::Error>;
}

/// One tenant's work is over.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Progress {
    /// Whose work.
    pub tenant: CurrentTenant,
    /// Whether it failed.
    pub failed: bool,
    /// For how many tenants it is over, this one included.
    pub finished: usize,
    /// For how many it is to be done.
    pub total: usize,
}

impl<'a, R: RunInTenancy> ForEach<'a, R> {
    /// For these tenants, in this order; one that is named twice counts once. No tenants means none, not all.
    pub fn new(runner: &'a R, tenants: impl IntoIterator<Item = CurrentTenant>) -> Self {
        let mut known = HashSet::new();
        let once = tenants
            .into_iter()
            .filter(|tenant| known.insert((tenant.tenancy(), tenant.key().clone())));
        Self {
            runner,
            tenants: once.collect(),
            concurrency: 1,
            continue_on_error: false,
            on_progress: None,
        }
    }

    /// For how many tenants the work runs at the same time: 1 if nothing else is said, and for 0.
    pub fn concurrency(mut self, tenants: usize) -> Self {
        self.concurrency = tenants.max(1);
        self
    }

    /// Goes on with the other tenants where the work failed for one. Otherwise it is begun for no more of them; what runs
    /// already is finished.
    pub fn continue_on_error(mut self) -> Self {
        self.continue_on_error = true;
        self
    }

    /// Calls back whenever one tenant's work is over.
    pub fn on_progress(mut self, call: impl Fn(&Progress) + Send + Sync + 'a) -> Self {
        self.on_progress = Some(Box::new(call));
        self
    }

    /// Runs the work, and returns what it returned for each tenant, in the tenants' order.
    ///
    /// # Errors
    ///
    /// [`ForEachError`], which names the tenants for which it failed and those for which it wasn't begun.
    pub async fn run<W, F, T, E>(self, work: W) -> Result<Vec<(CurrentTenant, T)>, ForEachError<E>>
    where
        W: Fn(CurrentTenant) -> F,
        F: Future<Output = Result<T, E>>,
        E: From<R::Error>,
    {
        let total = self.tenants.len();
        let mut finished = 0;
        let mut waiting = self.tenants.into_iter().enumerate();
        let stopped = AtomicBool::new(false);
        let mut running = FuturesUnordered::new();
        let mut outcomes: Vec<Outcome<T, E>> = Vec::new();
        loop {
            while !stopped.load(Ordering::Relaxed)
                && running.len() < self.concurrency
                && let Some((index, tenant)) = waiting.next()
            {
                // Inside, so that the work begins in the tenant's context as well.
                let work = &work;
                let of = tenant.clone();
                let future = self
                    .runner
                    .run_in(tenant.clone(), async move { work(of).await });
                let stopped = &stopped;
                running.push(async move {
                    // One that was polled before may have failed at once.
                    if stopped.load(Ordering::Relaxed) {
                        return (index, tenant, None);
                    }
                    let outcome = future.await;
                    if outcome.is_err() && !self.continue_on_error {
                        stopped.store(true, Ordering::Relaxed);
                    }
                    (index, tenant, Some(outcome))
                });
            }
            let Some((index, tenant, outcome)) = running.next().await else {
                break;
            };
            if let Some(outcome) = &outcome {
                finished += 1;
                if let Some(call) = &self.on_progress {
                    call(&Progress {
                        tenant: tenant.clone(),
                        failed: outcome.is_err(),
                        finished,
                        total,
                    });
                }
            }
            outcomes.push((index, tenant, outcome));
        }
        outcomes.sort_by_key(|(index, ..)| *index);
        let never_begun = waiting.map(|(index, tenant)| (index, tenant, None));
        sorted_out(outcomes.into_iter().chain(never_begun))
    }
}

fn sorted_out<T, E>(
    outcomes: impl Iterator<Item = Outcome<T, E>>,
) -> Result<Vec<(CurrentTenant, T)>, ForEachError<E>> {
    let mut values = Vec::new();
    let mut failures = Vec::new();
    let mut not_begun = Vec::new();
    for (_, tenant, outcome) in outcomes {
        match outcome {
            Some(Ok(value)) => values.push((tenant, value)),
            Some(Err(err)) => failures.push((tenant, err)),
            None => not_begun.push(tenant),
        }
    }
    if failures.is_empty() {
        return Ok(values);
    }
    Err(ForEachError {
        failures,
        succeeded: values.into_iter().map(|(tenant, _)| tenant).collect(),
        not_begun,
    })
}

impl<R> fmt::Debug for ForEach<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ForEach")
            .field("tenants", &self.tenants)
            .field("concurrency", &self.concurrency)
            .field("continue_on_error", &self.continue_on_error)
            .finish_non_exhaustive()
    }
}

/// The work failed for some tenants.
#[derive(Debug)]
#[non_exhaustive]
pub struct ForEachError<E> {
    /// For whom it failed, and why: never empty.
    pub failures: Vec<(CurrentTenant, E)>,
    /// For whom it was done.
    pub succeeded: Vec<CurrentTenant>,
    /// For whom it was not begun.
    pub not_begun: Vec<CurrentTenant>,
}

impl<E: fmt::Display> fmt::Display for ForEachError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.failures.len() + self.succeeded.len() + self.not_begun.len();
        write!(f, "failed for {} of {total} tenants", self.failures.len())?;
        for (index, (tenant, err)) in self.failures.iter().enumerate() {
            let between = if index == 0 { ": " } else { "; " };
            write!(f, "{between}{tenant}: {err}")?;
        }
        if !self.not_begun.is_empty() {
            write!(f, "; not begun for {}", self.not_begun.len())?;
        }
        Ok(())
    }
}

/// Also where the failures are a [`BoxError`](crate::BoxError), which is no `Error` itself.
impl<E: fmt::Debug + fmt::Display> Error for ForEachError<E> {}
