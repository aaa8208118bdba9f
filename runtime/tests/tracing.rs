//! The events that the feature `tracing` emits.

use std::{
    fmt::Write as _,
    sync::{Arc, Mutex},
};

use pathlore::{Metadata, SupportedVersions, Target, metadata};
use tracing::{
    Event, Level, Metadata as EventMetadata, Subscriber,
    field::{Field, Visit},
    span,
};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable => "/unstable",
        1.1 => "/stable",
        1.2 => deprecated,
    }
};

/// Records the level and the fields of each event.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<(Level, String)>>>);

impl Subscriber for Recorder {
    fn enabled(&self, _: &EventMetadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = Text(String::new());
        event.record(&mut text);
        self.0.lock().expect("not poisoned").push((*event.metadata().level(), text.0));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, "{}={value:?} ", field.name());
    }
}

fn events(versions: &[&str]) -> Vec<(Level, String)> {
    let recorder = Recorder::default();
    let target = Target::new("https://example.org")
        .expect("a base URL")
        .with_supported_versions(SupportedVersions::from_versions(versions));
    tracing::subscriber::with_default(recorder.clone(), || {
        target.choose_path(&METADATA).expect("a path");
    });
    let events = recorder.0.lock().expect("not poisoned");
    events.clone()
}

#[test]
fn a_deprecated_path_emits_a_warning() {
    let expected = "message=the endpoint is deprecated path=\"/stable\" since=1.2 ";
    assert_eq!(events(&["v1.1", "v1.2"]), [(Level::WARN, expected.to_owned())]);
}

#[test]
fn an_unstable_path_emits_an_info_event() {
    let expected = "message=the request takes an unstable path path=\"/unstable\" ";
    assert_eq!(events(&["v1.0"]), [(Level::INFO, expected.to_owned())]);
}

#[test]
fn a_stable_path_emits_no_event() {
    assert_eq!(events(&["v1.1"]), []);
}
