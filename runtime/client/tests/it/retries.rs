//! Which requests are repeated, and when.

use std::time::Duration;

use pathlore::http::HeaderValue;
use pathlore_client::{Body, Client, ClientError, Retry, RetryBudget};
use tokio::time::Instant;

use crate::{
    api::{create, read, upload},
    support::{Answer, Scripted, response},
};

fn retry() -> Retry {
    Retry::new().with_max_attempts(4).without_jitter()
}

/// Fails with the first answers, and then succeeds.
fn failing(times: usize, answer: impl Fn() -> Answer + Send + Sync + 'static) -> Scripted {
    Scripted::new(move |_, number| match number {
        _ if number <= times => answer(),
        _ => Answer::Response(response(200, r#"{"title":"","id":1,"length":1}"#)),
    })
}

fn status(status: u16) -> impl Fn() -> Answer {
    move || Answer::Response(response(status, ""))
}

/// Sends a request, and returns whether it succeeds, the number of attempts, and the milliseconds. They are
/// rounded, because each timer of tokio may take one more.
async fn read(server: &Scripted, client: Client) -> (bool, usize, u128) {
    let start = Instant::now();
    let before = server.requests().len();
    let result = client.send(&read::Request::default()).await;
    let time = (start.elapsed().as_millis() + 5) / 10 * 10;
    (result.is_ok(), server.requests().len() - before, time)
}

#[tokio::test(start_paused = true)]
async fn nothing_is_repeated_unless_the_caller_wants_it() {
    let server = failing(1, status(503));
    assert_eq!(read(&server, server.client()).await, (false, 1, 0));

    let server = failing(1, status(503));
    let client = server.client().with_retry(retry());
    let request = read::Request::default();
    client.request(&request).retry(None).send().await.unwrap_err();
    assert_eq!(server.requests().len(), 1);
    let server = failing(1, status(503));
    server.client().request(&request).retry(retry()).send().await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn delays_double_and_attempts_end() {
    let send = async |times| {
        let server = failing(times, status(503));
        let client = server.client().with_retry(retry());
        read(&server, client).await
    };
    assert_eq!(send(1).await, (true, 2, 100));
    assert_eq!(send(3).await, (true, 4, 100 + 200 + 400));
    assert_eq!(send(4).await, (false, 4, 100 + 200 + 400));

    let server = failing(3, status(503));
    let (min, max) = (Duration::from_millis(50), Duration::from_millis(80));
    let client = server.client().with_retry(retry().with_delays(min, max));
    assert_eq!(read(&server, client).await, (true, 4, 50 + 80 + 80));
}

#[tokio::test(start_paused = true)]
async fn jitter_adds_to_a_delay() {
    let server = failing(1, status(503));
    let (is_ok, attempts, time) = read(&server, server.client().with_retry(Retry::new())).await;
    assert!(is_ok && attempts == 2 && (100..=210).contains(&time), "{time}");
}

#[tokio::test(start_paused = true)]
async fn what_is_repeated_depends_on_the_method_and_the_failure() {
    /// An answer, and whether requests of `read` and `create` are repeated after it.
    type Case = (fn() -> Answer, bool, bool);
    let answers: [Case; 7] = [
        (|| status(429)(), true, true),
        (|| status(503)(), true, false),
        (|| Answer::Error("reset"), true, false),
        (|| Answer::Silence, true, false),
        (|| status(500)(), false, false),
        (|| status(404)(), false, false),
        (|| Answer::Response(response(200, "not JSON")), false, false),
    ];
    for (index, (answer, read, create)) in answers.into_iter().enumerate() {
        let server = failing(1, answer);
        let client = server.client().with_retry(retry()).with_token("t").unwrap();
        let result = client.send(&read::Request::default()).await;
        assert_eq!((result.is_ok(), server.requests().len() == 2), (read, read), "{index}");

        let server = failing(1, answer);
        let client = server.client().with_retry(retry()).with_token("t").unwrap();
        let request = create::Request { title: "same".to_owned() };
        let result = client.send(&request).await;
        assert_eq!((result.is_ok(), server.requests().len() == 2), (create, create), "{index}");

        let server = failing(1, answer);
        let client = server.client().with_token("t").unwrap();
        let builder = client.request(&request).retry(retry().with_all_methods());
        assert_eq!(builder.send().await.is_ok(), read, "{index}");
        for sent in server.requests() {
            assert_eq!(sent.body(), r#"{"title":"same"}"#);
            assert_eq!(sent.headers()["authorization"], "Bearer t");
        }
    }
}

fn after(status: u16, value: &'static str, date: Option<&'static str>) -> Answer {
    let mut response = response(status, "");
    response.headers_mut().insert("retry-after", HeaderValue::from_static(value));
    if let Some(date) = date {
        response.headers_mut().insert("date", HeaderValue::from_static(date));
    }
    Answer::Response(response)
}

#[tokio::test(start_paused = true)]
async fn the_server_says_how_long_to_wait() {
    let date = "Sat, 01 Jan 2000 00:00:00 GMT";
    let later = "Sat, 01 Jan 2000 00:00:20 GMT";
    for (answer, expected) in [
        ((429, "7", None), 7000),
        ((503, "7", None), 7000),
        ((503, later, Some(date)), 20_000),
        // The date has passed, and the delay of the client is longer.
        ((503, later, None), 100),
        ((503, "0", None), 100),
        ((503, "soon", None), 100),
    ] {
        let (status, value, date) = answer;
        let server = failing(1, move || after(status, value, date));
        let client = server.client().with_retry(retry());
        assert_eq!(read(&server, client).await, (true, 2, expected), "{value}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_delay_that_does_not_fit_into_the_time_is_not_waited_for() {
    let server = failing(1, || after(429, "100000000000000000000", None));
    let client = server.client().with_retry(retry());
    let error = client.send(&read::Request::default()).await.unwrap_err();
    assert_eq!(error.as_endpoint().unwrap().status, 429);

    let server = failing(9, || after(503, "4", None));
    let client = server.client().with_retry(retry()).with_timeout(Duration::from_secs(10));
    assert_eq!(read(&server, client).await, (false, 3, 8000));

    // Each attempt has a limit of its own, and the call ends with the total.
    let server = failing(9, || Answer::Silence);
    let client = server.client().with_retry(retry()).with_timeout(Duration::from_secs(5));
    let client = client.with_attempt_timeout(Duration::from_secs(2));
    let start = Instant::now();
    let error = client.send(&read::Request::default()).await.unwrap_err();
    assert!(matches!(error, ClientError::Timeout(it) if it.is_total()), "{error:?}");
    assert_eq!((server.requests().len(), start.elapsed().as_secs()), (3, 5));
}

#[tokio::test(start_paused = true)]
async fn calls_share_a_budget() {
    let server = Scripted::with(503, "");
    let client = server.client().with_retry(retry().with_budget(RetryBudget::new(5)));
    let mut attempts = Vec::new();
    for _ in 0..14 {
        attempts.push(read(&server, client.clone()).await.1);
    }
    // Five retries, and one more for ten calls.
    assert_eq!(attempts, [4, 3, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1]);
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_not_repeated() {
    let server = failing(1, status(429));
    let client = server.client().with_retry(retry().with_all_methods());
    let request = upload::Request::default();
    let error = client.request(&request).body(Body::from("x")).send().await.unwrap_err();
    assert_eq!(error.as_endpoint().unwrap().status, 429);
    assert_eq!(server.requests().len(), 1);
}
