//! Properties of every choice.

use std::collections::BTreeSet;

use pathlore::{
    Availability, DeprecationScope, Metadata, PathError, PathReason, SupportedVersions,
    UnstableFallback, Version, VersionedPath,
};
use proptest::{prelude::*, sample::select};

use super::{Deprecated, endpoints::ALL};

/// Versions near those of the histories, and some others.
fn version() -> impl Strategy<Value = Version> {
    prop_oneof![
        8 => (0..3_u16, 0..13_u16).prop_map(|(major, minor)| Version::new(major, minor)),
        1 => any::<(u16, u16)>().prop_map(|(major, minor)| Version::new(major, minor)),
        1 => (40..43_u16, 0..3_u16).prop_map(|(minor, patch)| Version::new(1, minor).with_patch(patch)),
        3 => (2022..2027_u16, select(&[1, 9, 10, 11][..]), select(&[1, 28, 30][..]))
            .prop_map(|(year, month, day)| Version::date(year, month, day).expect("a date")),
    ]
}

/// Features of the histories, and one other.
fn feature() -> impl Strategy<Value = &'static str> {
    let mut names: Vec<_> = ALL.iter().flat_map(|metadata| metadata.history.features()).collect();
    names.push("org.other");
    select(names)
}

fn server() -> impl Strategy<Value = SupportedVersions> {
    let versions = proptest::collection::btree_set(version(), 0..5);
    let features = proptest::collection::btree_set(feature(), 0..4);
    (versions, features).prop_map(|(versions, features)| {
        features.into_iter().fold(versions.into_iter().collect(), SupportedVersions::with_feature)
    })
}

fn fallback() -> impl Strategy<Value = UnstableFallback> {
    select(&[UnstableFallback::Allow, UnstableFallback::Deny][..])
}

fn endpoint() -> impl Strategy<Value = &'static Metadata> {
    select(&ALL[..])
}

#[derive(Debug, PartialEq)]
enum Outcome {
    Path(&'static str, PathReason, Option<Deprecated>),
    Removed(Version),
    NoPath,
}

fn chosen(metadata: &Metadata, server: &SupportedVersions, fallback: UnstableFallback) -> Outcome {
    match metadata.history.choose(server, fallback) {
        Ok(choice) => {
            Outcome::Path(choice.template.as_str(), choice.reason, Deprecated::of(&choice))
        }
        Err(PathError::EndpointRemoved { version, .. }) => Outcome::Removed(version),
        Err(PathError::NoPath { .. }) => Outcome::NoPath,
        Err(other) => panic!("{other}"),
    }
}

/// The rules in DESIGN.md, word for word.
fn by_the_rules(
    metadata: &Metadata,
    server: &SupportedVersions,
    fallback: UnstableFallback,
) -> Outcome {
    let history = &metadata.history;
    let paths = history.paths();
    if let [VersionedPath { template, availability: Availability::Always, .. }] = paths {
        return Outcome::Path(template.as_str(), PathReason::OnlyPath, None);
    }
    // Versions of another form say nothing.
    let mut ends = vec![history.deprecated_in(), history.removed_in()];
    ends.extend(paths.iter().map(|path| path.availability.version()));
    let is_date = ends.into_iter().flatten().any(Version::is_date);
    let versions: BTreeSet<Version> =
        server.versions().filter(|version| version.is_date() == is_date).collect();
    let features: BTreeSet<&str> = server.features().collect();
    let some_reaches = |wanted: Version| versions.iter().any(|&version| version >= wanted);
    let all_reach =
        |wanted: Version| !versions.is_empty() && versions.iter().all(|&version| version >= wanted);

    // 1. V is not empty and every v in V is at or past `removed`.
    if let Some(removed) = history.removed_in()
        && all_reach(removed)
    {
        return Outcome::Removed(removed);
    }

    // If at least one v deprecates the endpoint or that path, the choice says so.
    let deprecation = |scope, deprecated: Option<Version>, removed: Option<Version>| {
        let since = deprecated.or(removed).filter(|&since| some_reaches(since))?;
        Some(Deprecated {
            scope,
            since,
            in_all: all_reach(since),
            removed_in_some: removed.is_some_and(some_reaches),
        })
    };
    let path = |path: &VersionedPath, reason| {
        let (endpoint, own) = (DeprecationScope::Endpoint, DeprecationScope::Path);
        let availability = path.availability;
        let deprecated = deprecation(endpoint, history.deprecated_in(), history.removed_in())
            .or_else(|| deprecation(own, availability.deprecated_in(), availability.removed_in()));
        Outcome::Path(path.template.as_str(), reason, deprecated)
    };

    // 2. Some v in V reaches a stable path: the newest stable path some v reaches. A version reaches a
    //    path that it or an older version added and neither it nor an older version removed.
    let reaches = |version: Version, path: &VersionedPath| {
        let removed = [path.availability.removed_in(), history.removed_in()];
        path.availability.version().is_some_and(|added| version >= added)
            && removed.into_iter().flatten().all(|removed| version < removed)
    };
    let newest_reached =
        paths.iter().rfind(|path| versions.iter().any(|&version| reaches(version, path)));
    if let Some(newest) = newest_reached {
        let version = newest.availability.version().expect("it was reached");
        return path(newest, PathReason::Version(version));
    }

    // What every version has removed is no path of rules 3 and 4.
    let paths: Vec<_> = paths
        .iter()
        .filter(|path| !path.availability.removed_in().is_some_and(all_reach))
        .collect();

    // 3. Else the newest path, stable or unstable, whose feature is in F.
    let mut newest_by_feature = None;
    for &versioned in &paths {
        let (Availability::Unstable { feature, .. } | Availability::Stable { feature, .. }) =
            versioned.availability
        else {
            continue;
        };
        if let Some(feature) = feature.filter(|feature| features.contains(feature)) {
            newest_by_feature = Some((feature, versioned));
        }
    }
    if let Some((feature, versioned)) = newest_by_feature {
        return path(versioned, PathReason::Feature(feature));
    }

    // 4. Else, by the caller's policy, the last unstable path as a fallback.
    let last_unstable = paths
        .iter()
        .rfind(|versioned| matches!(versioned.availability, Availability::Unstable { .. }));
    match last_unstable {
        Some(versioned) if fallback == UnstableFallback::Allow => {
            path(versioned, PathReason::UnstableFallback)
        }
        // 5. Else error `NoPath`.
        _ => Outcome::NoPath,
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2048,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// The runtime considers only the oldest and the newest version.
    #[test]
    fn the_choice_follows_the_rules(metadata in endpoint(), server in server(), fallback in fallback()) {
        prop_assert_eq!(
            chosen(metadata, &server, fallback),
            by_the_rules(metadata, &server, fallback)
        );
    }

    #[test]
    fn another_version_fails_only_by_removal(
        metadata in endpoint(),
        server in server(),
        version in version(),
        fallback in fallback(),
    ) {
        if metadata.history.choose(&server, fallback).is_err() {
            return Ok(());
        }
        let more = server.with_version(version);
        match metadata.history.choose(&more, fallback) {
            Ok(_) => {}
            Err(PathError::EndpointRemoved { version: removed, .. }) => {
                prop_assert_eq!(Some(removed), metadata.history.removed_in());
                prop_assert!(more.versions().all(|v| v >= removed || v.is_date() != removed.is_date()));
            }
            // An unstable path was removed, and the server has no stable one.
            Err(PathError::NoPath { .. }) => {
                let mut ends = metadata.history.paths().iter();
                prop_assert!(ends.any(|path| path.availability.removed_in().is_some()));
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    }

    #[test]
    fn another_feature_never_fails(
        metadata in endpoint(),
        server in server(),
        feature in feature(),
        fallback in fallback(),
    ) {
        if metadata.history.choose(&server, fallback).is_ok() {
            let more = server.with_feature(feature);
            prop_assert!(metadata.history.choose(&more, fallback).is_ok());
        }
    }

    #[test]
    fn the_fallback_never_changes_a_choice(metadata in endpoint(), server in server()) {
        if let Ok(strict) = metadata.history.choose(&server, UnstableFallback::Deny) {
            prop_assert_eq!(metadata.history.choose(&server, UnstableFallback::Allow), Ok(strict));
        }
    }

    #[test]
    fn an_endpoint_is_supported_if_there_is_a_choice_without_fallback(metadata in endpoint(), server in server()) {
        let strict = metadata.history.choose(&server, UnstableFallback::Deny);
        prop_assert_eq!(metadata.history.is_supported(&server), strict.is_ok());
    }
}
