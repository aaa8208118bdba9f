//! Base URLs, the policy for paths, and the resulting URIs.

use std::{
    ptr,
    sync::{Arc, Mutex},
};

use pathlore::{
    BaseUrlError, Deprecation, DeprecationScope, IntoHttpError, Metadata, OutgoingRequest,
    PathError, PathReason, SupportedVersions, Target, UnstableFallback, Version, http::Method,
};

/// An endpoint with a path argument and a query.
mod messages {
    use pathlore::{Metadata, metadata, request, response};

    pub(crate) const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        history: {
            unstable("org.messages") => "/unstable/rooms/{room_id}/messages",
            1.0 => "/r0/rooms/{room_id}/messages",
            1.1 => "/v3/rooms/{room_id}/messages",
            1.5 => deprecated,
            1.9 => removed,
        }
    };

    #[request]
    pub(crate) struct Request {
        #[api(path)]
        pub(crate) room_id: String,
        #[api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) from: Option<String>,
    }

    #[response]
    pub(crate) struct Response {}

    pub(crate) fn request(room_id: &str) -> Request {
        Request { room_id: room_id.to_owned(), from: None }
    }
}

/// An endpoint whose only path is the root.
pub(crate) mod root {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        path: "/",
    };

    #[request]
    pub(crate) struct Request {}

    #[response]
    pub(crate) struct Response {}
}

pub(crate) fn target(base_url: &str) -> Target {
    Target::new(base_url).expect("a base URL")
}

/// Returns a target whose server supports versions up to 1.1.
fn negotiated(base_url: &str) -> Target {
    target(base_url)
        .with_supported_versions(SupportedVersions::from_matrix_versions(["r0.6.1", "v1.1"]))
}

fn uri(target: &Target, request: &messages::Request) -> String {
    request.to_http_request(target, ()).expect("a request").uri().to_string()
}

#[test]
fn debug_shows_the_base_url_and_the_policy() {
    let target =
        negotiated("https://example.org/a/").with_unstable_fallback(UnstableFallback::Deny);
    let debug = format!("{target:?}");
    assert!(debug.starts_with("Target { base_url: https://example.org/a, "), "{debug}");
    assert!(debug.contains("Version(1.1)"), "{debug}");
    assert!(
        debug.ends_with("unstable_fallback: Deny, path: None, version: None, carrier: None }"),
        "{debug}"
    );

    let named = format!("{:?}", target.with_path("/r0/rooms/{room_id}/messages"));
    assert!(
        named.ends_with(
            r#"path: Some("/r0/rooms/{room_id}/messages"), version: None, carrier: None }"#
        ),
        "{named}"
    );
}

#[test]
fn the_uri_begins_with_the_base_url() {
    let rows = [
        ("https://example.org", "https://example.org/v3/rooms/!a:b/messages"),
        ("https://example.org/", "https://example.org/v3/rooms/!a:b/messages"),
        ("https://example.org/prefix", "https://example.org/prefix/v3/rooms/!a:b/messages"),
        ("https://example.org/p/q/", "https://example.org/p/q/v3/rooms/!a:b/messages"),
        ("https://example.org/%7Ea/", "https://example.org/%7Ea/v3/rooms/!a:b/messages"),
        ("http://[::1]:8008/p", "http://[::1]:8008/p/v3/rooms/!a:b/messages"),
        ("https://example.org:/p", "https://example.org/p/v3/rooms/!a:b/messages"),
    ];
    for (base_url, expected) in rows {
        assert_eq!(uri(&negotiated(base_url), &messages::request("!a:b")), expected);
    }
}

#[test]
fn path_and_query_of_the_uri_are_encoded() {
    let request = messages::Request { room_id: "a/b?c".to_owned(), from: Some("d&e".to_owned()) };
    let request =
        request.to_http_request(&negotiated("http://localhost:8008/p"), ()).expect("a request");
    let uri = request.uri();
    assert_eq!(uri.scheme_str(), Some("http"));
    assert_eq!(uri.host(), Some("localhost"));
    assert_eq!(uri.port_u16(), Some(8008));
    assert_eq!(uri.path(), "/p/v3/rooms/a%2Fb%3Fc/messages");
    assert_eq!(uri.query(), Some("from=d%26e"));
}

#[test]
fn the_root_path_is_a_slash_after_the_prefix() {
    let uri = |base_url| {
        let request = root::Request {}.to_http_request(&target(base_url), ());
        request.expect("a request").uri().to_string()
    };
    assert_eq!(uri("https://example.org"), "https://example.org/");
    assert_eq!(uri("https://example.org/"), "https://example.org/");
    assert_eq!(uri("https://example.org/prefix"), "https://example.org/prefix/");
}

#[test]
fn versions_and_policy_choose_the_path() {
    const UNSTABLE: &str = "/unstable/rooms/{room_id}/messages";
    const R0: &str = "/r0/rooms/{room_id}/messages";
    const V3: &str = "/v3/rooms/{room_id}/messages";

    let base = || target("https://example.org");
    let versions = |versions: &[&str]| {
        base().with_supported_versions(SupportedVersions::from_matrix_versions(versions))
    };
    let choose = |target: &Target| {
        target
            .choose_path(&messages::METADATA)
            .map(|choice| (choice.template.as_str(), choice.reason))
    };
    // The fallback is on by default.
    assert_eq!(choose(&base()), Ok((UNSTABLE, PathReason::UnstableFallback)));
    assert_eq!(
        choose(&base().with_unstable_fallback(UnstableFallback::Allow)),
        Ok((UNSTABLE, PathReason::UnstableFallback))
    );
    assert!(matches!(
        choose(&base().with_unstable_fallback(UnstableFallback::Deny)),
        Err(PathError::NoPath { .. })
    ));
    assert_eq!(choose(&versions(&["r0.6.1"])), Ok((R0, PathReason::Version(Version::new(1, 0)))));
    assert_eq!(choose(&versions(&["v1.2"])), Ok((V3, PathReason::Version(Version::new(1, 1)))));
    assert!(matches!(
        choose(&versions(&["v1.9"])),
        Err(PathError::EndpointRemoved { version, .. }) if version == Version::new(1, 9)
    ));
    let deprecation = versions(&["v1.5"]).choose_path(&messages::METADATA);
    assert!(deprecation.is_ok_and(|choice| choice.deprecation.is_some()));
    assert_eq!(
        uri(&versions(&["r0.6.1"]), &messages::request("!a:b")),
        "https://example.org/r0/rooms/!a:b/messages"
    );
}

#[test]
fn a_removed_endpoint_is_an_error() {
    let removed = target("https://example.org")
        .with_supported_versions(SupportedVersions::from_versions(["v1.9"]));
    let error = messages::request("a").to_http_request(&removed, ()).expect_err("it was removed");
    assert!(matches!(error, IntoHttpError::Path(PathError::EndpointRemoved { .. })), "{error:?}");
    assert_eq!(error.to_string(), "the endpoint was removed in version 1.9");
}

#[test]
fn a_named_path_is_independent_of_the_server() {
    for versions in [&[][..], &["v1.1"], &["v1.9"]] {
        let target = target("https://example.org/p")
            .with_supported_versions(SupportedVersions::from_versions(versions))
            .with_path("/r0/rooms/{room_id}/messages");
        let choice = target.choose_path(&messages::METADATA).expect("the endpoint has the path");
        assert_eq!(choice.reason, PathReason::Named);
        assert_eq!(
            uri(&target, &messages::request("!a:b")),
            "https://example.org/p/r0/rooms/!a:b/messages"
        );
    }
}

#[test]
fn an_unknown_path_is_an_error() {
    let target = negotiated("https://example.org").with_path("/v9/rooms/{room_id}/messages");
    let error = messages::request("!a:b").to_http_request(&target, ()).expect_err("no such path");
    assert!(
        matches!(
            &error,
            IntoHttpError::Path(PathError::UnknownPath { path, .. })
                if **path == *"/v9/rooms/{room_id}/messages"
        ),
        "{error:?}"
    );
    assert_eq!(error.to_string(), "the endpoint never had the path `/v9/rooms/{room_id}/messages`");
    let only = root::Request {}.to_http_request(&target, ()).expect("it has one path");
    assert_eq!(only.uri(), "https://example.org/");
}

/// The limit of `http::Uri` is 65,534 bytes.
#[test]
fn a_uri_that_is_too_long_is_an_error() {
    let target = negotiated("https://example.org/prefix");
    for length in [65_535, 70_000, 200_000] {
        let error = messages::request(&"a".repeat(length)).to_http_request(&target, ());
        assert!(matches!(error, Err(IntoHttpError::UriTooLong)), "{length}");
    }
    let query = messages::Request { room_id: "a".to_owned(), from: Some("b".repeat(70_000)) };
    let error = query.to_http_request(&target, ()).expect_err("a long query");
    assert!(matches!(error, IntoHttpError::UriTooLong), "{error:?}");
    assert_eq!(error.to_string(), "the URI is too long");
    // An encoded byte takes three.
    let error = messages::request(&"%".repeat(30_000)).to_http_request(&target, ());
    assert!(matches!(error, Err(IntoHttpError::UriTooLong)));
}

/// `UriTooLong` has one cause: characters that a URI cannot contain are percent-encoded.
#[test]
fn every_character_makes_a_uri() {
    let target = negotiated("https://example.org/prefix");
    for character in (0..0x800).filter_map(char::from_u32).chain(['\u{fffd}', '\u{10ffff}']) {
        let text = format!("a{character}");
        let request = messages::Request { room_id: text.clone(), from: Some(text) };
        assert!(request.to_http_request(&target, ()).is_ok(), "{character:?}");
    }
}

#[test]
fn lengths_near_the_limit_do_not_panic() {
    for base_url in ["https://example.org", "https://example.org/prefix"] {
        let target = negotiated(base_url);
        for length in 65_480..65_540 {
            for from in [None, Some(String::new()), Some("b".to_owned())] {
                let request = messages::Request { room_id: "a".repeat(length), from };
                match request.to_http_request(&target, ()) {
                    Ok(request) => {
                        let path = request.uri().path_and_query().expect("a path").as_str();
                        assert!(path.len() <= 65_534, "{}", path.len());
                        assert!(path.contains(&"a".repeat(length)));
                    }
                    Err(IntoHttpError::UriTooLong) => assert!(length > 65_490),
                    Err(other) => panic!("{other}"),
                }
            }
        }
    }
}

#[test]
fn a_version_can_be_set_for_servers_that_list_none() {
    let version = |version| target("https://example.org").with_version(version).expect("a version");
    let choose = |target: &Target| {
        target
            .choose_path(&messages::METADATA)
            .map(|choice| (choice.template.as_str(), choice.deprecation.is_some()))
    };
    assert_eq!(choose(&version("1")), Ok(("/r0/rooms/{room_id}/messages", false)));
    assert_eq!(choose(&version("v1.6.2")), Ok(("/v3/rooms/{room_id}/messages", true)));
    assert!(matches!(choose(&version("1.9")), Err(PathError::EndpointRemoved { .. })));
    assert_eq!(
        uri(&version("1.1"), &messages::request("!a:b")),
        "https://example.org/v3/rooms/!a:b/messages"
    );

    // It takes precedence over the server's versions, but features still count.
    let supported = SupportedVersions::from_versions(["1.1"]).with_feature("org.messages");
    let before = version("1.0").with_supported_versions(supported.clone());
    let after = negotiated("https://example.org")
        .with_supported_versions(supported)
        .with_version("1.0")
        .expect("a version");
    for target in [before, after] {
        assert_eq!(choose(&target), Ok(("/r0/rooms/{room_id}/messages", false)));
        assert_eq!(target.supported_versions().newest(), Some(Version::new(1, 1)));
        assert!(
            format!("{target:?}").ends_with("version: Some(Version(1.0)), carrier: None }"),
            "{target:?}"
        );
        let older = target.with_unstable_fallback(UnstableFallback::Deny).with_version("0.9");
        let choice = older.expect("a version").choose_path(&messages::METADATA);
        assert_eq!(choice.expect("a path").reason, PathReason::Feature("org.messages"));
    }
    for text in ["", "r0.6.1", "latest", "1.2.3.4"] {
        assert!(target("https://example.org").with_version(text).is_err(), "{text}");
    }
}

#[test]
fn a_target_without_versions_says_how_to_set_them() {
    let target = target("https://example.org").with_unstable_fallback(UnstableFallback::Deny);
    let error = messages::request("!a:b").to_http_request(&target, ()).expect_err("no version");
    assert!(matches!(
        &error,
        IntoHttpError::Path(PathError::NoPath { is_server_unknown: true, .. })
    ));
    assert_eq!(
        error.to_string(),
        "the endpoint needs a version from 1.0 to before 1.9 or the feature `org.messages`, but \
         nothing is known about the server; set its versions with \
         `Target::with_supported_versions` or `Target::with_version`"
    );
}

#[test]
fn a_hook_is_told_of_every_choice() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&told);
    let target = target("https://example.org")
        .with_choice_hook(|_, _| panic!("it was replaced"))
        .with_choice_hook(move |metadata, choice| {
            let told = (metadata.method.clone(), choice.template.as_str(), choice.deprecation);
            seen.lock().expect("not poisoned").push(told);
        });
    let versions = |versions: &[&str]| {
        target.clone().with_supported_versions(SupportedVersions::from_versions(versions))
    };
    let told = || std::mem::take(&mut *told.lock().expect("not poisoned"));

    uri(&versions(&["1.1"]), &messages::request("!a:b"));
    assert!(matches!(told()[..], [(Method::GET, "/v3/rooms/{room_id}/messages", None)]));

    uri(&versions(&["1.5"]), &messages::request("!a:b"));
    assert!(matches!(
        told()[..],
        [(_, _, Some(Deprecation { scope: DeprecationScope::Endpoint, in_all: true, .. }))]
    ));

    messages::request("!a:b").to_http_request(&versions(&["1.9"]), ()).expect_err("it was removed");
    assert_eq!(told().len(), 0, "there was no choice");

    root::Request {}.to_http_request(&target, ()).expect("a request");
    assert!(matches!(told()[..], [(_, "/", None)]));
}

#[test]
fn the_choice_can_be_had_beside_the_request() {
    let count = Arc::new(Mutex::new(0));
    let counter = Arc::clone(&count);
    let target = negotiated("https://example.org")
        .with_supported_versions(SupportedVersions::from_versions(["1.5", "1.9"]))
        .with_choice_hook(move |_, _| *counter.lock().expect("not poisoned") += 1);
    let request = messages::request("!a:b");
    let (message, choice) = request.to_http_request_with_choice(&target, ()).expect("a request");
    assert_eq!(*count.lock().expect("not poisoned"), 1, "the path is chosen once");
    assert_eq!(message.uri(), "https://example.org/v3/rooms/!a:b/messages");
    assert_eq!(choice.template.as_str(), "/v3/rooms/{room_id}/messages");
    let deprecation = choice.deprecation.expect("it is deprecated");
    assert_eq!(deprecation.since, Version::new(1, 5));
    assert!(deprecation.in_all && deprecation.removed_in_some);

    let gone = target.with_version("1.9").expect("a version");
    let error = request.to_http_request_with_choice(&gone, ()).expect_err("it was removed");
    assert!(matches!(error, IntoHttpError::Path(PathError::EndpointRemoved { .. })));
}

#[test]
fn a_clone_shares_the_supported_versions() {
    let versions = (0..1000).map(|minor| Version::new(1, minor)).collect();
    let target = target("https://example.org").with_supported_versions(versions);
    let clone = target.clone();
    assert!(ptr::eq(target.supported_versions(), clone.supported_versions()));
    assert!(size_of::<Target>() <= 6 * size_of::<usize>());
}

#[test]
fn changing_a_clone_does_not_change_the_original() {
    let first = negotiated("https://example.org");
    let second =
        first.clone().with_unstable_fallback(UnstableFallback::Deny).with_supported_versions(
            SupportedVersions::from_versions(["v1.0"]).with_feature("org.messages"),
        );
    assert_eq!(first.supported_versions().newest(), Some(Version::new(1, 1)));
    assert_eq!(second.supported_versions().newest(), Some(Version::new(1, 0)));
    assert_eq!(first.to_string(), second.to_string());
}

#[test]
fn targets_can_be_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + Unpin + 'static>() {}
    shared::<Target>();
    shared::<SupportedVersions>();
    shared::<&'static Metadata>();
    shared::<BaseUrlError>();
}
