//! A database with its rows.

use std::path::PathBuf;

use blog::database;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use tenancy_sea::BoxError;

use crate::rows;

/// Connections of the pool.
const CONNECTIONS: u32 = 8;

/// A database that is measured.
pub enum Place {
    Sqlite,
    /// On this server.
    Postgres(String),
}

impl Place {
    pub fn find(name: &str) -> Option<Self> {
        match name {
            "postgres" => std::env::var("TENANCY_TEST_POSTGRES_URL")
                .ok()
                .map(Self::Postgres),
            _ => Some(Self::Sqlite),
        }
    }
}

pub struct Room {
    pub name: &'static str,
    pub database: DatabaseConnection,
    place: Place,
}

impl Room {
    pub async fn open(place: Place) -> Result<Self, BoxError> {
        let (name, url) = match &place {
            Place::Sqlite => ("sqlite", format!("sqlite:{}?mode=rwc", file().display())),
            Place::Postgres(server) => {
                on_server(server, &format!("CREATE DATABASE {}", database_name())).await?;
                let (before, _) = server.rsplit_once('/').ok_or("the URL names no database")?;
                ("postgres", format!("{before}/{}", database_name()))
            }
        };
        let mut options = ConnectOptions::new(url);
        options
            .sqlx_logging(false)
            .min_connections(CONNECTIONS)
            .max_connections(CONNECTIONS);
        let database = Database::connect(options).await?;
        if matches!(place, Place::Sqlite) {
            let pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL";
            database.execute_unprepared(pragmas).await?;
        }
        database::create_tables(&database).await?;
        rows::fill(&database).await?;
        Ok(Self {
            name,
            database,
            place,
        })
    }

    pub async fn close(self) -> Result<(), BoxError> {
        self.database.close().await?;
        match self.place {
            Place::Sqlite => {
                for end in ["", "-wal", "-shm"] {
                    let _ = std::fs::remove_file(format!("{}{end}", file().display()));
                }
            }
            Place::Postgres(server) => {
                // The servers' tasks may hold connections still.
                let drop = format!("DROP DATABASE {} WITH (FORCE)", database_name());
                on_server(&server, &drop).await?;
            }
        }
        Ok(())
    }
}

fn database_name() -> String {
    format!("blog_load_{}", std::process::id())
}

fn file() -> PathBuf {
    std::env::temp_dir().join(format!("{}.db", database_name()))
}

async fn on_server(server: &str, statement: &str) -> Result<(), BoxError> {
    let connection = Database::connect(server).await?;
    connection.execute_unprepared(statement).await?;
    Ok(connection.close().await?)
}
