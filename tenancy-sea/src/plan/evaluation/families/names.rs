//! Names that don't mean the column that is called so.

use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Query, Select, SelectItem, SetExpr, Statement, TableAlias, TableFactor, Value, Visitor,
};

use crate::plan::dialect::Dialect;
use crate::plan::evaluation::given_names::first_names;
use crate::plan::tree;
use crate::plan::walk;

/// The names that a statement gives to something else than the column that is called so; `None` if any could be one.
pub(super) fn other(statement: &Statement, dialect: Dialect) -> Option<HashSet<String>> {
    let mut names = Names {
        dialect,
        other: HashSet::new(),
        all: false,
        inserts: matches!(statement, Statement::Insert(_)),
        queries: 0,
    };
    let _ = walk::visit(statement, &mut names);
    (!names.all).then_some(names.other)
}

struct Names {
    dialect: Dialect,
    other: HashSet<String>,
    /// Any name may be such a one.
    all: bool,
    /// The outermost query is the source of an INSERT.
    inserts: bool,
    /// How many queries there are around.
    queries: usize,
}

impl Names {
    fn renames(&mut self, alias: Option<&TableAlias>) {
        // MySQL leaves out what blanks a name begins with.
        let blank = |name: &str| {
            !name.starts_with(|letter: char| letter.is_ascii_graphic() || letter.is_alphabetic())
        };
        let mut all = alias.iter().flat_map(|alias| &alias.columns);
        self.all |= all.any(|column| blank(&column.name.value));
        let columns = alias.iter().flat_map(|alias| &alias.columns);
        let columns = columns.map(|column| self.dialect.fold(&column.name));
        self.other.extend(columns);
    }
}

impl Visitor for Names {
    type Break = ();

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.queries -= 1;
        ControlFlow::Continue(())
    }

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        self.queries += 1;
        for cte in query.with.iter().flat_map(|with| &with.cte_tables) {
            self.renames(Some(&cte.alias));
        }
        // Its columns have the first branch's names, and their types are of all of them.
        if let SetExpr::SetOperation { .. } = query.body.as_ref() {
            match first_names(&query.body) {
                Some(names) => {
                    let names = names.into_iter().map(|name| self.dialect.fold(name));
                    self.other.extend(names);
                }
                None => self.all = true,
            }
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        // A literal is the name of its own column, to which the query around refers.
        let inner = self.queries > 1 || !self.inserts;
        self.all |= inner && select.projection.iter().any(is_named_after_a_literal);
        for item in &select.projection {
            let SelectItem::ExprWithAlias { expr, alias } = item else {
                continue;
            };
            let name = self.dialect.fold(alias);
            let column = tree::column_name(expr).map(|column| self.dialect.fold(column));
            if column.as_ref() != Some(&name) {
                self.other.insert(name);
            }
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        if let TableFactor::Table { alias, .. } | TableFactor::Derived { alias, .. } = factor {
            self.renames(alias.as_ref());
        }
        ControlFlow::Continue(())
    }
}

fn is_named_after_a_literal(item: &SelectItem) -> bool {
    fn plain(expr: &Expr) -> bool {
        match expr {
            Expr::Identifier(_)
            | Expr::CompoundIdentifier(_)
            | Expr::Function(_)
            | Expr::BinaryOp { .. }
            | Expr::Case { .. }
            | Expr::Cast { .. }
            | Expr::Subquery(_)
            | Expr::Exists { .. } => true,
            Expr::Nested(inner) => plain(inner),
            Expr::Value(value) => matches!(
                value.value,
                Value::Number(..) | Value::Null | Value::Placeholder(_) | Value::Boolean(_)
            ),
            _ => false,
        }
    }

    matches!(item, SelectItem::UnnamedExpr(expr) if !plain(expr))
}
