//! The messages of RFC 6749, sections 4.1.3, 5.1, 5.2 and 6.

use std::time::Duration;

use pathlore::{
    EndpointError as _, FromRejection as _, IncomingRequest as _, IncomingResponse as _,
    OutgoingRequest as _, OutgoingResponse as _, Rejection, Target, bytes::Bytes, http,
};
use pathlore_examples::oauth::{
    TokenError,
    token::{Grant, Request, Response},
};

fn request(authorization: Option<&str>, body: &'static str) -> http::Request<Bytes> {
    let builder = http::Request::post("/token")
        .header("host", "server.example.com")
        .header("content-type", "application/x-www-form-urlencoded");
    let builder = match authorization {
        Some(authorization) => builder.header("authorization", authorization),
        None => builder,
    };
    builder.body(Bytes::from_static(body.as_bytes())).unwrap()
}

fn response(status: u16, body: &'static str) -> http::Response<Bytes> {
    http::Response::builder()
        .status(status)
        .header("content-type", "application/json;charset=UTF-8")
        .header("cache-control", "no-store")
        .header("pragma", "no-cache")
        .body(Bytes::from_static(body.as_bytes()))
        .unwrap()
}

/// Returns the body of a request as it is sent.
fn sent(request: &Request) -> Bytes {
    let target = Target::new("https://server.example.com").unwrap();
    let http_request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(http_request.uri(), "https://server.example.com/token");
    let content_type = &http_request.headers()["content-type"];
    assert_eq!(content_type, "application/x-www-form-urlencoded");
    http_request.into_body()
}

#[test]
fn a_code_is_exchanged() {
    const BASIC: &str = "Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW";
    const BODY: &str = "grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA\
                        &redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb";
    let received = Request::from_http_request(&request(Some(BASIC), BODY)).unwrap();
    let mut expected = Request::new(Grant::AuthorizationCode {
        code: "SplxlOBeZQQYbYS6WxSbIA".to_owned(),
        redirect_uri: Some("https://client.example.com/cb".to_owned()),
    });
    expected.authorization = Some(BASIC.to_owned());
    assert_eq!(received, expected);
    // The RFC also encodes the dots, which stand for themselves in a form.
    assert_eq!(sent(&received), BODY.replace("%2E", "."));
}

#[test]
fn a_token_is_refreshed() {
    const BODY: &str = "grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA\
                        &client_id=s6BhdRkqt3&client_secret=7Fjfp0ZBr1KtDRbnfVdmIw";
    let received = Request::from_http_request(&request(None, BODY)).unwrap();
    let mut expected = Request::new(Grant::RefreshToken {
        refresh_token: "tGzv3JOkF0XG5Qx2TlKWIA".to_owned(),
        scope: None,
    });
    expected.client_id = Some("s6BhdRkqt3".to_owned());
    expected.client_secret = Some("7Fjfp0ZBr1KtDRbnfVdmIw".to_owned());
    assert_eq!(received, expected);
    assert_eq!(sent(&received), BODY);
    let printed = format!("{received:?}");
    assert!(!printed.contains("tGzv3JOkF0XG5Qx2TlKWIA"), "{printed}");
    assert!(!printed.contains("7Fjfp0ZBr1KtDRbnfVdmIw"), "{printed}");
}

#[test]
fn the_password_of_a_user_is_a_grant() {
    const BODY: &str = "grant_type=password&username=johndoe&password=A3ddj3w";
    let received = Request::from_http_request(&request(None, BODY)).unwrap();
    assert!(matches!(&received.grant, Grant::Password { username, .. } if username == "johndoe"));
    assert_eq!(sent(&received), BODY);
}

#[test]
fn a_token_is_issued() {
    const BODY: &str = r#"{
       "access_token":"2YotnFZFEjr1zCsicMWpAA",
       "token_type":"example",
       "expires_in":3600,
       "refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA",
       "example_parameter":"example_value"
     }"#;
    let received = Response::from_http_response(&response(200, BODY)).unwrap();
    let mut expected = Response::new("2YotnFZFEjr1zCsicMWpAA".to_owned(), "example".to_owned());
    expected.expires_in = Some(Duration::from_hours(1));
    expected.refresh_token = Some("tGzv3JOkF0XG5Qx2TlKWIA".to_owned());
    assert_eq!(received, expected);

    let sent = received.to_http_response().unwrap();
    assert_eq!(sent.headers()["cache-control"], "no-store");
    assert_eq!(sent.headers()["pragma"], "no-cache");
    assert_eq!(Response::from_http_response(&sent).unwrap(), expected);
}

#[test]
fn errors_have_codes() {
    const BODY: &str = r#"{
       "error":"invalid_request"
     }"#;
    let received = TokenError::from_http_response(&response(400, BODY));
    assert_eq!(received, TokenError::invalid_request());
    let sent = received.to_http_response().unwrap();
    assert_eq!(sent.status(), 400);
    assert_eq!(sent.body(), r#"{"error":"invalid_request"}"#);
    assert_eq!(sent.headers()["cache-control"], "no-store");

    let client = response(401, r#"{"error":"invalid_client"}"#);
    let received = TokenError::from_http_response(&client);
    assert!(matches!(received, TokenError::InvalidClient { .. }), "{received:?}");
    let other = TokenError::from_http_response(&response(400, r#"{"error":"slow_down"}"#));
    assert!(matches!(other, TokenError::Other(_)), "{other:?}");
}

#[test]
fn a_request_that_cannot_be_read_is_invalid() {
    for (body, expected) in [
        ("", "body field `grant_type`: missing"),
        ("grant_type=refresh_token", "body field `refresh_token`: missing"),
        (
            "grant_type=password&username=a&username=b&password=p",
            "body field `username`: given more than once",
        ),
    ] {
        let error = Request::from_http_request(&request(None, body)).unwrap_err();
        let answer = TokenError::from_rejection(Rejection::from(error));
        let TokenError::InvalidRequest { error_description, .. } = answer else {
            panic!("{answer:?}")
        };
        assert_eq!(error_description.as_deref(), Some(expected), "{body}");
    }
}
