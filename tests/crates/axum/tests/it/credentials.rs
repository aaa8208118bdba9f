//! Credentials and callers.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use axum::{Router, body::Body};
use http_body::Frame;
use pathlore::{
    ErrorResponse, FromRejection, Rejection,
    auth::{AccessToken, AccessTokenOptional, PresentedToken},
    bytes::Bytes,
    http::{self, Request, StatusCode},
};
use pathlore_axum::{Authenticate, Call, Endpoints, Presented};

use crate::support::{get, send};

macro_rules! secured {
    ($($name:ident $scheme:ident $path:literal)*) => {$(mod $name {
        use pathlore::{Metadata, metadata, request, response};

        const METADATA: Metadata = metadata! { method: POST, authentication: $scheme, path: $path };

        #[request]
        pub(crate) struct Request {
            pub(crate) number: u8,
        }

        #[response]
        pub(crate) struct Response {
            #[api(body)]
            pub(crate) text: String,
        }
    })*};
}

secured! {
    presented AccessToken "/presented"
    optional AccessTokenOptional "/optional"
    checked AccessToken "/checked"
    maybe AccessTokenOptional "/maybe"
    open None "/open"
    signed ServerSignatures "/signed"
}

#[derive(Clone)]
struct App;

struct User(String);

impl Authenticate<AccessToken, User> for App {
    type Error = ErrorResponse;

    async fn authenticate(
        &self,
        token: PresentedToken<'_>,
        request: &http::Request<Bytes>,
    ) -> Result<User, ErrorResponse> {
        // As if a database was asked.
        tokio::task::yield_now().await;
        match token.as_str() {
            "good" => Ok(User(format!("{} at {}", token.as_str(), request.uri().path()))),
            _ => Err(ErrorResponse::from_rejection(Rejection::refused(StatusCode::FORBIDDEN))),
        }
    }
}

impl Authenticate<AccessTokenOptional, Option<User>> for App {
    type Error = ErrorResponse;

    async fn authenticate(
        &self,
        token: Option<PresentedToken<'_>>,
        request: &http::Request<Bytes>,
    ) -> Result<Option<User>, ErrorResponse> {
        match token {
            Some(token) => Authenticate::<AccessToken, User>::authenticate(self, token, request)
                .await
                .map(Some),
            None => Ok(None),
        }
    }
}

async fn presented(call: Call<presented::Request>) -> Result<presented::Response, ErrorResponse> {
    tokio::task::yield_now().await;
    Ok(presented::Response { text: call.caller.as_str().to_owned() })
}

async fn optional(call: Call<optional::Request>) -> Result<optional::Response, ErrorResponse> {
    let Presented(token) = call.caller;
    tokio::task::yield_now().await;
    Ok(optional::Response { text: token.map_or("none".into(), |it| it.as_str().to_owned()) })
}

async fn checked(call: Call<checked::Request, User>) -> Result<checked::Response, ErrorResponse> {
    Ok(checked::Response { text: call.caller.0 })
}

async fn maybe(call: Call<maybe::Request, Option<User>>) -> Result<maybe::Response, ErrorResponse> {
    Ok(maybe::Response { text: call.caller.map_or("none".to_owned(), |user| user.0) })
}

async fn open(call: Call<open::Request>) -> Result<open::Response, ErrorResponse> {
    let Presented(()) = call.caller;
    Ok(open::Response { text: "open".to_owned() })
}

async fn signed(call: Call<signed::Request>) -> Result<signed::Response, ErrorResponse> {
    let signatures = call.caller.len();
    let text = format!("{signatures} for {}", String::from_utf8_lossy(call.body()));
    Ok(signed::Response { text })
}

fn endpoints() -> Endpoints<App> {
    Endpoints::new()
        .endpoint(presented)
        .endpoint(optional)
        .endpoint(checked)
        .endpoint(maybe)
        .endpoint(open)
        .endpoint(signed)
}

fn router() -> Router {
    endpoints().into_router().unwrap().with_state(App)
}

fn post(path: &str, authorization: Option<&str>, body: impl Into<Body>) -> Request<Body> {
    let mut request = Request::post(path).body(body.into()).unwrap();
    if let Some(value) = authorization {
        request.headers_mut().insert("authorization", value.parse().unwrap());
    }
    request
}

#[tokio::test]
async fn handlers_get_what_was_presented_or_the_caller() {
    let router = router();
    let body = r#"{"number":1}"#;
    for (path, token, expected) in [
        ("/presented", Some("Bearer any"), r#""any""#),
        ("/optional", Some("Bearer any"), r#""any""#),
        ("/optional", None, r#""none""#),
        ("/checked", Some("Bearer good"), r#""good at /checked""#),
        ("/maybe", Some("Bearer good"), r#""good at /maybe""#),
        ("/maybe", None, r#""none""#),
        ("/open", Some("Bearer any"), r#""open""#),
        (
            "/signed",
            Some(r#"X-Matrix origin="a.org",key="ed25519:1",sig="AbC""#),
            r#""1 for {\"number\":1}""#,
        ),
    ] {
        let answer = send(&router, post(path, token, body)).await;
        assert_eq!((answer.status.as_u16(), &*answer.body), (200, expected), "{path}");
    }
}

/// A body that must not be read.
struct Untouched;

impl axum::body::HttpBody for Untouched {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        panic!("the body was read");
    }
}

#[tokio::test]
async fn credentials_are_checked_before_the_body_is_read() {
    let router = router();
    for (path, token, status, detail) in [
        ("/presented", None, 401, "credentials: missing"),
        ("/presented", Some("Basic abc"), 401, "credentials: missing"),
        ("/checked", None, 401, "credentials: missing"),
        ("/checked", Some("Bearer bad"), 403, "the request was refused: Forbidden"),
        ("/maybe", Some("Bearer bad"), 403, "the request was refused: Forbidden"),
        ("/signed", Some("Bearer bad"), 401, "credentials: missing"),
    ] {
        let answer = send(&router, post(path, token, Body::new(Untouched))).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.json()["detail"], detail, "{path}");
        let challenge = answer.header("www-authenticate");
        let expected = if path == "/signed" { "X-Matrix" } else { "Bearer" };
        assert_eq!(challenge, (status == 401).then_some(expected), "{path}");
    }
}

#[tokio::test]
async fn credentials_are_read_from_the_query_only_if_the_server_says_so() {
    let body = r#"{"number":1}"#;
    let answer = send(&router(), post("/presented?access_token=any", None, body)).await;
    assert_eq!(answer.status, 401);
    let router = endpoints().credentials_in_query().into_router().unwrap().with_state(App);
    let answer = send(&router, post("/presented?access_token=any", None, body)).await;
    assert_eq!((answer.status.as_u16(), &*answer.body), (200, r#""any""#));
    assert_eq!(get(&router, "/presented").await.status, 405);
}

#[test]
fn presented_credentials_are_not_printed() {
    let request = Request::get("/").header("authorization", "Bearer secret");
    let request = request.body(Bytes::new()).unwrap();
    let token = <AccessToken as pathlore::auth::AuthScheme>::extract(&request).unwrap();
    let presented = Presented::<AccessToken>(token.into_owned());
    assert_eq!(presented.as_str(), "secret");
    assert_eq!(format!("{presented:?}"), "Presented([redacted])");
}
