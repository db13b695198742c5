//! A database of many tenants, and a pool of the size that a test asks for.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, EntityTrait,
    QueryFilter, Set, Statement,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog, comment, post, vote};
use tenancy_tests::{Backend, Blogs, TestContext};

use crate::tally;

/// How a pool is made.
#[derive(Clone, Copy, Debug)]
pub struct Pool {
    pub connections: u32,
    pub acquire: Duration,
}

/// Tenants `1..=tenants`, each with one post, one comment and one vote that count.
#[derive(Debug)]
pub struct World {
    pub backend: Backend,
    pub tenancy: Tenancy<blog::Entity>,
    /// SeaORM's own connection, in a pool beside the tenancy's: it sees only what is committed.
    pub outside: DatabaseConnection,
    /// SeaORM's own connection in the tenancy's pool.
    pub pool: DatabaseConnection,
    pub tenants: i32,
    options: ConnectOptions,
    _file: Option<File>,
}

impl World {
    pub async fn build(context: &TestContext, tenants: i32, pool: Pool) -> Self {
        let file = (context.backend == Backend::Sqlite).then(File::new);
        let options = file.as_ref().map_or_else(|| context.options(), on_disk);
        Self::connect(context.backend, options, file, tenants, pool).await
    }

    /// On a server of the test's own.
    pub async fn on_server(backend: Backend, url: &str, tenants: i32, pool: Pool) -> Self {
        let mut options = ConnectOptions::new(url);
        options.sqlx_logging(false);
        Self::connect(backend, options, None, tenants, pool).await
    }

    async fn connect(
        backend: Backend,
        options: ConnectOptions,
        file: Option<File>,
        tenants: i32,
        pool: Pool,
    ) -> Self {
        let mut outside = options.clone();
        outside.max_connections(1);
        let outside = Database::connect(outside).await.unwrap();
        Blogs::create_tables(&outside).await;
        fill(&outside, tenants).await;
        let mut inside = options;
        inside
            .max_connections(pool.connections)
            .acquire_timeout(pool.acquire);
        let (pool, tenancy) = open(inside.clone()).await;
        Self {
            backend,
            tenancy,
            outside,
            pool,
            tenants,
            options: inside,
            _file: file,
        }
    }

    /// The same database through another pool.
    pub async fn reopen(&mut self) {
        (self.pool, self.tenancy) = open(self.options.clone()).await;
    }

    /// Adds one to a tenant's counter, in one statement.
    pub async fn count<C: ConnectionTrait>(db: &C) -> Result<(), DbErr> {
        let views = Expr::col(post::Column::Views).add(1);
        let counted = post::Entity::update_many()
            .col_expr(post::Column::Views, views)
            .filter(post::Column::Slug.eq("counter"))
            .exec(db)
            .await?;
        assert_eq!(counted.rows_affected, 1, "a tenant has one counter");
        Ok(())
    }

    /// A tenant's counter as it is committed.
    pub async fn counted(&self, tenant: i32) -> i32 {
        let post = post::Entity::find()
            .filter(post::Column::BlogId.eq(tenant))
            .filter(post::Column::Slug.eq("counter"));
        post.one(&self.outside).await.unwrap().unwrap().views
    }

    /// Transactions that are open on the database, also those that do nothing. SQLite doesn't tell: there the next writer
    /// would be locked out.
    pub async fn open_transactions(&self) -> i64 {
        let sql = match self.backend {
            Backend::Sqlite => return 0,
            Backend::Postgres => {
                "SELECT count(*) FROM pg_stat_activity \
                 WHERE datname = current_database() AND state LIKE 'idle in transaction%'"
            }
            Backend::Mysql => {
                "SELECT count(*) FROM information_schema.innodb_trx t \
                 JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id WHERE p.db = database()"
            }
        };
        let mut open = 0;
        // A rollback is on its way when its transaction is dropped. MariaDB answers from a copy that it doesn't renew while it
        // is read more than ten times a second, by whichever test: hence the long pauses.
        for _ in 0..20 {
            let count = Statement::from_string(self.outside.get_database_backend(), sql);
            let row = self.outside.query_one_raw(count).await.unwrap().unwrap();
            open = row.try_get_by_index(0).unwrap();
            if open == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(430)).await;
        }
        open
    }

    /// The key of the current tenant.
    pub fn current(&self) -> Option<i64> {
        match self.tenancy.current()?.key() {
            TenantKey::Integer(key) => i64::try_from(*key).ok(),
            _ => None,
        }
    }
}

async fn open(options: ConnectOptions) -> (DatabaseConnection, Tenancy<blog::Entity>) {
    let mut pool = Database::connect(options).await.unwrap();
    tally::count_statements(&mut pool);
    let tenancy = Tenancy::<blog::Entity>::builder(pool.clone())
        .entities("tenancy_tests::entities::blogs::*")
        .build();
    let tenancy = tenancy.await.unwrap();
    (pool, tenancy)
}

async fn fill(raw: &DatabaseConnection, tenants: i32) {
    let blogs = (1..=tenants).map(|tenant| blog::ActiveModel {
        id: Set(tenant),
        slug: Set(format!("blog-{tenant}")),
        name: Set(tenant.to_string()),
    });
    let posts = (1..=tenants).map(|tenant| post::ActiveModel {
        id: Set(tenant),
        blog_id: Set(tenant),
        slug: Set("counter".into()),
        permalink: Set(None),
        title: Set(tenant.to_string()),
        views: Set(0),
    });
    let comments = (1..=tenants).map(|tenant| comment::ActiveModel {
        id: Set(tenant),
        post_id: Set(tenant),
        token: Set(None),
        body: Set(tenant.to_string()),
        stars: Set(0),
    });
    let votes = (1..=tenants).map(|tenant| vote::ActiveModel {
        id: Set(tenant),
        comment_id: Set(tenant),
        score: Set(tenant * 1_000),
    });
    let blogs = blog::Entity::insert_many(blogs);
    blogs.exec_without_returning(raw).await.unwrap();
    let posts = post::Entity::insert_many(posts);
    posts.exec_without_returning(raw).await.unwrap();
    let comments = comment::Entity::insert_many(comments);
    comments.exec_without_returning(raw).await.unwrap();
    let votes = vote::Entity::insert_many(votes);
    votes.exec_without_returning(raw).await.unwrap();
    // Numbers that the database gives out go on after those.
    if raw.get_database_backend() == sea_orm::DbBackend::Postgres {
        for table in ["blog", "post", "comment", "vote"] {
            let next = format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), {tenants})");
            raw.execute_unprepared(&next).await.unwrap();
        }
    }
}

/// A database on disk: SQLite in memory has one connection, and a cancelled statement costs it.
#[derive(Debug)]
struct File(PathBuf);

impl File {
    fn new() -> Self {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("lifecycle-{}-{number}.sqlite", std::process::id());
        Self(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name))
    }
}

impl Drop for File {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", self.0.display()));
        }
    }
}

fn on_disk(file: &File) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.0.display()));
    options.sqlx_logging(false).map_sqlx_sqlite_opts(|options| {
        let options = options
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "OFF");
        options.busy_timeout(Duration::from_secs(20))
    });
    options
}
