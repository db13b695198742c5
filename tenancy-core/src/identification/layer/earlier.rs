use http::Extensions;

use crate::{Context, CurrentTenant, TenancyId};

/// The tenants, one a tenancy, that layers further out found in a request. It travels with the request.
#[derive(Clone, Debug, Default)]
struct Earlier(Vec<CurrentTenant>);

/// The tenant of a tenancy that a layer further out found and entered.
pub(super) fn earlier(extensions: &Extensions, tenancy: TenancyId) -> Option<CurrentTenant> {
    let Earlier(tenants) = extensions.get()?;
    let found = tenants.iter().find(|tenant| tenant.tenancy() == tenancy)?;
    // A request may have been handed to another task, where nobody is current.
    let current = Context::with_current(|context| context.tenant_of(tenancy).cloned());
    current.filter(|current| current == found)
}

/// Tells layers further in.
pub(super) fn remember(extensions: &mut Extensions, tenant: CurrentTenant) {
    let Earlier(tenants) = extensions.get_or_insert_default();
    tenants.retain(|other| other.tenancy() != tenant.tenancy());
    tenants.push(tenant);
}
