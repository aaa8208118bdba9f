//! The tools for endpoints that are written by hand do what generated code does.

use std::fmt::Display;

use pathlore::{
    DecodeErrorKind, Endpoint, FromHttpRequestError, IncomingRequest, IntoHttpError,
    OutgoingRequest, PathError, Place, SupportedVersions, Target,
    by_hand::PathArguments,
    http::{Method, Uri},
};
use proptest::prelude::*;

use crate::wire::support::{received, text};

mod values;

/// An endpoint whose paths have their placeholders in different orders.
mod endpoint {
    use std::collections::BTreeMap;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: AccessToken,
        history: {
            unstable("reversed") => "/unstable/{kind}/of/{room}/{number}",
            1.0 => "/v1/rooms/{room}/{kind}/{number}",
            1.5 => deprecated,
            1.6 => removed,
        }
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path)]
        pub(super) kind: String,
        #[api(path)]
        pub(super) room: String,
        #[api(path)]
        pub(super) number: u8,
        #[api(query_all)]
        pub(super) query: BTreeMap<String, Vec<String>>,
    }

    #[response]
    pub(super) struct Response {}
}

use endpoint::Request;

/// An endpoint whose only path has no placeholders.
mod plain {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/plain"
    };

    #[request]
    pub(super) struct Request {}

    #[response]
    pub(super) struct Response {}
}

fn targets() -> [Target; 4] {
    let base = |base_url| Target::new(base_url).expect("a base URL");
    let stable = SupportedVersions::from_versions(["v1.1"]);
    let unstable = SupportedVersions::new().with_feature("reversed");
    [
        base("https://example.org").with_supported_versions(stable.clone()),
        base("https://example.org/prefix/").with_supported_versions(stable),
        base("https://example.org").with_supported_versions(unstable.clone()),
        base("https://example.org/a/b").with_supported_versions(unstable),
    ]
}

fn uri(target: &Target, request: &Request) -> Result<Uri, IntoHttpError> {
    let Request { kind, room, number, query, .. } = request;
    target
        .uri::<Request>(&[("number", number), ("kind", kind), ("room", room)])?
        .query(query)
        .build()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_uri_is_the_one_that_generated_code_writes(
        kind in text(),
        room in text(),
        number: u8,
        query in prop::collection::btree_map(text(), prop::collection::vec(text(), 0..3), 0..3),
    ) {
        let request = Request { kind, room, number, query };
        for target in targets() {
            let generated = request.to_http_request(&target, "secret".into());
            let by_hand = uri(&target, &request);
            match (generated, by_hand) {
                (Ok(generated), Ok(by_hand)) => {
                    prop_assert_eq!(generated.uri(), &by_hand);
                    let path = by_hand.path().strip_prefix("/prefix").or(by_hand.path().strip_prefix("/a/b"));
                    let path = path.unwrap_or(by_hand.path());
                    let arguments = Request::METADATA.match_path(path).unwrap();
                    prop_assert_eq!(arguments.get("kind"), Some(&*request.kind));
                    prop_assert_eq!(arguments.parse::<String>("room").unwrap(), &*request.room);
                    prop_assert_eq!(arguments.parse::<u8>("number").unwrap(), request.number);
                }
                (Err(generated), Err(by_hand)) => {
                    prop_assert_eq!(generated.to_string(), by_hand.to_string());
                }
                (generated, by_hand) => prop_assert!(false, "{:?} {:?}", generated, by_hand),
            }
        }
    }

    #[test]
    fn matching_never_panics(path: String, rest in "[a-z%/.{}]{0,30}") {
        for path in [&path, &rest, &format!("/v1/rooms/{rest}")] {
            let _ = Request::METADATA.match_path(path);
        }
    }
}

fn target() -> Target {
    let [target, ..] = targets();
    target
}

#[test]
fn arguments_must_fit_the_placeholders() {
    fn error(arguments: &[(&str, &dyn Display)]) -> String {
        match target().uri::<Request>(arguments) {
            Err(IntoHttpError::Encode(error)) => {
                assert_eq!(error.place(), Place::Path);
                error.to_string()
            }
            result => panic!("{result:?}"),
        }
    }
    assert_eq!(error(&[]), "path argument `kind`: missing");
    assert_eq!(error(&[("kind", &1), ("number", &1)]), "path argument `room`: missing");
    let given = |name| error(&[("kind", &1), ("room", &1), ("number", &1), (name, &2)]);
    assert_eq!(given("kind"), "path argument `kind`: given more than once");
    assert_eq!(given("other"), "path argument `other`: the path has no such placeholder");
    for value in ["", ".", ".."] {
        assert_eq!(
            error(&[("kind", &value), ("room", &1), ("number", &1)]),
            "path argument `kind`: an empty string, `.` and `..` cannot be path arguments"
        );
    }
}

#[test]
fn an_endpoint_without_placeholders_takes_no_arguments() {
    for (base_url, expected) in
        [("https://example.org", "https://example.org/plain"), ("http://h/p", "http://h/p/plain")]
    {
        let target = Target::new(base_url).expect("a base URL");
        let build = || target.uri::<plain::Request>(&[]).expect("a path");
        assert_eq!(build().build().expect("a URI"), expected);
        let with_query = build().parameter("a b", "c&d").build().expect("a URI");
        assert_eq!(with_query, format!("{expected}?a+b=c%26d").as_str());
        assert!(target.uri::<plain::Request>(&[("a", &1)]).is_err());
    }
}

#[test]
fn a_path_must_exist() {
    let removed = target().with_supported_versions(SupportedVersions::from_versions(["v1.7"]));
    let result = removed.uri::<Request>(&[("kind", &1), ("room", &1), ("number", &1)]);
    assert!(
        matches!(result, Err(IntoHttpError::Path(PathError::EndpointRemoved { .. }))),
        "{result:?}"
    );
}

#[test]
fn one_path_is_written_and_matched_alone() {
    let [unstable, stable] =
        <[_; 2]>::try_from(Request::METADATA.paths().collect::<Vec<_>>()).expect("two paths");
    let arguments: [(&str, &dyn Display); 3] = [("room", &"a/b"), ("number", &3), ("kind", &"c d")];
    assert_eq!(unstable.to_path(&arguments).expect("a path"), "/unstable/c%20d/of/a%2Fb/3");
    let path = stable.to_path(&arguments).expect("a path");
    assert_eq!(path, "/v1/rooms/a%2Fb/c%20d/3");
    assert_eq!(
        stable.to_path(&arguments[..2]).expect_err("an argument is missing").to_string(),
        "path argument `kind`: missing"
    );

    assert!(unstable.match_path(&path).is_none());
    let found =
        stable.match_path(&path).expect("the path matches").expect("its arguments are valid");
    let pairs: Vec<_> = found.iter().collect();
    assert_eq!(pairs, [("room", "a/b"), ("kind", "c d"), ("number", "3")]);
    let error = stable.match_path("/v1/rooms/%zz/c/3").expect("the path matches");
    let error = error.expect_err("an escape is broken");
    assert_eq!((error.place(), error.field()), (Place::Path, "room"));
}

#[test]
fn paths_and_methods_are_checked_as_by_generated_code() {
    let matched =
        |path| Request::METADATA.match_path(path).map(|it| it.get("kind").map(str::to_owned));
    assert_eq!(matched("/v1/rooms/a/b/3"), Ok(Some("b".to_owned())));
    assert_eq!(matched("/unstable/%62/of/a/3"), Ok(Some("b".to_owned())));
    for path in ["", "/", "/v1/rooms/a/b", "/v1/rooms/a/b/3/", "/v1/rooms//a/b/3"] {
        assert_eq!(matched(path), Err(FromHttpRequestError::Path), "{path}");
    }
    let decode = matched("/v1/rooms/%ff/b/3");
    assert!(matches!(decode, Err(FromHttpRequestError::Decode(_))), "{decode:?}");

    assert_eq!(Request::METADATA.check_method(&Method::GET), Ok(()));
    assert_eq!(Request::METADATA.check_method(&Method::HEAD), Ok(()));
    let error = Request::METADATA.check_method(&Method::PUT).expect_err("another method");
    assert_eq!(error.status(), 405);
    assert_eq!(plain::Request::METADATA.match_path("/plain").map(|it| it.iter().count()), Ok(0));
}

#[test]
fn arguments_are_parsed_as_by_generated_code() {
    let pairs = [("room", "a"), ("kind", ".."), ("number", "300"), ("empty", "")];
    let arguments = PathArguments::from_pairs(&pairs);
    let error = |name| {
        let error = arguments.parse::<u8>(name).expect_err(name);
        (error.kind(), error.to_string())
    };
    let request = received("GET", "/", "");
    for (name, kind) in [
        ("number", DecodeErrorKind::Invalid),
        ("kind", DecodeErrorKind::Invalid),
        ("empty", DecodeErrorKind::Invalid),
        ("other", DecodeErrorKind::Missing),
    ] {
        assert_eq!(error(name).0, kind, "{name}");
    }
    let generated = Request::from_http_request_with_path(
        &request,
        &[("room", "a"), ("kind", "b"), ("number", "300")],
    );
    assert_eq!(error("number").1, generated.expect_err("not a u8").to_string());
    assert_eq!(arguments.parse::<String>("room").as_deref(), Ok("a"));
    assert_eq!(arguments.get("kind"), Some(".."));
    assert_eq!(arguments.get("other"), None);

    let many: Vec<(String, String)> = (0..20).map(|n| (format!("n{n}"), n.to_string())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (&**name, &**value)).collect();
    let arguments = PathArguments::from_pairs(&many);
    assert_eq!(arguments.iter().collect::<Vec<_>>(), many);
    assert_eq!(arguments.parse::<u8>("n19"), Ok(19));
}

#[test]
fn arguments_are_not_printed() {
    let arguments = Request::METADATA.match_path("/v1/rooms/MARKER/MARK%45R/3");
    let debug = format!("{arguments:?}");
    assert!(!debug.contains("MARKER") && debug.contains("room"), "{debug}");
}

/// The gates take items, the items of an impl, and statements.
mod gates {
    pathlore::client! {
        pub(super) fn client() -> u8 {
            1
        }
    }
    pathlore::server! {
        pub(super) struct Server;

        impl Server {
            pathlore::client! {
                pub(super) fn both() -> u8 {
                    3
                }
            }
        }
    }
}

#[test]
fn gates_expand_to_their_input() {
    let mut values = vec![gates::client(), gates::Server::both()];
    pathlore::server! {
        values.push(4);
    }
    assert_eq!(values, [1, 3, 4]);
}
