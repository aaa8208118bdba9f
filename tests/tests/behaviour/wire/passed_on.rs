//! An error response that a server passes on is the one that it received.

use pathlore::{
    DecodeErrorKind, EndpointError as _, ErrorResponse, FromHttpResponseError,
    IncomingResponse as _, OutgoingResponse as _, Place,
    bytes::Bytes,
    http::{self, HeaderMap, HeaderName, HeaderValue, StatusCode},
    serde_json::{self, Value},
};
use proptest::prelude::*;

use super::support::answered;

#[pathlore::response]
struct Response {}

fn passed_on(response: &http::Response<Bytes>) -> http::Response<Bytes> {
    match Response::from_http_response(response) {
        Err(FromHttpResponseError::Endpoint(error)) => error.to_http_response().unwrap(),
        other => panic!("{other:?}"),
    }
}

/// Returns the header fields that are passed on of a response with the body `body`.
fn fields(received: &[(&str, &str)]) -> Vec<String> {
    let mut response = answered(502, "body");
    for (name, value) in received {
        let name: HeaderName = name.parse().unwrap();
        response.headers_mut().append(name, HeaderValue::from_str(value).unwrap());
    }
    let error = ErrorResponse::from_http_response(&response);
    assert_eq!(*error.headers, *response.headers(), "an error has all fields");
    let sent = passed_on(&response);
    let line =
        |(name, value): (&HeaderName, &HeaderValue)| format!("{name}: {}", value.to_str().unwrap());
    sent.headers().iter().map(line).collect()
}

#[test]
fn the_body_is_the_same_bytes() {
    let bodies = [
        "",
        " ",
        "{}",
        "<html>",
        "{ \"b\" : 1.0, \"a\": 1e400, \"b\": 100000000000000000000 }",
        "{\"a\":\"\\u0041\\/\"}\n",
        "[1, 2",
        "\u{feff}{}",
    ];
    for body in bodies {
        let body = Bytes::from(body.to_owned());
        let sent = passed_on(&answered(500, body.clone()));
        assert_eq!(sent.body(), &body);
        assert_eq!(sent.body().as_ptr(), body.as_ptr(), "the body is not copied");
    }
    let body = Bytes::from(vec![0xff, 0, 0x80]);
    assert_eq!(passed_on(&answered(404, body.clone())).into_body(), body);
}

/// Nothing is parsed before it is asked for, so a response costs no more than its size.
#[test]
fn an_error_holds_the_bytes_that_were_received() {
    let body = Bytes::from(format!("[{}0]", "0,".repeat(1 << 16)));
    let error = ErrorResponse::from_http_response(&answered(500, body.clone()));
    assert_eq!((error.body.as_ptr(), error.body.len()), (body.as_ptr(), body.len()));
    assert_eq!(error.clone().body.as_ptr(), body.as_ptr());
    assert!(matches!(error.json(), Ok(Value::Array(values)) if values.len() == (1 << 16) + 1));
}

#[test]
fn the_body_is_parsed_when_it_is_asked_for() {
    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Problem {
        reason: String,
        retry: Option<u8>,
    }

    let error = |body: &'static str| ErrorResponse::raw(StatusCode::CONFLICT, body.into());
    assert_eq!(
        error("{\"reason\":\"taken\"}").json::<Problem>().unwrap(),
        Problem { reason: "taken".to_owned(), retry: None }
    );
    assert_eq!(error(" 7 ").json::<u8>().unwrap(), 7);
    let refused = |body| error(body).json::<Problem>().unwrap_err();
    let located = refused("{\"reason\":\"hunter2\",\"retry\":\"hunter2\"}");
    assert_eq!(located.to_string(), "body field `retry`: expected u8");
    assert_eq!(refused("{}").to_string(), "body field `reason`: missing");
    assert_eq!(refused("<html>").kind(), DecodeErrorKind::Malformed);
    for empty in ["", " \r\n"] {
        let error = error(empty).json::<Value>().unwrap_err();
        assert_eq!((error.place(), error.kind()), (Place::Body, DecodeErrorKind::Missing));
        assert_eq!(error.to_string(), "body: empty, expected JSON");
    }
}

#[test]
fn the_status_and_repeated_fields_are_kept() {
    let sent = passed_on(&answered(599, ""));
    assert_eq!((sent.status().as_u16(), sent.headers().len()), (599, 0));
    assert_eq!(
        fields(&[
            ("set-cookie", "a=1"),
            ("set-cookie", "b=2, c"),
            ("content-type", "text/html"),
            ("retry-after", "7"),
            ("www-authenticate", "Basic"),
        ]),
        [
            "set-cookie: a=1",
            "set-cookie: b=2, c",
            "content-type: text/html",
            "retry-after: 7",
            "www-authenticate: Basic",
        ]
    );
}

/// RFC 9110, section 7.6.1.
#[test]
fn fields_of_the_connection_are_not_passed_on() {
    for name in ["keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"]
    {
        assert_eq!(fields(&[(name, "x"), ("etag", "y"), (name, "z")]), ["etag: y"], "{name}");
    }
    assert_eq!(
        fields(&[
            ("connection", "close, X-One ,,x-two"),
            ("connection", "\"\", x-three\t,no name"),
            ("x-one", "1"),
            ("x-two", "2"),
            ("x-three", "3"),
            ("x-three", "3"),
            ("x-four", "4"),
            ("close", "5"),
        ]),
        ["x-four: 4"]
    );
}

#[test]
fn the_length_is_that_of_the_body_or_absent() {
    assert_eq!(fields(&[("content-length", "4")]), ["content-length: 4"]);
    for wrong in ["5", "0", "04", "four", "4, 4", ""] {
        assert!(fields(&[("content-length", wrong)]).is_empty(), "{wrong}");
    }
    assert!(fields(&[("content-length", "4"), ("content-length", "4")]).is_empty());
    assert!(fields(&[("content-length", "4"), ("transfer-encoding", "chunked")]).is_empty());
    assert!(fields(&[("content-length", "4"), ("connection", "content-length")]).is_empty());

    let mut error = ErrorResponse::raw(StatusCode::CONFLICT, "body".into());
    error.headers.insert("content-length", HeaderValue::from_static("4"));
    error.body = Bytes::from_static(b"another");
    assert!(error.to_http_response().unwrap().headers().is_empty());
}

#[test]
fn an_error_shows_neither_its_fields_nor_its_body() {
    let mut response = answered(502, "<html>hunter2");
    response.headers_mut().insert("set-cookie", HeaderValue::from_static("hunter2"));
    let error = ErrorResponse::from_http_response(&response);
    assert_eq!(error.to_string(), "the server answered 502 Bad Gateway");
    let debug = format!("{error:?}");
    assert!(debug.contains("set-cookie") && debug.contains("13 bytes"), "{debug}");
    assert!(!debug.contains("hunter2"), "{debug}");
}

proptest! {
    #[test]
    fn any_error_is_passed_on(
        status in 400_u16..600,
        body: Vec<u8>,
        values in prop::collection::vec("[ -~]{0,8}", 0..4),
    ) {
        let mut response = answered(status, body);
        let headers: &mut HeaderMap = response.headers_mut();
        for value in values {
            headers.append("x-value", HeaderValue::try_from(value).unwrap());
        }
        let sent = passed_on(&response);
        prop_assert_eq!(sent.status(), response.status());
        prop_assert_eq!(sent.headers(), response.headers());
        prop_assert_eq!(sent.body(), response.body());
        let again = ErrorResponse::from_http_response(&sent);
        prop_assert_eq!(again, ErrorResponse::from_http_response(&response));
        let _ = serde_json::from_slice::<Value>(sent.body());
    }
}
