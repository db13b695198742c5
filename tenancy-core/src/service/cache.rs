use std::fmt::Display;
use std::sync::Arc;

use async_trait::async_trait;

use crate::{Bootstrapped, Bootstrapper, BoxError, Context, CurrentTenant};

/// What stands before a tenant's keys in a cache that tenants share.
///
/// ```
/// use tenancy_core::service::{CacheBootstrapper, CachePrefix};
/// # use tenancy_core::{Bootstrappers, CurrentTenant, Events, Lifecycle, LifecycleError, TenancyId};
/// # struct Blog;
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), LifecycleError> {
/// # let acme = CurrentTenant::new(TenancyId::of::<Blog>("blog"), 7.into());
/// let mut bootstrappers = Bootstrappers::new();
/// bootstrappers.push(CacheBootstrapper::new());
/// let lifecycle = Lifecycle::new(Events::new()).bootstrappers(bootstrappers);
///
/// let inside = async {
///     let key = CachePrefix::current().map(|prefix| prefix.key("front page"));
///     assert_eq!(key.as_deref(), Some("blog:1:7:front page"));
///     Ok(())
/// };
/// lifecycle.run(acme, inside).await
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CachePrefix(String);

impl CachePrefix {
    /// The prefix of a tenant: no two tenants' keys meet, whatever is written behind it, as long as tenancies that share the
    /// cache have different names (those of their tenants' tables).
    #[must_use]
    pub fn of(tenant: &CurrentTenant) -> Self {
        let key = tenant.key().to_string();
        // With its length, since a key of text may look like another one and what is written behind it.
        Self(format!("{}:{}:{key}:", tenant.tenancy().name(), key.len()))
    }

    /// The current tenant's, where [`CacheBootstrapper`] ran for it: of several tenancies the innermost's alone. A cache that
    /// is asked without it should refuse.
    #[must_use]
    pub fn current() -> Option<Arc<Self>> {
        Context::with_current(Context::own)
    }

    /// A key of the tenant's.
    #[must_use]
    pub fn key(&self, key: impl Display) -> String {
        format!("{}{key}", self.0)
    }

    /// The prefix itself: to find, or to forget, all that is the tenant's.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Puts a tenant's [`CachePrefix`] into its context. Its name is `cache`.
///
/// After stancl/tenancy's `CacheTenancyBootstrapper`.
#[derive(Clone, Debug, Default)]
pub struct CacheBootstrapper {
    within: String,
}

impl CacheBootstrapper {
    /// For one tenancy of an entity.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With something in front of every prefix: where several tenancies of the same entity share a cache, as those of two
    /// regions do, their tenants have the same keys.
    #[must_use]
    pub fn within(name: &str) -> Self {
        Self {
            within: format!("{}:{name}:", name.len()),
        }
    }
}

#[async_trait]
impl Bootstrapper for CacheBootstrapper {
    fn name(&self) -> &'static str {
        "cache"
    }

    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        let CachePrefix(prefix) = CachePrefix::of(tenant);
        let prefix = format!("{}{prefix}", self.within);
        Ok(Bootstrapped::value(CachePrefix(prefix)))
    }
}
