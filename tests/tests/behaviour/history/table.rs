//! The five rules of DESIGN.md, "Choosing a path", row by row.

use pathlore::{
    DeprecationScope, Metadata, PathError, PathReason, SupportedVersions, UnstableFallback, Version,
};

use super::{
    Deprecated,
    endpoints::{
        BESIDE, BORN_DEPRECATED, DATED, FEATURE, FEATURE_FIRST, FEATURE_GONE, FEATURE_LAST, GONE,
        LEFT, MOVED, MOVED_AWAY, NEVER_STABLE, PARTS, PLAIN, STABLE, SWAPPED, TENS, TRIED_OUT,
        TWINS, UNSTABLE,
    },
};

struct Row {
    name: &'static str,
    endpoint: &'static Metadata,
    versions: &'static [&'static str],
    features: &'static [&'static str],
    fallback: UnstableFallback,
    expected: Expected,
}

#[derive(Debug, PartialEq)]
enum Expected {
    Path { template: &'static str, reason: PathReason, deprecated: Option<Deprecated> },
    Removed(Version),
    NoPath,
}

/// Whether to fall back to an unstable path.
const FALLBACK: UnstableFallback = UnstableFallback::Allow;
const STRICT: UnstableFallback = UnstableFallback::Deny;

const fn row(
    name: &'static str,
    endpoint: &'static Metadata,
    versions: &'static [&'static str],
    features: &'static [&'static str],
    fallback: UnstableFallback,
    expected: Expected,
) -> Row {
    Row { name, endpoint, versions, features, fallback, expected }
}

const fn path(template: &'static str, reason: PathReason) -> Expected {
    Expected::Path { template, reason, deprecated: None }
}

const fn deprecated(
    template: &'static str,
    reason: PathReason,
    since: Version,
    in_all: bool,
    removed_in_some: bool,
) -> Expected {
    let scope = DeprecationScope::Endpoint;
    let deprecated = Some(Deprecated { scope, since, in_all, removed_in_some });
    Expected::Path { template, reason, deprecated }
}

/// As [`deprecated`], about the path alone.
const fn old_path(
    template: &'static str,
    reason: PathReason,
    since: Version,
    in_all: bool,
    removed_in_some: bool,
) -> Expected {
    let scope = DeprecationScope::Path;
    let deprecated = Some(Deprecated { scope, since, in_all, removed_in_some });
    Expected::Path { template, reason, deprecated }
}

const fn version(minor: u16) -> PathReason {
    PathReason::Version(v1(minor))
}

const fn v1(minor: u16) -> Version {
    Version::new(1, minor)
}

/// The dates of [`DATED`].
const DATE: PathReason = PathReason::Version(date(2022, 11, 28));
const LATER_DATE: PathReason = PathReason::Version(date(2024, 9, 30));
const END: Version = date(2026, 1, 31);

const fn date(year: u16, month: u8, day: u8) -> Version {
    Version::date(year, month, day).expect("a date")
}

const fn feature(name: &'static str) -> PathReason {
    PathReason::Feature(name)
}

const UNSTABLE_FALLBACK: PathReason = PathReason::UnstableFallback;
const ONLY_PATH: PathReason = PathReason::OnlyPath;

#[rustfmt::skip]
static ROWS: &[Row] = &[
    // An endpoint with a single `path` ignores all rules.
    row("one path, unknown server", &PLAIN, &[], &[], STRICT, path("/plain/{id}", ONLY_PATH)),
    row("one path, versions and features", &PLAIN, &["r0.6.1", "v9.9"], &["org.first"], FALLBACK, path("/plain/{id}", ONLY_PATH)),

    // Rule 1: every version of the server is at or past `removed`.
    row("removed in the only version", &GONE, &["v1.7"], &[], FALLBACK, Expected::Removed(v1(7))),
    row("removed in all versions", &GONE, &["v1.7", "v1.8", "v2.0"], &[], FALLBACK, Expected::Removed(v1(7))),
    row("removed in all, despite a feature", &GONE, &["v1.9"], &["org.gone"], FALLBACK, Expected::Removed(v1(7))),
    row("removed in all, strict", &GONE, &["v3.0"], &[], STRICT, Expected::Removed(v1(7))),
    row("removed in some", &GONE, &["v1.6", "v1.7"], &[], FALLBACK, deprecated("/v3/gone", version(3), v1(5), true, true)),
    row("removed in some, deprecated in fewer", &GONE, &["v1.2", "v1.7"], &[], FALLBACK, deprecated("/v1/gone", version(1), v1(5), false, true)),
    row("removed in the newest, the oldest is older than the endpoint", &GONE, &["v1.0", "v1.8"], &[], STRICT, Expected::NoPath),
    row("removed in the newest, the oldest is older than the endpoint, by feature", &GONE, &["v1.0", "v1.8"], &["org.gone"], STRICT, deprecated("/unstable/gone", feature("org.gone"), v1(5), false, true)),
    row("removed in the newest, the oldest is older than the endpoint, by fallback", &GONE, &["v1.0", "v1.8"], &[], FALLBACK, deprecated("/unstable/gone", UNSTABLE_FALLBACK, v1(5), false, true)),
    row("removed, never deprecated", &LEFT, &["v1.6"], &[], FALLBACK, Expected::Removed(v1(6))),
    row("removed in some, never deprecated", &LEFT, &["v1.5", "v1.6"], &[], STRICT, deprecated("/v2/left", version(1), v1(6), false, true)),
    row("removed and too old", &LEFT, &["v1.0", "v1.6"], &[], FALLBACK, Expected::NoPath),
    row("before the version that removed it", &LEFT, &["v1.5"], &[], STRICT, path("/v2/left", version(1))),
    row("removed, unknown server", &GONE, &[], &[], FALLBACK, path("/unstable/gone", UNSTABLE_FALLBACK)),
    row("removed in all that parse", &GONE, &["next", "v1.7"], &[], FALLBACK, Expected::Removed(v1(7))),
    row("removed, and no version parses", &GONE, &["next"], &[], STRICT, Expected::NoPath),
    row("removed in all, stable by a feature", &FEATURE_GONE, &["v1.4"], &["org.feature.gone"], FALLBACK, Expected::Removed(v1(4))),
    row("removed in some, stable by a feature", &FEATURE_GONE, &["v1.3", "v1.4"], &["org.feature.gone"], STRICT, deprecated("/v1/feature-gone", feature("org.feature.gone"), v1(2), true, true)),

    // Rule 2: the newest stable path that some version reaches.
    row("the first stable version", &STABLE, &["v1.0"], &[], FALLBACK, path("/r0/stable", version(0))),
    row("the second stable version", &STABLE, &["v1.1"], &[], FALLBACK, path("/v3/stable", version(1))),
    row("the newest of two", &STABLE, &["v1.0", "v1.1"], &[], FALLBACK, path("/v3/stable", version(1))),
    row("the order of the server does not matter", &STABLE, &["v1.1", "v1.0"], &[], FALLBACK, path("/v3/stable", version(1))),
    row("the same version twice", &STABLE, &["1.1", "v1.1"], &[], FALLBACK, path("/v3/stable", version(1))),
    row("an unknown newer minor version", &STABLE, &["v1.99"], &[], FALLBACK, path("/v3/stable", version(1))),
    row("an unknown newer major version", &STABLE, &["v7.0"], &[], STRICT, path("/v3/stable", version(1))),
    row("r0.0.1 counts as 1.0", &STABLE, &["r0.0.1"], &[], STRICT, path("/r0/stable", version(0))),
    row("r0.6.1 counts as 1.0", &STABLE, &["r0.6.1"], &[], STRICT, path("/r0/stable", version(0))),
    row("r0.6.1 beside v1.1", &STABLE, &["r0.5.0", "r0.6.1", "v1.1"], &[], STRICT, path("/v3/stable", version(1))),
    row("strings that do not parse are skipped", &STABLE, &["", "r1.0", "v1.", "v1.0.0.0", "v1.0"], &[], STRICT, path("/r0/stable", version(0))),
    row("a version between two paths", &GONE, &["v1.2"], &[], FALLBACK, path("/v1/gone", version(1))),
    row("a version beats the unstable path", &TRIED_OUT, &["v1.7"], &[], FALLBACK, path("/v1/tried-out", version(7))),
    row("one version past the first stable one is enough", &TRIED_OUT, &["v1.1", "v1.8"], &[], STRICT, path("/v1/tried-out", version(7))),
    row("a version beats the feature of an unstable path", &BESIDE, &["v1.3"], &["org.beside"], FALLBACK, path("/v1/beside", version(3))),
    row("a version beats the feature of a newer path", &BESIDE, &["v1.5"], &["org.beside.stable"], FALLBACK, path("/v1/beside", version(3))),
    row("a version beats a newer path by feature alone", &FEATURE_LAST, &["v1.1"], &["org.late"], FALLBACK, path("/v1/late", version(1))),
    row("a path with a version and a feature, with both", &BESIDE, &["v1.6"], &["org.beside.stable"], FALLBACK, path("/v2/beside", version(6))),
    row("1.9 is older than 1.10", &TENS, &["v1.9"], &[], FALLBACK, path("/v9/tens", version(9))),
    row("1.10 is newer than 1.9", &TENS, &["v1.10", "v1.9"], &[], FALLBACK, path("/v10/tens", version(10))),
    row("1.11 is older than 2.0", &TENS, &["v1.11"], &[], FALLBACK, path("/v10/tens", version(10))),
    row("1.2 is older than 1.10", &TENS, &["v1.2"], &[], FALLBACK, path("/v1/tens", version(1))),
    row("2.0 is newer than 1.10", &TENS, &["v1.10", "v2.0"], &[], FALLBACK, path("/v20/tens", PathReason::Version(Version::new(2, 0)))),
    row("placeholders in another order", &SWAPPED, &["v1.4"], &[], STRICT, path("/v3/{room}/has/{event}", version(1))),

    // Rule 2, paths that are deprecated and removed alone.
    row("an old path", &MOVED, &["v1.5"], &[], STRICT, path("/media/moved", version(1))),
    row("a new path beside a deprecated one", &MOVED, &["v1.6"], &[], STRICT, path("/client/moved", version(6))),
    row("a new path in some, the old one in others", &MOVED, &["v1.1", "v1.6"], &[], STRICT, path("/client/moved", version(6))),
    row("the newest path is deprecated in no version", &MOVED, &["v1.9", "v1.12"], &[], STRICT, path("/client/v2/moved", version(8))),
    row("the endpoint is deprecated with its newest path", &MOVED, &["v1.12", "v2.0"], &[], STRICT, deprecated("/client/v2/moved", version(8), Version::new(2, 0), false, false)),
    row("the feature of an old path", &MOVED, &[], &["org.moved.stable"], STRICT, path("/client/moved", feature("org.moved.stable"))),
    row("the feature of an unstable path that was removed", &MOVED, &["v1.0"], &["org.moved"], STRICT, path("/unstable/moved", feature("org.moved"))),
    row("two paths of one version", &TWINS, &["v1.1"], &[], STRICT, path("/v2/twin", version(1))),
    row("two paths of one version, the older one is removed", &TWINS, &["v1.10"], &[], STRICT, path("/v2/twin", version(1))),
    row("a date", &DATED, &["2022-11-28"], &[], STRICT, path("/dated", DATE)),
    row("a later date", &DATED, &["2024-01-01", "v2022-12-01"], &[], STRICT, path("/dated", DATE)),
    row("a date before a day", &DATED, &["2024-09-29"], &[], STRICT, path("/dated", DATE)),
    row("a date that adds a path", &DATED, &["2022-11-28", "2024-09-30"], &[], STRICT, path("/dated/again", LATER_DATE)),
    row("a date that removes the endpoint", &DATED, &["2026-01-31"], &["org.dated"], FALLBACK, Expected::Removed(END)),
    row("numbers say nothing about dates", &DATED, &["v9.9", "2022-11-27"], &[], STRICT, Expected::NoPath),
    row("numbers do not keep what a date removed", &DATED, &["v1.0", "2026-02-01"], &[], STRICT, Expected::Removed(END)),
    row("dates say nothing about numbers", &LEFT, &["2024-10-01"], &[], STRICT, Expected::NoPath),
    row("dates beside numbers are ignored", &LEFT, &["v1.5", "2024-10-01"], &[], STRICT, path("/v2/left", version(1))),
    row("one number", &PARTS, &["v1"], &[], STRICT, path("/one", version(0))),
    row("one number is the first of two", &PARTS, &["1.0.0"], &[], STRICT, path("/one", version(0))),
    row("two numbers", &PARTS, &["1.41"], &[], STRICT, path("/two", version(41))),
    row("three numbers", &PARTS, &["1.41.2"], &[], STRICT, path("/three", PathReason::Version(v1(41).with_patch(2)))),
    row("three numbers between two", &PARTS, &["1.41.1"], &[], STRICT, path("/two", version(41))),
    row("three numbers, deprecated in one", &PARTS, &["1.42", "2.0"], &[], STRICT, deprecated("/three", PathReason::Version(v1(41).with_patch(2)), Version::from_major(2), false, false)),

    // Rule 2, deprecation is reported, but is never an error.
    row("not deprecated yet", &GONE, &["v1.3", "v1.4"], &[], FALLBACK, path("/v3/gone", version(3))),
    row("deprecated in the only version", &GONE, &["v1.5"], &[], FALLBACK, deprecated("/v3/gone", version(3), v1(5), true, false)),
    row("deprecated in all", &GONE, &["v1.5", "v1.6"], &[], STRICT, deprecated("/v3/gone", version(3), v1(5), true, false)),
    row("deprecated in some", &GONE, &["v1.1", "v1.6"], &[], FALLBACK, deprecated("/v3/gone", version(3), v1(5), false, false)),
    row("deprecated by the version that added it", &BORN_DEPRECATED, &["v1.0"], &[], STRICT, deprecated("/r0/born-deprecated", version(0), v1(0), true, false)),
    row("deprecated by the version that r0 counts as", &BORN_DEPRECATED, &["r0.6.0"], &[], STRICT, deprecated("/r0/born-deprecated", version(0), v1(0), true, false)),
    row("deprecated since the first version, but never removed", &BORN_DEPRECATED, &["v0.9", "v9.0"], &[], STRICT, deprecated("/r0/born-deprecated", version(0), v1(0), false, false)),

    // Rule 3: the newest path whose feature the server has.
    row("the feature of an unstable path", &UNSTABLE, &[], &["org.first"], FALLBACK, path("/unstable/first", feature("org.first"))),
    row("the newest of two features", &UNSTABLE, &[], &["org.first", "org.second"], STRICT, path("/unstable/second", feature("org.second"))),
    row("a feature beats the fallback", &UNSTABLE, &["v1.1"], &["org.second"], FALLBACK, path("/unstable/second", feature("org.second"))),
    row("stable by a feature alone", &FEATURE, &[], &["org.feature"], STRICT, path("/v1/feature", feature("org.feature"))),
    row("stable by a feature alone, with a version", &FEATURE, &["v1.9"], &["org.feature"], STRICT, path("/v1/feature", feature("org.feature"))),
    row("the feature came before the version", &FEATURE_FIRST, &["v1.3"], &["org.early", "org.early.stable"], FALLBACK, path("/v1/early", feature("org.early.stable"))),
    row("only the unstable feature", &FEATURE_FIRST, &["v1.3"], &["org.early"], FALLBACK, path("/unstable/early", feature("org.early"))),
    row("a stable feature beside a version", &BESIDE, &["v1.2"], &["org.beside.stable"], STRICT, path("/v2/beside", feature("org.beside.stable"))),
    row("a stable feature beats an unstable one", &BESIDE, &[], &["org.beside", "org.beside.stable"], FALLBACK, path("/v2/beside", feature("org.beside.stable"))),
    row("the unstable feature, versions too old", &BESIDE, &["v1.2"], &["org.beside"], STRICT, path("/unstable/beside", feature("org.beside"))),
    row("a path by feature alone, versions too old", &FEATURE_LAST, &["v1.0"], &["org.late"], STRICT, path("/v2/late", feature("org.late"))),
    row("the feature of a removed endpoint, no version", &GONE, &[], &["org.gone"], STRICT, path("/unstable/gone", feature("org.gone"))),
    row("deprecated, stable by a feature alone", &FEATURE_GONE, &["v1.1", "v1.2"], &["org.feature.gone"], STRICT, deprecated("/v1/feature-gone", feature("org.feature.gone"), v1(2), false, false)),
    row("a prefix of a feature is not the feature", &FEATURE, &[], &["org.feature.other", "org"], FALLBACK, Expected::NoPath),
    row("the case of a feature matters", &FEATURE, &[], &["ORG.FEATURE"], FALLBACK, Expected::NoPath),

    row("the feature of a path that all versions removed", &MOVED_AWAY, &["v1.2"], &["org.away"], STRICT, Expected::NoPath),
    row("the feature of a path that some versions removed", &MOVED_AWAY, &["v1.1", "v1.2"], &["org.away"], STRICT, old_path("/unstable/away", feature("org.away"), v1(2), false, true)),
    row("the feature of a path before its removal", &MOVED_AWAY, &["v1.1"], &["org.away"], STRICT, path("/unstable/away", feature("org.away"))),
    row("the feature of another path", &MOVED_AWAY, &["v1.2"], &["org.away.stable"], STRICT, path("/away", feature("org.away.stable"))),

    // Rule 4: the last unstable path as a fallback.
    row("a fallback that all versions removed", &MOVED_AWAY, &["v1.3"], &[], FALLBACK, Expected::NoPath),
    row("a fallback that some versions removed", &MOVED_AWAY, &["v1.0", "v1.3"], &[], FALLBACK, old_path("/unstable/away", UNSTABLE_FALLBACK, v1(2), false, true)),
    row("unknown server", &TRIED_OUT, &[], &[], FALLBACK, path("/unstable/tried-out", UNSTABLE_FALLBACK)),
    row("versions too old", &TRIED_OUT, &["v1.6"], &[], FALLBACK, path("/unstable/tried-out", UNSTABLE_FALLBACK)),
    row("r0 is too old", &TRIED_OUT, &["r0.6.1"], &[], FALLBACK, path("/unstable/tried-out", UNSTABLE_FALLBACK)),
    row("other features", &TRIED_OUT, &["v1.6"], &["org.other"], FALLBACK, path("/unstable/tried-out", UNSTABLE_FALLBACK)),
    row("never stable", &NEVER_STABLE, &["v9.9"], &["org.other"], FALLBACK, path("/unstable/never-stable", UNSTABLE_FALLBACK)),
    row("the last of several unstable paths", &UNSTABLE, &["v1.6"], &[], FALLBACK, path("/unstable/third", UNSTABLE_FALLBACK)),
    row("a fallback whose feature the server lacks", &BESIDE, &["v1.2"], &[], FALLBACK, path("/unstable/beside", UNSTABLE_FALLBACK)),
    row("the fallback is never a stable path", &FEATURE_FIRST, &["v1.3"], &[], FALLBACK, path("/unstable/early", UNSTABLE_FALLBACK)),
    row("deprecated, by fallback", &FEATURE_GONE, &["v1.2"], &[], FALLBACK, deprecated("/unstable/feature-gone", UNSTABLE_FALLBACK, v1(2), true, false)),

    // Rule 5: no path.
    row("unknown server, no unstable path", &STABLE, &[], &[], FALLBACK, Expected::NoPath),
    row("unknown server, strict", &TRIED_OUT, &[], &[], STRICT, Expected::NoPath),
    row("versions too old, strict", &TRIED_OUT, &["v1.6"], &[], STRICT, Expected::NoPath),
    row("versions too old, no unstable path", &STABLE, &["v0.9"], &[], FALLBACK, Expected::NoPath),
    row("no feature, no unstable path", &FEATURE, &["v1.9"], &[], FALLBACK, Expected::NoPath),
    row("never stable, strict", &NEVER_STABLE, &["v9.9"], &["org.other"], STRICT, Expected::NoPath),
    row("no feature, strict", &UNSTABLE, &["v1.9"], &["org.other"], STRICT, Expected::NoPath),
    row("no version parses", &STABLE, &["next", "1."], &[], FALLBACK, Expected::NoPath),
    row("an unknown major version", &BORN_DEPRECATED, &["v0.1"], &[], FALLBACK, Expected::NoPath),
];

fn outcome(row: &Row) -> Expected {
    let server = SupportedVersions::from_matrix_versions(row.versions).with_features(row.features);
    match row.endpoint.history.choose(&server, row.fallback) {
        Ok(choice) => Expected::Path {
            template: choice.template.as_str(),
            reason: choice.reason,
            deprecated: Deprecated::of(&choice),
        },
        Err(PathError::EndpointRemoved { version, .. }) => Expected::Removed(version),
        Err(PathError::NoPath { needed, features, server: had, .. }) => {
            let history = &row.endpoint.history;
            assert_eq!(needed, history.added_in(), "{}: needed", row.name);
            assert!(features.iter().copied().eq(history.features()), "{}: features", row.name);
            let comparable = server.versions().filter(|version| {
                !history.ignored_versions(&server).any(|ignored| ignored == *version)
            });
            assert!(had.iter().copied().eq(comparable), "{}: server", row.name);
            Expected::NoPath
        }
        Err(other) => panic!("{}: {other}", row.name),
    }
}

#[test]
fn paths_are_chosen_as_in_the_table() {
    let failed: Vec<String> = ROWS
        .iter()
        .filter_map(|row| {
            let actual = outcome(row);
            let Row { name, versions, features, fallback, expected, .. } = row;
            (actual != *expected).then(|| {
                format!(
                    "{name}: versions {versions:?}, features {features:?}, fallback {fallback:?}\n  \
                     expected {expected:?}\n  but got  {actual:?}"
                )
            })
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} rows:\n{}", failed.len(), ROWS.len(), failed.join("\n"));
}

#[test]
fn names_of_rows_are_unique() {
    for (index, row) in ROWS.iter().enumerate() {
        let first = ROWS.iter().position(|other| other.name == row.name);
        assert_eq!(first, Some(index), "{}", row.name);
    }
    assert!(ROWS.len() >= 40);
}
