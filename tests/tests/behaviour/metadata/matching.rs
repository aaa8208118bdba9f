//! The requests that match an endpoint.

use pathlore::{
    DecodeErrorKind, FromHttpRequestError, IncomingRequest, Place,
    bytes::Bytes,
    http::{self, Method, StatusCode},
};

trait Arguments {
    /// Returns the path arguments in the order of the fields.
    fn arguments(self) -> Vec<String>;
}

macro_rules! endpoint {
    ($module:ident, $method:ident, $($key:ident: $value:tt,)* [$($field:ident)*]) => {
        mod $module {
            use pathlore::{Metadata, metadata, request, response};

            const METADATA: Metadata = metadata! {
                method: $method, rate_limited: false, authentication: None, $($key: $value,)*
            };

            #[request]
            pub(crate) struct Request {
                $(#[api(path)] pub(crate) $field: String,)*
            }

            #[response]
            pub(crate) struct Response {}

            impl super::Arguments for Request {
                fn arguments(self) -> Vec<String> {
                    vec![$(self.$field),*]
                }
            }
        }
    };
}

endpoint!(state, GET, history: {
    unstable => "/unstable/{room}/state/{kind}",
    1.0 => "/_matrix/r0/rooms/{room}/state/{kind}",
    1.1 => "/_matrix/v3/state/{kind}/of/{room}",
}, [kind room]);
endpoint!(join, POST, path: "/rooms/{room}/join", [room]);
endpoint!(head, HEAD, path: "/head", []);
endpoint!(root, GET, path: "/", []);
endpoint!(directory, GET, path: "/directory/", []);
endpoint!(first, GET, path: "/{a}/{b}", [b a]);

fn read<R: IncomingRequest>(method: Method, uri: &str) -> Result<R, FromHttpRequestError> {
    let request = http::Request::builder().method(method).uri(uri).body(Bytes::new());
    R::from_http_request(&request.expect("a request"))
}

fn status<R: IncomingRequest>(method: Method, uri: &str) -> StatusCode {
    read::<R>(method, uri).map_or_else(|error| error.status(), |_| StatusCode::OK)
}

#[test]
fn matching_paths_give_their_arguments() {
    let state = |uri| read::<state::Request>(Method::GET, uri).map(Arguments::arguments);
    let rows = [
        ("the oldest path", "/unstable/a/state/k", ["k", "a"]),
        ("a stable path", "/_matrix/r0/rooms/a/state/k", ["k", "a"]),
        ("placeholders in another order", "/_matrix/v3/state/k/of/a", ["k", "a"]),
        ("with a query", "/unstable/a/state/k?b=/c/d", ["k", "a"]),
        ("with an empty query", "/unstable/a/state/k?", ["k", "a"]),
        ("in absolute form", "http://example.org/unstable/a/state/k", ["k", "a"]),
        ("with a port", "https://example.org:8448/unstable/a/state/k?b", ["k", "a"]),
        ("percent-encoded arguments", "/unstable/%21a%3ab/state/%6B", ["k", "!a:b"]),
        ("an encoded slash", "/unstable/a%2Fb/state/k", ["k", "a/b"]),
        ("only an encoded slash", "/unstable/%2F/state/k", ["k", "/"]),
        ("an encoded percent sign", "/unstable/%2525/state/k", ["k", "%25"]),
        ("a plus sign is a plus sign", "/unstable/a+b/state/k", ["k", "a+b"]),
        ("an encoded space", "/unstable/a%20b/state/k", ["k", "a b"]),
        ("UTF-8", "/unstable/%F0%9F%A6%80/state/k", ["k", "\u{1f980}"]),
        ("NUL", "/unstable/%00/state/k", ["k", "\0"]),
        ("three dots", "/unstable/.../state/k", ["k", "..."]),
        ("an argument like a literal", "/unstable/state/state/state", ["state", "state"]),
        ("an argument like a placeholder", "/unstable/%7Broom%7D/state/k", ["k", "{room}"]),
        ("a percent-encoded literal", "/%75nstable/a/state/k", ["k", "a"]),
        (
            "a literal whose characters are all encoded",
            "/_matrix/r0/%72%6f%6F%6d%73/a/state/k",
            ["k", "a"],
        ),
        ("all literals partly encoded", "/%5fmatrix/r%30/room%73/a/%73tate/k", ["k", "a"]),
    ];
    for (name, uri, expected) in rows {
        match state(uri) {
            Ok(arguments) => assert_eq!(arguments, expected, "{name}"),
            Err(error) => panic!("{name}: {error}"),
        }
    }
}

#[test]
fn other_paths_do_not_match() {
    let rows = [
        ("the root", "/"),
        ("another path", "/unstable/a/status/k"),
        ("the beginning of a path", "/unstable/a/state"),
        ("an additional segment", "/unstable/a/state/k/l"),
        ("a trailing slash", "/unstable/a/state/k/"),
        ("an additional slash at the beginning", "//unstable/a/state/k"),
        ("an additional slash", "/unstable/a//state/k"),
        ("an additional slash at the end", "/unstable/a/state/k//"),
        ("another case", "/Unstable/a/state/k"),
        ("a mixture of two paths", "/_matrix/v3/rooms/a/state/k"),
        ("a prefix", "/prefix/unstable/a/state/k"),
        ("an encoded slash instead of a slash", "/unstable%2Fa/state/k"),
        ("a literal that is encoded twice", "/%2575nstable/a/state/k"),
        ("a shorter literal", "/unstabl/a/state/k"),
        ("a longer literal", "/unstable%00/a/state/k"),
        ("a literal that is not UTF-8", "/unstable%FF/a/state/k"),
        ("a broken percent-encoding", "/unstable%/a/state/k"),
        ("a broken percent-encoding of a literal", "/%7nstable/a/state/k"),
        ("dots are not resolved", "/x/../unstable/a/state/k"),
        ("a parameter of a segment", "/unstable;a=b/a/state/k"),
    ];
    for (name, uri) in rows {
        let result = read::<state::Request>(Method::GET, uri).map(Arguments::arguments);
        assert_eq!(result, Err(FromHttpRequestError::Path), "{name}");
        assert_eq!(status::<state::Request>(Method::GET, uri), StatusCode::NOT_FOUND, "{name}");
    }
}

/// The path matches, but no client could have sent the argument.
#[test]
fn impossible_arguments_are_an_error() {
    let rows = [
        ("not UTF-8", "/unstable/%FF/state/k", "room", DecodeErrorKind::Malformed),
        ("an incomplete character", "/unstable/a/state/%F0%9F", "kind", DecodeErrorKind::Malformed),
        ("a percent sign alone", "/unstable/%/state/k", "room", DecodeErrorKind::Malformed),
        ("a percent sign at the end", "/unstable/a/state/100%", "kind", DecodeErrorKind::Malformed),
        ("half an escape", "/unstable/a/state/%2", "kind", DecodeErrorKind::Malformed),
        ("other letters in an escape", "/unstable/%zz/state/k", "room", DecodeErrorKind::Malformed),
        (
            "half an escape before an escape",
            "/unstable/%2%20/state/k",
            "room",
            DecodeErrorKind::Malformed,
        ),
        (
            "a broken escape after an escape",
            "/unstable/%20%g0/state/k",
            "room",
            DecodeErrorKind::Malformed,
        ),
        ("a sign in an escape", "/unstable/%+1/state/k", "room", DecodeErrorKind::Malformed),
        ("empty", "/unstable//state/k", "room", DecodeErrorKind::Invalid),
        ("empty, at the end", "/unstable/a/state/", "kind", DecodeErrorKind::Invalid),
        ("a dot", "/unstable/./state/k", "room", DecodeErrorKind::Invalid),
        ("two dots", "/unstable/a/state/..", "kind", DecodeErrorKind::Invalid),
        ("two encoded dots", "/unstable/%2e%2E/state/k", "room", DecodeErrorKind::Invalid),
        (
            "two dots, one of them encoded",
            "/unstable/.%2e/state/k",
            "room",
            DecodeErrorKind::Invalid,
        ),
    ];
    for (name, uri, field, kind) in rows {
        let result = read::<state::Request>(Method::GET, uri).map(Arguments::arguments);
        let Err(FromHttpRequestError::Decode(error)) = result else {
            panic!("{name}: {result:?}");
        };
        assert_eq!((error.place(), error.field()), (Place::Path, field), "{name}");
        assert_eq!(error.kind(), kind, "{name}");
        let begin = format!("path argument `{field}`: ");
        assert!(error.to_string().starts_with(&begin), "{name}: {error}");
        assert_eq!(status::<state::Request>(Method::GET, uri), StatusCode::BAD_REQUEST, "{name}");
    }
}

/// RFC 3986, section 2.1. A base URL with one is an error, too.
#[test]
fn a_percent_sign_must_be_encoded() {
    let error = read::<join::Request>(Method::POST, "/rooms/100%/join").map(Arguments::arguments);
    assert_eq!(
        error.expect_err("a percent sign").to_string(),
        "path argument `room`: expected two hexadecimal digits after `%`"
    );
    let result = read::<join::Request>(Method::POST, "/rooms/100%25/join");
    assert_eq!(result.map(Arguments::arguments), Ok(vec!["100%".to_owned()]));
    // The path and the method take precedence.
    assert_eq!(status::<join::Request>(Method::POST, "/rooms/100%/leave"), StatusCode::NOT_FOUND);
    let wrong = StatusCode::METHOD_NOT_ALLOWED;
    assert_eq!(status::<join::Request>(Method::PUT, "/rooms/100%/join"), wrong);
}

#[test]
fn methods_must_match() {
    let get = "/unstable/a/state/k";
    assert_eq!(status::<state::Request>(Method::GET, get), StatusCode::OK);
    assert_eq!(status::<state::Request>(Method::HEAD, get), StatusCode::OK, "HEAD for GET");
    let post = "/rooms/a/join";
    assert_eq!(status::<join::Request>(Method::POST, post), StatusCode::OK);
    assert_eq!(status::<head::Request>(Method::HEAD, "/head"), StatusCode::OK);

    let wrong = StatusCode::METHOD_NOT_ALLOWED;
    assert_eq!(status::<head::Request>(Method::GET, "/head"), wrong, "GET for HEAD");
    assert_eq!(status::<join::Request>(Method::HEAD, post), wrong, "HEAD for POST");
    assert_eq!(status::<join::Request>(Method::GET, post), wrong);
    let custom = Method::from_bytes(b"post").expect("a method");
    assert_eq!(status::<join::Request>(custom, post), wrong, "the case of a method matters");
    for method in [
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::PATCH,
        Method::OPTIONS,
        Method::QUERY,
        Method::TRACE,
        Method::CONNECT,
        Method::from_bytes(b"PROPFIND").expect("a method"),
    ] {
        let result = read::<state::Request>(method.clone(), get).map(Arguments::arguments);
        assert!(matches!(result, Err(FromHttpRequestError::Method(_))), "{method}: {result:?}");
        assert_eq!(status::<state::Request>(method, get), wrong);
    }
}

#[test]
fn a_wrong_path_is_reported_before_a_wrong_method() {
    assert_eq!(status::<join::Request>(Method::GET, "/rooms/a/leave"), StatusCode::NOT_FOUND);
    assert_eq!(status::<state::Request>(Method::PUT, "/"), StatusCode::NOT_FOUND);
}

#[test]
fn errors_are_displayed() {
    let error = read::<join::Request>(Method::GET, "/rooms/a/join").expect_err("another method");
    assert_eq!(error.to_string(), "method not allowed: expected `POST`");
    let error = read::<join::Request>(Method::POST, "/rooms/a").expect_err("another path");
    assert_eq!(error.to_string(), "the path does not match any path of the endpoint");
}

#[test]
fn a_trailing_slash_is_part_of_the_path() {
    let get = Method::GET;
    assert_eq!(status::<root::Request>(get.clone(), "/"), StatusCode::OK);
    assert_eq!(status::<root::Request>(get.clone(), "/?a=b"), StatusCode::OK);
    assert_eq!(status::<root::Request>(get.clone(), "http://example.org"), StatusCode::OK);
    assert_eq!(status::<root::Request>(get.clone(), "//"), StatusCode::NOT_FOUND);
    assert_eq!(status::<directory::Request>(get.clone(), "/directory/"), StatusCode::OK);
    assert_eq!(status::<directory::Request>(get.clone(), "/directory"), StatusCode::NOT_FOUND);
    assert_eq!(status::<directory::Request>(get, "/directory//"), StatusCode::NOT_FOUND);
}

#[test]
fn a_path_may_have_no_literal_segment() {
    let read = |uri| read::<first::Request>(Method::GET, uri).map(Arguments::arguments);
    assert_eq!(
        read("/1/2"),
        Ok(vec!["2".to_owned(), "1".to_owned()]),
        "the fields may be in any order"
    );
    assert_eq!(read("/1"), Err(FromHttpRequestError::Path));
    assert_eq!(read("/1/2/3"), Err(FromHttpRequestError::Path));
}

/// The arguments are already decoded, and the path is ignored.
#[test]
fn a_router_may_supply_the_arguments() {
    let request = http::Request::get("/somewhere/else").body(Bytes::new()).expect("a request");
    let read = |arguments: &[(&str, &str)]| {
        state::Request::from_http_request_with_path(&request, arguments).map(Arguments::arguments)
    };
    let expected = Ok(vec!["k%20".to_owned(), "a/b".to_owned()]);
    assert_eq!(read(&[("room", "a/b"), ("kind", "k%20")]), expected);
    assert_eq!(read(&[("kind", "k%20"), ("room", "a/b")]), expected);
    assert_eq!(read(&[("kind", "k%20"), ("other", "x"), ("room", "a/b")]), expected);

    let Err(FromHttpRequestError::Decode(error)) = read(&[("room", "a/b")]) else {
        panic!("an argument is missing");
    };
    assert_eq!((error.field(), error.kind()), ("kind", DecodeErrorKind::Missing));
    let Err(FromHttpRequestError::Decode(error)) = read(&[("room", ".."), ("kind", "k")]) else {
        panic!("`..` is not an argument");
    };
    assert_eq!((error.field(), error.kind()), ("room", DecodeErrorKind::Invalid));

    let post = http::Request::post("/").body(Bytes::new()).expect("a request");
    let result =
        state::Request::from_http_request_with_path(&post, &[("room", "a"), ("kind", "k")]);
    let error = result.map(Arguments::arguments).expect_err("another method");
    assert!(matches!(error, FromHttpRequestError::Method(_)), "{error}");
}
