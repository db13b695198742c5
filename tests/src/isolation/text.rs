//! A statement's text: its parameters and quoted names for each database, and what can be said about it from afar.

use std::iter::Peekable;
use std::str::CharIndices;

use crate::Backend;

/// A stretch of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'t> {
    /// A string or a comment, as it stands.
    Literal(&'t str),
    /// A quoted name without its quotes.
    Name(&'t str),
    Word(&'t str),
    Parameter,
    Symbol(char),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let piece = match char {
            '\'' => Piece::Literal(&text[at..quoted(&mut chars, text, '\'')]),
            '"' => Piece::Name(&text[at + 1..quoted(&mut chars, text, '"') - 1]),
            '-' if text[at..].starts_with("--") => {
                let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
                while chars.next_if(|(next, _)| *next < end).is_some() {}
                Piece::Literal(&text[at..end])
            }
            '/' if text[at..].starts_with("/*") => {
                let end = text[at..].find("*/").map_or(text.len(), |end| at + end + 2);
                while chars.next_if(|(next, _)| *next < end).is_some() {}
                Piece::Literal(&text[at..end])
            }
            '?' => Piece::Parameter,
            _ if char.is_alphanumeric() || char == '_' => {
                let mut end = at + char.len_utf8();
                while let Some((next, char)) =
                    chars.next_if(|(_, char)| char.is_alphanumeric() || matches!(char, '_' | '$'))
                {
                    end = next + char.len_utf8();
                }
                Piece::Word(&text[at..end])
            }
            _ => Piece::Symbol(char),
        };
        pieces.push(piece);
    }
    pieces
}

/// The end of what a quote began; doubled quotes belong to it.
fn quoted(chars: &mut Peekable<CharIndices<'_>>, text: &str, quote: char) -> usize {
    while let Some((at, char)) = chars.next() {
        if char == quote && chars.next_if(|(_, next)| *next == quote).is_none() {
            return at + 1;
        }
    }
    text.len()
}

/// The statement as a database takes it, and how many values it takes.
pub fn render(text: &str, backend: Backend) -> (String, usize) {
    let mut sql = String::new();
    let mut parameters = 0;
    for piece in pieces(text) {
        match piece {
            Piece::Literal(part) | Piece::Word(part) => sql.push_str(part),
            Piece::Name(name) => {
                let quote = if backend == Backend::Mysql { '`' } else { '"' };
                sql.push(quote);
                sql.push_str(name);
                sql.push(quote);
            }
            Piece::Parameter => {
                parameters += 1;
                if backend == Backend::Postgres {
                    sql.push_str(&format!("${parameters}"));
                } else {
                    sql.push('?');
                }
            }
            Piece::Symbol(char) => sql.push(char),
        }
    }
    (sql, parameters)
}

/// What can be said about a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// It returns rows.
    pub returns: bool,
    /// It has an ORDER BY of its own.
    pub ordered: bool,
    /// It begins, after its WITH, with INSERT.
    pub inserts: bool,
    /// No word of it writes.
    pub only_reads: bool,
}

/// Looks at the words outside all parentheses.
pub fn shape(text: &str) -> Shape {
    let mut depth = 0_usize;
    let mut words: Vec<String> = Vec::new();
    let mut first_in_parentheses = None;
    let mut writes = false;
    for piece in pieces(text) {
        if let Piece::Word(word) = piece {
            let word = word.to_uppercase();
            writes |= ["INSERT", "UPDATE", "DELETE", "INTO", "MERGE"].contains(&word.as_str());
        }
        match piece {
            Piece::Symbol('(') => depth += 1,
            Piece::Symbol(')') => depth = depth.saturating_sub(1),
            Piece::Word(word) if depth == 0 => words.push(word.to_uppercase()),
            Piece::Word(word) if words.is_empty() => {
                first_in_parentheses.get_or_insert_with(|| word.to_uppercase());
            }
            _ => {}
        }
    }
    let verbs = [
        "SELECT", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "EXPLAIN",
        "SHOW", "PRAGMA",
    ];
    let verb = first_in_parentheses
        .or_else(|| {
            words
                .iter()
                .find(|word| verbs.contains(&word.as_str()))
                .cloned()
        })
        .unwrap_or_default();
    let reads = [
        "SELECT", "VALUES", "TABLE", "WITH", "EXPLAIN", "SHOW", "PRAGMA",
    ]
    .contains(&verb.as_str());
    Shape {
        returns: reads || words.iter().any(|word| word == "RETURNING"),
        ordered: reads && words.windows(2).any(|pair| pair == ["ORDER", "BY"]),
        inserts: verb == "INSERT" || verb == "REPLACE",
        only_reads: reads && !writes,
    }
}
