use std::fmt;
use std::sync::Arc;

use super::Bootstrapper;

/// A list of bootstrappers, in the order in which they run.
///
/// A listener of [`BootstrappingTenancy`](crate::event::BootstrappingTenancy) changes it for one tenant:
///
/// ```
/// use tenancy_core::event::BootstrappingTenancy;
/// use tenancy_core::{Bootstrappers, Events};
///
/// let events = Events::new();
/// events.observe::<BootstrappingTenancy>(|event| {
///     event.bootstrappers.edit(|list: &mut Bootstrappers| list.retain(|name| name != "filesystem"));
/// });
/// ```
#[derive(Clone, Default)]
pub struct Bootstrappers(Vec<Arc<dyn Bootstrapper>>);

impl Bootstrappers {
    /// No bootstrapper.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one, to run after the others.
    pub fn push(&mut self, bootstrapper: impl Bootstrapper) {
        self.0.push(Arc::new(bootstrapper));
    }

    /// Keeps those whose name is to be kept.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.0.retain(|bootstrapper| keep(bootstrapper.name()));
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|bootstrapper| bootstrapper.name())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &dyn Bootstrapper> {
        self.0.iter().map(|bootstrapper| &**bootstrapper)
    }
}

impl fmt::Debug for Bootstrappers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}
