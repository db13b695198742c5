//! Ten thousand switches into tenants' contexts on eight tasks, and everything that can go wrong on the way: afterwards no
//! context, no connection and no file is left.

use std::fs::File;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use sea_orm::EntityTrait;
use tenancy_sea::core::event::{EndingTenancy, InitializingTenancy, TenancyBootstrapped};
use tenancy_sea::core::{Bootstrapped, Bootstrapper, BoxError};
use tenancy_sea::prelude::*;
use tenancy_sea::{Context, CurrentTenant};
use tenancy_tests::entities::blogs::{blog, post};
use tenancy_tests::{Random, TestContext, each_backend};

use crate::exhaustion::all_connections_are_there;
use crate::tally::{self, look};
use crate::world::{Pool, World};
use tenancy_tests::polled;

each_backend![ten_thousand_switches_leave_nothing];

const TENANTS: i32 = 12;
const TASKS: usize = 8;
const SWITCHES: usize = 10_000;
const CONNECTIONS: u32 = 4;

tokio::task_local! {
    /// What goes wrong in the running switch.
    static MISHAP: Mishap;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mishap {
    None,
    Work,
    Panic,
    /// After so many polls.
    GivenUp(usize),
    Veto,
    Listener,
    Bootstrapper,
    BootstrapperPanic,
    Undo,
    End,
}

impl Mishap {
    fn draw(random: &mut Random) -> Self {
        match random.below(18) {
            0 => Self::Work,
            1 => Self::Panic,
            2 | 3 => Self::GivenUp(random.below(12)),
            4 => Self::Veto,
            5 => Self::Listener,
            6 => Self::Bootstrapper,
            7 => Self::BootstrapperPanic,
            8 => Self::Undo,
            9 => Self::End,
            _ => Self::None,
        }
    }

    fn is_now(self) -> bool {
        MISHAP.with(|mishap| *mishap == self)
    }

    fn or_error(self) -> Result<(), BoxError> {
        if self.is_now() {
            return Err("on purpose".into());
        }
        Ok(())
    }
}

/// A file that is open while a tenant is current, and whose.
struct Opened {
    tenant: i32,
    _file: File,
    open: Arc<AtomicI64>,
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.open.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Opens a tenant's file.
struct Opens(Arc<AtomicI64>);

#[async_trait::async_trait]
impl Bootstrapper for Opens {
    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        let file = File::open(std::env::current_exe()?)?;
        self.0.fetch_add(1, Ordering::SeqCst);
        let opened = Opened {
            tenant: tenant.key().to_string().parse()?,
            _file: file,
            open: Arc::clone(&self.0),
        };
        let bootstrapped = Bootstrapped::value(opened);
        tokio::task::yield_now().await;
        Ok(bootstrapped)
    }
}

/// Counts up, and down when it is undone.
struct Counts(Arc<AtomicI64>);

#[async_trait::async_trait]
impl Bootstrapper for Counts {
    async fn bootstrap(&self, _: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        let bootstrapped = Arc::clone(&self.0);
        let fails = Mishap::Undo.is_now();
        let bootstrapped = Bootstrapped::nothing().and_undo(move || {
            bootstrapped.fetch_sub(1, Ordering::SeqCst);
            if fails {
                Err("on purpose".into())
            } else {
                Ok(())
            }
        });
        tokio::task::yield_now().await;
        Ok(bootstrapped)
    }
}

/// Comes last, and fails when it is to.
struct Fails;

#[async_trait::async_trait]
impl Bootstrapper for Fails {
    async fn bootstrap(&self, _: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        tokio::task::yield_now().await;
        assert!(!Mishap::BootstrapperPanic.is_now(), "on purpose");
        Mishap::Bootstrapper.or_error()?;
        Ok(Bootstrapped::nothing())
    }
}

/// Z40 to Z42, Z46 to Z49, Z54.
async fn ten_thousand_switches_leave_nothing(context: TestContext) {
    let pool = Pool {
        connections: CONNECTIONS,
        acquire: Duration::from_secs(20),
    };
    let world = World::build(&context, TENANTS, pool).await;
    let [open, bootstrapped] = [(); 2].map(|()| Arc::new(AtomicI64::new(0)));
    let tenancy = Tenancy::<blog::Entity>::builder(world.pool.clone())
        .entities("tenancy_tests::entities::blogs::*")
        .bootstrapper(Opens(Arc::clone(&open)))
        .bootstrapper(Counts(Arc::clone(&bootstrapped)))
        .bootstrapper(Fails)
        .build()
        .await
        .unwrap();
    tenancy
        .events()
        .listen::<InitializingTenancy>(|_: InitializingTenancy| async { Mishap::Veto.or_error() })
        .listen::<TenancyBootstrapped>(|_: TenancyBootstrapped| async {
            tokio::task::yield_now().await;
            Mishap::Listener.or_error()
        })
        .listen::<EndingTenancy>(|_: EndingTenancy| async { Mishap::End.or_error() });

    let failed = Arc::new(AtomicUsize::new(0));
    let tasks = (0..TASKS).map(|task| {
        let (tenancy, failed) = (tenancy.clone(), Arc::clone(&failed));
        tokio::spawn(async move {
            let mut random = Random::new(u64::try_from(task).unwrap());
            for _ in 0..SWITCHES / TASKS {
                let failures = switch(&tenancy, &mut random).await;
                failed.fetch_add(failures, Ordering::Relaxed);
                assert!(Context::current().is_none(), "the outer context is back");
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        tally::task();
        task.await.unwrap();
    }
    let failed = failed.load(Ordering::Relaxed);
    assert!(failed > SWITCHES / 4, "{failed} of {SWITCHES} went wrong");
    assert_eq!(open.load(Ordering::SeqCst), 0, "files");
    assert_eq!(bootstrapped.load(Ordering::SeqCst), 0, "undone");
    all_connections_are_there(&world, CONNECTIONS).await;
}

/// One switch. Returns 1 where it went wrong as it was to.
async fn switch(tenancy: &Tenancy<blog::Entity>, random: &mut Random) -> usize {
    let tenant = i32::try_from(random.below(usize::try_from(TENANTS).unwrap())).unwrap() + 1;
    let inner = tenant % TENANTS + 1;
    let nests = random.below(4) == 0;
    let mishap = Mishap::draw(random);
    let work = async {
        own_rows(tenancy, tenant).await?;
        if nests {
            // The inner one goes well or not, and the outer one is the same afterwards.
            let inside = tenancy.run(inner, own_rows(tenancy, inner)).await;
            own_rows(tenancy, tenant).await?;
            inside?;
        }
        assert!(!Mishap::Panic.is_now(), "on purpose");
        Mishap::Work.or_error()
    };
    let run = MISHAP.scope(mishap, tenancy.run(tenant, work));
    let polls = match mishap {
        Mishap::GivenUp(polls) => polls,
        _ => usize::MAX,
    };
    let outcome = AssertUnwindSafe(polled(polls, run)).catch_unwind().await;
    match (mishap, outcome) {
        (Mishap::None, Ok(Some(outcome))) => {
            outcome.unwrap();
            0
        }
        (Mishap::GivenUp(_), Ok(outcome)) => usize::from(outcome.is_none()),
        (Mishap::Panic | Mishap::BootstrapperPanic, Err(_)) => 1,
        (Mishap::Panic | Mishap::BootstrapperPanic | Mishap::None, outcome) => {
            panic!("{mishap:?}: {:?}", outcome.map_err(|_| "a panic"))
        }
        (_, Ok(Some(Err(err)))) => {
            assert!(err.to_string().contains("on purpose"), "{mishap:?}: {err}");
            1
        }
        (_, outcome) => panic!("{mishap:?}: {:?}", outcome.map_err(|_| "a panic")),
    }
}

/// What the current tenant sees is its own, in the database and in its context.
async fn own_rows(tenancy: &Tenancy<blog::Entity>, tenant: i32) -> Result<(), BoxError> {
    let own = Context::current().get::<Opened>().ok_or("its file")?;
    assert_eq!(own.tenant, tenant);
    let posts = post::Entity::find().all(&tenancy.connection()).await?;
    assert!(look(tenant, &posts) > 0);
    Ok(())
}
