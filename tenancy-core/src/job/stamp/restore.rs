use async_trait::async_trait;

use crate::{BoxError, InitializedTenancy, TenantKey};

/// Makes a tenant's context again for a job, from what its [`TenantStamp`](super::TenantStamp) says. A tenancy does that.
///
/// ```
/// use tenancy_core::job::RestoreTenancy;
/// use tenancy_core::{BoxError, CurrentTenant, InitializedTenancy, Lifecycle, TenancyId, TenantKey};
///
/// struct Blog;
///
/// struct Blogs {
///     lifecycle: Lifecycle,
///     keys: Vec<TenantKey>,
/// }
///
/// #[async_trait::async_trait]
/// impl RestoreTenancy for Blogs {
///     fn name(&self) -> &str {
///         "blog"
///     }
///
///     async fn initialize_by_key(&self, key: &TenantKey) -> Result<InitializedTenancy, BoxError> {
///         if !self.keys.contains(key) {
///             return Err(format!("there is no blog {key}").into());
///         }
///         let blog = CurrentTenant::new(TenancyId::of::<Blog>("blog"), key.clone());
///         Ok(self.lifecycle.initialize(blog).await?)
///     }
/// }
/// ```
#[async_trait]
pub trait RestoreTenancy: Send + Sync + 'static {
    /// The name of the tenancy, the same as its [`TenancyId`](crate::TenancyId) has.
    fn name(&self) -> &str;

    /// Looks the tenant up and makes its context, within the current one.
    ///
    /// # Errors
    ///
    /// Where there is no such tenant, or none any more, and where its context can't be made. Never another tenant's
    /// context instead.
    async fn initialize_by_key(&self, key: &TenantKey) -> Result<InitializedTenancy, BoxError>;
}
