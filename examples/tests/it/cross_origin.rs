//! Tests that web pages of other origins can use the server.

use pathlore::{Endpoint, PathTemplate, http::Method};
use pathlore_examples::{
    account::register,
    server::{RunningServer, ServerOptions},
    session::{get_login_token, get_login_types, login, logout},
    versions,
};

use crate::raw::{self, RawResponse, post, start};

/// The method and the paths of each endpoint.
fn endpoints() -> Vec<(Method, Vec<&'static str>)> {
    fn endpoint<R: Endpoint>() -> (Method, Vec<&'static str>) {
        let paths = R::METADATA.paths().map(PathTemplate::as_str);
        (R::METADATA.method.clone(), paths.collect())
    }
    vec![
        endpoint::<versions::Request>(),
        endpoint::<register::v3::Request>(),
        endpoint::<get_login_types::v3::Request>(),
        endpoint::<login::v3::Request>(),
        endpoint::<logout::v3::Request>(),
        endpoint::<get_login_token::v1::Request>(),
    ]
}

/// Returns the elements of a list in the header section.
fn list(response: &RawResponse, name: &str) -> Vec<String> {
    let lines = response.head.lines().filter_map(|line| line.split_once(':'));
    lines
        .filter(|(field, _)| field.eq_ignore_ascii_case(name))
        .flat_map(|(_, value)| value.split(','))
        .map(|element| element.trim().to_ascii_lowercase())
        .collect()
}

#[track_caller]
fn assert_cross_origin(response: &RawResponse, context: &str) {
    assert_eq!(list(response, "access-control-allow-origin"), ["*"], "{context}: {response:?}");
    assert_eq!(
        list(response, "access-control-allow-methods"),
        ["get", "post", "put", "delete", "options"],
        "{context}: {response:?}"
    );
    assert_eq!(
        list(response, "access-control-allow-headers"),
        ["x-requested-with", "content-type", "authorization"],
        "{context}: {response:?}"
    );
}

async fn preflight(server: &RunningServer, method: &Method, path: &str) -> RawResponse {
    let fields = format!(
        "origin: https://app.example.org\r\naccess-control-request-method: {method}\r\n\
         access-control-request-headers: authorization,content-type\r\n"
    );
    raw::send(server, "OPTIONS", path, fields.as_bytes(), b"").await
}

#[tokio::test]
async fn preflight_requests_succeed_at_every_endpoint() {
    let server = start(ServerOptions::default()).await;
    for (method, paths) in endpoints() {
        for path in paths {
            let response = preflight(&server, &method, path).await;
            assert_eq!((response.status, &*response.body), (200, &b""[..]), "{path}");
            assert_eq!(list(&response, "content-length"), ["0"], "{path}");
            assert_cross_origin(&response, path);
            let allowed = list(&response, "access-control-allow-methods");
            assert!(allowed.contains(&method.as_str().to_ascii_lowercase()), "{path}: {allowed:?}");
        }
    }
    // Unknown paths do not differ, so that a page can read the error.
    let response = preflight(&server, &Method::POST, "/_matrix/client/v3/nothing").await;
    assert_eq!(response.status, 200);
    assert_cross_origin(&response, "unknown path");
}

#[tokio::test]
async fn options_requests_do_nothing() {
    let server = start(ServerOptions::default()).await;
    let path = "/_matrix/client/v3/register";
    let body = r#"{"username":"alice","password":"correct horse","auth":{"type":"m.login.dummy"}}"#;
    // Clients that are not browsers send no `Origin`.
    let response = raw::send(&server, "OPTIONS", path, b"", body.as_bytes()).await;
    assert_eq!((response.status, &*response.body), (200, &b""[..]));
    assert_cross_origin(&response, path);
    assert_eq!(post(&server, path, body).await.status, 200, "the account did not exist before");
}

#[tokio::test]
async fn all_other_responses_can_be_read_by_pages_of_other_origins() {
    let server = start(ServerOptions::default()).await;
    let large = "a".repeat(65 * 1024);
    for (method, path, body, status) in [
        ("GET", "/_matrix/client/versions", "", 200),
        ("HEAD", "/_matrix/client/versions", "", 200),
        ("GET", "/_matrix/client/v3/login", "", 200),
        ("POST", "/_matrix/client/v3/register", "{}", 401),
        ("POST", "/_matrix/client/v3/register", "[]", 400),
        ("POST", "/_matrix/client/v3/register", &*large, 413),
        ("POST", "/_matrix/client/v3/login", "{", 400),
        ("POST", "/_matrix/client/v3/logout", "", 401),
        ("POST", "/_matrix/client/v1/login/get_token", "{}", 401),
        ("GET", "/_matrix/client/v3/register", "", 405),
        ("GET", "/", "", 404),
    ] {
        for fields in [&b""[..], b"origin: https://app.example.org\r\n", b"origin: null\r\n"] {
            let response = raw::send(&server, method, path, fields, body.as_bytes()).await;
            assert_eq!(response.status, status, "{method} {path}");
            assert_cross_origin(&response, &format!("{method} {path}"));
        }
    }
}
