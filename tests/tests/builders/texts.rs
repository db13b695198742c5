//! The statements that are written in sea-query's tests and documentation.

use std::fs;
use std::path::Path;

use libtest_mimic::Failed;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::sources;

/// A statement with the backend that it is written for.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) place: String,
    pub(crate) backend: &'static str,
    pub(crate) sql: String,
}

const BUILDERS: [(&str, &str); 3] = [
    ("MysqlQueryBuilder", "mysql"),
    ("PostgresQueryBuilder", "postgres"),
    ("SqliteQueryBuilder", "sqlite"),
];

/// The words with which statements begin that aren't schema statements.
const VERBS: [&str; 7] = [
    "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "EXPLAIN",
];

pub(crate) fn of(sea_query: &Path) -> Result<Vec<Text>, Failed> {
    let mut texts = Vec::new();
    for (_, backend) in BUILDERS {
        for file in ["query.rs", "explain.rs", "json_table.rs"] {
            let path = sea_query.join("tests").join(backend).join(file);
            if let Ok(text) = fs::read_to_string(&path) {
                let tokens: TokenStream = text.parse().map_err(|err| format!("{err}"))?;
                let place = format!("tests/{backend}/{file}");
                Found::in_file(place, Some(backend), &mut texts).tokens(tokens);
            }
        }
    }
    for file in sources::files(&sea_query.join("src")) {
        let place = file.strip_prefix(sea_query)?.display().to_string();
        for block in blocks(&fs::read_to_string(&file)?) {
            // What isn't Rust isn't a doc test.
            if let Ok(tokens) = block.parse::<TokenStream>() {
                Found::in_file(place.clone(), None, &mut texts).tokens(tokens);
            }
        }
    }
    texts.sort_by(|one, other| (one.backend, &one.sql).cmp(&(other.backend, &other.sql)));
    texts.dedup_by(|one, other| one.backend == other.backend && one.sql == other.sql);
    Ok(texts)
}

/// The code of a file's documentation.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        let line = line.trim_start();
        let Some(line) = line.strip_prefix("///").or(line.strip_prefix("//!")) else {
            continue;
        };
        if line.trim_start().starts_with("```") {
            match open.take() {
                Some(block) => blocks.push(block),
                None => open = Some(String::new()),
            }
        } else if let Some(block) = &mut open {
            let code = line.trim_start();
            block.push_str(code.strip_prefix("# ").unwrap_or(line));
            block.push('\n');
        }
    }
    blocks
}

/// What was found so far in a file.
struct Found<'f> {
    place: String,
    /// The builder that was named last; in a folder of tests its own.
    backend: Option<&'static str>,
    fixed: bool,
    texts: &'f mut Vec<Text>,
}

impl<'f> Found<'f> {
    fn in_file(place: String, backend: Option<&'static str>, texts: &'f mut Vec<Text>) -> Self {
        Self {
            place,
            backend,
            fixed: backend.is_some(),
            texts,
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let lines = (group.delimiter() == Delimiter::Bracket)
                        .then(|| strings(group.stream()))
                        .flatten();
                    match lines {
                        // `["SELECT ..", "FROM .."].join(" ")`
                        Some(lines) if lines.first().is_some_and(|line| is_statement(line)) => {
                            self.add(lines.join(" "));
                        }
                        _ => self.tokens(group.stream()),
                    }
                }
                TokenTree::Ident(ident) if !self.fixed => {
                    let named = BUILDERS.iter().find(|(builder, _)| ident == builder);
                    self.backend = named.map(|(_, backend)| *backend).or(self.backend);
                }
                TokenTree::Literal(literal) => {
                    if let Some(text) = string(&literal)
                        && is_statement(&text)
                    {
                        self.add(text);
                    }
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, sql: String) {
        if let Some(backend) = self.backend {
            self.texts.push(Text {
                place: self.place.clone(),
                backend,
                sql,
            });
        }
    }
}

/// The strings of a list that holds nothing else.
fn strings(tokens: TokenStream) -> Option<Vec<String>> {
    let mut strings = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Literal(literal) => strings.push(string(&literal)?),
            TokenTree::Punct(punct) if punct.as_char() == ',' => {}
            _ => return None,
        }
    }
    Some(strings)
}

fn string(literal: &proc_macro2::Literal) -> Option<String> {
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

fn is_statement(text: &str) -> bool {
    let start = text.trim_start_matches(['(', ' ', '\n']);
    VERBS.iter().any(|verb| {
        start
            .strip_prefix(verb)
            .is_some_and(|rest| rest.starts_with([' ', '\n', '(']))
    })
}
