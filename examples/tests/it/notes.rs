//! Tests of the notes API, with the client and with raw messages.

use pathlore::{SupportedVersions, http::StatusCode};
use pathlore_examples::{
    client::{self, Client, ClientError},
    notes::{
        ARCHIVE, EntityTag, Note, Problem, archive, create, delete, list, read, replace, server,
    },
    server::RunningServer,
};
use serde_json::{Value, json};

use crate::raw;

const TOKEN: &str = "secret";

fn start(archives: bool) -> RunningServer {
    let address = "127.0.0.1:0".parse().unwrap();
    let versions = SupportedVersions::from_versions(["1.0", "2.0"]);
    let supported = if archives { versions.with_feature(ARCHIVE) } else { versions };
    server::serve(address, TOKEN, &supported).unwrap().spawn()
}

fn client(server: &RunningServer) -> Client {
    let supported = SupportedVersions::from_versions(["1.0", "2.0"]).with_feature(ARCHIVE);
    let client = client::connect(&server.url()).unwrap().with_supported_versions(supported);
    client.with_token(TOKEN).unwrap()
}

fn note(title: &str, tags: &[&str]) -> Note {
    let tags = tags.iter().map(|&tag| tag.to_owned()).collect();
    Note { title: title.to_owned(), text: "text".to_owned(), tags }
}

/// Returns the error that a server sent.
#[track_caller]
fn problem<T>(result: Result<T, ClientError<Problem>>) -> Problem {
    match result {
        Err(ClientError::Endpoint(problem)) => problem,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("the request succeeded"),
    }
}

async fn send(
    server: &RunningServer,
    method: &str,
    path: &str,
    fields: &str,
    body: &str,
) -> raw::RawResponse {
    let fields = format!("authorization: Bearer {TOKEN}\r\n{fields}");
    raw::send(server, method, path, fields.as_bytes(), body.as_bytes()).await
}

#[track_caller]
fn assert_problem(response: &raw::RawResponse, status: u16, title: &str) {
    assert_eq!(response.status, status, "{response:?}");
    assert!(response.head.contains("content-type: application/problem+json\r\n"), "{response:?}");
    assert_eq!(response.json()["title"], title);
}

#[tokio::test]
async fn notes_are_created_read_replaced_and_deleted() {
    let server = start(true);
    let client = client(&server);
    let created = client.send(&create::Request::new(note("first", &[]))).await.unwrap();
    assert_eq!((&*created.location, &created.etag), ("notes/1", &EntityTag::of_version(1)));

    let read = client.send(&read::Request::new(1)).await.unwrap();
    assert_eq!(read, read::Response::found(created.etag.clone(), note("first", &[])));

    let mut request =
        replace::Request::new(replace::RequestInit { id: 1, note: note("second", &[]) });
    request.if_match = vec![created.etag.clone().into()];
    let replaced = client.send(&request).await.unwrap();
    assert_eq!(replaced.etag, EntityTag::of_version(2));
    let changed = problem(client.send(&request).await);
    assert_eq!(changed, Problem::changed(replaced.etag.clone(), "the note has changed".to_owned()));

    let mut request = read::Request::new(1);
    request.if_none_match = vec![created.etag.into(), replaced.etag.clone().into()];
    let read = client.send(&request).await.unwrap();
    assert_eq!(read, read::Response::not_modified(replaced.etag));

    client.send(&delete::Request::new(1)).await.unwrap();
    for result in
        [problem(client.send(&delete::Request::new(1)).await), problem(client.send(&request).await)]
    {
        assert_eq!(result, Problem::not_found("there is no note with this ID".to_owned()));
    }
    server.stop().await.unwrap();
}

#[tokio::test]
async fn lists_have_pages_and_tags() {
    let server = start(true);
    let client = client(&server);
    for (title, tags) in [("a", &["x", "y"][..]), ("b", &["x"]), ("c", &["y", "x"]), ("d", &[])] {
        client.send(&create::Request::new(note(title, tags))).await.unwrap();
    }
    client.send(&archive::Request::new(2)).await.unwrap();
    let mut request = list::Request::new();
    request.limit = Some(2);
    let mut titles = Vec::new();
    loop {
        let page = client.send(&request).await.unwrap();
        titles.push(page.notes.into_iter().map(|entry| entry.title).collect::<Vec<_>>());
        request.cursor = page.next;
        if page.next.is_none() {
            break;
        }
    }
    assert_eq!(titles, [vec!["a", "c"], vec!["d"]]);
    let mut request = list::Request::new();
    request.tags = vec!["x".to_owned(), "y".to_owned()];
    let page = client.send(&request).await.unwrap();
    assert_eq!(page.notes.iter().map(|entry| entry.id).collect::<Vec<_>>(), [1, 3]);
    server.stop().await.unwrap();
}

#[tokio::test]
async fn both_versions_have_their_paths() {
    let server = start(false);
    for (versions, path) in [(&["1.0"][..], "/v1/notes"), (&["1.0", "2.0"], "/v2/notes")] {
        let supported = SupportedVersions::from_versions(versions.iter().copied());
        let client = client(&server).with_supported_versions(supported);
        let exchange = client.request(&list::Request::new()).exchange().await.unwrap();
        assert_eq!(
            (exchange.choice().template.as_str(), exchange.status()),
            (path, StatusCode::OK)
        );
        assert_eq!(exchange.headers()["cache-control"], "no-store");
    }
    // The server does not have the feature, so the path that the client tries is unknown.
    let archived = problem(client(&server).send(&archive::Request::new(1)).await);
    assert!(matches!(archived, Problem::NotFound { .. }), "{archived}");
    server.stop().await.unwrap();
}

#[tokio::test]
async fn messages_are_those_of_http() {
    let server = start(true);
    let created = send(&server, "POST", "/v2/notes", "", r#"{"title":"a"}"#).await;
    assert_eq!((created.status, created.body.len()), (201, 0));
    for field in ["location: notes/1\r\n", "etag: \"1\"\r\n"] {
        assert!(created.head.contains(field), "{}", created.head);
    }
    assert!(!created.head.contains("content-type"), "{}", created.head);

    let read = send(&server, "GET", "/v1/notes/1", "if-none-match: \"0\", W/\"2\"\r\n", "").await;
    assert_eq!((read.status, read.json()), (200, json!({ "title": "a", "text": "", "tags": [] })));
    let unchanged = "if-none-match: \"0\",\"1\"\r\n";
    let unmodified = send(&server, "GET", "/v1/notes/1", unchanged, "").await;
    assert_eq!((unmodified.status, unmodified.body.len()), (304, 0));
    assert!(unmodified.head.contains("etag: \"1\"\r\n"), "{}", unmodified.head);
    for field in ["if-none-match: *\r\n", "if-none-match: W/\"1\"\r\n"] {
        assert_eq!(send(&server, "GET", "/v1/notes/1", field, "").await.status, 304, "{field}");
    }
    let weak =
        send(&server, "PUT", "/v2/notes/1", "if-match: W/\"1\"\r\n", r#"{"title":"b"}"#).await;
    assert_problem(&weak, 412, "the note has changed");

    let list = send(&server, "GET", "/v2/notes?tag=a&tag=b&limit=1&unknown=%ff", "", "").await;
    assert_eq!((list.status, list.json()), (200, json!({ "notes": [] })));
    let replaced =
        send(&server, "PUT", "/v2/notes/1", "if-match: \"0\", \"1\"\r\n", r#"{"title":"b"}"#).await;
    assert_eq!((replaced.status, replaced.body.len()), (204, 0));
    let stale =
        send(&server, "PUT", "/v2/notes/1", "if-match: \"1\"\r\n", r#"{"title":"c"}"#).await;
    assert_problem(&stale, 412, "the note has changed");
    assert!(stale.head.contains("etag: \"2\"\r\n"), "{}", stale.head);
    assert_eq!(
        send(&server, "POST", "/unstable/org.example.archive/notes/1/archive", "", "").await.status,
        204
    );
    assert_eq!(send(&server, "DELETE", "/v1/notes/1", "", "").await.status, 204);
}

#[tokio::test]
async fn wrong_requests_are_problems() {
    let server = start(true);
    assert_problem(
        &send(&server, "GET", "/v2/notes/7", "", "").await,
        404,
        "there is no note with this ID",
    );
    let invalid = [
        ("GET", "/v2/notes?limit=x", "", "query parameter `limit`"),
        ("GET", "/v2/notes/x", "", "path argument `id`"),
        ("GET", "/v2/notes/1", "if-none-match: 1\r\n", "header field `if-none-match`"),
    ];
    for (method, path, fields, place) in invalid {
        let response = send(&server, method, path, fields, "").await;
        assert_problem(&response, 400, "the request is invalid");
        let detail = response.json()["detail"].as_str().unwrap_or_default().to_owned();
        assert!(detail.contains(place), "{detail}");
    }
    for body in ["", "nul", "[]", r#"{"title":1}"#, r#"{"text":""}"#] {
        assert_problem(
            &send(&server, "POST", "/v2/notes", "", body).await,
            400,
            "the request is invalid",
        );
    }
    let empty = send(&server, "POST", "/v2/notes", "", r#"{"title":""}"#).await;
    assert_problem(&empty, 400, "the note is invalid");

    let without_token = raw::send(&server, "GET", "/v2/notes", b"", b"").await;
    assert_eq!(without_token.status, 401);
    assert!(without_token.head.contains("www-authenticate: Bearer\r\n"), "{}", without_token.head);
    let in_query = raw::send(&server, "GET", "/v2/notes?access_token=secret", b"", b"").await;
    assert_eq!(in_query.status, 401);
    let wrong = raw::send(&server, "GET", "/v2/notes", b"authorization: Bearer x\r\n", b"").await;
    assert_problem(&wrong, 401, "the token is unknown");

    let method = send(&server, "PATCH", "/v2/notes/1", "", "").await;
    assert_eq!(method.status, 405);
    for allowed in ["GET", "HEAD", "PUT", "DELETE"] {
        assert!(method.head.contains(allowed), "{}", method.head);
    }
    let unknown = send(&server, "GET", "/v3/notes", "", "").await;
    assert_eq!(unknown.status, 404);
    assert!(unknown.head.contains("content-type: application/problem+json"), "{unknown:?}");
    for (method, path) in
        [("PUT", "/v2/notes/7"), ("POST", "/unstable/org.example.archive/notes/7/archive")]
    {
        let response = send(&server, method, path, "", r#"{"title":"a"}"#).await;
        assert_problem(&response, 404, "there is no note with this ID");
    }
    let large =
        send(&server, "POST", "/v2/notes", "", &format!(r#"{{"title":"{}"}}"#, "a".repeat(70_000)))
            .await;
    assert_eq!(large.status, 413);
    assert_eq!(large.json()["status"], Value::from(413));
}
