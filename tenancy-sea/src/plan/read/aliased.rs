//! SQLite knows the names that a SELECT list gives in WHERE, ON and HAVING too: what looks like a column there can be an
//! expression that fails, or the tenant column by another name.

use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Select, SelectItem, Statement, TableFactor, Visitor};

use crate::plan::dialect::Dialect;
use crate::plan::evaluation::fallible::can_fail;
use crate::plan::tree::ons;
use crate::plan::walk;

/// The names that a statement's SELECT lists give.
#[derive(Debug, Default)]
pub(in crate::plan) struct Aliased {
    /// To something else than its own name.
    names: HashSet<String>,
    /// A condition holds the name of something that can fail.
    pub(in crate::plan) fails: bool,
}

impl Aliased {
    pub(in crate::plan) fn of(statement: &Statement, dialect: Dialect) -> Self {
        if dialect != Dialect::Sqlite {
            return Self::default();
        }
        let mut lists = Lists {
            dialect,
            names: HashSet::new(),
            failing: HashSet::new(),
        };
        let _ = walk::visit(statement, &mut lists);
        let mut conditions = Conditions {
            dialect,
            failing: &lists.failing,
        };
        let fails = !lists.failing.is_empty() && walk::visit(statement, &mut conditions).is_break();
        Self {
            names: lists.names,
            fails,
        }
    }

    /// Whether a term holds such a name.
    pub(in crate::plan) fn is_in(&self, term: &Expr, dialect: Dialect) -> bool {
        !self.names.is_empty() && holds_name(term, &self.names, dialect)
    }
}

struct Lists {
    dialect: Dialect,
    names: HashSet<String>,
    failing: HashSet<String>,
}

impl Visitor for Lists {
    type Break = ();

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        for item in &select.projection {
            let SelectItem::ExprWithAlias { expr, alias } = item else {
                continue;
            };
            let name = self.dialect.fold(alias);
            if can_fail(expr, self.dialect) {
                self.failing.insert(name.clone());
            }
            self.names.insert(name);
        }
        ControlFlow::Continue(())
    }
}

struct Conditions<'c> {
    dialect: Dialect,
    failing: &'c HashSet<String>,
}

impl Visitor for Conditions<'_> {
    type Break = ();

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        let on = select.from.iter().flat_map(ons);
        self.look(on.chain(&select.selection).chain(&select.having))
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        match factor {
            TableFactor::NestedJoin {
                table_with_joins, ..
            } => self.look(ons(table_with_joins)),
            _ => ControlFlow::Continue(()),
        }
    }
}

impl Conditions<'_> {
    fn look<'e>(&self, mut conditions: impl Iterator<Item = &'e Expr>) -> ControlFlow<()> {
        if conditions.any(|condition| holds_name(condition, self.failing, self.dialect)) {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}

fn holds_name(condition: &Expr, names: &HashSet<String>, dialect: Dialect) -> bool {
    struct Find<'f>(&'f HashSet<String>, Dialect);

    impl Visitor for Find<'_> {
        type Break = ();

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            match expr {
                Expr::Identifier(name) if self.0.contains(&self.1.fold(name)) => {
                    ControlFlow::Break(())
                }
                _ => ControlFlow::Continue(()),
            }
        }
    }

    walk::visit(condition, &mut Find(names, dialect)).is_break()
}
