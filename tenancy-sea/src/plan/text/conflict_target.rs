//! The target of ON CONFLICT where the parser doesn't know its form: `(lower(x)) WHERE y`. It is put back as it came, so it
//! must be nothing but such a target.

use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, TokenWithSpan};

use super::rewrite_tokens::Source;
use crate::error::{Refusal, TenancyError};

/// How many tokens the target of ON CONFLICT takes, where it is more than a list of columns.
pub(super) fn unknown_length(source: &Source) -> Result<Option<usize>, TenancyError> {
    // Where no DO follows, the end isn't looked for again and again.
    if !matches!(source.token(0), Some(Token::LParen)) || !source.expects_do() {
        return Ok(None);
    }
    let mut length = 0;
    while !source.is(length, Keyword::DO) {
        match source.token(length) {
            None => return Ok(None),
            // An index expression can't hold a query; what looks like one isn't a conflict target.
            Some(Token::Word(word))
                if matches!(
                    word.keyword,
                    Keyword::SELECT | Keyword::VALUES | Keyword::WITH | Keyword::TABLE
                ) =>
            {
                return Err(TenancyError::form("a query in the target of ON CONFLICT"));
            }
            Some(_) => length += 1,
        }
    }
    let plain = (1..length.saturating_sub(1))
        .all(|ahead| matches!(source.token(ahead), Some(Token::Word(_) | Token::Comma)));
    let closed = matches!(source.token(length.saturating_sub(1)), Some(Token::RParen));
    let columns_alone = plain && closed && !has_sort_words(source, length);
    Ok((!columns_alone).then_some(length))
}

/// `(a COLLATE x)`, `(a DESC)`: words that follow one another without a comma.
fn has_sort_words(source: &Source, length: usize) -> bool {
    (1..length).any(|ahead| {
        matches!(source.token(ahead), Some(Token::Word(_)))
            && matches!(source.token(ahead + 1), Some(Token::Word(_)))
    })
}

/// Refuses what isn't a list of index expressions, with or without a condition.
pub(in crate::plan) fn check(
    mut parser: Parser<'_>,
    target: Vec<TokenWithSpan>,
) -> Result<(), TenancyError> {
    parser = parser.with_tokens_with_locations(target);
    read(&mut parser).map_err(|err| Refusal::Unparsable(err.to_string()).into())
}

fn read(parser: &mut Parser<'_>) -> Result<(), ParserError> {
    parser.expect_token(&Token::LParen)?;
    parser.parse_comma_separated(Parser::parse_create_index_expr)?;
    parser.expect_token(&Token::RParen)?;
    if parser.parse_keyword(Keyword::WHERE) {
        parser.parse_expr()?;
    }
    parser.expect_token(&Token::EOF).map(|_| ())
}
