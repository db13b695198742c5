use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;

use axum_core::extract::{FromRef, FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use tenancy_core::identification::NoCurrentTenant;

use super::TenantRejection;
use crate::entity::TenantEntity;
use crate::{Tenancy, TenancyConnection};

/// A connection that is bound to the tenant for which the handler runs: what `tenancy.for_tenant(..)` gives.
///
/// The router's state is the tenancy, or has it (`#[derive(FromRef)]`).
///
/// ```no_run
/// use tenancy_sea::extract::TenantConnection;
/// use tenancy_sea::prelude::*;
/// use tenancy_sea::sea_orm::{EntityTrait, PaginatorTrait};
///
/// async fn count<Blog: TenantEntity, Post: EntityTrait>(
///     TenantConnection(db, ..): TenantConnection<Blog>,
/// ) -> String
/// where
///     Post::Model: Send + Sync,
/// {
///     Post::find().count(&db).await.map_or("?".into(), |posts| posts.to_string())
/// }
/// ```
pub struct TenantConnection<T: TenantEntity>(
    /// The connection.
    pub TenancyConnection,
    /// Whose tenancy it is of.
    pub PhantomData<fn() -> T>,
);

impl<T: TenantEntity> TenantConnection<T> {
    fn find<S>(state: &S) -> Option<Self>
    where
        Tenancy<T>: FromRef<S>,
    {
        let tenant = T::current()?;
        let tenancy = Tenancy::<T>::from_ref(state);
        Some(Self(tenancy.for_tenant(tenant), PhantomData))
    }
}

impl<S, T> FromRequestParts<S> for TenantConnection<T>
where
    S: Send + Sync,
    T: TenantEntity,
    Tenancy<T>: FromRef<S>,
{
    type Rejection = TenantRejection;

    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, TenantRejection> {
        Ok(Self::find(state).ok_or(NoCurrentTenant)?)
    }
}

impl<S, T> OptionalFromRequestParts<S> for TenantConnection<T>
where
    S: Send + Sync,
    T: TenantEntity,
    Tenancy<T>: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Option<Self>, Infallible> {
        Ok(Self::find(state))
    }
}

impl<T: TenantEntity> fmt::Debug for TenantConnection<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TenantConnection").field(&self.0).finish()
    }
}
