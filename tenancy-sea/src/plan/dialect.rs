use sea_orm::DbBackend;
use sqlparser::ast::Ident;
use sqlparser::dialect::{MySqlDialect, PostgreSqlDialect};

use super::sqlite::Sqlite;
use crate::error::TenancyError;

/// The SQL of one backend, as far as planning has to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Postgres,
    Sqlite,
    /// MySQL and MariaDB.
    MySql,
}

impl Dialect {
    pub(super) fn of(backend: DbBackend) -> Result<Self, TenancyError> {
        match backend {
            DbBackend::Postgres => Ok(Self::Postgres),
            DbBackend::Sqlite => Ok(Self::Sqlite),
            DbBackend::MySql => Ok(Self::MySql),
            other => Err(TenancyError::form(format!("database backend {other:?}"))),
        }
    }

    pub(super) fn parser(self) -> &'static dyn sqlparser::dialect::Dialect {
        match self {
            Self::Postgres => &PostgreSqlDialect {},
            Self::Sqlite => &Sqlite,
            Self::MySql => &MySqlDialect {},
        }
    }

    /// A quoted identifier.
    pub(super) fn ident(self, name: &str) -> Ident {
        let quote = self.quote();
        // The parser keeps a quoted identifier's text as it is written, so a quote inside is doubled here.
        let doubled = [quote, quote].iter().collect::<String>();
        Ident::with_quote(quote, name.replace(quote, &doubled))
    }

    fn quote(self) -> char {
        match self {
            Self::Postgres | Self::Sqlite => '"',
            Self::MySql => '`',
        }
    }

    /// The name that an identifier means, comparable between identifiers of one statement.
    pub(super) fn fold(self, ident: &Ident) -> String {
        match (self, ident.quote_style) {
            (Self::Postgres, Some(_)) => unquoted(ident),
            (Self::Postgres, None) => ident.value.to_lowercase(),
            (Self::Sqlite | Self::MySql, _) => unquoted(ident).to_lowercase(),
        }
    }

    /// Whether an identifier names a table or column that is declared as `name`.
    ///
    /// On PostgreSQL SeaORM quotes every name, so a declared name is meant letter by letter.
    pub(super) fn names(self, ident: &Ident, name: &str) -> bool {
        self.fold(ident) == self.declared_as(name)
    }

    /// A declared name, comparable to folded identifiers.
    pub(super) fn declared_as(self, name: &str) -> String {
        match self {
            Self::Postgres => name.to_owned(),
            Self::Sqlite | Self::MySql => name.to_lowercase(),
        }
    }

    /// An identifier's text without its quotes.
    pub(super) fn unquoted(self, ident: &Ident) -> String {
        unquoted(ident)
    }
}

fn unquoted(ident: &Ident) -> String {
    match ident.quote_style {
        Some(quote) => {
            let doubled = [quote, quote].iter().collect::<String>();
            ident.value.replace(&doubled, &quote.to_string())
        }
        None => ident.value.clone(),
    }
}
