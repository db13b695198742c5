//! What must hold before a plan runs, and what the errors mean that its text can raise.

use tenancy_core::TenantKey;

use super::evaluation::given_cast::CastTo;
use crate::entity::TenancyNumber;
use crate::error::TenancyError;

/// A given value that stands in a tenant column.
#[derive(Clone, Debug)]
pub(crate) struct TenantValue {
    pub(crate) tenant: TenancyNumber,
    pub(crate) given: usize,
    pub(crate) null: NullMeans,
    pub(crate) entity: String,
    pub(crate) column: String,
}

/// What a NULL in a tenant column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NullMeans {
    /// Not set: filled in with the tenant's key.
    Unset,
    /// A shared row, which a tenant may not write: `TenantNotSet`.
    SharedRow,
    /// A shared row, which a tenant may write.
    Allowed,
    /// An assignment that would take the row from its tenant: `CrossTenantWrite`.
    Moved,
}

/// A rule about given values, and the error for breaking it.
#[derive(Clone, Debug)]
pub(crate) struct ValueCheck {
    pub(crate) rule: ValueRule,
    pub(crate) error: TenancyError,
}

#[derive(Clone, Debug)]
pub(crate) enum ValueRule {
    /// A literal in a tenant column is the tenant's key.
    LiteralIsTenant(TenantKey, TenancyNumber),
    /// In one of these groups of given values, none is NULL.
    OneIsSet(Vec<Vec<usize>>),
    /// One of these given values is NULL.
    OneIsNull(Vec<usize>),
    /// A value is an integer, and NULL or below zero only if it may be.
    IsLimit {
        given: usize,
        null: bool,
        negative: bool,
    },
    /// A text isn't longer than this.
    NotLonger { given: usize, bytes: usize },
    /// A LIKE pattern doesn't end with an escape character that nothing follows.
    NotWithinEscape { given: usize, escape: char },
    /// Casting a value can't fail.
    CastsTo { given: usize, to: CastTo },
}

/// What a raising expression in the text means, by the code that the database's error carries.
#[derive(Clone, Debug)]
pub(crate) struct Check {
    pub(crate) code: u32,
    pub(crate) error: TenancyError,
}
