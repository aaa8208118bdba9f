use std::time::{Duration, UNIX_EPOCH};

use pathlore::{
    EndpointError, OutgoingResponse,
    bytes::Bytes,
    http::{self, StatusCode, header::RETRY_AFTER},
};
use serde_json::{Value, json};

use super::{ErrorCode, MatrixError, RetryAfter};

fn response(status: u16, retry_after: Option<&str>, body: &str) -> http::Response<Bytes> {
    let mut response = http::Response::builder().status(status);
    if let Some(retry_after) = retry_after {
        response = response.header(RETRY_AFTER, retry_after);
    }
    response.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
}

/// Decodes a response, encodes the error, and asserts that both responses are equal.
fn round_trip(response: &http::Response<Bytes>) -> MatrixError {
    let error = MatrixError::from_http_response(response);
    let again = error.to_http_response().unwrap();
    assert_eq!(again.status(), response.status());
    assert_eq!(again.headers().get(RETRY_AFTER), response.headers().get(RETRY_AFTER));
    match serde_json::from_slice::<Value>(response.body()) {
        Ok(value) => assert_eq!(serde_json::from_slice::<Value>(again.body()).unwrap(), value),
        Err(_) => assert_eq!(again.body(), response.body()),
    }
    error
}

#[test]
fn standard_errors_are_typed() {
    let error = round_trip(&response(
        401,
        None,
        r#"{"errcode":"M_UNKNOWN_TOKEN","error":"Access token has expired","soft_logout":true}"#,
    ));
    let MatrixError::Standard { errcode, soft_logout, .. } = error else { panic!("{error:?}") };
    assert_eq!(errcode, ErrorCode::UnknownToken);
    assert_eq!(soft_logout, Some(true));
}

#[test]
fn unknown_error_codes_are_kept() {
    let error = round_trip(&response(400, None, r#"{"errcode":"ORG.EXAMPLE_CUSTOM"}"#));
    assert_eq!(error.errcode().map(ErrorCode::as_str), Some("ORG.EXAMPLE_CUSTOM"));
    assert_eq!(error.to_string(), "400 Bad Request: ORG.EXAMPLE_CUSTOM");
}

#[test]
fn the_retry_after_header_field_takes_precedence_over_the_body() {
    let body = r#"{"errcode":"M_LIMIT_EXCEEDED","error":"slow","retry_after_ms":59972}"#;
    let error = round_trip(&response(429, None, body));
    assert_eq!(error.retry_after(), Some(Duration::from_millis(59_972)));
    let error = round_trip(&response(429, Some("60"), body));
    assert_eq!(error.retry_after(), Some(Duration::from_mins(1)));
    // A date in the past.
    let error = round_trip(&response(429, Some("Fri, 31 Dec 1999 23:59:59 GMT"), body));
    assert_eq!(error.retry_after(), Some(Duration::ZERO));
    // Invalid values are ignored.
    for invalid in ["soon", "", "+5", "-5", "5.0", "0x5", "5 s", "99999999999999999999"] {
        let error = MatrixError::from_http_response(&response(429, Some(invalid), body));
        assert_eq!(error.retry_after(), Some(Duration::from_millis(59_972)), "{invalid}");
    }
}

#[test]
fn delays_are_rounded_up_to_seconds() {
    let header = |retry_after: RetryAfter| retry_after.to_string();
    assert_eq!(header(RetryAfter::Delay(Duration::from_millis(1001))), "2");
    assert_eq!(header(RetryAfter::Delay(Duration::from_secs(2))), "2");
    assert_eq!(header(RetryAfter::Delay(Duration::MAX)), u64::MAX.to_string());
    assert_eq!(header(RetryAfter::At(UNIX_EPOCH)), "Thu, 01 Jan 1970 00:00:00 GMT");
    let far = UNIX_EPOCH + Duration::from_secs(1 << 40);
    assert_eq!(header(RetryAfter::At(far)), "Fri, 31 Dec 9999 23:59:59 GMT");
}

#[test]
fn limit_exceeded_sets_the_header_field_and_the_body_member() {
    let response =
        MatrixError::limit_exceeded(Duration::from_millis(1500)).to_http_response().unwrap();
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(response.headers()[RETRY_AFTER], "2");
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(body["retry_after_ms"], json!(1500));
}

#[test]
fn other_responses_are_kept_unchanged() {
    let bodies = [
        "",
        "<html>Bad Gateway</html>",
        "{",
        "[]",
        "null",
        "{}",
        r#"["M_FORBIDDEN"]"#,
        r#"{"errcode":5}"#,
        r#"{"errcode":"M_UNKNOWN","retry_after_ms":"soon"}"#,
    ];
    for body in bodies {
        let error = round_trip(&response(502, None, body));
        assert!(matches!(error, MatrixError::Other(_)), "{body}");
        assert_eq!(error.status(), StatusCode::BAD_GATEWAY);
        assert_eq!(error.errcode(), None);
        assert!(!format!("{error:?} {error}").contains("Bad Gateway</html>"));
    }
}

#[test]
fn unknown_members_are_ignored() {
    let response = response(400, None, r#"{"errcode":"M_UNKNOWN","org.example":{}}"#);
    let error = MatrixError::from_http_response(&response);
    assert_eq!(error.errcode(), Some(&ErrorCode::Unknown));
}
