//! The values of `metadata!`, and the requests that match an endpoint.

mod expression;
mod matching;
mod schemes;

use pathlore::{
    Authentication, Availability, Metadata, PathTemplate, Version, VersionedPath, http::Method,
    metadata,
};

/// Re-exports the runtime under another name, as an API crate may.
mod reexport {
    pub(crate) use pathlore as runtime;
}

/// Checks the values of all keys but `crate`.
fn assert_all_keys(name: &str, metadata: &Metadata) {
    assert_eq!(metadata.method, Method::PUT, "{name}");
    assert!(metadata.rate_limited, "{name}");
    assert_eq!(metadata.authentication, Authentication::AccessTokenOptional, "{name}");
    assert_eq!(metadata.name, Some("put_thing"), "{name}");
    assert_eq!(metadata.description, Some("Puts a thing."), "{name}");
    let paths: Vec<_> = metadata.paths().map(PathTemplate::as_str).collect();
    assert_eq!(paths, ["/r0/{id}", "/v3/{id}"], "{name}");
    assert_eq!(metadata.placeholders(), ["id"], "{name}");
}

#[test]
fn keys_may_be_in_any_order() {
    static DECLARED: Metadata = metadata! {
        method: PUT,
        rate_limited: true,
        authentication: AccessTokenOptional,
        history: { 1.0 => "/r0/{id}", 1.1 => "/v3/{id}" },
        name: "put_thing",
        description: "Puts a thing.",
        crate: pathlore,
    };
    static REVERSED: Metadata = metadata! {
        crate: ::pathlore,
        description: "Puts a thing.",
        name: "put_thing",
        history: { 1.0 => "/r0/{id}", 1.1 => "/v3/{id}", },
        authentication: AccessTokenOptional,
        rate_limited: true,
        method: PUT
    };
    static MIXED: Metadata = metadata! {
        history: {
            1.0 => "/r0/{id}",
            1.1 => "/v3/{id}"
        },
        name: "put_thing",
        rate_limited: true,
        crate: crate::metadata::reexport::runtime,
        method: PUT,
        description: "Puts a thing.",
        authentication: AccessTokenOptional
    };
    static ON_ONE_LINE: Metadata = metadata!(description: "Puts a thing.", authentication: AccessTokenOptional, crate: reexport::runtime, method: PUT, name: "put_thing", history: { 1.0 => r"/r0/{id}", 1.1 => "/v3\u{2f}{id}" }, rate_limited: true);
    assert_all_keys("declared", &DECLARED);
    assert_all_keys("reversed", &REVERSED);
    assert_all_keys("mixed", &MIXED);
    assert_all_keys("on one line", &ON_ONE_LINE);
}

#[test]
fn name_and_description_may_be_left_out() {
    static NEITHER: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        path: "/",
    };
    static NAME: Metadata = metadata! {
        name: "a \"name\", {in quotes}",
        method: GET,
        rate_limited: false,
        authentication: None,
        path: "/",
    };
    static DESCRIPTION: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        description: "Gets a \u{1f980}, \
                      on two lines.",
        path: "/",
    };
    assert!(!NEITHER.rate_limited);
    assert_eq!((NEITHER.name, NEITHER.description), (None, None));
    assert_eq!((NAME.name, NAME.description), (Some("a \"name\", {in quotes}"), None));
    let expected = Some("Gets a \u{1f980}, on two lines.");
    assert_eq!((DESCRIPTION.name, DESCRIPTION.description), (None, expected));
}

#[test]
fn rate_limited_is_false_unless_it_is_written() {
    static ABSENT: Metadata = metadata! { method: GET, authentication: None, path: "/" };
    static WRITTEN: Metadata =
        metadata! { method: GET, rate_limited: true, authentication: None, path: "/" };
    assert!(!ABSENT.rate_limited);
    assert!(WRITTEN.rate_limited);
}

#[test]
fn every_method_has_its_name() {
    macro_rules! methods {
        ($($method:ident)*) => {
            [$({
                static METADATA: Metadata = metadata! {
                    method: $method, rate_limited: false, authentication: None, path: "/"
                };
                (&METADATA.method, Method::$method)
            }),*]
        };
    }
    let methods = methods! { GET POST PUT DELETE PATCH HEAD OPTIONS QUERY TRACE CONNECT };
    for (actual, expected) in methods {
        assert_eq!(*actual, expected);
    }
}

#[test]
fn every_authentication_has_its_name() {
    macro_rules! authentications {
        ($($authentication:ident)*) => {
            [$({
                static METADATA: Metadata = metadata! {
                    method: GET, rate_limited: false, authentication: $authentication, path: "/"
                };
                (METADATA.authentication, Authentication::$authentication)
            }),*]
        };
    }
    let authentications = authentications! {
        None AccessToken AccessTokenOptional AppserviceToken AppserviceTokenOptional
        ServerSignatures Custom
    };
    for (actual, expected) in authentications {
        assert_eq!(actual, expected);
    }
}

#[test]
fn every_arm_is_in_the_history() {
    static METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        history: {
            unstable => "/1",
            unstable("org.two") => "/2",
            unstable => "/3",
            stable("org.four") => "/4",
            1.0 => "/5",
            1.1 | stable("org.six") => "/6",
            stable("org.seven") => "/7",
            1.10 => "/8",
            2.0 => "/9",
            2.1 => deprecated,
            3.0 => removed,
        }
    };
    let stable = |version: Option<(u16, u16)>, feature| {
        ("stable", version.map(|(major, minor)| Version::new(major, minor)), feature)
    };
    let availability = |availability: &Availability| {
        let kind = match availability {
            Availability::Unstable { .. } => "unstable",
            Availability::Stable { .. } => "stable",
            _ => "another",
        };
        (kind, availability.version(), availability.feature())
    };
    let paths: Vec<_> = METADATA
        .history
        .paths()
        .iter()
        .map(|VersionedPath { template, availability: versions, .. }| {
            (template.as_str(), availability(versions))
        })
        .collect();
    assert_eq!(
        paths,
        [
            ("/1", ("unstable", None, None)),
            ("/2", ("unstable", None, Some("org.two"))),
            ("/3", ("unstable", None, None)),
            ("/4", stable(None, Some("org.four"))),
            ("/5", stable(Some((1, 0)), None)),
            ("/6", stable(Some((1, 1)), Some("org.six"))),
            ("/7", stable(None, Some("org.seven"))),
            ("/8", stable(Some((1, 10)), None)),
            ("/9", stable(Some((2, 0)), None)),
        ]
    );
    assert_eq!(METADATA.history.added_in(), Some(Version::new(1, 0)));
    assert_eq!(METADATA.history.deprecated_in(), Some(Version::new(2, 1)));
    assert_eq!(METADATA.history.removed_in(), Some(Version::new(3, 0)));
}

#[test]
fn an_endpoint_without_versions_has_one_path() {
    static METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/a/{b}/c"
    };
    let [path] = METADATA.history.paths() else { panic!("{:?}", METADATA.history) };
    assert_eq!((path.template.as_str(), path.availability), ("/a/{b}/c", Availability::Always));
    assert_eq!(METADATA.history.added_in(), None);
}

#[test]
fn versions_are_not_floats() {
    macro_rules! version {
        ($version:tt) => {{
            static METADATA: Metadata = metadata! {
                method: GET, rate_limited: false, authentication: None, history: { $version => "/" }
            };
            METADATA.history.added_in().map(|version| (version.major(), version.minor()))
        }};
    }
    assert_eq!(version!(1.0), Some((1, 0)));
    assert_eq!(version!(1.1), Some((1, 1)));
    assert_eq!(version!(1.10), Some((1, 10)));
    assert_eq!(version!(1.100), Some((1, 100)));
    assert_eq!(version!(0.0), Some((0, 0)));
    assert_eq!(version!(65535.65535), Some((65535, 65535)));
}

#[test]
fn an_endpoint_may_be_deprecated_from_the_start() {
    static AT_ONCE: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        history: { 1.0 => "/a", 1.0 => deprecated, 1.1 => removed }
    };
    let history = &AT_ONCE.history;
    assert_eq!(history.added_in(), history.deprecated_in());
    assert_eq!(history.removed_in(), Some(Version::new(1, 1)));
}

#[test]
fn a_literal_segment_may_have_all_path_characters() {
    static METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        path: "/aZ9-._~!$&'()*+,;=:@/a:b/.well-known/.../",
    };
    let [path] = METADATA.history.paths() else { panic!("{:?}", METADATA.history) };
    assert_eq!(path.template.as_str(), "/aZ9-._~!$&'()*+,;=:@/a:b/.well-known/.../");
}

#[test]
fn placeholders_may_have_the_name_of_any_field() {
    static METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        history: {
            1.0 => "/{type}/{self_}/{_1}/{roomId}",
            1.1 => "/x/{roomId}/{_1}/{type}/{self_}",
        }
    };
    assert_eq!(METADATA.placeholders(), ["type", "self_", "_1", "roomId"]);
    let newest = METADATA.paths().next_back().expect("two paths");
    assert_eq!(newest.placeholders(), ["roomId", "_1", "type", "self_"]);
}

/// Tokens that another macro has matched are in a group.
#[test]
fn values_may_come_from_other_macros() {
    macro_rules! endpoint {
        ($method:ident, $limited:literal, $scheme:ident, $unstable:literal, $path:literal, $version:literal, $feature:literal, $krate:path) => {
            metadata! {
                method: $method,
                rate_limited: $limited,
                authentication: $scheme,
                name: $feature,
                history: {
                    unstable($feature) => $unstable,
                    $version | stable($feature) => $path,
                    2.0 => deprecated,
                },
                crate: $krate,
            }
        };
    }
    static METADATA: Metadata = endpoint!(
        DELETE,
        true,
        ServerSignatures,
        "/unstable/{b}",
        "/a/{b}",
        1.10,
        "org.c",
        crate::metadata::reexport::runtime
    );
    assert_eq!(METADATA.method, Method::DELETE);
    assert!(METADATA.rate_limited);
    assert_eq!(METADATA.authentication, Authentication::ServerSignatures);
    assert_eq!(METADATA.name, Some("org.c"));
    assert_eq!(METADATA.placeholders(), ["b"]);
    assert_eq!(METADATA.history.added_in(), Some(Version::new(1, 10)));
    assert_eq!(METADATA.history.features().collect::<Vec<_>>(), ["org.c", "org.c"]);
}
