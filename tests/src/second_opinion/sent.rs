//! What tenancy would send to a database, read off a connection that leads nowhere.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, MockDatabase, Statement, Value,
};
use tenancy_sea::{Tenancy, TenancyError};
use tokio::runtime::Runtime;

use crate::isolation::schema::account;

/// The tenant's key. No statement of the seeds brings it, so a value that equals it is the tenant's.
pub const TENANT: i32 = 424_242;

/// The corpus's entities on a backend, for one tenant, without a database.
#[allow(missing_debug_implementations, reason = "tests")]
pub struct Probe {
    pub backend: DbBackend,
    tenancy: Tenancy<account::Entity>,
    database: DatabaseConnection,
    runtime: Runtime,
}

/// What became of a statement.
#[derive(Debug)]
pub enum Answer {
    /// Nothing was sent.
    Refused(TenancyError),
    /// This was sent first.
    Sent(Statement),
}

impl Probe {
    pub fn new(backend: DbBackend) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        let database = MockDatabase::new(backend).into_connection();
        let tenancy = Tenancy::<account::Entity>::builder(database.clone())
            .entities("tenancy_tests::isolation::schema")
            .build();
        let tenancy = runtime
            .block_on(tenancy)
            .expect("the corpus's entities fit together");
        Self {
            backend,
            tenancy,
            database,
            runtime,
        }
    }

    /// Runs a statement as the tenant. The connection answers with an error, so nothing follows the first statement.
    pub fn send(&self, sql: &str, values: Vec<Value>) -> Answer {
        let connection = self.tenancy.for_tenant(TENANT);
        let statement = Statement::from_sql_and_values(self.backend, sql, values);
        let result = self.runtime.block_on(connection.execute_raw(statement));
        self.answer(result.map(|_| ()))
    }

    fn answer(&self, result: Result<(), DbErr>) -> Answer {
        let sent = self.database.clone().into_transaction_log();
        let mut sent = sent.iter().flat_map(|transaction| transaction.statements());
        let first = sent
            .find(|statement| !is_of_a_transaction(&statement.sql))
            .cloned();
        let refused = result
            .err()
            .and_then(|err| TenancyError::from_db_err(&err).cloned());
        match (first, refused) {
            (Some(statement), None) => Answer::Sent(statement),
            (None, Some(err)) => Answer::Refused(err),
            (sent, refused) => panic!("neither sent nor refused: {sent:?}, {refused:?}"),
        }
    }
}

fn is_of_a_transaction(sql: &str) -> bool {
    matches!(sql, "BEGIN" | "COMMIT" | "ROLLBACK")
}
