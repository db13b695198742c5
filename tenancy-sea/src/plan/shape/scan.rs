use std::cell::RefCell;

use super::list::{self, Found};
use super::{Run, RunKind, Runs, Shape};
use crate::plan::dialect::Dialect;

/// A larger buffer isn't kept.
const LARGEST_BUFFER: usize = 64 * 1024;

thread_local! {
    static BUFFER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Hands a statement's shape to `then`; `None` where it repeats nothing, and where its text is none of those that
/// SeaORM writes: with comments, escapes, or parameters out of their order.
pub(in crate::plan) fn scanned<R>(
    sql: &str,
    dialect: Dialect,
    then: impl FnOnce(Option<Shape<'_>>) -> R,
) -> R {
    if !may_repeat(sql) {
        return then(None);
    }
    BUFFER.with(|buffer| {
        let Ok(mut text) = buffer.try_borrow_mut() else {
            return then(None);
        };
        text.clear();
        let runs = Scan::new(sql, dialect, &mut text).run();
        let shape = runs.map(|runs| Shape { text: &text, runs });
        let result = then(shape);
        if text.capacity() > LARGEST_BUFFER {
            *text = String::new();
        }
        result
    })
}

/// Whether a parenthesis opens behind IN or behind a comma, as a list and a second row do: the cheapest thing that all
/// repetitions have.
fn may_repeat(sql: &str) -> bool {
    let bytes = sql.as_bytes();
    memchr::memchr_iter(b'(', bytes).any(|at| {
        let before = bytes.get(..at).unwrap_or_default().iter().rev();
        let before = before.copied().find(|byte| !byte.is_ascii_whitespace());
        matches!(before, Some(b'N' | b'n' | b','))
    })
}

/// Reads a text once, and copies it without its repetitions.
struct Scan<'s> {
    sql: &'s str,
    dialect: Dialect,
    at: usize,
    /// Up to where the text is copied.
    copied: usize,
    out: &'s mut String,
    /// How many parameters the text has up to here, and its shape.
    taken: usize,
    shaped: usize,
    runs: Runs,
}

impl<'s> Scan<'s> {
    fn new(sql: &'s str, dialect: Dialect, out: &'s mut String) -> Self {
        Self {
            sql,
            dialect,
            at: 0,
            copied: 0,
            out,
            taken: 0,
            shaped: 0,
            runs: Runs::default(),
        }
    }

    fn run(mut self) -> Option<Runs> {
        let bytes = self.sql.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            let next = bytes.get(self.at + 1);
            match byte {
                b'\'' | b'"' | b'`' => self.at = after_quoted(self.sql, self.at, *byte)?,
                b'-' if next == Some(&b'-') => return None,
                b'/' if next == Some(&b'*') => return None,
                b'#' | b'\\' => return None,
                // SQLite encloses names so; nobody writes it.
                b'[' if self.dialect == Dialect::Sqlite => return None,
                b'?' | b'$' => self.parameter()?,
                b'(' => match self.list() {
                    Some((found, kind)) => self.collapse(found, kind)?,
                    None => self.at += 1,
                },
                _ => self.at += 1,
            }
        }
        if self.runs.is_empty() {
            return None;
        }
        self.copy(self.sql.len());
        Some(self.runs)
    }

    /// A parameter that is not repeated.
    fn parameter(&mut self) -> Option<()> {
        let after = list::parameter(self.sql, self.at, self.dialect, self.taken)?;
        self.taken += 1;
        if self.dialect == Dialect::Postgres && self.taken != self.shaped + 1 {
            self.copy(self.at);
            self.number();
            self.copied = after;
        } else {
            self.shaped += 1;
        }
        self.at = after;
        Some(())
    }

    fn list(&self) -> Option<(Found, RunKind)> {
        let before = self.sql.get(..self.at)?.trim_ascii_end();
        if ends_with_word(before, "IN") {
            return Some((
                list::elements(self.sql, self.at, self.dialect, self.taken)?,
                RunKind::List,
            ));
        }
        if ends_with_word(before, "VALUES") {
            return Some((
                list::rows(self.sql, self.at, self.dialect, self.taken)?,
                RunKind::Rows,
            ));
        }
        None
    }

    /// Writes a list's element, or a first and a second row, in the place of all.
    fn collapse(&mut self, found: Found, kind: RunKind) -> Option<()> {
        self.copy(self.at);
        let once = match kind {
            RunKind::List => {
                self.out.push('(');
                1
            }
            RunKind::Rows => 2,
        };
        let element = self.sql.get(found.element.clone())?;
        for row in 0..once {
            if row > 0 {
                self.out.push_str(", ");
            }
            if row + 1 == once {
                let run = Run {
                    first: self.shaped,
                    width: found.width,
                    kind,
                };
                self.runs.push(run, found.times + 1 - once)?;
            }
            self.element(element);
        }
        if kind == RunKind::List {
            self.out.push(')');
        }
        self.taken += found.width * found.times;
        self.at = found.end;
        self.copied = found.end;
        Some(())
    }

    /// Copies one element, its parameters counted in the shape.
    fn element(&mut self, element: &str) {
        if self.dialect != Dialect::Postgres {
            self.out.push_str(element);
            self.shaped += element.bytes().filter(|byte| *byte == b'?').count();
            return;
        }
        let mut parts = element.split('$');
        self.out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            self.number();
            self.out
                .push_str(part.trim_start_matches(|digit: char| digit.is_ascii_digit()));
        }
    }

    fn number(&mut self) {
        self.shaped += 1;
        self.out.push('$');
        super::write::push_number(self.out, self.shaped);
    }

    fn copy(&mut self, end: usize) {
        if let Some(text) = self.sql.get(self.copied..end) {
            self.out.push_str(text);
        }
        self.copied = end;
    }
}

/// Behind a string or a quoted name. A doubled quote is the end of one and the begin of the next.
fn after_quoted(sql: &str, at: usize, quote: u8) -> Option<usize> {
    let inside = sql.get(at + 1..)?;
    let end = inside.find(char::from(quote))?;
    let escapes = inside.get(..end)?.contains('\\');
    (!escapes).then_some(at + end + 2)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(start) = bytes.len().checked_sub(word.len()) else {
        return false;
    };
    let (before, last) = bytes.split_at(start);
    last.eq_ignore_ascii_case(word.as_bytes())
        && before.last().is_none_or(|byte| !list::is_part(*byte))
}
