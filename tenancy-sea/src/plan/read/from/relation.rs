//! What stands between joins: a table, a query, a function, joins in parentheses.

use sqlparser::ast::{Expr, Ident, Query, SetExpr, TableAlias, TableFactor};

use super::placing::{Pending, Walk};
use crate::entity::TableId;
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::evaluation::fallible;
use crate::plan::evaluation::fence::fence;
use crate::plan::planning::Planning;
use crate::plan::read::output::{Columns, FromRelation};
use crate::plan::read::predicate::Access;
use crate::plan::scope::{Relation, idents};
use crate::plan::tree;
use crate::plan::write::target::has_foreign_clause;

/// The refusal of a function in FROM, and the ways round it.
const FUNCTION: &str =
    "a function in FROM; call it in the select list of a sub-query, or declare a view over it";

impl Planning<'_> {
    pub(super) fn factor(
        &mut self,
        factor: &mut TableFactor,
        walk: &mut Walk<'_>,
    ) -> Result<Vec<Pending>, TenancyError> {
        let foreign = has_foreign_clause(factor);
        match factor {
            TableFactor::Table {
                name,
                alias,
                args,
                sample,
                ..
            } => {
                if args.is_some() {
                    return Err(TenancyError::form(FUNCTION));
                }
                if foreign {
                    return Err(TenancyError::form(format!(
                        "this form of table `{name}` in FROM"
                    )));
                }
                // A sample is taken of the table's rows, of which the predicate then keeps the tenant's.
                self.expressions(sample, walk.scope)?;
                let leaf = walk.leaf();
                self.unstring(name);
                let relation = self.relation(name, walk.scope)?;
                let qualifier = match alias {
                    Some(TableAlias { name, .. }) => name.clone(),
                    None => idents(name)?
                        .last()
                        .copied()
                        .cloned()
                        .unwrap_or_else(|| Ident::new("")),
                };
                let renames = alias
                    .as_ref()
                    .is_some_and(|alias| !alias.columns.is_empty());
                self.leaf(relation, leaf, &qualifier, alias.as_ref(), renames, walk)
            }
            TableFactor::Derived {
                lateral,
                subquery,
                alias,
                sample,
            } => {
                // The other two read tenants' tables as queries of their own then.
                let beside = *lateral && walk.block.scoped && self.dialect == Dialect::Postgres;
                if beside && (walk.block.semi_joined || !self.keeps_lateral(subquery)) {
                    self.fails_on_no_outer_column(subquery.as_ref(), walk.scope)?;
                }
                if sample.is_some() {
                    return Err(TenancyError::form("TABLESAMPLE of a sub-query"));
                }
                walk.leaf();
                let columns = self
                    .fenced(subquery, |planning, query| {
                        planning.query(query, walk.scope)
                    })?
                    .renamed(alias.as_ref(), self.dialect);
                if beside && self.fallible {
                    fence(subquery, self.dialect);
                }
                self.bring(alias.as_ref(), columns, walk);
                Ok(Vec::new())
            }
            TableFactor::UNNEST {
                alias, array_exprs, ..
            } => {
                walk.leaf();
                if walk.block.semi_joined {
                    self.fails_on_no_outer_column(&*array_exprs, walk.scope)?;
                }
                self.expressions(array_exprs, walk.scope)?;
                self.bring(alias.as_ref(), Columns::unknown(), walk);
                Ok(Vec::new())
            }
            TableFactor::NestedJoin {
                table_with_joins,
                alias,
            } => {
                let outside = walk.block.relations.len();
                let pending = self.joins(table_with_joins, walk)?;
                if alias.is_none() {
                    return Ok(pending);
                }
                // The alias hides the names inside, so nothing outside can refer to them.
                if pending.iter().any(|pending| pending.placed) {
                    return Err(TenancyError::form(
                        "an alias for outer joins in a statement that can fail; leave it out",
                    ));
                }
                walk.derive(pending.into_iter());
                let inside = walk.block.relations.get(outside..).unwrap_or_default();
                self.each_has_a_name(inside, &walk.block.tables)?;
                walk.block.relations.truncate(outside);
                self.bring(alias.as_ref(), Columns::unknown(), walk);
                Ok(Vec::new())
            }
            TableFactor::TableFunction { .. } | TableFactor::Function { .. } => {
                Err(TenancyError::form(FUNCTION))
            }
            TableFactor::JsonTable { .. }
            | TableFactor::OpenJsonTable { .. }
            | TableFactor::Pivot { .. }
            | TableFactor::Unpivot { .. }
            | TableFactor::UnpivotExpr { .. }
            | TableFactor::MatchRecognize { .. }
            | TableFactor::XmlTable { .. }
            | TableFactor::SemanticView { .. } => Err(TenancyError::form("this form of FROM")),
        }
    }

    /// Whether PostgreSQL, told so, computes a query from the rows that passed the conditions on them, and no sooner.
    fn keeps_lateral(&self, query: &Query) -> bool {
        matches!(query.body.as_ref(), SetExpr::Select(_))
    }

    /// Brings a relation into the block, one without a name too: where it is forgotten, another looks like the only one.
    fn bring(&self, alias: Option<&TableAlias>, columns: Columns, walk: &mut Walk<'_>) {
        let qualifier = alias.map(|alias| self.dialect.fold(&alias.name));
        walk.block.relations.push(FromRelation {
            qualifier: qualifier.unwrap_or_default(),
            columns,
        });
    }

    fn leaf(
        &mut self,
        relation: Relation,
        leaf: usize,
        qualifier: &Ident,
        alias: Option<&TableAlias>,
        renames: bool,
        walk: &mut Walk<'_>,
    ) -> Result<Vec<Pending>, TenancyError> {
        let name = self.dialect.fold(qualifier);
        let id = match relation {
            Relation::Cte(columns) => {
                let columns = columns.renamed(alias, self.dialect);
                walk.block.relations.push(FromRelation {
                    qualifier: name,
                    columns,
                });
                return Ok(Vec::new());
            }
            Relation::Table(id) => id,
        };
        let opened = !self.scopes()
            || (leaf == 0 && walk.block.relations.is_empty() && walk.accesses.first_opened);
        let columns = if opened || renames {
            Columns::unknown()
        } else {
            Columns::table(id)
        };
        let access = if (walk.accesses.writes)(&name) {
            Access::Write
        } else {
            Access::Read
        };
        walk.block.relations.push(FromRelation {
            qualifier: name.clone(),
            columns,
        });
        walk.block.tables.push((name, id));
        if opened {
            return Ok(Vec::new());
        }
        if self.is_owned(id) {
            self.needs_tenant(self.registry.table(id))?;
        } else if access == Access::Write {
            self.may_write(id)?;
        }
        let Some(predicate) = self.predicate(id, qualifier, access, walk.scope)? else {
            return Ok(Vec::new());
        };
        walk.block.scoped = true;
        self.scoped = true;
        let pending = Pending {
            leaf,
            guard: self.unless_missing(id, qualifier, &predicate)?,
            predicate,
            placed: false,
            written: access == Access::Write,
        };
        if access == Access::Read && self.fences(&pending.predicate, walk.accesses) {
            return self.fence_table(id, pending, renames, walk);
        }
        walk.block.semi_joined |= fallible::holds_query(&pending.predicate);
        if renames {
            // The alias gives the columns other names, so the predicate must stand below it.
            walk.derive(std::iter::once(pending));
            return Ok(Vec::new());
        }
        Ok(vec![pending])
    }

    /// Lets a table become a query that nothing of the statement is evaluated in.
    fn fence_table(
        &self,
        id: TableId,
        mut pending: Pending,
        renames: bool,
        walk: &mut Walk<'_>,
    ) -> Result<Vec<Pending>, TenancyError> {
        let table = &self.registry.table(id).name;
        let declared = |name: &String| self.registry.has_column(name);
        let system = self.given.system.as_ref().filter(|name| !declared(name));
        let row = self.given.row.as_ref().filter(|name| !declared(name));
        if let Some(name) = system.or(row.filter(|_| self.dialect == Dialect::Postgres)) {
            return Err(TenancyError::form(format!(
                "`{name}` beside `{table}` in a statement that can fail; name the columns that the entities declare"
            )));
        }
        let Some(relation) = walk.block.relations.last_mut() else {
            return Ok(vec![pending]);
        };
        if !renames {
            relation.columns = Columns::derived(id);
            // MariaDB would read a row that these find before it knows whose it is, and plan the statement accordingly.
            let late = self.dialect == Dialect::MySql && fallible::holds_query(&pending.predicate);
            let finding = match late {
                true => Vec::new(),
                false => self.finding(id, &relation.qualifier, walk.accesses),
            };
            let terms = std::iter::once(pending.predicate).chain(finding);
            pending.predicate = tree::and(terms).unwrap_or_else(tree::null);
        }
        walk.derive(std::iter::once(pending));
        Ok(Vec::new())
    }

    /// A table's predicate where its row may be missing, if some condition can fail.
    fn unless_missing(
        &self,
        id: TableId,
        qualifier: &Ident,
        predicate: &Expr,
    ) -> Result<Option<Expr>, TenancyError> {
        if !self.fallible {
            return Ok(None);
        }
        let columns = &self.registry.table(id).columns;
        let column = columns
            .iter()
            .find(|column| !column.nullable)
            .ok_or_else(|| TenancyError::form("an entity without a column that is never NULL"))?;
        let missing = tree::is_null(tree::column(qualifier, self.ident(&column.name)));
        Ok(tree::or([missing, predicate.clone()]))
    }
}
