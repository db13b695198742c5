//! The domains in the database: the rows that are there, and the transaction in which they are written.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, Iterable, ModelTrait,
    PrimaryKeyToColumn, QueryFilter, QuerySelect, Select, SqlErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait, Value,
};

use super::{DomainEntity, DomainError, Domains, Owner};
use crate::TenancyTransaction;
use crate::entity::TenantEntity;
use crate::error::TenancyError;
use crate::provider::of_type;

/// The owner's domains, and nobody else's.
pub(super) fn of_owner<D: DomainEntity>(owner: &Owner) -> Select<D> {
    D::find().filter(D::tenant_column().eq(owner.value.clone()))
}

impl<D: DomainEntity> Domains<D> {
    /// Begins to write the owner's domains. Which of them is first, or primary, is known only while nobody else writes them.
    pub(super) async fn begin(&self, owner: &Owner) -> Result<TenancyTransaction, TenancyError> {
        let options = TransactionOptions {
            // It reads before it writes: deferred, SQLite would fail one of two at once instead of letting it wait.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let transaction = self.database().begin_with_options(options).await?;
        if D::is_primary_column().is_some() {
            lock::<D::Tenant>(&transaction, owner).await?;
        }
        Ok(transaction)
    }

    /// Commits what was written, or rolls it back.
    pub(super) async fn finish<V>(
        &self,
        transaction: TenancyTransaction,
        written: Result<V, TenancyError>,
    ) -> Result<V, TenancyError> {
        if written.is_ok() {
            transaction.commit().await?;
        } else if let Err(err) = transaction.rollback().await {
            // The error that is told is that of the write: dropped, its transaction is rolled back as well.
            tracing::warn!(%err, "a transaction could not be rolled back");
        }
        written
    }

    /// The owner's domain that a primary key names.
    pub(super) async fn original(
        &self,
        database: &impl ConnectionTrait,
        owner: &Owner,
        key: impl Fn(D::Column) -> Option<Value> + Send,
    ) -> Result<D::Model, TenancyError> {
        let mut query = of_owner::<D>(owner);
        for column in D::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column) {
            let value = key(column).ok_or_else(|| {
                let reason = "it is not set, so nobody can tell which domain is meant";
                DomainError::invalid::<D>(column, reason)
            })?;
            query = query.filter(column.eq(value));
        }
        let found = query.one(database).await?;
        Ok(found.ok_or_else(DomainError::not_found::<D>)?)
    }

    /// Refuses a name that is taken, where the database doesn't.
    pub(super) async fn check_free(
        &self,
        database: &impl ConnectionTrait,
        domain: &D::ActiveModel,
        original: Option<&D::Model>,
    ) -> Result<(), TenancyError> {
        let ActiveValue::Set(name) = domain.get(D::name_column()) else {
            return Ok(());
        };
        let named = D::find().filter(D::name_column().eq(name));
        for found in named.all(database).await? {
            if original.is_none_or(|original| !is_same::<D>(original, &found)) {
                return Err(DomainError::taken::<D>().into());
            }
        }
        Ok(())
    }

    /// What a write's error means. Two may take the same domain at once; then the database tells the second.
    pub(super) async fn write_error(
        &self,
        err: TenancyError,
        domain: &D::ActiveModel,
        original: Option<&D::Model>,
    ) -> TenancyError {
        if let TenancyError::Db(db) = &err
            && matches!(db.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
            && let Err(taken) = self.check_free(&self.database(), domain, original).await
        {
            return taken;
        }
        err
    }
}

fn is_same<D: DomainEntity>(one: &D::Model, other: &D::Model) -> bool {
    let mut columns = D::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
    columns.all(|column| one.get(column) == other.get(column))
}

/// Lets nobody else write the tenant's domains until the transaction ends. SQLite has one writer anyway.
async fn lock<T: TenantEntity>(
    transaction: &TenancyTransaction,
    owner: &Owner,
) -> Result<(), TenancyError> {
    let key = owner.tenant.key();
    let not_found = || TenancyError::TenantNotFound {
        entity: T::MODULE_PATH.to_owned(),
        lookup: format!("key {key}"),
    };
    let column = T::tenant_key_column().ok_or_else(not_found)?;
    let value = of_type(column, key.clone()).ok_or_else(not_found)?;
    let query = T::find().filter(column.eq(value)).lock_exclusive();
    let tenant = query.one(transaction).await?;
    tenant.map(drop).ok_or_else(not_found)
}
