//! The short way to what most expressions are. The parser tries every type and every function on a name before it takes it
//! for a column, which is a third of its time.

use sqlparser::ast::{Expr, Ident, Value};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, Word};

/// A parameter, or a column with at most one qualifier in quotes, where nothing follows that could make something else of
/// it. What comes out is what the parser would have made.
pub(super) fn column_or_parameter(parser: &mut Parser<'_>) -> Option<Result<Expr, ParserError>> {
    let (parts, taken) = match &parser.peek_nth_token_ref(0).token {
        Token::Placeholder(label) => {
            let value = Value::Placeholder(label.clone());
            let span = parser.peek_nth_token_ref(0).span;
            parser.advance_token();
            return Some(Ok(Expr::Value(value.with_span(span))));
        }
        Token::Word(word) if word.quote_style.is_some() => {
            if parser.peek_nth_token_ref(1).token == Token::Period {
                let (first, second) = (ident(parser, 0)?, ident(parser, 2)?);
                (vec![first, second], 3)
            } else {
                (vec![ident(parser, 0)?], 1)
            }
        }
        _ => return None,
    };
    if !ends_operand(&parser.peek_nth_token_ref(taken).token) {
        return None;
    }
    for _ in 0..taken {
        parser.advance_token();
    }
    let mut parts = parts;
    Some(Ok(match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => Expr::Identifier(only),
        (last, _) => {
            parts.extend(last);
            Expr::CompoundIdentifier(parts)
        }
    }))
}

fn ident(parser: &Parser<'_>, at: usize) -> Option<Ident> {
    let token = parser.peek_nth_token_ref(at);
    match &token.token {
        Token::Word(Word {
            value,
            quote_style: Some(quote),
            ..
        }) => Some(Ident::with_quote_and_span(
            *quote,
            token.span,
            value.clone(),
        )),
        _ => None,
    }
}

/// Whether an operand is complete where this follows it.
fn ends_operand(token: &Token) -> bool {
    match token {
        Token::Comma
        | Token::RParen
        | Token::EOF
        | Token::Eq
        | Token::Neq
        | Token::Lt
        | Token::Gt
        | Token::LtEq
        | Token::GtEq
        | Token::Plus
        | Token::Minus => true,
        Token::Word(word) => {
            word.quote_style.is_none()
                && matches!(
                    word.keyword,
                    Keyword::AND
                        | Keyword::OR
                        | Keyword::IN
                        | Keyword::IS
                        | Keyword::AS
                        | Keyword::ASC
                        | Keyword::DESC
                        | Keyword::FROM
                        | Keyword::WHERE
                        | Keyword::LIKE
                        | Keyword::BETWEEN
                        | Keyword::ORDER
                        | Keyword::GROUP
                        | Keyword::LIMIT
                        | Keyword::THEN
                        | Keyword::ELSE
                        | Keyword::END
                        | Keyword::WHEN
                        | Keyword::NOT
                        | Keyword::ON
                        | Keyword::INNER
                        | Keyword::LEFT
                        | Keyword::RIGHT
                        | Keyword::CROSS
                        | Keyword::JOIN
                        | Keyword::HAVING
                        | Keyword::UNION
                        | Keyword::OFFSET
                        | Keyword::RETURNING
                )
        }
        _ => false,
    }
}
