//! Every way out leaves a trace.

use std::fmt;
use std::sync::{Arc, Mutex};

use sea_orm::{EntityTrait, PaginatorTrait};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::post;
use tenancy_tests::{Blogs, each_backend};
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata, Subscriber, span};

each_backend![every_way_out_is_recorded_with_its_caller];

/// Z50: entity and caller, at debug level.
async fn every_way_out_is_recorded_with_its_caller(blogs: Blogs) {
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let db = blogs.tenancy.connection();
    let ways = async {
        post::Entity::find()
            .without_tenancy()
            .count(&db)
            .await
            .unwrap();
        post::Entity::without_tenant_restrictions(|| post::Entity::find().count(&db))
            .await
            .unwrap();
        drop(post::Entity::ignore_tenant_restrictions().unwrap());
        blogs
            .tenancy
            .central(post::Entity::find().count(&db))
            .await
            .unwrap();
        let _ = blogs.tenancy.central_connection();
    };
    blogs
        .tenancy
        .context(&blogs.acme)
        .unwrap()
        .enter(ways)
        .await;
    drop(guard);
    let ours = log.callers();
    assert_eq!(ours.len(), 5, "{ours:#?}");
    for line in &ours {
        assert!(line.contains(file!().rsplit('/').next().unwrap()), "{line}");
    }
    assert!(
        ours.iter().filter(|line| line.contains("post")).count() >= 3,
        "{ours:#?}"
    );
}

/// Keeps what tenancy says at debug level.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    lines: Arc<Mutex<Vec<String>>>,
}

impl Log {
    /// What was said of those who took a way out.
    pub(crate) fn callers(&self) -> Vec<String> {
        let lines = self.lines.lock().unwrap().clone();
        lines
            .into_iter()
            .filter(|line| line.contains("caller="))
            .collect()
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("tenancy") && *metadata.level() == Level::DEBUG
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        self.lines.lock().unwrap().push(line.0);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        use fmt::Write;
        write!(self.0, " {field}={value:?}").unwrap();
    }
}
