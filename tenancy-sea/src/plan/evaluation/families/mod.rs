//! In a write, MySQL's strict mode fails a comparison of a text that is no number with a number, as it does a text that is
//! asked whether it is true. MariaDB makes such comparisons while it plans, for a row that is found by its key, and then the
//! error tells what the row holds. So there a comparison is one that can't fail only if both of its sides are known to be
//! alike. Of a given value that is known when the plan is bound: a statement whose values are otherwise is planned anew.

mod comparisons;
mod names;

use std::collections::HashSet;

use sqlparser::ast::{
    BinaryOperator, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Ident,
    ObjectNamePart, Query, SelectItem, SetExpr, Statement, TableFactor, TableWithJoins,
    UnaryOperator, Value, Visit,
};

use super::fallible::can_fail;
use super::moments;
use crate::entity::{Family, Registry};
use crate::plan::dialect::Dialect;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::tree;
use crate::plan::walk;
use comparisons::{Comparisons, Sorts};

/// What is known of an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Of(Family),
    Null,
    Given(usize),
    Unknown,
}

/// What a statement compares, where that can fail.
pub(in crate::plan) struct Families<'r> {
    registry: &'r Registry,
    dialect: Dialect,
    /// Names that the statement gives to something else than the column that is called so; all, if it isn't known.
    other: Option<HashSet<String>>,
    /// Given values aren't taken for what they are compared with.
    loose: bool,
    /// A comparison of the statement can fail.
    pub(in crate::plan) fails: bool,
    /// One by which rows are sorted or grouped can.
    pub(in crate::plan) sorts: bool,
    /// What given values are taken for.
    pub(in crate::plan) alike: Vec<(usize, Family)>,
}

impl<'r> Families<'r> {
    /// `None` where comparisons can't fail: outside of writes.
    pub(in crate::plan) fn of(
        statement: &Statement,
        dialect: Dialect,
        registry: &'r Registry,
        loose: bool,
    ) -> Option<Self> {
        if dialect != Dialect::MySql || !is_write(statement) {
            return None;
        }
        let mut families = Self {
            registry,
            dialect,
            other: names::other(statement, dialect),
            loose,
            fails: false,
            sorts: false,
            alike: Vec::new(),
        };
        let mut comparisons = Comparisons::new(&families, true);
        let _ = walk::visit(statement, &mut comparisons);
        let Comparisons { fails, alike, .. } = comparisons;
        families.fails = fails;
        families.alike = alike;
        families.sorts = families.fails && walk::visit(statement, &mut Sorts(&families)).is_break();
        Some(families)
    }

    /// Whether something compares what isn't known to be alike.
    fn look<N: Visit>(&self, node: &N) -> bool {
        walk::visit(node, &mut Comparisons::new(self, false)).is_break()
    }

    fn kind(&self, expr: &Expr) -> Kind {
        use Family::{Number, Text};
        match expr {
            Expr::Nested(inner) => self.kind(inner),
            Expr::Identifier(name) => self.column(name),
            Expr::CompoundIdentifier(parts) => {
                parts.last().map_or(Kind::Unknown, |name| self.column(name))
            }
            Expr::Value(value) => match &value.value {
                Value::Number(..) | Value::Boolean(_) => Kind::Of(Number),
                Value::SingleQuotedString(_) | Value::NationalStringLiteral(_) => Kind::Of(Text),
                Value::Null => Kind::Null,
                Value::Placeholder(_) => match Parameter::of(expr) {
                    Some(Parameter::Given(index)) if !self.loose => Kind::Given(index),
                    _ => Kind::Unknown,
                },
                _ => Kind::Unknown,
            },
            Expr::Exists { .. }
            | Expr::IsNull(_)
            | Expr::IsNotNull(_)
            | Expr::IsTrue(_)
            | Expr::IsNotTrue(_)
            | Expr::IsFalse(_)
            | Expr::IsNotFalse(_)
            | Expr::InList { .. }
            | Expr::InSubquery { .. }
            | Expr::Between { .. }
            | Expr::Like { .. }
            | Expr::UnaryOp {
                op: UnaryOperator::Not | UnaryOperator::Minus,
                ..
            } => Kind::Of(Number),
            Expr::BinaryOp { left, op, right } if moments::is_near(left, op, right) => {
                Kind::Unknown
            }
            Expr::BinaryOp { op, .. } if *op != BinaryOperator::StringConcat => Kind::Of(Number),
            Expr::Subquery(query) => self.column_of(query),
            Expr::Function(function) => self.result(function),
            _ => Kind::Unknown,
        }
    }

    /// Whether the columns that several tables of a tree have are alike.
    fn natural_joins_are_alike(&self, table: &TableWithJoins) -> bool {
        let mut seen = HashSet::new();
        for factor in tree::factors(table) {
            let TableFactor::Table { name, .. } = factor else {
                return false;
            };
            let Some(ObjectNamePart::Identifier(name)) = name.0.last() else {
                return false;
            };
            let [id] = self.registry.named(&self.dialect.fold(name)) else {
                return false;
            };
            for column in &self.registry.table(*id).columns {
                let again = !seen.insert(self.dialect.declared_as(&column.name));
                if again && self.registry.family_of(&column.name).is_none() {
                    return false;
                }
            }
        }
        true
    }

    fn column(&self, name: &Ident) -> Kind {
        let name = self.dialect.fold(name);
        let family = self.registry.family_of(&name);
        let known = self
            .other
            .as_ref()
            .is_some_and(|other| !other.contains(&name));
        let family = family.filter(|_| known);
        family.map_or(Kind::Unknown, Kind::Of)
    }

    /// What the only column of a query is.
    fn column_of(&self, query: &Query) -> Kind {
        match query.body.as_ref() {
            SetExpr::Select(select) => match select.projection.as_slice() {
                [SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. }] => {
                    self.kind(expr)
                }
                _ => Kind::Unknown,
            },
            SetExpr::Query(query) => self.column_of(query),
            // Its branches may disagree.
            _ => Kind::Unknown,
        }
    }

    fn result(&self, function: &Function) -> Kind {
        let FunctionArguments::List(list) = &function.args else {
            return Kind::Unknown;
        };
        let name = function.name.to_string().to_lowercase();
        match (name.as_str(), list.args.as_slice()) {
            ("count" | "sum" | "avg" | "length" | "octet_length" | "char_length", _) => {
                Kind::Of(Family::Number)
            }
            // The column of the row that is inserted.
            (
                "values" | "value",
                [FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Identifier(name)))],
            ) => {
                let family = self.registry.family_of(&self.dialect.fold(name));
                family.map_or(Kind::Unknown, Kind::Of)
            }
            ("lower" | "upper" | "concat", _) => Kind::Of(Family::Text),
            ("min" | "max", [FunctionArg::Unnamed(FunctionArgExpr::Expr(expr))]) => self.kind(expr),
            _ => Kind::Unknown,
        }
    }
}

impl Planning<'_> {
    /// Whether a value compares what isn't known to be alike, where that can fail.
    pub(super) fn compares_unlike(&self, value: &Expr) -> bool {
        let families = self.families.as_ref().filter(|families| families.fails);
        families.is_some_and(|families| families.look(value))
    }

    /// Whether a value is known to be of a family, and can't fail.
    pub(super) fn is_of(&self, value: &Expr, family: Family) -> bool {
        let kind = self.families.as_ref().map(|families| families.kind(value));
        let alike = match kind {
            Some(Kind::Null | Kind::Given(_)) => true,
            Some(Kind::Of(of)) => of == family,
            Some(Kind::Unknown) | None => false,
        };
        alike && !can_fail(value, self.dialect)
    }

    /// The same of a condition, which is asked whether it is true as well.
    pub(super) fn asks_unlike(&self, condition: &Expr) -> bool {
        let families = self.families.as_ref().filter(|families| families.fails);
        families.is_some_and(|families| {
            Comparisons::new(families, false)
                .truth([condition])
                .is_break()
        }) || self.compares_unlike(condition)
    }
}

fn is_write(statement: &Statement) -> bool {
    match statement {
        Statement::Insert(_) | Statement::Update(_) | Statement::Delete(_) => true,
        Statement::Explain { statement, .. } => is_write(statement),
        _ => false,
    }
}
