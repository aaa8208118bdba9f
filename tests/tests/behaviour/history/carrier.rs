//! Versions that travel in a header field, in the query or before the path.

use std::collections::BTreeMap;

use pathlore::{
    Endpoint as _, IncomingRequest, IntoHttpError, OutgoingRequest, PathError, Place,
    SupportedVersions, Target, UnstableFallback, Version, VersionCarrier,
    bytes::Bytes,
    http::{HeaderName, Request as HttpRequest},
};
use proptest::{prelude::*, sample::select};

mod reserved;

/// Docker's list of containers, with all of its query.
mod list {
    use std::collections::BTreeMap;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        history: {
            1.24 => "/containers/{kind}/json",
            1.44 => "/containers/{kind}",
            1.44 => removed("/containers/{kind}/json"),
        }
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path)]
        pub(super) kind: String,
        #[api(header = "x-version")]
        pub(super) header: Option<String>,
        #[api(query_all)]
        pub(super) query: BTreeMap<String, String>,
    }

    #[response]
    pub(super) struct Response {}
}

/// An endpoint without versions and without arguments.
mod ping {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/_ping" };

    #[request]
    pub(super) struct Request {}

    #[response]
    pub(super) struct Response {}
}

/// An endpoint with versions and without arguments.
mod info {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: GET, authentication: None, history: { 1 => "/info" } };

    #[request]
    pub(super) struct Request {}

    #[response]
    pub(super) struct Response {}
}

mod dates {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, authentication: None,
        history: { unstable("f") => "/u", 2022-11-28 => "/a" }
    };

    #[request]
    pub(super) struct Request {}

    #[response]
    pub(super) struct Response {}
}

fn header() -> VersionCarrier {
    VersionCarrier::Header(HeaderName::from_static("x-version"))
}

fn query() -> VersionCarrier {
    VersionCarrier::Query("api version".into())
}

/// Returns a target of an API whose newest version is 1.45.
fn target(carrier: VersionCarrier) -> Target {
    let target = Target::new("http://localhost:2375/docker").expect("a base URL");
    target.with_version_carrier(carrier, Version::new(1, 45))
}

fn versions(target: &Target, versions: &[&str]) -> Target {
    target.clone().with_supported_versions(SupportedVersions::from_versions(versions))
}

fn containers() -> list::Request {
    let query = BTreeMap::from([("all".to_owned(), "true".to_owned())]);
    list::Request { kind: "a/b".to_owned(), header: None, query }
}

fn send<R>(request: &R, target: &Target) -> HttpRequest<Bytes>
where
    R: OutgoingRequest<Authentication = pathlore::auth::NoAuthentication>,
{
    request.to_http_request(target, ()).expect("a request")
}

#[test]
fn a_prefix_is_before_the_path() {
    let target = target(VersionCarrier::PathPrefix);
    let uri = |versions: &Target| send(&containers(), versions).uri().to_string();
    let base = "http://localhost:2375/docker";
    let rows: &[(&[&str], &str)] = &[
        (&["1.24"], "/v1.24/containers/a%2Fb/json?all=true"),
        (&["1.24", "v1.41"], "/v1.41/containers/a%2Fb/json?all=true"),
        (&["1.24", "1.41.0", "1.46"], "/v1.41.0/containers/a%2Fb/json?all=true"),
        (&["1.43", "1.44"], "/v1.44/containers/a%2Fb?all=true"),
        (&["1.43", "1.45.0"], "/v1.45.0/containers/a%2Fb?all=true"),
        (&["1.43", "2024-10-01"], "/v1.43/containers/a%2Fb/json?all=true"),
    ];
    for (list, expected) in rows {
        assert_eq!(uri(&versions(&target, list)), format!("{base}{expected}"), "{list:?}");
    }
    let target = versions(&target, &["1.41"]);
    assert_eq!(send(&info::Request {}, &target).uri(), &*format!("{base}/v1.41/info"));
    let root = Target::new("http://localhost").expect("a base URL");
    let root = root.with_version_carrier(VersionCarrier::PathPrefix, Version::from_major(2));
    let root = root.with_version("2").expect("a version");
    assert_eq!(send(&info::Request {}, &root).uri(), "http://localhost/v2/info");
}

#[test]
fn a_version_that_is_set_is_carried_even_if_it_is_newer() {
    let target = versions(&target(VersionCarrier::PathPrefix), &["1.24", "1.41"]);
    let pinned = target.with_version("v1.99").expect("a version");
    assert_eq!(
        send(&containers(), &pinned).uri(),
        "http://localhost:2375/docker/v1.99/containers/a%2Fb?all=true"
    );
}

#[test]
fn a_header_field_and_a_parameter_have_the_version() {
    let request = send(&containers(), &versions(&target(header()), &["1.24", "1.46"]));
    assert_eq!(request.headers()["x-version"], "1.24");
    assert_eq!(request.uri().query(), Some("all=true"));

    let request = send(&containers(), &versions(&target(query()), &["1.45"]));
    assert_eq!(request.uri().query(), Some("all=true&api+version=1.45"));
    assert_eq!(request.uri().path(), "/docker/containers/a%2Fb");
    let request = send(&info::Request {}, &versions(&target(query()), &["1.45"]));
    assert_eq!(request.uri().path_and_query().unwrap(), "/docker/info?api+version=1.45");
}

#[test]
fn endpoints_without_versions_carry_none() {
    for carrier in [header(), query(), VersionCarrier::PathPrefix] {
        for target in [target(carrier.clone()), versions(&target(carrier), &["1.41"])] {
            let request = send(&ping::Request {}, &target);
            assert_eq!(request.uri(), "http://localhost:2375/docker/_ping");
            assert!(request.headers().is_empty());
        }
    }
}

#[test]
fn a_version_of_another_form_is_an_error() {
    let error = |version: &str| {
        let target = target(header()).with_version(version).expect("a version");
        let target = versions(&target, &["1.4", "2022-11-28"]);
        dates::Request {}.to_http_request(&target, ()).expect_err("an error").to_string()
    };
    assert_eq!(
        error("1.4"),
        "the request would carry version 1.4, but the versions of the endpoint are dates"
    );
    let server = SupportedVersions::from_versions(["1.4"]);
    let history = &dates::Request::METADATA.history;
    let error = history.choose(&server, UnstableFallback::Deny).expect_err("an error");
    assert_eq!(
        error.to_string(),
        "the endpoint needs version 2022-11-28 or later or the feature `f`, but the server has no \
         version of this form"
    );
}

#[test]
fn a_version_that_is_not_known_is_an_error() {
    let target = target(header());
    let error = info::Request {}.to_http_request(&target, ()).expect_err("nothing is known");
    assert!(matches!(error, IntoHttpError::Path(PathError::NoPath { .. })), "{error:?}");
    let newer = versions(&target, &["1.46", "2"]);
    let error = info::Request {}.to_http_request(&newer, ()).expect_err("all are newer");
    assert!(matches!(error, IntoHttpError::Path(PathError::NoVersion { .. })), "{error:?}");
    assert_eq!(
        error.to_string(),
        "no version of the server is known that is 1.45 or older; set one with \
         `Target::with_version`"
    );
}

#[test]
fn a_field_with_the_name_of_the_carrier_is_an_error() {
    let mut request = containers();
    request.header = Some("1".to_owned());
    let target = |carrier| versions(&target(carrier), &["1.41"]);
    let place =
        |request: &list::Request, carrier| match request.to_http_request(&target(carrier), ()) {
            Err(IntoHttpError::Encode(error)) => error.place(),
            other => panic!("{other:?}"),
        };
    assert_eq!(place(&request, header()), Place::Header);
    send(&request, &target(query()));

    request = containers();
    request.query.insert("api version".to_owned(), "1".to_owned());
    assert_eq!(place(&request, query()), Place::Query);
    send(&request, &target(header()));
}

#[test]
fn a_request_by_hand_can_add_the_header_field() {
    let target = versions(&target(header()), &["1.41"]);
    let uri = target.uri::<info::Request>(&[]).expect("a URI");
    let (name, value) = uri.version_header().expect("a header field");
    assert_eq!((name.as_str(), value.as_bytes()), ("x-version", &b"1.41"[..]));
    let target = versions(&self::target(query()), &["1.41"]);
    let uri = target.uri::<info::Request>(&[]).expect("a URI");
    assert!(uri.version_header().is_none());
    assert_eq!(uri.build().expect("a URI").query(), Some("api+version=1.41"));
}

#[test]
fn a_server_takes_the_version_out_of_the_request() {
    let rows: &[(VersionCarrier, &str, Option<&str>, &str)] = &[
        (VersionCarrier::PathPrefix, "/v1.41/containers/json", Some("1.41"), "/containers/json"),
        (VersionCarrier::PathPrefix, "/v2/a?b=c", Some("2"), "/a?b=c"),
        (VersionCarrier::PathPrefix, "http://a/v2024-10-01/b", Some("2024-10-01"), "http://a/b"),
        (VersionCarrier::PathPrefix, "/v1.41", Some("1.41"), "/"),
        (VersionCarrier::PathPrefix, "/v1.41/", Some("1.41"), "/"),
        (VersionCarrier::PathPrefix, "/v1.41//a", Some("1.41"), "//a"),
        (VersionCarrier::PathPrefix, "/v1.41/v1.42", Some("1.41"), "/v1.42"),
        (VersionCarrier::PathPrefix, "/1.41/a", None, "/1.41/a"),
        (VersionCarrier::PathPrefix, "/vv1.41/a", None, "/vv1.41/a"),
        (VersionCarrier::PathPrefix, "/vV1.41/a", None, "/vV1.41/a"),
        (VersionCarrier::PathPrefix, "/v/a", None, "/v/a"),
        (VersionCarrier::PathPrefix, "/volumes", None, "/volumes"),
        (VersionCarrier::PathPrefix, "/", None, "/"),
        (VersionCarrier::PathPrefix, "*", None, "*"),
        (query(), "/a?api+version=1.41", Some("1.41"), "/a"),
        (query(), "/a?b=c&api%20version=v1.41&d", Some("1.41"), "/a?b=c&d"),
        (query(), "http://a/?api+version=2&x=%26", Some("2"), "http://a/?x=%26"),
        (query(), "/a?apiversion=1.41", None, "/a?apiversion=1.41"),
        (query(), "/a", None, "/a"),
        (header(), "/v1/a?api+version=1", None, "/v1/a?api+version=1"),
    ];
    for (carrier, uri, version, rest) in rows {
        let mut request = HttpRequest::builder().uri(*uri).body(()).expect("a request");
        let version = version.map(|version| version.parse().expect("a version"));
        assert_eq!(carrier.take(&mut request).expect("a version"), version, "{uri}");
        assert_eq!(request.uri(), rest);
    }
}

#[test]
fn a_server_refuses_what_is_not_one_version() {
    for uri in ["/?api+version=x", "/?api+version", "/?api+version=1&api+version=1"] {
        let mut request = HttpRequest::builder().uri(uri).body(()).expect("a request");
        let error = query().take(&mut request).expect_err(uri);
        assert_eq!((error.place(), request.uri().to_string()), (Place::Query, uri.to_owned()));
    }
    let rows: [&[&[u8]]; 4] = [&[b"x"], &[b""], &[b"1", b"1"], &[b"\xff"]];
    for values in rows {
        let mut request = HttpRequest::builder().body(()).expect("a request");
        for value in values {
            let value = pathlore::http::HeaderValue::from_bytes(value).expect("a value");
            request.headers_mut().append("x-version", value);
        }
        let error = header().take(&mut request).expect_err("not one version");
        assert_eq!(error.place(), Place::Header);
        assert!(error.to_string().starts_with("header field `x-version`: "), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Writing is an error, or the server reads the version and the value.
    #[test]
    fn what_is_carried_is_read_back(
        carrier in select(vec![header(), query(), VersionCarrier::PathPrefix]),
        (minor, patch) in (20..50_u16, proptest::option::of(0..3_u16)),
        kind in "[a-z/%?v1.]{1,5}",
        query in proptest::collection::btree_map("[a-z &]{0,2}", "[a-z=&+%]{0,3}", 0..3),
    ) {
        let version = Version::new(1, minor);
        let version = patch.map_or(version, |patch| version.with_patch(patch));
        let target = Target::new("http://localhost")
            .expect("a base URL")
            .with_unstable_fallback(UnstableFallback::Deny)
            .with_version_carrier(carrier.clone(), Version::new(1, 45))
            .with_version(&version.to_string())
            .expect("a version");
        let request = list::Request { kind, header: None, query };
        if let Ok(mut message) = request.to_http_request(&target, ()) {
            let read = carrier.take(&mut message).expect("a version").expect("a version");
            prop_assert_eq!(read.to_string(), version.to_string());
            prop_assert_eq!(carrier.take(&mut message).expect("no version is left"), None);
            let read = list::Request::from_http_request(&message).expect("the request");
            prop_assert_eq!(read, request);
        }
    }
}
