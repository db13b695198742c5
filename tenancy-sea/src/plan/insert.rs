use sqlparser::ast::{
    Expr, Insert, ObjectName, SelectItem, SetExpr, SqliteOnConflict, TableObject, Values,
};

use super::label::Parameter;
use super::output::{Columns, FromRelation};
use super::planning::Planning;
use super::scope::{Scope, idents};
use super::tenant_value::{TenantColumn, is_default};
use super::{Mode, NullMeans, tree};
use crate::entity::{Scope as Ownership, TableId};
use crate::error::{Refusal, TenancyError};

impl Planning<'_> {
    /// INSERT: the sources are scoped whatever the target is; the tenant column is filled in or compared; references
    /// are checked; an upsert can't touch a row that isn't the tenant's.
    pub(super) fn insert(
        &mut self,
        insert: &mut Insert,
        scope: &Scope<'_>,
    ) -> Result<Columns, TenancyError> {
        let id = self.insert_target(insert)?;
        self.written = vec![id];
        if let Some(source) = &mut insert.source {
            self.query(source, scope)?;
        }
        self.expressions(&mut insert.assignments, scope)?;
        self.expressions(&mut insert.on, scope)?;
        self.returning(insert.returning.as_deref_mut(), scope)?;

        if self.scopes() && self.is_owned(id) {
            self.needs_tenant(self.registry.table(id))?;
        }
        let ownership = self.registry.table(id).scope.clone();
        match ownership {
            Ownership::Global { .. } => self.may_write(id)?,
            Ownership::Direct {
                column,
                optional,
                shared_writes,
            } => {
                let null = match (optional, shared_writes) {
                    (false, _) => NullMeans::Unset,
                    (true, false) => NullMeans::SharedRow,
                    (true, true) => NullMeans::Allowed,
                };
                let table = self.registry.table(id);
                let (entity, required) = (table.entity.clone(), table.requires_tenant_value);
                let column = TenantColumn {
                    entity,
                    column,
                    null,
                    required,
                };
                if self.scopes() {
                    self.fill_in(insert, &column)?;
                } else if self.mode == (Mode::Opened { tenant: true }) && !optional {
                    self.fill_in_if_unset(insert, &column);
                }
            }
            Ownership::Tenant { .. } | Ownership::Many { .. } | Ownership::Secondary { .. }
                if !self.scopes() => {}
            Ownership::Tenant { .. } => {
                return Err(TenancyError::ReadOnly {
                    entity: self.registry.table(id).entity.clone(),
                });
            }
            Ownership::Many { pivot, .. } => self.link(insert, id, &pivot)?,
            Ownership::Secondary { .. } => {}
        }
        if self.scopes() && self.is_owned(id) {
            // What is added to the source sees the names of the source's own WITH.
            let names = self.names_of(insert.source.as_deref());
            let scope = Scope::within(scope, names);
            self.insert_references(insert, id, &scope)?;
            self.upsert(insert, id, &scope)?;
        }
        let qualifier = self.insert_qualifier(insert)?;
        let columns = if self.scopes() {
            Columns::table(id)
        } else {
            Columns::unknown()
        };
        let relation = FromRelation { qualifier, columns };
        Ok(insert
            .returning
            .as_deref()
            .map_or_else(Columns::default, |items| self.outputs(items, &[relation])))
    }

    /// The table that is written, if every clause of the statement is known.
    fn insert_target(&mut self, insert: &mut Insert) -> Result<TableId, TenancyError> {
        let Insert {
            insert_token: _,
            optimizer_hints,
            or,
            ignore: _,
            into,
            table,
            table_alias: _,
            columns: _,
            overwrite,
            source: _,
            assignments: _,
            partitioned,
            after_columns,
            has_table_keyword,
            on: _,
            returning: _,
            output,
            replace_into,
            priority,
            insert_alias,
            settings,
            format_clause,
            multi_table_insert_type,
            multi_table_into_clauses,
            multi_table_when_clauses,
            multi_table_else_clause,
        } = insert;
        optimizer_hints.clear();
        if *replace_into || matches!(or, Some(SqliteOnConflict::Replace)) {
            return Err(Refusal::Kind(
                "REPLACE (it deletes every row in the way, whosever it is)".into(),
            )
            .into());
        }
        let foreign = matches!(
            or,
            Some(SqliteOnConflict::Fail | SqliteOnConflict::Rollback)
        ) || !*into
            || *overwrite
            || partitioned.is_some()
            || !after_columns.is_empty()
            || *has_table_keyword
            || output.is_some()
            || priority.is_some()
            || insert_alias.is_some()
            || settings.is_some()
            || format_clause.is_some()
            || multi_table_insert_type.is_some()
            || !multi_table_into_clauses.is_empty()
            || !multi_table_when_clauses.is_empty()
            || multi_table_else_clause.is_some();
        if foreign {
            return Err(TenancyError::form("this form of INSERT"));
        }
        match table {
            TableObject::TableName(name) => self.declared(name),
            TableObject::TableFunction(_) | TableObject::TableQuery(_) => {
                Err(TenancyError::form("INSERT into a function or query"))
            }
        }
    }

    /// The name by which the statement refers to the row that is in its way.
    pub(super) fn insert_qualifier(&self, insert: &Insert) -> Result<String, TenancyError> {
        Ok(self.dialect.fold(&insert_alias(insert)?))
    }

    /// A tenant's context may write a global table unless that says otherwise.
    pub(super) fn may_write(&self, id: TableId) -> Result<(), TenancyError> {
        let table = self.registry.table(id);
        match table.scope {
            Ownership::Global { read_only: true } if self.mode == Mode::Tenant => {
                Err(TenancyError::ReadOnly {
                    entity: table.entity.clone(),
                })
            }
            _ => Ok(()),
        }
    }

    /// Fills the tenant column in, row by row, or compares what stands there.
    fn fill_in(&mut self, insert: &mut Insert, column: &TenantColumn) -> Result<(), TenancyError> {
        if !insert.assignments.is_empty() {
            return self.fill_in_set(insert, column);
        }
        self.name_columns(insert, column)?;
        match self.place_of(insert, &column.column)? {
            Some(place) => match &mut insert.source {
                Some(source) => {
                    self.settle_at(&mut source.body, place, insert.columns.len(), column)
                }
                None => Err(TenancyError::form("INSERT without values")),
            },
            None if column.null == NullMeans::Unset && !column.required => {
                insert
                    .columns
                    .push(tree::name([self.ident(&column.column)]));
                match &mut insert.source {
                    Some(source) => append(&mut source.body, &Parameter::Tenant.expr()),
                    None => Err(TenancyError::form("INSERT without values")),
                }
            }
            None => Err(column.not_set()),
        }
    }

    /// Restrictions are ignored: the tenant column is filled in where it is left out, and never compared.
    fn fill_in_if_unset(&mut self, insert: &mut Insert, column: &TenantColumn) {
        let left_out = matches!(self.place_of(insert, &column.column), Ok(None));
        if insert.columns.is_empty() || !insert.assignments.is_empty() || !left_out {
            return;
        }
        if let Some(source) = &mut insert.source
            && append(&mut source.body, &Parameter::Tenant.expr()).is_ok()
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
        let row = || parens(vec![Parameter::Tenant.expr()]);
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
            insert
                .assignments
                .push(self.assignment(&column.column, Parameter::Tenant.expr()));
        }
        Ok(())
    }

    /// The place of a column in the statement's list; twice is refused.
    pub(super) fn place_of(
        &self,
        insert: &Insert,
        column: &str,
    ) -> Result<Option<usize>, TenancyError> {
        let mut place = None;
        for (at, name) in insert.columns.iter().enumerate() {
            if self.is_column(name, column)? && place.replace(at).is_some() {
                return Err(TenancyError::form(format!("column `{column}` named twice")));
            }
        }
        Ok(place)
    }

    pub(super) fn is_column(&self, name: &ObjectName, column: &str) -> Result<bool, TenancyError> {
        // Column names fold on every backend: PostgreSQL quotes them as SeaORM does.
        Ok(idents(name)?
            .last()
            .is_some_and(|ident| self.dialect.names(ident, column)))
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
pub(super) fn projected(
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

/// The alias of the target, or its name.
pub(super) fn insert_alias(insert: &Insert) -> Result<sqlparser::ast::Ident, TenancyError> {
    if let Some(alias) = &insert.table_alias {
        return Ok(alias.alias.clone());
    }
    match &insert.table {
        TableObject::TableName(name) => idents(name)?
            .last()
            .copied()
            .cloned()
            .ok_or_else(|| TenancyError::form("a table without a name")),
        _ => Err(TenancyError::form("INSERT into a function or query")),
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
pub(super) fn default_rows(insert: &Insert) -> Option<usize> {
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

pub(super) fn no_columns(entity: &str) -> TenancyError {
    TenancyError::form(format!("INSERT into `{entity}` without a list of columns"))
}

/// DEFAULT, or the empty row that MySQL writes for it.
fn is_unset(expr: &Expr) -> bool {
    is_default(expr)
        || matches!(expr, Expr::Identifier(ident) if ident.value.starts_with(super::label::PIECE))
}

fn parens(content: Vec<Expr>) -> sqlparser::ast::Parens<Vec<Expr>> {
    use sqlparser::ast::helpers::attached_token::AttachedToken;
    sqlparser::ast::Parens {
        opening_token: AttachedToken::empty(),
        content,
        closing_token: AttachedToken::empty(),
    }
}
