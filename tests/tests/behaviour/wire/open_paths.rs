//! Optional placeholders, placeholders for the rest of a path, and text around placeholders.

use pathlore::{
    IncomingRequest as _, IntoHttpError, Metadata, OutgoingRequest as _, PathTemplate, Place,
    Target, metadata, request, response,
};
use proptest::prelude::*;

use super::support::{received, text, through_http};

const DOTS: &str = "an empty string, `.` and `..` cannot be path arguments";
const NO_PATH: &str = "the path does not match any path of the endpoint";

/// A segment that may be absent, as an `Option`.
mod optional {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None,
        path: "/rooms/{room}/state/{kind}/{key?}"
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path)]
        pub(super) room: String,
        #[api(path)]
        pub(super) key: Option<String>,
        #[api(path)]
        pub(super) kind: String,
    }

    #[response]
    pub(super) struct Response {}
}

/// A segment that is absent for the default of its type.
mod or_default {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None,
        path: "/state/{number}/{key?}"
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request<T = String> {
        #[api(path)]
        pub(super) number: u8,
        #[api(path, default)]
        pub(super) key: T,
    }

    #[response]
    pub(super) struct Response {}
}

mod root {
    use super::*;

    const METADATA: Metadata =
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/{key?}" };

    #[request]
    pub(super) struct Request {
        #[api(path)]
        pub(super) key: Option<u8>,
    }

    #[response]
    pub(super) struct Response {}
}

mod rest {
    use std::borrow::Cow;

    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/{owner}/files/{*file}"
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request<'a> {
        #[api(path)]
        pub(super) owner: String,
        #[api(path)]
        pub(super) file: Cow<'a, str>,
    }

    #[response]
    pub(super) struct Response {}
}

mod affixes {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None,
        path: "/v{major}/objects/{id}:archive"
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path)]
        pub(super) id: String,
        #[api(path)]
        pub(super) major: u8,
    }

    #[response]
    pub(super) struct Response {}
}

/// Paths that differ in optional placeholders.
mod history {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None,
        history: {
            unstable("all") => "/all/{id}/{part}",
            1.0 => "/v1/{id}",
            1.1 => "/v2/{id}/{part?}",
        }
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path)]
        pub(super) part: Option<u8>,
        #[api(path)]
        pub(super) id: u8,
    }

    #[response]
    pub(super) struct Response {}
}

fn target() -> Target {
    Target::new("http://a").unwrap()
}

fn is_carried(text: &str) -> bool {
    !matches!(text, "" | "." | "..")
}

proptest! {
    #[test]
    fn optional_arguments_are_read_back_or_an_error(room in text(), kind in text(), key in prop::option::of(text())) {
        let carried = [Some(&room), Some(&kind), key.as_ref()].into_iter().flatten().all(|it| is_carried(it));
        let request = optional::Request { room, key, kind };
        match through_http(&request) {
            Ok(back) => prop_assert_eq!(request, back),
            Err(_) => prop_assert!(!carried),
        }
    }

    #[test]
    fn defaults_are_read_back_or_an_error(number: u8, key in text(), other: i8) {
        let carried = key.is_empty() || is_carried(&key);
        let request = or_default::Request { number, key };
        match through_http(&request) {
            Ok(back) => prop_assert_eq!(request, back),
            Err(_) => prop_assert!(!carried),
        }
        let request = or_default::Request { number, key: other };
        let back: or_default::Request<i8> = through_http(&request).unwrap();
        prop_assert_eq!(request, back);
    }

    #[test]
    fn the_rest_of_a_path_is_read_back_or_an_error(owner in text(), file in text(), more in prop::collection::vec(text(), 0..4)) {
        let file = [&[file], &more[..]].concat().join("/");
        let carried = is_carried(&owner) && file.split('/').all(is_carried);
        let request = rest::Request { owner, file: file.into() };
        match through_http(&request) {
            Ok(back) => prop_assert_eq!(request, back),
            Err(_) => prop_assert!(!carried),
        }
    }

    #[test]
    fn text_around_arguments_is_kept(major: u8, id in text()) {
        let carried = is_carried(&id);
        let request = affixes::Request { id, major };
        match through_http(&request) {
            Ok(back) => prop_assert_eq!(request, back),
            Err(_) => prop_assert!(!carried),
        }
    }
}

#[test]
fn written_paths() {
    let state = |key: Option<&str>| optional::Request {
        room: "!r:h".to_owned(),
        kind: "m/k".to_owned(),
        key: key.map(str::to_owned),
    };
    let path = |request: &optional::Request| {
        let request = request.to_http_request(&target(), ());
        request.map(|it| it.uri().path().to_owned()).map_err(|error| error.to_string())
    };
    assert_eq!(path(&state(Some("k"))).unwrap(), "/rooms/!r:h/state/m%2Fk/k");
    assert_eq!(path(&state(None)).unwrap(), "/rooms/!r:h/state/m%2Fk");
    let error = path(&state(Some(""))).unwrap_err();
    assert_eq!(error, format!("path argument `key`: {DOTS}"));

    let root = |key| {
        let request = root::Request { key }.to_http_request(&target(), ()).unwrap();
        request.uri().path().to_owned()
    };
    assert_eq!(root(Some(1)), "/1");
    assert_eq!(root(None), "/");

    let file = |file: &'static str| {
        let request = rest::Request { owner: "o".to_owned(), file: file.into() };
        let request = request.to_http_request(&target(), ());
        request.map(|it| it.uri().path().to_owned()).map_err(|error| error.to_string())
    };
    assert_eq!(file("a b/c?/d%2F").unwrap(), "/o/files/a%20b/c%3F/d%252F");
    for wrong in ["", "/a", "a/", "a//b", "a/../b", ".", "a/."] {
        assert_eq!(file(wrong).unwrap_err(), format!("path argument `file`: {DOTS}"), "{wrong}");
    }

    let archive = affixes::Request { id: "a:archive".to_owned(), major: 3 };
    let archive = archive.to_http_request(&target(), ()).unwrap();
    assert_eq!(archive.uri().path(), "/v3/objects/a:archive:archive");
}

#[test]
fn received_paths() {
    let key = |path: &str| {
        let request = optional::Request::from_http_request(&received("GET", path, ""));
        request.map(|it| it.key).map_err(|error| error.to_string())
    };
    assert_eq!(key("/rooms/r/state/k/a%2Fb"), Ok(Some("a/b".to_owned())));
    assert_eq!(key("/rooms/r/state/k"), Ok(None));
    assert_eq!(key("/rooms/r/state/k/"), Ok(None));
    assert_eq!(key("/ro%6fms/r/state/k"), Ok(None));
    assert_eq!(key("/ro%6fms/r/state/k/%61"), Ok(Some("a".to_owned())));
    assert_eq!(key("/rooms/r/state/k/.."), Err(format!("path argument `key`: {DOTS}")));
    for path in ["/rooms/r/state", "/rooms/r/state/k/a/b", "/rooms/r/state/k//", "/rooms/r/stat/k"]
    {
        assert_eq!(key(path), Err(NO_PATH.to_owned()), "{path}");
    }

    let number = |path: &str| {
        let request = or_default::Request::<i8>::from_http_request(&received("GET", path, ""));
        request.map(|it| it.key).map_err(|error| error.to_string())
    };
    assert_eq!(number("/state/1/-2"), Ok(-2));
    assert_eq!(number("/state/1"), Ok(0));
    assert_eq!(number("/state/1/"), Ok(0));
    assert_eq!(number("/state/1/0"), Ok(0));
    assert_eq!(number("/state/1/x"), Err("path argument `key`: expected i8".to_owned()));

    let root = |path: &str| {
        root::Request::from_http_request(&received("GET", path, "")).map(|it| it.key).ok()
    };
    assert_eq!(root("/"), Some(None));
    assert_eq!(root("/7"), Some(Some(7)));
    assert_eq!(root("/7/"), None);

    let file = |path: &str| {
        let request = rest::Request::from_http_request(&received("GET", path, ""));
        request.map(|it| it.file.into_owned()).map_err(|error| error.to_string())
    };
    assert_eq!(file("/o/files/a/b%20c"), Ok("a/b c".to_owned()));
    assert_eq!(file("/o/fi%6ces/a/b"), Ok("a/b".to_owned()));
    assert_eq!(file("/o/files/a%2Fb"), Ok("a/b".to_owned()));
    for path in ["/o/files/", "/o/files/a//b", "/o/files/a/%2e%2e/b", "/o/files/a/", "/o/files//a"]
    {
        assert_eq!(file(path), Err(format!("path argument `file`: {DOTS}")), "{path}");
    }
    assert_eq!(file("/o/files"), Err(NO_PATH.to_owned()));

    let archive = |path: &str| {
        let request = affixes::Request::from_http_request(&received("GET", path, ""));
        request.map(|it| (it.major, it.id)).map_err(|error| error.to_string())
    };
    assert_eq!(archive("/v3/objects/a:archive"), Ok((3, "a".to_owned())));
    assert_eq!(archive("/%763/objects/a%3Aarchive"), Ok((3, "a".to_owned())));
    assert_eq!(archive("/v3/objects/a:archive:archive"), Ok((3, "a:archive".to_owned())));
    assert_eq!(archive("/v3/objects/:archive"), Err(format!("path argument `id`: {DOTS}")));
    for path in ["/3/objects/a:archive", "/v3/objects/a", "/v3/objects/a:archived"] {
        assert_eq!(archive(path), Err(NO_PATH.to_owned()), "{path}");
    }

    // The end of an escape is no literal.
    let template = |metadata: Metadata| *metadata.paths().next().unwrap();
    let [one, many] = [
        template(metadata! { method: GET, authentication: None, path: "/{id}1" }),
        template(metadata! { method: GET, authentication: None, path: "/{id}41" }),
    ];
    let id = |template: &'static PathTemplate, path: &str| {
        let arguments = template.match_path(path)?;
        Some(arguments.map(|it| it.get("id").unwrap().to_owned()).unwrap_or_default())
    };
    let [one, many] = [Box::leak(Box::new(one)), Box::leak(Box::new(many))];
    for (template, path, expected) in [
        (&*one, "/x%31", Some("x")),
        (one, "/x1", Some("x")),
        (one, "/%781", Some("x")),
        (one, "/a%41", None),
        (many, "/a%41", None),
        (many, "/x%341", Some("x")),
        (many, "/x%34%31", Some("x")),
        (many, "/%4141", Some("A")),
    ] {
        assert_eq!(id(template, path).as_deref(), expected, "{template} {path}");
    }
}

#[test]
fn a_router_may_have_split_the_path() {
    let request = received("GET", "/", "");
    let key = |arguments: &[(&str, &str)]| {
        let request = optional::Request::from_http_request_with_path(&request, arguments);
        request.map(|it| it.key).map_err(|error| error.to_string())
    };
    assert_eq!(key(&[("room", "r"), ("kind", "k"), ("key", "a")]), Ok(Some("a".to_owned())));
    assert_eq!(key(&[("room", "r"), ("kind", "k"), ("key", "")]), Ok(None));
    assert_eq!(key(&[("room", "r"), ("kind", "k")]), Ok(None));
    assert_eq!(key(&[("kind", "k")]), Err("path argument `room`: missing".to_owned()));

    let file = |file: &str| {
        let arguments = [("owner", "o"), ("file", file)];
        let request = rest::Request::from_http_request_with_path(&request, &arguments);
        request.map(|it| it.file.into_owned()).map_err(|error| error.to_string())
    };
    assert_eq!(file("a/b"), Ok("a/b".to_owned()));
    assert_eq!(file("a/../b"), Err(format!("path argument `file`: {DOTS}")));
}

#[test]
fn paths_of_one_history_may_differ() {
    let write = |part, path: &'static str| {
        let request = history::Request { part, id: 1 };
        match request.to_http_request(&target().with_path(path), ()) {
            Ok(request) => Ok(request.uri().path().to_owned()),
            Err(IntoHttpError::Encode(error)) => {
                assert_eq!((error.place(), error.field()), (Place::Path, "part"));
                Err(error.to_string())
            }
            Err(error) => panic!("{error}"),
        }
    };
    assert_eq!(write(Some(2), "/v2/{id}/{part?}"), Ok("/v2/1/2".to_owned()));
    assert_eq!(write(None, "/v2/{id}/{part?}"), Ok("/v2/1".to_owned()));
    assert_eq!(write(None, "/v1/{id}"), Ok("/v1/1".to_owned()));
    let detail = "path argument `part`: the path that was chosen has no such placeholder";
    assert_eq!(write(Some(2), "/v1/{id}"), Err(detail.to_owned()));
    assert_eq!(write(Some(2), "/all/{id}/{part}"), Ok("/all/1/2".to_owned()));
    assert_eq!(write(None, "/all/{id}/{part}"), Err("path argument `part`: missing".to_owned()));
    for (path, part) in
        [("/v1/1", None), ("/v2/1", None), ("/v2/1/3", Some(3)), ("/all/1/3", Some(3))]
    {
        let request = history::Request::from_http_request(&received("GET", path, "")).unwrap();
        assert_eq!(request, history::Request { part, id: 1 }, "{path}");
    }
}

/// Returns the routes of a router for a template. axum has the same router, without optional placeholders and
/// without text after a placeholder.
fn routes(template: &PathTemplate) -> Vec<String> {
    let route = template.as_str();
    let Some(name) = template.optional() else { return vec![route.to_owned()] };
    let with = route.replace(&format!("{{{name}?}}"), &format!("{{{name}}}"));
    let before = route.replace(&format!("/{{{name}?}}"), "");
    let mut routes = vec![with, format!("{before}/")];
    routes.extend((!before.is_empty()).then_some(before));
    routes
}

#[test]
fn paths_match_as_in_routers() {
    const TEMPLATES: [Metadata; 8] = [
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/a/{x}/b" },
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/a/{x?}" },
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/{x?}" },
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/{x}/{y?}" },
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/a/{*x}" },
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/{x}/{*y}" },
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/a{x}/b" },
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/a{x}/{y?}" },
    ];
    let segments = ["", "a", "b", "a.b", "aa", "ab", "aéb", ".b", "é"];
    let mut paths = vec![String::new()];
    for _ in 0..4 {
        let longer: Vec<String> = paths
            .iter()
            .flat_map(|path| segments.map(|segment| format!("{path}/{segment}")))
            .collect();
        paths.extend(longer);
    }
    let (mut matches, mut empty) = (0, 0);
    for metadata in TEMPLATES {
        let template = metadata.paths().next().unwrap();
        let mut router = matchit::Router::new();
        for route in routes(template) {
            router.insert(route, ()).unwrap();
        }
        for path in &paths {
            let by_router = router.at(path).ok().map(|found| {
                found
                    .params
                    .iter()
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect()
            });
            let ours: Option<Vec<(String, String)>> = match template.match_path(path) {
                Some(Ok(arguments)) => {
                    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
                    Some(arguments.iter().map(owned).collect())
                }
                // A router does not check the segments of the rest.
                Some(Err(_)) => continue,
                None => None,
            };
            let by_router: Option<Vec<_>> = by_router;
            let not_empty: Vec<_> = ours.iter().flatten().filter(|it| !it.1.is_empty()).collect();
            if ours.as_ref().is_some_and(|all| all.len() > not_empty.len()) {
                // An argument that is empty is an error, unless it is optional, and then absent. In a router,
                // it is empty, or the path does not match, or is that of the route without the placeholder.
                let of_router = by_router.as_ref().map(|all| all.iter().collect());
                let is_without = of_router.is_none_or(|all: Vec<_>| all == not_empty);
                assert!(is_without || by_router == ours, "{path} {template}");
                empty += 1;
            } else {
                assert_eq!(ours, by_router, "{path} {template}");
                matches += usize::from(ours.is_some());
            }
        }
    }
    assert!(empty > 50, "{empty}");
    assert!(matches > 500, "{matches}");
}

#[test]
fn templates_tell_their_last_placeholder() {
    let template = |metadata: Metadata| *metadata.paths().next().unwrap();
    let optional = template(metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/a/{x}/{y?}"
    });
    assert_eq!((optional.optional(), optional.rest()), (Some("y"), None));
    assert_eq!(optional.to_path(&[("x", &1)]).unwrap(), "/a/1");
    assert_eq!(optional.to_path(&[("x", &1), ("y", &2)]).unwrap(), "/a/1/2");
    assert_eq!(
        optional.to_path(&[("y", &2)]).unwrap_err().to_string(),
        "path argument `x`: missing"
    );
    let rest = template(metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/a/{*y}"
    });
    assert_eq!((rest.optional(), rest.rest()), (None, Some("y")));
    assert_eq!(rest.to_path(&[("y", &"a/b c")]).unwrap(), "/a/a/b%20c");
    // The endpoint has more placeholders than its oldest path.
    let different = metadata! {
        method: GET, rate_limited: false, authentication: None,
        history: { 1.0 => "/v1/{part}/{id}", 1.1 => "/v2/{id}", 1.2 => "/v3/{id}/{part?}" }
    };
    let paths: Vec<_> = different.paths().map(|path| path.to_path(&[("id", &7)]).ok()).collect();
    assert_eq!(paths, [None, Some("/v2/7".to_owned()), Some("/v3/7".to_owned())]);
}
