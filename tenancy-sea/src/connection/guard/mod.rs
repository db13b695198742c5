//! No row of another tenant leaves a call, whatever the plan did: the second line.

mod catalogue;
mod column;
mod driver;
mod find;
mod origin;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DbErr, QueryResult};

pub(super) use self::catalogue::Catalogue;
use self::column::{Reader, Verdict};
use self::find::Place;
use self::origin::Origins;
use super::shared::Shared;
use crate::entity::{BoundTenants, TenancyNumber};
use crate::error::TenancyError;
use crate::plan::Plan;

/// Compares the tenants' keys in every row of one result with the current tenants'.
#[derive(Debug)]
pub(super) struct Guard {
    plan: Arc<Plan>,
    tenants: BoundTenants,
    /// Rarely there.
    origins: Option<Box<Origins>>,
    /// Decided on the first row, for the whole result.
    watched: Option<Columns>,
}

/// The columns of a result that are looked at. Ordinarily there is one, for which nothing is allocated.
#[derive(Debug)]
struct Columns {
    first: Watched,
    others: Vec<Watched>,
}

/// A column of the result that carries a tenant's key.
#[derive(Debug)]
struct Watched {
    place: Place,
    reader: Reader,
    /// Whose key it must be.
    tenant: TenancyNumber,
    /// Which of the plan's guarded columns it is.
    guarded: usize,
}

impl Guard {
    /// A guard for the rows of a plan; `None` where no column of them carries a tenant's key.
    #[inline]
    pub(super) fn new(plan: &Arc<Plan>, tenants: BoundTenants) -> Option<Self> {
        (!plan.guard().is_empty()).then(|| Self {
            plan: Arc::clone(plan),
            tenants,
            origins: None,
            watched: None,
        })
    }

    /// Whether the catalogue has to be asked from where the columns come.
    pub(super) fn needs_origins(&self) -> bool {
        Origins::are_needed(self.plan.guard())
    }

    pub(super) async fn ask_for_origins<D: ConnectionTrait>(
        &mut self,
        shared: &Shared,
        database: &D,
    ) -> Result<(), DbErr> {
        let planner = shared.planners.of(self.tenants.tenancies())?;
        let origins = Origins::ask(self.plan.guard(), shared, planner.registry(), database);
        self.origins = Some(Box::new(origins.await?));
        Ok(())
    }

    /// Refuses a row that is another tenant's, and one of which that can't be told.
    pub(super) fn check(&mut self, row: &QueryResult) -> Result<(), TenancyError> {
        match &self.watched {
            Some(columns) if columns.are_known_own(row) => Ok(()),
            _ => self.compare(row),
        }
    }

    /// Compares by value, as the first row has to be. Apart, so that what every row goes through is short.
    #[inline(never)]
    fn compare(&mut self, row: &QueryResult) -> Result<(), TenancyError> {
        let columns = match &mut self.watched {
            Some(columns) => columns,
            unknown => unknown.insert(find::watched(
                row,
                self.plan.guard(),
                self.origins.as_deref(),
            )?),
        };
        for column in columns.iter_mut() {
            let verdict = match self.tenants.get(column.tenant) {
                Some(own) => column.reader.compare(row, &column.place, &own.key),
                None => Verdict::Unreadable,
            };
            match verdict {
                Verdict::Own | Verdict::Nobody => {}
                Verdict::Stranger => return Err(stranger(&self.plan, column.guarded)),
                Verdict::Unreadable => return Err(unreadable(&self.plan, column.guarded)),
            }
        }
        Ok(())
    }
}

impl Columns {
    /// Whether each has the bytes that were found to be the tenant's own.
    #[inline]
    fn are_known_own(&self, row: &QueryResult) -> bool {
        let is_known_own = |column: &Watched| column.reader.is_known_own(row, &column.place);
        is_known_own(&self.first) && self.others.iter().all(is_known_own)
    }

    fn iter_mut(&mut self) -> impl Iterator<Item = &mut Watched> {
        std::iter::once(&mut self.first).chain(&mut self.others)
    }
}

fn entity(plan: &Plan, guarded: usize) -> String {
    plan.guard()
        .get(guarded)
        .map(|column| column.owner.entity.clone())
        .unwrap_or_default()
}

fn stranger(plan: &Plan, guarded: usize) -> TenancyError {
    TenancyError::CrossTenantHydration {
        entity: entity(plan, guarded),
    }
}

fn unreadable(plan: &Plan, guarded: usize) -> TenancyError {
    TenancyError::form(format!(
        "a result whose tenant column of `{}` can't be read",
        entity(plan, guarded)
    ))
}
