//! Path arguments and header fields by serde, by the functions of a module, and as any bytes.

use std::borrow::Cow;

use pathlore::{
    IncomingRequest as _, IncomingResponse as _, OutgoingRequest as _, OutgoingResponse as _,
    http::HeaderValue,
};
use proptest::prelude::*;

use super::support::{answered, is_carried, received, target, text, through_http, with_header};

mod endpoint {
    use std::borrow::Cow;

    use pathlore::{
        Metadata,
        http::{self, HeaderValue},
        metadata, request, response,
    };
    use serde::{Deserialize, Serialize, de::DeserializeOwned};

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        path: "/{kind}/{id}/{timeout}/{bytes}/{other}"
    };

    /// Has neither `Display` nor `FromStr`.
    #[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum Kind {
        DirectMessage,
        #[serde(untagged)]
        Number(u32),
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(transparent)]
    pub(super) struct Id<'a>(pub(super) Cow<'a, str>);

    /// A type of another crate would have neither.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub(super) struct Timeout(pub(super) u64);

    pub(super) mod milliseconds {
        use std::{fmt, num::ParseIntError};

        use super::Timeout;

        pub(in super::super) fn to_text(timeout: &Timeout) -> impl fmt::Display {
            format!("{}ms", timeout.0)
        }

        pub(in super::super) fn from_text(text: &str) -> Result<Timeout, Option<ParseIntError>> {
            text.strip_suffix("ms").ok_or(None)?.parse().map(Timeout).map_err(Some)
        }
    }

    mod hexadecimal {
        use std::fmt::{self, Write as _};

        struct Hexadecimal<'b>(&'b [u8]);

        impl fmt::Display for Hexadecimal<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_char('x')?;
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        /// The result borrows the bytes.
        pub(super) fn to_text(bytes: &[u8]) -> impl fmt::Display {
            Hexadecimal(bytes)
        }

        pub(super) fn from_text(text: &str) -> Result<Vec<u8>, ()> {
            let digits = text.strip_prefix('x').ok_or(())?;
            if !digits.is_ascii() || digits.len() % 2 != 0 {
                return Err(());
            }
            let byte = |index| u8::from_str_radix(&digits[index..index + 2], 16).map_err(|_| ());
            (0..digits.len()).step_by(2).map(byte).collect()
        }
    }

    #[request(response = Response<'a>)]
    #[derive(PartialEq)]
    pub(super) struct Request<'a, T: Serialize + DeserializeOwned = u8> {
        #[api(path, serde)]
        pub(super) kind: Kind,
        #[api(path, serde)]
        pub(super) id: Id<'a>,
        #[api(path, with = milliseconds)]
        pub(super) timeout: Timeout,
        #[api(path, with = self::hexadecimal)]
        pub(super) bytes: Vec<u8>,
        #[api(path, serde)]
        pub(super) other: T,
    }

    #[response]
    #[derive(PartialEq)]
    pub(super) struct Response<'a, T: Serialize + DeserializeOwned = u8> {
        #[api(header = "x-kind", serde)]
        pub(super) kind: Kind,
        #[api(header = "x-kinds", serde)]
        pub(super) kinds: Vec<Kind>,
        #[api(header = "x-id", serde, secret)]
        pub(super) id: Option<Id<'a>>,
        #[api(header = "x-ids", serde, lines)]
        pub(super) ids: Vec<Id<'a>>,
        #[api(header = "x-timeout", with = milliseconds)]
        pub(super) timeout: Option<Timeout>,
        #[api(header = "x-timeouts", with = milliseconds)]
        pub(super) timeouts: Vec<Timeout>,
        #[api(header = "x-bytes", with = hexadecimal)]
        pub(super) bytes: Option<Vec<u8>>,
        #[api(header = "x-other", serde)]
        pub(super) other: T,
        #[api(header = "x-raw")]
        pub(super) raw: http::HeaderValue,
        #[api(header = "x-raw-option")]
        pub(super) raw_option: Option<HeaderValue>,
    }
}

use endpoint::{Id, Kind, Request, Response, Timeout};

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::DirectMessage), any::<u32>().prop_map(Kind::Number)]
}

fn value() -> impl Strategy<Value = HeaderValue> {
    let bytes = prop::collection::vec(any::<u8>(), 0..8);
    bytes.prop_filter_map("a value", |bytes| HeaderValue::from_bytes(&bytes).ok())
}

fn id(text: &str) -> Id<'_> {
    Id(Cow::Borrowed(text))
}

proptest! {
    #[test]
    fn path_arguments_are_read_back_or_an_error(
        kind in kind(), name in text(), timeout: u64, bytes: Vec<u8>, other in prop_oneof![text()],
    ) {
        let request =
            Request { kind, id: id(&name), timeout: Timeout(timeout), bytes, other: other.clone() };
        match through_http::<_, Request<'_, String>>(&request) {
            Ok(back) => prop_assert_eq!(back, request),
            Err(_) => prop_assert!([name, other].iter().any(|it| matches!(&**it, "" | "." | ".."))),
        }
    }

    #[test]
    fn header_fields_are_read_back_or_an_error(
        kinds in prop::collection::vec(kind(), 1..4),
        name in prop_oneof![text(), "[ -~]{0,8}".boxed()],
        timeouts in prop::collection::vec(any::<u64>().prop_map(Timeout), 0..3),
        bytes: Option<Vec<u8>>,
        raw in value(),
        raw_option in prop::option::of(value()),
        other: u64,
    ) {
        let response = Response {
            kind: kinds[0],
            kinds,
            id: Some(id(&name)),
            ids: vec![id(&name), id("b, c")],
            timeout: timeouts.first().copied(),
            timeouts,
            bytes,
            other,
            raw,
            raw_option,
        };
        match response.to_http_response() {
            Ok(http_response) => {
                prop_assert!(is_carried(&name));
                let back = Response::<u64>::from_http_response(&http_response);
                prop_assert_eq!(back.map_err(|error| error.to_string()), Ok(response));
            }
            Err(_) => prop_assert!(!is_carried(&name)),
        }
    }
}

fn response() -> Response<'static, String> {
    Response {
        kind: Kind::DirectMessage,
        kinds: vec![Kind::Number(1), Kind::DirectMessage],
        id: None,
        ids: vec![],
        timeout: Some(Timeout(5)),
        timeouts: vec![Timeout(1), Timeout(2)],
        bytes: Some(vec![1, 0xab]),
        other: "o".to_owned(),
        raw: HeaderValue::from_static(" a "),
        raw_option: None,
    }
}

#[test]
fn the_forms_are_those_of_serde_and_of_the_functions() {
    let request = Request {
        kind: Kind::DirectMessage,
        id: id("a/b"),
        timeout: Timeout(3),
        bytes: vec![0x0f],
        other: true,
    };
    let uri = request.to_http_request(&target(), ()).unwrap().uri().to_string();
    assert_eq!(uri, "https://example.org/prefix/direct-message/a%2Fb/3ms/x0f/true");

    let response = response();
    let sent = response.to_http_response().unwrap();
    for (name, expected) in [
        ("x-kind", "direct-message"),
        ("x-kinds", "1, direct-message"),
        ("x-timeout", "5ms"),
        ("x-timeouts", "1ms, 2ms"),
        ("x-bytes", "x01ab"),
        ("x-other", "o"),
        ("x-raw", " a "),
    ] {
        assert_eq!(sent.headers()[name], expected, "{name}");
    }
    for name in ["x-id", "x-ids", "x-raw-option"] {
        assert!(!sent.headers().contains_key(name), "{name}");
    }
    let sent = Response { id: Some(id("i")), ..response };
    assert!(sent.to_http_response().unwrap().headers()["x-id"].is_sensitive());
}

#[test]
fn invalid_values_are_an_error_that_names_the_field() {
    for (uri, expected) in [
        ("/x/a/1ms/x/1", "path argument `kind`: not a valid value"),
        ("/1/a/1/x/1", "path argument `timeout`: expected `Timeout`"),
        ("/1/a/1ms/x1/1", "path argument `bytes`: expected `Vec<u8>`"),
        ("/1/a/1ms/x/300", "path argument `other`: expected u8"),
    ] {
        let error = Request::<u8>::from_http_request(&received("GET", uri, "")).unwrap_err();
        assert_eq!(error.to_string(), expected, "{uri}");
    }
    for (name, value, expected) in [
        ("x-kinds", "1, x", "header field `x-kinds`: not a valid value"),
        ("x-timeout", "5", "header field `x-timeout`: expected `Timeout`"),
        ("x-timeouts", "5ms 6ms", "header field `x-timeouts`: expected `Timeout`"),
        ("x-id", "é", "header field `x-id`: expected ASCII text"),
        ("x-raw", "", "header field `x-raw`: given more than once"),
    ] {
        let mut sent = response().to_http_response().unwrap();
        if name != "x-raw" {
            sent.headers_mut().remove(name);
        }
        let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
        sent.headers_mut().append(name, value);
        let error = Response::<String>::from_http_response(&sent).unwrap_err();
        assert_eq!(error.to_string(), expected, "{name}");
    }
}

#[test]
fn a_type_that_is_no_string_is_an_error() {
    let request = Request {
        kind: Kind::DirectMessage,
        id: id("a"),
        timeout: Timeout(3),
        bytes: vec![],
        other: [1, 2],
    };
    let error = request.to_http_request(&target(), ()).unwrap_err();
    assert_eq!(error.to_string(), "path argument `other`: the value cannot be printed");
    let sent = Response {
        kind: Kind::Number(1),
        kinds: vec![],
        id: None,
        ids: vec![],
        timeout: None,
        timeouts: vec![],
        bytes: None,
        other: (),
        raw: HeaderValue::from_static(""),
        raw_option: None,
    };
    let error = sent.to_http_response().unwrap_err();
    assert_eq!(error.to_string(), "header field `x-other`: the value cannot be printed");
}

/// A media download, as in Matrix: some servers send fields that cannot be read.
mod media {
    use std::{fmt, str::FromStr};

    use pathlore::{Metadata, http::HeaderValue, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: true,
        authentication: AccessToken,
        path: "/_matrix/client/v1/media/download/{server_name}/{media_id}"
    };

    /// A content disposition (RFC 6266).
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct ContentDisposition {
        pub(super) kind: String,
        pub(super) file_name: Option<String>,
    }

    impl fmt::Display for ContentDisposition {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(&self.kind)?;
            self.file_name.iter().try_for_each(|name| write!(f, "; filename=\"{name}\""))
        }
    }

    impl FromStr for ContentDisposition {
        type Err = ();

        fn from_str(text: &str) -> Result<Self, ()> {
            let (kind, parameters) = text.split_once(';').unwrap_or((text, ""));
            if kind.is_empty() {
                return Err(());
            }
            let name = parameters.trim().strip_prefix("filename=");
            Ok(Self {
                kind: kind.to_owned(),
                file_name: name.map(|name| name.trim_matches('"').to_owned()),
            })
        }
    }

    #[request]
    pub(super) struct Request {
        #[api(path)]
        pub(super) server_name: String,
        #[api(path)]
        pub(super) media_id: String,
    }

    #[response]
    pub(super) struct Response {
        #[api(raw_body)]
        pub(super) file: Vec<u8>,
        #[api(header = "content-type")]
        pub(super) content_type: Option<String>,
        #[api(header = "content-disposition", lenient)]
        pub(super) content_disposition: Option<ContentDisposition>,
        #[api(header = "age", lenient, serde)]
        pub(super) age: Option<u32>,
        #[api(header = "etag", lenient)]
        pub(super) etag: Option<HeaderValue>,
    }
}

#[test]
fn a_lenient_field_that_cannot_be_read_is_none() {
    let read = |lines: &[(&'static str, &[u8])]| {
        let mut response = answered(200, "file");
        for (name, value) in lines {
            response.headers_mut().append(*name, HeaderValue::from_bytes(value).unwrap());
        }
        media::Response::from_http_response(&response)
    };
    let disposition = |lines| read(lines).unwrap().content_disposition;
    assert_eq!(
        disposition(&[("content-disposition", b"inline; filename=\"a.png\"")]),
        Some(media::ContentDisposition {
            kind: "inline".to_owned(),
            file_name: Some("a.png".to_owned()),
        })
    );
    for lines in [
        &[][..],
        &[("content-disposition", &b";"[..])],
        &[("content-disposition", b"inline; filename=\"\xff\"")],
        &[("content-disposition", b"inline"), ("content-disposition", b"inline")],
    ] {
        assert_eq!(disposition(lines), None, "{lines:?}");
    }
    assert_eq!(read(&[("age", b"5")]).unwrap().age, Some(5));
    assert_eq!(read(&[("age", b"-5")]).unwrap().age, None);
    assert_eq!(read(&[("etag", b"\xff")]).unwrap().etag.unwrap().as_bytes(), b"\xff");
    assert_eq!(read(&[("etag", b"a"), ("etag", b"b")]).unwrap().etag, None);
    let error = read(&[("content-type", b"a"), ("content-type", b"b")]).unwrap_err();
    assert_eq!(error.to_string(), "header field `content-type`: given more than once");
}

#[test]
fn a_lenient_field_is_sent_as_any_other() {
    let disposition = media::ContentDisposition { kind: "attachment".to_owned(), file_name: None };
    let sent = media::Response {
        file: vec![],
        content_type: None,
        content_disposition: Some(disposition),
        age: Some(3),
        etag: None,
    };
    let sent = sent.to_http_response().unwrap();
    assert_eq!(sent.headers().len(), 2);
    assert_eq!(sent.headers()["content-disposition"], "attachment");
    assert_eq!(sent.headers()["age"], "3");
}

/// Constants that the compiler cannot compare.
mod one_name {
    use pathlore::{Metadata, http::HeaderName, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/"
    };

    const FIRST: HeaderName = HeaderName::from_static("x-id");
    const SECOND: HeaderName = HeaderName::from_static("x-id");

    #[request]
    pub(super) struct Request {
        #[api(header = FIRST)]
        pub(super) first: Option<String>,
        #[api(header = SECOND)]
        pub(super) second: Option<String>,
    }

    #[response]
    pub(super) struct Response {
        #[api(header = "X-Id")]
        pub(super) first: Option<String>,
        #[api(header = SECOND)]
        pub(super) second: Vec<String>,
    }
}

#[test]
fn two_fields_with_one_name_are_an_error() {
    const EXPECTED: &str = "header field `x-id`: two fields of the definition have this name";
    let request = one_name::Request { first: None, second: Some("a".to_owned()) };
    assert_eq!(request.to_http_request(&target(), ()).unwrap_err().to_string(), EXPECTED);
    let response = one_name::Response { first: Some("a".to_owned()), second: vec![] };
    assert_eq!(response.to_http_response().unwrap_err().to_string(), EXPECTED);
    let request = with_header(received("GET", "/", ""), "x-id", b"a");
    assert!(one_name::Request::from_http_request(&request).is_ok());
}
