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
use tenancy_core::TenantKey;

pub(super) use self::catalogue::Catalogue;
use self::column::{Reader, Verdict};
use self::find::Place;
use self::origin::Origins;
use super::shared::Shared;
use crate::error::TenancyError;
use crate::plan::Plan;

/// Compares the tenant's key in every row of one result with the current tenant's.
#[derive(Debug)]
pub(super) struct Guard {
    plan: Arc<Plan>,
    key: TenantKey,
    origins: Option<Origins>,
    /// Which columns are looked at and how they are read: decided on the first row, for the whole result.
    watched: Option<Vec<Watched>>,
}

/// A column of the result that carries a tenant's key.
#[derive(Debug)]
struct Watched {
    place: Place,
    reader: Reader,
    /// Which of the plan's guarded columns it is.
    guarded: usize,
}

impl Guard {
    /// A guard for the rows of a plan; `None` where no column of them carries a tenant's key.
    pub(super) fn new(plan: &Arc<Plan>, key: TenantKey) -> Option<Self> {
        (!plan.guard().is_empty()).then(|| Self {
            plan: Arc::clone(plan),
            key,
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
        self.origins = Some(Origins::ask(self.plan.guard(), shared, database).await?);
        Ok(())
    }

    /// Refuses a row that is another tenant's, and one of which that can't be told.
    pub(super) fn check(&mut self, row: &QueryResult) -> Result<(), TenancyError> {
        let watched = match &mut self.watched {
            Some(watched) => watched,
            unknown => unknown.insert(find::watched(
                row,
                self.plan.guard(),
                self.origins.as_ref(),
            )?),
        };
        for column in watched {
            match column.reader.compare(row, &column.place, &self.key) {
                Verdict::Own | Verdict::Nobody => {}
                Verdict::Stranger => return Err(stranger(&self.plan, column.guarded)),
                Verdict::Unreadable => return Err(unreadable(&self.plan, column.guarded)),
            }
        }
        Ok(())
    }
}

fn entity(plan: &Plan, guarded: usize) -> String {
    plan.guard()
        .get(guarded)
        .map(|column| column.entity.clone())
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
