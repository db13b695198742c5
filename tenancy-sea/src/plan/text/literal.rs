//! String literals in a form that means the same under every setting of the server: whether a backslash escapes what
//! follows it is up to `NO_BACKSLASH_ESCAPES` and `standard_conforming_strings`, and whether `"` encloses a string or a
//! name to `ANSI_QUOTES`. Where it matters a literal is written so that it doesn't.

use sqlparser::tokenizer::Token;

use crate::plan::dialect::Dialect;

/// Rewrites a literal with a backslash, and MySQL's `"…"`.
pub(in crate::plan) fn make_certain(token: &mut Token, dialect: Dialect) {
    let text = match &mut *token {
        Token::DoubleQuotedString(text) if dialect == Dialect::MySql => std::mem::take(text),
        Token::SingleQuotedString(text)
        | Token::DoubleQuotedString(text)
        | Token::NationalStringLiteral(text)
            if text.contains('\\') =>
        {
            std::mem::take(text)
        }
        _ => return,
    };
    let certain = match dialect {
        // No backslash escapes anything.
        Dialect::Sqlite => text,
        Dialect::Postgres => {
            if matches!(token, Token::SingleQuotedString(_)) {
                *token = Token::EscapedStringLiteral(text.replace("''", "'"));
                return;
            }
            text
        }
        Dialect::MySql => {
            let double = matches!(token, Token::DoubleQuotedString(_));
            with_doubled_quotes(&text, if double { '"' } else { '\'' })
        }
    };
    *token = match token {
        Token::NationalStringLiteral(_) => Token::NationalStringLiteral(certain),
        Token::DoubleQuotedString(_) if dialect != Dialect::MySql => {
            Token::DoubleQuotedString(certain)
        }
        _ => Token::SingleQuotedString(certain),
    };
}

/// The inside of MySQL's literal as the inside of `'…'`, where every quote is doubled and none escaped.
fn with_doubled_quotes(text: &str, quote: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, chars.peek().copied()) {
            ('\\', Some('\'')) => {
                chars.next();
                out.push_str("''");
            }
            ('\\', Some('"')) => {
                chars.next();
                out.push('"');
            }
            ('\\', Some(next)) => {
                chars.next();
                out.extend(['\\', next]);
            }
            ('\'', _) => {
                if quote == '\'' {
                    chars.next_if_eq(&'\'');
                }
                out.push_str("''");
            }
            ('"', _) => {
                if quote == '"' {
                    chars.next_if_eq(&'"');
                }
                out.push('"');
            }
            _ => out.push(char),
        }
    }
    out
}
