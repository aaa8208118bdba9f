//! Parsing of versions, and the versions and features of a server.

use pathlore::{SupportedVersions, Version};
use proptest::prelude::*;

#[test]
fn versions_are_parsed() {
    let rows: &[(&str, (u16, u16))] = &[
        ("1.7", (1, 7)),
        ("v1.7", (1, 7)),
        ("v1.10", (1, 10)),
        ("v0.1", (0, 1)),
        ("v12.345", (12, 345)),
        ("65535.65535", (65535, 65535)),
        ("r0.0.0", (1, 0)),
        ("r0.0.1", (1, 0)),
        ("r0.6.1", (1, 0)),
        ("r0.12.34", (1, 0)),
    ];
    for (string, (major, minor)) in rows {
        assert_eq!(string.parse(), Ok(Version::new(*major, *minor)), "{string}");
    }
}

#[test]
fn other_strings_are_rejected() {
    let strings = [
        "",
        ".",
        "v",
        "1",
        "v1",
        "1.",
        ".7",
        "v1.",
        "v.7",
        "1.7.2",
        "v1.7.2",
        "1..7",
        "vv1.7",
        "V1.7",
        "+1.7",
        "1.+7",
        "-1.7",
        "1.-7",
        " 1.7",
        "1.7 ",
        "1. 7",
        "1,7",
        "v1.7-rc",
        "1.7a",
        "0x1.7",
        "65536.0",
        "1.65536",
        "1.99999999999999999999",
        "r0",
        "r0.",
        "r0.x",
        "r0.6.",
        "r0..1",
        "r0.6.1-rc",
        "r0.+6",
        "r1.0",
        "r1.6.1",
        "R0.6.1",
        "next",
        "unstable",
        "\u{661}.7",
        "\u{ff11}.7",
        "01.7",
        "1.07",
        "v1.07",
        "00.1",
        "1.00",
        "r0.06",
        "r0.6.01",
        "1.7\0",
        "1.7\n",
    ];
    for string in strings {
        let error = string.parse::<Version>().expect_err(string);
        assert_eq!(error.to_string(), "not a version: expected `1.7` or `v1.7`");
    }
}

#[test]
fn versions_are_ordered_by_their_numbers() {
    let ascending = ["0.9", "1.0", "1.1", "1.2", "1.9", "1.10", "1.11", "1.100", "2.0", "10.0"];
    let versions: Vec<Version> =
        ascending.into_iter().map(|string| string.parse().expect("a version")).collect();
    assert!(versions.is_sorted());
    assert_eq!("r0.6.1".parse::<Version>(), "v1.0".parse());
}

#[test]
fn versions_and_features_are_sorted_and_unique() {
    let server =
        SupportedVersions::from_versions(["v1.10", "r0.6.1", "", "v1.9", "r0.5.0", "next", "1.9"])
            .with_features(["org.b", "org.a", "org.b"]);
    let versions: Vec<_> = server.versions().map(|version| version.to_string()).collect();
    assert_eq!(versions, ["1.0", "1.9", "1.10"]);
    assert_eq!(server.oldest(), Some(Version::new(1, 0)));
    assert_eq!(server.newest(), Some(Version::new(1, 10)));
    assert_eq!(server.features().collect::<Vec<_>>(), ["org.a", "org.b"]);
    assert!(server.has_feature("org.a"));
    assert!(!server.has_feature("org"));
}

#[test]
fn an_unknown_server_has_no_versions() {
    let server = SupportedVersions::new();
    assert_eq!(server, SupportedVersions::default());
    assert_eq!(server, SupportedVersions::from_versions(["x"]));
    assert_eq!(server.oldest(), None);
    assert_eq!(server.newest(), None);
    assert_eq!(server.versions().len(), 0);
    assert_eq!(server.features().len(), 0);
}

#[test]
fn all_constructors_agree() {
    let by_steps = SupportedVersions::new()
        .with_version(Version::new(1, 7))
        .with_feature("org.a")
        .with_version(Version::new(1, 1))
        .with_version(Version::new(1, 7))
        .with_feature(String::from("org.b"));
    let from_strings =
        SupportedVersions::from_versions(["v1.1", "v1.7"]).with_features(["org.a", "org.b"]);
    assert_eq!(by_steps, from_strings);

    let collected: SupportedVersions = by_steps.versions().collect();
    assert_eq!(collected, SupportedVersions::from_versions(["v1.1", "v1.7"]));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn displayed_versions_parse_back(major: u16, minor: u16) {
        let version = Version::new(major, minor);
        prop_assert_eq!((version.major(), version.minor()), (major, minor));
        prop_assert_eq!(version.to_string(), format!("{major}.{minor}"));
        prop_assert_eq!(version.to_string().parse(), Ok(version));
        prop_assert_eq!(format!("v{version}").parse(), Ok(version));
    }

    #[test]
    fn parsing_never_panics(string: String) {
        let _ = string.parse::<Version>();
    }

    #[test]
    fn a_version_is_two_numbers_and_a_dot(
        string in proptest::collection::vec(proptest::sample::select(&b"v01259.+- r"[..]), 0..7)
            .prop_map(|bytes| bytes.into_iter().map(char::from).collect::<String>()),
    ) {
        let numbers = string.strip_prefix('v').unwrap_or(&string).split_once('.').filter(|parts| {
            [parts.0, parts.1].iter().all(|part| {
                // As in `metadata!`, a number has one form.
                part.parse::<u64>().is_ok_and(|number| number.to_string() == *part)
            })
        });
        let expected = numbers.and_then(|(major, minor)| {
            Some(Version::new(major.parse().ok()?, minor.parse().ok()?))
        });
        prop_assume!(!string.starts_with("r0."));
        prop_assert_eq!(string.parse().ok(), expected);
    }

    #[test]
    fn strings_that_do_not_parse_are_skipped(
        strings in proptest::collection::vec(
            prop_oneof![
                any::<(u16, u16)>().prop_map(|(major, minor)| format!("v{major}.{minor}")),
                any::<String>(),
                proptest::sample::select(&["r0.6.1", "r1.0", "", "v1", "next"][..])
                    .prop_map(str::to_owned),
            ],
            0..12,
        ),
    ) {
        let server = SupportedVersions::from_versions(&strings);
        let alone: SupportedVersions =
            strings.iter().filter_map(|string| string.parse::<Version>().ok()).collect();
        prop_assert_eq!(&server, &alone);
        prop_assert_eq!(server.oldest(), server.versions().min());
        prop_assert_eq!(server.newest(), server.versions().max());
    }
}
