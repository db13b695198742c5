//! The check of a key reads its value once more: a value that is another one each time could pass as one key and be
//! written as another.

use std::ops::ControlFlow;

use sqlparser::ast::{
    AccessExpr, Expr, LockClause, NonBlock, ObjectName, Query, SelectItem, SetExpr, Statement,
    TableFactor, Visit, Visitor,
};

use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::evaluation::fallible::holds_query;
use crate::plan::planning::Planning;
use crate::plan::scope::idents;
use crate::plan::walk;

/// Functions that give the same for the same arguments, or the same rows, however often they are called in a statement.
const REPEATABLE: &[&str] = &[
    "abs",
    "age",
    "array_agg",
    "avg",
    "bin_to_uuid",
    "bit_and",
    "bit_or",
    "ceil",
    "ceiling",
    "char_length",
    "coalesce",
    "concat",
    "concat_ws",
    "convert",
    "count",
    "curdate",
    "current_date",
    "current_timestamp",
    "date",
    "date_add",
    "date_format",
    "date_sub",
    "date_trunc",
    "datediff",
    "datetime",
    "day",
    "decode",
    "dense_rank",
    "div",
    "elt",
    "encode",
    "exp",
    "extract",
    "field",
    "first_value",
    "floor",
    "format",
    "greatest",
    "group_concat",
    "hex",
    "if",
    "ifnull",
    "iif",
    "instr",
    "json_extract",
    "json_extract_path_text",
    "json_unquote",
    "json_value",
    "jsonb_extract_path_text",
    "julianday",
    "lag",
    "last_value",
    "lead",
    "least",
    "left",
    "length",
    "localtimestamp",
    "lower",
    "lpad",
    "ltrim",
    "max",
    "md5",
    "min",
    "mod",
    "month",
    "now",
    "nth_value",
    "nullif",
    "octet_length",
    "pow",
    "power",
    "printf",
    "rank",
    "replace",
    "right",
    "round",
    "row_number",
    "rpad",
    "rtrim",
    "sha1",
    "sha2",
    "sign",
    "split_part",
    "sqrt",
    "strftime",
    "string_agg",
    "strpos",
    "substr",
    "substring",
    "sum",
    "to_char",
    "to_number",
    "total",
    "trim",
    "trunc",
    "truncate",
    "typeof",
    "unhex",
    "unix_timestamp",
    "unnest",
    "unixepoch",
    "upper",
    "utc_timestamp",
    "uuid_to_bin",
    "value",
    "values",
    "year",
];

/// Functions that give something else each time, on databases that can move what a derived table computes to the places
/// where it is read.
const VOLATILE: &[&str] = &[
    "changes",
    "clock_timestamp",
    "found_rows",
    "gen_random_uuid",
    "last_insert_id",
    "last_insert_rowid",
    "lastval",
    "nextval",
    "rand",
    "random",
    "random_bytes",
    "randomblob",
    "row_count",
    "setval",
    "sleep",
    "sys_guid",
    "sysdate",
    "total_changes",
    "uuid",
    "uuid_short",
];

impl Planning<'_> {
    /// Refuses a key's value that could be another one when it is written.
    pub(in crate::plan) fn repeatable(&self, value: &Expr) -> Result<(), TenancyError> {
        if let Some(function) = first_function(value, &|name| !is_among(REPEATABLE, name)) {
            return Err(unrepeatable(&function));
        }
        if is_drawn(value) {
            return Err(TenancyError::form(
                "a sample, SKIP LOCKED or a function in the form of an attribute in the key of a relation, which could \
                 be another one when it is written than when it is checked; read the key first and give it as a value",
            ));
        }
        match &self.moving {
            Some(function) if reads(value) => Err(unrepeatable(function)),
            _ => Ok(()),
        }
    }

    /// The same for the places of an INSERT's source that hold keys, before it is made a table of.
    pub(super) fn repeatable_places(
        &self,
        body: &SetExpr,
        places: &[usize],
    ) -> Result<(), TenancyError> {
        match body {
            SetExpr::Select(select) => places
                .iter()
                .filter_map(|place| match select.projection.get(*place)? {
                    SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => {
                        Some(expr)
                    }
                    _ => None,
                })
                .try_for_each(|value| self.repeatable(value)),
            SetExpr::Query(query) => self.repeatable_places(&query.body, places),
            SetExpr::SetOperation { left, right, .. } => {
                self.repeatable_places(left, places)?;
                self.repeatable_places(right, places)
            }
            _ => Ok(()),
        }
    }
}

/// Whether a value can take a time that tells what it reads: it asks a query, or calls what isn't known.
pub(in crate::plan) fn can_take_long(value: &Expr) -> bool {
    holds_query(value) || first_function(value, &|name| !is_among(REPEATABLE, name)).is_some()
}

/// A function that a derived table or a common table expression calls, and that the database may call anew wherever its
/// column is read. PostgreSQL computes such a table once, unless it samples rows or skips locked ones.
pub(in crate::plan) fn moving(statement: &Statement, dialect: Dialect) -> Option<String> {
    struct Relations;

    impl Visitor for Relations {
        type Break = String;

        fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<String> {
            match factor {
                TableFactor::Derived { subquery, .. } => volatile_in(subquery.as_ref()),
                _ => ControlFlow::Continue(()),
            }
        }

        fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<String> {
            query
                .with
                .iter()
                .flat_map(|with| &with.cte_tables)
                .try_for_each(|cte| volatile_in(cte.query.as_ref()))
        }
    }

    fn volatile_in(query: &Query) -> ControlFlow<String> {
        match first_function(query, &|name| is_among(VOLATILE, name)) {
            Some(function) => ControlFlow::Break(function),
            None => ControlFlow::Continue(()),
        }
    }

    if dialect == Dialect::Postgres {
        // A function that gives something else each time keeps its table apart, rows that do so don't.
        return is_drawn(statement).then(|| "TABLESAMPLE or SKIP LOCKED".to_owned());
    }
    walk::visit(statement, &mut Relations).break_value()
}

/// Whether a value is read from rows that are other ones each time, or calls a function as `argument.function`.
fn is_drawn<N: Visit>(value: &N) -> bool {
    struct Find;

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
            match factor {
                TableFactor::Table {
                    sample: Some(_), ..
                } => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        }

        fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
            let skips = |lock: &LockClause| matches!(lock.nonblock, Some(NonBlock::SkipLocked));
            if query.locks.iter().any(skips) {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            let called = match expr {
                Expr::CompoundFieldAccess { access_chain, .. } => access_chain
                    .iter()
                    .any(|access| matches!(access, AccessExpr::Dot(_))),
                Expr::CompoundIdentifier(parts) => parts.last().is_some_and(|last| {
                    let last = last.value.to_lowercase();
                    VOLATILE.contains(&last.as_str())
                }),
                _ => false,
            };
            if called {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }
    }

    walk::visit(value, &mut Find).is_break()
}

fn first_function<N: Visit>(node: &N, is_meant: &dyn Fn(&ObjectName) -> bool) -> Option<String> {
    struct Find<'f>(&'f dyn Fn(&ObjectName) -> bool);

    impl Visitor for Find<'_> {
        type Break = String;

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<String> {
            match expr {
                Expr::Function(function) if (self.0)(&function.name) => {
                    ControlFlow::Break(function.name.to_string())
                }
                _ => ControlFlow::Continue(()),
            }
        }
    }

    walk::visit(node, &mut Find(is_meant)).break_value()
}

/// Whether a value is read from a relation.
fn reads(value: &Expr) -> bool {
    struct Find;

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            match expr {
                Expr::Identifier(_)
                | Expr::CompoundIdentifier(_)
                | Expr::Subquery(_)
                | Expr::InSubquery { .. }
                | Expr::Exists { .. } => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        }
    }

    walk::visit(value, &mut Find).is_break()
}

/// A function of a schema's own is nobody's builtin.
fn is_among(functions: &[&str], name: &ObjectName) -> bool {
    match idents(name).as_deref() {
        Ok([name]) => functions.contains(&name.value.to_lowercase().as_str()),
        _ => false,
    }
}

fn unrepeatable(function: &str) -> TenancyError {
    TenancyError::form(format!(
        "function `{function}` in the key of a relation, which could be another one when it is written than when it is \
         checked; compute the key first and give it as a value"
    ))
}
