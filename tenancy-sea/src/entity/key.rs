use sea_orm::Value;
use sea_orm::sea_query::ColumnType;
use tenancy_core::TenantKey;

/// The families of types that a tenant's key, or a key that refers to a row, can have. Integers differ in width alone.
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

/// A tenant's key together with the value that is bound for it: one variant a tenancy, since sqlx caches PostgreSQL
/// statements by text and not by types.
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
            Self::Other => "other",
        }
    }

    /// Whether keys of the two families can be compared: integer widths may differ, families may not.
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

/// The key's value in the variant of a given NULL, so that the statement's text keeps its parameter types.
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
