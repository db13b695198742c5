//! The tenant column of inserted rows: filled in where it is unset, compared where it is set.

use sqlparser::ast::{Expr, Insert, SelectItem, SetExpr, Values};

use super::tenant_value::{TenantColumn, is_default};
use crate::error::TenancyError;
use crate::plan::label::{self, Parameter};
use crate::plan::planning::Planning;
use crate::plan::read::output::Columns;
use crate::plan::{NullMeans, tree};

impl Planning<'_> {
    /// Fills the tenant column in, row by row, or compares what stands there.
    pub(in crate::plan) fn fill_in(
        &mut self,
        insert: &mut Insert,
        column: &TenantColumn,
        columns: &Columns,
    ) -> Result<(), TenancyError> {
        if !insert.assignments.is_empty() {
            return self.fill_in_set(insert, column);
        }
        let key = Parameter::Tenant(column.tenant).expr();
        self.name_columns(insert, column)?;
        match self.place_of(insert, &column.column)? {
            Some(place) => {
                let width = insert.columns.len();
                // Read from a scoped table's tenant column, it is the tenant's key, or should be: the key is written.
                let known =
                    column.null == NullMeans::Unset && columns.is_tenant_key(place, column.tenant);
                match &mut insert.source {
                    Some(source) if known => fill_at(&mut source.body, place, width, &key),
                    Some(source) => self.settle_at(&mut source.body, place, width, column),
                    None => Err(TenancyError::form("INSERT without values")),
                }
            }
            None if column.null == NullMeans::Unset && !column.required => {
                insert
                    .columns
                    .push(tree::name([self.ident(&column.column)]));
                match &mut insert.source {
                    Some(source) => append(&mut source.body, &key),
                    None => Err(TenancyError::form("INSERT without values")),
                }
            }
            None => Err(column.not_set()),
        }
    }

    /// Restrictions are ignored: the tenant column is filled in where it is left out, and never compared.
    pub(super) fn fill_in_if_unset(&mut self, insert: &mut Insert, column: &TenantColumn) {
        let left_out = matches!(self.place_of(insert, &column.column), Ok(None));
        if insert.columns.is_empty() || !insert.assignments.is_empty() || !left_out {
            return;
        }
        if let Some(source) = &mut insert.source
            && append(&mut source.body, &Parameter::Tenant(column.tenant).expr()).is_ok()
        {
            let column = tree::name([self.ident(&column.column)]);
            insert.columns.push(column);
        }
    }

    /// `DEFAULT VALUES`, and rows of nothing but DEFAULT, become rows of the tenant column alone.
    fn name_columns(&self, insert: &mut Insert, column: &TenantColumn) -> Result<(), TenancyError> {
        if !insert.columns.is_empty() {
            return Ok(());
        }
        let rows = default_rows(insert).ok_or_else(|| no_columns(&column.entity))?;
        if column.null != NullMeans::Unset {
            return Err(column.not_set());
        }
        let row = || parens(vec![Parameter::Tenant(column.tenant).expr()]);
        let rows = std::iter::repeat_with(row).take(rows).collect();
        insert.columns = vec![tree::name([self.ident(&column.column)])];
        insert.source = Some(Box::new(tree::query(SetExpr::Values(Values {
            explicit_row: false,
            value_keyword: false,
            rows,
        }))));
        Ok(())
    }

    /// MySQL's `INSERT INTO t SET a = 1`.
    fn fill_in_set(
        &mut self,
        insert: &mut Insert,
        column: &TenantColumn,
    ) -> Result<(), TenancyError> {
        let mut found = false;
        for assignment in &mut insert.assignments {
            if self.assigns(&assignment.target, &column.column)? {
                if found {
                    return Err(TenancyError::form("a column that is set twice"));
                }
                found = true;
                self.settle(&mut assignment.value, column)?;
            }
        }
        if !found {
            if column.null != NullMeans::Unset {
                return Err(column.not_set());
            }
            let key = Parameter::Tenant(column.tenant).expr();
            insert
                .assignments
                .push(self.assignment(&column.column, key));
        }
        Ok(())
    }

    /// Looks at the tenant column's value in each row of the source.
    fn settle_at(
        &mut self,
        body: &mut SetExpr,
        place: usize,
        width: usize,
        column: &TenantColumn,
    ) -> Result<(), TenancyError> {
        match body {
            SetExpr::Values(values) => {
                for row in &mut values.rows {
                    let value = row
                        .content
                        .get_mut(place)
                        .ok_or_else(|| TenancyError::form("a row that is too short"))?;
                    self.settle(value, column)?;
                }
                Ok(())
            }
            SetExpr::Select(select) => {
                let value = projected(&mut select.projection, place, width)?;
                self.settle(value, column)
            }
            SetExpr::Query(query) => self.settle_at(&mut query.body, place, width, column),
            SetExpr::SetOperation { left, right, .. } => {
                self.settle_at(left, place, width, column)?;
                self.settle_at(right, place, width, column)
            }
            _ => Err(TenancyError::form("this source of INSERT")),
        }
    }
}

/// The expression at a place of a SELECT list, where the list has a place for each column.
pub(in crate::plan) fn projected(
    items: &mut [SelectItem],
    place: usize,
    width: usize,
) -> Result<&mut Expr, TenancyError> {
    let plain = items.len() == width
        && items.iter().all(|item| {
            matches!(
                item,
                SelectItem::UnnamedExpr(_) | SelectItem::ExprWithAlias { .. }
            )
        });
    match items.get_mut(place) {
        Some(SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. }) if plain => {
            Ok(expr)
        }
        _ => Err(TenancyError::form(
            "INSERT … SELECT * where a column has to be looked at; name the columns",
        )),
    }
}

/// Writes the key at a place of every SELECT.
fn fill_at(body: &mut SetExpr, place: usize, width: usize, key: &Expr) -> Result<(), TenancyError> {
    match body {
        SetExpr::Select(select) => {
            *projected(&mut select.projection, place, width)? = key.clone();
            Ok(())
        }
        SetExpr::Query(query) => fill_at(&mut query.body, place, width, key),
        SetExpr::SetOperation { left, right, .. } => {
            fill_at(left, place, width, key)?;
            fill_at(right, place, width, key)
        }
        _ => Err(TenancyError::form("this source of INSERT")),
    }
}

/// Appends a value to every row of a source.
fn append(body: &mut SetExpr, value: &Expr) -> Result<(), TenancyError> {
    match body {
        SetExpr::Values(values) => {
            values
                .rows
                .iter_mut()
                .for_each(|row| row.content.push(value.clone()));
            Ok(())
        }
        SetExpr::Select(select) => {
            select
                .projection
                .push(SelectItem::UnnamedExpr(value.clone()));
            Ok(())
        }
        SetExpr::Query(query) => append(&mut query.body, value),
        SetExpr::SetOperation { left, right, .. } => {
            append(left, value)?;
            append(right, value)
        }
        _ => Err(TenancyError::form("this source of INSERT")),
    }
}

/// How many rows of nothing but defaults the statement inserts; `None` where it brings values.
pub(in crate::plan) fn default_rows(insert: &Insert) -> Option<usize> {
    match insert.source.as_deref().map(|source| source.body.as_ref()) {
        None if insert.assignments.is_empty() => Some(1),
        Some(SetExpr::Values(values)) => values
            .rows
            .iter()
            .all(|row| row.content.iter().all(is_unset))
            .then_some(values.rows.len()),
        _ => None,
    }
}

pub(in crate::plan) fn no_columns(entity: &str) -> TenancyError {
    TenancyError::form(format!("INSERT into `{entity}` without a list of columns"))
}

/// DEFAULT, or the empty row that MySQL writes for it.
fn is_unset(expr: &Expr) -> bool {
    is_default(expr)
        || matches!(expr, Expr::Identifier(ident) if ident.value.starts_with(label::PIECE))
}

fn parens(content: Vec<Expr>) -> sqlparser::ast::Parens<Vec<Expr>> {
    use sqlparser::ast::helpers::attached_token::AttachedToken;
    sqlparser::ast::Parens {
        opening_token: AttachedToken::empty(),
        content,
        closing_token: AttachedToken::empty(),
    }
}
