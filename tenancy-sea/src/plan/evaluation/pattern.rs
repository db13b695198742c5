//! PostgreSQL fails a LIKE whose pattern ends with the escape character, but only on a row that matches up to there; SQLite
//! fails one whose pattern is very long, on any row. On another tenant's row, where the scope is looked at late, the error
//! would tell what it holds, or that it is there.

use std::ops::ControlFlow;

use sqlparser::ast::{
    ArrayElemTypeDef, BinaryOperator, DataType, Expr, Function, FunctionArg, FunctionArgExpr,
    FunctionArguments, Query, SelectItem, Statement, Value, VisitorMut,
};
use sqlparser::tokenizer::Span;

use super::fence::fence;
use super::limit::InnerLimits;
use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::references::raise::cast;
use crate::plan::walk;
use crate::plan::{Mode, ValueCheck, ValueRule, tree};

/// The bytes of the longest pattern that SQLite matches; it fails on longer ones row by row.
const LONGEST_ON_SQLITE: usize = 50_000;

/// Whether matching a pattern can end in an error. Of a parameter it is known when the plan is bound.
pub(in crate::plan) fn can_fail(pattern: &Expr, escape: Option<&Expr>) -> bool {
    match (pattern, escape_of(escape)) {
        (_, None) => true,
        (Expr::Value(value), Some(escape)) => match &value.value {
            Value::Placeholder(_) => Parameter::of(pattern).is_none(),
            Value::SingleQuotedString(text)
            | Value::EscapedStringLiteral(text)
            | Value::NationalStringLiteral(text) => {
                text.len() > LONGEST_ON_SQLITE || is_cut_off(text, escape)
            }
            _ => true,
        },
        _ => true,
    }
}

/// Whether a literal ends within an escape. In an escaped literal every backslash stands twice; an odd one is an error at once.
fn is_cut_off(literal: &str, escape: char) -> bool {
    ends_within_escape(literal, escape) || literal.ends_with('\\')
}

/// Whether a pattern's last character is an escape character that nothing follows.
pub(in crate::plan) fn ends_within_escape(pattern: &str, escape: char) -> bool {
    let trailing = pattern.chars().rev().take_while(|char| *char == escape);
    trailing.count() % 2 == 1
}

/// The escape character; `None` where it isn't known.
fn escape_of(escape: Option<&Expr>) -> Option<char> {
    let Some(escape) = escape else {
        return Some('\\');
    };
    let Expr::Value(value) = escape else {
        return None;
    };
    let (Value::SingleQuotedString(text) | Value::EscapedStringLiteral(text)) = &value.value else {
        return None;
    };
    let mut chars = text.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('\\'), Some('\\') | None, None) => Some('\\'),
        (Some(escape), None, _) => Some(escape),
        _ => None,
    }
}

impl Planning<'_> {
    /// Looks at the patterns of a planned statement: notes what must hold of those that are parameters, and hides those that
    /// are computed. PostgreSQL matches what it knows while it plans with values of all tenants that it has in its
    /// statistics.
    pub(in crate::plan) fn patterns(
        &mut self,
        statement: &mut Statement,
    ) -> Result<(), TenancyError> {
        if self.dialect == Dialect::MySql || self.mode != Mode::Tenant {
            return Ok(());
        }
        let mut found = Patterns {
            dialect: self.dialect,
            given: Vec::new(),
            limits: InnerLimits::of(statement),
        };
        if let ControlFlow::Break(form) = walk::visit_mut(statement, &mut found) {
            return Err(TenancyError::form(form));
        }
        self.limits(found.limits);
        if self.dialect == Dialect::Sqlite {
            let given = found.given.into_iter().map(|(given, _)| given);
            self.value_checks.extend(given.map(|given| ValueCheck {
                rule: ValueRule::NotLonger {
                    given,
                    bytes: LONGEST_ON_SQLITE,
                },
                error: Refusal::TooLarge("50 000 bytes of a LIKE pattern, SQLite's longest").into(),
            }));
            return Ok(());
        }
        self.value_checks
            .extend(found.given.into_iter().map(|(given, escape)| ValueCheck {
                rule: ValueRule::NotWithinEscape { given, escape },
                error: TenancyError::form(format!(
                    "a LIKE pattern that ends with its escape character `{escape}`; write the character twice"
                )),
            }));
        Ok(())
    }
}

struct Patterns {
    dialect: Dialect,
    given: Vec<(usize, char)>,
    limits: InnerLimits,
}

impl Patterns {
    /// Notes or hides a pattern; `one`: it isn't an array of patterns.
    fn pattern(
        &mut self,
        pattern: &mut Expr,
        escape: Option<&Expr>,
        one: bool,
    ) -> ControlFlow<&'static str> {
        // SQLite fails it on any row that it comes to.
        if self.dialect == Dialect::Sqlite && escape.is_some_and(is_no_character) {
            return ControlFlow::Break("an ESCAPE that is not a single character");
        }
        while let Expr::Nested(inner) = pattern {
            *pattern = std::mem::replace(inner.as_mut(), tree::null());
        }
        if let (Some(escape), true) = (escape_of(escape), one) {
            if let Expr::Value(value) = &*pattern
                && let Value::SingleQuotedString(text) | Value::EscapedStringLiteral(text) =
                    &value.value
            {
                if self.dialect == Dialect::Postgres && is_cut_off(text, escape) {
                    return ControlFlow::Break(
                        "a LIKE pattern that ends with its escape character; write the character twice",
                    );
                }
                return ControlFlow::Continue(());
            }
            if let Some(Parameter::Given(given)) = Parameter::of(pattern) {
                if !self.given.contains(&(given, escape)) {
                    self.given.push((given, escape));
                }
                return ControlFlow::Continue(());
            }
        }
        if self.dialect == Dialect::Postgres {
            // The parser takes VALUES for a function, or for a row of them.
            if !one && is_list_of_values(pattern) {
                return ControlFlow::Break("LIKE ANY (VALUES …); write LIKE ANY (ARRAY[…])");
            }
            if let Some(arrays) = arrays(pattern) {
                arrays.for_each(|array| hide(array, true));
            } else if let Expr::Subquery(query) = pattern {
                // One that stands for a single value isn't looked into while the statement is planned.
                if !one {
                    fence(query, self.dialect);
                }
            } else if !matches!(pattern, Expr::Value(value) if value.value == Value::Null) {
                hide(pattern, !one);
            }
        }
        ControlFlow::Continue(())
    }
}

impl VisitorMut for Patterns {
    type Break = &'static str;

    fn pre_visit_query(&mut self, query: &mut Query) -> ControlFlow<&'static str> {
        self.limits.enter(query);
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &mut Query) -> ControlFlow<&'static str> {
        self.limits.leave();
        ControlFlow::Continue(())
    }

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<&'static str> {
        match expr {
            Expr::Like {
                pattern,
                escape_char,
                any,
                ..
            }
            | Expr::ILike {
                pattern,
                escape_char,
                any,
                ..
            } => self.pattern(pattern, escape_char.as_deref(), !*any),
            Expr::BinaryOp { op, right, .. } if is_like(op) => self.pattern(right, None, true),
            Expr::AnyOp {
                compare_op, right, ..
            }
            | Expr::AllOp {
                compare_op, right, ..
            } if is_like(compare_op) => self.pattern(right, None, false),
            _ => ControlFlow::Continue(()),
        }
    }
}

/// PostgreSQL's operators for LIKE and ILIKE.
fn is_like(op: &BinaryOperator) -> bool {
    match op {
        BinaryOperator::PGLikeMatch
        | BinaryOperator::PGNotLikeMatch
        | BinaryOperator::PGILikeMatch
        | BinaryOperator::PGNotILikeMatch => true,
        BinaryOperator::PGCustomBinaryOperator(parts) => parts
            .last()
            .is_some_and(|name| matches!(name.as_str(), "~~" | "!~~" | "~~*" | "!~~*")),
        _ => false,
    }
}

/// A literal that is no single character.
fn is_no_character(escape: &Expr) -> bool {
    matches!(escape, Expr::Value(value)
        if matches!(&value.value, Value::SingleQuotedString(text) if text.chars().count() != 1))
}

fn is_list_of_values(pattern: &Expr) -> bool {
    match pattern {
        Expr::Tuple(_) => true,
        Expr::Function(function) => function.name.to_string().eq_ignore_ascii_case("values"),
        _ => false,
    }
}

/// The arrays of `LIKE ALL (…)`, which the parser takes for a function.
fn arrays(pattern: &mut Expr) -> Option<impl Iterator<Item = &mut Expr>> {
    let Expr::Function(Function {
        name,
        args: FunctionArguments::List(list),
        ..
    }) = pattern
    else {
        return None;
    };
    let name = name.to_string();
    let is_quantifier = ["all", "any", "some"]
        .iter()
        .any(|quantifier| name.eq_ignore_ascii_case(quantifier));
    let arrays = list.args.iter_mut().filter_map(|arg| match arg {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(array)) => Some(array),
        _ => None,
    });
    is_quantifier.then_some(arrays)
}

/// `(CASE WHEN (SELECT TRUE) THEN (<pattern>) END)`: what a sub-query says isn't known while a statement is planned. A text
/// is there what it is taken for, so that of an array it has to be said.
fn hide(pattern: &mut Expr, array: bool) {
    let yes = Expr::Value(Value::Boolean(true).with_span(Span::empty()));
    let yes = tree::select(SelectItem::UnnamedExpr(yes), Vec::new(), None);
    let mut theirs = std::mem::replace(pattern, tree::null());
    if array && is_text(&theirs) {
        let texts = ArrayElemTypeDef::SquareBracket(Box::new(DataType::Text), None);
        theirs = cast(theirs, DataType::Array(texts));
    }
    *pattern = tree::nested(tree::case_when(Expr::Subquery(Box::new(yes)), theirs));
}

fn is_text(expr: &Expr) -> bool {
    match expr {
        Expr::Nested(inner) => is_text(inner),
        Expr::Value(value) => !matches!(value.value, Value::Placeholder(_) | Value::Null),
        _ => false,
    }
}
