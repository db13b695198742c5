use std::sync::Arc;

use http::request::Parts;

use super::earlier::{earlier, left_behind, remember};
use super::layer::Settings;
use crate::identification::{Identity, InvalidIdentity, Rejection, RouteMode};
use crate::{BoxError, Context, CurrentTenant, InitializedTenancy, TenancyId, TenantLookup};

/// In what a request runs.
pub(super) enum Standing {
    /// In the context of the tenant whom it names.
    Tenant(InitializedTenancy),
    /// In this one, in which nothing was bootstrapped for it.
    Context(Context),
}

/// Finds out for whom a request is, and enters the tenant's context.
pub(super) async fn identify(
    settings: Arc<Settings>,
    mut request: Parts,
) -> Result<(Parts, Standing), Rejection> {
    let standing = match left_behind(&request.extensions, settings.tenancy.tenancy())? {
        None => settings.standing(&mut request).await?,
        Some(outer) => outer.enter(settings.standing(&mut request)).await?,
    };
    Ok((request, standing))
}

impl Settings {
    async fn standing(&self, request: &mut Parts) -> Result<Standing, Rejection> {
        let tenancy = self.tenancy.tenancy();
        let identity = self.resolver.resolve(request)?;
        let earlier = earlier(&request.extensions, tenancy);
        let is_entered = earlier.is_some();
        if self.mode == RouteMode::Central && (identity.is_some() || is_entered) {
            return Err(Rejection::CentralRoute);
        }
        let found = match identity {
            Some(identity) => Some(self.find(identity).await?),
            None => None,
        };
        let tenant = match (found, earlier) {
            (Some(found), Some(earlier)) if found != earlier => return Err(Rejection::TwoTenants),
            (Some(tenant), _) | (None, Some(tenant)) => tenant,
            (None, None) if self.mode == RouteMode::Tenant => return Err(Rejection::NotIdentified),
            (None, None) => return Ok(Standing::Context(outside(tenancy))),
        };
        let is_current =
            Context::with_current(|context| context.tenant_of(tenancy) == Some(&tenant));
        if is_entered && is_current {
            self.authorise(request, &tenant).await?;
            // Its body may be polled elsewhere.
            return Ok(Standing::Context(Context::current()));
        }
        let authorised = self.authorise(request, &tenant);
        outside(tenancy).enter(authorised).await?;
        let initialized = self.tenancy.initialize(tenant).await;
        let initialized = initialized.map_err(Rejection::Failed)?;
        remember(&mut request.extensions, &initialized);
        Ok(Standing::Tenant(initialized))
    }

    async fn find(&self, identity: Identity) -> Result<CurrentTenant, Rejection> {
        let lookup = match identity {
            Identity::Tenant(lookup) => lookup,
            Identity::Domain(domain) => self.owner_of(&domain).await?,
        };
        if let TenantLookup::Identifier(identifier) = &lookup {
            let rules = self.tenancy.identifier_rules();
            rules.check(identifier).map_err(InvalidIdentity::from)?;
        }
        let found = self.tenancy.find(lookup).await.map_err(Rejection::Failed)?;
        found.ok_or(Rejection::NoTenantFound)
    }

    async fn owner_of(&self, domain: &str) -> Result<TenantLookup, Rejection> {
        let domains = self.domains.as_ref().ok_or_else(|| {
            let err = "the resolver names tenants by their domains: say who knows them with `TenancyLayer::domains`";
            Rejection::Failed(BoxError::from(err))
        })?;
        let key = domains.find_domain(domain).await;
        let key = key.map_err(Rejection::Failed)?;
        key.map(TenantLookup::Key).ok_or(Rejection::NoTenantFound)
    }

    async fn authorise(&self, request: &Parts, tenant: &CurrentTenant) -> Result<(), Rejection> {
        let Some(authorise) = &self.authorise else {
            return Ok(());
        };
        let authorised = authorise.authorise(request, tenant).await;
        if authorised.map_err(Rejection::Failed)? {
            Ok(())
        } else {
            Err(Rejection::Unauthorised)
        }
    }
}

/// Neither a request that names nobody nor what decides about one may find the tenant of whoever polls it, or its body.
fn outside(tenancy: TenancyId) -> Context {
    Context::current().without_tenant(tenancy)
}
