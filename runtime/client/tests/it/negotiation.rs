//! Clients that find out what their server supports.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use pathlore::SupportedVersions;
use pathlore_client::{Client, ClientError, Negotiation};
use tokio::time::sleep;

use crate::{
    api::{create, read, versions},
    support::{Answer, Scripted, response},
};

const BOTH: &str = r#"{"versions":["1.0","2.0"]}"#;
const OLD: &str = r#"{"versions":["1.0"]}"#;

/// Returns a server that answers `/versions` with this body after a second, and has these paths.
fn server(supported: &'static str, paths: &'static [&'static str]) -> Scripted {
    Scripted::new(move |request, _| match request.uri().path() {
        "/versions" => Answer::Late(Duration::from_secs(1), response(200, supported)),
        path if paths.contains(&path) => Answer::Response(response(200, r#"{"id":1}"#)),
        _ => Answer::Response(response(404, "unrecognized")),
    })
}

fn negotiation() -> Negotiation {
    Negotiation::by::<versions::Request>()
}

fn client(server: &Scripted) -> Client {
    server.client().with_negotiation(negotiation()).with_token("t").unwrap()
}

async fn create(client: &Client) -> Result<u64, ClientError> {
    client.send(&create::Request::default()).await.map(|response| response.id)
}

#[tokio::test(start_paused = true)]
async fn concurrent_calls_ask_once_and_clones_share_the_answer() {
    let server = server(BOTH, &["/v2/notes"]);
    let client = client(&server);
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { create(&client).await.unwrap() })
        })
        .collect();
    for call in calls {
        call.await.unwrap();
    }
    create(&client.clone()).await.unwrap();
    let mut paths = server.paths();
    assert_eq!(paths.remove(0), "/versions");
    assert_eq!(paths, vec!["/v2/notes"; 21]);
    // The endpoint takes a token.
    assert!(server.requests()[0].headers().contains_key("authorization"));
    let expected = SupportedVersions::from_versions(["1.0", "2.0"]);
    assert_eq!(client.supported_versions().await.unwrap(), expected);
    assert_eq!(server.requests().len(), 22);

    // The answer may depend on the token.
    create(&client.with_token("other").unwrap()).await.unwrap();
    assert_eq!(server.paths()[22..], ["/versions", "/v2/notes"]);
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_with_one_path_needs_no_answer() {
    let server = Scripted::with(200, r#"{"title":""}"#);
    let client = server.client().with_negotiation(negotiation());
    client.send(&read::Request { id: 1, key: None }).await.unwrap();
    assert_eq!(server.paths(), ["/notes/1"]);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_leaves_the_question_to_the_next() {
    let server = server(OLD, &["/notes"]);
    let client = client(&server);
    let first = tokio::spawn({
        let client = client.clone();
        async move { create(&client).await }
    });
    sleep(Duration::from_millis(10)).await;
    let second = tokio::spawn({
        let client = client.clone();
        async move { create(&client).await }
    });
    sleep(Duration::from_millis(10)).await;
    first.abort();
    assert_eq!(second.await.unwrap().unwrap(), 1);
    assert_eq!(server.paths(), ["/versions", "/versions", "/notes"]);
}

#[tokio::test(start_paused = true)]
async fn an_answer_has_an_age() {
    let server = server(OLD, &["/notes"]);
    let negotiation = negotiation().with_max_age(Duration::from_secs(10));
    let client = server.client().with_negotiation(negotiation).with_token("t").unwrap();
    create(&client).await.unwrap();
    sleep(Duration::from_secs(9)).await;
    create(&client).await.unwrap();
    assert_eq!(server.paths(), ["/versions", "/notes", "/notes"]);
    sleep(Duration::from_secs(1)).await;
    create(&client).await.unwrap();
    assert_eq!(server.paths()[3..], ["/versions", "/notes"]);
}

#[tokio::test(start_paused = true)]
async fn calls_that_waited_share_an_answer_that_is_not_kept() {
    let server = server(OLD, &["/notes"]);
    let negotiation = negotiation().with_max_age(Duration::ZERO);
    let client = server.client().with_negotiation(negotiation).with_token("t").unwrap();
    let (first, second, third) = tokio::join!(create(&client), create(&client), create(&client));
    assert_eq!((first.unwrap(), second.unwrap(), third.unwrap()), (1, 1, 1));
    assert_eq!(server.paths(), ["/versions", "/notes", "/notes", "/notes"]);
    create(&client).await.unwrap();
    assert_eq!(server.paths()[4..], ["/versions", "/notes"]);
}

#[tokio::test(start_paused = true)]
async fn calls_that_waited_share_the_error_and_the_next_one_asks_again() {
    let server = Scripted::new(|_, number| match number {
        1 => Answer::Late(Duration::from_secs(1), response(500, "down")),
        2 => Answer::Response(response(200, OLD)),
        _ => Answer::Response(response(200, r#"{"id":1}"#)),
    });
    let client = client(&server);
    let calls: Vec<_> = (0..5)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { create(&client).await })
        })
        .collect();
    for call in calls {
        let error = call.await.unwrap().unwrap_err();
        assert!(matches!(error, ClientError::Negotiation(_)), "{error:?}");
        assert_eq!(error.to_string(), "cannot find out what the server supports");
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert_eq!(cause, "the server answered 500 Internal Server Error");
    }
    assert_eq!(server.requests().len(), 1);
    assert_eq!(create(&client).await.unwrap(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_old_answer_is_better_than_none() {
    let is_down = Arc::new(AtomicBool::new(false));
    let server = Scripted::new({
        let is_down = is_down.clone();
        move |request, _| match request.uri().path() {
            "/versions" if is_down.load(Ordering::Relaxed) => Answer::Error("down"),
            "/versions" => Answer::Response(response(200, OLD)),
            _ => Answer::Response(response(200, r#"{"id":1}"#)),
        }
    });
    let client = client(&server);
    create(&client).await.unwrap();
    is_down.store(true, Ordering::Relaxed);
    sleep(Duration::from_hours(1)).await;
    create(&client).await.unwrap();
    // For another minute, nobody asks.
    create(&client).await.unwrap();
    assert_eq!(server.paths(), ["/versions", "/notes", "/versions", "/notes", "/notes"]);
}

#[tokio::test(start_paused = true)]
async fn the_time_of_one_call_is_not_that_of_another() {
    let server = server(OLD, &["/notes"]);
    let client = client(&server);
    let short = client.clone().with_timeout(Duration::from_millis(100));
    let (short, long) = tokio::join!(create(&short), create(&client));
    assert!(matches!(short, Err(ClientError::Timeout(it)) if it.is_total()));
    assert_eq!(long.unwrap(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_unrecognized_endpoint_renews_the_answer() {
    let server = Scripted::new(|request, number| match (request.uri().path(), number) {
        ("/versions", 1) => Answer::Response(response(200, OLD)),
        ("/versions", _) => Answer::Response(response(200, BOTH)),
        ("/notes", 2) | ("/v2/notes", _) => Answer::Response(response(200, r#"{"id":1}"#)),
        _ => Answer::Response(response(404, "unrecognized")),
    });
    let client = client(&server);
    create(&client).await.unwrap();
    // The server is replaced by one that has another version only.
    sleep(Duration::from_mins(5)).await;
    let request = create::Request::default();
    let exchange = client.request(&request).exchange().await.unwrap();
    assert_eq!(exchange.choice().template.as_str(), "/v2/notes");
    assert_eq!((exchange.status().as_u16(), exchange.attempts()), (200, 2));
    assert_eq!(server.paths(), ["/versions", "/notes", "/notes", "/versions", "/v2/notes"]);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_never_recognizes_an_endpoint_is_not_asked_each_time() {
    let server = server(BOTH, &[]);
    let client = client(&server);
    for _ in 0..3 {
        let error = create(&client).await.unwrap_err();
        assert_eq!(error.as_endpoint().unwrap().body, "unrecognized");
    }
    sleep(Duration::from_mins(2)).await;
    for _ in 0..3 {
        create(&client).await.unwrap_err();
    }
    let asked = server.paths().iter().filter(|path| *path == "/versions").count();
    assert_eq!((asked, server.requests().len()), (2, 8));
}

#[tokio::test(start_paused = true)]
async fn the_next_best_path_is_tried_if_the_caller_allows_it() {
    let server = server(BOTH, &["/notes"]);
    let client = client(&server);
    assert_eq!(create(&client).await.unwrap_err().as_endpoint().unwrap().status, 404);
    let request = create::Request { title: "once".to_owned() };
    let exchange = client.request(&request).other_paths(true).exchange().await.unwrap();
    assert_eq!(exchange.choice().template.as_str(), "/notes");
    assert_eq!(exchange.decode().unwrap().id, 1);
    assert_eq!(server.paths(), ["/versions", "/v2/notes", "/v2/notes", "/notes"]);

    let nowhere = self::server(BOTH, &[]);
    let client = self::client(&nowhere).with_other_paths(true);
    assert_eq!(create(&client).await.unwrap_err().as_endpoint().unwrap().status, 404);
    assert_eq!(nowhere.paths(), ["/versions", "/v2/notes", "/notes"]);
}

#[tokio::test(start_paused = true)]
async fn versions_that_are_set_end_the_negotiation() {
    let server = server(BOTH, &["/notes"]);
    let supported = SupportedVersions::from_versions(["1.0"]);
    create(&client(&server).with_supported_versions(supported)).await.unwrap();
    assert_eq!(server.paths(), ["/notes"]);
}

/// Otherwise an expired token would be an error of the negotiation in each call.
#[tokio::test(start_paused = true)]
async fn a_wrong_token_is_not_needed_to_ask() {
    let server = Scripted::new(|request, _| {
        let has_token = request.headers().contains_key("authorization");
        Answer::Response(if has_token { response(401, "expired") } else { response(200, OLD) })
    });
    let error = create(&client(&server)).await.unwrap_err();
    assert_eq!(error.as_endpoint().unwrap().body, "expired");
    assert_eq!(server.paths(), ["/versions", "/versions", "/notes"]);
}
