use std::error::Error;
use std::sync::Arc;

use sea_orm::DbErr;
use tenancy_core::event::ListenerError;
use tenancy_core::{BoxError, LifecycleError, NoContext};

use crate::tenants::TakenBack;

/// Why tenancy refused a statement, a result or a set of entities.
///
/// Through SeaORM's methods it arrives as a [`DbErr`]; [`TenancyError::from_db_err`] gives it back typed. No message
/// carries a value of another tenant.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TenancyError {
    /// A tenant-owned table was used where no tenant is current.
    ///
    /// Enter a tenant's context (`tenancy.run(&tenant, ..)`), use a bound connection (`tenancy.for_tenant(&tenant)`),
    /// or say that no tenant is meant (`tenancy.central(..)`).
    #[error(
        "no current tenant for `{entity}`: run inside `tenancy.run(&tenant, ..)`, use `tenancy.for_tenant(&tenant)`, or `tenancy.central(..)` to mean all tenants"
    )]
    NoTenant {
        /// The entity or table that needs a tenant.
        entity: String,
    },

    /// The current tenant is known by its key alone, and its model is needed.
    ///
    /// Enter the tenant's context with its model (`tenancy.run(&tenant, ..)`) where the model is at hand, or load the
    /// relation to the tenant with a query (`Entity::load().with(..)`).
    #[error(
        "the current tenant is known by its key alone, and its model `{entity}` is needed: enter `tenancy.run(&model, ..)` with the model, or load the relation with a query"
    )]
    NoTenantModel {
        /// The tenant entity.
        entity: String,
    },

    /// Something needs a context and the task has entered none.
    #[error(transparent)]
    NoContext(#[from] NoContext),

    /// A connection or transaction of one tenant was used in the context of another tenant, or in the central one.
    #[error(
        "this {what} belongs to another tenant than the current context; finish it in the context in which it began"
    )]
    TenantMismatch {
        /// `connection` or `transaction`.
        what: &'static str,
    },

    /// A tenant of one tenancy was given to another: an organisation where a workspace was wanted.
    #[error("a tenant of `{given}` is no tenant of `{tenancy}`")]
    OtherTenancy {
        /// The tenancy that was asked.
        tenancy: String,
        /// The tenancy of the tenant.
        given: String,
    },

    /// A table that no entity declares was used in a tenant's context.
    #[error(
        "table `{table}` is declared by no entity: add `#[belongs_to_tenant]`, `#[belongs_to_primary_model(..)]`, `#[belongs_to_many_tenants]` or `#[global_model]` to its entity, and make sure that it is registered"
    )]
    UndeclaredTable {
        /// The table as the statement names it.
        table: String,
    },

    /// A statement would write a row of another tenant, or move a row to another tenant.
    #[error("cross-tenant write to `{entity}`: `{column}` may only hold the current tenant's key")]
    CrossTenantWrite {
        /// The entity whose row was to be written.
        entity: String,
        /// Its tenant column.
        column: String,
    },

    /// A statement would point a row at a row which the current tenant doesn't own or see. Nothing was written.
    ///
    /// Rows of the same statement don't count yet: insert parents before their children, in a statement of their own.
    #[error(
        "cross-tenant reference: `{entity}` relation `{relation}` must point to a row of the current tenant that an earlier statement wrote"
    )]
    CrossTenantReference {
        /// The entity whose row was to be written.
        entity: String,
        /// The relation whose key points elsewhere.
        relation: String,
    },

    /// A row that belongs to its tenant through a parent would have no parent. Nothing was written.
    #[error(
        "orphaned row: `{entity}` belongs to its tenant through `{relation}`, which must be set"
    )]
    OrphanedRow {
        /// The entity whose row was to be written.
        entity: String,
        /// The relation, or relations, that decide ownership.
        relation: String,
    },

    /// A row of an entity with `#[optional_tenant]` was inserted without saying whose it is.
    ///
    /// Set the tenant column to the current tenant's key; a shared row (`NULL`) is made in the central context, or
    /// anywhere under `#[optional_tenant(shared_writes)]`.
    #[error(
        "`{entity}` may belong to no tenant, so say whose the row is: set `{column}` to the current tenant's key; shared rows are made in `tenancy.central(..)`"
    )]
    TenantNotSet {
        /// The entity.
        entity: String,
        /// Its tenant column.
        column: String,
    },

    /// An upsert met a row that the current tenant may not write. Nothing was written.
    #[error(
        "conflict outside the tenant: the upsert into `{entity}` met a row that is not the current tenant's; make the unique key start with the tenant column"
    )]
    ConflictOutsideTenant {
        /// The entity.
        entity: String,
    },

    /// A row of another tenant was about to be handed out.
    #[error(
        "`{entity}` already has a tenant, but it is not the current tenant; the result was withheld"
    )]
    CrossTenantHydration {
        /// The entity whose tenant column held a stranger's key.
        entity: String,
    },

    /// A tenant's context may not write this entity.
    #[error("`{entity}` is read-only in a tenant's context: write it in `tenancy.central(..)`")]
    ReadOnly {
        /// The entity.
        entity: String,
    },

    /// The statement isn't understood well enough to be sure, so it was not run.
    #[error("statement refused: {reason}")]
    Refused {
        /// What wasn't understood or isn't allowed.
        reason: Refusal,
    },

    /// The declared entities contradict each other or miss something. Every fault is listed.
    #[error("the declared entities don't fit together:{}", list(.faults))]
    Build {
        /// Every fault.
        faults: Vec<BuildFault>,
    },

    /// The tenant's key doesn't fit the tenant entity's key column.
    #[error("the key is not of the type of `{entity}`'s tenant key (expected {expected})")]
    KeyType {
        /// The tenant entity.
        entity: String,
        /// The family of the key column: integer, text, uuid or bytes.
        expected: &'static str,
    },

    /// A tenant's context could not be entered, or not be left in good order: a listener or a bootstrapper failed.
    ///
    /// Where it could not be entered nothing is left of it, and trying again tries again.
    #[error(transparent)]
    Lifecycle(Arc<LifecycleError>),

    /// A listener failed, or kept what it was told of from happening.
    #[error(transparent)]
    Listener(Arc<ListenerError>),

    /// There is no such tenant.
    #[error("`{entity}` has no tenant with this {lookup}")]
    TenantNotFound {
        /// The tenant entity.
        entity: String,
        /// By what it was looked up.
        lookup: String,
    },

    /// The provider could not tell whether there is such a tenant. Nobody is current then.
    #[error("the tenant provider failed: {0}")]
    Provider(Arc<dyn Error + Send + Sync>),

    /// A tenant may not be written like this: choose another value.
    #[error("a tenant of `{entity}` can't be written: `{column}`: {reason}")]
    InvalidTenant {
        /// The tenant entity.
        entity: String,
        /// The column.
        column: String,
        /// What is wrong with it.
        reason: String,
    },

    /// Another tenant has this identifier: choose another one.
    #[error("another tenant of `{entity}` has this `{column}`")]
    TenantTaken {
        /// The tenant entity.
        entity: String,
        /// The identifier's column.
        column: String,
    },

    /// A tenant's key and its resource key never change: rows and files are found by them.
    #[error("`{column}` of a tenant of `{entity}` never changes; leave it as it is")]
    ImmutableTenantKey {
        /// The tenant entity.
        entity: String,
        /// The column.
        column: String,
    },

    /// A tenant was created and a listener failed, so that it was deleted again.
    #[error(transparent)]
    TenantTakenBack(Arc<TakenBack>),

    /// A tenant's domain may not be written like this.
    #[cfg(feature = "tower")]
    #[error(transparent)]
    Domain(#[from] crate::domains::DomainError),

    /// The runtime was shut down while a tenant was being written; look whether it is there.
    #[error("the runtime was shut down while a tenant was being written; look whether it is there")]
    GivenUp,

    /// The database refused a value while a tenant's statement ran. The server's text could quote rows of other
    /// tenants, so only its code is kept.
    #[error(
        "the database could not evaluate the statement (code {code}); the server's text is withheld in a tenant's context"
    )]
    DataException {
        /// The SQLSTATE or the driver's error number.
        code: String,
    },

    /// Anything else that the database says.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// What wasn't understood or isn't allowed in a statement.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The text can't be parsed for this backend.
    #[error("it can't be parsed ({0})")]
    Unparsable(String),
    /// More than one statement, or none.
    #[error("it must be exactly one statement")]
    NotOneStatement,
    /// A kind of statement that isn't on the allow-list.
    #[error("{0} is not allowed in a tenant's context")]
    Kind(String),
    /// A form whose meaning for tenants has no rule yet.
    #[error("not supported: {0}")]
    Form(String),
    /// A function that runs SQL text, reads files or looks at other sessions.
    #[error("function `{0}` can reach beyond the tenant")]
    Function(String),
    /// A name could mean two things, and one of them would hide a table on the way to the tenant.
    #[error("name `{0}` hides a table that is needed to find the tenant; rename it")]
    HiddenTable(String),
    /// The statement brings another number of values than its text takes.
    #[error("it takes {expected} values and was given {given}")]
    ValueCount {
        /// How many values the text takes.
        expected: usize,
        /// How many came with it.
        given: usize,
    },
    /// The statement was built for another database.
    #[error("it was built for another database backend than the connection's")]
    Backend,
    /// The statement is larger or deeper than the planner's limit.
    #[error("it is too large to be checked (limit: {0})")]
    TooLarge(&'static str),
    /// The transaction in which it was to run is lost: one that was nested in it, or around it, didn't begin.
    #[error(
        "its transaction was rolled back when a nested one was given up or failed while it began; begin again"
    )]
    LostTransaction,
    /// What was planned doesn't survive being written out and read again.
    #[error("it can't be written out without changing its meaning")]
    RoundTrip,
}

/// A fault in the set of declared entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildFault {
    /// The entity's module path, or the table.
    pub entity: String,
    /// What is wrong and how to mend it.
    pub fault: String,
}

fn list(faults: &[BuildFault]) -> String {
    faults
        .iter()
        .map(|fault| format!("\n- {}: {}", fault.entity, fault.fault))
        .collect()
}

impl TenancyError {
    /// The tenancy error that a [`DbErr`] carries, if it carries one.
    ///
    /// ```
    /// use tenancy_sea::TenancyError;
    /// use tenancy_sea::sea_orm::DbErr;
    ///
    /// let err = DbErr::from(TenancyError::NoTenant { entity: "post".into() });
    /// assert!(matches!(TenancyError::from_db_err(&err), Some(TenancyError::NoTenant { .. })));
    /// assert!(TenancyError::from_db_err(&DbErr::RecordNotUpdated).is_none());
    /// ```
    #[must_use]
    pub fn from_db_err(err: &DbErr) -> Option<&Self> {
        match err {
            DbErr::TryIntoErr { source, .. } => source.downcast_ref(),
            _ => None,
        }
    }

    pub(crate) fn form(what: impl Into<String>) -> Self {
        Self::Refused {
            reason: Refusal::Form(what.into()),
        }
    }
}

impl TenancyError {
    pub(crate) fn provider(err: BoxError) -> Self {
        Self::Provider(err.into())
    }
}

impl From<LifecycleError> for TenancyError {
    fn from(err: LifecycleError) -> Self {
        Self::Lifecycle(Arc::new(err))
    }
}

impl From<ListenerError> for TenancyError {
    fn from(err: ListenerError) -> Self {
        Self::Listener(Arc::new(err))
    }
}

impl From<Refusal> for TenancyError {
    fn from(reason: Refusal) -> Self {
        Self::Refused { reason }
    }
}

impl From<TenancyError> for DbErr {
    fn from(err: TenancyError) -> Self {
        match err {
            TenancyError::Db(err) => err,
            err => Self::TryIntoErr {
                from: "statement",
                into: "tenant's statement",
                source: Arc::new(err),
            },
        }
    }
}
