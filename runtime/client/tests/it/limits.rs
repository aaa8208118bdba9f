//! Limits of time and size.

use std::time::Duration;

use pathlore::http;
use pathlore_client::{Body, Client, ClientError};
use tokio::time::Instant;

use crate::{
    api::{create, download, large, read},
    support::{Answer, Scripted, in_process, over_socket, reqwest_client, response},
};

#[tokio::test]
async fn a_response_in_memory_has_a_greatest_size() {
    // With a length, and without one.
    for is_stream in [false, true] {
        let server = Scripted::new(move |_, _| {
            let body = r#"{"title":"1234"}"#;
            let mut response = response(200, body);
            if is_stream {
                let chunks = axum::body::Body::from(body);
                *response.body_mut() =
                    Body::new(http_body_util::BodyExt::map_frame(chunks, |it| it));
            }
            Answer::Response(response)
        });
        let request = read::Request::default();
        let client = server.client().with_max_response_bytes(16);
        assert_eq!(client.send(&request).await.unwrap().title, "1234");
        let error = client.request(&request).max_response_bytes(15).send().await.unwrap_err();
        assert!(matches!(error, ClientError::ResponseTooLarge { limit: 15, .. }), "{error:?}");
        let text = "the body of the response is larger than the limit of 15 bytes";
        assert_eq!(error.to_string(), text);
    }
}

#[tokio::test]
async fn an_endless_response_is_not_read_to_its_end() {
    let client = over_socket().await;
    let url = client.target().to_string();
    let client = reqwest_client(&url).with_max_response_bytes(100_000);
    let length = client.send(&large::Request { length: 100_000 }).await.unwrap().bytes.len();
    assert_eq!(length, 100_000);
    let error = client.send(&large::Request { length: 100_001 }).await.unwrap_err();
    assert!(matches!(error, ClientError::ResponseTooLarge { .. }), "{error:?}");
}

#[tokio::test]
async fn the_error_of_a_streamed_response_has_the_limit_as_well() {
    let client = in_process().with_max_response_bytes(3);
    let error = client.send_stream(&download::Request { length: 0 }).await.unwrap_err();
    assert!(matches!(error, ClientError::ResponseTooLarge { limit: 3, .. }), "{error:?}");
    let (_, mut body) = client.send_stream(&download::Request { length: 5 }).await.unwrap();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "xxxxx");
}

#[tokio::test(start_paused = true)]
async fn a_call_ends_when_its_time_is_over() {
    let client = Scripted::new(|_, _| Answer::Silence).client();
    let request = read::Request::default();
    let limits = |client: &Client, total: Option<u64>, attempt: Option<u64>| {
        let (total, attempt) = (total.map(Duration::from_secs), attempt.map(Duration::from_secs));
        client.clone().with_timeout(total).with_attempt_timeout(attempt)
    };
    for (client, expected, is_total) in [
        (client.clone(), 30, false),
        (limits(&client, Some(5), Some(9)), 5, true),
        (limits(&client, Some(9), Some(5)), 5, false),
        (limits(&client, Some(7), None), 7, true),
        (limits(&client, None, Some(8)), 8, false),
    ] {
        let start = Instant::now();
        let error = client.send(&request).await.unwrap_err();
        let ClientError::Timeout(timeout) = error else { panic!("{error:?}") };
        assert_eq!((timeout.limit().as_secs(), timeout.is_total()), (expected, is_total));
        assert_eq!(start.elapsed().as_secs(), expected);
        assert_eq!(timeout.to_string(), format!("no response from the server within {expected}s"));
    }
    let one = Duration::from_secs(1);
    let builder = client.request(&request).timeout(one).attempt_timeout(None);
    assert!(matches!(builder.send().await, Err(ClientError::Timeout(it)) if it.is_total()));
}

#[tokio::test(start_paused = true)]
async fn the_time_for_the_body_counts_unless_it_is_a_stream() {
    /// A body that never ends.
    fn endless() -> http::Response<Body> {
        let mut response = response(200, "");
        response.headers_mut().insert("x-length", 1.into());
        let (sender, body) = http_body_util::channel::Channel::<pathlore::bytes::Bytes>::new(1);
        // The body ends when the sender is dropped.
        std::mem::forget(sender);
        *response.body_mut() = Body::new(body);
        response
    }
    let client = Scripted::new(|_, _| Answer::Response(endless())).client();
    let error = client.send(&read::Request::default()).await.unwrap_err();
    assert!(matches!(error, ClientError::Timeout(_)), "{error:?}");
    let (head, mut body) = client.send_stream(&download::Request { length: 1 }).await.unwrap();
    assert_eq!(head.length, 1);
    let hour = Duration::from_hours(1);
    assert!(tokio::time::timeout(hour, body.chunk()).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn a_call_may_be_dropped_and_repeated() {
    let server = Scripted::new(|_, number| match number {
        1 => Answer::Silence,
        _ => Answer::Response(response(200, r#"{"id":1}"#)),
    });
    let client = server.client().with_token("t").unwrap();
    let request = create::Request::default();
    let second = Duration::from_secs(1);
    assert!(tokio::time::timeout(second, client.send(&request)).await.is_err());
    assert_eq!(client.send(&request).await.unwrap().id, 1);
    assert_eq!(server.requests().len(), 2);
}
