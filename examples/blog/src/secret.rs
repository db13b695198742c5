//! What only one browser knows.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A new secret: 122 bits of chance.
#[must_use]
pub fn secret() -> String {
    Uuid::new_v4().simple().to_string()
}

/// What is stored of a secret. It is long enough by itself, so this needs no salt and no time, unlike a password.
#[must_use]
pub fn hash(secret: &str) -> String {
    let mut hash = String::new();
    for byte in Sha256::digest(secret) {
        // Writing to a string can't fail.
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

/// Whether two secrets are the same, in a time that doesn't tell where they differ.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let pairs = one.bytes().zip(other.bytes());
    one.len() == other.len() && pairs.fold(0, |all, (one, other)| all | (one ^ other)) == 0
}
