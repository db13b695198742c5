//! Plans statements: pure, without I/O, without a current tenant.
//!
//! ```text
//! text -> lex -> statement -> query | insert | update | delete -> render -> Plan (cached by text)
//! ```

mod bind;

use std::sync::Arc;

use sea_orm::{DbBackend, DbErr};

use crate::entity::Registry;
use crate::error::TenancyError;

/// For whom a statement is planned. Part of the cache's key; the tenant itself is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Mode {
    /// Scoped to a tenant, whose key comes when the plan is bound.
    Tenant,
    /// Nobody said anything: tenant-owned tables are refused, the rest is checked.
    NoTenant,
    /// Restrictions are ignored. A tenant column that an INSERT leaves unset is filled in if there is a tenant.
    Opened { tenant: bool },
}

/// Plans statements of one backend for one set of entities.
#[derive(Debug)]
pub(crate) struct Planner {
    registry: Arc<Registry>,
    backend: DbBackend,
}

impl Planner {
    pub(crate) fn new(registry: Arc<Registry>, backend: DbBackend) -> Self {
        Self { registry, backend }
    }

    pub(crate) fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// Plans a statement, or takes its plan from the cache.
    pub(crate) fn plan(&self, _sql: &str, _mode: Mode) -> Result<Arc<Plan>, TenancyError> {
        let _ = self.backend;
        Err(TenancyError::form("the planner"))
    }
}

/// How a statement is run for a tenant. Shared by all tenants.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The rewritten text.
    sql: String,
    backend: DbBackend,
    /// How many values the statement must bring.
    takes: usize,
    /// What is bound, in the order of the rewritten text's parameters.
    slots: Slots,
    /// Given values that must be NULL (the tenant's key is put in their place) or equal to the key.
    tenant_values: Vec<TenantValue>,
    /// Output columns that carry a tenant's key.
    guard: Vec<GuardedColumn>,
    /// What the raising expressions in the text mean.
    checks: Vec<Check>,
}

/// The values to bind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Slots {
    /// The given values as they are, then the tenant's key if the text uses it.
    Given { tenant: bool },
    /// Position by position, for backends without numbered parameters.
    Positional(Vec<Slot>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    Given(usize),
    Tenant,
}

/// A given value that stands in a tenant column.
#[derive(Clone, Debug)]
pub(crate) struct TenantValue {
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

/// An output column that carries a tenant's key: every row's value must be the current tenant's, or NULL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GuardedColumn {
    pub(crate) position: Position,
    pub(crate) entity: String,
}

/// Where a guarded column stands in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    /// By index; `name` is for connections whose rows are maps (`mock`, `proxy`).
    Index { index: usize, name: String },
    /// `SELECT *` over a single table: the only column with this name.
    Name(String),
    /// `SELECT *` over several tables: the driver knows the table and column from which a value comes.
    Origin { table: String, column: String },
}

/// What a raising expression in the text means, by the code that the database's error carries.
#[derive(Clone, Debug)]
pub(crate) struct Check {
    pub(crate) code: u32,
    pub(crate) error: TenancyError,
}

impl Plan {
    /// The columns that the guard looks at.
    pub(crate) fn guard(&self) -> &[GuardedColumn] {
        &self.guard
    }

    /// What a database error means: the check that raised it, or the error itself without other tenants' values.
    pub(crate) fn explain(&self, err: DbErr) -> DbErr {
        let _ = &self.checks;
        err
    }
}
