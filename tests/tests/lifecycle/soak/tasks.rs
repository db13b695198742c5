use std::pin::pin;
use std::sync::Arc;

use futures_util::future::{Either, select};
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use sea_orm::EntityTrait;
use tenancy_sea::Context;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog, post};
use tokio::task::yield_now;

use super::ledger::Ledger;
use super::worker::{KINDS, Worker};
use crate::tally;
use tenancy_tests::polled;

/// Every so many tasks one panics in the end, in its tenant's context.
pub const PANICS: usize = 97;
/// How many steps a tenant has in a task.
const STEPS: usize = 5;

/// One task of the soak. It follows from its number what it does.
pub struct Task {
    number: usize,
    tenancy: Tenancy<blog::Entity>,
    ledger: Arc<Ledger>,
    tenants: i32,
}

impl Task {
    pub fn new(
        number: usize,
        tenancy: &Tenancy<blog::Entity>,
        ledger: &Arc<Ledger>,
        tenants: i32,
    ) -> Self {
        Self {
            number,
            tenancy: tenancy.clone(),
            ledger: Arc::clone(ledger),
            tenants,
        }
    }

    pub async fn run(self) {
        tally::task();
        match self.number % 6 {
            0 => self.bound().await,
            1 => self.following().await,
            2 => self.unordered().await,
            3 => self.joined().await,
            4 => self.nested().await,
            _ => self.selected().await,
        }
        assert!(
            Context::current().is_none(),
            "a context outlived its future"
        );
        if self.number.is_multiple_of(PANICS) {
            self.tenancy
                .context(self.tenant(0))
                .unwrap()
                .enter(async {
                    yield_now().await;
                    panic!("on purpose")
                })
                .await
        }
    }

    fn tenant(&self, nth: usize) -> i32 {
        let tenants = usize::try_from(self.tenants).unwrap();
        i32::try_from((self.number / 6 + nth * 5) % tenants).unwrap() + 1
    }

    fn worker(&self, nth: usize, db: TenancyConnection) -> Worker {
        let tenant = self.tenant(nth);
        Worker {
            db,
            tenant,
            other: tenant % self.tenants + 1,
            name: format!("{}.{nth}", self.number),
            ledger: Arc::clone(&self.ledger),
        }
    }

    /// The steps of the task's nth tenant; each kind at most once a task, so that titles stay unique.
    async fn steps(&self, worker: &Worker) {
        for step in 0..STEPS {
            worker.step(self.number / 6 + step * 5 % KINDS).await;
            self.check(worker.tenant);
        }
    }

    /// A context that is there is the tenant's.
    fn check(&self, tenant: i32) {
        if let Some(current) = self.tenancy.current() {
            assert_eq!(current.key(), &TenantKey::from(tenant));
        }
    }

    fn in_context(&self, nth: usize) -> impl Future<Output = ()> + Send + '_ {
        let worker = self.worker(nth, self.tenancy.connection());
        let tenant = worker.tenant;
        self.tenancy
            .context(tenant)
            .unwrap()
            .enter(async move { self.steps(&worker).await })
    }

    async fn bound(&self) {
        let db = self.tenancy.for_tenant(self.tenant(0));
        self.steps(&self.worker(0, db)).await;
    }

    async fn following(&self) {
        self.in_context(0).await;
    }

    /// Several tenants in one task, whoever is ready next.
    async fn unordered(&self) {
        let mut tenants: FuturesUnordered<_> = (0..3).map(|nth| self.in_context(nth)).collect();
        while tenants.next().await.is_some() {
            yield_now().await;
        }
    }

    /// Two in their contexts and one bound, all at once.
    async fn joined(&self) {
        let bound = async {
            let db = self.tenancy.for_tenant(self.tenant(2));
            self.steps(&self.worker(2, db)).await;
        };
        tokio::join!(self.in_context(0), bound, self.in_context(1));
    }

    /// A tenant in a tenant, the central context between them; one that panics and one that is given up.
    async fn nested(&self) {
        let outer = self.worker(0, self.tenancy.connection());
        let inner = self.worker(1, self.tenancy.connection());
        let inside = async {
            self.check(outer.tenant);
            outer.step(1).await;
            self.tenancy
                .context(inner.tenant)
                .unwrap()
                .enter(self.steps(&inner))
                .await;
            self.check(outer.tenant);
            outer.step(0).await;
            let panics = self.tenancy.central(async {
                yield_now().await;
                panic!("on purpose")
            });
            let panicked: Result<(), _> = std::panic::AssertUnwindSafe(panics).catch_unwind().await;
            panicked.unwrap_err();
            self.check(outer.tenant);
            let opened =
                post::Entity::without_tenant_restrictions(|| post::Entity::find().all(&outer.db));
            let _ = polled(self.number % 4, opened).await;
            outer.step(2).await;
            outer.step(5).await;
        };
        self.tenancy
            .context(outer.tenant)
            .unwrap()
            .enter(inside)
            .await;
    }

    /// Two tenants race; the slower one is given up wherever it stands.
    async fn selected(&self) {
        let [one, other] = [0, 1].map(|nth| {
            let worker = self.worker(nth, self.tenancy.connection());
            let reads = async move {
                for kind in [0, 5, 6, 9, 0] {
                    worker.step(kind).await;
                }
            };
            self.tenancy.context(self.tenant(nth)).unwrap().enter(reads)
        });
        {
            // The slower one goes at the end of the block, and its connection with it.
            let (one, other) = (pin!(one), pin!(other));
            let (Either::Left(_) | Either::Right(_)) = select(one, other).await;
        }
        self.in_context(2).await;
    }
}
