use std::future::Future;
use std::sync::Arc;

use super::restored::{Restored, tenancies_of};
use super::stamp::Stamped;
use super::{RestoreTenancy, StampError, TenantStamp};
use crate::Context;

impl TenantStamp {
    /// Runs a future for whom this stamp says, whatever context is current, and restores that afterwards.
    ///
    /// The tenants' contexts are made by these tenancies, outermost first, each within the one before, and ended in reverse.
    /// An error, a panic and a cancellation end them at once: what was bootstrapped is undone, and the end events are not
    /// fired. A stamp for nobody runs the future in no context, also where one is current.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use tenancy_core::job::{RestoreTenancy, TenantStamp};
    /// use tenancy_core::{BoxError, Context};
    ///
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), BoxError> {
    /// let tenancies: Vec<Arc<dyn RestoreTenancy>> = vec![];
    /// let stamp = TenantStamp::central();
    /// stamp.run(&tenancies, async {
    ///     assert!(Context::current().is_central());
    ///     Ok::<_, BoxError>(())
    /// })
    /// .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// The future's own, and [`StampError`] where it could not run (it didn't), or where the context could not be left in
    /// good order (it did, and its value is lost).
    pub async fn run<F, T, E>(
        &self,
        tenancies: &[Arc<dyn RestoreTenancy>],
        future: F,
    ) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
        E: From<StampError>,
    {
        match &self.0 {
            Stamped::None => Context::none().enter(future).await,
            Stamped::Central => Context::central().enter(future).await,
            Stamped::Tenants(tenants) => {
                let restored = Restored::restore(tenants, tenancies).await?;
                let value = restored.enter(future).await?;
                restored.end().await?;
                Ok(value)
            }
        }
    }

    /// Whether all tenancies that this stamp names are among these. Whether there are such tenants is seen by
    /// [`run`](Self::run).
    ///
    /// # Errors
    ///
    /// [`StampError::UnknownTenancy`] and [`StampError::AmbiguousTenancy`].
    pub fn check(&self, tenancies: &[Arc<dyn RestoreTenancy>]) -> Result<(), StampError> {
        tenancies_of(self.tenants(), tenancies).map(drop)
    }
}
