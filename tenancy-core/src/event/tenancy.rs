use super::Draft;
use super::family::family;
use crate::CurrentTenant;

family! {
    /// A tenant's context is entered and left. Fired by [`Lifecycle`](crate::Lifecycle) in this order.
    ///
    /// After the events of stancl/tenancy. An error, a panic or a cancellation leaves the context without the last four:
    /// what bootstrappers did is undone nevertheless.
    pub enum TenancyEvent {
        /// A tenant's context is about to be made; runs in the outer context. An error keeps it from being made.
        InitializingTenancy {
            /// The tenant that is about to become current.
            tenant: CurrentTenant,
        }
        /// The tenant is current, and nothing was bootstrapped yet.
        TenancyInitialized {
            /// The current tenant.
            tenant: CurrentTenant,
        }
        /// The bootstrappers are about to run. The draft holds their list, a [`Bootstrappers`](crate::Bootstrappers):
        /// a listener may change it for this tenant.
        BootstrappingTenancy {
            /// The current tenant.
            tenant: CurrentTenant,
            /// The list of bootstrappers.
            bootstrappers: Draft,
        }
        /// All bootstrappers ran: the context is the tenant's in full.
        TenancyBootstrapped {
            /// The current tenant.
            tenant: CurrentTenant,
        }
        /// The tenant's context is about to be left. It can't be kept from that: an error is reported afterwards.
        EndingTenancy {
            /// The current tenant.
            tenant: CurrentTenant,
        }
        /// The work in the tenant's context is over.
        TenancyEnded {
            /// The tenant, still current.
            tenant: CurrentTenant,
        }
        /// What the bootstrappers did is about to be undone, in reverse.
        RevertingToCentralContext {
            /// The tenant, current until that is done.
            tenant: CurrentTenant,
        }
        /// All is undone, and the values are let go of; runs in the outer context, which need not be the central one.
        RevertedToCentralContext {
            /// The tenant that was current.
            tenant: CurrentTenant,
        }
    }
}

impl TenancyEvent {
    /// The tenant.
    #[must_use]
    pub fn tenant(&self) -> &CurrentTenant {
        match self {
            Self::InitializingTenancy(event) => &event.tenant,
            Self::TenancyInitialized(event) => &event.tenant,
            Self::BootstrappingTenancy(event) => &event.tenant,
            Self::TenancyBootstrapped(event) => &event.tenant,
            Self::EndingTenancy(event) => &event.tenant,
            Self::TenancyEnded(event) => &event.tenant,
            Self::RevertingToCentralContext(event) => &event.tenant,
            Self::RevertedToCentralContext(event) => &event.tenant,
        }
    }
}
