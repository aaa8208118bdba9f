//! No secret is printed, neither by the types that hold it nor by errors.

use std::{error::Error, fmt::Debug};

use pathlore::{
    CredentialsError, IncomingRequest, OutgoingRequest,
    auth::{BearerToken, PresentedToken, Token, XMatrix},
    bytes::Bytes,
    http::{self, HeaderValue},
};

use super::{
    endpoints::{access, access_optional, signed},
    extract, extract_with_query, received, target,
};

/// The secret in all tests.
const MARKER: &str = "MARKER";

fn assert_hidden(what: &str, text: &str) {
    assert!(!text.contains(MARKER), "{what}: {text}");
}

fn assert_debug_hides(what: &str, value: &impl Debug) {
    assert_hidden(what, &format!("{value:?}"));
    assert_hidden(what, &format!("{value:#?}"));
}

/// Checks the error and its sources.
fn assert_error_hides(what: &str, error: &(dyn Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        assert_hidden(what, &error.to_string());
        assert_debug_hides(what, &error);
        next = error.source();
    }
}

#[test]
fn tokens_are_not_printed() {
    let token = BearerToken::new("MARKER").expect("a token");
    assert_debug_hides("a prepared token", &token);
    assert_debug_hides("a prepared token as credentials", &Token::from(&token));
    assert_debug_hides("a string as credentials", &Token::from("MARKER"));
    assert_debug_hides("an optional token", &Some(Token::from(&"MARKER".to_owned())));

    let request = received("/things/1", &[b"Bearer MARKER"]);
    let found: PresentedToken<'_> = extract::<access::Request>(&request).expect("a token");
    assert_eq!(found.as_str(), MARKER);
    assert_debug_hides("a token in the header", &found);
    assert_debug_hides("an optional token", &extract::<access_optional::Request>(&request));
    let request = received("/things/1?access_token=MARK%45R", &[]);
    let found = extract_with_query::<access::Request>(&request).expect("a token");
    assert_eq!(found.as_str(), MARKER);
    assert_debug_hides("a token in the query", &found);
}

#[test]
fn signatures_are_not_printed() {
    let parts: XMatrix =
        "X-Matrix origin=a.org,key=ed25519:1,sig=MARKER".parse().expect("a signature");
    assert_eq!(parts.sig, MARKER);
    assert_debug_hides("the parts", &parts);
    assert!(format!("{parts:?}").contains("a.org"), "the origin is no secret");
}

#[test]
fn written_requests_do_not_print_their_credentials() {
    let target = target();
    assert_debug_hides("a target", &target);
    let sent = access::request().to_http_request(&target, MARKER.into()).expect("a request");
    assert_eq!(sent.headers()["authorization"], "Bearer MARKER");
    assert_debug_hides("with a token", &sent);

    let signer = |_: &http::Request<Bytes>| Ok(HeaderValue::from_static("X-Matrix sig=MARKER"));
    let sent = signed::request().to_http_request(&target, &signer).expect("a request");
    assert_eq!(sent.headers()["authorization"], "X-Matrix sig=MARKER");
    assert_debug_hides("with a signature", &sent);
}

#[test]
fn client_errors_do_not_print_the_token() {
    for token in ["MARKER MARKER", "MARKER\n", "\u{e4}MARKER", " MARKER"] {
        let error = BearerToken::new(token).expect_err("not a token");
        assert_error_hides(token, &error);
        let result = access::request().to_http_request(&target(), token.into());
        assert_error_hides(token, &result.expect_err("not a token"));
    }
    let signer =
        |_: &http::Request<Bytes>| Err(CredentialsError::with_source("no key", std::fmt::Error));
    let result = signed::request().to_http_request(&target(), &signer);
    assert_error_hides("a signer", &result.expect_err("no signature"));
}

#[test]
fn server_errors_do_not_print_the_credentials() {
    let rows: &[(&str, &[&[u8]])] = &[
        ("/things/1", &[b"Bearer MARKER MARKER"]),
        ("/things/1", &[b"Bearer MARKER", b"Bearer MARKER"]),
        ("/things/1", &[b"Bearer MARKER\xff"]),
        ("/things/1?access_token=MARKER&access_token=MARKER", &[]),
        ("/things/1?access_token=MARKER%FF", &[]),
    ];
    for (uri, lines) in rows {
        let request = received(uri, lines);
        let error = extract_with_query::<access::Request>(&request).expect_err(uri);
        assert_error_hides(uri, &error);
    }
    let texts = [
        "X-Matrix sig=MARKER",
        "X-Matrix sig=\"MARKER",
        "X-Matrix sig=MARKER,sig=MARKER",
        "X-Matrix sig=MARKER MARKER",
        "X-Matrix sig=\"MARKER\"MARKER",
        "X-Matrix MARKER",
        "X-Matrix MARKER=MARKER",
        "MARKER",
    ];
    for text in texts {
        assert_error_hides(text, &text.parse::<XMatrix>().expect_err(text));
        let request = received("/things/1", &[text.as_bytes()]);
        assert_error_hides(text, &extract::<signed::Request>(&request).expect_err(text));
    }
}

#[test]
fn errors_about_other_parts_do_not_print_the_credentials() {
    let requests = [
        ("/things/1?access_token=MARKER", http::Method::POST, "{}"),
        ("/things/1?access_token=MARKER", http::Method::POST, "not JSON"),
        ("/things/1?access_token=MARKER", http::Method::PUT, "{}"),
        ("/things?access_token=MARKER", http::Method::POST, "{}"),
        ("/things/%FF?access_token=MARKER", http::Method::POST, r#"{"note":"a"}"#),
    ];
    for (uri, method, body) in requests {
        let mut request = received(uri, &[b"Bearer MARKER"]);
        *request.method_mut() = method;
        *request.body_mut() = body.into();
        let error = access::Request::from_http_request(&request).expect_err(uri);
        assert_error_hides(uri, &error);
    }
}
