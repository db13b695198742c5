//! SeaORM's traits for whatever runs a tenant's statements: the connection and the transaction differ in the database
//! behind them and in how they find their scope, and in nothing else.

/// Implements SeaORM's traits for a type that has `runner()`, `terms()`, `shared()`, `restriction()` and `session()`.
macro_rules! session {
    ($session:ty, $database:ty) => {
        #[async_trait::async_trait]
        impl sea_orm::ConnectionTrait for $session {
            fn get_database_backend(&self) -> sea_orm::DbBackend {
                self.shared().backend
            }

            async fn execute_raw(
                &self,
                stmt: sea_orm::Statement,
            ) -> Result<sea_orm::ExecResult, sea_orm::DbErr> {
                self.restriction().allow_raw()?;
                let mut answer = super::run::Answer::default();
                let asked = self.runner()?.execute(stmt, &mut answer)?;
                answer.admit_result(asked.await)
            }

            async fn execute<S: sea_orm::StatementBuilder>(
                &self,
                stmt: &S,
            ) -> Result<sea_orm::ExecResult, sea_orm::DbErr> {
                let stmt = self.restriction().build(self.shared().backend, stmt)?;
                let mut answer = super::run::Answer::default();
                let asked = self.runner()?.execute(stmt, &mut answer)?;
                answer.admit_result(asked.await)
            }

            async fn execute_unprepared(
                &self,
                sql: &str,
            ) -> Result<sea_orm::ExecResult, sea_orm::DbErr> {
                self.restriction().allow_raw()?;
                self.runner()?.execute_unprepared(sql).await
            }

            async fn query_one_raw(
                &self,
                stmt: sea_orm::Statement,
            ) -> Result<Option<sea_orm::QueryResult>, sea_orm::DbErr> {
                self.restriction().allow_raw()?;
                let mut answer = super::run::Answer::default();
                let asked = self.runner()?.query_one(stmt, &mut answer)?;
                answer.admit_one(asked.await)
            }

            async fn query_one<S: sea_orm::StatementBuilder>(
                &self,
                stmt: &S,
            ) -> Result<Option<sea_orm::QueryResult>, sea_orm::DbErr> {
                let stmt = self.restriction().build(self.shared().backend, stmt)?;
                let mut answer = super::run::Answer::default();
                let asked = self.runner()?.query_one(stmt, &mut answer)?;
                answer.admit_one(asked.await)
            }

            async fn query_all_raw(
                &self,
                stmt: sea_orm::Statement,
            ) -> Result<Vec<sea_orm::QueryResult>, sea_orm::DbErr> {
                self.restriction().allow_raw()?;
                let mut answer = super::run::Answer::default();
                let asked = self.runner()?.query_all(stmt, &mut answer)?;
                answer.admit_all(asked.await)
            }

            async fn query_all<S: sea_orm::StatementBuilder>(
                &self,
                stmt: &S,
            ) -> Result<Vec<sea_orm::QueryResult>, sea_orm::DbErr> {
                let stmt = self.restriction().build(self.shared().backend, stmt)?;
                let mut answer = super::run::Answer::default();
                let asked = self.runner()?.query_all(stmt, &mut answer)?;
                answer.admit_all(asked.await)
            }

            fn support_returning(&self) -> bool {
                super::shared::support_returning(super::begin::Begin::database(self.session()))
            }

            fn is_mock_connection(&self) -> bool {
                super::begin::Begin::database(self.session()).is_mock_connection()
            }
        }

        #[cfg(feature = "stream")]
        impl sea_orm::StreamTrait for $session {
            type Stream<'a> = super::TenancyStream<<$database as sea_orm::StreamTrait>::Stream<'a>>;

            fn get_database_backend(&self) -> sea_orm::DbBackend {
                self.shared().backend
            }

            fn stream_raw<'a>(
                &'a self,
                stmt: sea_orm::Statement,
            ) -> std::pin::Pin<
                Box<dyn Future<Output = Result<Self::Stream<'a>, sea_orm::DbErr>> + 'a + Send>,
            > {
                Box::pin(async move {
                    self.restriction().allow_raw()?;
                    self.runner()?.stream(stmt).await
                })
            }

            fn stream<'a, S: sea_orm::StatementBuilder + Sync>(
                &'a self,
                stmt: &S,
            ) -> std::pin::Pin<
                Box<dyn Future<Output = Result<Self::Stream<'a>, sea_orm::DbErr>> + 'a + Send>,
            > {
                let stmt = self.restriction().build(self.shared().backend, stmt);
                Box::pin(async move { self.runner()?.stream(stmt?).await })
            }
        }

        #[async_trait::async_trait]
        impl sea_orm::TransactionTrait for $session {
            type Transaction = super::TenancyTransaction;

            async fn begin(&self) -> Result<super::TenancyTransaction, sea_orm::DbErr> {
                self.open(sea_orm::TransactionOptions::default()).await
            }

            async fn begin_with_config(
                &self,
                isolation_level: Option<sea_orm::IsolationLevel>,
                access_mode: Option<sea_orm::AccessMode>,
            ) -> Result<super::TenancyTransaction, sea_orm::DbErr> {
                self.open(sea_orm::TransactionOptions {
                    isolation_level,
                    access_mode,
                    ..Default::default()
                })
                .await
            }

            async fn begin_with_options(
                &self,
                options: sea_orm::TransactionOptions,
            ) -> Result<super::TenancyTransaction, sea_orm::DbErr> {
                self.open(options).await
            }

            async fn transaction<F, T, E>(
                &self,
                callback: F,
            ) -> Result<T, sea_orm::TransactionError<E>>
            where
                F: for<'c> FnOnce(
                        &'c super::TenancyTransaction,
                    ) -> std::pin::Pin<
                        Box<dyn Future<Output = Result<T, E>> + Send + 'c>,
                    > + Send,
                T: Send,
                E: std::fmt::Display + std::fmt::Debug + Send,
            {
                let transaction = self
                    .begin()
                    .await
                    .map_err(sea_orm::TransactionError::Connection)?;
                transaction.run(callback).await
            }

            async fn transaction_with_config<F, T, E>(
                &self,
                callback: F,
                isolation_level: Option<sea_orm::IsolationLevel>,
                access_mode: Option<sea_orm::AccessMode>,
            ) -> Result<T, sea_orm::TransactionError<E>>
            where
                F: for<'c> FnOnce(
                        &'c super::TenancyTransaction,
                    ) -> std::pin::Pin<
                        Box<dyn Future<Output = Result<T, E>> + Send + 'c>,
                    > + Send,
                T: Send,
                E: std::fmt::Display + std::fmt::Debug + Send,
            {
                let transaction = self.begin_with_config(isolation_level, access_mode).await;
                transaction
                    .map_err(sea_orm::TransactionError::Connection)?
                    .run(callback)
                    .await
            }
        }

        impl $session {
            async fn open(
                &self,
                options: sea_orm::TransactionOptions,
            ) -> Result<super::TenancyTransaction, sea_orm::DbErr> {
                let terms = self.terms()?;
                let session = super::begin::Begin::begin(self.session(), options).await?;
                Ok(terms.transaction(session))
            }

            /// Runs an async closure in a transaction: an error rolls it back, otherwise it is committed.
            ///
            /// # Errors
            ///
            /// The closure's own error, or the database's where the transaction could not begin or end.
            pub async fn transaction_async<F, T, E>(
                &self,
                callback: F,
            ) -> Result<T, sea_orm::TransactionError<E>>
            where
                F: for<'c> AsyncFnOnce(&'c super::TenancyTransaction) -> Result<T, E> + Send,
                T: Send,
                E: std::fmt::Display + std::fmt::Debug + Send,
            {
                use sea_orm::TransactionTrait;

                let transaction = self
                    .begin()
                    .await
                    .map_err(sea_orm::TransactionError::Connection)?;
                transaction.run_async(callback).await
            }

            /// Runs an async closure in a transaction with an isolation level and an access mode.
            ///
            /// # Errors
            ///
            /// The closure's own error, or the database's where the transaction could not begin or end.
            pub async fn transaction_with_config_async<F, T, E>(
                &self,
                callback: F,
                isolation_level: Option<sea_orm::IsolationLevel>,
                access_mode: Option<sea_orm::AccessMode>,
            ) -> Result<T, sea_orm::TransactionError<E>>
            where
                F: for<'c> AsyncFnOnce(&'c super::TenancyTransaction) -> Result<T, E> + Send,
                T: Send,
                E: std::fmt::Display + std::fmt::Debug + Send,
            {
                use sea_orm::TransactionTrait;

                let transaction = self.begin_with_config(isolation_level, access_mode).await;
                transaction
                    .map_err(sea_orm::TransactionError::Connection)?
                    .run_async(callback)
                    .await
            }
        }
    };
}

pub(super) use session;
