use std::fmt;
use std::sync::Arc;

use sea_orm::{DatabaseConnection, DbErr, Statement};

use super::restricted::Restriction;
use super::run::{Answer, Runner};
use super::scope::{Binding, both};
use super::session::session;
use super::shared::Shared;
use super::transaction::Terms;
use crate::entity::{IntoTenant, TenantEntity};
use crate::error::TenancyError;

/// A connection that belongs to a tenant: pass it to SeaORM's methods as `&db`.
///
/// Every statement that goes through it, raw SQL included, sees and touches its tenant's rows alone. It is cheap to
/// clone and to send. [`Tenancy::for_tenant`](crate::Tenancy::for_tenant) makes one that is bound to a tenant,
/// [`Tenancy::connection`](crate::Tenancy::connection) one that follows the current context,
/// [`Tenancy::central_connection`](crate::Tenancy::central_connection) one for the application itself.
///
/// There is no way from here to the connection underneath: no `Deref`, no `into_inner`.
#[derive(Clone)]
pub struct TenancyConnection {
    shared: Arc<Shared>,
    binding: Binding,
    restriction: Restriction,
}

impl TenancyConnection {
    pub(super) fn new(shared: Arc<Shared>, binding: Binding) -> Self {
        Self {
            shared,
            binding,
            restriction: Restriction::default(),
        }
    }

    /// The same connection for a tenant of another tenancy as well: rows must be both tenants'.
    ///
    /// Needed where a connection is bound without a context; in a context the tenants that are current apply by themselves.
    /// A central connection stays what it is. That a workspace is the organisation's is the caller's to know: rows that belong
    /// to both have to be both tenants', but those of the workspace alone are its own.
    ///
    /// ```no_run
    /// # use tenancy_sea::prelude::*;
    /// # use tenancy_sea::sea_orm::EntityTrait;
    /// # async fn example<Organisation: TenantEntity, Workspace: TenantEntity, Document: EntityTrait>(organisations: Tenancy<Organisation>) -> Result<(), Box<dyn std::error::Error>> {
    /// let db = organisations.for_tenant(1).and_tenant::<Workspace>(7);
    /// let documents = Document::find().all(&db).await?;             // of workspace 7 in organisation 1
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// Every statement fails with [`OtherTenancy`](TenancyError::OtherTenancy) where no entity of this connection's tenancy
    /// can belong to the tenant, with [`KeyType`](TenancyError::KeyType) where the key can't be one of its tenants', and with
    /// [`TenantMismatch`](TenancyError::TenantMismatch) where the connection is bound to another tenant of that tenancy.
    #[must_use]
    pub fn and_tenant<T: TenantEntity>(self, tenant: impl IntoTenant<T>) -> Self {
        let added = self.shared.bind_tenant(&tenant.into_tenant());
        let binding = match self.binding {
            same @ (Binding::Central | Binding::Fixed(_)) => same,
            Binding::Context => Binding::Tenant(added),
            Binding::Tenant(bound) => {
                Binding::Tenant(bound.and_then(|bound| both(bound, &added?, "connection")))
            }
        };
        Self { binding, ..self }
    }

    /// The same connection for one user of SeaORM's role-based access control.
    ///
    /// SeaORM is asked first whether the user may run a statement; what it allows is then scoped like any other. Raw
    /// statements are refused, also in transactions begun from here.
    ///
    /// # Errors
    ///
    /// [`DbErr::RbacError`](sea_orm::DbErr::RbacError) where the engine was not set up: call `load_rbac` on the
    /// connection that the tenancy is built with.
    #[cfg(feature = "rbac")]
    pub fn restricted_for(&self, user: sea_orm::rbac::RbacUserId) -> Result<Self, sea_orm::DbErr> {
        let user = self.shared.database.restricted_for(user)?;
        Ok(Self {
            restriction: Restriction::of(user),
            ..self.clone()
        })
    }

    fn shared(&self) -> &Shared {
        &self.shared
    }

    fn restriction(&self) -> &Restriction {
        &self.restriction
    }

    fn session(&self) -> &DatabaseConnection {
        &self.shared.database
    }

    fn runner(&self) -> Result<Runner<'_, DatabaseConnection>, TenancyError> {
        let scope = self.binding.scope(&self.shared)?;
        Ok(Runner {
            shared: &self.shared,
            session: self.session(),
            scope,
        })
    }

    /// The statement that would be run for one. For measuring what that costs.
    pub(crate) fn planned(&self, statement: Statement) -> Result<Statement, DbErr> {
        self.runner()?.bind(statement, &mut Answer::default())
    }

    /// The terms on which a transaction begins here.
    fn terms(&self) -> Result<Terms, TenancyError> {
        Ok(Terms {
            begun: self.binding.begins(&self.shared)?,
            shared: Arc::clone(&self.shared),
            binding: self.binding.clone(),
            restriction: self.restriction.clone(),
        })
    }
}

impl fmt::Debug for TenancyConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenancyConnection")
            .field("binding", &self.binding)
            .finish_non_exhaustive()
    }
}

session!(TenancyConnection, DatabaseConnection);
