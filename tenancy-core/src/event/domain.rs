use super::Draft;
use super::family::family;
use crate::CurrentTenant;

/// A domain by which requests name a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Domain {
    /// The domain's name, in lower case.
    pub name: String,
    /// Whose it is.
    pub tenant: CurrentTenant,
}

impl Domain {
    /// A tenant's domain. Its name is put in lower case: domains don't differ by it.
    #[must_use]
    pub fn new(name: &str, tenant: CurrentTenant) -> Self {
        Self {
            name: name.to_lowercase(),
            tenant,
        }
    }
}

family! {
    /// A tenant is given a domain, or its domain is changed or taken away. For applications that have domains.
    pub enum DomainEvent {
        /// A domain is about to be created.
        CreatingDomain {
            /// The domain's `ActiveModel`.
            draft: Draft,
        }
        /// A domain was created.
        DomainCreated {
            /// The new domain.
            domain: Domain,
        }
        /// A domain is about to be created or changed.
        SavingDomain {
            /// The domain as it is, if there is one.
            domain: Option<Domain>,
            /// The domain's `ActiveModel`.
            draft: Draft,
        }
        /// A domain was created or changed.
        DomainSaved {
            /// The domain as it is now.
            domain: Domain,
            /// The domain as it was, if there was one.
            original: Option<Domain>,
        }
        /// A domain is about to be changed.
        UpdatingDomain {
            /// The domain as it is.
            domain: Domain,
            /// The domain's `ActiveModel`.
            draft: Draft,
        }
        /// A domain was changed.
        DomainUpdated {
            /// The domain as it is now.
            domain: Domain,
            /// The domain as it was.
            original: Domain,
        }
        /// A domain is about to be deleted.
        DeletingDomain {
            /// The domain.
            domain: Domain,
        }
        /// A domain was deleted.
        DomainDeleted {
            /// The domain as it was.
            domain: Domain,
        }
    }
}
