//! Begins transactions so that one which is given up half-way leaves nothing behind.
//!
//! SeaORM counts a transaction when the database has answered. Dropped before that it rolls back what it has counted:
//! nothing on a connection, which goes back to the pool in the middle of a transaction and loses what the next tenant
//! writes there; the *outer* transaction where another is nested in it, whose later statements then commit one by one.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, TransactionOptions,
    TransactionTrait,
};
use tokio::runtime::Handle;

use crate::error::{Refusal, TenancyError};

/// Where statements run and transactions begin: a connection, or a transaction that is open.
pub(super) trait Begin: Sync {
    type Database: ConnectionTrait + 'static;

    fn database(&self) -> &Self::Database;

    fn begin(
        &self,
        options: TransactionOptions,
    ) -> impl Future<Output = Result<OpenTransaction, DbErr>> + Send;
}

impl Begin for DatabaseConnection {
    type Database = Self;

    fn database(&self) -> &Self {
        self
    }

    async fn begin(&self, options: TransactionOptions) -> Result<OpenTransaction, DbErr> {
        let database = self.clone();
        let begins = Finished::new(async move { database.begin_with_options(options).await });
        Ok(OpenTransaction {
            database: begins.await?,
            lost: Arc::default(),
        })
    }
}

/// A transaction, and whether it and those around it are still what they were.
pub(super) struct OpenTransaction {
    database: DatabaseTransaction,
    lost: Arc<AtomicBool>,
}

impl OpenTransaction {
    /// Refuses what would run beside the transaction.
    pub(super) fn check(&self) -> Result<(), TenancyError> {
        if self.lost.load(Ordering::Acquire) {
            return Err(Refusal::LostTransaction.into());
        }
        Ok(())
    }

    /// SeaORM's own, to be committed. No future around that of its commit: each one moves what is in it.
    pub(super) fn complete(self) -> Result<DatabaseTransaction, TenancyError> {
        self.check()?;
        Ok(self.database)
    }

    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        self.database.rollback().await
    }
}

impl Begin for OpenTransaction {
    type Database = DatabaseTransaction;

    fn database(&self) -> &DatabaseTransaction {
        &self.database
    }

    async fn begin(&self, options: TransactionOptions) -> Result<Self, DbErr> {
        self.check()?;
        let begins = Unsure {
            lost: &self.lost,
            begun: false,
        };
        let database = self.database.begin_with_options(options).await?;
        begins.begun();
        Ok(Self {
            database,
            lost: Arc::clone(&self.lost),
        })
    }
}

/// A nested transaction of which nobody knows yet whether it begins. Unless it does, SeaORM has rolled back the outer one.
struct Unsure<'l> {
    lost: &'l AtomicBool,
    begun: bool,
}

impl Unsure<'_> {
    fn begun(mut self) {
        self.begun = true;
    }
}

impl Drop for Unsure<'_> {
    fn drop(&mut self) {
        if !self.begun {
            self.lost.store(true, Ordering::Release);
        }
    }
}

type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A future that is finished in the background where it is given up half-way. Outside tokio there is no background.
struct Finished<T: Send + 'static> {
    future: Option<Boxed<T>>,
    runtime: Option<Handle>,
}

impl<T: Send + 'static> Finished<T> {
    fn new(future: impl Future<Output = T> + Send + 'static) -> Self {
        Self {
            future: Some(Box::pin(future)),
            runtime: None,
        }
    }
}

impl<T: Send + 'static> Future for Finished<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        if self.runtime.is_none() {
            self.runtime = Handle::try_current().ok();
        }
        let Some(future) = &mut self.future else {
            return Poll::Pending;
        };
        let polled = future.as_mut().poll(context);
        if polled.is_ready() {
            self.future = None;
        }
        polled
    }
}

impl<T: Send + 'static> Drop for Finished<T> {
    fn drop(&mut self) {
        // Never polled: nothing has begun.
        if let (Some(future), Some(runtime)) = (self.future.take(), &self.runtime) {
            runtime.spawn(async move { drop(future.await) });
        }
    }
}
