use sqlparser::ast::{BinaryOperator, Expr, Ident, Query, SelectItem};

use crate::entity::{Owner, Parent, Pivot, Scope as Ownership, SharedRows, TableId, TenancyNumber};
use crate::error::TenancyError;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::scope::Scope;
use crate::plan::tree;

/// What a statement does with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Access {
    /// Sees rows: own and shared ones.
    Read,
    /// Changes rows: own ones alone.
    Write,
    /// Links rows of a many-to-many entity: those that are linked to the tenant already, shared or not.
    Link,
}

impl Planning<'_> {
    /// The condition under which the tenant sees, or may change, a row of `id` that `qualifier` names.
    /// `None` for a table that belongs to nobody.
    pub(in crate::plan) fn predicate(
        &mut self,
        id: TableId,
        qualifier: &Ident,
        access: Access,
        scope: &Scope<'_>,
    ) -> Result<Option<Expr>, TenancyError> {
        let table = self.registry.table(id);
        let ownership = table.scope.clone();
        Ok(match ownership {
            Ownership::Global { .. } => None,
            Ownership::Tenant {
                tenant,
                key,
                owners,
            } => {
                let own = self.is_tenant(qualifier, &key, tenant);
                tree::and(std::iter::once(own).chain(self.is_owned_by(qualifier, &owners, access)))
            }
            Ownership::Direct { owners } => tree::and(self.is_owned_by(qualifier, &owners, access)),
            Ownership::Many {
                pivot,
                optional,
                shared_writes,
            } => Some(self.linked(&pivot, qualifier, access, optional, shared_writes, scope)?),
            Ownership::Secondary { parents } => {
                Some(self.through_parents(&parents, qualifier, access, scope)?)
            }
            Ownership::OtherTenancy => return Err(table.no_tenant()),
        })
    }

    /// For each owner the row is the tenant's, or shared.
    fn is_owned_by(&self, qualifier: &Ident, owners: &[Owner], access: Access) -> Vec<Expr> {
        let owners = owners.iter().filter_map(|owner| {
            let own = self.is_tenant(qualifier, &owner.column, owner.tenant);
            let may_share = owner.optional && (access == Access::Read || owner.shared_writes);
            let is_shared = if may_share {
                self.is_shared(qualifier, owner, owners)
            } else {
                None
            };
            tree::or(std::iter::once(own).chain(is_shared))
        });
        owners.collect()
    }

    /// A row without the owner's tenant is everybody's, or one of the other current tenants'. `None` where it is neither.
    fn is_shared(&self, qualifier: &Ident, owner: &Owner, owners: &[Owner]) -> Option<Expr> {
        let is_null = |column: &String| tree::is_null(tree::column(qualifier, self.ident(column)));
        let shared = is_null(&owner.column);
        let everybodys = match &owner.shared {
            SharedRows::Everybodys => return Some(shared),
            SharedRows::Unless { columns } => tree::and(columns.iter().map(is_null)),
            SharedRows::Others => None,
        };
        let others = owners.iter().filter(|other| *other != owner);
        let theirs = others.map(|other| self.is_tenant(qualifier, &other.column, other.tenant));
        let whose = tree::or(theirs.chain(everybodys))?;
        tree::and([shared, whose])
    }

    /// `qualifier.column = <the tenant's key>`
    pub(super) fn is_tenant(&self, qualifier: &Ident, column: &str, tenant: TenancyNumber) -> Expr {
        tree::eq(
            tree::column(qualifier, self.ident(column)),
            Parameter::Tenant(tenant).expr(),
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
        if access == Access::Link {
            return Ok(own);
        }
        let may_share = access == Access::Read || shared_writes;
        if !may_share {
            let others = self.pivot_rows(pivot, qualifier, scope, |planning, alias| {
                let column = tree::column(alias, planning.ident(&pivot.tenant_column));
                let tenant = Parameter::Tenant(pivot.tenant).expr();
                Some(tree::binary(column, BinaryOperator::NotEq, tenant))
            })?;
            return Ok(tree::binary(
                own,
                BinaryOperator::And,
                tree::not_exists(others),
            ));
        }
        if !optional {
            return Ok(own);
        }
        let nobody = tree::not_exists(self.pivot_rows(pivot, qualifier, scope, |_, _| None)?);
        Ok(tree::nested(tree::binary(own, BinaryOperator::Or, nobody)))
    }

    /// A pivot row links the row and the tenant.
    pub(in crate::plan) fn own_link(
        &mut self,
        pivot: &Pivot,
        qualifier: &Ident,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        let mine = self.pivot_rows(pivot, qualifier, scope, |planning, alias| {
            Some(planning.is_tenant(alias, &pivot.tenant_column, pivot.tenant))
        })?;
        Ok(tree::exists(mine))
    }

    /// `SELECT 1 FROM <pivot> AS alias WHERE <it links the row> AND <condition>`
    fn pivot_rows(
        &mut self,
        pivot: &Pivot,
        qualifier: &Ident,
        scope: &Scope<'_>,
        condition: impl FnOnce(&Self, &Ident) -> Option<Expr>,
    ) -> Result<Query, TenancyError> {
        let name = self.reachable(pivot.table, scope)?;
        self.with_alias(|planning, alias| {
            let links = pivot.row.iter().map(|pair| {
                let link = tree::column(&alias, planning.ident(&pair.to));
                tree::eq(link, tree::column(qualifier, planning.ident(&pair.from)))
            });
            let condition = condition(planning, &alias);
            let selection = tree::and(links.collect::<Vec<_>>().into_iter().chain(condition));
            let one = SelectItem::UnnamedExpr(tree::number("1"));
            let pivot = planning.read_beside(pivot.table, name, alias);
            Ok(tree::select(one, vec![pivot], selection))
        })
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

    /// The tenant sees the parent to which the row's key points.
    fn parent_visible(
        &mut self,
        parent: &Parent,
        qualifier: &Ident,
        access: Access,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        let key: Vec<_> = parent
            .columns
            .iter()
            .map(|pair| tree::column(qualifier, self.ident(&pair.from)))
            .collect();
        let pointing = self.points_to(&key, &parent.columns, parent.table, access, scope)?;
        Ok(pointing.condition())
    }

    fn unset(&self, parent: &Parent, qualifier: &Ident) -> Option<Expr> {
        let columns = parent.nullable.then_some(&parent.columns)?;
        tree::or(
            columns
                .iter()
                .map(|pair| tree::is_null(tree::column(qualifier, self.ident(&pair.from)))),
        )
    }
}
