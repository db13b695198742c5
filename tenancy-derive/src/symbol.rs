//! The names: attributes, markers and options.

/// An attribute on the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemAttribute {
    Tenant,
    BelongsToTenant,
    BelongsToManyTenants,
    BelongsToPrimaryModel,
    OptionalTenant,
    GlobalModel,
    CentralConnection,
    TenantConnection,
}

/// An inert attribute on a field, consumed by the item's attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(
    clippy::enum_variant_names,
    reason = "the variants are the attributes' names"
)]
pub(crate) enum FieldMarker {
    TenantKey,
    TenantIdentifier,
    TenantResourceKey,
    TenantRelation,
}

/// What may stand in an attribute's parentheses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OptionName {
    Column,
    Relation,
    Tenancy,
    Unchecked,
    Via,
    ReadOnly,
    SharedWrites,
    Crate,
}

impl ItemAttribute {
    pub(crate) const ALL: [Self; 8] = [
        Self::Tenant,
        Self::BelongsToTenant,
        Self::BelongsToManyTenants,
        Self::BelongsToPrimaryModel,
        Self::OptionalTenant,
        Self::GlobalModel,
        Self::CentralConnection,
        Self::TenantConnection,
    ];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Tenant => "tenant",
            Self::BelongsToTenant => "belongs_to_tenant",
            Self::BelongsToManyTenants => "belongs_to_many_tenants",
            Self::BelongsToPrimaryModel => "belongs_to_primary_model",
            Self::OptionalTenant => "optional_tenant",
            Self::GlobalModel => "global_model",
            Self::CentralConnection => "central_connection",
            Self::TenantConnection => "tenant_connection",
        }
    }

    /// The options that the attribute takes.
    pub(crate) fn options(self) -> &'static [OptionName] {
        match self {
            Self::BelongsToTenant => &[
                OptionName::Column,
                OptionName::Relation,
                OptionName::Tenancy,
                OptionName::Unchecked,
                OptionName::Crate,
            ],
            Self::BelongsToManyTenants => &[
                OptionName::Via,
                OptionName::Relation,
                OptionName::Unchecked,
                OptionName::Crate,
            ],
            Self::BelongsToPrimaryModel => &[OptionName::Unchecked, OptionName::Crate],
            Self::OptionalTenant => &[
                OptionName::SharedWrites,
                OptionName::Tenancy,
                OptionName::Crate,
            ],
            Self::GlobalModel => &[OptionName::ReadOnly, OptionName::Crate],
            Self::Tenant | Self::CentralConnection | Self::TenantConnection => &[OptionName::Crate],
        }
    }

    /// Whether the attribute says who owns the rows.
    pub(crate) fn is_owner(self) -> bool {
        match self {
            Self::Tenant
            | Self::BelongsToTenant
            | Self::BelongsToManyTenants
            | Self::BelongsToPrimaryModel
            | Self::GlobalModel => true,
            Self::OptionalTenant | Self::CentralConnection | Self::TenantConnection => false,
        }
    }

    /// Whether the attribute may stand on an item more than once.
    pub(crate) fn is_repeatable(self) -> bool {
        self == Self::BelongsToTenant
    }
}

impl FieldMarker {
    pub(crate) const ALL: [Self; 4] = [
        Self::TenantKey,
        Self::TenantIdentifier,
        Self::TenantResourceKey,
        Self::TenantRelation,
    ];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::TenantKey => "tenant_key",
            Self::TenantIdentifier => "tenant_identifier",
            Self::TenantResourceKey => "tenant_resource_key",
            Self::TenantRelation => "tenant_relation",
        }
    }

    pub(crate) fn options(self) -> &'static [OptionName] {
        match self {
            Self::TenantRelation => &[OptionName::Tenancy],
            Self::TenantKey | Self::TenantIdentifier | Self::TenantResourceKey => &[],
        }
    }
}

impl OptionName {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Column => "column",
            Self::Relation => "relation",
            Self::Tenancy => "tenancy",
            Self::Unchecked => "unchecked",
            Self::Via => "via",
            Self::ReadOnly => "read_only",
            Self::SharedWrites => "shared_writes",
            Self::Crate => "crate",
        }
    }

    /// How the option is written; the value is an example.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Self::Column => "column = \"tenant_id\"",
            Self::Relation => "relation = \"Tenant\"",
            Self::Tenancy => "tenancy = \"super::blog::Entity\"",
            Self::Unchecked => "unchecked = \"author\"",
            Self::Via => "via = \"account_member\"",
            Self::ReadOnly => "read_only",
            Self::SharedWrites => "shared_writes",
            Self::Crate => "crate = \"tenancy_sea\"",
        }
    }

    pub(crate) fn is_flag(self) -> bool {
        matches!(self, Self::ReadOnly | Self::SharedWrites)
    }
}
