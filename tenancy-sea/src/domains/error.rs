use std::sync::Arc;

use super::{DomainEntity, DomainTakenBack};
use sea_orm::IdenStatic;

/// Why a domain was not written. No message has what is another tenant's.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DomainError {
    /// A domain may not be written like this: choose another value.
    #[error("a domain of `{entity}` can't be written: `{column}`: {reason}")]
    Invalid {
        /// The table of domains.
        entity: String,
        /// The column.
        column: String,
        /// What is wrong with it, and what to do.
        reason: String,
    },

    /// The domain is there already, whosever it is: choose another one.
    #[error("this `{column}` of `{entity}` is taken: choose another one")]
    Taken {
        /// The table of domains.
        entity: String,
        /// The name's column.
        column: String,
    },

    /// The tenant has no such domain, or no more. Another tenant may have it.
    #[error("the tenant has no such domain in `{entity}`")]
    NotFound {
        /// The table of domains.
        entity: String,
    },

    /// A tenant's primary domain is deleted last: make another one primary before
    /// ([`make_primary`](super::Domains::make_primary)).
    #[error(
        "the primary domain in `{entity}` is deleted last: make another one primary before, with `make_primary`"
    )]
    IsPrimary {
        /// The table of domains.
        entity: String,
    },

    /// A domain was created and a listener failed, so that it was deleted again.
    #[error(transparent)]
    TakenBack(Arc<DomainTakenBack>),
}

impl DomainError {
    pub(super) fn invalid<D: DomainEntity>(column: D::Column, reason: &str) -> Self {
        Self::Invalid {
            entity: table::<D>(),
            column: column.as_str().to_owned(),
            reason: reason.to_owned(),
        }
    }

    pub(super) fn taken<D: DomainEntity>() -> Self {
        Self::Taken {
            entity: table::<D>(),
            column: D::name_column().as_str().to_owned(),
        }
    }

    pub(super) fn not_found<D: DomainEntity>() -> Self {
        Self::NotFound {
            entity: table::<D>(),
        }
    }

    pub(super) fn is_primary<D: DomainEntity>() -> Self {
        Self::IsPrimary {
            entity: table::<D>(),
        }
    }
}

fn table<D: DomainEntity>() -> String {
    D::default().table_name().to_owned()
}
