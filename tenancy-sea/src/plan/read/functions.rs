use sqlparser::ast::{Function, Ident};

use crate::error::{Refusal, TenancyError};
use crate::plan::scope::idents;

/// Functions that run SQL text, read files, look at other sessions or change what others see. `currval` and `lastval`
/// tell what another tenant's statement left in a pooled session; `nextval` gives away a number and tells nothing.
const FORBIDDEN: &[&str] = &[
    "bt_page_items",
    "changes",
    "connectby",
    "currval",
    "edit",
    "found_rows",
    "fts3_tokenizer",
    "get_lock",
    "get_raw_page",
    "heap_page_items",
    "is_free_lock",
    "is_used_lock",
    "last_insert_rowid",
    "last_insert_id",
    "lastval",
    "load_extension",
    "load_file",
    "pgrowlocks",
    "readfile",
    "release_all_locks",
    "release_lock",
    "row_count",
    "currtid",
    "currtid2",
    "set_config",
    "setseed",
    "setval",
    "sys_eval",
    "sys_exec",
    "sys_get",
    "sys_set",
    "total_changes",
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
    "pgstat",
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

/// What LIKE calls on PostgreSQL: by these names a pattern isn't seen to be one.
const LIKE: &[&str] = &[
    "bpchariclike",
    "bpcharicnlike",
    "bpcharlike",
    "bpcharnlike",
    "bytealike",
    "byteanlike",
    "like",
    "nameiclike",
    "nameicnlike",
    "namelike",
    "namenlike",
    "notlike",
    "texticlike",
    "texticnlike",
    "textlike",
    "textnlike",
];

/// Refuses a function that can reach beyond the tenant.
pub(in crate::plan) fn check(call: &Function) -> Result<(), TenancyError> {
    let Some(function) = idents(&call.name)?
        .last()
        .map(|ident| ident.value.to_lowercase())
    else {
        return Err(TenancyError::form("a function without a name"));
    };
    if is_forbidden(&function) {
        Err(Refusal::Function(function).into())
    } else {
        Ok(())
    }
}

/// Refuses PostgreSQL's other way to call a function, `argument.function`, where no declared table has such a column.
pub(super) fn check_attribute(
    name: &Ident,
    is_column: impl Fn(&str) -> bool,
) -> Result<(), TenancyError> {
    let function = name.value.to_lowercase();
    if is_forbidden(&function) && !is_column(&name.value) {
        Err(Refusal::Function(function).into())
    } else {
        Ok(())
    }
}

fn is_forbidden(function: &str) -> bool {
    if LIKE.contains(&function) {
        return true;
    }
    let of_family = FORBIDDEN_PREFIXES
        .iter()
        .any(|prefix| function.starts_with(prefix));
    FORBIDDEN.contains(&function) || of_family && !HARMLESS.contains(&function)
}
