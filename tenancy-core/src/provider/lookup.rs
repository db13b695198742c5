use std::fmt;

use crate::TenantKey;

/// By what a tenant is looked up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TenantLookup {
    /// By its identifier, as a request names it.
    Identifier(String),
    /// By its key, as rows and jobs carry it.
    Key(TenantKey),
    /// By its resource key, as files carry it.
    ResourceKey(String),
}

impl TenantLookup {
    /// By identifier.
    #[must_use]
    pub fn identifier(identifier: impl Into<String>) -> Self {
        Self::Identifier(identifier.into())
    }

    /// By key.
    #[must_use]
    pub fn key(key: impl Into<TenantKey>) -> Self {
        Self::Key(key.into())
    }

    /// By resource key.
    #[must_use]
    pub fn resource_key(key: impl Into<String>) -> Self {
        Self::ResourceKey(key.into())
    }
}

/// As people read it in a message: `identifier "acme"`.
impl fmt::Display for TenantLookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Identifier(identifier) => write!(f, "identifier {identifier:?}"),
            Self::Key(key) => write!(f, "key {key}"),
            Self::ResourceKey(key) => write!(f, "resource key {key:?}"),
        }
    }
}
