/// What a tenancy checks beyond scoping.
///
/// ```
/// use tenancy_sea::TenancyOptions;
///
/// let options = TenancyOptions::default().throw_if_not_related(false);
/// # let _ = options;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TenancyOptions {
    pub(crate) throw_if_not_related: bool,
}

impl Default for TenancyOptions {
    fn default() -> Self {
        Self {
            throw_if_not_related: true,
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
