use async_trait::async_trait;

use crate::tenant::IdentifierRules;
use crate::{BoxError, CurrentTenant, InitializedTenancy, TenancyId, TenantLookup};

/// What looks a request's tenant up and enters its context: a tenancy.
///
/// `Tenancy` of tenancy-sea is one, and [`ProvidedTenancy`](super::ProvidedTenancy). Another one hands on to them:
///
/// ```
/// use tenancy_core::identification::{InitializeTenancy, ProvidedTenancy};
/// use tenancy_core::tenant::IdentifierRules;
/// use tenancy_core::{BoxError, CurrentTenant, InitializedTenancy, TenancyId, TenantLookup};
///
/// struct Measured(ProvidedTenancy);
///
/// #[async_trait::async_trait]
/// impl InitializeTenancy for Measured {
///     fn tenancy(&self) -> TenancyId {
///         self.0.tenancy()
///     }
///
///     fn identifier_rules(&self) -> &IdentifierRules {
///         self.0.identifier_rules()
///     }
///
///     async fn find(&self, lookup: TenantLookup) -> Result<Option<CurrentTenant>, BoxError> {
///         let began = std::time::Instant::now();
///         let found = self.0.find(lookup).await;
///         println!("looked up in {:?}", began.elapsed());
///         found
///     }
///
///     async fn initialize(&self, tenant: CurrentTenant) -> Result<InitializedTenancy, BoxError> {
///         self.0.initialize(tenant).await
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no tenancy",
    note = "pass a `Tenancy` of tenancy-sea, or a `ProvidedTenancy`"
)]
#[async_trait]
pub trait InitializeTenancy: Send + Sync + 'static {
    /// Which tenancy it is.
    fn tenancy(&self) -> TenancyId;

    /// What an identifier may be. One that may not be is nobody's, and isn't looked up.
    fn identifier_rules(&self) -> &IdentifierRules;

    /// The tenant that is looked up, if there is one.
    ///
    /// # Errors
    ///
    /// The provider's own, where it can't tell.
    async fn find(&self, lookup: TenantLookup) -> Result<Option<CurrentTenant>, BoxError>;

    /// Makes a tenant's context, within the current one, and bootstraps it.
    ///
    /// # Errors
    ///
    /// A listener's or a bootstrapper's own. Nothing is left of it then.
    async fn initialize(&self, tenant: CurrentTenant) -> Result<InitializedTenancy, BoxError>;
}
