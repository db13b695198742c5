use std::future::Future;
use std::panic::Location;

use sea_orm::QueryFilter;
use tenancy_core::{Context, IgnoredRestrictions};

use super::{EntityDeclaration, marker};
use crate::error::TenancyError;

/// Opens one entity in one query: the way to mean every tenant's rows, on purpose and greppable.
///
/// ```no_run
/// # use tenancy_sea::prelude::*;
/// # use tenancy_sea::sea_orm::{self, DbErr, entity::prelude::*};
/// # mod post {
/// #     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
/// #     #[global_model]
/// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #     #[sea_orm(table_name = "post")]
/// #     pub struct Model { #[sea_orm(primary_key)] pub id: i32 }
/// #     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
/// #     pub enum Relation {}
/// #     impl ActiveModelBehavior for ActiveModel {}
/// # }
/// # async fn everybody(db: TenancyConnection) -> Result<(), DbErr> {
/// let posts_of_all_tenants = post::Entity::find().without_tenancy().all(&db).await?;
/// # let _ = posts_of_all_tenants; Ok(()) }
/// ```
///
/// It opens the entity it is called on, in the query block that carries it, and nothing else: a joined entity and a
/// sub-query stay scoped. After Laravel's `withoutTenancy()` (stancl/tenancy).
pub trait WithoutTenancy: QueryFilter {
    /// Neither scopes nor checks this query's own entity.
    #[must_use]
    #[track_caller]
    fn without_tenancy(self) -> Self {
        tracing::debug!(query = std::any::type_name::<Self>(), caller = %Location::caller(), "tenancy opened for one query");
        self.filter(marker::condition())
    }
}

impl<Q: QueryFilter> WithoutTenancy for Q {}

/// What every declared entity can do about its tenants' restrictions. After Sprout's `withoutTenantRestrictions`.
pub trait TenantChild: EntityDeclaration {
    /// Runs a closure with the restrictions of *all* tenants' children ignored, and returns what it returns.
    ///
    /// They are back in force afterwards, also on an error, a panic or a cancelled future. Other tasks don't see it, nor
    /// do tasks that are spawned inside.
    #[track_caller]
    fn without_tenant_restrictions<F, Fut>(run: F) -> impl Future<Output = Fut::Output>
    where
        F: FnOnce() -> Fut,
        Fut: Future,
    {
        let caller = Location::caller();
        async move {
            tracing::debug!(entity = Self::MODULE_PATH, %caller, "tenant restrictions ignored in a closure");
            Context::current()
                .enter_unrestricted(async move { run().await })
                .await
        }
    }

    /// Ignores the restrictions of all tenants' children in the running context, until the guard is dropped or given to
    /// [`reset_tenant_restrictions`](Self::reset_tenant_restrictions).
    ///
    /// # Errors
    ///
    /// [`TenancyError::NoContext`] where the task has entered no context.
    #[track_caller]
    fn ignore_tenant_restrictions() -> Result<IgnoredRestrictions, TenancyError> {
        let guard = Context::ignore_restrictions()?;
        tracing::debug!(entity = Self::MODULE_PATH, caller = %Location::caller(), "tenant restrictions ignored");
        Ok(guard)
    }

    /// Puts the restrictions back in force.
    fn reset_tenant_restrictions(ignored: IgnoredRestrictions) {
        drop(ignored);
    }
}

impl<E: EntityDeclaration> TenantChild for E {}
