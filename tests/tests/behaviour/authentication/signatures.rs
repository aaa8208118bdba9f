//! `ServerSignatures`: signers on the client side, the parts of the header field on the server side.

use std::cell::RefCell;

use pathlore::{
    AuthenticationError, CredentialsError, IncomingRequest, IntoHttpError, OutgoingRequest,
    auth::Signer,
    bytes::Bytes,
    http::{self, HeaderValue, Method, header::AUTHORIZATION},
};

use super::{endpoints::signed, extract, received, target};

fn value(sig: &str) -> HeaderValue {
    let text =
        format!(r#"X-Matrix origin="a.org",destination="b.org",key="ed25519:1",sig="{sig}""#);
    HeaderValue::try_from(text).expect("a header value")
}

#[test]
fn the_signer_sees_the_finished_request() {
    let seen = RefCell::new(None);
    let signer = |request: &http::Request<Bytes>| {
        seen.replace(Some(request.clone()));
        Ok(value("AbC"))
    };
    let sent = signed::request().to_http_request(&target(), &signer).expect("a request");

    let seen = seen.take().expect("the signer was called");
    assert_eq!(seen.method(), Method::POST);
    assert_eq!(seen.uri(), "https://example.org/prefix/things/1");
    assert_eq!(seen.body(), r#"{"note":"hello"}"#);
    assert!(!seen.headers().contains_key(AUTHORIZATION));

    assert_eq!(sent.method(), seen.method());
    assert_eq!(sent.uri(), seen.uri());
    assert_eq!(sent.body(), seen.body());
    let mut headers = sent.headers().clone();
    headers.remove(AUTHORIZATION);
    assert_eq!(headers, *seen.headers(), "nothing else is added after signing");
}

#[test]
fn the_value_is_sent_and_marked_sensitive() {
    let signer = |_: &http::Request<Bytes>| Ok(value("AbC"));
    let sent = signed::request().to_http_request(&target(), &signer).expect("a request");
    let lines: Vec<_> = sent.headers().get_all(AUTHORIZATION).iter().collect();
    assert_eq!(lines, [&value("AbC")]);
    assert!(lines[0].is_sensitive());
}

/// Makes a signature from parts of the request.
struct Key {
    name: &'static str,
}

impl Signer for Key {
    fn sign(&self, request: &http::Request<Bytes>) -> Result<HeaderValue, CredentialsError> {
        let path = request.uri().path_and_query().map_or("", |path| path.as_str());
        let signature = format!("{}{}{path}{}", self.name, request.method(), request.body().len());
        Ok(value(&signature))
    }
}

#[test]
fn a_signer_may_be_a_type() {
    let key = Key { name: "k" };
    let sent = signed::request().to_http_request(&target(), &key).expect("a request");
    let found = extract::<signed::Request>(&sent).expect("a signature");
    let [signature] = &found[..] else { panic!("{found:?}") };
    assert_eq!(signature.origin, "a.org");
    assert_eq!(signature.destination.as_deref(), Some("b.org"));
    assert_eq!(signature.key, "ed25519:1");
    assert_eq!(signature.sig, "kPOST/prefix/things/116");
    assert_eq!(sent.body().len(), 16);
}

#[test]
fn a_signer_may_be_a_trait_object() {
    let signers: [Box<dyn Signer>; 2] =
        [Box::new(Key { name: "k" }), Box::new(|_: &http::Request<Bytes>| Ok(value("AbC")))];
    for signer in &signers {
        let sent = signed::request().to_http_request(&target(), &**signer);
        assert!(sent.expect("a request").headers().contains_key(AUTHORIZATION));
    }
}

#[test]
fn a_signer_may_fail() {
    let signer = |_: &http::Request<Bytes>| Err(CredentialsError::new("the key is locked"));
    let error = signed::request().to_http_request(&target(), &signer).expect_err("no signature");
    assert!(matches!(error, IntoHttpError::Credentials(_)), "{error:?}");
    assert_eq!(error.to_string(), "credentials: the key is locked");
}

#[test]
fn the_source_of_a_failure_is_kept() {
    let signer = |_: &http::Request<Bytes>| {
        Err(CredentialsError::with_source("the key cannot be read", std::fmt::Error))
    };
    let error = signed::request().to_http_request(&target(), &signer).expect_err("no signature");
    assert_eq!(error.to_string(), "credentials: the key cannot be read");
    let source = std::error::Error::source(&error).expect("a cause");
    assert!(source.is::<std::fmt::Error>(), "the source is not the error itself");
}

#[test]
fn the_server_reads_the_signed_request() {
    let signer = |_: &http::Request<Bytes>| Ok(value("AbC"));
    let target = pathlore::Target::new("https://example.org").expect("a base URL");
    let sent = signed::request().to_http_request(&target, &signer).expect("a request");
    let read = signed::Request::from_http_request(&sent).expect("a request");
    assert_eq!((&*read.id, &*read.note), ("1", "hello"));
}

#[test]
fn a_request_without_a_signature_has_no_credentials() {
    for lines in [
        &[][..],
        &[&b"Bearer abc"[..]],
        &[b""],
        &[b"X-Matri origin=a,key=b,sig=c"],
        &[b"X-Matrix2 origin=a,key=b,sig=c"],
        &[b"X-Matrix,origin=a,key=b,sig=c"],
        &[b"origin=a,key=b,sig=c"],
        &[b"Basic X-Matrix", b"\xff"],
    ] {
        let request = received("/things/1?access_token=abc", lines);
        let found = extract::<signed::Request>(&request);
        assert_eq!(found, Err(AuthenticationError::Missing), "{lines:?}");
    }
}

#[test]
fn each_line_is_a_signature() {
    let request = received(
        "/things/1",
        &[
            br#"X-Matrix origin="a.org",key="ed25519:1",sig="A""#,
            b"Bearer abc",
            br#"x-matrix origin="a.org",key="ed25519:2",sig="B""#,
        ],
    );
    let found = extract::<signed::Request>(&request).expect("signatures");
    let keys: Vec<_> = found.iter().map(|found| (&*found.key, &*found.sig)).collect();
    assert_eq!(keys, [("ed25519:1", "A"), ("ed25519:2", "B")], "other schemes are ignored");
}

#[test]
fn one_malformed_line_is_an_error() {
    let request = received(
        "/things/1",
        &[br#"X-Matrix origin="a.org",key="ed25519:1",sig="A""#, br#"X-Matrix origin="a.org""#],
    );
    let found = extract::<signed::Request>(&request);
    assert_eq!(found, Err(AuthenticationError::malformed("`X-Matrix` lacks `key`")));
}

#[test]
fn a_line_must_be_ascii() {
    for line in [&b"X-Matrix origin=\"\xff\",key=b,sig=c"[..], "X-Matrix origin=\u{e4}".as_bytes()]
    {
        let request = received("/things/1", &[line]);
        let found = extract::<signed::Request>(&request);
        assert_eq!(found, Err(AuthenticationError::malformed("`X-Matrix` is not ASCII text")));
    }
}
