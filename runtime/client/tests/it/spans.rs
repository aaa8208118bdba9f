//! The spans of the feature `tracing`.

use std::{
    fmt::Write as _,
    sync::{Arc, Mutex},
    time::Duration,
};

use pathlore_client::Retry;
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

use crate::{
    api::read,
    support::{Answer, Scripted, response},
};

/// Records the fields of all spans.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<String>>);

impl Visit for Recorder {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0.lock().unwrap(), "{}={value:?} ", field.name()).unwrap();
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_span() && metadata.target().starts_with("pathlore_client")
    }

    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        write!(self.0.lock().unwrap(), "{} ", attributes.metadata().name()).unwrap();
        attributes.record(&mut self.clone());
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// Sends a request, and returns the fields of its span, and the milliseconds.
async fn span(answer: impl Fn(usize) -> Answer + Send + Sync + 'static) -> (String, u64) {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let server = Scripted::new(move |_, number| answer(number));
    let client = server.client().with_retry(Retry::new().without_jitter());
    let client = client.with_attempt_timeout(None).with_token("s3cret").unwrap();
    let request = read::Request { id: 1, key: Some("s3cret".to_owned()) };
    // Who waits no longer than a minute drops the call.
    let _ = tokio::time::timeout(Duration::from_mins(1), client.send(&request)).await;
    let fields = recorder.0.lock().unwrap().clone();
    assert!(!fields.contains("s3cret"), "{fields}");
    let (fields, duration) = fields.trim_end().rsplit_once(" duration_ms=").unwrap();
    // Each timer of tokio may take a millisecond more.
    (fields.to_owned(), duration.parse::<u64>().unwrap() / 10 * 10)
}

#[tokio::test(start_paused = true)]
async fn a_call_has_a_span() {
    let start =
        "request endpoint=\"/notes/{id}\" method=\"GET\" path=\"/notes/{id}\" reason=OnlyPath ";
    let fields = span(|number| match number {
        1 => Answer::Late(Duration::from_millis(400), response(503, "s3cret")),
        _ => Answer::Response(response(200, r#"{"title":"s3cret"}"#)),
    });
    assert_eq!(fields.await, (format!("{start}attempts=2 status=200"), 500));
    let fields = span(|_| Answer::Error("s3cret")).await;
    assert_eq!(fields, (format!("{start}error=\"transport\""), 300));
    let fields = span(|_| Answer::Silence).await;
    assert_eq!(fields, (format!("{start}error=\"cancelled\""), 60_000));
}
