//! A key points to a row that the tenant sees, or owns.

use sqlparser::ast::{
    Expr, Ident, ObjectName, Query, SelectItem, SetExpr, TableFactor, WildcardAdditionalOptions,
};

use super::capture::holds_inserted;
use super::reference::operand;
use crate::entity::{ColumnPair, Scope as Ownership, TableId};
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::read::predicate::Access;
use crate::plan::scope::Scope;
use crate::plan::tree;

#[allow(
    clippy::large_enum_variant,
    reason = "it lives while one key is planned"
)]
pub(in crate::plan) enum Pointing {
    /// `SELECT 1 FROM <table> AS alias, … WHERE alias.id = <key> AND <the tenant sees the row>`: there must be one.
    Found(Query),
    /// `<key> IN (SELECT …)`, where the table is the target of a write on MySQL. The sub-query is a table of its own,
    /// since the target can't be read otherwise, and knows nothing of the row outside: MariaDB loses rows of a derived
    /// table that does.
    Among(Expr),
}

impl Pointing {
    pub(in crate::plan) fn condition(self) -> Expr {
        match self {
            Self::Found(query) => tree::exists(query),
            Self::Among(condition) => condition,
        }
    }
}

impl Planning<'_> {
    /// `key` holds the values of the columns `pairs`, in their order.
    pub(in crate::plan) fn points_to(
        &mut self,
        key: &[Expr],
        pairs: &[ColumnPair],
        id: TableId,
        access: Access,
        scope: &Scope<'_>,
    ) -> Result<Pointing, TenancyError> {
        let name = self.reachable(id, scope)?;
        self.with_alias(|planning, alias| {
            let table = tree::table(name, Some(alias.clone()));
            // MySQL knows `VALUES(column)` outside of sub-queries alone.
            if planning.is_written(id)
                || planning.dialect == Dialect::MySql && key.iter().any(holds_inserted)
            {
                let visible = planning.predicate(id, &alias, access, scope)?;
                let columns = pairs
                    .iter()
                    .map(|pair| tree::column(&alias, planning.ident(&pair.to)));
                let rows = rows_of(columns.collect(), table, visible)?;
                return Ok(Pointing::Among(among(key, as_table(rows, alias))));
            }
            let same = pairs.iter().zip(key).map(|(pair, value)| {
                tree::eq(
                    tree::column(&alias, planning.ident(&pair.to)),
                    operand(value.clone()),
                )
            });
            let same: Vec<_> = same.collect();
            let mut from = vec![table];
            let visible = planning.visible_beside(id, &alias, access, scope, &mut from)?;
            let one = SelectItem::UnnamedExpr(tree::number("1"));
            let selection = tree::and(same.into_iter().chain(visible));
            Ok(Pointing::Found(tree::select(one, from, selection)))
        })
    }

    /// [`predicate`](Self::predicate) within a query of ours. The only parent of a table stands beside it in `from`, and
    /// that one's parent: MariaDB makes a join of one EXISTS, but runs an EXISTS within it for each row.
    fn visible_beside(
        &mut self,
        id: TableId,
        alias: &Ident,
        access: Access,
        scope: &Scope<'_>,
        from: &mut Vec<TableFactor>,
    ) -> Result<Option<Expr>, TenancyError> {
        let registry = self.registry;
        let parent = match &registry.table(id).scope {
            Ownership::Secondary { parents } => match parents.as_slice() {
                [parent] if !self.is_written(parent.table) => parent,
                _ => return self.predicate(id, alias, access, scope),
            },
            _ => return self.predicate(id, alias, access, scope),
        };
        let name = self.reachable(parent.table, scope)?;
        let beside = self.alias();
        from.push(tree::table(name, Some(beside.clone())));
        let joined = parent.columns.iter().map(|pair| {
            tree::eq(
                tree::column(&beside, self.ident(&pair.to)),
                tree::column(alias, self.ident(&pair.from)),
            )
        });
        let joined: Vec<_> = joined.collect();
        let visible = self.visible_beside(parent.table, &beside, access, scope, from)?;
        Ok(tree::and(joined.into_iter().chain(visible)))
    }

    /// Whether MySQL refuses to read this table in a sub-query of the statement.
    pub(super) fn is_written(&self, id: TableId) -> bool {
        self.dialect == Dialect::MySql && self.written.contains(&id)
    }

    /// A table in a sub-query of ours. MySQL refuses the target of a write there; a derived table is a copy of it.
    pub(in crate::plan) fn read_beside(
        &self,
        id: TableId,
        name: ObjectName,
        alias: Ident,
    ) -> TableFactor {
        if !self.is_written(id) {
            return tree::table(name, Some(alias));
        }
        let all = SelectItem::Wildcard(WildcardAdditionalOptions::default());
        let subquery = Box::new(tree::select(all, vec![tree::table(name, None)], None));
        TableFactor::Derived {
            lateral: false,
            subquery,
            alias: Some(tree::as_alias(alias)),
            sample: None,
        }
    }
}

/// `SELECT <columns> FROM <table> WHERE <visible>`
fn rows_of(
    columns: Vec<Expr>,
    table: TableFactor,
    visible: Option<Expr>,
) -> Result<Query, TenancyError> {
    let mut columns = columns.into_iter().map(SelectItem::UnnamedExpr);
    let first = columns
        .next()
        .ok_or_else(|| TenancyError::form("a relation without a key"))?;
    let mut query = tree::select(first, vec![table], visible);
    if let SetExpr::Select(select) = query.body.as_mut() {
        select.projection.extend(columns);
    }
    Ok(query)
}

/// `SELECT * FROM (<query>) AS alias`
fn as_table(query: Query, alias: Ident) -> Query {
    let derived = TableFactor::Derived {
        lateral: false,
        subquery: Box::new(query),
        alias: Some(tree::as_alias(alias)),
        sample: None,
    };
    let all = SelectItem::Wildcard(WildcardAdditionalOptions::default());
    tree::select(all, vec![derived], None)
}

fn among(key: &[Expr], rows: Query) -> Expr {
    let expr = match key {
        [value] => operand(value.clone()),
        values => Expr::Tuple(values.to_vec()),
    };
    Expr::InSubquery {
        expr: Box::new(expr),
        subquery: Box::new(rows),
        negated: false,
    }
}
