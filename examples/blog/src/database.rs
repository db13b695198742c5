//! The connection on which all else stands, and the tables. Nothing is scoped here: it is for what is no tenant's.

use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, EntityTrait};

use crate::entities::{
    Administrator, AdministratorSession, Blog, Category, Comment, Post, Session, User,
};

/// Connects to PostgreSQL or SQLite.
///
/// # Errors
///
/// The database's.
pub async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false);
    if url.contains(":memory:") {
        // Each connection would have a database of its own.
        options.max_connections(1);
    }
    Database::connect(options).await
}

/// Creates the tables, and says whether it had to: an application that lives has migrations instead.
///
/// # Errors
///
/// The database's.
pub async fn create_tables(database: &DatabaseConnection) -> Result<bool, DbErr> {
    if Blog::find().one(database).await.is_ok() {
        return Ok(false);
    }
    let schema = database.get_schema_builder();
    let schema = schema.register(Blog).register(User).register(Session);
    let schema = schema.register(Category).register(Post).register(Comment);
    let schema = schema
        .register(Administrator)
        .register(AdministratorSession);
    schema.apply(database).await?;
    Ok(true)
}
