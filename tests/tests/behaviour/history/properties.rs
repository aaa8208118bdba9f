//! Properties of every choice.

use std::collections::BTreeSet;

use pathlore::{
    Availability, Metadata, PathError, PathReason, SupportedVersions, UnstableFallback, Version,
    VersionedPath,
};
use proptest::{prelude::*, sample::select};

use super::{Deprecated, endpoints::ALL};

/// Versions near those of the histories, and some others.
fn version() -> impl Strategy<Value = Version> {
    prop_oneof![
        8 => (0..3_u16, 0..13_u16).prop_map(|(major, minor)| Version::new(major, minor)),
        1 => any::<(u16, u16)>().prop_map(|(major, minor)| Version::new(major, minor)),
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
    let versions: BTreeSet<Version> = server.versions().collect();
    let features: BTreeSet<&str> = server.features().collect();
    let some_reaches = |wanted: Version| versions.iter().any(|&version| version >= wanted);
    let all_reach = |wanted: Version| versions.iter().all(|&version| version >= wanted);

    // 1. V is not empty and every v in V is at or past `removed`.
    if let Some(removed) = history.removed_in()
        && !versions.is_empty()
        && all_reach(removed)
    {
        return Outcome::Removed(removed);
    }

    let deprecated =
        history.deprecated_in().filter(|&since| some_reaches(since)).map(|since| Deprecated {
            since,
            in_all: all_reach(since),
            removed_in_some: history.removed_in().is_some_and(some_reaches),
        });
    let path =
        |path: &VersionedPath, reason| Outcome::Path(path.template.as_str(), reason, deprecated);

    // 2. Some v in V is at or past the first stable version: the newest stable path some v reaches.
    let mut newest_reached = None;
    for versioned in paths {
        if let Availability::Stable { version: Some(version), .. } = versioned.availability
            && some_reaches(version)
            && newest_reached.is_none_or(|(newest, _)| version > newest)
        {
            newest_reached = Some((version, versioned));
        }
    }
    if let Some((version, versioned)) = newest_reached {
        return path(versioned, PathReason::Version(version));
    }

    // 3. Else the newest path, stable or unstable, whose feature is in F.
    let mut newest_by_feature = None;
    for versioned in paths {
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
                prop_assert!(more.versions().all(|version| version >= removed));
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
