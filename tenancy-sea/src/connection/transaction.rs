use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use sea_orm::{DbErr, TransactionError, TransactionSession};

use super::begin::OpenTransaction;
use super::restricted::Restriction;
use super::run::Runner;
use super::scope::{Binding, Scope, Standing};
use super::session::session;
use super::shared::Shared;
use crate::error::TenancyError;

/// A transaction that belongs to the tenant with which it began, and so do the transactions nested in it.
///
/// Used under another tenant, or in the central context where it began elsewhere, it refuses with
/// [`TenantMismatch`](crate::TenancyError::TenantMismatch). Dropped without a commit, it is rolled back.
///
/// Where a transaction nested in it is given up or fails *while it begins*, SeaORM rolls back the outer one; what is left
/// of it then refuses everything but [`rollback`](Self::rollback), with
/// [`LostTransaction`](crate::Refusal::LostTransaction).
pub struct TenancyTransaction {
    session: OpenTransaction,
    terms: Terms,
}

/// The terms on which a transaction runs: those with which it began.
#[derive(Clone)]
pub(super) struct Terms {
    pub(super) shared: Arc<Shared>,
    pub(super) binding: Binding,
    pub(super) begun: Standing,
    pub(super) restriction: Restriction,
}

impl Terms {
    pub(super) fn transaction(self, session: OpenTransaction) -> TenancyTransaction {
        TenancyTransaction {
            session,
            terms: self,
        }
    }

    fn scope(&self) -> Result<Scope, TenancyError> {
        self.binding.scope_since(&self.begun, &self.shared)
    }
}

impl TenancyTransaction {
    /// Commits the transaction.
    ///
    /// # Errors
    ///
    /// [`TenantMismatch`](crate::TenancyError::TenantMismatch) in another context than the one in which it began: it is
    /// then rolled back. Else what the database says.
    pub async fn commit(self) -> Result<(), DbErr> {
        self.terms.scope()?;
        self.session.complete()?.commit().await
    }

    /// Rolls the transaction back.
    ///
    /// # Errors
    ///
    /// What the database says.
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.session.rollback().await
    }

    pub(super) async fn run<F, T, E>(self, callback: F) -> Result<T, TransactionError<E>>
    where
        F: for<'c> FnOnce(&'c Self) -> Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>>
            + Send,
        T: Send,
        E: fmt::Display + fmt::Debug + Send,
    {
        let result = callback(&self).await;
        self.end(result).await
    }

    pub(super) async fn run_async<F, T, E>(self, callback: F) -> Result<T, TransactionError<E>>
    where
        F: for<'c> AsyncFnOnce(&'c Self) -> Result<T, E> + Send,
        T: Send,
        E: fmt::Display + fmt::Debug + Send,
    {
        let result = callback(&self).await;
        self.end(result).await
    }

    async fn end<T, E>(self, result: Result<T, E>) -> Result<T, TransactionError<E>>
    where
        E: fmt::Display + fmt::Debug,
    {
        let ended = if result.is_ok() {
            self.commit().await
        } else {
            self.rollback().await
        };
        ended.map_err(TransactionError::Connection)?;
        result.map_err(TransactionError::Transaction)
    }

    fn shared(&self) -> &Shared {
        &self.terms.shared
    }

    fn restriction(&self) -> &Restriction {
        &self.terms.restriction
    }

    fn session(&self) -> &OpenTransaction {
        &self.session
    }

    fn runner(&self) -> Result<Runner<'_, OpenTransaction>, TenancyError> {
        self.session.check()?;
        Ok(Runner {
            shared: &self.terms.shared,
            session: &self.session,
            scope: self.terms.scope()?,
        })
    }

    /// The terms on which a nested transaction begins here: this one's.
    fn terms(&self) -> Result<Terms, TenancyError> {
        self.terms.scope()?;
        Ok(self.terms.clone())
    }
}

#[async_trait::async_trait]
impl TransactionSession for TenancyTransaction {
    async fn commit(self) -> Result<(), DbErr> {
        self.commit().await
    }

    async fn rollback(self) -> Result<(), DbErr> {
        self.rollback().await
    }
}

impl fmt::Debug for TenancyTransaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenancyTransaction")
            .field("binding", &self.terms.binding)
            .finish_non_exhaustive()
    }
}

session!(TenancyTransaction, sea_orm::DatabaseTransaction);
