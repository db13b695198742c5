use crate::TenantKey;

/// A tenant: whatever has a key that its rows carry, and an identifier by which a request names it.
///
/// After Sprout's `Tenant` contract. `#[tenant]` implements it for an entity's model.
pub trait Tenant: Send + Sync {
    /// The key: unique and never changed.
    fn tenant_key(&self) -> TenantKey;

    /// The name of the key's column or attribute.
    fn tenant_key_name(&self) -> &str;

    /// The identifier: unique, safe in a URL, may change. The key as text where the tenant has no other.
    fn tenant_identifier(&self) -> String {
        self.tenant_key().to_string()
    }

    /// The name of the identifier's column or attribute.
    fn tenant_identifier_name(&self) -> &str {
        self.tenant_key_name()
    }
}

/// A tenant that owns files: its resource key is unique, never changed and safe in a file path.
pub trait TenantWithResources: Tenant {
    /// The resource key.
    fn tenant_resource_key(&self) -> String;

    /// The name of the resource key's column or attribute.
    fn tenant_resource_key_name(&self) -> &str;
}
