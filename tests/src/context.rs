use std::future::Future;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use futures_util::future::try_join_all;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr};

use crate::Backend;

/// Databases that this process has made and that no test uses now: making one takes PostgreSQL most of a second.
static FREE: Mutex<Vec<(Backend, String)>> = Mutex::new(Vec::new());

/// A test's own database.
#[derive(Clone, Debug)]
pub struct TestContext {
    pub backend: Backend,
    /// SeaORM's own connection: nothing is scoped here.
    pub raw: DatabaseConnection,
    /// Keeps a database in memory alive when a cancelled statement costs `raw` its connection.
    _keeper: Option<DatabaseConnection>,
    server: String,
    database: String,
}

/// What a test starts with.
pub trait Fixture: Sized {
    fn set_up(context: TestContext) -> impl Future<Output = Self>;
}

impl Fixture for TestContext {
    async fn set_up(context: TestContext) -> Self {
        context
    }
}

impl TestContext {
    /// Gives a database on a server, empty.
    pub async fn create(backend: Backend, server: &str) -> Result<Self, DbErr> {
        let database = database(backend, server).await?;
        let url = url(backend, server, &database);
        let keeper = match backend {
            Backend::Sqlite => Some(Database::connect(options(url.clone())).await?),
            Backend::Postgres | Backend::Mysql => None,
        };
        let raw = Database::connect(options(url)).await?;
        Ok(Self {
            backend,
            raw,
            _keeper: keeper,
            server: server.to_owned(),
            database,
        })
    }

    /// How `raw` was connected, for another pool on the same database.
    #[must_use]
    pub fn options(&self) -> ConnectOptions {
        options(url(self.backend, &self.server, &self.database))
    }

    /// Another database on the same server.
    pub async fn another(&self) -> Result<Self, DbErr> {
        Self::create(self.backend, &self.server).await
    }

    /// Closes the connection and empties the database for the next test.
    pub async fn remove(&self) -> Result<(), DbErr> {
        self.raw.clone().close().await?;
        let name = &self.database;
        match self.backend {
            Backend::Sqlite => return Ok(()),
            Backend::Postgres => {
                let database = with_database(&self.server, name);
                on_server(&database, "DROP SCHEMA public CASCADE").await?;
                on_server(&database, "CREATE SCHEMA public").await?;
            }
            Backend::Mysql => {
                on_server(&self.server, &format!("DROP DATABASE {name}")).await?;
                on_server(&self.server, &format!("CREATE DATABASE {name}")).await?;
            }
        }
        FREE.lock().unwrap().push((self.backend, name.clone()));
        Ok(())
    }
}

/// Drops the databases that this process has made, all at once: PostgreSQL writes everything out for each.
pub(crate) async fn drop_databases() -> Result<(), DbErr> {
    let free = std::mem::take(&mut *FREE.lock().unwrap());
    let dropped = free.into_iter().map(|(backend, database)| async move {
        match backend.server() {
            Ok(server) if backend != Backend::Sqlite => {
                on_server(&server, &format!("DROP DATABASE {database}")).await
            }
            _ => Ok(()),
        }
    });
    try_join_all(dropped).await.map(drop)
}

async fn database(backend: Backend, server: &str) -> Result<String, DbErr> {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let free = {
        let mut free = FREE.lock().unwrap();
        let position = free.iter().position(|(kind, _)| *kind == backend);
        position.map(|position| free.swap_remove(position).1)
    };
    if let Some(database) = free {
        return Ok(database);
    }
    let number = COUNTER.fetch_add(1, Ordering::Relaxed);
    let database = format!("tenancy_test_{}_{number}", std::process::id());
    if backend == Backend::Sqlite {
        return Ok(database);
    }
    on_server(server, &format!("CREATE DATABASE {database}")).await?;
    if backend == Backend::Postgres {
        // Nobody misses a test's rows after a power failure.
        let asynchronous = format!("ALTER DATABASE {database} SET synchronous_commit = off");
        on_server(server, &asynchronous).await?;
    }
    Ok(database)
}

fn url(backend: Backend, server: &str, database: &str) -> String {
    match backend {
        Backend::Sqlite => format!("sqlite:file:{database}?mode=memory&cache=shared"),
        Backend::Postgres | Backend::Mysql => with_database(server, database),
    }
}

fn options(url: String) -> ConnectOptions {
    let connections = if url.starts_with("sqlite") { 1 } else { 4 };
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).max_connections(connections);
    options
}

async fn on_server(server: &str, statement: &str) -> Result<(), DbErr> {
    let connection = Database::connect(options(server.to_owned())).await?;
    let outcome = connection.execute_unprepared(statement).await.map(drop);
    connection.close().await?;
    outcome
}

/// The server's URL with another database.
pub(crate) fn with_database(server: &str, database: &str) -> String {
    let (server, query) = server
        .split_once('?')
        .map_or((server, String::new()), |(server, query)| {
            (server, format!("?{query}"))
        });
    let scheme = server.find("://").map_or(0, |at| at + 3);
    let host = server[scheme..]
        .find('/')
        .map_or(server, |at| &server[..scheme + at]);
    format!("{host}/{database}{query}")
}
