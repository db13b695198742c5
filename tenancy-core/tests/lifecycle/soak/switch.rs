use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tenancy_core::{BoxError, Context, TenancyId};

use super::random::Random;
use crate::common::on_purpose;

/// Where something can go wrong.
const POINTS: [&str; 11] = [
    "InitializingTenancy",
    "TenancyInitialized",
    "BootstrappingTenancy",
    "bootstrap 1",
    "bootstrap 2",
    "TenancyBootstrapped",
    "work",
    "EndingTenancy",
    "TenancyEnded",
    "RevertingToCentralContext",
    "RevertedToCentralContext",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mishap {
    Error,
    Panic,
}

impl Mishap {
    fn any(random: &mut Random) -> Self {
        if random.once_in(2) {
            Self::Error
        } else {
            Self::Panic
        }
    }

    fn happen(self, at: &str) -> Result<(), BoxError> {
        match self {
            Self::Error => Err(format!("no {at}").into()),
            Self::Panic => on_purpose("on purpose"),
        }
    }
}

/// What the tasks of a soak have in common.
#[derive(Default)]
pub(super) struct Shared {
    wrong: Mutex<Vec<String>>,
    alive: AtomicUsize,
}

impl Shared {
    pub(super) fn wrong(&self) -> Vec<String> {
        self.wrong.lock().expect("nobody panics").clone()
    }

    pub(super) fn alive(&self) -> usize {
        self.alive.load(Ordering::SeqCst)
    }
}

/// One switch to a tenant's context: the tenant's model, so that whoever sees the tenant sees whose it is.
pub(super) struct Switch {
    pub(super) task: usize,
    pub(super) number: usize,
    pub(super) tenancy: TenancyId,
    mishap: Option<(&'static str, Mishap)>,
    undoing: [Option<Mishap>; 2],
    /// The steps that were bootstrapped and not undone yet.
    made: Mutex<Vec<usize>>,
    alive: AtomicUsize,
    shared: Arc<Shared>,
}

impl Switch {
    pub(super) fn any(
        task: usize,
        number: usize,
        tenancy: TenancyId,
        random: &mut Random,
        shared: &Arc<Shared>,
    ) -> Self {
        let goes_wrong = random.once_in(2);
        let point = POINTS[random.below(POINTS.len())];
        // The work takes part in half of what goes wrong.
        let point = if random.once_in(3) { "work" } else { point };
        Self {
            task,
            number,
            tenancy,
            mishap: goes_wrong.then(|| (point, Mishap::any(random))),
            undoing: [(); 2].map(|()| random.once_in(12).then(|| Mishap::any(random))),
            made: Mutex::default(),
            alive: AtomicUsize::new(0),
            shared: Arc::clone(shared),
        }
    }

    pub(super) fn is_wrong(&self, what: impl std::fmt::Display) {
        let mut wrong = self.shared.wrong.lock().expect("nobody panics");
        wrong.push(format!(
            "task {}, switch {}: {what}",
            self.task, self.number
        ));
    }

    /// Looks at the current context: all tenants and all values in it are the task's own, and values those of tenants that
    /// are current. Whether this switch's tenant is.
    pub(super) fn looks(&self, at: &str) -> bool {
        let seen = standing();
        for (task, number) in &seen.tenants {
            if *task != self.task {
                self.is_wrong(format!("{at} sees task {task}'s tenant of switch {number}"));
            }
        }
        for value in seen.values.iter().flatten() {
            if !seen.tenants.contains(value) {
                self.is_wrong(format!(
                    "{at} sees the value {value:?} of nobody in {seen:?}"
                ));
            }
        }
        let current = Context::current().tenant_of(self.tenancy).cloned();
        let current = current.and_then(|tenant| tenant.model::<Self>());
        current.is_some_and(|switch| switch.number == self.number)
    }

    /// Looks, and says so if the tenant is not current.
    pub(super) fn looks_inside(&self, at: &str) {
        if !self.looks(at) {
            self.is_wrong(format!("{at} is not in its tenant's context"));
        }
    }

    pub(super) fn looks_outside(&self, at: &str) {
        if self.looks(at) {
            self.is_wrong(format!("{at} is in its tenant's context"));
        }
    }

    pub(super) fn meet(&self, point: &str) -> Result<(), BoxError> {
        match self.mishap {
            Some((at, mishap)) if at == point => mishap.happen(point),
            _ => Ok(()),
        }
    }

    pub(super) fn makes(&self, step: usize) {
        self.made.lock().expect("nobody panics").push(step);
    }

    /// Undoes a step, which must be the last one that was made.
    pub(super) fn undoes(&self, step: usize) -> Result<(), BoxError> {
        self.looks_inside("undoing");
        let last = self.made.lock().expect("nobody panics").pop();
        if last != Some(step) {
            self.is_wrong(format!("step {step} is undone where {last:?} was the last"));
        }
        match self.undoing[step - 1] {
            Some(mishap) => mishap.happen("undo"),
            None => Ok(()),
        }
    }

    /// When the switch is over.
    pub(super) fn is_over(&self, has_spawned: bool) {
        let left = self.made.lock().expect("nobody panics").clone();
        if !left.is_empty() {
            self.is_wrong(format!("steps {left:?} were not undone"));
        }
        let alive = self.alive.load(Ordering::SeqCst);
        if alive > 0 && !has_spawned {
            self.is_wrong(format!("{alive} values are alive"));
        }
    }
}

/// The value of a step.
pub(super) struct Value<const STEP: usize>(Arc<Switch>);

impl<const STEP: usize> Value<STEP> {
    pub(super) fn of(switch: &Arc<Switch>) -> Self {
        switch.alive.fetch_add(1, Ordering::SeqCst);
        switch.shared.alive.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(switch))
    }
}

impl<const STEP: usize> Drop for Value<STEP> {
    fn drop(&mut self) {
        self.0.alive.fetch_sub(1, Ordering::SeqCst);
        self.0.shared.alive.fetch_sub(1, Ordering::SeqCst);
    }
}

/// The tasks and switches whose tenants and values are in the current context.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Standing {
    tenants: Vec<(usize, usize)>,
    values: [Option<(usize, usize)>; 2],
}

pub(super) fn standing() -> Standing {
    let context = Context::current();
    let tenants = context.tenants().filter_map(|tenant| {
        let switch = tenant.model::<Switch>()?;
        Some((switch.task, switch.number))
    });
    let first = context.get::<Value<1>>();
    let second = context.get::<Value<2>>();
    Standing {
        tenants: tenants.collect(),
        values: [
            first.map(|value| (value.0.task, value.0.number)),
            second.map(|value| (value.0.task, value.0.number)),
        ],
    }
}
