//! Rows of a many-to-many entity and their links: an INSERT links its rows to the tenant, a DELETE takes the tenant's
//! links away, and the row with its last one. Both are planned here and run in one transaction by the connection.

use sqlparser::ast::{
    Delete, Expr, FromTable, Ident, Insert, LockClause, LockType, Query, SelectItem, SetExpr,
    TableFactor,
};

use super::marked;
use super::tenant_value::literal;
use crate::entity::{KeyFamily, Pivot, Scope as Ownership, TableId, TenancyNumber};
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::read::from::Block;
use crate::plan::read::output::OutputColumn;
use crate::plan::read::predicate::Access;
use crate::plan::scope::{Scope, idents};
use crate::plan::tree;
use tenancy_core::TenantKey;

/// What has to be done beside the statement, in the same transaction.
#[derive(Clone, Debug)]
pub(crate) enum FollowUp {
    /// Link the inserted rows to the tenant.
    Link { link: Link, keys: LinkKeys },
    /// The plan's text selects the rows; take the tenant's links away, and the rows that have none left.
    Unlink { link: Link, row: TableId },
}

impl FollowUp {
    /// The tenant whose links they are.
    pub(crate) fn tenant(&self) -> TenancyNumber {
        match self {
            Self::Link { link, .. } | Self::Unlink { link, .. } => link.tenant,
        }
    }
}

/// The pivot of a row, its columns in the order of the row's key.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) pivot: TableId,
    /// The row's key columns and the pivot's columns that equal them.
    pub(crate) columns: Vec<LinkColumn>,
    pub(crate) tenant: TenancyNumber,
    pub(crate) tenant_column: String,
}

#[derive(Clone, Debug)]
pub(crate) struct LinkColumn {
    pub(crate) row: String,
    pub(crate) pivot: String,
    pub(crate) family: KeyFamily,
}

/// Where the keys of inserted rows come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LinkKeys {
    /// The statement brings them: for each row, the values in the order of the link's columns.
    Given(Vec<Vec<GivenKey>>),
    /// The statement returns them under the names of the link's columns.
    Returned,
    /// The database counts them, and tells the one of the only row.
    LastInsertId,
}

/// A key's value in the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GivenKey {
    Value(usize),
    Literal(TenantKey),
}

impl Planning<'_> {
    /// Plans the links of inserted rows.
    pub(in crate::plan) fn link(
        &mut self,
        insert: &Insert,
        id: TableId,
        pivot: &Pivot,
    ) -> Result<(), TenancyError> {
        // A row that is there already, and whoever's, must not be linked in the place of one that isn't inserted.
        let may_insert_nothing = insert.on.is_some() || insert.ignore || insert.or.is_some();
        if may_insert_nothing || !insert.assignments.is_empty() {
            return Err(TenancyError::form(
                "an upsert, or INSERT … SET, into a many-to-many entity",
            ));
        }
        let source = insert.source.as_deref().filter(|source| is_bare(source));
        let Some(SetExpr::Values(values)) = source.map(|source| source.body.as_ref()) else {
            return Err(TenancyError::form(
                "INSERT … SELECT, or of defaults alone, into a many-to-many entity",
            ));
        };
        let link = self.link_of(id, pivot);
        let mut places = Vec::new();
        for column in &link.columns {
            places.push(self.place_of(insert, &column.row)?);
        }
        let key_is_given = places.iter().any(Option::is_some);
        let given = places
            .into_iter()
            .collect::<Option<Vec<_>>>()
            .and_then(|places| {
                let rows = values.rows.iter().map(|row| {
                    places
                        .iter()
                        .map(|place| given_key(row.content.get(*place)?))
                        .collect::<Option<Vec<_>>>()
                });
                rows.collect::<Option<Vec<_>>>()
            });
        let keys = match given {
            Some(rows) => LinkKeys::Given(rows),
            None if self.returns(insert, &link)? => LinkKeys::Returned,
            None if !key_is_given && self.is_counted(id, &link) && values.rows.len() == 1 => {
                LinkKeys::LastInsertId
            }
            None => {
                return Err(TenancyError::form(
                    "INSERT into a many-to-many entity whose key neither stands in the row nor comes back; set the key, or insert row by row",
                ));
            }
        };
        self.follow_up = Some(FollowUp::Link { link, keys });
        Ok(())
    }

    /// The many-to-many entity that a DELETE is about, and the name it goes by; `None` for any other, and where the
    /// query is opened.
    pub(in crate::plan) fn many_target(
        &self,
        delete: &Delete,
    ) -> Result<Option<(TableId, Ident)>, TenancyError> {
        let TableFactor::Table { name, alias, .. } =
            target_of(delete).unwrap_or_else(|_| nowhere())
        else {
            return Ok(None);
        };
        let Ok(id) = self.declared(&name) else {
            return Ok(None);
        };
        let many = matches!(self.registry.table(id).scope, Ownership::Many { .. });
        if !many || !self.scopes() || marked::take(&mut delete.selection.clone()) {
            return Ok(None);
        }
        self.needs_tenant(self.registry.table(id))?;
        let own_name = || {
            idents(&name)
                .ok()
                .and_then(|parts| parts.last().map(|ident| (*ident).clone()))
        };
        Ok(alias
            .map(|alias| alias.name)
            .or_else(own_name)
            .map(|qualifier| (id, qualifier)))
    }

    /// Turns the DELETE into the query for the rows whose links go.
    pub(in crate::plan) fn unlink(
        &mut self,
        delete: &mut Delete,
        id: TableId,
        qualifier: &Ident,
        scope: &Scope<'_>,
    ) -> Result<Query, TenancyError> {
        let simple = delete.using.is_none()
            && delete.order_by.is_empty()
            && delete.limit.is_none()
            && delete.tables.is_empty();
        self.is_plain_target(&target_of(delete)?, scope)?;
        if delete.returning.is_some() || !simple {
            return Err(TenancyError::form(
                "DELETE with RETURNING, LIMIT or other tables from a many-to-many entity",
            ));
        }
        let Ownership::Many {
            pivot,
            optional,
            shared_writes,
        } = self.registry.table(id).scope.clone()
        else {
            return Err(TenancyError::form("links of an entity that has none"));
        };
        let rows = if optional && shared_writes {
            self.predicate(id, qualifier, Access::Read, scope)?
        } else {
            Some(self.own_link(&pivot, qualifier, scope)?)
        };
        self.expressions(&mut delete.selection, scope)?;
        let mut selection = delete.selection.take();
        let mut block = Block {
            predicates: rows.into_iter().collect(),
            tables: vec![(self.dialect.fold(qualifier), id)],
            ..Block::default()
        };
        self.scope_condition(&mut selection, &mut block);
        let link = self.link_of(id, &pivot);
        let mut columns = link.columns.iter().map(|column| {
            SelectItem::UnnamedExpr(tree::column(qualifier, self.ident(&column.row)))
        });
        let first = columns
            .next()
            .ok_or_else(|| TenancyError::form("a many-to-many entity without a key"))?;
        let rest: Vec<SelectItem> = columns.collect();
        let target = target_of(delete)?;
        let mut query = tree::select(first, vec![target], selection);
        // Two tenants that take their links away at once would both leave the row to the other.
        if self.dialect != Dialect::Sqlite {
            query.locks = vec![LockClause {
                lock_type: LockType::Update,
                of: None,
                nonblock: None,
            }];
        }
        if let SetExpr::Select(select) = query.body.as_mut() {
            select.projection.extend(rest);
        }
        self.follow_up = Some(FollowUp::Unlink { link, row: id });
        Ok(query)
    }

    fn link_of(&self, id: TableId, pivot: &Pivot) -> Link {
        let table = self.registry.table(id);
        let columns = pivot.row.iter().map(|pair| LinkColumn {
            row: pair.from.clone(),
            pivot: pair.to.clone(),
            family: table
                .column(&pair.from)
                .map_or(KeyFamily::Other, |column| column.family),
        });
        Link {
            pivot: pivot.table,
            columns: columns.collect(),
            tenant: pivot.tenant,
            tenant_column: pivot.tenant_column.clone(),
        }
    }

    /// Whether RETURNING hands the key's own columns out, and nothing else under their names.
    fn returns(&self, insert: &Insert, link: &Link) -> Result<bool, TenancyError> {
        let items = insert.returning.as_deref().unwrap_or_default();
        if let [SelectItem::Wildcard(_)] = items {
            return Ok(true);
        }
        let columns = self.outputs(items, &[])?;
        Ok(link.columns.iter().all(|column| {
            let named = |output: &OutputColumn| match output {
                OutputColumn::Named { name, .. } => name.as_deref() == Some(&column.row),
                OutputColumn::Table(_) | OutputColumn::Derived(_) | OutputColumn::Unknown => true,
            };
            let own = |item: &SelectItem| match item {
                SelectItem::UnnamedExpr(Expr::Identifier(name)) => {
                    self.dialect.names(name, &column.row)
                }
                SelectItem::UnnamedExpr(Expr::CompoundIdentifier(parts)) => parts
                    .last()
                    .is_some_and(|name| self.dialect.names(name, &column.row)),
                _ => false,
            };
            let outputs = columns.iter().filter(|output| named(output)).count();
            outputs == 1 && items.iter().filter(|item| own(item)).count() == 1
        }))
    }

    /// Refuses a statement that has to be followed by others where it isn't run by itself.
    pub(in crate::plan) fn alone(&mut self, what: &str) -> Result<(), TenancyError> {
        match self.follow_up.take() {
            Some(_) => Err(TenancyError::form(what)),
            None => Ok(()),
        }
    }

    /// Whether the key is one that the database counts.
    fn is_counted(&self, id: TableId, link: &Link) -> bool {
        let table = self.registry.table(id);
        match link.columns.as_slice() {
            // PostgreSQL tells no last key, it returns rows.
            [column] if self.dialect != Dialect::Postgres => table
                .column(&column.row)
                .is_some_and(|column| column.auto_increment),
            _ => false,
        }
    }
}

/// Whether a query is its body and nothing else, so that every row of it is inserted.
fn is_bare(query: &Query) -> bool {
    query.with.is_none()
        && query.order_by.is_none()
        && query.limit_clause.is_none()
        && query.fetch.is_none()
        && query.locks.is_empty()
}

fn given_key(value: &Expr) -> Option<GivenKey> {
    match Parameter::of(value) {
        Some(Parameter::Given(index)) => Some(GivenKey::Value(index)),
        Some(Parameter::Tenant(_) | Parameter::Distinct { .. }) => None,
        None => literal(value).map(GivenKey::Literal),
    }
}

fn target_of(delete: &Delete) -> Result<TableFactor, TenancyError> {
    match &delete.from {
        FromTable::WithFromKeyword(tables) => match tables.as_slice() {
            [table] if table.joins.is_empty() => Ok(table.relation.clone()),
            _ => Err(TenancyError::form("DELETE from several tables")),
        },
        FromTable::WithoutKeyword(_) => Err(TenancyError::form("DELETE without FROM")),
    }
}

/// A relation that is no table.
fn nowhere() -> TableFactor {
    TableFactor::Derived {
        lateral: false,
        subquery: Box::new(tree::nothing()),
        alias: None,
        sample: None,
    }
}
