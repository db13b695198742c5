use std::fmt;
use std::path::PathBuf;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr};

use crate::Backend;

/// A database that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    SqliteMemory,
    SqliteFile,
    Postgres,
    Mysql,
}

impl Place {
    pub const ALL: [Self; 4] = [
        Self::SqliteMemory,
        Self::SqliteFile,
        Self::Postgres,
        Self::Mysql,
    ];

    /// The server's URL, or why this database is skipped.
    pub fn server(self) -> Result<String, String> {
        match self {
            Self::SqliteMemory | Self::SqliteFile => Ok(String::new()),
            Self::Postgres => Backend::Postgres.server(),
            Self::Mysql => Backend::Mysql.server(),
        }
    }

    /// A connection to an empty database of this process.
    ///
    /// # Errors
    ///
    /// The database's.
    pub async fn connect(self, server: &str) -> Result<DatabaseConnection, DbErr> {
        let name = name();
        match self {
            Self::SqliteMemory => connect("sqlite::memory:").await,
            Self::SqliteFile => {
                let file = file();
                let connection = connect(&format!("sqlite:{}?mode=rwc", file.display())).await?;
                // As an application sets it up: with the defaults, waiting for the disk hides all else.
                let pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL";
                connection.execute_unprepared(pragmas).await?;
                Ok(connection)
            }
            Self::Postgres => {
                on_server(server, &format!("CREATE DATABASE {name}")).await?;
                let asynchronous = format!("ALTER DATABASE {name} SET synchronous_commit = off");
                on_server(server, &asynchronous).await?;
                connect(&crate::context::with_database(server, &name)).await
            }
            Self::Mysql => {
                on_server(server, &format!("CREATE DATABASE {name}")).await?;
                connect(&crate::context::with_database(server, &name)).await
            }
        }
    }

    /// More connections to the database that [`connect`](Self::connect) made, where a server has it.
    ///
    /// # Errors
    ///
    /// The database's.
    pub async fn connect_again(
        self,
        server: &str,
        connections: u32,
    ) -> Result<DatabaseConnection, DbErr> {
        pool(&crate::context::with_database(server, &name()), connections).await
    }

    /// Removes what [`connect`](Self::connect) made.
    ///
    /// # Errors
    ///
    /// The database's.
    pub async fn remove(self, connection: DatabaseConnection, server: &str) -> Result<(), DbErr> {
        connection.close().await?;
        match self {
            Self::SqliteMemory => {}
            Self::SqliteFile => drop(std::fs::remove_file(file())),
            Self::Postgres | Self::Mysql => {
                on_server(server, &format!("DROP DATABASE {}", name())).await?;
            }
        }
        Ok(())
    }
}

/// One connection, so that both forms find the same prepared statements and pages.
async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    pool(url, 1).await
}

async fn pool(url: &str, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options
        .sqlx_logging(false)
        .min_connections(connections)
        .max_connections(connections);
    Database::connect(options).await
}

async fn on_server(server: &str, statement: &str) -> Result<(), DbErr> {
    let connection = connect(server).await?;
    let outcome = connection.execute_unprepared(statement).await.map(drop);
    connection.close().await?;
    outcome
}

fn name() -> String {
    format!("tenancy_bench_{}", std::process::id())
}

fn file() -> PathBuf {
    std::env::temp_dir().join(format!("{}.sqlite", name()))
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::SqliteMemory => "sqlite-memory",
            Self::SqliteFile => "sqlite-file",
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
        })
    }
}
