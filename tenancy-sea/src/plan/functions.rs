use sqlparser::ast::ObjectName;

use super::scope::idents;
use crate::error::{Refusal, TenancyError};

/// Functions that run SQL text, read files, look at other sessions or change what others see. `currval` and `lastval`
/// tell what another tenant's statement left in a pooled session; `nextval` gives away a number and tells nothing.
const FORBIDDEN: &[&str] = &[
    "connectby",
    "currval",
    "edit",
    "fts3_tokenizer",
    "lastval",
    "load_extension",
    "load_file",
    "readfile",
    "set_config",
    "setval",
    "sys_eval",
    "sys_exec",
    "sys_get",
    "sys_set",
    "ts_rewrite",
    "ts_stat",
    "writefile",
    "xpath_table",
];

/// Families of such functions, by how their names begin.
const FORBIDDEN_PREFIXES: &[&str] = &[
    "crosstab",
    "cursor_to_xml",
    "database_to_xml",
    "dblink",
    "lo_",
    "loread",
    "lowrite",
    "pg_",
    "pragma_",
    "query_to_xml",
    "schema_to_xml",
    "sqlite_",
    "table_to_xml",
];

/// Functions of a forbidden family that look at nothing but their arguments.
const HARMLESS: &[&str] = &[
    "pg_collation_for",
    "pg_column_size",
    "pg_size_bytes",
    "pg_size_pretty",
    "pg_sleep",
    "pg_typeof",
    "sqlite_version",
];

/// Refuses a function that can reach beyond the tenant.
pub(super) fn check(name: &ObjectName) -> Result<(), TenancyError> {
    let Some(function) = idents(name)?.last().map(|ident| ident.value.to_lowercase()) else {
        return Err(TenancyError::form("a function without a name"));
    };
    let forbidden = FORBIDDEN.contains(&function.as_str())
        || FORBIDDEN_PREFIXES
            .iter()
            .any(|prefix| function.starts_with(prefix))
            && !HARMLESS.contains(&function.as_str());
    if forbidden {
        Err(Refusal::Function(function).into())
    } else {
        Ok(())
    }
}
