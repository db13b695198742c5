use tenancy_core::Context;

use super::Outside;
use super::shared::Shared;
use crate::entity::BoundKey;
use crate::error::TenancyError;
use crate::plan::Mode;

/// To whom a connection belongs.
#[derive(Clone, Debug)]
pub(super) enum Binding {
    /// To the tenant of the context in which it is used.
    Context,
    /// To one tenant, or to nobody where the key that was given can't be a tenant's.
    Tenant(Result<BoundKey, TenancyError>),
    /// To the application itself.
    Central,
}

/// The current context as a tenancy sees it.
#[derive(Clone, Debug)]
pub(super) enum Standing {
    None,
    Central,
    Tenant(BoundKey),
}

/// For whom one statement runs.
#[derive(Clone, Debug)]
pub(super) enum Scope {
    Central,
    NoTenant,
    Tenant(BoundKey),
    Opened(Option<BoundKey>),
}

impl Scope {
    /// How the statement is planned, and the tenant for whom; `None` where it passes through as it is.
    pub(super) fn into_mode(self) -> Option<(Mode, Option<BoundKey>)> {
        match self {
            Self::Central => None,
            Self::NoTenant => Some((Mode::NoTenant, None)),
            Self::Tenant(key) => Some((Mode::Tenant, Some(key))),
            Self::Opened(key) => Some((
                Mode::Opened {
                    tenant: key.is_some(),
                },
                key,
            )),
        }
    }

    fn of(standing: Standing, ignored: bool) -> Self {
        match standing {
            Standing::Central => Self::Central,
            Standing::None if ignored => Self::Opened(None),
            Standing::None => Self::NoTenant,
            Standing::Tenant(key) if ignored => Self::Opened(Some(key)),
            Standing::Tenant(key) => Self::Tenant(key),
        }
    }
}

impl Standing {
    /// Where the running task stands.
    pub(super) fn here(shared: &Shared) -> Result<Self, TenancyError> {
        Context::with_current(|context| match context.tenant_of(shared.tenancy) {
            Some(tenant) => Ok(Self::Tenant(shared.bind(tenant.key())?)),
            None if context.is_central() => Ok(Self::Central),
            None if context.is_none() && shared.outside == Outside::Central => Ok(Self::Central),
            None => Ok(Self::None),
        })
    }
}

fn ignored() -> bool {
    Context::with_current(Context::restrictions_ignored)
}

impl Binding {
    /// For whom a statement of this connection runs here.
    pub(super) fn scope(&self, shared: &Shared) -> Result<Scope, TenancyError> {
        let standing = match self {
            Self::Central => return Ok(Scope::Central),
            Self::Context => Standing::here(shared)?,
            Self::Tenant(bound) => {
                let bound = bound.clone()?;
                match Standing::here(shared)? {
                    Standing::Tenant(current) if current.key != bound.key => {
                        return Err(TenancyError::TenantMismatch { what: "connection" });
                    }
                    _ => Standing::Tenant(bound),
                }
            }
        };
        Ok(Scope::of(standing, ignored()))
    }

    /// For whom a statement runs here, in a transaction that began elsewhere: the transaction keeps its tenant.
    pub(super) fn scope_since(
        &self,
        begun: &Standing,
        shared: &Shared,
    ) -> Result<Scope, TenancyError> {
        let here = match self {
            Self::Central => return Ok(Scope::Central),
            Self::Context | Self::Tenant(_) => Standing::here(shared)?,
        };
        let own = match self {
            Self::Tenant(bound) => Standing::Tenant(bound.clone()?),
            Self::Central | Self::Context => begun.clone(),
        };
        let belongs = match (&own, &here) {
            (Standing::Tenant(own), Standing::Tenant(current)) => own.key == current.key,
            // Nobody said anything: the tenant is the one with which the transaction began.
            (Standing::Tenant(_), Standing::None) => true,
            // Only a connection that is bound to its tenant can have begun there.
            (Standing::Tenant(_), Standing::Central) => matches!(begun, Standing::Central),
            (Standing::Central, Standing::Central) | (Standing::None, Standing::None) => true,
            (Standing::Central | Standing::None, _) => false,
        };
        if belongs {
            Ok(Scope::of(own, ignored()))
        } else {
            Err(TenancyError::TenantMismatch {
                what: "transaction",
            })
        }
    }
}
