use async_trait::async_trait;
use tenancy_core::{
    Bootstrapped, Bootstrapper, Bootstrappers, BoxError, CurrentTenant, Events, Lifecycle,
};

/// A bootstrapper that makes what a closure makes.
pub(crate) struct Makes<F>(&'static str, F);

impl<F> Makes<F>
where
    F: Fn(&CurrentTenant) -> Result<Bootstrapped, BoxError> + Send + Sync + 'static,
{
    pub(crate) fn new(name: &'static str, make: F) -> Self {
        Self(name, make)
    }
}

#[async_trait]
impl<F> Bootstrapper for Makes<F>
where
    F: Fn(&CurrentTenant) -> Result<Bootstrapped, BoxError> + Send + Sync + 'static,
{
    fn name(&self) -> &'static str {
        self.0
    }

    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        self.1(tenant)
    }
}

/// A lifecycle with one such bootstrapper.
pub(crate) fn lifecycle<F>(name: &'static str, make: F) -> Lifecycle
where
    F: Fn(&CurrentTenant) -> Result<Bootstrapped, BoxError> + Send + Sync + 'static,
{
    let mut bootstrappers = Bootstrappers::new();
    bootstrappers.push(Makes::new(name, make));
    Lifecycle::new(Events::new()).bootstrappers(bootstrappers)
}
