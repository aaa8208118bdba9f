//! Nothing secret is printed: not by the types that hold it, nor by the errors about it.

use std::{error::Error, fmt::Debug};

use pathlore::{
    CredentialsError, IncomingRequest, OutgoingRequest,
    auth::{BearerToken, PresentedToken, Token, XMatrix},
    bytes::Bytes,
    http::{self, HeaderValue},
};

use super::{
    endpoints::{access, access_optional, signed},
    extract, received, target,
};

/// Stands where a secret would.
const MARKER: &str = "MARKER";

fn assert_hidden(what: &str, text: &str) {
    assert!(!text.contains(MARKER), "{what}: {text}");
}

fn assert_debug_hides(what: &str, value: &impl Debug) {
    assert_hidden(what, &format!("{value:?}"));
    assert_hidden(what, &format!("{value:#?}"));
}

/// The error, and all behind it.
fn assert_error_hides(what: &str, error: &(dyn Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        assert_hidden(what, &error.to_string());
        assert_debug_hides(what, &error);
        next = error.source();
    }
}

#[test]
fn tokens() {
    let token = BearerToken::new("MARKER").expect("a token");
    assert_debug_hides("a prepared token", &token);
    assert_debug_hides("a prepared token, as a request takes it", &Token::from(&token));
    assert_debug_hides("a text, as a request takes it", &Token::from("MARKER"));
    assert_debug_hides("one that may be left out", &Some(Token::from(&"MARKER".to_owned())));

    let request = received("/things/1", &[b"Bearer MARKER"]);
    let found: PresentedToken<'_> = extract::<access::Request>(&request).expect("a token");
    assert_eq!(found.as_str(), MARKER);
    assert_debug_hides("a token in the header", &found);
    assert_debug_hides("one that may be left out", &extract::<access_optional::Request>(&request));
    let request = received("/things/1?access_token=MARK%45R", &[]);
    let found = extract::<access::Request>(&request).expect("a token");
    assert_eq!(found.as_str(), MARKER);
    assert_debug_hides("a token in the query", &found);
}

#[test]
fn signatures() {
    let parts: XMatrix =
        "X-Matrix origin=a.org,key=ed25519:1,sig=MARKER".parse().expect("a signature");
    assert_eq!(parts.sig, MARKER);
    assert_debug_hides("the parts", &parts);
    assert!(format!("{parts:?}").contains("a.org"), "who signed is no secret");
}

#[test]
fn requests_that_were_sent() {
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
fn errors_of_clients() {
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
fn errors_of_servers() {
    let rows: &[(&str, &[&[u8]])] = &[
        ("/things/1", &[b"Bearer MARKER MARKER"]),
        ("/things/1", &[b"Bearer MARKER", b"Bearer MARKER"]),
        ("/things/1", &[b"Bearer MARKER\xff"]),
        ("/things/1?access_token=MARKER&access_token=MARKER", &[]),
        ("/things/1?access_token=MARKER%FF", &[]),
    ];
    for (uri, lines) in rows {
        let request = received(uri, lines);
        let error = extract::<access::Request>(&request).expect_err(uri);
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

/// The credentials of a request whose other parts are wrong.
#[test]
fn errors_about_the_rest_of_a_request() {
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
