use sqlparser::ast::TableFactor;

use crate::error::{Refusal, TenancyError};
use crate::plan::planning::Planning;
use crate::plan::scope::{Scope, idents};

impl Planning<'_> {
    /// The target of a write is a table, and nothing but a table. One that a common table expression hides means different
    /// things to different databases.
    pub(super) fn is_plain_target(
        &self,
        target: &TableFactor,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let TableFactor::Table {
            name,
            alias,
            args,
            sample,
            ..
        } = target
        else {
            return Err(TenancyError::form(
                "a write to something that isn't a table",
            ));
        };
        if args.is_some() || sample.is_some() || has_foreign_clause(target) {
            return Err(TenancyError::form("this form of a write's target"));
        }
        // Under other names a predicate's columns would be others.
        if alias
            .as_ref()
            .is_some_and(|alias| !alias.columns.is_empty())
        {
            return Err(TenancyError::form(
                "new names for the columns of a write's target",
            ));
        }
        let hidden = idents(name)?
            .last()
            .is_some_and(|ident| scope.hides(&ident.value));
        if hidden {
            Err(Refusal::HiddenTable(name.to_string()).into())
        } else {
            Ok(())
        }
    }
}

/// Whether something stands at a table's name for which there is no rule.
pub(in crate::plan) fn has_foreign_clause(table: &TableFactor) -> bool {
    match table {
        TableFactor::Table {
            name: _,
            alias: _,
            args: _,
            with_hints,
            version,
            with_ordinality,
            partitions,
            json_path,
            sample: _,
            index_hints: _,
        } => {
            !with_hints.is_empty()
                || version.is_some()
                || *with_ordinality
                || !partitions.is_empty()
                || json_path.is_some()
        }
        _ => false,
    }
}
