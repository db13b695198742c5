use http::Extensions;

use crate::{CurrentTenant, TenancyId};

/// The tenants, one a tenancy, that layers further out found in a request. It travels with the request.
#[derive(Clone, Debug, Default)]
struct Earlier(Vec<CurrentTenant>);

/// The tenant of a tenancy that a layer further out found. It need not be current: the request may have been handed to another
/// task.
pub(super) fn earlier(extensions: &Extensions, tenancy: TenancyId) -> Option<CurrentTenant> {
    let Earlier(tenants) = extensions.get()?;
    let found = tenants.iter().find(|tenant| tenant.tenancy() == tenancy);
    found.cloned()
}

/// Tells layers further in.
pub(super) fn remember(extensions: &mut Extensions, tenant: CurrentTenant) {
    let Earlier(tenants) = extensions.get_or_insert_default();
    tenants.retain(|other| other.tenancy() != tenant.tenancy());
    tenants.push(tenant);
}
