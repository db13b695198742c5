//! A key as it is written into a job's payload: with its kind, so that the integer 1 and the text "1" stay two tenants.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::TenantKey;

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Written {
    Integer(Integer),
    Text(String),
    Uuid(String),
    Bytes(String),
}

impl Serialize for TenantKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = match self {
            Self::Integer(integer) => Written::Integer(Integer(*integer)),
            Self::Text(text) => Written::Text(text.to_string()),
            Self::Uuid(_) => Written::Uuid(self.to_string()),
            Self::Bytes(_) => Written::Bytes(self.to_string()),
        };
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TenantKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A key has one spelling: what is read must be what would be written.
        match Written::deserialize(deserializer)? {
            Written::Integer(Integer(integer)) => Ok(Self::Integer(integer)),
            Written::Text(text) => Ok(Self::from(text)),
            Written::Uuid(text) => hexadecimal(&text.replace('-', ""))
                .and_then(|bytes| bytes.try_into().ok())
                .map(Self::Uuid)
                .filter(|key| key.to_string() == text)
                .ok_or_else(|| D::Error::custom("a tenant's key is no UUID in lower case")),
            Written::Bytes(text) => hexadecimal(&text)
                .map(Self::from)
                .filter(|key| key.to_string() == text)
                .ok_or_else(|| D::Error::custom("a tenant's key is no bytes in lower-case hex")),
        }
    }
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| {
        let byte = digit(high)? << 4 | digit(low)?;
        u8::try_from(byte).ok()
    });
    rest.is_empty().then(|| bytes.collect()).flatten()
}

/// A number, or a text where it is none that other programs read without loss.
struct Integer(i128);

impl Serialize for Integer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Ok(integer) = i64::try_from(self.0) {
            return serializer.serialize_i64(integer);
        }
        if let Ok(integer) = u64::try_from(self.0) {
            return serializer.serialize_u64(integer);
        }
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Integer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IntegerVisitor)
    }
}

struct IntegerVisitor;

impl Visitor<'_> for IntegerVisitor {
    type Value = Integer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer, as a text where it needs more than 64 bits")
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<Integer, E> {
        Ok(Integer(integer.into()))
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<Integer, E> {
        Ok(Integer(integer.into()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Integer, E> {
        let is_long = |integer: &i128| {
            i64::try_from(*integer).is_err()
                && u64::try_from(*integer).is_err()
                && integer.to_string() == text
        };
        let integer = text.parse().ok().filter(is_long);
        integer
            .map(Integer)
            .ok_or_else(|| E::custom("a tenant's key is no integer of more than 64 bits"))
    }
}
