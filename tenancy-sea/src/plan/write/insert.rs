use sqlparser::ast::{
    Insert, MysqlInsertPriority, ObjectName, OnConflict, OnConflictAction, OnInsert,
    SqliteOnConflict, TableObject,
};

use super::expanded::expand;
use super::tenant_value::TenantColumn;
use crate::entity::{Owner, Scope as Ownership, TableId};
use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::read::output::{Columns, FromRelation};
use crate::plan::scope::{Scope, idents};
use crate::plan::{Mode, NullMeans};

impl Planning<'_> {
    /// INSERT: the sources are scoped whatever the target is; the tenant column is filled in or compared; references
    /// are checked; an upsert can't touch a row that isn't the tenant's.
    pub(in crate::plan) fn insert(
        &mut self,
        insert: &mut Insert,
        scope: &Scope<'_>,
    ) -> Result<Columns, TenancyError> {
        let id = self.insert_target(insert)?;
        self.written = vec![id];
        self.names_no_row_id(&insert.columns, id)?;
        let source = match &mut insert.source {
            Some(source) => {
                expand(source, self.dialect);
                self.query(source, scope)?
            }
            None => Columns::default(),
        };
        if let Some(OnInsert::OnConflict(OnConflict {
            action: OnConflictAction::DoUpdate(update),
            ..
        })) = &mut insert.on
        {
            self.assigns_no_row_id(&update.assignments, id)?;
            self.split_rows(&mut update.assignments, id)?;
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
            Ownership::Direct { owners } => {
                for owner in owners {
                    self.own_key(insert, id, owner, &source)?;
                }
            }
            Ownership::Tenant { owners, .. } if !self.scopes() => {
                for owner in owners {
                    self.own_key(insert, id, owner, &source)?;
                }
            }
            Ownership::Many { .. } | Ownership::Secondary { .. } | Ownership::OtherTenancy
                if !self.scopes() => {}
            Ownership::Tenant { .. } => {
                return Err(TenancyError::ReadOnly {
                    entity: self.registry.table(id).entity.clone(),
                });
            }
            Ownership::Many { pivot, .. } => self.link(insert, id, &pivot)?,
            Ownership::Secondary { .. } => {}
            Ownership::OtherTenancy => return Err(self.registry.table(id).no_tenant()),
        }
        if self.scopes() && self.is_owned(id) {
            // What is added to the source sees the names of the source's own WITH.
            let scope = self.names_of(insert.source.as_deref(), scope);
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
        insert.returning.as_deref().map_or_else(
            || Ok(Columns::default()),
            |items| self.outputs(items, &[relation]),
        )
    }

    /// Fills a tenant column in, or compares what stands there.
    fn own_key(
        &mut self,
        insert: &mut Insert,
        id: TableId,
        owner: Owner,
        source: &Columns,
    ) -> Result<(), TenancyError> {
        let null = match (owner.optional, owner.shared_writes) {
            (false, _) => NullMeans::Unset,
            (true, false) => NullMeans::SharedRow,
            (true, true) => NullMeans::Allowed,
        };
        let column = TenantColumn {
            tenant: owner.tenant,
            entity: self.registry.table(id).entity.clone(),
            column: owner.column,
            null,
            required: owner.required,
        };
        if self.scopes() {
            self.fill_in(insert, &column, source)?;
        } else if self.mode == (Mode::Opened { tenant: true }) && !owner.optional {
            self.fill_in_if_unset(insert, &column);
        }
        Ok(())
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
        // MySQL may leave INTO out, and knows priorities, which change nothing but the order of waiting.
        *into |= self.dialect == Dialect::MySql;
        let foreign = matches!(
            or,
            Some(SqliteOnConflict::Fail | SqliteOnConflict::Rollback)
        ) || !*into
            || *overwrite
            || partitioned.is_some()
            || !after_columns.is_empty()
            || *has_table_keyword
            || output.is_some()
            || matches!(priority, Some(MysqlInsertPriority::Delayed))
            || (priority.is_some() && self.dialect != Dialect::MySql)
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
    pub(in crate::plan) fn may_write(&self, id: TableId) -> Result<(), TenancyError> {
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

    /// The place of a column in the statement's list; twice is refused.
    pub(in crate::plan) fn place_of(
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

    pub(in crate::plan) fn is_column(
        &self,
        name: &ObjectName,
        column: &str,
    ) -> Result<bool, TenancyError> {
        // Column names fold on every backend: PostgreSQL quotes them as SeaORM does.
        Ok(idents(name)?
            .last()
            .is_some_and(|ident| self.dialect.names(ident, column)))
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
