//! MySQL assigns from left to right, and a value reads what was assigned before it. A key of several columns is checked at
//! its first, so the others must not read what is assigned in between.

use std::ops::ControlFlow;

use sqlparser::ast::{Assignment, AssignmentTarget, Expr, Ident, Visitor};

use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::scope::idents;
use crate::plan::walk;

impl Planning<'_> {
    /// Refuses a key whose parts would be others when they are written than when they are checked.
    pub(in crate::plan) fn read_as_they_were(
        &self,
        assignments: &[Assignment],
        places: &[Option<usize>],
    ) -> Result<(), TenancyError> {
        let places = || places.iter().flatten().copied();
        let Some(first) = places().min().filter(|_| self.dialect == Dialect::MySql) else {
            return Ok(());
        };
        for place in places() {
            let Some(assignment) = assignments.get(place) else {
                continue;
            };
            for earlier in assignments.get(first..place).unwrap_or_default() {
                let AssignmentTarget::ColumnName(name) = &earlier.target else {
                    continue;
                };
                if let Some(column) = idents(name)?.last()
                    && self.names_column(&assignment.value, column)
                {
                    return Err(TenancyError::form(format!(
                        "column {column} both assigned and read in the key of a relation; give the key as values"
                    )));
                }
            }
        }
        Ok(())
    }

    /// The same for a row of VALUES, which MySQL lets read its own columns.
    pub(in crate::plan) fn reads_no_column_of(
        &self,
        values: &[Option<Expr>],
        target: &str,
    ) -> Result<(), TenancyError> {
        if self.dialect != Dialect::MySql || values.len() < 2 {
            return Ok(());
        }
        let reads = |parts: &[Ident]| match parts {
            [.., table, _] => self.dialect.fold(table) == target,
            _ => false,
        };
        if values.iter().flatten().any(|value| any_name(value, &reads)) {
            return Err(TenancyError::form(
                "a row that reads its own columns in the key of a relation; give the key as values",
            ));
        }
        Ok(())
    }

    fn names_column(&self, value: &Expr, column: &Ident) -> bool {
        let column = self.dialect.fold(column);
        any_name(value, &|parts| {
            parts
                .last()
                .is_some_and(|name| self.dialect.fold(name) == column)
        })
    }
}

fn any_name(value: &Expr, is_meant: &dyn Fn(&[Ident]) -> bool) -> bool {
    struct Find<'f>(&'f dyn Fn(&[Ident]) -> bool);

    impl Visitor for Find<'_> {
        type Break = ();

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            let found = match expr {
                Expr::Identifier(name) => (self.0)(std::slice::from_ref(name)),
                Expr::CompoundIdentifier(parts) => (self.0)(parts),
                _ => false,
            };
            if found {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        }
    }

    walk::visit(value, &mut Find(is_meant)).is_break()
}
