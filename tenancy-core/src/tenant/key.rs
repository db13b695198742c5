use std::fmt;
use std::sync::Arc;

/// What names a tenant inside the application: the value that every row of the tenant carries.
///
/// Keys compare by value, not by width: `1i16`, `1i64` and `1u32` are the same tenant. `0`, `""` and the nil UUID
/// are keys like any other.
///
/// ```
/// use tenancy_core::TenantKey;
///
/// assert_eq!(TenantKey::from(1i16), TenantKey::from(1u64));
/// assert_ne!(TenantKey::from(0), TenantKey::from(""));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TenantKey {
    /// An integer of any width.
    Integer(i128),
    /// A string, compared byte by byte.
    Text(Arc<str>),
    /// A UUID as its sixteen bytes.
    Uuid([u8; 16]),
    /// Raw bytes.
    Bytes(Arc<[u8]>),
}

impl fmt::Debug for TenantKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TenantKey({self})")
    }
}

impl fmt::Display for TenantKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(integer) => integer.fmt(f),
            Self::Text(text) => text.fmt(f),
            Self::Uuid(bytes) => {
                for (index, byte) in bytes.iter().enumerate() {
                    if matches!(index, 4 | 6 | 8 | 10) {
                        f.write_str("-")?;
                    }
                    write!(f, "{byte:02x}")?;
                }
                Ok(())
            }
            Self::Bytes(bytes) => bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}")),
        }
    }
}

macro_rules! from_integer {
    ($($integer:ty),+) => {
        $(impl From<$integer> for TenantKey {
            fn from(integer: $integer) -> Self {
                Self::Integer(i128::from(integer))
            }
        })+
    };
}

from_integer!(i8, i16, i32, i64, u8, u16, u32, u64);

impl From<&str> for TenantKey {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for TenantKey {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&[u8]> for TenantKey {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl From<Vec<u8>> for TenantKey {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}
