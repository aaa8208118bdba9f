//! Path arguments.

use std::{borrow::Cow, rc::Rc, sync::Arc};

use pathlore::{
    IncomingRequest as _, IntoHttpError, OutgoingRequest as _, Place, Target, http::Uri,
};
use proptest::prelude::*;

use super::support::{received, target, text, through_http};

mod endpoint {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        history: {
            unstable("reversed") => "/unstable/{last}/{number}/{first}/end",
            1.0 => "/v1/{first}/middle/{last}/{number}",
        }
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path)]
        pub(super) number: i64,
        #[api(path)]
        pub(super) last: String,
        #[api(path)]
        pub(super) first: String,
    }

    #[response]
    pub(super) struct Response {}
}

use endpoint::Request;

fn is_carried(text: &str) -> bool {
    !matches!(text, "" | "." | "..")
}

proptest! {
    #[test]
    fn arguments_are_read_back_or_an_error(number: i64, last in text(), first in text(), reversed: bool) {
        let request = Request { number, last, first };
        let path = if reversed {
            "/unstable/{last}/{number}/{first}/end"
        } else {
            "/v1/{first}/middle/{last}/{number}"
        };
        let target = Target::new("http://a").unwrap().with_path(path);
        match request.to_http_request(&target, ()) {
            Ok(http_request) => {
                prop_assert!(is_carried(&request.first) && is_carried(&request.last));
                prop_assert_eq!(Request::from_http_request(&http_request).unwrap(), request);
            }
            Err(IntoHttpError::Encode(error)) => {
                prop_assert_eq!(error.place(), Place::Path);
                let named = if error.field() == "first" { &request.first } else { &request.last };
                prop_assert!(!is_carried(named));
            }
            Err(error) => prop_assert!(false, "{}", error),
        }
    }

    /// Only unreserved characters, sub-delimiters, `:` and `@` are not percent-encoded (RFC 3986,
    /// section 3.3).
    #[test]
    fn only_path_characters_are_written(first in text().prop_filter("an argument that can be sent", |text| is_carried(text))) {
        let request = Request { number: 0, last: "l".to_owned(), first };
        let path = "/v1/{first}/middle/{last}/{number}";
        let http_request = request.to_http_request(&target().with_path(path), ()).unwrap();
        let sent = http_request.uri().path();
        let argument =
            sent.strip_prefix("/prefix/v1/").and_then(|it| it.strip_suffix("/middle/l/0")).unwrap();
        let pchar = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@%".contains(c);
        prop_assert!(argument.chars().all(pchar), "{}", argument);
        prop_assert!(http_request.uri().query().is_none());
        // The URI is parsed back.
        prop_assert_eq!(&http_request.uri().to_string().parse::<Uri>().unwrap(), http_request.uri());
    }
}

#[test]
fn every_ascii_character_is_read_back() {
    let text: String = (0..128).map(|code: u8| char::from(code)).collect();
    let request = Request { number: 0, last: text.clone(), first: text };
    let back: Request = through_http_with_path(&request);
    assert_eq!(back, request);
}

fn through_http_with_path(request: &Request) -> Request {
    let target = Target::new("http://a").unwrap().with_path("/v1/{first}/middle/{last}/{number}");
    Request::from_http_request(&request.to_http_request(&target, ()).unwrap()).unwrap()
}

#[test]
fn arguments_that_cannot_be_carried_are_an_error() {
    for argument in ["", ".", ".."] {
        let request = Request { number: 1, last: argument.to_owned(), first: "f".to_owned() };
        let error = through_http::<_, Request>(&request).unwrap_err();
        assert_eq!(
            error.to_string(),
            "path argument `last`: an empty string, `.` and `..` cannot be path arguments",
        );
    }
}

#[test]
fn received_paths_are_decoded() {
    let cases = [
        ("/v1/f/middle/l/1", Ok(("f", "l", 1))),
        ("/unstable/l/1/f/end", Ok(("f", "l", 1))),
        ("/v1/%66/middle/%2F/+1", Ok(("f", "/", 1))),
        (
            "/v1/%zz/middle/l/1",
            Err("path argument `first`: expected two hexadecimal digits after `%`"),
        ),
        (
            "/v1/f/middle/%/1",
            Err("path argument `last`: expected two hexadecimal digits after `%`"),
        ),
        ("/%761/f/%6diddle/l/1", Ok(("f", "l", 1))),
        ("/v1/f/middle/l/1?query=1", Ok(("f", "l", 1))),
        ("/v1/f/middle/l/one", Err("path argument `number`: expected i64")),
        ("/v1/f/middle/%ff/1", Err("path argument `last`: expected UTF-8")),
        (
            "/v1//middle/l/1",
            Err("path argument `first`: an empty string, `.` and `..` cannot be path arguments"),
        ),
        (
            "/v1/%2e%2E/middle/l/1",
            Err("path argument `first`: an empty string, `.` and `..` cannot be path arguments"),
        ),
        ("/v1/f/middle/l/1/", Err("the path does not match any path of the endpoint")),
        ("/v1/f/Middle/l/1", Err("the path does not match any path of the endpoint")),
        ("/v1/f/g/middle/l/1", Err("the path does not match any path of the endpoint")),
        ("/v1/f/middle/l", Err("the path does not match any path of the endpoint")),
        ("/", Err("the path does not match any path of the endpoint")),
        ("*", Err("the path does not match any path of the endpoint")),
    ];
    for (path, expected) in cases {
        let result = Request::from_http_request(&received("GET", path, ""));
        match (result, expected) {
            (Ok(request), Ok((first, last, number))) => {
                assert_eq!(
                    (&*request.first, &*request.last, request.number),
                    (first, last, number)
                );
            }
            (Err(error), Err(expected)) => assert_eq!(error.to_string(), expected, "{path}"),
            (result, _) => panic!("{path}: {result:?}"),
        }
    }
}

mod types {
    use std::{borrow::Cow, rc::Rc, sync::Arc};

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None,
        path: "/{cow}/{boxed}/{shared}/{counted}/{character}/{address}"
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request<'a> {
        #[api(path)]
        pub(super) cow: Cow<'a, str>,
        #[api(path)]
        pub(super) boxed: Box<str>,
        #[api(path)]
        pub(super) shared: Arc<str>,
        #[api(path)]
        pub(super) counted: Rc<str>,
        #[api(path)]
        pub(super) character: char,
        #[api(path)]
        pub(super) address: std::net::Ipv6Addr,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn arguments_may_have_any_string_type() {
    let request = types::Request {
        cow: Cow::Borrowed("a b"),
        boxed: "b?".into(),
        shared: Arc::from("c#"),
        counted: Rc::from("d%"),
        character: '😀',
        address: "::1".parse().unwrap(),
    };
    let back: types::Request<'static> = through_http(&request).unwrap();
    assert_eq!(back, request);
}

/// An endpoint with more arguments than are kept on the stack.
mod many {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None,
        path: "/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/{i}/{j}"
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path)]
        pub(super) j: u8,
        #[api(path)]
        pub(super) b: u8,
        #[api(path)]
        pub(super) c: u8,
        #[api(path)]
        pub(super) d: u8,
        #[api(path)]
        pub(super) e: u8,
        #[api(path)]
        pub(super) f: u8,
        #[api(path)]
        pub(super) g: u8,
        #[api(path)]
        pub(super) h: u8,
        #[api(path)]
        pub(super) i: u8,
        #[api(path)]
        pub(super) a: u8,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn many_arguments_are_read_back() {
    let request = many::Request { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.uri().path(), "/prefix/1/2/3/4/5/6/7/8/9/10");
    assert_eq!(through_http::<_, many::Request>(&request).unwrap(), request);
}
