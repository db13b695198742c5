/// What a tenancy checks beyond scoping.
///
/// ```
/// use tenancy_sea::{Overrides, TenancyOptions};
///
/// let options = TenancyOptions::default()
///     .throw_if_not_related(false)
///     .overrides(Overrides::only(["cache", "filesystem"]));
/// # let _ = options;
/// ```
///
/// After Sprout's tenancy options.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TenancyOptions {
    pub(crate) throw_if_not_related: bool,
    pub(crate) overrides: Overrides,
}

impl Default for TenancyOptions {
    fn default() -> Self {
        Self {
            throw_if_not_related: true,
            overrides: Overrides::All,
        }
    }
}

impl TenancyOptions {
    /// Whether a result that holds another tenant's row is withheld as
    /// [`CrossTenantHydration`](crate::TenancyError::CrossTenantHydration). On by default.
    ///
    /// Statements are scoped before they run, so the check is a second line: it costs some nanoseconds a row and stands
    /// even if the first line were wrong.
    #[must_use]
    pub fn throw_if_not_related(mut self, throw: bool) -> Self {
        self.throw_if_not_related = throw;
        self
    }

    /// Which of the registered bootstrappers run for this tenancy. All, if nothing else is said.
    #[must_use]
    pub fn overrides(mut self, overrides: Overrides) -> Self {
        self.overrides = overrides;
        self
    }
}

/// Which of the registered bootstrappers run for a tenancy: Sprout's service overrides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Overrides {
    /// All of them.
    #[default]
    All,
    /// Those with these names. One that no bootstrapper has is refused when the tenancy is built.
    Only(Vec<String>),
}

impl Overrides {
    /// Those with these names.
    pub fn only(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::Only(names.into_iter().map(Into::into).collect())
    }
}

/// What a connection that follows the context does where nobody has entered one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outside {
    /// Tenant-owned tables are refused with [`NoTenant`](crate::TenancyError::NoTenant). The default.
    #[default]
    Refused,
    /// No context counts as the central one: statements are neither scoped nor checked.
    Central,
}
