use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, TokenWithSpan, Tokenizer, Whitespace, Word};

use super::rewrite_tokens::{self, Piece, Rewritten};
use super::{lexical_agreement, literal, synonyms};
use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;
use crate::plan::label::{GROUP, PARAMETER, PIECE, Parameter};

/// The longest text that is planned, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;
/// How many operators a statement may have: each can deepen its tree by one.
const OPERATORS: usize = 20_000;
/// How many parentheses, brackets and CASE may stand within one another.
const LEVELS: usize = 300;

/// A statement as tokens, its parameters labelled.
#[derive(Debug)]
pub(in crate::plan) struct Lexed {
    pub(super) tokens: Vec<TokenWithSpan>,
    /// How many values the text takes.
    pub(in crate::plan) takes: usize,
    /// Text that the parser doesn't know, taken out and put back when the plan is written out.
    pub(in crate::plan) pieces: Vec<Piece>,
    /// The targets of ON CONFLICT among them, to be looked at where the stack is large enough.
    pub(in crate::plan) targets: Vec<Vec<TokenWithSpan>>,
    pub(in crate::plan) size: Size,
}

/// Refuses a text that is too long to be planned.
pub(in crate::plan) fn check_length(sql: &str) -> Result<(), TenancyError> {
    if sql.len() > LONGEST {
        return Err(Refusal::TooLarge("16 MiB of text").into());
    }
    Ok(())
}

/// Splits a statement into tokens and labels its parameters in the order of the text.
pub(in crate::plan) fn lex(sql: &str, dialect: Dialect) -> Result<Lexed, TenancyError> {
    let mut tokens = tokens(sql, dialect)?;
    let size = measure(&tokens)?;
    let takes = label_parameters(&mut tokens, dialect)?;
    rewritten(tokens, takes, size, dialect)
}

/// The same for a planned text, in which the database must find what the parser finds. It is larger than what it was
/// made of, and not deeper than was reckoned. Its parameters have no labels, as in a tree that has forgotten them.
pub(super) fn lex_planned(sql: &str, dialect: Dialect) -> Result<Lexed, TenancyError> {
    let mut tokens = tokens(sql, dialect)?;
    if !lexical_agreement::agrees(sql, &tokens, dialect) {
        return Err(Refusal::RoundTrip.into());
    }
    for token in &mut tokens {
        if let Token::Placeholder(placeholder) = &mut token.token {
            placeholder.clear();
        }
    }
    rewritten(tokens, 0, Size::default(), dialect)
}

fn tokens(sql: &str, dialect: Dialect) -> Result<Vec<TokenWithSpan>, TenancyError> {
    // At a NUL the databases' libraries see the text's end, and the driver for SQLite looks for it without end.
    if sql.contains([PARAMETER, PIECE, GROUP, '\0']) {
        return Err(TenancyError::form("a control character in the statement"));
    }
    let mut tokens = Tokenizer::new(dialect.parser(), sql)
        // Literals keep their escapes, so that they are written out as they came.
        .with_unescape(false)
        .tokenize_with_location()
        .map_err(|err| Refusal::Unparsable(err.to_string()))?;
    if dialect == Dialect::MySql && has_conditional_code(sql, &tokens) {
        return Err(TenancyError::form(
            "a comment that some servers run and others don't",
        ));
    }
    synonyms::hexadecimal(&mut tokens, sql);
    Ok(tokens)
}

fn rewritten(
    mut tokens: Vec<TokenWithSpan>,
    takes: usize,
    size: Size,
    dialect: Dialect,
) -> Result<Lexed, TenancyError> {
    for token in &mut tokens {
        // To PostgreSQL an operator ends where a comment begins, to the parser it doesn't.
        if let Token::CustomBinaryOperator(operator) = &token.token
            && (operator.contains("--") || operator.contains("/*"))
        {
            return Err(TenancyError::form(format!(
                "a comment in operator `{operator}`; put a space before it"
            )));
        }
        literal::make_certain(&mut token.token, dialect);
    }
    let tokens = synonyms::rewrite(tokens, dialect)?;
    let Rewritten {
        tokens,
        pieces,
        targets,
    } = rewrite_tokens::rewrite(tokens, dialect)?;
    Ok(Lexed {
        tokens,
        takes,
        pieces,
        targets,
        size,
    })
}

/// MariaDB runs `/*M! … */`. What stands in `/*!50700 … */` is run by servers of that version, so it can't be told here
/// whether the statement has it; the versions below are older than any server.
fn has_conditional_code(sql: &str, tokens: &[TokenWithSpan]) -> bool {
    let of_mariadb = tokens.iter().any(|token| {
        matches!(&token.token, Token::Whitespace(Whitespace::MultiLineComment(text)) if text.starts_with("M!"))
    });
    let newer = |text: &str| {
        let end = text.find(|char: char| !char.is_ascii_digit());
        let version = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
        version.len() > 5
            || version
                .parse::<u32>()
                .is_ok_and(|version| version >= 50_700)
    };
    of_mariadb || sql.split("/*!").skip(1).any(newer)
}

/// How large a statement's tree can be.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::plan) struct Size {
    /// What deepens the tree by one: operators, and relations, to which predicates are added.
    pub(in crate::plan) operators: usize,
    /// Operators before their operand: the parser goes deeper for each.
    pub(in crate::plan) prefixes: usize,
    /// How many parentheses, brackets and CASE stand within one another.
    pub(in crate::plan) levels: usize,
}

fn measure(tokens: &[TokenWithSpan]) -> Result<Size, TenancyError> {
    let mut size = Size::default();
    // For each open parenthesis, whether a FROM was in it: a comma can bring a relation from there on.
    let mut relations = vec![false];
    let (mut cases, mut after_operator) = (0_usize, false);
    for token in tokens {
        let operator = match &token.token {
            Token::Whitespace(_) => continue,
            Token::LParen => {
                relations.push(false);
                false
            }
            Token::LBracket => {
                relations.push(false);
                true
            }
            Token::RParen | Token::RBracket => {
                if relations.len() > 1 {
                    relations.pop();
                }
                false
            }
            Token::Word(word) => {
                match word.keyword {
                    Keyword::CASE => cases += 1,
                    Keyword::END => cases = cases.saturating_sub(1),
                    Keyword::FROM | Keyword::UPDATE => {
                        if let Some(relations) = relations.last_mut() {
                            *relations = true;
                        }
                    }
                    _ => {}
                }
                size.prefixes += prefixes_of(word);
                is_operator(word)
            }
            Token::Comma => {
                size.operators += usize::from(relations.last() == Some(&true));
                false
            }
            Token::Number(..)
            | Token::Period
            | Token::Placeholder(_)
            | Token::SingleQuotedString(_)
            | Token::SemiColon
            | Token::EOF => false,
            _ => {
                size.prefixes += usize::from(after_operator);
                true
            }
        };
        after_operator = operator;
        size.operators += usize::from(operator);
        size.levels = size.levels.max(relations.len() + cases);
        if size.levels > LEVELS {
            return Err(Refusal::TooLarge("300 levels of parentheses or CASE").into());
        }
    }
    if size.operators > OPERATORS {
        return Err(Refusal::TooLarge("20 000 operators").into());
    }
    Ok(size)
}

/// For how many prefixes a word counts. Joins whose ON stands behind other joins are read, and planned, as joins in
/// parentheses.
fn prefixes_of(word: &Word) -> usize {
    match word.keyword {
        Keyword::JOIN | Keyword::STRAIGHT_JOIN => 4,
        Keyword::NOT | Keyword::INTERVAL | Keyword::BINARY | Keyword::PRIOR | Keyword::EXPLAIN => 1,
        _ => 0,
    }
}

fn is_operator(word: &Word) -> bool {
    matches!(
        word.keyword,
        Keyword::AND
            | Keyword::OR
            | Keyword::XOR
            | Keyword::NOT
            | Keyword::UNION
            | Keyword::INTERSECT
            | Keyword::EXCEPT
            | Keyword::CASE
            | Keyword::JOIN
            | Keyword::STRAIGHT_JOIN
            | Keyword::COLLATE
            | Keyword::IS
            | Keyword::LIKE
            | Keyword::ILIKE
            | Keyword::RLIKE
            | Keyword::REGEXP
            | Keyword::GLOB
            | Keyword::MATCH
            | Keyword::SIMILAR
            | Keyword::DIV
            | Keyword::OVERLAPS
            | Keyword::AT
            | Keyword::OPERATOR
            | Keyword::MEMBER
            | Keyword::BINARY
            | Keyword::EXPLAIN
            | Keyword::BETWEEN
            | Keyword::IN
            | Keyword::INTERVAL
            | Keyword::PRIOR
    )
}

fn label_parameters(tokens: &mut [TokenWithSpan], dialect: Dialect) -> Result<usize, TenancyError> {
    let (mut takes, mut counter) = (0, 0);
    for token in tokens {
        let Token::Placeholder(placeholder) = &token.token else {
            continue;
        };
        let numbered = |prefix| {
            placeholder
                .strip_prefix(prefix)
                .and_then(|number: &str| number.parse::<usize>().ok())
        };
        let index = match dialect {
            Dialect::Postgres => numbered('$'),
            Dialect::MySql if placeholder == "?" => next(&mut counter),
            // sqlx counts `?` by itself and takes `?5` and `$5` at their word.
            Dialect::Sqlite if placeholder == "?" => next(&mut counter),
            Dialect::Sqlite => numbered('?').or_else(|| numbered('$')),
            Dialect::MySql => None,
        };
        let Some(index) = index
            .and_then(|number| number.checked_sub(1))
            .filter(|index| *index < 100_000)
        else {
            return Err(TenancyError::form(format!("parameter `{placeholder}`")));
        };
        takes = takes.max(index + 1);
        token.token = Token::Placeholder(Parameter::Given(index).label());
    }
    Ok(takes)
}

fn next(counter: &mut usize) -> Option<usize> {
    *counter += 1;
    Some(*counter)
}
