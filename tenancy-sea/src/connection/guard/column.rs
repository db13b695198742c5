use sea_orm::{QueryResult, TryGetError, TryGetable};
use tenancy_core::TenantKey;

use super::driver;
use super::find::{Place, from_map};
use crate::entity::{is_null, key_of};

/// What a row's tenant column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Own,
    /// NULL: a shared row, or the empty side of an outer join.
    Nobody,
    Stranger,
    /// Fails closed.
    Unreadable,
}

/// Reads a tenant column. The type is found on the first row that has a value, and kept while it fits: only SQLite
/// changes types between rows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reader {
    kind: Option<Kind>,
    own: Option<Own>,
}

/// The own key as the driver has it: what is the same in the same column of the same result is the same key, and comparing it
/// takes a fraction of reading it.
#[derive(Clone, Copy, Debug)]
enum Own {
    Bytes(OwnBytes),
    Integer(i64),
}

impl Own {
    fn of(row: &QueryResult, index: usize) -> Option<Self> {
        let bytes = driver::bytes(row, index).and_then(OwnBytes::of);
        let integer = || driver::integer(row, index).map(Self::Integer);
        bytes.map(Self::Bytes).or_else(integer)
    }
}

/// The bytes in which the database sends the own key, where they are few.
#[derive(Clone, Copy, Debug)]
struct OwnBytes {
    bytes: [u8; Self::MOST],
    length: usize,
}

impl OwnBytes {
    /// A UUID's.
    const MOST: usize = 16;

    fn of(own: &[u8]) -> Option<Self> {
        let mut bytes = [0; Self::MOST];
        bytes.get_mut(..own.len())?.copy_from_slice(own);
        Some(Self {
            bytes,
            length: own.len(),
        })
    }

    fn are(&self, bytes: &[u8]) -> bool {
        self.bytes.get(..self.length) == Some(bytes)
    }
}

/// A type as which a column can be read. The drivers don't widen: an `int4` is no `i64` to PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Big,
    Normal,
    Small,
    Unsigned,
    Text,
    #[cfg(feature = "with-uuid")]
    Uuid,
    Bytes,
}

const INTEGER: &[Kind] = &[
    Kind::Big,
    Kind::Normal,
    Kind::Small,
    Kind::Unsigned,
    Kind::Text,
];
const TEXT: &[Kind] = &[
    Kind::Text,
    Kind::Big,
    Kind::Normal,
    Kind::Small,
    Kind::Unsigned,
];
#[cfg(feature = "with-uuid")]
const UUID: &[Kind] = &[Kind::Uuid, Kind::Text];
#[cfg(not(feature = "with-uuid"))]
const UUID: &[Kind] = &[Kind::Text];
const BYTES: &[Kind] = &[Kind::Bytes];

impl Reader {
    /// Whether the column has what was found to be the own key. Where it hasn't, or that isn't known, it has to be
    /// [compared](Self::compare).
    #[inline]
    pub(super) fn is_known_own(&self, row: &QueryResult, place: &Place) -> bool {
        let (Some(own), Place::Index(index)) = (&self.own, place) else {
            return false;
        };
        match own {
            Own::Bytes(own) => driver::bytes(row, *index).is_some_and(|bytes| own.are(bytes)),
            Own::Integer(own) => driver::integer(row, *index) == Some(*own),
        }
    }

    pub(super) fn compare(&mut self, row: &QueryResult, place: &Place, own: &TenantKey) -> Verdict {
        match place {
            Place::Index(index) => self.learn(row, *index, own),
            Place::Name(name) => compare_name(row, name, own),
        }
    }

    /// Compares by value, and keeps what the driver has in the first row that is the tenant's.
    fn learn(&mut self, row: &QueryResult, index: usize, own: &TenantKey) -> Verdict {
        let verdict = self.read(row, index, own);
        if verdict == Verdict::Own && self.own.is_none() {
            self.own = Own::of(row, index);
        }
        verdict
    }

    fn read(&mut self, row: &QueryResult, index: usize, own: &TenantKey) -> Verdict {
        if let Some(kind) = self.kind {
            let verdict = kind.compare(row, index, own);
            if verdict != Verdict::Unreadable {
                return verdict;
            }
        }
        let kinds = match own {
            TenantKey::Integer(_) => INTEGER,
            TenantKey::Text(_) => TEXT,
            TenantKey::Uuid(_) => UUID,
            TenantKey::Bytes(_) => BYTES,
            _ => &[],
        };
        for kind in kinds {
            match kind.compare(row, index, own) {
                Verdict::Unreadable => {}
                // Every type reads NULL, so it doesn't tell the column's.
                Verdict::Nobody => return Verdict::Nobody,
                verdict => {
                    self.kind = Some(*kind);
                    return verdict;
                }
            }
        }
        Verdict::Unreadable
    }
}

impl Kind {
    fn compare(self, row: &QueryResult, index: usize, own: &TenantKey) -> Verdict {
        match self {
            Self::Big => read(row, index, |value: &i64| is_integer(own, (*value).into())),
            Self::Normal => read(row, index, |value: &i32| is_integer(own, (*value).into())),
            Self::Small => read(row, index, |value: &i16| is_integer(own, (*value).into())),
            Self::Unsigned => read(row, index, |value: &u64| is_integer(own, (*value).into())),
            Self::Text => read(row, index, |value: &String| is_text(own, value)),
            #[cfg(feature = "with-uuid")]
            Self::Uuid => read(row, index, |value: &sea_orm::prelude::Uuid| {
                *own == TenantKey::Uuid(*value.as_bytes())
            }),
            Self::Bytes => read(
                row,
                index,
                |value: &Vec<u8>| matches!(own, TenantKey::Bytes(own) if **own == *value),
            ),
        }
    }
}

fn read<V: TryGetable>(
    row: &QueryResult,
    index: usize,
    is_own: impl FnOnce(&V) -> bool,
) -> Verdict {
    match row.try_get_by_index_nullable(index) {
        Ok(value) if is_own(&value) => Verdict::Own,
        Ok(_) => Verdict::Stranger,
        Err(TryGetError::Null(_)) => Verdict::Nobody,
        Err(_) => Verdict::Unreadable,
    }
}

/// Whether an integer in the database is the key. A column of another affinity (SQLite) holds the key's digits.
fn is_integer(own: &TenantKey, value: i128) -> bool {
    match own {
        TenantKey::Integer(own) => *own == value,
        TenantKey::Text(own) => **own == *value.to_string(),
        _ => false,
    }
}

fn is_text(own: &TenantKey, value: &str) -> bool {
    match own {
        TenantKey::Text(own) => **own == *value,
        TenantKey::Integer(own) => own.to_string() == value,
        TenantKey::Uuid(_) => own.to_string().eq_ignore_ascii_case(value),
        _ => false,
    }
}

/// The rows of `mock` and `proxy` are maps: a column that isn't there must not pass as NULL.
fn compare_name(row: &QueryResult, name: &str, own: &TenantKey) -> Verdict {
    match from_map(row, name) {
        None => Verdict::Unreadable,
        Some(value) if is_null(&value) => Verdict::Nobody,
        Some(value) => match key_of(&value) {
            None => Verdict::Unreadable,
            Some(TenantKey::Integer(value)) if is_integer(own, value) => Verdict::Own,
            Some(TenantKey::Text(value)) if is_text(own, &value) => Verdict::Own,
            Some(value) if value == *own => Verdict::Own,
            Some(_) => Verdict::Stranger,
        },
    }
}
