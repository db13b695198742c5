use sea_orm::Value;
use sea_orm::sea_query::ColumnType;
use tenancy_core::TenantKey;

use crate::error::TenancyError;

/// The families of types that a tenant's key, or a key that refers to a row, can have. Integers
/// differ in width alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyFamily {
    Integer(IntegerWidth),
    Text,
    Uuid,
    Bytes,
    /// Dates, floats and the like: no key of a tenant.
    Other,
}

/// Which variant of [`Value`] carries an integer key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IntegerWidth {
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    TinyUnsigned,
    SmallUnsigned,
    Unsigned,
    BigUnsigned,
}

/// A tenant's key together with the value that is bound for it: one variant a tenancy, since sqlx
/// caches PostgreSQL statements by text and not by types.
#[derive(Clone, Debug)]
pub(crate) struct BoundKey {
    pub(crate) key: TenantKey,
    pub(crate) value: Value,
}

impl KeyFamily {
    pub(crate) fn of(column: &ColumnType) -> Self {
        use IntegerWidth as Width;
        match column {
            ColumnType::TinyInteger => Self::Integer(Width::TinyInt),
            ColumnType::SmallInteger => Self::Integer(Width::SmallInt),
            ColumnType::Integer => Self::Integer(Width::Int),
            ColumnType::BigInteger => Self::Integer(Width::BigInt),
            ColumnType::TinyUnsigned => Self::Integer(Width::TinyUnsigned),
            ColumnType::SmallUnsigned => Self::Integer(Width::SmallUnsigned),
            ColumnType::Unsigned => Self::Integer(Width::Unsigned),
            ColumnType::BigUnsigned => Self::Integer(Width::BigUnsigned),
            ColumnType::Char(_) | ColumnType::String(_) | ColumnType::Text => Self::Text,
            ColumnType::Uuid => Self::Uuid,
            ColumnType::Binary(_) | ColumnType::VarBinary(_) | ColumnType::Blob => Self::Bytes,
            _ => Self::Other,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Integer(_) => "integer",
            Self::Text => "text",
            Self::Uuid => "uuid",
            Self::Bytes => "bytes",
            Self::Other => "no key",
        }
    }

    /// Whether keys of the two families can be compared: integer widths may differ, families not.
    pub(crate) fn matches(self, other: Self) -> bool {
        match (self, other) {
            (Self::Integer(_), Self::Integer(_)) => true,
            (Self::Other, _) | (_, Self::Other) => false,
            _ => self == other,
        }
    }

    /// The value to bind for a key, in this column's variant; `None` where the key doesn't fit.
    pub(crate) fn bind(self, key: TenantKey) -> Option<BoundKey> {
        let value = match (self, &key) {
            (Self::Integer(width), TenantKey::Integer(integer)) => width.value(*integer)?,
            (Self::Text, TenantKey::Text(text)) => Value::from(text.to_string()),
            (Self::Bytes, TenantKey::Bytes(bytes)) => Value::from(bytes.to_vec()),
            #[cfg(feature = "with-uuid")]
            (Self::Uuid, TenantKey::Uuid(bytes)) => {
                Value::from(sea_orm::prelude::Uuid::from_bytes(*bytes))
            }
            #[cfg(feature = "with-uuid")]
            (Self::Uuid, TenantKey::Text(text)) => {
                Value::from(sea_orm::prelude::Uuid::parse_str(text).ok()?)
            }
            _ => return None,
        };
        let key = key_of(&value)?;
        Some(BoundKey { key, value })
    }
}

impl KeyFamily {
    /// The same for a key that must fit.
    pub(crate) fn bound(self, key: &TenantKey, entity: &str) -> Result<BoundKey, TenancyError> {
        self.bind(key.clone()).ok_or_else(|| TenancyError::KeyType {
            entity: entity.to_owned(),
            expected: self.name(),
        })
    }
}

impl IntegerWidth {
    fn value(self, integer: i128) -> Option<Value> {
        Some(match self {
            Self::TinyInt => i8::try_from(integer).ok()?.into(),
            Self::SmallInt => i16::try_from(integer).ok()?.into(),
            Self::Int => i32::try_from(integer).ok()?.into(),
            Self::BigInt => i64::try_from(integer).ok()?.into(),
            Self::TinyUnsigned => u8::try_from(integer).ok()?.into(),
            Self::SmallUnsigned => u16::try_from(integer).ok()?.into(),
            Self::Unsigned => u32::try_from(integer).ok()?.into(),
            Self::BigUnsigned => u64::try_from(integer).ok()?.into(),
        })
    }
}

/// The key that a value holds; `None` for NULL and for what can't be a key.
pub(crate) fn key_of(value: &Value) -> Option<TenantKey> {
    Some(match value {
        Value::TinyInt(Some(integer)) => TenantKey::from(*integer),
        Value::SmallInt(Some(integer)) => TenantKey::from(*integer),
        Value::Int(Some(integer)) => TenantKey::from(*integer),
        Value::BigInt(Some(integer)) => TenantKey::from(*integer),
        Value::TinyUnsigned(Some(integer)) => TenantKey::from(*integer),
        Value::SmallUnsigned(Some(integer)) => TenantKey::from(*integer),
        Value::Unsigned(Some(integer)) => TenantKey::from(*integer),
        Value::BigUnsigned(Some(integer)) => TenantKey::from(*integer),
        Value::String(Some(text)) => TenantKey::from(text.as_str()),
        Value::Char(Some(letter)) => TenantKey::from(letter.to_string()),
        Value::Bytes(Some(bytes)) => TenantKey::from(bytes.as_slice()),
        #[cfg(feature = "with-uuid")]
        Value::Uuid(Some(uuid)) => TenantKey::Uuid(*uuid.as_bytes()),
        _ => return None,
    })
}

/// Whether a value is NULL, whatever its variant.
pub(crate) fn is_null(value: &Value) -> bool {
    *value == value.as_null()
}

/// The key's value in the variant of a given NULL: the statement's text keeps its parameter types.
pub(crate) fn in_variant_of(null: &Value, bound: &BoundKey) -> Value {
    let family = match null {
        Value::TinyInt(_) => KeyFamily::Integer(IntegerWidth::TinyInt),
        Value::SmallInt(_) => KeyFamily::Integer(IntegerWidth::SmallInt),
        Value::Int(_) => KeyFamily::Integer(IntegerWidth::Int),
        Value::BigInt(_) => KeyFamily::Integer(IntegerWidth::BigInt),
        Value::TinyUnsigned(_) => KeyFamily::Integer(IntegerWidth::TinyUnsigned),
        Value::SmallUnsigned(_) => KeyFamily::Integer(IntegerWidth::SmallUnsigned),
        Value::Unsigned(_) => KeyFamily::Integer(IntegerWidth::Unsigned),
        Value::BigUnsigned(_) => KeyFamily::Integer(IntegerWidth::BigUnsigned),
        _ => return bound.value.clone(),
    };
    family
        .bind(bound.key.clone())
        .map_or_else(|| bound.value.clone(), |bound| bound.value)
}

#[cfg(test)]
mod tests {
    use sea_orm::sea_query::StringLen;

    use super::*;

    #[test]
    fn integers_differ_in_width_alone_and_families_do_not_mix() {
        let int = KeyFamily::of(&ColumnType::Integer);
        let text = KeyFamily::of(&ColumnType::String(StringLen::None));
        let date = KeyFamily::of(&ColumnType::Date);
        assert!(int.matches(KeyFamily::of(&ColumnType::BigUnsigned)));
        assert!(text.matches(KeyFamily::of(&ColumnType::Text)));
        assert!(!int.matches(text));
        assert!(!date.matches(date), "no key equals a date");
    }

    /// `0`, `""` and empty bytes are keys like any other.
    #[test]
    fn a_key_is_bound_in_the_columns_variant() {
        let bind = |family: KeyFamily, key: TenantKey| family.bind(key).map(|bound| bound.value);
        let big = KeyFamily::of(&ColumnType::BigInteger);
        let text = KeyFamily::of(&ColumnType::Text);
        let bytes = KeyFamily::of(&ColumnType::Blob);
        assert_eq!(bind(big, 0i32.into()), Some(Value::BigInt(Some(0))));
        assert_eq!(bind(text, "".into()), Some(Value::from("")));
        assert_eq!(
            bind(bytes, Vec::new().into()),
            Some(Value::from(Vec::<u8>::new()))
        );
    }

    #[test]
    fn a_key_that_does_not_fit_is_not_bound() {
        let small = KeyFamily::of(&ColumnType::SmallInteger);
        let text = KeyFamily::of(&ColumnType::Text);
        assert!(small.bind(70_000.into()).is_none());
        assert!(
            KeyFamily::of(&ColumnType::Unsigned)
                .bind((-1).into())
                .is_none()
        );
        assert!(small.bind("1".into()).is_none());
        assert!(text.bind(1.into()).is_none());
        assert!(KeyFamily::Other.bind(1.into()).is_none());
    }

    #[cfg(feature = "with-uuid")]
    #[test]
    fn a_uuid_key_is_bound_from_its_bytes_or_its_text() {
        let uuid = sea_orm::prelude::Uuid::nil();
        for key in [TenantKey::Uuid([0; 16]), uuid.to_string().into()] {
            let bound = KeyFamily::Uuid
                .bind(key)
                .map(|bound| (bound.key, bound.value));
            assert_eq!(bound, Some((TenantKey::Uuid([0; 16]), Value::from(uuid))));
        }
        assert!(KeyFamily::Uuid.bind("acme".into()).is_none());
    }

    #[test]
    fn what_holds_no_key_has_none() {
        assert_eq!(key_of(&Value::Int(None)), None);
        assert_eq!(key_of(&Value::Bool(Some(true))), None);
        assert_eq!(key_of(&Value::SmallInt(Some(7))), Some(7i64.into()));
        assert!(is_null(&Value::String(None)) && is_null(&Value::BigInt(None)));
        assert!(!is_null(&Value::BigInt(Some(0))) && !is_null(&Value::from("")));
    }

    #[test]
    fn a_key_takes_the_variant_of_the_null_it_replaces() -> Result<(), &'static str> {
        let bound = KeyFamily::of(&ColumnType::Integer)
            .bind(7.into())
            .ok_or("7 is an integer")?;
        assert_eq!(
            in_variant_of(&Value::BigInt(None), &bound),
            Value::BigInt(Some(7))
        );
        assert_eq!(
            in_variant_of(&Value::TinyUnsigned(None), &bound),
            Value::TinyUnsigned(Some(7))
        );
        assert_eq!(
            in_variant_of(&Value::String(None), &bound),
            Value::Int(Some(7))
        );
        Ok(())
    }
}
