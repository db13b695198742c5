use tracing::subscriber::Interest;
use tracing::{Event, Metadata, Subscriber, span};

/// Says nothing, but keeps every place that may speak awake: without a subscriber at hand `tracing` would remember of a place
/// that nobody listens, and a test that listens later could miss it.
#[derive(Debug)]
pub(crate) struct Silent;

impl Subscriber for Silent {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, _: &Metadata<'_>) -> bool {
        false
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}
