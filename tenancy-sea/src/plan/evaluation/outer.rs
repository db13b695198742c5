//! Whose column a name is, within something that holds queries of its own.

use std::collections::HashSet;

use sqlparser::ast::{Expr, Query, SetExpr};

use crate::plan::planning::Planning;
use crate::plan::scope::{Scope, name_of};
use crate::plan::tree;

/// The queries that a walk is within, the innermost last.
pub(super) struct Inner<'i, 'r> {
    planning: &'i Planning<'r>,
    scope: &'i Scope<'i>,
    blocks: Vec<Block>,
}

/// What FROM brings into a query.
struct Block {
    names: HashSet<String>,
    /// Its columns, if all are known.
    columns: Option<HashSet<String>>,
    /// Here or around a common table expression may have a table's name.
    renames: bool,
}

impl<'i, 'r> Inner<'i, 'r> {
    pub(super) fn new(planning: &'i Planning<'r>, scope: &'i Scope<'i>) -> Self {
        Self {
            planning,
            scope,
            blocks: Vec::new(),
        }
    }

    pub(super) fn enter(&mut self, query: &Query) {
        let mut names = HashSet::new();
        if let SetExpr::Select(select) = query.body.as_ref() {
            for table in &select.from {
                names.extend(
                    tree::factors(table)
                        .filter_map(name_of)
                        .map(|name| self.planning.dialect.fold(&name)),
                );
            }
        }
        let renames =
            query.with.is_some() || self.blocks.last().is_some_and(|around| around.renames);
        let columns = match renames {
            true => None,
            false => self.planning.columns_of(query, self.scope),
        };
        self.blocks.push(Block {
            names,
            columns,
            renames,
        });
    }

    pub(super) fn leave(&mut self) {
        self.blocks.pop();
    }

    /// Whether a column is none of these queries'.
    pub(super) fn is_outer(&self, column: &Expr) -> bool {
        match column {
            Expr::Identifier(name) => {
                let name = self.planning.dialect.fold(name);
                !self.blocks.iter().any(|block| {
                    let columns = block.columns.as_ref();
                    columns.is_some_and(|columns| columns.contains(&name))
                })
            }
            Expr::CompoundIdentifier(parts) => {
                let qualifier = tree::qualifier(parts);
                let qualifier = qualifier.map(|name| self.planning.dialect.fold(name));
                !qualifier
                    .is_some_and(|name| self.blocks.iter().any(|block| block.names.contains(&name)))
            }
            _ => false,
        }
    }
}
