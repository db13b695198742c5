use std::collections::BTreeMap;

use super::{Tenant, TenantKey, TenantWithResources};

/// A tenant without a type of its own: what a provider reads from a plain table.
///
/// ```
/// use tenancy_core::{GenericTenant, Tenant, TenantKey};
///
/// let acme = GenericTenant::new("id", TenantKey::from(7))
///     .identifier("slug", "acme")
///     .attribute("plan", "free");
/// assert_eq!(acme.tenant_identifier(), "acme");
/// assert_eq!(acme.get("plan"), Some("free"));
/// ```
///
/// After Sprout's `GenericTenant`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenericTenant {
    key: (String, TenantKey),
    identifier: Option<(String, String)>,
    resource_key: Option<(String, String)>,
    attributes: BTreeMap<String, String>,
}

impl GenericTenant {
    /// A tenant of a key, and the name of the key's column.
    #[must_use]
    pub fn new(column: impl Into<String>, key: TenantKey) -> Self {
        Self {
            key: (column.into(), key),
            identifier: None,
            resource_key: None,
            attributes: BTreeMap::new(),
        }
    }

    /// With an identifier. The key serves as one otherwise.
    #[must_use]
    pub fn identifier(mut self, column: impl Into<String>, value: impl Into<String>) -> Self {
        self.identifier = Some((column.into(), value.into()));
        self
    }

    /// With a resource key. The key serves as one otherwise.
    #[must_use]
    pub fn resource_key(mut self, column: impl Into<String>, value: impl Into<String>) -> Self {
        self.resource_key = Some((column.into(), value.into()));
        self
    }

    /// With another column's value as text.
    #[must_use]
    pub fn attribute(mut self, column: impl Into<String>, value: impl Into<String>) -> Self {
        self.attributes.insert(column.into(), value.into());
        self
    }

    /// Another column's value as text, where it has one.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&str> {
        self.attributes.get(column).map(String::as_str)
    }
}

impl Tenant for GenericTenant {
    fn tenant_key(&self) -> TenantKey {
        self.key.1.clone()
    }

    fn tenant_key_name(&self) -> &str {
        &self.key.0
    }

    fn tenant_identifier(&self) -> String {
        match &self.identifier {
            Some((_, identifier)) => identifier.clone(),
            None => self.tenant_key().to_string(),
        }
    }

    fn tenant_identifier_name(&self) -> &str {
        self.identifier
            .as_ref()
            .map_or(&self.key.0, |(name, _)| name)
    }
}

impl TenantWithResources for GenericTenant {
    fn tenant_resource_key(&self) -> String {
        match &self.resource_key {
            Some((_, key)) => key.clone(),
            None => self.tenant_key().to_string(),
        }
    }

    fn tenant_resource_key_name(&self) -> &str {
        self.resource_key
            .as_ref()
            .map_or(&self.key.0, |(name, _)| name)
    }
}
