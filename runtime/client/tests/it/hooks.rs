//! What hooks learn.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use pathlore_client::{Attempt, Hook, Outcome, Retry};

use crate::{
    api::{download, read},
    support::{Answer, Scripted, response},
};

/// Records what it is told.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<String>>>);

impl Recorder {
    fn push(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl Hook for Recorder {
    fn before(&self, attempt: &Attempt) {
        let (endpoint, bytes) = (attempt.endpoint(), attempt.request_bytes);
        self.push(format!("{} {} {endpoint} {bytes:?}", attempt.number, attempt.metadata.method));
    }

    fn after(&self, attempt: &Attempt, outcome: &Outcome) {
        let Outcome { result, duration, response_bytes, .. } = outcome;
        let number = attempt.number;
        self.push(format!("{number} {result:?} {}s {response_bytes:?}", duration.as_secs()));
        let everything = format!("{attempt:?}{outcome:?}");
        assert!(!everything.contains("s3cret"), "{everything}");
    }
}

#[tokio::test(start_paused = true)]
async fn hooks_learn_of_each_attempt() {
    let server = Scripted::new(|_, number| match number {
        1 => Answer::Late(Duration::from_secs(2), response(503, "busy")),
        2 => Answer::Error("s3cret"),
        3 => Answer::Silence,
        _ => Answer::Response(response(200, r#"{"title":"s3cret"}"#)),
    });
    let recorder = Recorder::default();
    let retry = Retry::new().with_max_attempts(9).without_jitter();
    let client = server.client().with_retry(retry).with_hook(recorder.clone());
    let client = client.with_token("s3cret").unwrap();
    let request = read::Request { id: 1, key: Some("s3cret".to_owned()) };
    client.send(&request).await.unwrap();
    let expected = [
        "1 GET /notes/{id} Some(0)",
        "1 Response(503) 2s Some(4)",
        "2 GET /notes/{id} Some(0)",
        "2 Transport 0s None",
        "3 GET /notes/{id} Some(0)",
        "3 Timeout 30s None",
        "4 GET /notes/{id} Some(0)",
        "4 Response(200) 0s Some(18)",
    ];
    assert_eq!(recorder.take(), expected);

    client.request(&request).max_response_bytes(3).send().await.unwrap_err();
    assert_eq!(recorder.take()[1], "1 ResponseTooLarge 0s None");
}

#[tokio::test(start_paused = true)]
async fn hooks_learn_that_a_call_was_dropped() {
    let recorder = Recorder::default();
    let client = Scripted::new(|_, _| Answer::Silence).client().with_hook(recorder.clone());
    let request = read::Request::default();
    let call = tokio::time::timeout(Duration::from_secs(3), client.send(&request));
    assert!(call.await.is_err());
    assert_eq!(recorder.take(), ["1 GET /notes/{id} Some(0)", "1 Cancelled 3s None"]);
}

#[tokio::test]
async fn the_length_of_a_stream_is_unknown() {
    let recorder = Recorder::default();
    let client = crate::support::in_process().with_hook(recorder.clone());
    client.send_stream(&download::Request { length: 5 }).await.unwrap();
    assert_eq!(recorder.take(), ["1 GET /file Some(0)", "1 Response(200) 0s None"]);
}
