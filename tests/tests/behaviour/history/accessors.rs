//! The accessors of a history, paths named by the caller, and error messages.

use pathlore::{
    Availability, DeprecationScope, Metadata, PathError, PathReason, PathTemplate,
    SupportedVersions, Target, UnstableFallback, Version, VersionedPath, metadata,
};

use super::endpoints::{
    ALL, BESIDE, BORN_DEPRECATED, DATED, FEATURE, FEATURE_FIRST, FEATURE_GONE, GONE, LEFT, MOVED,
    NEVER_STABLE, PLAIN, STABLE, SWAPPED, TRIED_OUT, TWINS, UNSTABLE,
};

const fn v1(minor: u16) -> Version {
    Version::new(1, minor)
}

fn server(versions: &[&str], features: &[&'static str]) -> SupportedVersions {
    SupportedVersions::from_matrix_versions(versions).with_features(features)
}

/// What a path's `Availability` says, by its accessors.
fn availability(path: &VersionedPath) -> (&'static str, Option<Version>, Option<&'static str>) {
    let kind = match path.availability {
        Availability::Always => "always",
        Availability::Unstable { .. } => "unstable",
        Availability::Stable { .. } => "stable",
        _ => "another",
    };
    (kind, path.availability.version(), path.availability.feature())
}

fn strings(paths: impl Iterator<Item = &'static PathTemplate>) -> Vec<&'static str> {
    paths.map(PathTemplate::as_str).collect()
}

#[test]
fn paths_are_listed_oldest_first() {
    let paths: Vec<_> = GONE
        .history
        .paths()
        .iter()
        .map(|path| (path.template.as_str(), availability(path)))
        .collect();
    assert_eq!(
        paths,
        [
            ("/unstable/gone", ("unstable", None, Some("org.gone"))),
            ("/v1/gone", ("stable", Some(v1(1)), None)),
            ("/v3/gone", ("stable", Some(v1(3)), None)),
        ]
    );

    let paths: Vec<_> = FEATURE_FIRST.history.paths().iter().map(availability).collect();
    assert_eq!(
        paths,
        [
            ("unstable", None, Some("org.early")),
            ("stable", None, Some("org.early.stable")),
            ("stable", Some(v1(4)), None),
        ]
    );

    assert_eq!(PLAIN.history.paths().len(), 1);
    assert_eq!(availability(&PLAIN.history.paths()[0]), ("always", None, None));
}

#[test]
fn metadata_paths_are_those_of_the_history() {
    assert_eq!(strings(GONE.paths()), ["/unstable/gone", "/v1/gone", "/v3/gone"]);
    assert_eq!(strings(GONE.paths().rev()), ["/v3/gone", "/v1/gone", "/unstable/gone"]);
    assert_eq!(GONE.paths().len(), 3);
    assert_eq!(strings(PLAIN.paths()), ["/plain/{id}"]);
    for metadata in ALL {
        let paths = metadata.history.paths().iter().map(|path| &path.template);
        assert!(metadata.paths().eq(paths), "{:?}", metadata.history);
    }
}

#[test]
fn stable_paths_have_a_version() {
    let stable = |metadata: &Metadata| -> Vec<_> {
        metadata.history.stable_paths().map(|(version, path)| (version, path.as_str())).collect()
    };
    assert_eq!(stable(&GONE), [(v1(1), "/v1/gone"), (v1(3), "/v3/gone")]);
    assert_eq!(stable(&BESIDE), [(v1(3), "/v1/beside"), (v1(6), "/v2/beside")]);
    assert_eq!(stable(&FEATURE_FIRST), [(v1(4), "/v2/early")]);
    assert_eq!(stable(&FEATURE), []);
    assert_eq!(stable(&UNSTABLE), []);
    assert_eq!(stable(&PLAIN), []);
    assert_eq!(
        GONE.history.stable_paths().next_back().map(|(version, _)| version),
        Some(v1(3)),
        "they can be iterated backwards"
    );
}

#[test]
fn unstable_paths_have_their_features() {
    let unstable = |metadata: &Metadata| -> Vec<_> {
        metadata.history.unstable_paths().map(|(feature, path)| (feature, path.as_str())).collect()
    };
    assert_eq!(
        unstable(&UNSTABLE),
        [
            (Some("org.first"), "/unstable/first"),
            (Some("org.second"), "/unstable/second"),
            (None, "/unstable/third"),
        ]
    );
    assert_eq!(unstable(&TRIED_OUT), [(None, "/unstable/tried-out")]);
    assert_eq!(unstable(&STABLE), []);
    assert_eq!(unstable(&FEATURE), []);
    assert_eq!(unstable(&PLAIN), []);
}

#[test]
fn features_of_unstable_and_stable_paths_are_listed() {
    let features = |metadata: &Metadata| -> Vec<&str> { metadata.history.features().collect() };
    assert_eq!(features(&BESIDE), ["org.beside", "org.beside.stable"]);
    assert_eq!(features(&FEATURE_FIRST), ["org.early", "org.early.stable"]);
    assert_eq!(features(&UNSTABLE), ["org.first", "org.second"]);
    assert_eq!(features(&FEATURE), ["org.feature"]);
    assert_eq!(features(&TRIED_OUT), [""; 0]);
    assert_eq!(features(&PLAIN), [""; 0]);
}

#[test]
fn an_endpoint_is_added_deprecated_and_removed_in_versions() {
    let versions = |metadata: &Metadata| {
        let history = &metadata.history;
        (history.added_in(), history.deprecated_in(), history.removed_in())
    };
    assert_eq!(versions(&GONE), (Some(v1(1)), Some(v1(5)), Some(v1(7))));
    assert_eq!(versions(&BORN_DEPRECATED), (Some(v1(0)), Some(v1(0)), None));
    assert_eq!(versions(&FEATURE_GONE), (None, Some(v1(2)), Some(v1(4))));
    assert_eq!(versions(&FEATURE_FIRST), (Some(v1(4)), None, None));
    assert_eq!(versions(&BESIDE), (Some(v1(3)), None, None));
    assert_eq!(versions(&UNSTABLE), (None, None, None));
    assert_eq!(versions(&PLAIN), (None, None, None));
}

#[test]
fn a_path_is_deprecated_and_removed_in_versions_of_its_own() {
    let ends = |metadata: &Metadata| -> Vec<_> {
        let paths = metadata.history.paths().iter().map(|path| path.availability);
        paths.map(|path| (path.deprecated_in(), path.removed_in())).collect()
    };
    assert_eq!(
        ends(&MOVED),
        [
            (None, Some(v1(4))),
            (Some(v1(6)), Some(v1(9))),
            (Some(v1(9)), Some(v1(12))),
            (None, None),
        ]
    );
    assert_eq!(ends(&TWINS), [(Some(v1(7)), Some(v1(10))), (None, None)]);
    assert_eq!(ends(&LEFT), [(None, None)], "it was removed with the endpoint");
    assert_eq!(ends(&PLAIN), [(None, None)]);
}

#[test]
fn each_version_has_some_of_the_paths() {
    let paths = |metadata: &Metadata, version: &str| -> Vec<_> {
        let history = &metadata.history;
        let version = version.parse().expect("a version");
        let deprecated: Vec<_> = history.deprecated_paths_in(version).collect();
        let paths = history.paths_in(version);
        paths.map(|path| (path.template.as_str(), deprecated.contains(&path))).collect()
    };
    assert_eq!(paths(&GONE, "1.0"), []);
    assert_eq!(paths(&GONE, "1.4"), [("/v1/gone", false), ("/v3/gone", false)]);
    assert_eq!(paths(&GONE, "1.6"), [("/v1/gone", true), ("/v3/gone", true)]);
    assert_eq!(paths(&GONE, "1.7"), []);
    assert_eq!(paths(&LEFT, "1.5"), [("/v2/left", false)]);
    assert_eq!(paths(&LEFT, "1.6"), []);
    assert_eq!(paths(&MOVED, "1.5"), [("/media/moved", false)]);
    assert_eq!(paths(&MOVED, "1.6"), [("/media/moved", true), ("/client/moved", false)]);
    assert_eq!(paths(&MOVED, "1.10"), [("/client/moved", true), ("/client/v2/moved", false)]);
    assert_eq!(paths(&MOVED, "2.0"), [("/client/v2/moved", true)]);
    assert_eq!(paths(&TWINS, "1.7"), [("/v1/twin", true), ("/v2/twin", false)]);
    assert_eq!(paths(&DATED, "2024-10-01"), [("/dated", true), ("/dated/again", false)]);
    assert_eq!(paths(&DATED, "9.9"), [], "a version that is no date says nothing");
    assert_eq!(paths(&PLAIN, "1.0"), [], "no version added the path");
}

#[test]
fn versions_of_another_form_are_ignored() {
    let ignored = |metadata: &Metadata| -> Vec<String> {
        let server = server(&["v1.5", "2024-10-01", "v2", "next"], &[]);
        metadata.history.ignored_versions(&server).map(|version| version.to_string()).collect()
    };
    assert_eq!(ignored(&DATED), ["1.5", "2"]);
    assert_eq!(ignored(&LEFT), ["2024-10-01"]);
    assert_eq!(ignored(&PLAIN), [""; 0]);
    assert_eq!(ignored(&FEATURE), [""; 0]);
    assert_eq!(ignored(&FEATURE_GONE), ["2024-10-01"], "the versions that end it count");
}

#[test]
fn placeholders_are_in_the_order_of_the_oldest_path() {
    assert_eq!(SWAPPED.placeholders(), ["event", "room"]);
    let each: Vec<_> = SWAPPED.paths().map(PathTemplate::placeholders).collect();
    assert_eq!(each, [["event", "room"], ["room", "event"]], "each path has its own order");
    assert_eq!(PLAIN.placeholders(), ["id"]);
    assert_eq!(STABLE.placeholders(), [""; 0]);
}

#[test]
fn templates_are_displayed_as_written() {
    for metadata in ALL {
        for path in metadata.paths() {
            assert_eq!(path.to_string(), path.as_str());
        }
    }
}

#[test]
fn an_endpoint_is_supported_if_the_server_says_so() {
    type Row<'a> = (&'a str, &'a Metadata, &'a [&'a str], &'a [&'static str], bool);

    let rows: &[Row<'_>] = &[
        ("one path, nothing known", &PLAIN, &[], &[], true),
        ("nothing known", &STABLE, &[], &[], false),
        ("a version", &STABLE, &["v1.0"], &[], true),
        ("a newer version", &STABLE, &["v1.8"], &[], true),
        ("an older version", &STABLE, &["v0.8"], &[], false),
        ("an unstable path without a feature", &TRIED_OUT, &[], &[], false),
        ("an unstable path without a feature, old versions", &TRIED_OUT, &["v1.6"], &[], false),
        ("a feature", &UNSTABLE, &[], &["org.first"], true),
        ("another feature", &UNSTABLE, &["v1.6"], &["org.other"], false),
        ("a stable feature", &BESIDE, &["v1.1"], &["org.beside.stable"], true),
        ("deprecated", &GONE, &["v1.6"], &[], true),
        ("removed in some", &GONE, &["v1.6", "v1.7"], &[], true),
        ("removed in all", &GONE, &["v1.7"], &["org.gone"], false),
    ];
    for (name, metadata, versions, features, expected) in rows {
        let server = server(versions, features);
        assert_eq!(metadata.history.is_supported(&server), *expected, "{name}");
    }
}

#[test]
fn a_caller_may_name_any_path_of_the_history() {
    for metadata in ALL.into_iter().filter(|metadata| !std::ptr::eq(*metadata, &raw const PLAIN)) {
        for path in metadata.paths() {
            let choice = metadata.history.named(path.as_str()).expect("the endpoint has the path");
            assert_eq!(choice.template, path);
            assert_eq!(choice.reason, PathReason::Named);
            assert_eq!(choice.deprecation, None, "nothing is known about the server");
        }
    }
}

#[test]
fn a_path_that_the_caller_names_is_deprecated_like_any_other() {
    use DeprecationScope::{Endpoint, Path};

    const METADATA: Metadata = metadata! {
        method: GET, authentication: None,
        history: {
            1.0 => "/old/{id}",
            1.1 => "/new/{id}",
            1.2 => deprecated("/old/{id}"),
            1.3 => removed("/old/{id}"),
            1.4 => deprecated,
            1.5 => removed,
        }
    };
    let deprecation = |path: &str, version: &str| {
        let target = Target::new("https://a").expect("a base URL").with_path(path);
        let target = target.with_version(version).expect("a version");
        let choice = target.choose_path(&METADATA).expect("the endpoint has the path");
        assert_eq!(choice.reason, PathReason::Named);
        choice.deprecation.map(|it| (it.scope, it.since.minor(), it.removed_in_some))
    };
    let old = ["1.1", "1.2", "1.3", "1.4", "1.5"].map(|version| deprecation("/old/{id}", version));
    assert_eq!(
        old,
        [
            None,
            Some((Path, 2, false)),
            Some((Path, 2, true)),
            Some((Endpoint, 4, false)),
            Some((Endpoint, 4, true))
        ]
    );
    assert_eq!(deprecation("/new/{id}", "1.3"), None);
    assert_eq!(deprecation("/new/{id}", "1.4"), Some((Endpoint, 4, false)));
}

#[test]
fn naming_an_unknown_path_is_an_error() {
    let assert_unknown = |metadata: &Metadata, named| match metadata.history.named(named) {
        Err(PathError::UnknownPath { path, .. }) => assert_eq!(*path, *named),
        other => panic!("{named}: {other:?}"),
    };
    for path in ["", "/", "/v2/gone", "/v1/gone/", "v1/gone", "/V1/gone", "/v1/stable"] {
        assert_unknown(&GONE, path);
    }
    assert_unknown(&SWAPPED, "/r0/$event/of/!room");
}

#[test]
fn an_endpoint_without_versions_ignores_the_named_path() {
    for path in ["/plain/{id}", "/other", ""] {
        let choice = PLAIN.history.named(path).expect("the endpoint ignores the name");
        assert_eq!(choice.template.as_str(), "/plain/{id}");
        assert_eq!(choice.reason, PathReason::OnlyPath);
        assert_eq!(choice.deprecation, None);
    }
}

#[test]
fn errors_name_what_is_needed_and_what_the_server_has() {
    let rows: &[(&Metadata, &[&str], &str)] = &[
        (&GONE, &["v1.8", "v1.7"], "the endpoint was removed in version 1.7"),
        (
            &STABLE,
            &[],
            "the endpoint needs version 1.0 or later, but nothing is known about the server; set \
             its versions with `Target::with_supported_versions` or `Target::with_version`",
        ),
        (
            &STABLE,
            &["next"],
            "the endpoint needs version 1.0 or later, but the server has no known version",
        ),
        (
            &GONE,
            &["v1.0", "v1.8"],
            "the endpoint needs a version from 1.1 to before 1.7 or the feature `org.gone`, but the \
             server has versions 1.0, 1.8",
        ),
        (
            &DATED,
            &["v1.0", "2022-01-01"],
            "the endpoint needs a version from 2022-11-28 to before 2026-01-31 or the feature \
             `org.dated`, but the server has version 2022-01-01",
        ),
        (
            &STABLE,
            &["v0.9"],
            "the endpoint needs version 1.0 or later, but the server has version 0.9",
        ),
        (
            &NEVER_STABLE,
            &["v1.9"],
            "the endpoint needs an unstable path, but the server has version 1.9",
        ),
        (
            &TRIED_OUT,
            &["v1.6", "v0.10", "v0.9", "r0.6.1"],
            "the endpoint needs version 1.7 or later, but the server has versions 0.9, 0.10, 1.0, \
             1.6",
        ),
        (
            &FEATURE,
            &["v1.1"],
            "the endpoint needs the feature `org.feature`, but the server has version 1.1",
        ),
        (
            &BESIDE,
            &["v1.1", "v1.2"],
            "the endpoint needs version 1.3 or later or the feature `org.beside` or the feature \
             `org.beside.stable`, but the server has versions 1.1, 1.2",
        ),
    ];
    for (metadata, versions, expected) in rows {
        // Without the fallback to an unstable path.
        let error = metadata.history.choose(&server(versions, &[]), UnstableFallback::Deny);
        let error = error.expect_err("the endpoint has no path for this server");
        assert_eq!(error.to_string(), *expected);
        assert!(std::error::Error::source(&error).is_none());
    }
    let unknown = GONE.history.named("/v2/gone").expect_err("the path is unknown");
    assert_eq!(unknown.to_string(), "the endpoint never had the path `/v2/gone`");
}

#[test]
fn errors_have_public_fields() {
    let error =
        BESIDE.history.choose(&server(&["v1.2", "v1.1"], &["org.x"]), UnstableFallback::Deny);
    let Err(PathError::NoPath { needed, features, server, .. }) = error else {
        panic!("{error:?}");
    };
    assert_eq!(needed, Some(v1(3)));
    assert_eq!(*features, ["org.beside", "org.beside.stable"]);
    assert_eq!(*server, [v1(1), v1(2)]);
}
