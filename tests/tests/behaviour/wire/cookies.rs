//! Cookies of requests (RFC 6265).

use std::borrow::Cow;

use pathlore::{
    IncomingRequest as _, OutgoingRequest as _, Place,
    bytes::Bytes,
    http::{self, HeaderValue, header::COOKIE},
    metadata, request, response,
};
use proptest::prelude::*;

use super::support::{received, target, text, through_http};

const METADATA: pathlore::Metadata = metadata! {
    method: GET, authentication: None, path: "/notes"
};

mod hex {
    use std::num::ParseIntError;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the functions take a reference")]
    pub(super) fn to_text(value: &u32) -> String {
        format!("{value:x}")
    }

    pub(super) fn from_text(text: &str) -> Result<u32, ParseIntError> {
        u32::from_str_radix(text, 16)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum Theme {
    Dark,
    Light,
}

#[request(new)]
#[derive(PartialEq)]
struct Request<'a, T: Clone + std::fmt::Debug + PartialEq> {
    #[api(cookie = "session", secret)]
    session: Cow<'a, str>,
    #[api(cookie = "theme", serde)]
    theme: Option<Theme>,
    #[api(cookie = "Visits", default)]
    visits: u16,
    #[api(cookie = "number", with = hex)]
    number: Option<u32>,
    #[api(cookie = "generic")]
    generic: Option<T>,
    #[api(header = "x-id")]
    id: Option<String>,
}

#[response]
struct Response {}

fn minimal(session: &str) -> Request<'_, u8> {
    Request::new(session.into())
}

fn with_cookies(lines: &[&[u8]]) -> http::Request<Bytes> {
    let mut request = received("GET", "/notes", "");
    for line in lines {
        request.headers_mut().append(COOKIE, HeaderValue::from_bytes(line).unwrap());
    }
    request
}

fn read(lines: &[&[u8]]) -> Result<Request<'static, u8>, String> {
    Request::from_http_request(&with_cookies(lines)).map_err(|error| error.to_string())
}

#[test]
fn cookies_are_one_line() {
    let mut request = minimal("s=1, \"2\"");
    let sent = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(sent.headers()[COOKIE], "session=s=1, \"2\"; Visits=0");
    request.theme = Some(Theme::Dark);
    request.number = Some(255);
    request.generic = Some(7);
    request.visits = 3;
    let sent = request.to_http_request(&target(), ()).unwrap();
    let lines: Vec<_> = sent.headers().get_all(COOKIE).iter().collect();
    assert_eq!(lines, ["session=s=1, \"2\"; theme=dark; Visits=3; number=ff; generic=7"]);
    assert!(lines[0].is_sensitive());
    assert_eq!(through_http::<_, Request<'_, u8>>(&request).unwrap(), request);
    let debug = format!("{request:?}");
    assert!(debug.contains("session: [redacted]") && !debug.contains("s=1"), "{debug}");
}

#[test]
fn cookies_are_read_from_one_line_or_several() {
    let expected = Request { theme: Some(Theme::Light), visits: 2, ..minimal("a") };
    for lines in [
        &[&b"session=a; theme=light; Visits=2"[..]][..],
        &[b"session=a", b"theme=light", b"Visits=2"],
        &[b"Visits=2;theme = light;; ", b"other=\xff\xfe; session=a;visits=9"],
        &[b"broken; =x; session=a; theme=light; Visits=2; Session=b"],
    ] {
        assert_eq!(read(lines).as_ref(), Ok(&expected), "{lines:?}");
    }
    assert_eq!(read(&[b"session=a"]).unwrap(), minimal("a"));
    assert_eq!(read(&[b"session="]).unwrap(), minimal(""));
    assert_eq!(read(&[b"session=\"a\""]).unwrap(), minimal("\"a\""));
    assert_eq!(read(&[b"session=a%20b"]).unwrap(), minimal("a%20b"));
}

#[test]
fn unreadable_cookies_are_errors() {
    for (lines, error) in [
        (&[][..], "cookie `session`: missing"),
        (&[&b"theme=dark"[..]][..], "cookie `session`: missing"),
        (&[b"session"], "cookie `session`: missing"),
        (&[b"session=a; session=a"], "cookie `session`: given more than once"),
        (&[b"session=a", b"session=b"], "cookie `session`: given more than once"),
        (&[b"session=\xff"], "cookie `session`: expected ASCII text"),
        (&[b"session=a; Visits=many"], "cookie `Visits`: expected u16"),
        (&[b"session=a; theme=red"], "cookie `theme`: expected `dark` or `light`"),
        (&[b"session=a; number=x"], "cookie `number`: expected `u32`"),
    ] {
        let result = read(lines).unwrap_err().replace("`u32`", "u32");
        assert_eq!(result, error.replace("`u32`", "u32"), "{lines:?}");
    }
}

#[test]
fn values_that_cannot_be_carried_are_errors() {
    const SPACE: &str = "leading or trailing white space cannot be carried";
    const CHARACTER: &str = "a control or non-ASCII character cannot be carried";
    for (value, detail) in [
        ("a;b", "a semicolon cannot be in a cookie"),
        (" a", SPACE),
        ("a\t", SPACE),
        ("a\r\nx: y", CHARACTER),
        ("\0", CHARACTER),
        ("é", CHARACTER),
    ] {
        let error = minimal(value).to_http_request(&target(), ()).unwrap_err();
        assert_eq!(error.to_string(), format!("cookie `session`: {detail}"), "{value:?}");
    }
    let error = Request::<u8>::from_http_request(&with_cookies(&[])).unwrap_err();
    let pathlore::FromHttpRequestError::Decode(error) = error else { panic!("{error}") };
    assert_eq!(error.place(), Place::Cookie);
}

#[request]
#[derive(PartialEq)]
struct Optional {
    #[api(cookie = "a")]
    a: Option<String>,
    #[api(cookie = "b")]
    b: Option<Box<str>>,
}

#[test]
fn without_cookies_there_is_no_line() {
    let sent = Optional { a: None, b: None }.to_http_request(&target(), ()).unwrap();
    assert!(sent.headers().is_empty());
    let sent = Optional { a: None, b: Some("".into()) }.to_http_request(&target(), ()).unwrap();
    assert_eq!(sent.headers()[COOKIE], "b=");
    assert!(!sent.headers()[COOKIE].is_sensitive());
}

proptest! {
    #[test]
    fn writing_is_an_error_or_reading_gives_the_cookies_back(
        a in prop::option::of(prop_oneof![text(), "[ -~]{0,6}"]),
        b in prop::option::of(text()),
    ) {
        let request = Optional { a, b: b.map(Into::into) };
        if let Ok(read) = through_http::<_, Optional>(&request) {
            prop_assert_eq!(read, request);
        }
    }

    #[test]
    fn no_line_makes_reading_panic(line in prop::collection::vec(32_u8..=255, 0..20)) {
        let line = line.into_iter().filter(|byte| *byte != 127).collect::<Vec<_>>();
        let request = with_cookies(&[&line, b"; a=1; b=2"]);
        drop(Optional::from_http_request(&request));
    }
}
