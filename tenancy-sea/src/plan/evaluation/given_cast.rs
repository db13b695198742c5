//! Casts of given values: whether one can fail is known when the plan is bound.

use sea_orm::Value;
use sqlparser::ast::{ArrayElemTypeDef, DataType, Expr};
use tenancy_core::TenantKey;

use crate::entity::{is_null, key_of};
use crate::plan::label::Parameter;

/// What a given value is cast to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CastTo {
    /// Integers up to this one.
    Integer(i128),
    Uuid,
    Boolean,
    Array(Box<CastTo>),
}

impl CastTo {
    /// The value that an expression casts, and to what, if it is such a cast.
    pub(super) fn of(expr: &Expr) -> Option<(usize, Self)> {
        let Expr::Cast {
            expr, data_type, ..
        } = expr
        else {
            return None;
        };
        match Parameter::of(expr)? {
            Parameter::Given(given) => Some((given, Self::named(data_type)?)),
            Parameter::Tenant(_) | Parameter::Distinct { .. } => None,
        }
    }

    fn named(kind: &DataType) -> Option<Self> {
        Some(match kind {
            DataType::SmallInt(None) | DataType::Int2(None) => Self::Integer(i16::MAX.into()),
            DataType::Int(None) | DataType::Integer(None) | DataType::Int4(None) => {
                Self::Integer(i32::MAX.into())
            }
            DataType::BigInt(None) | DataType::Int8(None) => Self::Integer(i64::MAX.into()),
            DataType::Uuid => Self::Uuid,
            DataType::Bool | DataType::Boolean => Self::Boolean,
            DataType::Array(ArrayElemTypeDef::SquareBracket(of, None)) => {
                Self::Array(Box::new(Self::named(of)?))
            }
            _ => return None,
        })
    }

    /// Whether casting a value can't fail.
    pub(in crate::plan) fn takes(&self, value: &Value) -> bool {
        if is_null(value) {
            return true;
        }
        match (self, value) {
            (Self::Integer(most), value) => match key_of(value) {
                Some(TenantKey::Integer(integer)) => -most <= integer && integer <= *most,
                _ => false,
            },
            (Self::Uuid, value) => matches!(key_of(value), Some(TenantKey::Uuid(_))),
            (Self::Boolean, value) => matches!(value, Value::Bool(_)),
            #[cfg(feature = "postgres-array")]
            (Self::Array(of), Value::Array(_, Some(values))) => {
                values.iter().all(|value| of.takes(value))
            }
            (Self::Array(_), _) => false,
        }
    }
}
