//! A domain before it is written: whose it is, and what it may not be.

use sea_orm::{
    ActiveModelTrait, ActiveValue, IdenStatic, Iterable, ModelTrait, PrimaryKeyToColumn, Value,
};
use tenancy_core::event::Draft;

use super::name::normalised;
use super::{DomainEntity, DomainError, Domains, Owner};
use crate::entity::key_of;
use crate::error::TenancyError;

impl<D: DomainEntity> Domains<D> {
    /// What listeners have left of a draft.
    pub(super) fn drafted(&self, draft: &Draft) -> Result<D::ActiveModel, TenancyError> {
        let taken = draft.take();
        Ok(taken.ok_or_else(|| {
            let reason = "a listener took the draft away: let it use `edit`";
            DomainError::invalid::<D>(D::name_column(), reason)
        })?)
    }

    /// A new domain in its one spelling, and the owner's. Looked at before listeners see it and after they changed it.
    pub(super) fn prepare_new(
        &self,
        domain: D::ActiveModel,
        owner: &Owner,
    ) -> Result<D::ActiveModel, TenancyError> {
        // What is unchanged in a copy of another domain is as new here as what is set.
        let mut domain = domain.reset_all();
        if domain.get(D::name_column()).is_not_set() {
            return Err(DomainError::invalid::<D>(D::name_column(), "it is not set").into());
        }
        if domain.get(D::tenant_column()).is_not_set() {
            domain.try_set(D::tenant_column(), owner.value.clone())?;
        }
        self.prepare(domain, owner)
    }

    /// A domain whose name, if that is written, is in its one spelling; and which stays its owner's.
    pub(super) fn prepare(
        &self,
        mut domain: D::ActiveModel,
        owner: &Owner,
    ) -> Result<D::ActiveModel, TenancyError> {
        if let ActiveValue::Set(key) = domain.get(D::tenant_column())
            && key_of(&key) != key_of(&owner.value)
        {
            return Err(TenancyError::CrossTenantWrite {
                entity: D::default().table_name().to_owned(),
                column: D::tenant_column().as_str().to_owned(),
            });
        }
        // What is unchanged was allowed before.
        if let ActiveValue::Set(name) = domain.get(D::name_column()) {
            let name = match name {
                Value::String(Some(name)) => normalised(&name),
                _ => Err("it is no text"),
            };
            let name =
                name.map_err(|reason| DomainError::invalid::<D>(D::name_column(), reason))?;
            domain.try_set(D::name_column(), name.into())?;
        }
        Ok(domain)
    }

    /// Refuses a draft that has become another domain altogether.
    pub(super) fn check_same(
        &self,
        domain: &D::ActiveModel,
        original: &D::Model,
    ) -> Result<(), TenancyError> {
        for column in D::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column) {
            let value = domain.get(column).into_value();
            if value.is_some_and(|value| value != original.get(column)) {
                return Err(DomainError::invalid::<D>(column, "it never changes").into());
            }
        }
        Ok(())
    }
}
