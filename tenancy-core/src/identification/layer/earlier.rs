use http::Extensions;

use crate::identification::Rejection;
use crate::{Context, CurrentTenant, InitializedTenancy, TenancyId};

/// The tenants, one a tenancy, that layers further out found in a request, and the context that the last of them made. It
/// travels with the request.
#[derive(Clone, Debug, Default)]
struct Earlier {
    tenants: Vec<CurrentTenant>,
    context: Context,
}

/// The tenant of a tenancy that a layer further out found. It need not be current: the request may have been handed to another
/// task.
pub(super) fn earlier(extensions: &Extensions, tenancy: TenancyId) -> Option<CurrentTenant> {
    let Earlier { tenants, .. } = extensions.get()?;
    let found = tenants.iter().find(|tenant| tenant.tenancy() == tenancy);
    found.cloned()
}

/// The context of the other tenancies' tenants that layers further out found, where it isn't current: an inner tenancy is entered
/// within the outer ones in another task as well.
///
/// # Errors
///
/// [`Rejection::TwoTenants`] where others of them are current.
pub(super) fn left_behind(
    extensions: &Extensions,
    tenancy: TenancyId,
) -> Result<Option<Context>, Rejection> {
    let Some(Earlier { tenants, context }) = extensions.get() else {
        return Ok(None);
    };
    let mut is_left = false;
    for tenant in tenants.iter().filter(|tenant| tenant.tenancy() != tenancy) {
        let current = Context::with_current(|context| context.tenant_of(tenant.tenancy()).cloned());
        match current {
            Some(current) if current != *tenant => return Err(Rejection::TwoTenants),
            Some(_) => {}
            None => is_left = true,
        }
    }
    Ok(is_left.then(|| context.without_tenant(tenancy)))
}

/// Tells layers further in.
pub(super) fn remember(extensions: &mut Extensions, entered: &InitializedTenancy) {
    let tenant = entered.tenant();
    let earlier: &mut Earlier = extensions.get_or_insert_default();
    earlier
        .tenants
        .retain(|other| other.tenancy() != tenant.tenancy());
    earlier.tenants.push(tenant.clone());
    earlier.context = entered.context().clone();
}
