//! Tenants of two tenancies, and what restores their contexts.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use tenancy_core::event::TenancyEvent;
use tenancy_core::{
    Bootstrapped, Bootstrapper, Bootstrappers, BoxError, Context, CurrentTenant, Events,
    InitializedTenancy, Lifecycle, RestoreTenancy, TenancyId, TenantKey,
};
use tokio::runtime::Handle;
use tokio::time::{sleep, timeout};

use crate::journal::Journal;

pub struct Blog;
pub struct Organisation;

pub fn blogs() -> TenancyId {
    TenancyId::of::<Blog>("blog")
}

pub fn organisations() -> TenancyId {
    TenancyId::of::<Organisation>("organisation")
}

pub fn blog(key: i32) -> CurrentTenant {
    CurrentTenant::new(blogs(), TenantKey::from(key))
}

pub fn organisation(key: i32) -> CurrentTenant {
    CurrentTenant::new(organisations(), TenantKey::from(key))
}

pub fn in_blog(key: i32) -> Context {
    Context::tenant(blog(key))
}

/// The current tenants, outermost first, as people read them.
pub fn current() -> String {
    let names = |context: &Context| {
        let tenants: Vec<_> = context.tenants().map(ToString::to_string).collect();
        match (context.is_none(), context.is_central()) {
            (true, _) => "none".to_owned(),
            (_, true) => "central".to_owned(),
            _ => tenants.join(", "),
        }
    };
    Context::with_current(names)
}

/// What a blog's bootstrapper puts into its context: a connection that has to be given back.
pub struct Connection(pub(crate) TenantKey);

struct Connect {
    open: Arc<AtomicUsize>,
    journal: Journal,
}

#[async_trait]
impl Bootstrapper for Connect {
    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        let (open, journal) = (Arc::clone(&self.open), self.journal.clone());
        open.fetch_add(1, Ordering::SeqCst);
        let of = tenant.clone();
        Ok(
            Bootstrapped::value(Connection(tenant.key().clone())).and_undo(move || {
                open.fetch_sub(1, Ordering::SeqCst);
                journal.note(format!("disconnected {of}"));
                Ok(())
            }),
        )
    }
}

/// A tenancy as a worker knows it: some tenants exist, and entering one opens a connection.
pub struct Known {
    tenancy: TenancyId,
    lifecycle: Lifecycle,
    keys: Mutex<BTreeSet<TenantKey>>,
    open: Arc<AtomicUsize>,
    /// The events of the contexts, in the context in which they were fired.
    pub journal: Journal,
}

impl Known {
    pub fn new(tenancy: TenancyId, keys: impl IntoIterator<Item = i32>) -> Arc<Self> {
        Self::noting(tenancy, keys, Journal::default())
    }

    pub fn noting(
        tenancy: TenancyId,
        keys: impl IntoIterator<Item = i32>,
        journal: Journal,
    ) -> Arc<Self> {
        let open = Arc::new(AtomicUsize::new(0));
        let mut bootstrappers = Bootstrappers::new();
        bootstrappers.push(Connect {
            open: Arc::clone(&open),
            journal: journal.clone(),
        });
        let events = Events::new();
        let noted = journal.clone();
        events.observe::<TenancyEvent>(move |event| {
            noted.note(format!(
                "{} {} in {}",
                event.name(),
                event.tenant(),
                current()
            ));
        });
        Arc::new(Self {
            tenancy,
            lifecycle: Lifecycle::new(events).bootstrappers(bootstrappers),
            keys: Mutex::new(keys.into_iter().map(TenantKey::from).collect()),
            open,
            journal,
        })
    }

    pub fn events(&self) -> &Events {
        self.lifecycle.events()
    }

    pub fn delete(&self, key: i32) {
        let mut keys = self.keys.lock().expect("nobody panics here");
        assert!(keys.remove(&TenantKey::from(key)), "it existed");
    }

    /// How many connections are not given back.
    pub fn open(&self) -> usize {
        self.open.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl RestoreTenancy for Known {
    fn name(&self) -> &str {
        self.tenancy.name()
    }

    async fn initialize_by_key(&self, key: &TenantKey) -> Result<InitializedTenancy, BoxError> {
        if !self.keys.lock().expect("nobody panics here").contains(key) {
            return Err(format!("there is no {} {key}", self.tenancy.name()).into());
        }
        let tenant = CurrentTenant::new(self.tenancy, key.clone());
        Ok(self.lifecycle.initialize(tenant).await?)
    }
}

/// Waits until the runtime of the test has no task but the test itself, which isn't one.
pub async fn until_no_task_is_left() {
    let none = async {
        while Handle::current().metrics().num_alive_tasks() > 0 {
            sleep(Duration::from_millis(1)).await;
        }
    };
    let waited = timeout(Duration::from_secs(10), none).await;
    waited.expect("no task should be left");
}
