//! Sub-queries without FROM around a table that is read as a query.

use sqlparser::ast::{SelectItem, TableFactor, TableWithJoins};

use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::tree;

impl Planning<'_> {
    /// MariaDB doesn't know what a query around a sub-query without FROM reads, if that is a query itself.
    pub(in crate::plan) fn reads_something(&mut self, from: &mut Vec<TableWithJoins>) {
        let nothing = match from.as_slice() {
            [] => true,
            [table] => matches!(&table.relation, TableFactor::Table { name, .. }
                if name.to_string().eq_ignore_ascii_case("dual")),
            _ => false,
        };
        if self.dialect != Dialect::MySql || !nothing {
            return;
        }
        let one = SelectItem::UnnamedExpr(tree::number("1"));
        *from = vec![TableWithJoins {
            relation: TableFactor::Derived {
                lateral: false,
                subquery: Box::new(tree::select(one, Vec::new(), None)),
                alias: Some(tree::as_alias(self.alias())),
                sample: None,
            },
            joins: Vec::new(),
        }];
    }
}
