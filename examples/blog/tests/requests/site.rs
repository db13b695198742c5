//! The application with its seeds, in a database of a test's own.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use blog::entities::{Blog, blog as blog_entity};
use blog::{app, database, seed};
use futures_util::TryStreamExt;
use object_store::ObjectStore;
use object_store::memory::InMemory;
use sea_orm::{
    ColumnTrait, ConnectionTrait, Database, DatabaseConnection, EntityTrait, QueryFilter,
};
use tenancy_sea::BoxError;
use tenancy_sea::prelude::*;

use crate::browser::Browser;

/// The application.
pub struct Site {
    pub app: Router,
    pub tenancy: Tenancy<Blog>,
    pub storage: Arc<InMemory>,
}

/// What a test leaves behind.
pub struct Leftover {
    server: Option<(String, String)>,
    connection: DatabaseConnection,
}

impl Site {
    /// On a server, or in memory.
    pub async fn open(server: Option<String>) -> Result<(Self, Leftover), BoxError> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("blog_test_{}_{number}", std::process::id());
        let (url, server) = match server {
            None => ("sqlite::memory:".to_owned(), None),
            Some(server) => {
                on_server(&server, &format!("CREATE DATABASE {name}")).await?;
                let (before, _) = server.rsplit_once('/').ok_or("the URL names no database")?;
                (format!("{before}/{name}"), Some((server, name)))
            }
        };
        let connection = database::connect(&url).await?;
        assert!(database::create_tables(&connection).await?);
        let storage = Arc::new(InMemory::new());
        let tenancy = app::tenancy(connection.clone(), storage.clone()).await?;
        seed::seed(&tenancy).await?;
        let app = app::app(tenancy.clone(), "localhost")?;
        let site = Self {
            app,
            tenancy,
            storage,
        };
        Ok((site, Leftover { server, connection }))
    }

    /// A browser that looks at a blog by its subdomain.
    pub fn on_subdomain(&self, slug: &str) -> Browser {
        Browser::new(self.app.clone(), format!("{slug}.localhost"), String::new())
    }

    /// A browser that looks at a blog by its path.
    pub fn below_path(&self, slug: &str) -> Browser {
        Browser::new(
            self.app.clone(),
            "localhost".into(),
            format!("/blogs/{slug}"),
        )
    }

    /// A browser that looks at no blog.
    pub fn central(&self) -> Browser {
        Browser::new(self.app.clone(), "localhost".into(), String::new())
    }

    /// Both ways to a blog, signed in as its demo user.
    pub async fn signed_in(&self, slug: &str) -> [Browser; 2] {
        let mut browsers = [self.on_subdomain(slug), self.below_path(slug)];
        let accounts = seed::ACCOUNTS.into_iter();
        let [_, name, password] = accounts
            .into_iter()
            .find(|[place, ..]| *place == slug)
            .unwrap();
        for browser in &mut browsers {
            let page = browser.sign_in(name, password).await;
            assert_eq!(page.status, 303, "{}", page.text);
        }
        browsers
    }

    /// A connection to what is a blog's.
    pub async fn db(&self, slug: &str) -> TenancyConnection {
        self.tenancy.for_tenant(&self.blog(slug).await)
    }

    /// A blog.
    pub async fn blog(&self, slug: &str) -> blog_entity::Model {
        let found = Blog::find().filter(blog_entity::Column::Slug.eq(slug));
        let found = found.one(&self.tenancy.central_connection()).await;
        found.unwrap().unwrap()
    }

    /// Where all blogs' files are.
    pub async fn stored(&self) -> Vec<String> {
        let stored: Vec<_> = self.storage.list(None).try_collect().await.unwrap();
        stored
            .into_iter()
            .map(|file| file.location.to_string())
            .collect()
    }
}

impl Leftover {
    /// Closes the connection and drops the database.
    pub async fn remove(self) -> Result<(), BoxError> {
        self.connection.close().await?;
        if let Some((server, name)) = self.server {
            on_server(&server, &format!("DROP DATABASE {name}")).await?;
        }
        Ok(())
    }
}

async fn on_server(server: &str, statement: &str) -> Result<(), BoxError> {
    let connection = Database::connect(server).await?;
    connection.execute_unprepared(statement).await?;
    Ok(connection.close().await?)
}
