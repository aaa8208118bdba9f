//! Rejected requests in the error type of their endpoint.

use std::sync::Arc;

use axum::{Router, body::Body};
use pathlore::{
    ErrorResponse, FromRejection, IntoHttpError, Rejection, endpoint_error, http::Request,
};
use pathlore_axum::{Call, Endpoints};
use tower::ServiceExt as _;

use crate::support::{get, request, send};

#[endpoint_error]
#[derive(thiserror::Error)]
pub(crate) enum ApiError {
    #[api(status = BAD_REQUEST, rejection = decode)]
    #[error("{reason}")]
    Invalid {
        #[api(detail)]
        reason: String,
    },
    #[api(status = NOT_FOUND, rejection = not_found)]
    #[error("nothing here")]
    Nothing {},
    #[api(other)]
    #[error("{0}")]
    Other(ErrorResponse),
}

mod number {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: POST, authentication: AccessToken, path: "/numbers/{id}" };

    #[request]
    pub(crate) struct Request {
        #[api(path)]
        pub(crate) id: u8,
        pub(crate) number: u8,
    }

    #[response(error = super::ApiError)]
    pub(crate) struct Response {
        #[api(header = "x-text")]
        pub(crate) text: String,
    }
}

/// The header field cannot carry a line break.
async fn number(call: Call<number::Request>) -> Result<number::Response, ApiError> {
    let text = if call.request.number == 0 { "a\nb" } else { "ab" };
    Ok(number::Response { text: text.to_owned() })
}

fn endpoints() -> Endpoints {
    Endpoints::new().endpoint(number)
}

fn post(path: &str, body: &str) -> Request<Body> {
    let request = Request::post(path).header("authorization", "Bearer x");
    request.body(Body::from(body.to_owned())).unwrap()
}

fn router() -> Router {
    endpoints().fallback::<ApiError>().into_router().unwrap()
}

#[tokio::test]
async fn requests_that_cannot_be_decoded_are_errors_of_the_endpoint() {
    let router = router();
    for (path, body, reason) in [
        ("/numbers/1", r#"{"number":300}"#, "body field `number`: expected u8"),
        ("/numbers/1", "{}", "body field `number`: missing"),
        ("/numbers/x", r#"{"number":1}"#, "path argument `id`: expected u8"),
    ] {
        let answer = send(&router, post(path, body)).await;
        assert_eq!(answer.status, 400, "{answer:?}");
        assert_eq!(answer.json(), serde_json::json!({ "reason": reason }));
    }
    assert_eq!(send(&router, post("/numbers/1", r#"{"number":3}"#)).await.status, 200);
}

#[tokio::test]
async fn unknown_paths_and_methods_are_errors_of_the_fallback() {
    let router = router();
    let answer = get(&router, "/other").await;
    assert_eq!((answer.status.as_u16(), &*answer.body), (404, "{}"));
    let answer = get(&router, "/numbers/1").await;
    assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, Some("POST")));
}

/// A fallback of another router applies.
#[tokio::test]
async fn without_a_fallback_unknown_paths_are_left_to_axum() {
    let router = endpoints().into_router().unwrap();
    let answer = get(&router, "/other").await;
    assert_eq!((answer.status.as_u16(), &*answer.body), (404, ""));
    let router = router.fallback(async || "another page");
    assert_eq!(get(&router, "/other").await.body, "another page");
    let answer = request(&router, pathlore::http::Method::PUT, "/numbers/1").await;
    assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, Some("POST")));
    assert_eq!(answer.json()["title"], "Method Not Allowed");
}

#[tokio::test]
async fn a_response_that_cannot_be_written_is_a_failure() {
    let answer = send(&router(), post("/numbers/1", r#"{"number":0}"#)).await;
    assert_eq!(answer.status, 500);
    let expected = ErrorResponse::from_rejection(Rejection::refused(answer.status));
    assert_eq!(answer.json(), expected.json::<serde_json::Value>().unwrap());
    // The reason is for the server alone.
    let response = router().oneshot(post("/numbers/1", r#"{"number":0}"#)).await.unwrap();
    let reason = response.extensions().get::<Arc<IntoHttpError>>().unwrap();
    assert!(reason.to_string().starts_with("header field `x-text`"), "{reason}");
}
