//! Lists whose elements are all alike.

use std::ops::Range;

use crate::plan::dialect::Dialect;

/// A list of elements that are alike.
#[derive(Debug)]
pub(super) struct Found {
    /// Where the first one stands.
    pub(super) element: Range<usize>,
    /// How many parameters each has.
    pub(super) width: usize,
    pub(super) times: usize,
    /// Behind all of them, and behind the list's own parenthesis where it has one.
    pub(super) end: usize,
}

/// What a parameter begins with.
fn sign(dialect: Dialect) -> u8 {
    match dialect {
        Dialect::Postgres => b'$',
        Dialect::Sqlite | Dialect::MySql => b'?',
    }
}

/// Whether a byte can belong to a word.
pub(super) fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | 0x80..)
}

/// Behind the parameter at `at`, if it is the one that follows so many others.
pub(super) fn parameter(sql: &str, at: usize, dialect: Dialect, taken: usize) -> Option<usize> {
    let bytes = sql.as_bytes();
    if *bytes.get(at)? != sign(dialect) {
        return None;
    }
    let begins = at
        .checked_sub(1)
        .and_then(|before| bytes.get(before))
        .is_none_or(|before| !is_part(*before));
    let mut end = at + 1;
    if dialect == Dialect::Postgres {
        let mut number = 0_usize;
        while let Some(digit) = bytes.get(end).filter(|byte| byte.is_ascii_digit()) {
            number = number
                .checked_mul(10)?
                .checked_add(usize::from(digit - b'0'))?;
            end += 1;
        }
        if number != taken + 1 {
            return None;
        }
    }
    let ends = bytes
        .get(end)
        .is_none_or(|next| !is_part(*next) && *next != b'?');
    (begins && ends).then_some(end)
}

/// `(?, ?, …)` or `((?, ?), (?, ?), …)`, from its parenthesis on.
pub(super) fn elements(sql: &str, at: usize, dialect: Dialect, taken: usize) -> Option<Found> {
    let begin = blank(sql, at + 1);
    let (mut end, width) = element(sql, begin, dialect, taken)?;
    let element_end = end;
    let mut times = 1;
    loop {
        let next = blank(sql, end);
        match sql.as_bytes().get(next)? {
            b')' => {
                return Some(Found {
                    element: begin..element_end,
                    width,
                    times,
                    end: next + 1,
                });
            }
            b',' => {
                let (after, same) =
                    element(sql, blank(sql, next + 1), dialect, taken + width * times)?;
                if same != width {
                    return None;
                }
                end = after;
                times += 1;
            }
            _ => return None,
        }
    }
}

/// `?`, or `(?, ?, …)`: behind it, and how many parameters it has.
fn element(sql: &str, at: usize, dialect: Dialect, taken: usize) -> Option<(usize, usize)> {
    if sql.as_bytes().get(at)? != &b'(' {
        return Some((parameter(sql, at, dialect, taken)?, 1));
    }
    let (mut end, mut width) = (at, 0);
    loop {
        end = parameter(sql, blank(sql, end + 1), dialect, taken + width)?;
        width += 1;
        end = blank(sql, end);
        match sql.as_bytes().get(end)? {
            b')' => return Some((end + 1, width)),
            b',' => {}
            _ => return None,
        }
    }
}

/// `(…), (…), …`, at least two rows that differ in nothing but their parameters' numbers.
pub(super) fn rows(sql: &str, at: usize, dialect: Dialect, taken: usize) -> Option<Found> {
    let (first_end, width) = row(sql, at, dialect, taken)?;
    let first = sql.get(at..first_end)?;
    let (mut end, mut times) = (first_end, 1);
    loop {
        let comma = blank(sql, end);
        if sql.as_bytes().get(comma) != Some(&b',') {
            break;
        }
        end = same_row(
            sql,
            blank(sql, comma + 1),
            first,
            dialect,
            taken + width * times,
        )?;
        times += 1;
    }
    (times > 1).then_some(Found {
        element: at..first_end,
        width,
        times,
        end,
    })
}

/// A row of parameters, and of words and numbers beside them: behind it, and how many parameters it has. The only
/// parentheses in it are those of `CAST(? AS type)`.
fn row(sql: &str, at: usize, dialect: Dialect, taken: usize) -> Option<(usize, usize)> {
    let bytes = sql.as_bytes();
    let (mut end, mut width, mut depth) = (at, 0, 0_usize);
    let mut word = end;
    loop {
        let byte = *bytes.get(end)?;
        match byte {
            b'(' => {
                let name = sql.get(word..end)?;
                if depth > 0 && !name.trim_ascii().eq_ignore_ascii_case("cast") {
                    return None;
                }
                depth += 1;
            }
            b')' => depth = depth.checked_sub(1)?,
            b'?' | b'$' => {
                end = parameter(sql, end, dialect, taken + width)?;
                width += 1;
                continue;
            }
            b',' | b' ' | b'.' | b'"' | b'_' | b':' => {}
            byte if byte.is_ascii_alphanumeric() => {}
            _ => return None,
        }
        if matches!(byte, b'(' | b',') {
            word = end + 1;
        }
        end += 1;
        if depth == 0 {
            return (width > 0).then_some((end, width));
        }
    }
}

/// Behind a row that is the first one again, its parameters counted on.
fn same_row(
    sql: &str,
    at: usize,
    first: &str,
    dialect: Dialect,
    mut taken: usize,
) -> Option<usize> {
    let rest = sql.get(at..)?;
    if dialect != Dialect::Postgres {
        return rest.starts_with(first).then(|| at + first.len());
    }
    let mut end = at;
    let mut parts = first.split('$');
    end += same(sql, end, parts.next()?)?;
    for part in parts {
        end = parameter(sql, end, dialect, taken)?;
        taken += 1;
        let text = part.trim_start_matches(|digit: char| digit.is_ascii_digit());
        end += same(sql, end, text)?;
    }
    Some(end)
}

fn same(sql: &str, at: usize, text: &str) -> Option<usize> {
    sql.get(at..)?.starts_with(text).then_some(text.len())
}

/// Behind the white space at `at`.
fn blank(sql: &str, at: usize) -> usize {
    let bytes = sql.as_bytes();
    let blanks = bytes
        .iter()
        .skip(at)
        .take_while(|byte| byte.is_ascii_whitespace());
    at + blanks.count()
}
