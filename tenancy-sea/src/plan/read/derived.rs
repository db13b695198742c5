//! The form of last resort for a predicate: `(SELECT * FROM t WHERE <predicate>) AS t`.

use std::collections::HashMap;

use sqlparser::ast::{Expr, SelectItem, TableFactor, TableWithJoins, WildcardAdditionalOptions};

use crate::plan::dialect::Dialect;
use crate::plan::evaluation::fence::fence;
use crate::plan::scope::idents;
use crate::plan::tree;

/// Turns the relations with these numbers into `(SELECT * FROM t WHERE <predicate>) AS t`, and keeps the conditions
/// around them out of there if need be.
pub(super) fn derive_tables(
    table: &mut TableWithJoins,
    leaf: &mut usize,
    derive: &HashMap<usize, Expr>,
    fence_for: Option<Dialect>,
) {
    if derive.is_empty() {
        return;
    }
    derive_factor(&mut table.relation, leaf, derive, fence_for);
    for join in &mut table.joins {
        derive_factor(&mut join.relation, leaf, derive, fence_for);
    }
}

fn derive_factor(
    factor: &mut TableFactor,
    leaf: &mut usize,
    derive: &HashMap<usize, Expr>,
    fence_for: Option<Dialect>,
) {
    if let TableFactor::NestedJoin {
        table_with_joins, ..
    } = factor
    {
        derive_tables(table_with_joins, leaf, derive, fence_for);
        return;
    }
    if let Some(predicate) = derive.get(leaf)
        && let TableFactor::Table { name, alias, .. } = &mut *factor
    {
        let outer = match alias.take() {
            Some(alias) => Some(alias),
            None => idents(name)
                .ok()
                .and_then(|parts| parts.last().map(|ident| tree::as_alias((*ident).clone()))),
        };
        *alias = outer
            .as_ref()
            .map(|alias| tree::as_alias(alias.name.clone()));
        let all = SelectItem::Wildcard(WildcardAdditionalOptions::default());
        // With its sample and its hints.
        let mut subquery = tree::select(all, vec![factor.clone()], Some(predicate.clone()));
        if let Some(dialect) = fence_for {
            fence(&mut subquery, dialect);
        }
        *factor = TableFactor::Derived {
            lateral: false,
            subquery: Box::new(subquery),
            alias: outer,
            sample: None,
        };
    }
    *leaf += 1;
}
