use std::any::type_name;

use async_trait::async_trait;

use super::Bootstrapped;
use crate::{BoxError, CurrentTenant};

/// Makes a part of the application the tenant's while its context is current: its cache, its files, its connection.
///
/// It gives what it made to the context, where [`Context::get`](crate::Context::get) finds it; it changes nothing that
/// others see. Bootstrappers run in order after `TenancyInitialized` and are undone in reverse.
///
/// ```
/// use tenancy_core::{Bootstrapped, Bootstrapper, BoxError, Context, CurrentTenant};
///
/// struct CachePrefix(String);
///
/// struct PrefixCache;
///
/// #[async_trait::async_trait]
/// impl Bootstrapper for PrefixCache {
///     fn name(&self) -> &'static str {
///         "cache"
///     }
///
///     async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
///         Ok(Bootstrapped::value(CachePrefix(format!("tenant:{}:", tenant.key()))))
///     }
/// }
///
/// // In the tenant's context:
/// let prefix = Context::current().get::<CachePrefix>();
/// # assert!(prefix.is_none());
/// ```
///
/// After stancl/tenancy's `TenancyBootstrapper`.
#[async_trait]
pub trait Bootstrapper: Send + Sync + 'static {
    /// The name by which options choose it and errors tell of it. The type's, if nothing else is said.
    fn name(&self) -> &'static str {
        type_name::<Self>()
    }

    /// Makes what is the tenant's. Runs in the tenant's context with what earlier bootstrappers put there.
    ///
    /// A future that is dropped half-way must leave nothing behind: hand what has to be undone to a [`Bootstrapped`]
    /// before the next `await`.
    ///
    /// # Errors
    ///
    /// The bootstrapper's own. Those that ran before it are undone, and the tenant's context is not entered.
    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError>;
}
