//! Every way out of a tenant leaves an event with the place in the code from which it was taken.

use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};

use tenancy_sea::entity::{TenantChild, WithoutTenancy};
use tenancy_sea::sea_orm::EntityTrait;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::set_global_default;
use tracing::{Event, Level, Metadata, Subscriber};

use crate::blogs::{ACME, post, tenancy, titles};

/// Keeps the library's debug events of one thread, the test's. It is the process' subscriber: an event that is first met
/// in a thread without one would be switched off everywhere.
#[derive(Clone)]
struct Log {
    thread: ThreadId,
    events: Arc<Mutex<Vec<String>>>,
}

struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.push_str(&format!("{}={value:?} ", field.name()));
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("tenancy_") && *metadata.level() == Level::DEBUG
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        if thread::current().id() == self.thread {
            let mut text = Text(String::new());
            event.record(&mut text);
            self.events.lock().unwrap().push(text.0);
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl Log {
    /// The only event since it was last asked, which names this file as the caller's.
    fn one(&self) -> String {
        let events = std::mem::take(&mut *self.events.lock().unwrap());
        assert_eq!(events.len(), 1, "{events:?}");
        assert!(
            events[0].contains("caller=") && events[0].contains("connection/events.rs:"),
            "{events:?}"
        );
        events[0].clone()
    }

    fn none(&self) {
        assert!(self.events.lock().unwrap().is_empty());
    }
}

/// Z50: each way out is on record; staying inside a tenant is not.
#[tokio::test]
async fn every_way_out_is_on_record() {
    let tenancy = tenancy().await;
    let log = Log {
        thread: thread::current().id(),
        events: Arc::default(),
    };
    set_global_default(log.clone()).unwrap();

    let db = tenancy.for_tenant(ACME);
    titles(&db).await.unwrap();
    tenancy
        .context(ACME)
        .unwrap()
        .enter(titles(&tenancy.connection()))
        .await
        .unwrap();
    log.none();

    tenancy.central(async {}).await;
    assert!(log.one().contains("central"));
    let _ = tenancy.central_connection();
    assert!(log.one().contains("central"));
    post::Entity::find()
        .without_tenancy()
        .all(&db)
        .await
        .unwrap();
    log.one();
    post::Entity::without_tenant_restrictions(|| async {}).await;
    log.one();
    tenancy
        .context(ACME)
        .unwrap()
        .enter(async { drop(post::Entity::ignore_tenant_restrictions()) })
        .await;
    log.one();
}
