//! Labels stand for parameters and for pieces of text while a statement is planned.
//!
//! They are written between control characters, which a statement may not contain, so that they can be found again in
//! the printed text whatever the printer's order. `\u{1}` encloses parameters, `\u{2}` pieces, `\u{3}` what is repeated.

use sqlparser::ast::{Expr, Value};
use sqlparser::tokenizer::Span;

use crate::entity::TenancyNumber;

pub(super) const PARAMETER: char = '\u{1}';
pub(super) const PIECE: char = '\u{2}';
pub(super) const GROUP: char = '\u{3}';

/// A parameter of the planned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parameter {
    /// A value that the statement brings, counted from 0.
    Given(usize),
    /// A tenant's key.
    Tenant(TenancyNumber),
    /// How many different keys two given values are, and all that the second one stands for. MySQL alone.
    Distinct {
        first: usize,
        rest: usize,
        counted: Counted,
    },
}

/// What keys are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Integers,
    Bytes,
}

impl Parameter {
    pub(super) fn label(self) -> String {
        match self {
            Self::Given(index) => format!("{PARAMETER}g{index}{PARAMETER}"),
            Self::Tenant(TenancyNumber(number)) => format!("{PARAMETER}t{number}{PARAMETER}"),
            Self::Distinct {
                first,
                rest,
                counted,
            } => {
                let sign = match counted {
                    Counted::Integers => 'i',
                    Counted::Bytes => 'b',
                };
                format!("{PARAMETER}{sign}{first}.{rest}{PARAMETER}")
            }
        }
    }

    /// The parameter of a label, with or without its control characters.
    pub(super) fn parse(label: &str) -> Option<Self> {
        let label = label.trim_matches(PARAMETER);
        match label.split_at_checked(1)? {
            ("t", number) => Some(Self::Tenant(TenancyNumber(number.parse().ok()?))),
            ("g", index) => index.parse().ok().map(Self::Given),
            (sign @ ("i" | "b"), keys) => {
                let (first, rest) = keys.split_once('.')?;
                Some(Self::Distinct {
                    first: first.parse().ok()?,
                    rest: rest.parse().ok()?,
                    counted: match sign {
                        "i" => Counted::Integers,
                        _ => Counted::Bytes,
                    },
                })
            }
            _ => None,
        }
    }

    /// The parameter as an expression.
    pub(super) fn expr(self) -> Expr {
        Expr::Value(Value::Placeholder(self.label()).with_span(Span::empty()))
    }

    /// The parameter that an expression is, if it is nothing else: a cast could make another value of it.
    pub(super) fn of(expr: &Expr) -> Option<Self> {
        match expr {
            Expr::Value(value) => match &value.value {
                Value::Placeholder(label) if label.starts_with(PARAMETER) => Self::parse(label),
                _ => None,
            },
            Expr::Nested(inner) => Self::of(inner),
            _ => None,
        }
    }
}

/// The label of a piece of text that the parser doesn't know.
pub(super) fn piece(index: usize) -> String {
    format!("{PIECE}{index}{PIECE}")
}
