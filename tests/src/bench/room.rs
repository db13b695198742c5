use std::sync::Mutex;

use sea_orm::{DatabaseConnection, DbErr};
use tenancy_sea::TenancyOptions;
use tenancy_sea::prelude::*;
use tokio::runtime::{Builder, Runtime};

use super::{Place, fill};
use crate::entities::sales::company;

/// The company whose rows both forms are about.
const COMPANY: i32 = 2;

/// A filled database with both ways to it.
#[derive(Debug)]
pub struct Room {
    pub place: Place,
    /// By hand: SeaORM's own connection, and the key to filter by.
    pub raw: DatabaseConnection,
    pub company: i32,
    /// Scoped.
    pub db: TenancyConnection,
    server: String,
    fresh: Mutex<Vec<TenancyConnection>>,
}

impl Room {
    pub async fn set_up(place: Place, server: &str) -> Result<Self, DbErr> {
        let raw = place.connect(server).await?;
        fill::create_tables(&raw).await?;
        fill::fill(&raw).await?;
        let db = tenancy(&raw, TenancyOptions::default()).await;
        Ok(Self {
            place,
            raw,
            company: COMPANY,
            db,
            server: server.to_owned(),
            fresh: Mutex::default(),
        })
    }

    pub async fn remove(self) -> Result<(), DbErr> {
        self.place.remove(self.raw, &self.server).await
    }

    /// The tenant's connection, as a tenancy with these options gives it.
    pub async fn with_options(&self, options: TenancyOptions) -> TenancyConnection {
        tenancy(&self.raw, options).await
    }

    /// The key of one of the company's products, which is also that of its sale.
    pub(super) fn id(&self, number: i32) -> i32 {
        fill::id(number % fill::EACH, self.company)
    }

    /// Removes what operations have written, and takes back what they have changed.
    pub async fn clear(&self) -> Result<(), DbErr> {
        fill::clear(&self.raw).await
    }

    /// Has so many tenancies ready that haven't planned anything yet: making one isn't part of what is measured.
    pub(super) async fn make_fresh(&self, turns: i32) {
        let mut fresh = Vec::new();
        for _ in 0..turns {
            fresh.push(tenancy(&self.raw, TenancyOptions::default()).await);
        }
        *self.fresh.lock().unwrap() = fresh;
    }

    /// The tenant's connection of a tenancy that is used in this turn alone.
    pub(super) fn fresh(&self, turn: i32) -> TenancyConnection {
        let turn = usize::try_from(turn).unwrap();
        self.fresh.lock().unwrap()[turn].clone()
    }
}

async fn tenancy(raw: &DatabaseConnection, options: TenancyOptions) -> TenancyConnection {
    let tenancy = Tenancy::<company::Entity>::builder(raw.clone())
        .entities("tenancy_tests::entities::sales::*")
        .options(options)
        .build()
        .await
        .unwrap();
    tenancy.for_tenant(COMPANY)
}

/// One thread, so that no scheduler is measured.
#[must_use]
pub fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}
