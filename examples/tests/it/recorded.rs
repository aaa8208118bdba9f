//! Recorded exchanges between a Matrix homeserver and clients, which are read and written again.
//!
//! Synapse 1.163.2 answered matrix-js-sdk 37.5.0 (`js-sdk`) and hand-written requests (`synapse`).

use std::{fs, path::Path};

use pathlore::{
    EndpointError, FromHttpRequestError, FromHttpResponseError, IncomingRequest, IncomingResponse,
    OutgoingRequest, OutgoingResponse, SupportedVersions, Target,
    auth::{AuthScheme, BearerToken, Token, TokenScheme},
    bytes::Bytes,
    http::{self, HeaderName, HeaderValue, Method},
};
use pathlore_examples::{account::register, session, versions};
use serde::Deserialize;
use serde_json::Value;

/// Members on the wire that no definition has.
const UNKNOWN_MEMBERS: &[&str] = &[
    // The lifetime of a login token in seconds, from an older draft of MSC3882.
    "expires_in",
];

#[derive(Deserialize)]
struct Exchange {
    request: RecordedRequest,
    response: RecordedResponse,
}

#[derive(Deserialize)]
struct RecordedRequest {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
}

#[derive(Deserialize)]
struct RecordedResponse {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

fn add_headers(headers: &mut http::HeaderMap, recorded: &[(String, String)]) {
    for (name, value) in recorded {
        let name: HeaderName = name.parse().unwrap();
        headers.append(name, HeaderValue::from_str(value).unwrap());
    }
}

impl Exchange {
    fn request(&self) -> http::Request<Bytes> {
        let mut request = http::Request::new(Bytes::from(self.request.body.clone()));
        *request.method_mut() = self.request.method.parse().unwrap();
        *request.uri_mut() = self.request.target.parse().unwrap();
        add_headers(request.headers_mut(), &self.request.headers);
        request
    }

    fn response(&self) -> http::Response<Bytes> {
        let mut response = http::Response::new(Bytes::from(self.response.body.clone()));
        *response.status_mut() = self.response.status.try_into().unwrap();
        add_headers(response.headers_mut(), &self.response.headers);
        response
    }
}

fn exchange(file: &str) -> Exchange {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn files() -> Vec<String> {
    let mut files = Vec::new();
    for folder in ["js-sdk", "synapse"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
        for entry in fs::read_dir(path).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            files.push(format!("{folder}/{name}"));
        }
    }
    files.sort();
    files
}

/// Checks that a body is the same JSON value as the recorded one. An empty body is `{}`.
fn assert_same_json(file: &str, written: &[u8], recorded: &str) {
    let parse = |text: &[u8]| -> Value {
        let text = if text.is_empty() { b"{}" } else { text };
        serde_json::from_slice(text).unwrap()
    };
    let (written, recorded) = (normal(parse(written)), normal(parse(recorded.as_bytes())));
    assert_eq!(written, recorded, "{file}");
}

/// Removes unknown members and nulls.
fn normal(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(name, value)| !value.is_null() && !UNKNOWN_MEMBERS.contains(&&**name))
            .map(|(name, value)| (name, normal(value)))
            .collect(),
        Value::Array(elements) => elements.into_iter().map(normal).collect(),
        scalar => scalar,
    }
}

/// Checks an exchange of the endpoint `R`.
fn check<R>(file: &str, exchange: &Exchange)
where
    R: OutgoingRequest + IncomingRequest,
    R::Authentication: TokenScheme,
{
    check_request::<R>(file, exchange);
    check_response::<R>(file, exchange);
}

fn check_request<R>(file: &str, exchange: &Exchange)
where
    R: OutgoingRequest + IncomingRequest,
    R::Authentication: TokenScheme,
{
    let recorded = exchange.request();
    let request = R::from_http_request(&recorded).unwrap_or_else(|error| panic!("{file}: {error}"));

    // The server reads the token, or reports that a required one is missing.
    let sent = recorded.headers().get("authorization").map(|it| it.to_str().unwrap());
    let token = sent.map(|it| BearerToken::new(it.strip_prefix("Bearer ").unwrap()).unwrap());
    let extracted = R::Authentication::extract(&recorded);
    let credentials = R::Authentication::credentials(token.as_ref().map(Token::from));
    assert_eq!(extracted.is_ok(), credentials.is_ok(), "{file}");
    let Ok(credentials) = credentials else { return };

    // The recorded path is the one that is chosen for such a server.
    let supported = SupportedVersions::from_versions(["v1.15"]);
    let target = Target::new("http://localhost").unwrap().with_supported_versions(supported);
    let written = request.to_http_request(&target, credentials).unwrap();
    assert_eq!(written.method(), recorded.method(), "{file}");
    assert_eq!(written.uri().path_and_query(), recorded.uri().path_and_query(), "{file}");
    assert_eq!(
        written.headers().get("authorization").map(|it| it.to_str().unwrap()),
        sent.filter(|_| R::METADATA.authentication != pathlore::Authentication::None),
        "{file}"
    );
    assert_same_json(file, written.body(), &exchange.request.body);
}

fn check_response<R>(file: &str, exchange: &Exchange)
where
    R: OutgoingRequest,
    R::Response: OutgoingResponse,
{
    let recorded = exchange.response();
    let written = match R::Response::from_http_response(&recorded) {
        Ok(response) => {
            assert!(recorded.status().is_success(), "{file}");
            response.to_http_response().unwrap()
        }
        Err(FromHttpResponseError::Endpoint(error)) => {
            assert!(!recorded.status().is_success(), "{file}");
            let written = error.to_http_response().unwrap();
            // Nothing of an error is lost.
            let again = R::EndpointError::from_http_response(&written);
            assert_eq!(again.to_http_response().unwrap().body(), written.body(), "{file}");
            written
        }
        Err(error) => panic!("{file}: {error}"),
    };
    assert_eq!(written.status(), recorded.status(), "{file}");
    assert_same_json(file, written.body(), &exchange.response.body);
    assert_eq!(
        written.headers().get("retry-after"),
        recorded.headers().get("retry-after"),
        "{file}"
    );
}

#[test]
fn exchanges_are_read_and_written_again() {
    /// Tested below.
    const EXCEPTIONS: [&str; 5] = ["021-", "051-", "053-", "058-", "086-"];

    let mut checked = 0;
    for file in files() {
        let name = file.split('/').nth(1).unwrap();
        if file.starts_with("synapse") && EXCEPTIONS.iter().any(|it| name.starts_with(it)) {
            continue;
        }
        let exchange = exchange(&file);
        let path = exchange.request.target.split('?').next().unwrap();
        match (&*exchange.request.method, path) {
            ("GET", "/_matrix/client/versions") => check::<versions::Request>(&file, &exchange),
            ("POST", "/_matrix/client/v3/register") => {
                check::<register::v3::Request>(&file, &exchange);
            }
            ("GET", "/_matrix/client/v3/login") => {
                check::<session::get_login_types::v3::Request>(&file, &exchange);
            }
            ("POST", "/_matrix/client/v3/login") => {
                check::<session::login::v3::Request>(&file, &exchange);
            }
            ("POST", "/_matrix/client/v3/logout") => {
                check::<session::logout::v3::Request>(&file, &exchange);
            }
            ("POST", "/_matrix/client/v1/login/get_token") => {
                check::<session::get_login_token::v1::Request>(&file, &exchange);
            }
            (method, path) => panic!("{file}: {method} {path}"),
        }
        checked += 1;
    }
    assert_eq!(checked, files().len() - EXCEPTIONS.len());
    assert!(checked >= 40, "only {checked} fixtures were found");
}

fn refused<R: IncomingRequest>(file: &str) -> String {
    match R::from_http_request(&exchange(file).request()) {
        Ok(_) => panic!("{file} is refused"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn errors_name_the_place() {
    assert_eq!(
        refused::<register::v3::Request>("synapse/021-register-kind-unknown.json"),
        "query parameter `kind`: expected `guest` or `user`"
    );
    assert_eq!(
        refused::<session::login::v3::Request>("synapse/051-login-bad-json-400.json"),
        "body: EOF while parsing a value at line 1 column 28"
    );
    assert_eq!(
        refused::<session::login::v3::Request>("synapse/053-login-no-body-no-content-type.json"),
        "body: empty, expected an object"
    );
}

/// See CONTRIBUTING, "Decisions".
#[test]
fn a_repeated_member_is_an_error() {
    assert_eq!(
        refused::<session::login::v3::Request>("synapse/058-login-duplicate-key.json"),
        "body field `type`: given more than once"
    );
}

#[test]
fn an_unknown_path_is_an_error() {
    let request = exchange("synapse/086-get-token-msc3882-unstable.json").request();
    assert_eq!(*request.method(), Method::POST);
    let Err(error) = session::get_login_token::v1::Request::from_http_request(&request) else {
        panic!("the path is `login/token`, not `login/get_token`")
    };
    assert_eq!(error, FromHttpRequestError::Path);
    assert_eq!(error.status(), 404);
}
