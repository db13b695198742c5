/// Several tenants have the same identifier, or the same key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "several tenants of `{table}` have the same `{column}`: make the column unique, since nobody can tell which of them is meant"
)]
#[non_exhaustive]
pub struct Ambiguous {
    /// The tenants' table.
    pub table: String,
    /// The column by which they were looked up.
    pub column: String,
}

/// A tenant without resources was looked up by a resource key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "tenants of `{table}` have no resource key: mark its column with `#[tenant_resource_key]`, or name it to the provider"
)]
#[non_exhaustive]
pub struct NoResourceKey {
    /// The tenants' table.
    pub table: String,
}

/// The only one of those that were found.
pub(super) fn only<T>(found: Vec<T>, table: &str, column: &str) -> Result<Option<T>, Ambiguous> {
    let mut found = found.into_iter();
    let first = found.next();
    if found.next().is_some() {
        return Err(Ambiguous {
            table: table.to_owned(),
            column: column.to_owned(),
        });
    }
    Ok(first)
}
