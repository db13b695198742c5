//! SEARCH and CYCLE of PostgreSQL, which name columns and constants and nothing else.

use sqlparser::tokenizer::Token;

use super::text::is_word;

/// How many of these tokens, which follow a parenthesis that closes, are a SEARCH and a CYCLE.
pub(super) fn search_and_cycle(tokens: &[Token]) -> usize {
    let search = search(tokens).unwrap_or(0);
    search + cycle(&tokens[search..]).unwrap_or(0)
}

fn search(tokens: &[Token]) -> Option<usize> {
    let at = words(tokens, 0, &["SEARCH", "DEPTH", "FIRST", "BY"])
        .or_else(|| words(tokens, 0, &["SEARCH", "BREADTH", "FIRST", "BY"]))?;
    name(tokens, words(tokens, names(tokens, at)?, &["SET"])?)
}

fn cycle(tokens: &[Token]) -> Option<usize> {
    let columns = names(tokens, words(tokens, 0, &["CYCLE"])?)?;
    let mut at = name(tokens, words(tokens, columns, &["SET"])?)?;
    if let Some(value) = words(tokens, at, &["TO"]) {
        let default = words(tokens, constant(tokens, value)?, &["DEFAULT"])?;
        at = constant(tokens, default)?;
    }
    name(tokens, words(tokens, at, &["USING"])?)
}

fn words(tokens: &[Token], at: usize, wanted: &[&str]) -> Option<usize> {
    let found = tokens.get(at..at + wanted.len())?;
    let all = found
        .iter()
        .zip(wanted)
        .all(|(token, word)| is_word(token, word));
    all.then_some(at + wanted.len())
}

fn name(tokens: &[Token], at: usize) -> Option<usize> {
    matches!(tokens.get(at), Some(Token::Word(_))).then_some(at + 1)
}

fn names(tokens: &[Token], at: usize) -> Option<usize> {
    let mut end = name(tokens, at)?;
    while tokens.get(end) == Some(&Token::Comma) {
        end = name(tokens, end + 1)?;
    }
    Some(end)
}

fn constant(tokens: &[Token], at: usize) -> Option<usize> {
    match tokens.get(at)? {
        Token::SingleQuotedString(_) | Token::Number(..) => Some(at + 1),
        token => (is_word(token, "TRUE") || is_word(token, "FALSE")).then_some(at + 1),
    }
}
