use std::sync::Arc;

use axum_core::extract::{FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use tenancy_core::identification::NoCurrentTenant;

use super::TenantRejection;
use crate::entity::TenantEntity;
use crate::error::TenancyError;

/// The model of the tenant of `T` for which the handler runs.
///
/// ```no_run
/// use tenancy_sea::extract::CurrentTenant;
/// use tenancy_sea::prelude::*;
///
/// async fn index<Blog: TenantEntity>(CurrentTenant(blog): CurrentTenant<Blog>) -> String {
///     blog.tenant_identifier()
/// }
///
/// async fn landing_page<Blog: TenantEntity>(blog: Option<CurrentTenant<Blog>>) -> String {
///     blog.map_or("all blogs".into(), |CurrentTenant(blog)| blog.tenant_identifier())
/// }
/// ```
#[derive(Debug)]
pub struct CurrentTenant<T: TenantEntity>(pub Arc<T::Model>);

impl<T: TenantEntity> CurrentTenant<T> {
    fn find() -> Result<Option<Self>, TenancyError> {
        let Some(tenant) = T::current() else {
            return Ok(None);
        };
        let model = tenant.model::<T::Model>();
        let model = model.ok_or_else(|| TenancyError::NoTenantModel {
            entity: T::MODULE_PATH.to_owned(),
        })?;
        Ok(Some(Self(model)))
    }
}

impl<S: Send + Sync, T: TenantEntity> FromRequestParts<S> for CurrentTenant<T> {
    type Rejection = TenantRejection;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, TenantRejection> {
        Ok(Self::find()?.ok_or(NoCurrentTenant)?)
    }
}

/// Nobody where no tenant is current. One whose model isn't at hand is a rejection nevertheless.
impl<S: Send + Sync, T: TenantEntity> OptionalFromRequestParts<S> for CurrentTenant<T> {
    type Rejection = TenantRejection;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Option<Self>, TenantRejection> {
        Ok(Self::find()?)
    }
}

impl<T: TenantEntity> Clone for CurrentTenant<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}
