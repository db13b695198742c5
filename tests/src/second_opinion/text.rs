//! A statement's text as tokens, with every placeholder replaced by the place of its value.

use std::collections::HashSet;

use sea_orm::{DbBackend, Value};
use sqlparser::ast::Statement;
use sqlparser::dialect::{Dialect, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Tokenizer, Word};

use super::TENANT;
use super::facts::{FACTS, Owned};
use super::recursion::search_and_cycle;
use super::sqlite::WithMore;

pub(super) struct Text {
    pub(super) tokens: Vec<Token>,
    /// Which values are the tenant's key.
    pub(super) tenant: Vec<bool>,
    values: Vec<Value>,
}

fn dialect(backend: DbBackend) -> &'static dyn Dialect {
    match backend {
        DbBackend::Postgres => &PostgreSqlDialect {},
        DbBackend::Sqlite => &WithMore(SQLiteDialect {}),
        _ => &MySqlDialect {},
    }
}

impl Text {
    /// Fails where the values don't fit the placeholders.
    pub(super) fn read(backend: DbBackend, sql: &str, values: &[Value]) -> Result<Self, String> {
        let tokens = Tokenizer::new(dialect(backend), sql)
            .with_unescape(false)
            .tokenize()
            .map_err(|err| format!("it has no tokens: {err}"))?;
        let (mut counter, mut highest) = (0, 0);
        let mut labelled = Vec::new();
        let mut is_zero = false;
        for token in tokens {
            let follows_zero = std::mem::replace(
                &mut is_zero,
                matches!(&token, Token::Number(digits, false) if digits == "0"),
            );
            match token {
                Token::Whitespace(_) => {}
                // The parser knows `0x1f`, and takes `0X1f` and `0b1` for two tokens.
                Token::Word(word) if follows_zero && is_to_a_base(&word) => {
                    labelled.pop();
                    labelled.push(Token::HexStringLiteral(word.value[1..].to_owned()));
                }
                Token::Placeholder(text) => {
                    let place = match (backend, text.as_str()) {
                        (DbBackend::Postgres, text) => text.strip_prefix('$').and_then(number),
                        (_, "?") => {
                            counter += 1;
                            Some(counter)
                        }
                        (DbBackend::Sqlite, text) => text.strip_prefix(['$', '?']).and_then(number),
                        _ => None,
                    };
                    let place = place.ok_or_else(|| format!("placeholder {text}"))?;
                    highest = highest.max(place);
                    labelled.push(Token::Placeholder(format!("${place}")));
                }
                token => labelled.push(token),
            }
        }
        // On PostgreSQL and SQLite a value may be left unread: the statement brought it.
        if highest > values.len() || (backend == DbBackend::MySql && highest != values.len()) {
            return Err(format!("{highest} places for {} values", values.len()));
        }
        let tenant = values.iter().map(is_tenant).collect();
        Ok(Self {
            tokens: labelled,
            tenant,
            values: values.to_vec(),
        })
    }

    /// The only statement.
    pub(super) fn parse(&self, backend: DbBackend) -> Result<Statement, String> {
        let known = in_known_words(&self.tokens, backend)?;
        let mut statements = Parser::new(dialect(backend))
            .with_recursion_limit(10_000)
            .with_tokens(known)
            .parse_statements()
            .map_err(|err| format!("it can't be parsed: {err}"))?;
        match (statements.pop(), statements.pop()) {
            (Some(statement), None) => Ok(statement),
            _ => Err("not one statement".to_owned()),
        }
    }

    /// Whether a placeholder's value is the tenant's key.
    pub(super) fn is_tenant(&self, label: &str) -> bool {
        let place = label.strip_prefix('$').and_then(number);
        place.is_some_and(|place| self.tenant.get(place - 1) == Some(&true))
    }

    /// Whether two parameters have the same value.
    pub(super) fn are_same(&self, one: &str, other: &str) -> bool {
        let value = |label: &str| {
            let place = label.strip_prefix('$').and_then(number)?;
            self.values.get(place - 1)
        };
        value(one).is_some_and(|one| value(other) == Some(one))
    }

    /// The dumb count: every read of a table with a tenant column needs a tenant's key of its own somewhere.
    pub(super) fn count(&self) -> Result<(), String> {
        let word = |at: usize| match self.tokens.get(at) {
            Some(Token::Word(word)) => Some(word.value.to_lowercase()),
            _ => None,
        };
        let keys = self
            .tokens
            .iter()
            .filter(|token| matches!(token, Token::Placeholder(label) if self.is_tenant(label)))
            .count();
        // `a IS [NOT] DISTINCT FROM b`
        let is_comparison = |from: usize| {
            from > 1
                && word(from - 1).as_deref() == Some("distinct")
                && matches!(word(from - 2).as_deref(), Some("is" | "not"))
        };
        let arguments = froms_of_arguments(&self.tokens);
        let mut reads = 0;
        for fact in FACTS
            .iter()
            .filter(|fact| matches!(fact.owned, Owned::By { .. }))
        {
            let named =
                (1..self.tokens.len()).filter(|at| word(*at).as_deref() == Some(fact.table));
            let named: Vec<usize> = named.collect();
            // A name that an expression of a WITH has is no table's; aliases have a word before them.
            let is_cte = named.iter().any(|at| {
                let columns = self.tokens[at + 1..]
                    .iter()
                    .take_while(|token| !is_word(token, "AS"));
                let then = self.tokens.get(at + 1 + columns.count() + 1);
                let defined = matches!(word(at - 1).as_deref(), Some("with" | "recursive"))
                    || self.tokens[at - 1] == Token::Comma;
                defined && then == Some(&Token::LParen)
            });
            if is_cte {
                continue;
            }
            reads += named
                .iter()
                .filter(|at| matches!(word(**at - 1).as_deref(), Some("from" | "join" | "update")))
                .filter(|at| !is_comparison(**at - 1) && !arguments.contains(&(**at - 1)))
                .count();
        }
        if reads > keys {
            return Err(format!(
                "{reads} reads of tables with a tenant column, {keys} keys"
            ));
        }
        Ok(())
    }
}

/// Where a FROM stands that belongs to a function: `substring(a FROM 2)`.
fn froms_of_arguments(tokens: &[Token]) -> HashSet<usize> {
    const FUNCTIONS: [&str; 6] = [
        "extract",
        "overlay",
        "position",
        "substr",
        "substring",
        "trim",
    ];
    let (mut open, mut froms) = (Vec::new(), HashSet::new());
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::LParen => {
                let before = at.checked_sub(1).and_then(|before| tokens.get(before));
                open.push(before.is_some_and(|before| {
                    FUNCTIONS.iter().any(|function| is_word(before, function))
                }));
            }
            Token::RParen => {
                open.pop();
            }
            token if is_word(token, "FROM") && open.last() == Some(&true) => {
                froms.insert(at);
            }
            _ => {}
        }
    }
    froms
}

fn is_tenant(value: &Value) -> bool {
    match value {
        Value::Int(Some(value)) => *value == TENANT,
        Value::BigInt(Some(value)) => *value == i64::from(TENANT),
        _ => false,
    }
}

fn is_to_a_base(word: &Word) -> bool {
    let mut chars = word.value.chars();
    let base = match chars.next() {
        Some('x' | 'X') => 16,
        Some('o' | 'O') => 8,
        Some('b' | 'B') => 2,
        _ => return false,
    };
    word.quote_style.is_none()
        && word.value.len() > 1
        && chars.all(|char| char.is_digit(base) || char == '_')
}

fn number(digits: &str) -> Option<usize> {
    digits.parse().ok().filter(|number| *number > 0)
}

pub(super) fn is_word(token: &Token, text: &str) -> bool {
    matches!(token, Token::Word(word) if word.quote_style.is_none() && word.value.eq_ignore_ascii_case(text))
}

/// What the parser doesn't know, taken out: locking clauses, targets of ON CONFLICT, empty rows, SEARCH and CYCLE.
fn in_known_words(tokens: &[Token], backend: DbBackend) -> Result<Vec<Token>, String> {
    const LOCKS: [&[&str]; 5] = [
        &["LOCK", "IN", "SHARE", "MODE"],
        &["FOR", "NO", "KEY", "UPDATE"],
        &["FOR", "KEY", "SHARE"],
        &["FOR", "UPDATE"],
        &["FOR", "SHARE"],
    ];
    let mut known = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let starts = |words: &[&str]| {
            rest.len() >= words.len()
                && words
                    .iter()
                    .zip(rest)
                    .all(|(word, token)| is_word(token, word))
        };
        if let Some(lock) = LOCKS.iter().find(|lock| starts(lock)) {
            at += lock.len();
            if tokens.get(at).is_some_and(|token| is_word(token, "OF")) {
                at += 1 + names(&tokens[at + 1..]);
            }
            if !matches!(tokens.get(at), Some(token) if is_word(token, "NOWAIT") || is_word(token, "SKIP"))
            {
                continue;
            }
            known.extend([keyword("FOR"), keyword("UPDATE")]);
        } else if starts(&["ON", "CONFLICT"]) {
            known.extend(rest.iter().take(2).cloned());
            at += 2;
            while tokens.get(at).is_some_and(|token| !is_word(token, "DO")) {
                if is_word(&tokens[at], "SELECT") {
                    return Err("a query in the target of ON CONFLICT".to_owned());
                }
                at += 1;
            }
        } else if rest.len() > 1
            && rest[0] == Token::LParen
            && rest[1] == Token::RParen
            && known
                .last()
                .is_some_and(|token| is_word(token, "VALUES") || *token == Token::Comma)
        {
            known.extend([Token::LParen, keyword("NULL"), Token::RParen]);
            at += 2;
        } else if rest[0] == Token::RParen && backend == DbBackend::Postgres {
            known.push(Token::RParen);
            at += 1 + search_and_cycle(&rest[1..]);
        } else {
            known.push(rest[0].clone());
            at += 1;
        }
    }
    Ok(known)
}

/// How many tokens a list of names takes.
fn names(tokens: &[Token]) -> usize {
    let pairs = tokens
        .chunks(2)
        .take_while(|pair| matches!(pair, [Token::Word(_), Token::Comma | Token::Period]));
    let before_last = 2 * pairs.count();
    before_last + usize::from(matches!(tokens.get(before_last), Some(Token::Word(_))))
}

fn keyword(text: &str) -> Token {
    match Token::make_keyword(text) {
        Token::Word(word) => Token::Word(Word {
            quote_style: None,
            ..word
        }),
        token => token,
    }
}
