//! Spellings that the parser doesn't know, or takes for something else, written as what they mean.
//!
//! | spelling | becomes |
//! | --- | --- |
//! | `0x1F`, `0X1F`, `0b101`, `0o17`, as far as the backend has them | a number as it is written, not the string `X'1F'` and not `0 AS x1f` |
//! | `a ISNULL` (SQLite, PostgreSQL) | `a IS NULL` |
//! | `a IS b`, `a IS NOT b` (SQLite) | `a IS NOT DISTINCT FROM b`, `a IS DISTINCT FROM b` |
//! | `AS MATERIALIZED (…)` (SQLite) | `AS (…)`, since it is a hint |
//! | `LATERAL unnest(…)` (PostgreSQL) | `unnest(…)`, which sees what stands before it all the same |
//! | `TRIM(BOTH FROM a)` | `TRIM(BOTH ' ' FROM a)` |
//! | `BINARY a` (MySQL) | `CAST(a AS BINARY)`: the parser takes all that follows for `a` |
//! | `a && b`, `a MOD b`, `!(a)` (MySQL) | `a AND b`, `a % b`, `(NOT (a))` |
//! | `FROM (a, b)` (MySQL) | `FROM (a CROSS JOIN b)` |

use std::collections::HashSet;

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Span, Token, TokenWithSpan, Word};

use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;

/// Rewrites the tokens; white space and comments are dropped on the way.
pub(super) fn rewrite(
    tokens: Vec<TokenWithSpan>,
    dialect: Dialect,
) -> Result<Vec<TokenWithSpan>, TenancyError> {
    let tokens = numbers(tokens, dialect)?;
    Ok(words(tokens, dialect))
}

/// Makes numbers of what the parser takes for `X'1F'` where the text says `0x1F`.
pub(super) fn hexadecimal(tokens: &mut [TokenWithSpan], sql: &str) {
    let mut chars = sql.chars();
    let (mut line, mut column) = (1, 1);
    for token in tokens {
        let Token::HexStringLiteral(digits) = &token.token else {
            continue;
        };
        let start = token.span.start;
        let mut first = None;
        while (line, column) <= (start.line, start.column)
            && let Some(char) = chars.next()
        {
            first = Some(char);
            (line, column) = match char {
                '\n' => (line + 1, 1),
                _ => (line, column + 1),
            };
        }
        if first == Some('0') {
            token.token = Token::Number(format!("0x{digits}"), false);
        }
    }
}

/// Numbers that are written to another base.
fn numbers(
    tokens: Vec<TokenWithSpan>,
    dialect: Dialect,
) -> Result<Vec<TokenWithSpan>, TenancyError> {
    let mut out: Vec<TokenWithSpan> = Vec::with_capacity(tokens.len());
    let mut adjacent = false;
    for token in tokens {
        if matches!(token.token, Token::Whitespace(_)) {
            adjacent = false;
            continue;
        }
        match (&token.token, out.last_mut().map(|last| &mut last.token)) {
            (Token::Word(word), Some(Token::Number(number, _)))
                if adjacent && word.quote_style.is_none() =>
            {
                // `0b101`; anything else would be read as a column's alias.
                if number != "0" || !is_other_base(&word.value, dialect) {
                    let text = format!("{number}{}", word.value);
                    return Err(Refusal::Unparsable(format!("`{text}` is not a number")).into());
                }
                number.push_str(&word.value);
            }
            _ => out.push(token),
        }
        adjacent = true;
    }
    Ok(out)
}

/// What follows the 0 of a number to another base. To some servers anything else is a number and an alias, to others a
/// name, to others an error.
fn is_other_base(word: &str, dialect: Dialect) -> bool {
    let mut chars = word.chars();
    let base = match (chars.next(), dialect) {
        (Some('x'), _) | (Some('X'), Dialect::Postgres | Dialect::Sqlite) => 16,
        (Some('o' | 'O'), Dialect::Postgres) => 8,
        (Some('b'), Dialect::MySql) | (Some('b' | 'B'), Dialect::Postgres) => 2,
        _ => return false,
    };
    let separated = dialect != Dialect::MySql;
    word.len() > 1 && chars.all(|char| char.is_digit(base) || (char == '_' && separated))
}

fn words(tokens: Vec<TokenWithSpan>, dialect: Dialect) -> Vec<TokenWithSpan> {
    let groups = match dialect {
        Dialect::MySql => comma_joins(&tokens),
        Dialect::Postgres | Dialect::Sqlite => Vec::new(),
    };
    if groups.is_empty() && !tokens.iter().any(|token| may_be_one(&token.token)) {
        return tokens;
    }
    let tokens = Tokens(tokens);
    let mut out = Vec::with_capacity(tokens.0.len());
    // Where a parenthesis of `!(…)` closes.
    let mut closes = HashSet::new();
    let mut at = 0;
    while let Some(token) = tokens.0.get(at) {
        let mut taken = 1;
        match dialect {
            _ if tokens.is_trim_of_spaces(at) => {
                out.push(token.clone());
                out.push(bare(Token::SingleQuotedString(" ".to_owned())));
            }
            Dialect::Sqlite if tokens.is(at, "is") && !tokens.is_known_after_is(at + 1) => {
                let negated = tokens.is(at + 1, "not");
                taken += usize::from(negated);
                out.push(word("IS"));
                out.extend((!negated).then(|| word("NOT")));
                out.extend([word("DISTINCT"), word("FROM")]);
            }
            Dialect::Sqlite if tokens.is(at, "as") && tokens.materialized(at + 1) > 0 => {
                out.push(token.clone());
                taken += tokens.materialized(at + 1);
            }
            Dialect::Postgres
                if tokens.is(at, "lateral")
                    && tokens.is(at + 1, "unnest")
                    && tokens.is_token(at + 2, &Token::LParen) => {}
            Dialect::Sqlite | Dialect::Postgres if tokens.is_isnull(at) => {
                out.extend([word("IS"), word("NULL")]);
            }
            Dialect::MySql if tokens.binary_operand(at).is_some() => {
                let length = tokens.binary_operand(at).unwrap_or_default();
                out.extend([word("CAST"), bare(Token::LParen)]);
                out.extend(tokens.0.iter().skip(at + 1).take(length).cloned());
                out.extend([word("AS"), word("BINARY"), bare(Token::RParen)]);
                taken += length;
            }
            Dialect::MySql if token.token == Token::Overlap => out.push(word("AND")),
            Dialect::MySql if tokens.is(at, "mod") && !tokens.is_token(at + 1, &Token::LParen) => {
                out.push(bare(Token::Mod));
            }
            Dialect::MySql
                if token.token == Token::ExclamationMark
                    && tokens.is_token(at + 1, &Token::LParen) =>
            {
                out.extend([bare(Token::LParen), word("NOT")]);
                closes.extend(tokens.closing(at + 1));
            }
            Dialect::MySql if groups.binary_search(&at).is_ok() => {
                out.extend([word("CROSS"), word("JOIN")]);
            }
            _ => out.push(token.clone()),
        }
        if closes.remove(&at) {
            out.push(bare(Token::RParen));
        }
        at += taken;
    }
    out
}

/// What every spelling has that is rewritten here: most statements have none of it, and their tokens stay as they are.
fn may_be_one(token: &Token) -> bool {
    const WORDS: [&str; 9] = [
        "binary",
        "both",
        "lateral",
        "leading",
        "trailing",
        "is",
        "materialized",
        "isnull",
        "mod",
    ];
    match token {
        Token::Overlap | Token::ExclamationMark => true,
        Token::Word(word) => {
            word.quote_style.is_none()
                && WORDS
                    .iter()
                    .any(|text| word.value.eq_ignore_ascii_case(text))
        }
        _ => false,
    }
}

/// The commas between tables that stand in parentheses after FROM or JOIN, in order.
///
/// A comma binds less than JOIN. That makes a difference to RIGHT JOIN alone, before which commas stay what they are.
fn comma_joins(tokens: &[TokenWithSpan]) -> Vec<usize> {
    let keyword = |at: usize| match tokens.get(at).map(|token| &token.token) {
        Some(Token::Word(word)) if word.quote_style.is_none() => word.keyword,
        _ => Keyword::NoKeyword,
    };
    let mut found = Vec::new();
    // For each open parenthesis: the commas of a group of tables, if it is one.
    let mut open: Vec<Option<Vec<usize>>> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match &token.token {
            Token::LParen => {
                let before = at.checked_sub(1).map_or(Keyword::NoKeyword, keyword);
                let opens = matches!(before, Keyword::FROM | Keyword::JOIN)
                    && !matches!(
                        keyword(at + 1),
                        Keyword::SELECT | Keyword::WITH | Keyword::VALUES
                    );
                open.push(opens.then(Vec::new));
            }
            Token::RParen => found.extend(open.pop().flatten().unwrap_or_default()),
            Token::Comma => {
                if let Some(Some(commas)) = open.last_mut() {
                    commas.push(at);
                }
            }
            // A query in parentheses of its own is a branch, and its commas are those of ORDER BY.
            Token::Word(_)
                if matches!(
                    keyword(at),
                    Keyword::RIGHT
                        | Keyword::UNION
                        | Keyword::INTERSECT
                        | Keyword::EXCEPT
                        | Keyword::ORDER
                        | Keyword::LIMIT
                ) =>
            {
                if let Some(group) = open.last_mut() {
                    *group = None;
                }
            }
            _ => {}
        }
    }
    found.sort_unstable();
    found
}

struct Tokens(Vec<TokenWithSpan>);

impl Tokens {
    fn word(&self, at: usize) -> Option<&Word> {
        match self.0.get(at).map(|token| &token.token) {
            Some(Token::Word(word)) if word.quote_style.is_none() => Some(word),
            _ => None,
        }
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.word(at)
            .is_some_and(|word| word.value.eq_ignore_ascii_case(text))
    }

    fn is_token(&self, at: usize, token: &Token) -> bool {
        self.0.get(at).is_some_and(|found| found.token == *token)
    }

    /// The parser knows what follows IS, or IS NOT.
    fn is_known_after_is(&self, at: usize) -> bool {
        let at = at + usize::from(self.is(at, "not"));
        ["null", "true", "false", "distinct"]
            .iter()
            .any(|text| self.is(at, text))
    }

    /// How many tokens `[NOT] MATERIALIZED` before a parenthesis takes.
    fn materialized(&self, at: usize) -> usize {
        let length = 1 + usize::from(self.is(at, "not"));
        let hint = self.is(at + length - 1, "materialized");
        if hint && self.is_token(at + length, &Token::LParen) {
            length
        } else {
            0
        }
    }

    /// ISNULL after an operand; not a name, not a function.
    fn is_isnull(&self, at: usize) -> bool {
        let names = |at: usize| self.is(at, "as") || self.is_token(at, &Token::Period);
        self.is(at, "isnull")
            && at.checked_sub(1).is_some_and(|before| !names(before))
            && ![Token::LParen, Token::Period]
                .iter()
                .any(|token| self.is_token(at + 1, token))
    }

    /// `TRIM(BOTH FROM …)`, at the word after the parenthesis.
    fn is_trim_of_spaces(&self, at: usize) -> bool {
        let side = ["both", "leading", "trailing"]
            .iter()
            .any(|text| self.is(at, text));
        let after = at
            .checked_sub(2)
            .is_some_and(|trim| self.is(trim, "trim") && self.is_token(trim + 1, &Token::LParen));
        side && after && self.is(at + 1, "from")
    }

    /// How many tokens the operand of a prefix `BINARY` has; `None` where the word is a type.
    fn binary_operand(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1);
        let is_type = before.is_some_and(|before| {
            ["as", "set", "collate", "charset"].iter().any(|text| self.is(before, text))
                // CONVERT(a, BINARY(8))
                || self.is_token(before, &Token::Comma) && self.is_token(at + 1, &Token::LParen)
        });
        if !self.is(at, "binary") || is_type {
            return None;
        }
        let end = |at: usize| self.closing(at).map(|close| close + 1);
        let end = match &self.0.get(at + 1)?.token {
            Token::LParen => end(at + 1),
            Token::Word(_) => {
                let mut last = at + 1;
                while self.is_token(last + 1, &Token::Period) {
                    last += 2;
                }
                match self.is_token(last + 1, &Token::LParen) {
                    true => end(last + 1),
                    false => Some(last + 1),
                }
            }
            Token::SingleQuotedString(_)
            | Token::DoubleQuotedString(_)
            | Token::Number(..)
            | Token::HexStringLiteral(_)
            | Token::Placeholder(_) => Some(at + 2),
            _ => None,
        };
        end.map(|end| end - at - 1)
    }

    /// Where the parenthesis that opens here closes.
    fn closing(&self, at: usize) -> Option<usize> {
        let mut depth = 0_usize;
        let mut rest = self.0.iter().enumerate().skip(at);
        let close = rest.find(|(_, token)| {
            match token.token {
                Token::LParen => depth += 1,
                Token::RParen => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        });
        close.map(|(at, _)| at)
    }
}

fn word(text: &str) -> TokenWithSpan {
    bare(Token::make_keyword(text))
}

fn bare(token: Token) -> TokenWithSpan {
    TokenWithSpan::new(token, Span::empty())
}
