//! Plans statements: pure, without I/O, without a current tenant.
//!
//! ```text
//! text -> shape -> text -> statement -> read       -> evaluation -> text -> Plan (cached by shape) -> bind
//!                                       write
//!                                       references
//! ```
//!
//! A room for each: [`shape`] finds a known plan, [`text`] makes a tree of the statement and a statement of the tree, [`read`]
//! and [`write`](mod@write) scope it, [`references`] check the keys it leaves, [`evaluation`] says where what can fail may
//! stand. What the rooms share lies beside them.
//!
//! Each rule is an `impl` block of [`planning::Planning`] in a file of its own. What no rule knows is refused.

mod bind;
mod check;
mod dialect;
mod evaluation;
mod label;
mod planner;
mod planners;
mod planning;
mod read;
mod references;
mod scope;
mod shape;
mod statement;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod walk;
mod write;

pub(crate) use check::{Check, NullMeans, TenantValue, ValueCheck, ValueRule};
pub(crate) use planner::{Mode, Planned, Planner};
pub(crate) use planners::Planners;
pub(crate) use shape::Runs;
pub(crate) use write::link::{FollowUp, GivenKey, Link, LinkColumn, LinkKeys};

use sea_orm::DbBackend;

use crate::entity::{Family, TenancyNumber};

use shape::Repeated;

/// How a statement is run for a tenant. Shared by all tenants.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The rewritten text.
    text: Text,
    backend: DbBackend,
    /// How many values the statement must bring, those that it repeats counted once.
    takes: usize,
    /// Given values that must be NULL or the tenant's key.
    tenant_values: Vec<TenantValue>,
    /// What else must hold before the statement runs.
    value_checks: Vec<ValueCheck>,
    /// Output columns that carry a tenant's key.
    guard: Vec<GuardedColumn>,
    /// What the raising expressions in the text mean.
    checks: Vec<Check>,
    /// The families that given values were taken for.
    alike: Vec<(usize, Family)>,
    /// What has to be done beside it, in the same transaction.
    follow_up: Option<FollowUp>,
    /// Whether the statement runs for a tenant, to whom the server's text could tell others' values.
    for_tenant: bool,
}

/// What is run.
#[derive(Debug)]
enum Text {
    Once {
        sql: String,
        /// What is bound, in the order of the text's parameters.
        slots: Slots,
    },
    /// Written out when the plan is bound.
    Repeated(Repeated),
}

impl Text {
    fn bytes(&self) -> usize {
        match self {
            Self::Once { sql, slots } => sql.len() + slots.bytes(),
            Self::Repeated(text) => text.bytes(),
        }
    }

    /// Whether something is true of any part of it.
    fn holds(&self, is: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::Once { sql, .. } => is(sql),
            Self::Repeated(text) => is(&text.labelled()),
        }
    }
}

/// The values to bind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Slots {
    /// The given values as they are, then the keys of the tenants that the text uses.
    Given { tenants: Vec<TenancyNumber> },
    /// Position by position, for backends without numbered parameters.
    Positional {
        slots: Vec<Slot>,
        /// Whether a given value stands in more than one of them.
        reuses: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Slot {
    Given(usize),
    Tenant(TenancyNumber),
}

/// An output column that carries a tenant's key: every row's value must be the current tenant's, or NULL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GuardedColumn {
    pub(crate) position: Position,
    pub(crate) owner: GuardedBy,
}

/// Whose key a guarded column carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GuardedBy {
    pub(crate) entity: String,
    pub(crate) tenant: TenancyNumber,
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

impl Plan {
    /// What has to be done beside the statement, in the same transaction.
    pub(crate) fn follow_up(&self) -> Option<&FollowUp> {
        self.follow_up.as_ref()
    }

    /// The columns that the guard looks at.
    pub(crate) fn guard(&self) -> &[GuardedColumn] {
        &self.guard
    }
}
