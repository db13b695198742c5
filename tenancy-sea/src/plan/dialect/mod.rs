mod mysql;
mod postgres;
mod prefix;
mod sqlite;

use sea_orm::DbBackend;
use sqlparser::ast::Ident;

use self::mysql::MySql;
use self::postgres::Postgres;
use self::sqlite::Sqlite;
use crate::error::TenancyError;

/// The SQL of one backend, as far as planning has to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Dialect {
    Postgres,
    Sqlite,
    /// MySQL and MariaDB.
    MySql,
}

impl Dialect {
    pub(in crate::plan) fn of(backend: DbBackend) -> Result<Self, TenancyError> {
        match backend {
            DbBackend::Postgres => Ok(Self::Postgres),
            DbBackend::Sqlite => Ok(Self::Sqlite),
            DbBackend::MySql => Ok(Self::MySql),
            other => Err(TenancyError::form(format!("database backend {other:?}"))),
        }
    }

    pub(in crate::plan) fn parser(self) -> &'static dyn sqlparser::dialect::Dialect {
        match self {
            Self::Postgres => &Postgres,
            Self::Sqlite => &Sqlite,
            Self::MySql => &MySql,
        }
    }

    /// A quoted identifier.
    pub(in crate::plan) fn ident(self, name: &str) -> Ident {
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
    pub(in crate::plan) fn fold(self, ident: &Ident) -> String {
        match (self, ident.quote_style) {
            (Self::Postgres, Some(_)) => unquoted(ident),
            (Self::Postgres, None) => self.lowercase(ident.value.clone()),
            (Self::Sqlite | Self::MySql, _) => self.lowercase(unquoted(ident)),
        }
    }

    /// Whether an identifier names a table or column that is declared as `name`.
    ///
    /// On PostgreSQL SeaORM quotes every name, so a declared name is meant letter by letter.
    pub(in crate::plan) fn names(self, ident: &Ident, name: &str) -> bool {
        let quoted = ident
            .quote_style
            .is_some_and(|quote| ident.value.contains(quote));
        let plain = !quoted && ident.value.is_ascii() && name.is_ascii();
        match (self, ident.quote_style) {
            (Self::Postgres, Some(_)) if plain => ident.value == name,
            (Self::Sqlite | Self::MySql, _) if plain => ident.value.eq_ignore_ascii_case(name),
            _ => self.fold(ident) == self.declared_as(name),
        }
    }

    /// A declared name, comparable to folded identifiers.
    pub(in crate::plan) fn declared_as(self, name: &str) -> String {
        match self {
            Self::Postgres => name.to_owned(),
            Self::Sqlite | Self::MySql => self.lowercase(name.to_owned()),
        }
    }

    /// PostgreSQL and SQLite take no other letters than ASCII's for one another.
    fn lowercase(self, mut name: String) -> String {
        if name.is_ascii() || self != Self::MySql {
            name.make_ascii_lowercase();
            name
        } else {
            name.to_lowercase()
        }
    }

    /// An identifier's text without its quotes.
    pub(in crate::plan) fn unquoted(self, ident: &Ident) -> String {
        unquoted(ident)
    }
}

fn unquoted(ident: &Ident) -> String {
    match ident.quote_style {
        Some(quote) if ident.value.contains(quote) => {
            let doubled = [quote, quote].iter().collect::<String>();
            ident.value.replace(&doubled, &quote.to_string())
        }
        _ => ident.value.clone(),
    }
}
