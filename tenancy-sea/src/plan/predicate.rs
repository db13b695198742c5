use sqlparser::ast::{
    BinaryOperator, Expr, Ident, ObjectName, SelectItem, TableFactor, WildcardAdditionalOptions,
};

use super::dialect::Dialect;
use super::label::Parameter;
use super::planning::Planning;
use super::scope::Scope;
use super::tree;
use crate::entity::{ColumnPair, Parent, Pivot, Scope as Ownership, TableId};
use crate::error::TenancyError;

/// What a statement does with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Sees rows: own and shared ones.
    Read,
    /// Changes rows: own ones alone.
    Write,
}

impl Planning<'_> {
    /// The condition under which the tenant sees, or may change, a row of `id` that `qualifier` names.
    /// `None` for a table that belongs to nobody.
    pub(super) fn predicate(
        &mut self,
        id: TableId,
        qualifier: &Ident,
        access: Access,
        scope: &Scope<'_>,
    ) -> Result<Option<Expr>, TenancyError> {
        let ownership = self.registry.table(id).scope.clone();
        Ok(match ownership {
            Ownership::Global { .. } => None,
            Ownership::Tenant { key } => Some(self.is_tenant(qualifier, &key)),
            Ownership::Direct {
                column,
                optional,
                shared_writes,
            } => {
                let own = self.is_tenant(qualifier, &column);
                let shared = optional && (access == Access::Read || shared_writes);
                let is_shared =
                    shared.then(|| tree::is_null(tree::column(qualifier, self.ident(&column))));
                tree::or(std::iter::once(own).chain(is_shared))
            }
            Ownership::Many {
                pivot,
                optional,
                shared_writes,
            } => Some(self.linked(&pivot, qualifier, access, optional, shared_writes, scope)?),
            Ownership::Secondary { parents } => {
                Some(self.through_parents(&parents, qualifier, access, scope)?)
            }
        })
    }

    /// `qualifier.column = <the tenant's key>`
    pub(super) fn is_tenant(&self, qualifier: &Ident, column: &str) -> Expr {
        tree::eq(
            tree::column(qualifier, self.ident(column)),
            Parameter::Tenant.expr(),
        )
    }

    /// A pivot row links the row and the tenant. To be written, a row must be the tenant's alone, or shared writes allowed.
    fn linked(
        &mut self,
        pivot: &Pivot,
        qualifier: &Ident,
        access: Access,
        optional: bool,
        shared_writes: bool,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        let own = self.own_link(pivot, qualifier, scope)?;
        let may_share = access == Access::Read || shared_writes;
        if !may_share {
            let alias = self.alias();
            let column = tree::column(&alias, self.ident(&pivot.tenant_column));
            let theirs = tree::binary(column, BinaryOperator::NotEq, Parameter::Tenant.expr());
            let others =
                tree::not_exists(self.pivot_rows(pivot, qualifier, alias, Some(theirs), scope)?);
            return Ok(tree::binary(own, BinaryOperator::And, others));
        }
        if !optional {
            return Ok(own);
        }
        let alias = self.alias();
        let nobody = tree::not_exists(self.pivot_rows(pivot, qualifier, alias, None, scope)?);
        Ok(tree::nested(tree::binary(own, BinaryOperator::Or, nobody)))
    }

    /// A pivot row links the row and the tenant.
    pub(super) fn own_link(
        &mut self,
        pivot: &Pivot,
        qualifier: &Ident,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        let alias = self.alias();
        let mine = self.is_tenant(&alias, &pivot.tenant_column);
        Ok(tree::exists(self.pivot_rows(
            pivot,
            qualifier,
            alias,
            Some(mine),
            scope,
        )?))
    }

    /// `SELECT 1 FROM <pivot> AS alias WHERE <it links the row> AND <condition>`
    fn pivot_rows(
        &mut self,
        pivot: &Pivot,
        qualifier: &Ident,
        alias: Ident,
        condition: Option<Expr>,
        scope: &Scope<'_>,
    ) -> Result<sqlparser::ast::Query, TenancyError> {
        let name = self.reachable(pivot.table, scope)?;
        let links = self.pairs(&pivot.row, qualifier, &alias);
        let selection = tree::and(links.into_iter().chain(condition));
        Ok(tree::select(
            SelectItem::UnnamedExpr(tree::number("1")),
            vec![self.read_beside(pivot.table, name, alias)],
            selection,
        ))
    }

    /// Every parent that is set must be visible, and one must be set.
    fn through_parents(
        &mut self,
        parents: &[Parent],
        qualifier: &Ident,
        access: Access,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        let several = parents.len() > 1;
        let mut terms = Vec::new();
        for parent in parents {
            let visible = self.parent_visible(parent, qualifier, access, scope)?;
            let unset = self.unset(parent, qualifier);
            terms.push(match unset {
                Some(unset) if several => {
                    tree::nested(tree::binary(unset, BinaryOperator::Or, visible))
                }
                _ => visible,
            });
        }
        if several && parents.iter().all(|parent| parent.nullable) {
            let set =
                parents.iter().filter_map(|parent| {
                    tree::and(parent.columns.iter().map(|pair| {
                        tree::is_not_null(tree::column(qualifier, self.ident(&pair.from)))
                    }))
                });
            terms.extend(tree::or(set.collect::<Vec<_>>()));
        }
        // No parent at all would be a table that anybody sees; the registry has none, and this keeps it so.
        tree::and(terms).ok_or_else(|| TenancyError::form("a secondary entity without a parent"))
    }

    /// `EXISTS (SELECT 1 FROM <parent> AS alias WHERE alias.id = row.parent_id AND <the tenant sees the parent>)`
    pub(super) fn parent_visible(
        &mut self,
        parent: &Parent,
        qualifier: &Ident,
        access: Access,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        let name = self.reachable(parent.table, scope)?;
        let alias = self.alias();
        let same = self.pairs(&parent.columns, qualifier, &alias);
        let visible = self.predicate(parent.table, &alias, access, scope)?;
        let selection = tree::and(same.into_iter().chain(visible));
        let query = tree::select(
            SelectItem::UnnamedExpr(tree::number("1")),
            vec![self.read_beside(parent.table, name, alias)],
            selection,
        );
        Ok(tree::exists(query))
    }

    /// A table in a sub-query of ours. MySQL refuses the target of a write there; a derived table is a copy of it.
    pub(super) fn read_beside(&self, id: TableId, name: ObjectName, alias: Ident) -> TableFactor {
        if self.dialect != Dialect::MySql || !self.written.contains(&id) {
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

    fn unset(&self, parent: &Parent, qualifier: &Ident) -> Option<Expr> {
        let columns = parent.nullable.then_some(&parent.columns)?;
        tree::or(
            columns
                .iter()
                .map(|pair| tree::is_null(tree::column(qualifier, self.ident(&pair.from)))),
        )
    }

    fn pairs(&self, pairs: &[ColumnPair], from: &Ident, to: &Ident) -> Vec<Expr> {
        pairs
            .iter()
            .map(|pair| {
                tree::eq(
                    tree::column(to, self.ident(&pair.to)),
                    tree::column(from, self.ident(&pair.from)),
                )
            })
            .collect()
    }
}
