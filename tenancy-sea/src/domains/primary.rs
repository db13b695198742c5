//! Which of a tenant's domains is its primary one.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, IntoActiveModel, ModelTrait,
    QueryFilter, Value,
};

use super::{DomainEntity, DomainError, Domains, Owner};
use crate::entity::IntoTenant;
use crate::error::TenancyError;

const USE_MAKE_PRIMARY: &str =
    "make a domain primary with `make_primary`, which takes it from the former one";

impl<D: DomainEntity> Domains<D> {
    /// Makes a tenant's domain, by its name, its primary one; the former one is no more, in the same transaction.
    ///
    /// The events tell of the domain that becomes primary. Nothing happens where it is primary already.
    ///
    /// # Errors
    ///
    /// - [`Listener`](TenancyError::Listener): a listener kept it from being changed, or failed afterwards.
    /// - [`NotFound`](DomainError::NotFound): the tenant has no such domain.
    /// - [`Invalid`](DomainError::Invalid): the entity names no [column](DomainEntity::is_primary_column) for it.
    /// - [`TenantNotFound`](TenancyError::TenantNotFound), [`KeyType`](TenancyError::KeyType): there is no such tenant.
    /// - [`Db`](TenancyError::Db): what the database says.
    pub async fn make_primary(
        &self,
        tenant: impl IntoTenant<D::Tenant>,
        name: &str,
    ) -> Result<D::Model, TenancyError> {
        let owner = self.owner(tenant).await?;
        let column = D::is_primary_column().ok_or_else(|| {
            let reason = "no column says which domain is primary: name one in `DomainEntity::is_primary_column`";
            DomainError::invalid::<D>(D::name_column(), reason)
        })?;
        let original = self.named(&owner, name).await?;
        if self.is_primary(&original) {
            return Ok(original);
        }
        let mut domain = original.clone().into_active_model();
        domain.try_set(column, true.into())?;
        self.change(owner, original, domain, true).await
    }

    pub(super) fn is_primary(&self, domain: &D::Model) -> bool {
        D::is_primary_column().is_some_and(|column| is_true(&domain.get(column)))
    }

    /// A new domain is primary where the tenant has no primary one.
    pub(super) async fn first_is_primary(
        &self,
        database: &impl ConnectionTrait,
        owner: &Owner,
        domain: &mut D::ActiveModel,
    ) -> Result<(), TenancyError> {
        let Some(column) = D::is_primary_column() else {
            return Ok(());
        };
        let first = self.first_of(database, owner).await?;
        let has_primary = first.is_some_and(|first| self.is_primary(&first));
        if has_primary && matches!(domain.get(column), ActiveValue::Set(value) if is_true(&value)) {
            return Err(DomainError::invalid::<D>(column, USE_MAKE_PRIMARY).into());
        }
        Ok(domain.try_set(column, (!has_primary).into())?)
    }

    /// Refuses to change in passing which domain is primary, and writes nothing of it.
    pub(super) fn leave_primary(
        &self,
        domain: &mut D::ActiveModel,
        original: &D::Model,
    ) -> Result<(), TenancyError> {
        let Some(column) = D::is_primary_column() else {
            return Ok(());
        };
        if let ActiveValue::Set(value) = domain.get(column)
            && is_true(&value) != self.is_primary(original)
        {
            return Err(DomainError::invalid::<D>(column, USE_MAKE_PRIMARY).into());
        }
        domain.not_set(column);
        Ok(())
    }

    /// Writes a domain as the primary one, and the former as none.
    pub(super) async fn set_primary(
        &self,
        mut domain: D::ActiveModel,
        database: &impl ConnectionTrait,
        owner: &Owner,
    ) -> Result<D::Model, TenancyError> {
        if let Some(column) = D::is_primary_column() {
            let former = D::update_many()
                .col_expr(column, Expr::value(false))
                .filter(D::tenant_column().eq(owner.value.clone()))
                .filter(column.eq(true));
            former.exec(database).await?;
            domain.try_set(column, true.into())?;
        }
        Ok(domain.update(database).await?)
    }
}

fn is_true(value: &Value) -> bool {
    matches!(value, Value::Bool(Some(true)))
}
