//! What is read, whatever the version.

use std::time::Duration;

use super::{
    super::support::{received, with_header},
    endpoint::Request,
    present, read, written,
};

#[test]
fn fields_of_all_versions_are_read() {
    let request = received("POST", "/v1?new=1&old=2", r#"{"d":3,"list":[4],"note":"n"}"#);
    let request: Request = read(&with_header(request, "x-old", b"o")).unwrap();
    assert_eq!((request.new, request.old, request.name), (Some(1), vec![2], Some(3)));
    assert_eq!((&*request.note, request.list), ("n", vec![4]));
    assert_eq!(request.old_header, ["o"]);
}

#[test]
fn absent_fields_are_empty() {
    let request: Request = read(&received("POST", "/v2", "")).unwrap();
    assert_eq!(request, Request::default());
    let request: present::Request = read(&received("POST", "/path", "")).unwrap();
    assert_eq!(request, present::Request::default());
}

#[test]
fn each_name_is_read_and_the_newer_one_is_taken() {
    for (query, expected) in [
        ("via=a&via=b", &["a", "b"][..]),
        ("server+name=a&server%20name=b", &["a", "b"]),
        // Lists are not merged.
        ("via=a&server+name=b", &["a"]),
        ("server+name=b&via=a&server+name=c", &["a"]),
    ] {
        let request: Request = read(&received("POST", &format!("/v1?{query}"), "")).unwrap();
        assert_eq!(request.via, expected, "{query}");
    }
    for (body, expected) in [
        (r#"{"d":1}"#, Some(1)),
        (r#"{"e":2}"#, Some(2)),
        (r#"{"c":3}"#, Some(3)),
        (r#"{"a\"b":4}"#, Some(4)),
        (r#"{"a\"b":4,"c":3,"d":1}"#, Some(1)),
        (r#"{"c":3,"a\"b":4}"#, Some(3)),
        // `null` is a value.
        (r#"{"d":null,"c":3}"#, None),
    ] {
        let request: Request = read(&received("POST", "/v1", body)).unwrap();
        assert_eq!(request.name, expected, "{body}");
    }
}

#[test]
fn header_fields_are_read_under_each_name() {
    let request = |headers: &[(&'static str, &str)]| {
        let request = received("POST", "/v1", "");
        headers.iter().fold(request, |it, (name, value)| with_header(it, name, value.as_bytes()))
    };
    for (headers, expected) in [
        (&[("x-first", "1")][..], Some(1)),
        (&[("x-second", "2")], Some(2)),
        (&[("x-third", "3")], Some(3)),
        (&[("x-first", "1"), ("x-third", "3"), ("x-second", "2")], Some(3)),
        (&[("x-first", "1"), ("x-second", "2")], Some(2)),
        (&[], None),
    ] {
        let read = read::<Request>(&request(headers)).unwrap();
        assert_eq!(read.header, expected, "{headers:?}");
    }
    for (name, expected) in [("x-level", 7), ("x-rank", 7), ("x-none", 0)] {
        let mut request = request(&[(name, "7")]);
        *request.uri_mut() = "/path".parse().unwrap();
        assert_eq!(read::<present::Request>(&request).unwrap().level, expected, "{name}");
    }
}

#[test]
fn defaults_are_for_fields_that_are_absent_under_each_name() {
    for (body, length, last) in [
        ("{}", 10, 20),
        (r#"{"size":1,"first":2}"#, 1, 2),
        (r#"{"size":1,"length":3,"last":4,"first":2}"#, 3, 4),
    ] {
        let request: present::Request = read(&received("POST", "/path", body)).unwrap();
        assert_eq!((request.length, request.last), (length, Duration::from_millis(last)), "{body}");
    }
}

#[test]
fn errors_have_the_name_that_was_sent() {
    for (uri, body, error) in [
        ("/v1?new=x", "", "query parameter `new`: expected u8"),
        ("/v1", r#"{"c":"x"}"#, "body field `c`: expected u8"),
        ("/v1", r#"{"d":1,"c":"x"}"#, "body field `c`: expected u8"),
        ("/v1", r#"{"d":1,"d":2}"#, "body field `d`: given more than once"),
        ("/v1", r#"{"d":1,"e":2}"#, "body field `e`: given more than once"),
    ] {
        let actual = read::<Request>(&received("POST", uri, body)).unwrap_err();
        assert_eq!(actual, error, "{uri} {body}");
    }
    let request = with_header(received("POST", "/v1", ""), "x-second", b"x");
    assert_eq!(read::<Request>(&request).unwrap_err(), "header field `x-second`: expected u8");
}

#[test]
fn unknown_fields_are_denied_but_not_older_names() {
    mod strict {
        use pathlore::{Metadata, metadata, request, response};

        const METADATA: Metadata =
            metadata! { method: POST, authentication: None, history: { 1 => "/strict" } };

        #[request]
        #[serde(deny_unknown_fields)]
        pub(super) struct Request {
            #[api(renamed(1.5, from = "first"))]
            pub(super) last: Option<u8>,
        }

        #[response]
        pub(super) struct Response {}
    }
    let read = |body: &'static str| read::<strict::Request>(&received("POST", "/strict", body));
    assert_eq!(read(r#"{"first":1}"#).unwrap().last, Some(1));
    assert!(read(r#"{"second":1}"#).is_err());
}

#[test]
fn members_of_forms_have_histories() {
    mod form {
        use pathlore::{Metadata, metadata, request, response};

        const METADATA: Metadata =
            metadata! { method: POST, authentication: None, history: { 1.1 => "/form" } };

        #[request(content = form)]
        #[derive(PartialEq)]
        pub(super) struct Request {
            #[api(renamed(1.2, from = "server name"))]
            pub(super) via: Vec<String>,
            #[api(since = 1.2)]
            pub(super) limits: Vec<u8>,
        }

        #[response]
        pub(super) struct Response {}
    }
    let mut request = form::Request { via: vec!["a".into(), "b".into()], limits: vec![] };
    assert_eq!(written("1.1", &request), "/form server+name=a&server+name=b");
    request.limits = vec![1, 2];
    let body = "via=a&via=b&limits=1&limits=2";
    assert_eq!(written("1.2", &request), format!("/form {body}"));
    assert!(written("1.1", &request).starts_with("error: body field `limits`: needs version 1.2"));
    assert_eq!(read::<form::Request>(&received("POST", "/form", body)).unwrap(), request);
    let older = received("POST", "/form", "server+name=a&limits=1&limits=2&server+name=b");
    assert_eq!(read::<form::Request>(&older).unwrap(), request);
}
