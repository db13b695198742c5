//! A query within FROM that reads tenants' tables, kept apart from the conditions around it where something can fail.
//!
//! A database may move a condition of the outer query into the inner one, and run it there before the scope. Where it can
//! fail, its error would tell of rows that aren't the tenant's. No database moves a condition below a LIMIT or an OFFSET.

use sqlparser::ast::{Expr, LimitClause, Offset, OffsetRows, Query, SetExpr, UnaryOperator};

use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::tree;

impl Planning<'_> {
    /// Plans a query whose rows conditions outside of it look at.
    pub(in crate::plan) fn fenced<R>(
        &mut self,
        query: &mut Query,
        plan: impl FnOnce(&mut Self, &mut Query) -> Result<R, TenancyError>,
    ) -> Result<R, TenancyError> {
        let before = std::mem::take(&mut self.scoped);
        let planned = plan(self, query)?;
        if self.scoped && self.fallible {
            fence(query, self.dialect);
        }
        self.scoped |= before;
        Ok(planned)
    }
}

/// Adds a LIMIT or OFFSET that leaves every row, unless one is there already.
pub(in crate::plan) fn fence(query: &mut Query, dialect: Dialect) {
    match query.body.as_mut() {
        SetExpr::Query(inner) => return fence(inner, dialect),
        SetExpr::Select(_) => {}
        SetExpr::Values(_) if dialect == Dialect::Postgres => {}
        // MariaDB moves conditions into the branches of UNION ALL whatever its LIMIT.
        body @ SetExpr::SetOperation { .. } if dialect == Dialect::MySql => {
            return fence_branches(body);
        }
        // SQLite has no LIMIT after VALUES.
        SetExpr::SetOperation { right, .. }
            if dialect != Dialect::Sqlite || !matches!(right.as_ref(), SetExpr::Values(_)) => {}
        _ => return,
    }
    let limited = match &query.limit_clause {
        None => query.fetch.is_some(),
        // LIMIT ALL
        Some(LimitClause::LimitOffset {
            limit: None,
            offset: None,
            ..
        }) => false,
        Some(_) => true,
    };
    if limited {
        return;
    }
    let limit = |limit: Expr| LimitClause::LimitOffset {
        limit: Some(limit),
        offset: None,
        limit_by: Vec::new(),
    };
    query.limit_clause = Some(match dialect {
        Dialect::Postgres => LimitClause::LimitOffset {
            limit: None,
            offset: Some(Offset {
                value: tree::number("0"),
                rows: OffsetRows::None,
            }),
            limit_by: Vec::new(),
        },
        Dialect::Sqlite => limit(Expr::UnaryOp {
            op: UnaryOperator::Minus,
            expr: Box::new(tree::number("1")),
        }),
        Dialect::MySql => limit(tree::number("18446744073709551615")),
    });
}

fn fence_branches(body: &mut SetExpr) {
    match body {
        SetExpr::SetOperation { left, right, .. } => {
            fence_branches(left);
            fence_branches(right);
        }
        SetExpr::Select(_) => {
            let mut query = tree::nothing();
            std::mem::swap(query.body.as_mut(), body);
            fence(&mut query, Dialect::MySql);
            *body = SetExpr::Query(Box::new(query));
        }
        SetExpr::Query(query) => fence(query, Dialect::MySql),
        _ => {}
    }
}
