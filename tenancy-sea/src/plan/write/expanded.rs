//! `INSERT … SELECT *` from a relation that says what its columns are called: as if they were named.

use std::collections::HashSet;

use sqlparser::ast::{Ident, Query, SelectItem, SetExpr, TableAlias, TableFactor};

use crate::plan::dialect::Dialect;
use crate::plan::tree;

/// Names the columns of a source that is `SELECT * FROM <relation>`, where they are known.
pub(super) fn expand(source: &mut Query, dialect: Dialect) {
    let SetExpr::Select(select) = source.body.as_mut() else {
        return;
    };
    let ([item], [table]) = (select.projection.as_slice(), select.from.as_slice()) else {
        return;
    };
    let all = matches!(
        item,
        SelectItem::Wildcard(_) | SelectItem::QualifiedWildcard(..)
    );
    if !all || !table.joins.is_empty() {
        return;
    }
    let (TableFactor::UNNEST { alias, .. } | TableFactor::Derived { alias, .. }) = &table.relation
    else {
        return;
    };
    if let Some(alias) = alias
        && let Some(columns) = columns(&table.relation, alias)
        && can_be_named(&columns, dialect)
    {
        let column = |name| SelectItem::UnnamedExpr(tree::column(&alias.name, name));
        select.projection = columns.into_iter().map(column).collect();
    }
}

/// Whether each name means one column, and nothing else: to SQLite `true` is a number.
fn can_be_named(columns: &[Ident], dialect: Dialect) -> bool {
    let mut seen = HashSet::new();
    columns.iter().all(|column| {
        let name = dialect.fold(column);
        !matches!(name.as_str(), "true" | "false") && seen.insert(name)
    })
}

fn columns(relation: &TableFactor, alias: &TableAlias) -> Option<Vec<Ident>> {
    let width = match relation {
        TableFactor::UNNEST {
            array_exprs,
            with_ordinality: false,
            ..
        } => array_exprs.len(),
        TableFactor::Derived { subquery, .. } => match subquery.body.as_ref() {
            SetExpr::Values(values) => values.rows.first()?.content.len(),
            SetExpr::Select(select) if alias.columns.is_empty() => {
                let names = select.projection.iter().map(tree::output_name);
                return names.map(|name| name.cloned()).collect();
            }
            _ => return None,
        },
        _ => return None,
    };
    let names = alias.columns.iter().map(|column| column.name.clone());
    (alias.columns.len() == width).then(|| names.collect())
}
