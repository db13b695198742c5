use tenancy_core::Context;

use super::Outside;
use super::shared::Shared;
use crate::entity::{BoundTenants, Tenancies};
use crate::error::TenancyError;
use crate::plan::Mode;

/// To whom a connection belongs.
#[derive(Clone, Debug)]
pub(super) enum Binding {
    /// To the tenants of the context in which it is used.
    Context,
    /// To these tenants, or to nobody where a key that was given can't be a tenant's.
    Tenant(Result<BoundTenants, TenancyError>),
    /// To these tenants alone, whatever the context is: for the library's own statements.
    Fixed(BoundTenants),
    /// To the application itself.
    Central,
}

/// The current context as a tenancy sees it.
#[derive(Clone, Debug)]
pub(super) enum Standing {
    None,
    Central,
    Tenant(BoundTenants),
}

/// For whom one statement runs.
#[derive(Clone, Debug)]
pub(super) enum Scope {
    Central,
    NoTenant,
    Tenant(BoundTenants),
    Opened(Option<BoundTenants>),
}

impl Scope {
    /// How the statement is planned, and the tenants for whom; `None` where it passes through as it is.
    pub(super) fn into_mode(self) -> Option<(Mode, Option<BoundTenants>)> {
        match self {
            Self::Central => None,
            Self::NoTenant => Some((Mode::NoTenant, None)),
            Self::Tenant(tenants) => Some((Mode::Tenant, Some(tenants))),
            Self::Opened(tenants) => Some((
                Mode::Opened {
                    tenant: tenants.is_some(),
                },
                tenants,
            )),
        }
    }

    fn of(standing: Standing, ignored: bool) -> Self {
        match standing {
            Standing::Central => Self::Central,
            Standing::None if ignored => Self::Opened(None),
            Standing::None => Self::NoTenant,
            Standing::Tenant(tenants) if ignored => Self::Opened(Some(tenants)),
            Standing::Tenant(tenants) => Self::Tenant(tenants),
        }
    }
}

/// The tenancies for whose tenants a statement is planned: without any it is the tenancy itself that misses one.
pub(super) fn tenancies_of(tenants: Option<&BoundTenants>) -> Tenancies {
    tenants.map_or(Tenancies::OWN, BoundTenants::tenancies)
}

impl Standing {
    /// The tenants to whom a connection is bound, and those that are current beside them.
    fn and(self, bound: BoundTenants) -> Result<BoundTenants, TenancyError> {
        match self {
            Self::Tenant(current) => both(bound, &current, "connection"),
            Self::None | Self::Central => Ok(bound),
        }
    }

    /// Where the running task stands.
    pub(super) fn here(shared: &Shared) -> Result<Self, TenancyError> {
        let (standing, _) = Self::seen(shared)?;
        Ok(standing)
    }

    /// The same, and whether restrictions are ignored there: in one look.
    fn seen(shared: &Shared) -> Result<(Self, bool), TenancyError> {
        Context::with_current(|context| {
            let standing = match shared.current_tenants(context)? {
                Some(tenants) => Self::Tenant(tenants),
                None if context.is_central() => Self::Central,
                None if context.is_none() && shared.outside == Outside::Central => Self::Central,
                None => Self::None,
            };
            Ok((standing, context.restrictions_ignored()))
        })
    }
}

impl Binding {
    /// For whom a statement of this connection runs here.
    pub(super) fn scope(&self, shared: &Shared) -> Result<Scope, TenancyError> {
        let bound = match self {
            Self::Central => return Ok(Scope::Central),
            Self::Fixed(bound) => return Ok(Scope::Tenant(bound.clone())),
            Self::Context => None,
            Self::Tenant(bound) => Some(bound.clone()?),
        };
        let (here, ignored) = Standing::seen(shared)?;
        let standing = match bound {
            None => here,
            Some(bound) => Standing::Tenant(here.and(bound)?),
        };
        Ok(Scope::of(standing, ignored))
    }

    /// Where a transaction of this connection begins, if it may begin here.
    pub(super) fn begins(&self, shared: &Shared) -> Result<Standing, TenancyError> {
        let here = Standing::here(shared)?;
        if let Self::Tenant(bound) = self {
            here.clone().and(bound.clone()?)?;
        }
        Ok(here)
    }

    /// For whom a statement runs here, in a transaction that began elsewhere: the transaction keeps its tenants.
    pub(super) fn scope_since(
        &self,
        begun: &Standing,
        shared: &Shared,
    ) -> Result<Scope, TenancyError> {
        let bound = match self {
            Self::Central => return Ok(Scope::Central),
            Self::Fixed(bound) => return Ok(Scope::Tenant(bound.clone())),
            Self::Context => None,
            Self::Tenant(bound) => Some(bound.clone()?),
        };
        let (here, ignored) = Standing::seen(shared)?;
        let own = match (bound, begun) {
            (Some(bound), Standing::Tenant(begun)) => {
                Standing::Tenant(both(bound, begun, "transaction")?)
            }
            (Some(bound), _) => Standing::Tenant(bound),
            (None, begun) => begun.clone(),
        };
        let standing = match (own, &here) {
            (Standing::Tenant(own), Standing::Tenant(current)) => {
                Standing::Tenant(both(own, current, "transaction")?)
            }
            // Nobody said anything: the tenants are those with whom the transaction began.
            (own @ Standing::Tenant(_), Standing::None) => own,
            // Only a connection that is bound to its tenant can have begun there.
            (own @ Standing::Tenant(_), Standing::Central)
                if matches!(begun, Standing::Central) =>
            {
                own
            }
            (own @ Standing::Central, Standing::Central)
            | (own @ Standing::None, Standing::None) => own,
            (Standing::Tenant(_) | Standing::Central | Standing::None, _) => {
                return Err(TenancyError::TenantMismatch {
                    what: "transaction",
                });
            }
        };
        Ok(Scope::of(standing, ignored))
    }
}

/// The tenants to whom something belongs, and those of other tenancies that are current beside them. Two of one tenancy
/// are one too many.
pub(super) fn both(
    mut own: BoundTenants,
    current: &BoundTenants,
    what: &'static str,
) -> Result<BoundTenants, TenancyError> {
    for (tenancy, key) in current.iter() {
        match own.get(tenancy) {
            Some(own) if own.key != key.key => return Err(TenancyError::TenantMismatch { what }),
            Some(_) => {}
            None => own.and(tenancy, key.clone()),
        }
    }
    Ok(own)
}
