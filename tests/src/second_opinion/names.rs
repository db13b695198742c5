//! What names mean.

use std::collections::HashSet;

use super::facts::{GLOBAL, fact};
use sea_orm::DbBackend;
use sqlparser::ast::{Ident, ObjectName, ObjectNamePart, With};

/// The names of common table expressions that are certainly visible.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    ctes: HashSet<String>,
}

impl Names {
    /// What the expression at a place of a WITH sees, or, behind the last, the query.
    pub(super) fn within(&self, with: &With, place: usize, backend: DbBackend) -> Self {
        let mut names = self.clone();
        for (at, cte) in with.cte_tables.iter().enumerate() {
            let visible = match backend {
                DbBackend::Sqlite => true,
                _ => at < place || (at == place && with.recursive),
            };
            let name = fold(&cte.alias.name, backend);
            // Later ones can be seen under RECURSIVE; that matters not where no table has the name.
            if visible || (with.recursive && fact(&name).is_none() && name != GLOBAL) {
                names.ctes.insert(name);
            }
        }
        names
    }

    pub(super) fn is_cte(&self, name: &ObjectName, backend: DbBackend) -> bool {
        match name.0.as_slice() {
            [ObjectNamePart::Identifier(ident)] => self.ctes.contains(&fold(ident, backend)),
            _ => false,
        }
    }
}

/// A name as the database compares it.
pub(super) fn fold(ident: &Ident, backend: DbBackend) -> String {
    let text = match ident.quote_style {
        Some(quote) => ident
            .value
            .replace(&format!("{quote}{quote}"), &quote.to_string()),
        None => ident.value.clone(),
    };
    match (backend, ident.quote_style) {
        (DbBackend::Postgres, Some(_)) => text,
        _ => text.to_lowercase(),
    }
}

/// The last part of a name.
pub(super) fn last(name: &ObjectName, backend: DbBackend) -> Option<String> {
    match name.0.last() {
        Some(ObjectNamePart::Identifier(ident)) => Some(fold(ident, backend)),
        _ => None,
    }
}

/// MySQL's row without columns: a word that no table can have for its name.
pub(super) fn is_dual(name: &ObjectName, backend: DbBackend) -> bool {
    matches!(name.0.as_slice(), [ObjectNamePart::Identifier(ident)]
        if backend == DbBackend::MySql
            && ident.quote_style.is_none()
            && ident.value.eq_ignore_ascii_case("dual"))
}
