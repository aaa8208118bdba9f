//! The code blocks of README, which are compiled and run here.

#![allow(unreachable_pub, missing_docs, clippy::needless_pass_by_value)]

use std::{error::Error, fs, path::Path, time::Duration};

use pathlore::{bytes::Bytes, http};
use serde::{Deserialize, Serialize};

#[rustfmt::skip]
mod first {
    use pathlore::{Metadata, metadata, request, response};

    use super::{AuthData, Duration, UiaaResponse};

    // README: begin
const METADATA: Metadata = metadata! {
    method: POST,
    rate_limited: true,
    authentication: AccessToken,
    history: {
        unstable("org.matrix.msc3882") => "/_matrix/client/unstable/org.matrix.msc3882/login/get_token",
        1.7 => "/_matrix/client/v1/login/get_token",
    }
};

#[request(error = UiaaResponse)]
pub struct Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth: Option<AuthData>,
}

#[response(error = UiaaResponse)]
pub struct Response {
    #[serde(with = "pathlore::serde::duration::ms", rename = "expires_in_ms")]
    pub expires_in: Duration,
    #[api(secret)]
    pub login_token: String,
}
    // README: end
}

use pathlore::ErrorResponse as UiaaResponse;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct AuthData {
    session: String,
}

#[rustfmt::skip]
mod five_minutes {
    // README: begin
pub mod send_message {
    use std::borrow::Cow;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: PUT,
        rate_limited: true,
        authentication: AccessToken,
        history: {
            unstable("org.example.send") => "/unstable/rooms/{room_id}/send/{transaction_id}",
            1.0 => "/v1/rooms/{room_id}/send/{transaction_id}",
            1.4 => "/v2/send/{transaction_id}/{room_id}",
        }
    };

    #[request(new)]
    pub struct Request<'a> {
        #[api(path)]
        pub room_id: Cow<'a, str>,
        #[api(path)]
        pub transaction_id: u64,
        #[api(query)]
        pub timestamp: Option<u64>,
        #[api(header = "x-client")]
        pub client: Option<String>,
        /// Without an attribute: a member of the JSON body.
        pub text: Cow<'a, str>,
    }

    #[response(status = CREATED, new)]
    pub struct Response {
        pub event_id: String,
    }
}
    // README: end
}

use five_minutes::send_message;

#[rustfmt::skip]
mod errors {
    use pathlore::{ErrorResponse, endpoint_error, http::header::ETAG, response};

    // README: begin
#[response(error = ApiError)]
pub enum Response {
    #[api(status = OK)]
    Found { #[api(header = ETAG)] etag: String, text: String },
    #[api(status = NOT_MODIFIED)]
    NotModified,
}

#[endpoint_error]
#[derive(thiserror::Error)] #[error("the request failed")]
pub enum ApiError {
    #[api(status = NOT_FOUND)]
    NotFound { reason: String },
    #[api(status = 400, rejection = decode)]
    Invalid { #[api(detail)] reason: String },
    #[api(other)]
    Other(ErrorResponse),
}
    // README: end
}

#[rustfmt::skip]
fn client(
    send: impl Fn(http::Request<Bytes>) -> http::Response<Bytes>,
) -> Result<send_message::Response, Box<dyn Error>> {
    // README: begin
use pathlore::{IncomingResponse, OutgoingRequest, SupportedVersions, Target, auth::BearerToken};

// Once: the destination of requests, and the versions and features that the server supports.
let supported = SupportedVersions::from_versions(["v1.3", "v1.4"]).with_feature("org.example.send");
let target = Target::new("https://example.org")?.with_supported_versions(supported);
let token = BearerToken::new("secret")?;

// For each request:
let request = send_message::Request::new("!room:example.org".into(), 1, "hello".into());
let http_request = request.to_http_request(&target, (&token).into())?;
assert_eq!(http_request.uri(), "https://example.org/v2/send/1/!room:example.org");

let http_response = send(http_request);  // with the HTTP client of your choice
let response = send_message::Response::from_http_response(&http_response)?;
    // README: end
    Ok(response)
}

#[rustfmt::skip]
#[allow(dead_code, reason = "nothing is sent to `example.org`")]
mod with_a_client {
    use std::error::Error;

    use pathlore::SupportedVersions;

    use super::send_message;

    // README: begin
use pathlore_client::{Client, ClientError, ReqwestTransport};

fn connect(token: &str) -> Result<Client, Box<dyn Error>> {
    let transport = ReqwestTransport::new(reqwest::Client::builder())?;
    let client = Client::new(transport, "https://example.org")?;
    Ok(client.with_supported_versions(SupportedVersions::from_versions(["v1.4"])).with_token(token)?)
}

async fn send_message(client: &Client, text: String) -> Result<String, ClientError> {
    let request = send_message::Request::new("!room:example.org".into(), 1, text.into());
    Ok(client.send(&request).await?.event_id)
}
    // README: end

    #[tokio::test]
    async fn the_client_sends_requests_to_the_server_of_readme() {
        let transport = pathlore_client::ServiceTransport::new(super::on_axum::example());
        let client = Client::new(transport, "https://example.org").unwrap();
        let supported = SupportedVersions::from_versions(["v1.4"]);
        let client = client.with_supported_versions(supported).with_token("alice").unwrap();
        let event_id = send_message(&client, "hello".to_owned()).await.unwrap();
        assert_eq!(event_id, "alice@a:hello");
    }
}

#[rustfmt::skip]
fn server(http_request: http::Request<Bytes>) -> Result<http::Response<Bytes>, Box<dyn Error>> {
    let post = |_, request: send_message::Request<'_>| format!("${}", request.text);
    let refuse = |status, text: String| {
        let mut response = http::Response::new(Bytes::from(text));
        *response.status_mut() = status;
        response
    };
    let http_response = {
    // README: begin
use pathlore::{Endpoint, IncomingRequest, OutgoingResponse, auth::AuthScheme};

// The routing table.
for path in send_message::Request::METADATA.paths() {
    println!("{} {path}", send_message::Request::METADATA.method);
}

// A request from any HTTP server.
let token = <send_message::Request as Endpoint>::Authentication::extract(&http_request)?;
match send_message::Request::from_http_request(&http_request) {
    Ok(request) => send_message::Response::new(post(token, request)).to_http_response()?,
    Err(error) => refuse(error.status(), error.to_string()),  // 400, 404 or 405
}
    // README: end
    };
    Ok(http_response)
}

#[rustfmt::skip]
mod on_axum {
    use pathlore::{
        ErrorResponse,
        auth::{AccessToken, PresentedToken},
        bytes::Bytes,
        http,
    };
    use pathlore_axum::Authenticate;

    use super::send_message;

    #[derive(Clone)]
    pub struct App {
        server: &'static str,
    }

    pub struct User(String);

    impl App {
        fn post(&self, user: User, request: send_message::Request<'_>) -> String {
            format!("{}@{}:{}", user.0, self.server, request.text)
        }
    }

    impl Authenticate<AccessToken, User> for App {
        type Error = ErrorResponse;

        async fn authenticate(
            &self,
            token: PresentedToken<'_>,
            _request: &http::Request<Bytes>,
        ) -> Result<User, ErrorResponse> {
            Ok(User(token.as_str().to_owned()))
        }
    }

    // README: begin
use axum::{Router, extract::State};
use pathlore_axum::{Call, Endpoints, RouteConflict};

async fn send_message(
    State(app): State<App>,
    call: Call<send_message::Request<'static>, User>,
) -> Result<send_message::Response, ErrorResponse> {
    let event_id = app.post(call.caller, call.request);
    Ok(send_message::Response::new(event_id))
}

fn router(app: App) -> Result<Router, RouteConflict> {
    let endpoints = Endpoints::<App>::new().endpoint(send_message).fallback::<ErrorResponse>();
    Ok(endpoints.into_router()?.with_state(app))
}
    // README: end

    pub(super) fn example() -> Router {
        router(App { server: "a" }).unwrap()
    }

    #[test]
    fn the_router_is_created() {
        assert!(example().has_routes());
    }
}

#[test]
fn the_example_works() {
    let response = client(|request| {
        // A server sees neither scheme nor authority.
        let (mut parts, body) = request.into_parts();
        parts.uri = parts.uri.path().parse().unwrap();
        server(http::Request::from_parts(parts, body)).unwrap()
    });
    assert_eq!(response.unwrap().event_id, "$hello");
    let response = first::Response { expires_in: Duration::ZERO, login_token: "secret".to_owned() };
    assert!(!format!("{response:?}").contains("secret"));
    assert!(first::Request { auth: None }.auth.is_none());
}

#[test]
fn all_code_blocks_are_in_this_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = fs::read_to_string(root.join("tests/behaviour/readme.rs")).unwrap();
    let compiled: Vec<&str> = here
        .split("    // README: begin\n")
        .skip(1)
        .filter_map(|rest| rest.split("    // README: end").next())
        .collect();
    let readme = fs::read_to_string(root.join("../README.md")).unwrap();
    let blocks: Vec<&str> =
        readme.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks, compiled);
}
