//! PostgreSQL fails a LIKE whose pattern ends with the escape character, but only on a row that matches up to there; SQLite
//! fails one whose pattern is very long, on any row. On another tenant's row, where the scope is looked at late, the error
//! would tell what it holds, or that it is there.

use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Statement, Value, Visit, Visitor};

use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::{Mode, ValueCheck, ValueRule};

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
    /// Notes what must hold of the parameters that are patterns. A literal is looked at: PostgreSQL matches it with values of
    /// all tenants that it has in its statistics.
    pub(in crate::plan) fn patterns(&mut self, statement: &Statement) -> Result<(), TenancyError> {
        if self.dialect == Dialect::MySql || self.mode != Mode::Tenant {
            return Ok(());
        }
        let mut found = Patterns {
            dialect: self.dialect,
            given: Vec::new(),
        };
        if Visit::visit(statement, &mut found).is_break() {
            return Err(TenancyError::form(
                "a LIKE pattern that ends with its escape character; write the character twice",
            ));
        }
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
}

impl Visitor for Patterns {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        let (Expr::Like {
            pattern,
            escape_char,
            ..
        }
        | Expr::ILike {
            pattern,
            escape_char,
            ..
        }) = expr
        else {
            return ControlFlow::Continue(());
        };
        let Some(escape) = escape_of(escape_char.as_deref()) else {
            return ControlFlow::Continue(());
        };
        if let Expr::Value(value) = pattern.as_ref()
            && let Value::SingleQuotedString(text) | Value::EscapedStringLiteral(text) =
                &value.value
            && self.dialect == Dialect::Postgres
            && is_cut_off(text, escape)
        {
            return ControlFlow::Break(());
        }
        if let Some(Parameter::Given(given)) = Parameter::of(pattern)
            && !self.given.contains(&(given, escape))
        {
            self.given.push((given, escape));
        }
        ControlFlow::Continue(())
    }
}
