//! What a statement compares.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Assignment, AssignmentTarget, BinaryOperator, DataType, Expr, FromTable, Function, FunctionArg,
    FunctionArgExpr, FunctionArguments, JoinConstraint, ObjectNamePart, OnInsert, Query, Select,
    Statement, TableFactor, TableWithJoins, UnaryOperator, Visit, Visitor,
};

use super::{Families, Kind};
use crate::entity::Family;
use crate::plan::evaluation::fallible::can_fail;
use crate::plan::tree::{self, constraint, ons};

pub(super) struct Comparisons<'c> {
    families: &'c Families<'c>,
    /// Looks at all comparisons, and doesn't stop at the first one that can fail.
    all: bool,
    /// One can.
    pub(super) fails: bool,
    /// What given values are compared with.
    pub(super) alike: Vec<(usize, Family)>,
}

impl<'c> Comparisons<'c> {
    pub(super) fn new(families: &'c Families<'c>, all: bool) -> Self {
        Self {
            families,
            all,
            fails: false,
            alike: Vec::new(),
        }
    }

    fn compare(&mut self, left: &Expr, right: &Expr) -> ControlFlow<()> {
        if let (Expr::Tuple(left), Expr::Tuple(right)) = (left, right)
            && left.len() == right.len()
        {
            let mut pairs = left.iter().zip(right);
            return pairs.try_for_each(|(left, right)| self.compare(left, right));
        }
        self.alike(self.families.kind(left), self.families.kind(right))
    }

    fn alike(&mut self, left: Kind, right: Kind) -> ControlFlow<()> {
        match (left, right) {
            (Kind::Null, _) | (_, Kind::Null) => ControlFlow::Continue(()),
            (Kind::Of(left), Kind::Of(right)) if left == right => ControlFlow::Continue(()),
            (Kind::Of(family), Kind::Given(given)) | (Kind::Given(given), Kind::Of(family)) => {
                if !self.alike.contains(&(given, family)) {
                    self.alike.push((given, family));
                }
                ControlFlow::Continue(())
            }
            _ => self.unlike(),
        }
    }

    fn unlike(&mut self) -> ControlFlow<()> {
        self.fails = true;
        if self.all {
            return ControlFlow::Continue(());
        }
        ControlFlow::Break(())
    }

    /// `NULLIF` and `IF` compare what they are given.
    fn arguments(&mut self, function: &Function) -> ControlFlow<()> {
        let FunctionArguments::List(list) = &function.args else {
            return ControlFlow::Continue(());
        };
        let name = function.name.to_string().to_lowercase();
        match (name.as_str(), list.args.as_slice()) {
            (
                "nullif",
                [
                    FunctionArg::Unnamed(FunctionArgExpr::Expr(left)),
                    FunctionArg::Unnamed(FunctionArgExpr::Expr(right)),
                ],
            ) => self.compare(left, right),
            ("if", [FunctionArg::Unnamed(FunctionArgExpr::Expr(asked)), ..]) => self.truth([asked]),
            ("nullif" | "if", _) => self.unlike(),
            ("avg" | "sum", [FunctionArg::Unnamed(FunctionArgExpr::Expr(summed))]) => {
                self.truth([summed])
            }
            _ => ControlFlow::Continue(()),
        }
    }

    /// What is asked whether it is true must be a number.
    pub(super) fn truth<'e>(
        &mut self,
        asked: impl IntoIterator<Item = &'e Expr>,
    ) -> ControlFlow<()> {
        asked
            .into_iter()
            .try_for_each(|expr| self.alike(self.families.kind(expr), Kind::Of(Family::Number)))
    }

    /// A key that is assigned beside other tables is compared with those of the rows that it may point to.
    fn keys(&mut self, assignments: &[Assignment]) -> ControlFlow<()> {
        for Assignment { target, value } in assignments {
            let AssignmentTarget::ColumnName(name) = target else {
                return self.unlike();
            };
            let Some(ObjectNamePart::Identifier(column)) = name.0.last() else {
                continue;
            };
            let column = self.families.dialect.fold(column);
            if self.families.registry.is_key(&column) {
                let family = self.families.registry.family_of(&column);
                let family = family.map_or(Kind::Unknown, Kind::Of);
                if can_fail(value, self.families.dialect) {
                    self.unlike()?;
                }
                self.alike(self.families.kind(value), family)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn conditions(&mut self, table: &TableWithJoins) -> ControlFlow<()> {
        for join in &table.joins {
            match constraint(join) {
                Some(JoinConstraint::Using(columns)) => {
                    let mut columns = columns.iter().map(|column| match column.0.as_slice() {
                        [ObjectNamePart::Identifier(name)] => self.families.column(name),
                        _ => Kind::Unknown,
                    });
                    columns.try_for_each(|column| self.alike(column, column))?;
                }
                Some(JoinConstraint::Natural) if !self.families.natural_joins_are_alike(table) => {
                    self.unlike()?;
                }
                _ => {}
            }
        }
        self.truth(ons(table))
    }
}

impl Visitor for Comparisons<'_> {
    type Break = ();

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        select
            .from
            .iter()
            .try_for_each(|table| self.conditions(table))?;
        self.truth(select.selection.iter().chain(&select.having))
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        match factor {
            TableFactor::NestedJoin {
                table_with_joins, ..
            } => self.conditions(table_with_joins),
            _ => ControlFlow::Continue(()),
        }
    }

    fn pre_visit_statement(&mut self, statement: &Statement) -> ControlFlow<()> {
        match statement {
            Statement::Update(update) => {
                if !update.table.joins.is_empty() {
                    self.keys(&update.assignments)?;
                }
                self.conditions(&update.table)?;
                self.truth(&update.selection)
            }
            Statement::Delete(delete) => {
                let (FromTable::WithFromKeyword(from) | FromTable::WithoutKeyword(from)) =
                    &delete.from;
                let mut tables = from.iter().chain(delete.using.iter().flatten());
                tables.try_for_each(|table| self.conditions(table))?;
                self.truth(&delete.selection)
            }
            Statement::Insert(insert) => match &insert.on {
                Some(OnInsert::DuplicateKeyUpdate(assignments)) => self.keys(assignments),
                _ => ControlFlow::Continue(()),
            },
            _ => ControlFlow::Continue(()),
        }
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        match expr {
            Expr::BinaryOp { left, op, right } => match op {
                BinaryOperator::And | BinaryOperator::Or | BinaryOperator::Xor => {
                    self.truth([left.as_ref(), right])
                }
                // MySQL's OR, or a concatenation.
                BinaryOperator::StringConcat => self.truth([left.as_ref(), right]),
                BinaryOperator::Spaceship => self.compare(left, right),
                op if tree::is_comparison(op) => self.compare(left, right),
                _ => ControlFlow::Continue(()),
            },
            Expr::AnyOp { left, right, .. } | Expr::AllOp { left, right, .. } => {
                self.compare(left, right)
            }
            Expr::UnaryOp {
                op: UnaryOperator::Not | UnaryOperator::BangNot,
                expr,
            }
            | Expr::IsTrue(expr)
            | Expr::IsNotTrue(expr)
            | Expr::IsFalse(expr)
            | Expr::IsNotFalse(expr) => self.truth([expr.as_ref()]),
            Expr::InList { expr, list, .. } => {
                list.iter().try_for_each(|item| self.compare(expr, item))
            }
            Expr::InSubquery { expr, subquery, .. } => {
                let right = self.families.column_of(subquery);
                self.alike(self.families.kind(expr), right)
            }
            Expr::Between {
                expr, low, high, ..
            } => {
                self.compare(expr, low)?;
                self.compare(expr, high)
            }
            Expr::Case {
                operand,
                conditions,
                ..
            } => conditions.iter().try_for_each(|when| match operand {
                Some(operand) => self.compare(operand, &when.condition),
                None => self.truth([&when.condition]),
            }),
            Expr::Function(function) => self.arguments(function),
            // Bytes may be no text.
            Expr::Cast {
                expr, data_type, ..
            } if !is_number(data_type) && !matches!(expr.as_ref(), Expr::Value(_)) => {
                self.alike(self.families.kind(expr), Kind::Of(Family::Number))
            }
            _ => ControlFlow::Continue(()),
        }
    }
}

fn is_number(kind: &DataType) -> bool {
    matches!(
        kind,
        DataType::Signed | DataType::SignedInteger | DataType::Unsigned | DataType::UnsignedInteger
    )
}

/// Whether rows are sorted or grouped by a comparison that can fail.
pub(super) struct Sorts<'s>(pub(super) &'s Families<'s>);

impl Sorts<'_> {
    fn look<N: Visit>(&self, by: &N) -> ControlFlow<()> {
        if self.0.look(by) {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}

impl Visitor for Sorts<'_> {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        self.look(&query.order_by)
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        self.look(&select.group_by)
    }
}
