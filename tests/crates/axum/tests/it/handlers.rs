//! The arguments and results of handlers.

use std::sync::Arc;

use axum::{
    Router,
    extract::{FromRef, FromRequestParts, Query, State},
    http::{HeaderMap, Method, Uri, request::Parts},
    response::{IntoResponse, Response},
};
use pathlore::{
    ErrorResponse, FromRejection, Rejection,
    http::{Request, StatusCode},
};
use pathlore_axum::{Call, Endpoints};
use serde::Deserialize;

use crate::support::{get, send};

macro_rules! pings {
    ($($name:ident $path:literal)*) => {$(mod $name {
        use pathlore::{Metadata, metadata, request, response};

        const METADATA: Metadata = metadata! { method: GET, authentication: None, path: $path };

        #[request]
        pub(crate) struct Request {}

        #[response]
        pub(crate) struct Response {
            #[api(body)]
            pub(crate) text: String,
        }
    })*};
}

pings! { none "/0" one "/1" eight "/8" closure "/closure" sub "/sub" refused "/refused" failing "/failing" own "/own" }

mod borrowing {
    use std::borrow::Cow;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: GET, authentication: None, path: "/borrowing/{name}" };

    #[request]
    pub(crate) struct Request<'a> {
        #[api(path)]
        pub(crate) name: Cow<'a, str>,
    }

    #[response]
    pub(crate) struct Response {
        #[api(body)]
        pub(crate) text: String,
    }
}

#[derive(Clone)]
struct App {
    name: Arc<str>,
    number: Number,
}

#[derive(Clone, Copy)]
struct Number(u8);

impl FromRef<App> for Number {
    fn from_ref(app: &App) -> Self {
        app.number
    }
}

#[derive(Deserialize)]
struct Limit {
    limit: u8,
}

/// An extractor that answers in a format of its own.
struct Teapot;

impl<S: Sync> FromRequestParts<S> for Teapot {
    type Rejection = Response;

    async fn from_request_parts(_parts: &mut Parts, _state: &S) -> Result<Self, Response> {
        let body = axum::body::Body::from(r#"{"short":"and stout"}"#);
        let response = Response::builder().status(418).header("content-type", "application/json");
        Err(response.body(body).unwrap())
    }
}

/// An extractor that wants to know the sender.
struct Stranger;

impl<S: Sync> FromRequestParts<S> for Stranger {
    type Rejection = Response;

    async fn from_request_parts(_parts: &mut Parts, _state: &S) -> Result<Self, Response> {
        let fields = [("www-authenticate", "Custom"), ("retry-after", "1")];
        Err((StatusCode::UNAUTHORIZED, fields, "who are you?").into_response())
    }
}

struct Broken;

impl From<Broken> for ErrorResponse {
    fn from(Broken: Broken) -> Self {
        Self::from_rejection(Rejection::refused(StatusCode::BAD_GATEWAY))
    }
}

impl std::fmt::Debug for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Broken")
    }
}

async fn none(_call: Call<none::Request>) -> Result<none::Response, ErrorResponse> {
    Ok(none::Response { text: "none".to_owned() })
}

async fn one(
    State(app): State<App>,
    _call: Call<one::Request>,
) -> Result<one::Response, ErrorResponse> {
    Ok(one::Response { text: app.name.to_string() })
}

#[allow(clippy::too_many_arguments, reason = "as many as possible")]
async fn eight(
    State(app): State<App>,
    State(Number(number)): State<Number>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    Query(Limit { limit }): Query<Limit>,
    (): (),
    _: Option<axum::Extension<u8>>,
    call: Call<eight::Request>,
) -> Result<eight::Response, ErrorResponse> {
    assert_eq!((&call.parts.uri, &call.parts.method), (&uri, &method));
    let text = format!("{} {number} {method} {uri} {} {limit}", app.name, headers.len());
    Ok(eight::Response { text })
}

async fn sub(
    State(Number(number)): State<Number>,
    _call: Call<sub::Request>,
) -> Result<sub::Response, Nothing> {
    Ok(sub::Response { text: number.to_string() })
}

/// An error type that is converted.
#[derive(Debug)]
enum Nothing {}

impl From<Nothing> for ErrorResponse {
    fn from(never: Nothing) -> Self {
        match never {}
    }
}

/// What is received borrows nothing.
async fn borrowing(
    call: Call<borrowing::Request<'_>>,
) -> Result<borrowing::Response, ErrorResponse> {
    Ok(borrowing::Response { text: call.request.name.into_owned() })
}

async fn refused(
    _: Stranger,
    _call: Call<refused::Request>,
) -> Result<refused::Response, ErrorResponse> {
    unreachable!("the extractor refuses the request")
}

async fn own(_: Teapot, _call: Call<own::Request>) -> Result<own::Response, ErrorResponse> {
    unreachable!("the extractor refuses the request")
}

async fn failing(_call: Call<failing::Request>) -> Result<failing::Response, Broken> {
    Err(Broken)
}

fn router() -> Router {
    let greeting = "hello".to_owned();
    Endpoints::<App>::new()
        .endpoint(none)
        .endpoint(one)
        .endpoint(eight)
        .endpoint(sub)
        .endpoint(borrowing)
        .endpoint(refused)
        .endpoint(own)
        .endpoint(failing)
        .endpoint(move |_call: Call<closure::Request>| {
            let text = greeting.clone();
            async { Ok::<_, ErrorResponse>(closure::Response { text }) }
        })
        .into_router()
        .unwrap()
        .with_state(App { name: "app".into(), number: Number(7) })
}

#[tokio::test]
async fn handlers_take_up_to_eight_extractors() {
    let router = router();
    for (path, expected) in [
        ("/0", r#""none""#),
        ("/1", r#""app""#),
        ("/8?limit=3", r#""app 7 GET /8?limit=3 0 3""#),
        ("/sub", r#""7""#),
        ("/closure", r#""hello""#),
        ("/borrowing/a%20b", r#""a b""#),
    ] {
        let answer = get(&router, path).await;
        assert_eq!((answer.status.as_u16(), &*answer.body), (200, expected), "{path}");
    }
}

#[tokio::test]
async fn errors_are_converted() {
    let answer = get(&router(), "/failing").await;
    assert_eq!(answer.status, 502);
    assert_eq!(answer.json()["detail"], "the request failed: Bad Gateway");
}

#[tokio::test]
async fn a_refusal_of_an_extractor_is_the_error_of_the_endpoint() {
    let router = router();
    // The text of the extractor contains the value.
    let answer = get(&router, "/8?limit=secret").await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    assert_eq!(answer.json()["detail"], "the request was refused: Bad Request");
    assert!(!answer.body.contains("secret"));

    let answer = get(&router, "/refused").await;
    assert_eq!(answer.status, 401);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    assert_eq!(answer.header("www-authenticate"), Some("Custom"));
    assert_eq!(answer.header("retry-after"), Some("1"));
    assert!(!answer.body.contains("who are you"), "{answer:?}");
}

#[tokio::test]
async fn an_extractor_that_has_a_format_of_its_own_keeps_it() {
    let answer = get(&router(), "/own").await;
    assert_eq!((answer.status.as_u16(), &*answer.body), (418, r#"{"short":"and stout"}"#));
}

/// The body of a GET is ignored.
#[tokio::test]
async fn a_get_with_a_body_is_served() {
    let request = Request::get("/0").body("{}".into()).unwrap();
    assert_eq!(send(&router(), request).await.status, 200);
}
