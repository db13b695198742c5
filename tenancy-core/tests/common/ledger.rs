use std::fmt::Display;
use std::sync::{Arc, Mutex, MutexGuard, Weak};

use tenancy_core::{Context, CurrentTenant};

/// What the bootstrapper of a step made, and for whom.
pub struct Made<const STEP: usize> {
    pub of: CurrentTenant,
    alive: Arc<()>,
}

/// The current context in words: `none`, `central`, or its tenants from the outside in, then the steps whose values it
/// has: `blog 1 +1 +2`. A value that isn't the innermost tenant's says whose it is: `blog 1 > organisation 2 +1 of blog 1`.
pub fn here() -> String {
    let context = Context::current();
    if context.is_none() {
        return "none".to_owned();
    }
    if context.is_central() {
        return "central".to_owned();
    }
    let tenants: Vec<String> = context.tenants().map(ToString::to_string).collect();
    let values = [
        context.get::<Made<1>>().map(|made| (1, made.of.clone())),
        context.get::<Made<2>>().map(|made| (2, made.of.clone())),
        context.get::<Made<3>>().map(|made| (3, made.of.clone())),
    ];
    let mut words = tenants.join(" > ");
    for (step, of) in values.into_iter().flatten() {
        words.push_str(&format!(" +{step}"));
        if context.tenants().next_back() != Some(&of) {
            words.push_str(&format!(" of {of}"));
        }
    }
    words
}

#[derive(Default)]
struct Pages {
    lines: Vec<String>,
    values: Vec<Weak<()>>,
}

/// What happened, in order, and which values there were.
#[derive(Clone, Default)]
pub struct Ledger(Arc<Mutex<Pages>>);

impl Ledger {
    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.0.lock().expect("nobody panics while writing")
    }

    /// Writes down what happens, and the context in which it does.
    pub fn note(&self, what: impl Display) {
        let line = format!("{what} @ {}", here());
        self.pages().lines.push(line);
    }

    /// What was written since the last time.
    pub fn taken(&self) -> Vec<String> {
        std::mem::take(&mut self.pages().lines)
    }

    pub fn len(&self) -> usize {
        self.pages().lines.len()
    }

    /// A value for a context, of which the ledger will know whether it is alive.
    pub fn made<const STEP: usize>(&self, of: &CurrentTenant) -> Made<STEP> {
        let alive = Arc::new(());
        self.pages().values.push(Arc::downgrade(&alive));
        Made {
            of: of.clone(),
            alive,
        }
    }

    /// How many values are alive.
    pub fn alive(&self) -> usize {
        let pages = self.pages();
        let alive = pages.values.iter().filter_map(Weak::upgrade);
        alive.count()
    }
}
