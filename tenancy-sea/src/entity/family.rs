use sea_orm::Value;
use sea_orm::sea_query::ColumnType;

use super::key::{is_null, key_of};

/// Types whose values a database compares without converting one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Number,
    /// Texts, bytes.
    Text,
    Uuid,
    /// Dates and times.
    Moment,
}

impl Family {
    /// The family of a column; `None` for types that are no known one's.
    pub(crate) fn of(column: &ColumnType) -> Option<Self> {
        Some(match column {
            ColumnType::TinyInteger
            | ColumnType::SmallInteger
            | ColumnType::Integer
            | ColumnType::BigInteger
            | ColumnType::TinyUnsigned
            | ColumnType::SmallUnsigned
            | ColumnType::Unsigned
            | ColumnType::BigUnsigned
            | ColumnType::Float
            | ColumnType::Double
            | ColumnType::Decimal(_)
            | ColumnType::Boolean => Self::Number,
            ColumnType::Char(_)
            | ColumnType::String(_)
            | ColumnType::Text
            | ColumnType::Enum { .. }
            | ColumnType::Binary(_)
            | ColumnType::VarBinary(_)
            | ColumnType::Blob => Self::Text,
            ColumnType::Uuid => Self::Uuid,
            ColumnType::Date
            | ColumnType::DateTime
            | ColumnType::Timestamp
            | ColumnType::TimestampWithTimeZone => Self::Moment,
            _ => return None,
        })
    }

    /// Whether a value is of the family. NULL is of each.
    pub(crate) fn holds(self, value: &Value) -> bool {
        is_null(value) || Self::of_value(value) == Some(self)
    }

    fn of_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(_) | Value::Float(_) | Value::Double(_) => Some(Self::Number),
            #[cfg(feature = "with-rust_decimal")]
            Value::Decimal(_) => Some(Self::Number),
            #[cfg(feature = "with-bigdecimal")]
            Value::BigDecimal(_) => Some(Self::Number),
            #[cfg(feature = "with-chrono")]
            Value::ChronoDate(_)
            | Value::ChronoDateTime(_)
            | Value::ChronoDateTimeUtc(_)
            | Value::ChronoDateTimeLocal(_)
            | Value::ChronoDateTimeWithTimeZone(_) => Some(Self::Moment),
            #[cfg(feature = "with-time")]
            Value::TimeDate(_) | Value::TimeDateTime(_) | Value::TimeDateTimeWithTimeZone(_) => {
                Some(Self::Moment)
            }
            value => match key_of(value)? {
                tenancy_core::TenantKey::Integer(_) => Some(Self::Number),
                tenancy_core::TenantKey::Text(_) | tenancy_core::TenantKey::Bytes(_) => {
                    Some(Self::Text)
                }
                tenancy_core::TenantKey::Uuid(_) => Some(Self::Uuid),
                _ => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_of_one_family_and_null_of_each() {
        let all = [Family::Number, Family::Text, Family::Moment];
        let of = |value: Value| all.map(|family| family.holds(&value));
        assert_eq!(of(Value::from(7)), [true, false, false]);
        assert_eq!(of(Value::from(true)), [true, false, false]);
        assert_eq!(of(Value::from("7")), [false, true, false]);
        assert_eq!(of(Value::from(vec![7u8])), [false, true, false]);
        assert_eq!(of(Value::String(None)), [true, true, true]);
    }

    #[test]
    fn a_column_is_of_the_family_of_its_values() {
        assert_eq!(Family::of(&ColumnType::Boolean), Some(Family::Number));
        assert_eq!(Family::of(&ColumnType::Uuid), Some(Family::Uuid));
        assert_eq!(Family::of(&ColumnType::Timestamp), Some(Family::Moment));
        assert_eq!(Family::of(&ColumnType::Json), None);
    }
}
