//! Responses and errors, which do not depend on what the other side knows.

use pathlore::{
    EndpointError, EndpointResponse, ErrorResponse, IncomingResponse, OutgoingResponse,
    bytes::Bytes, endpoint_error, http, response,
};

use super::super::support::answered;

#[response]
#[derive(PartialEq)]
struct Response {
    #[api(header = "x-next", renamed(1.3, from = "x-page"))]
    next: Option<String>,
    #[api(since = 1.2, until = 1.9, renamed(1.3, from = "items"))]
    #[serde(default)]
    chunk: Vec<u8>,
    #[api(since = 1.2)]
    #[serde(default)]
    total: u8,
}

#[response]
#[derive(PartialEq)]
enum Search {
    #[api(status = OK)]
    Found {
        #[api(renamed(1.3, from = "items"))]
        chunk: Option<u8>,
    },
    #[api(status = ACCEPTED)]
    Later {
        #[api(header = "x-after", since = 1.4)]
        after: Option<u8>,
    },
}

#[endpoint_error]
#[derive(PartialEq, thiserror::Error)]
#[error("it failed")]
enum ApiError {
    #[api(status = NOT_FOUND)]
    NotFound {
        #[api(renamed(1.3, from = "error"))]
        reason: Option<String>,
    },
    #[api(other)]
    Other(ErrorResponse),
}

fn text(response: &http::Response<Bytes>) -> &str {
    str::from_utf8(response.body()).unwrap()
}

#[test]
fn the_newest_name_is_written() {
    let response = Response { next: Some("a".to_owned()), chunk: vec![1], total: 2 };
    let written = response.to_http_response().unwrap();
    assert_eq!(text(&written), r#"{"chunk":[1],"total":2}"#);
    assert_eq!(written.headers()["x-next"], "a");
    assert!(!written.headers().contains_key("x-page"));
    assert_eq!(Response::from_http_response(&written).unwrap(), response);
}

#[test]
fn every_name_is_read() {
    let read = |body: &'static str| Response::from_http_response(&answered(200, body)).unwrap();
    assert_eq!(read(r#"{"items":[1]}"#).chunk, [1]);
    assert_eq!(read(r#"{"items":[1],"chunk":[2]}"#).chunk, [2]);
    assert_eq!(read("{}"), Response { next: None, chunk: vec![], total: 0 });
    let mut response = answered(200, "{}");
    response.headers_mut().insert("x-page", http::HeaderValue::from_static("p"));
    assert_eq!(Response::from_http_response(&response).unwrap().next.as_deref(), Some("p"));
}

#[test]
fn variants_have_histories() {
    let read = |body: &'static str| Search::from_http_response(&answered(200, body)).unwrap();
    assert_eq!(read(r#"{"items":1}"#), Search::Found { chunk: Some(1) });
    let written = Search::Found { chunk: Some(1) }.to_http_response().unwrap();
    assert_eq!(text(&written), r#"{"chunk":1}"#);
    let histories = Search::FIELD_HISTORIES.iter().map(|it| (it.variant, it.name()));
    assert!(histories.eq([(Some("Found"), "chunk"), (Some("Later"), "x-after")]));
}

#[test]
fn errors_have_histories() {
    let read = |body: &'static str| ApiError::from_http_response(&answered(404, body));
    let error = ApiError::NotFound { reason: Some("a".to_owned()) };
    assert_eq!(read(r#"{"error":"a"}"#), error);
    assert_eq!(read(r#"{"reason":"a","error":"b"}"#), error);
    assert_eq!(text(&error.to_http_response().unwrap()), r#"{"reason":"a"}"#);
    let histories = ApiError::FIELD_HISTORIES.iter().map(|it| (it.variant, it.name()));
    assert!(histories.eq([(Some("NotFound"), "reason")]));
    assert_eq!(<Box<ApiError> as EndpointError>::FIELD_HISTORIES.len(), 1);
}
