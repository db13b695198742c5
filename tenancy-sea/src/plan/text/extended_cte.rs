//! SEARCH and CYCLE behind a common table expression (PostgreSQL), which the parser doesn't know.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::Token;

use super::rewrite_tokens::Source;

/// How many tokens make the parenthesis that closes a common table expression and its SEARCH and CYCLE, which name columns
/// and nothing else.
pub(super) fn search_and_cycle(source: &Source) -> Option<usize> {
    if !matches!(source.token(0), Some(Token::RParen)) {
        return None;
    }
    let search = search(source, 1).unwrap_or(1);
    let end = cycle(source, search).unwrap_or(search);
    (end > 1).then_some(end)
}

/// `SEARCH DEPTH FIRST BY a, b SET c`: where it ends.
fn search(source: &Source, from: usize) -> Option<usize> {
    let ordered = source.is_word(from + 1, "DEPTH") || source.is_word(from + 1, "BREADTH");
    if !source.is_word(from, "SEARCH")
        || !ordered
        || !source.is(from + 2, Keyword::FIRST)
        || !source.is(from + 3, Keyword::BY)
    {
        return None;
    }
    set(source, columns(source, from + 4)?)
}

/// `CYCLE a, b SET c TO 1 DEFAULT 0 USING d`: where it ends.
fn cycle(source: &Source, from: usize) -> Option<usize> {
    if !source.is_word(from, "CYCLE") {
        return None;
    }
    let mut at = set(source, columns(source, from + 1)?)?;
    if source.is(at, Keyword::TO) && source.is(at + 2, Keyword::DEFAULT) {
        let is_literal = |ahead| {
            matches!(
                source.token(ahead),
                Some(Token::SingleQuotedString(_) | Token::Number(..))
            ) || source.is(ahead, Keyword::TRUE)
                || source.is(ahead, Keyword::FALSE)
        };
        if !is_literal(at + 1) || !is_literal(at + 3) {
            return None;
        }
        at += 4;
    }
    let named = matches!(source.token(at + 1), Some(Token::Word(_)));
    (source.is(at, Keyword::USING) && named).then_some(at + 2)
}

/// Where a list of columns ends.
fn columns(source: &Source, mut at: usize) -> Option<usize> {
    loop {
        if !matches!(source.token(at), Some(Token::Word(_))) {
            return None;
        }
        if !matches!(source.token(at + 1), Some(Token::Comma)) {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Where `SET a` ends.
fn set(source: &Source, at: usize) -> Option<usize> {
    let named = matches!(source.token(at + 1), Some(Token::Word(_)));
    (source.is(at, Keyword::SET) && named).then_some(at + 2)
}
