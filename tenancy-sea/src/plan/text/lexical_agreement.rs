//! A planned text read once more, by the database's own lexical rules instead of the parser's: what the parser takes for
//! a string, a name or an operator must be one to the database. Otherwise text that was planned as a string's content
//! could be run, and what was planned could be a comment.

use sqlparser::tokenizer::{Token, TokenWithSpan};

use crate::plan::dialect::Dialect;

/// What stands between quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quoted<'t> {
    /// As it is written.
    Plain(&'t str),
    /// PostgreSQL's `E'…'` and `U&'…'`, of which the parser keeps the meaning.
    Escaped,
}

/// Whether the database finds the same strings and names in a text as the parser did, and neither a comment nor the end
/// of a statement.
pub(super) fn agrees(sql: &str, tokens: &[TokenWithSpan], dialect: Dialect) -> bool {
    let parsed: Option<Vec<Quoted<'_>>> = tokens.iter().filter_map(|t| quoted(&t.token)).collect();
    match (parsed, scan(sql, dialect)) {
        (Some(parsed), Some(found)) => parsed == found,
        _ => false,
    }
}

/// The quoted text that a token is: `None` for another token, `Some(None)` for one that the database doesn't have.
fn quoted(token: &Token) -> Option<Option<Quoted<'_>>> {
    Some(match token {
        Token::Word(word) => {
            word.quote_style?;
            Some(Quoted::Plain(&word.value))
        }
        Token::SingleQuotedString(text)
        | Token::DoubleQuotedString(text)
        | Token::NationalStringLiteral(text) => Some(Quoted::Plain(text)),
        // Whatever else the parser lets stand there, the database refuses.
        Token::HexStringLiteral(text) | Token::SingleQuotedByteStringLiteral(text) => text
            .chars()
            .all(|char| char.is_ascii_hexdigit())
            .then_some(Quoted::Plain(text)),
        Token::DollarQuotedString(text) => Some(Quoted::Plain(&text.value)),
        Token::EscapedStringLiteral(_) | Token::UnicodeStringLiteral(_) => Some(Quoted::Escaped),
        Token::DoubleQuotedByteStringLiteral(_)
        | Token::TripleSingleQuotedString(_)
        | Token::TripleDoubleQuotedString(_)
        | Token::TripleSingleQuotedByteStringLiteral(_)
        | Token::TripleDoubleQuotedByteStringLiteral(_)
        | Token::SingleQuotedRawStringLiteral(_)
        | Token::DoubleQuotedRawStringLiteral(_)
        | Token::TripleSingleQuotedRawStringLiteral(_)
        | Token::TripleDoubleQuotedRawStringLiteral(_)
        | Token::QuoteDelimitedStringLiteral(_)
        | Token::NationalQuoteDelimitedStringLiteral(_) => None,
        _ => return None,
    })
}

/// The quoted parts of a text; `None` where it holds a comment, the end of a statement or of the text, or a quote
/// without an end.
fn scan(sql: &str, dialect: Dialect) -> Option<Vec<Quoted<'_>>> {
    let mut found = Vec::new();
    let mut before = [' ', ' '];
    let mut rest = sql;
    while let Some(char) = rest.chars().next() {
        let length = match (dialect, char) {
            (_, '\0' | ';') => return None,
            (_, '/') if rest.starts_with("/*") => return None,
            (Dialect::MySql, '#') => return None,
            (Dialect::MySql, '-') if rest.starts_with("--") => {
                let ends = |char: char| char.is_whitespace() || char.is_control();
                if rest.chars().nth(2).is_none_or(ends) {
                    return None;
                }
                1
            }
            (_, '-') if rest.starts_with("--") => return None,
            (Dialect::Postgres, '\'') => {
                let backslashes = is_prefix(before, &['e', 'E']);
                let inside = until(rest, '\'', backslashes)?;
                let unicode = before.get(1) == Some(&'&');
                found.push(if backslashes || unicode {
                    Quoted::Escaped
                } else {
                    Quoted::Plain(inside)
                });
                inside.len() + 2
            }
            (Dialect::Postgres, '$') => match dollar_quoted(rest, before) {
                Some((inside, length)) => {
                    found.push(Quoted::Plain(inside?));
                    length
                }
                None => 1,
            },
            (Dialect::Sqlite, '[') => {
                let inside = rest.get(1..)?.split_once(']')?.0;
                found.push(Quoted::Plain(inside));
                inside.len() + 2
            }
            (_, '\'' | '"') | (Dialect::Sqlite | Dialect::MySql, '`') => {
                let backslashes = dialect == Dialect::MySql && char != '`';
                let inside = until(rest, char, backslashes)?;
                found.push(Quoted::Plain(inside));
                inside.len() + 2
            }
            _ => char.len_utf8(),
        };
        before = if length == char.len_utf8() {
            [before[1], char]
        } else {
            [' ', ' ']
        };
        rest = rest.get(length..)?;
    }
    Some(found)
}

/// What stands between a quote, which `text` begins with, and its end. A doubled quote belongs to it.
fn until(text: &str, quote: char, backslashes: bool) -> Option<&str> {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, char)) = chars.next() {
        match char {
            '\0' => return None,
            '\\' if backslashes => {
                chars.next()?;
            }
            _ if char == quote => match chars.peek() {
                Some((_, next)) if *next == quote => {
                    chars.next();
                }
                _ => return text.get(quote.len_utf8()..at),
            },
            _ => {}
        }
    }
    None
}

/// Whether the last character is one of these, and a word of its own.
fn is_prefix([first, last]: [char; 2], prefixes: &[char]) -> bool {
    prefixes.contains(&last) && !is_part(first)
}

fn is_part(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '$') || !char.is_ascii()
}

/// What stands between `$tag$` and `$tag$`, if it has an end, and how long all of it is.
fn dollar_quoted(text: &str, before: [char; 2]) -> Option<(Option<&str>, usize)> {
    if is_part(before[1]) {
        return None;
    }
    let after = text.get(1..)?;
    let tag = after.split_once('$')?.0;
    let starts = |char: char| char.is_ascii_alphabetic() || char == '_' || !char.is_ascii();
    let is_tag = tag.chars().next().is_none_or(starts)
        && tag
            .chars()
            .all(|char| starts(char) || char.is_ascii_digit());
    if !is_tag {
        return None;
    }
    let delimiter = text.get(..tag.len() + 2)?;
    let inside = text
        .get(delimiter.len()..)?
        .split_once(delimiter)
        .map(|(inside, _)| inside)
        .filter(|inside| !inside.contains('\0'));
    let length = inside.map_or(0, str::len) + 2 * delimiter.len();
    Some((inside, length))
}
