use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{Statement, Value, ValueWithSpan, VisitorMut};
use sqlparser::parser::{Parser, ParserOptions};
use sqlparser::tokenizer::Token;

use super::conflict_target;
use super::lex::{self, Lexed};
use super::rewrite_tokens::Piece;
use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;
use crate::plan::label::{PARAMETER, PIECE, Parameter};
use crate::plan::shape::{self, Runs};
use crate::plan::walk;
use crate::plan::{Slot, Slots, Text};

/// How deep the parser may recurse; the planner runs it on a stack that is large enough.
const RECURSION_LIMIT: usize = 10_000;

/// Parses exactly one statement.
pub(in crate::plan) fn parse(
    lexed: &mut Lexed,
    dialect: Dialect,
) -> Result<Statement, TenancyError> {
    let parser = || {
        Parser::new(dialect.parser())
            .with_recursion_limit(RECURSION_LIMIT)
            .with_options(ParserOptions::new().with_unescape(false))
    };
    for target in std::mem::take(&mut lexed.targets) {
        conflict_target::check(parser(), target)?;
    }
    let tokens = std::mem::take(&mut lexed.tokens);
    let mut parser = parser().with_tokens_with_locations(tokens);
    let mut statements = parser
        .parse_statements()
        .map_err(|err| Refusal::Unparsable(err.to_string()))?;
    // The parser is content with what stands before an END.
    let rest = &parser.peek_token_ref().token;
    if *rest != Token::EOF {
        return Err(Refusal::Unparsable(format!("it goes on after its end, with {rest}")).into());
    }
    match (statements.pop(), statements.is_empty()) {
        (Some(statement), true) => Ok(statement),
        _ => Err(Refusal::NotOneStatement.into()),
    }
}

/// Writes a planned statement out and checks that the text means what was planned.
pub(in crate::plan) fn render(
    mut statement: Statement,
    takes: usize,
    pieces: &[Piece],
    runs: &Runs,
    dialect: Dialect,
) -> Result<Text, TenancyError> {
    let printed = statement.to_string();
    // A rule may have replaced what a piece stood in.
    let kept = printed.split(PIECE).skip(1).step_by(2);
    let kept: HashSet<usize> = kept.filter_map(|index| index.parse().ok()).collect();
    let kept = pieces
        .iter()
        .enumerate()
        .filter(|(index, _)| kept.contains(index));
    let kept: Vec<Piece> = kept.map(|(_, piece)| without_parameters(piece)).collect();
    let text = put_back(printed, pieces);
    let repeated = if runs.is_empty() {
        None
    } else {
        let put_back = |text| put_back(text, pieces);
        Some(shape::mark(&mut statement, &text, runs, put_back).ok_or(Refusal::RoundTrip)?)
    };
    let (sql, slots) = number(&text, takes, dialect)?;
    let mut again = lex::lex_planned(&sql, dialect)?;
    let same_pieces = again.pieces == kept;
    let again = parse(&mut again, dialect)?;
    forget_parameters(&mut statement);
    if !same_pieces || statement != again {
        return Err(Refusal::RoundTrip.into());
    }
    Ok(match repeated {
        Some(repeated) => Text::Repeated(repeated),
        None => Text::Once { sql, slots },
    })
}

/// Puts pieces in their places.
fn put_back(text: String, pieces: &[Piece]) -> String {
    if pieces.is_empty() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut swallowed = "";
    for (place, part) in text.split(PIECE).enumerate() {
        match part
            .parse()
            .ok()
            .filter(|_| place % 2 == 1)
            .and_then(|index: usize| pieces.get(index))
        {
            Some(piece) => {
                if let Some(kept) = out.strip_suffix(piece.replaces) {
                    out.truncate(kept.len());
                }
                out.push_str(&piece.text);
                swallowed = piece.swallows;
            }
            None => {
                out.push_str(part.strip_prefix(swallowed).unwrap_or(part));
                swallowed = "";
            }
        }
    }
    out
}

/// Writes parameters as the backend's placeholders.
fn number(text: &str, takes: usize, dialect: Dialect) -> Result<(String, Slots), TenancyError> {
    let mut sql = String::with_capacity(text.len());
    let mut slots = Vec::new();
    let (mut next, mut tenants) = (0, Vec::new());
    let parameters = text.split(PARAMETER).skip(1).step_by(2);
    let parameters = parameters.map(|label| Parameter::parse(label).ok_or(Refusal::RoundTrip));
    let parameters = parameters.collect::<Result<Vec<_>, _>>()?;
    let mut seen = HashSet::new();
    let reuses = parameters.iter().any(|parameter| match parameter {
        Parameter::Given(index) => !seen.insert(*index),
        Parameter::Tenant(_) | Parameter::Distinct { .. } => false,
    });
    let positional = match dialect {
        Dialect::MySql => true,
        Dialect::Postgres => false,
        // sqlx asks SQLite for the name of every parameter where one has any. A value that stands in several places has one.
        Dialect::Sqlite => !reuses,
    };
    let mut parameters = parameters.into_iter();
    for (place, part) in text.split(PARAMETER).enumerate() {
        if place % 2 == 0 {
            sql.push_str(part);
            continue;
        }
        let parameter = parameters.next().ok_or(Refusal::RoundTrip)?;
        match (dialect, parameter) {
            // Stands in a repeated text alone, which has no slots.
            (Dialect::MySql, Parameter::Distinct { .. }) => sql.push('?'),
            (Dialect::Postgres | Dialect::Sqlite, Parameter::Distinct { .. }) => {
                return Err(Refusal::RoundTrip.into());
            }
            (_, Parameter::Given(index)) if positional => {
                sql.push('?');
                slots.push(Slot::Given(index));
            }
            (_, Parameter::Tenant(tenant)) if positional => {
                sql.push('?');
                slots.push(Slot::Tenant(tenant));
            }
            // `?` counts by itself; whatever is out of that order names its value. Renumbering all to `?5` would be
            // quadratic in SQLite.
            (Dialect::Sqlite, Parameter::Given(index)) if index == next => {
                next += 1;
                sql.push('?');
            }
            (_, Parameter::Given(index)) => sql.push_str(&format!("${}", index + 1)),
            (_, Parameter::Tenant(tenant)) => {
                let place = shape::place_of(tenant, &mut tenants);
                sql.push_str(&format!("${}", takes + 1 + place))
            }
        }
    }
    let unchanged = slots
        .iter()
        .enumerate()
        .all(|(index, slot)| *slot == Slot::Given(index))
        && slots.len() == takes;
    if !positional || unchanged {
        return Ok((sql, Slots::Given { tenants }));
    }
    Ok((sql, Slots::Positional { slots, reuses }))
}

fn without_parameters(piece: &Piece) -> Piece {
    Piece {
        text: piece.text.split(PARAMETER).step_by(2).collect(),
        ..piece.clone()
    }
}

/// Makes all parameters alike, so that the tree can be compared with one that was read from the text.
fn forget_parameters(statement: &mut Statement) {
    struct Forget;

    impl VisitorMut for Forget {
        type Break = ();

        fn pre_visit_value(&mut self, value: &mut ValueWithSpan) -> ControlFlow<()> {
            if let Value::Placeholder(label) = &mut value.value {
                label.clear();
            }
            ControlFlow::Continue(())
        }
    }

    let _ = walk::visit_mut(statement, &mut Forget);
}
