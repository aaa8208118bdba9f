//! Parsing of versions, and the versions and features of a server.

use std::collections::HashSet;

use pathlore::{SupportedVersions, Version};
use proptest::prelude::*;

#[test]
fn versions_are_parsed() {
    let rows: &[(&str, Version)] = &[
        ("1.7", Version::new(1, 7)),
        ("v1.7", Version::new(1, 7)),
        ("v1.10", Version::new(1, 10)),
        ("v0.1", Version::new(0, 1)),
        ("v12.345", Version::new(12, 345)),
        ("65535.65535", Version::new(65535, 65535)),
        ("2", Version::from_major(2)),
        ("v2", Version::from_major(2)),
        ("0", Version::from_major(0)),
        ("1.41.0", Version::new(1, 41).with_patch(0)),
        ("v4.2.17", Version::new(4, 2).with_patch(17)),
        ("2024-10-01", date(2024, 10, 1)),
        ("v2024-02-29", date(2024, 2, 29)),
        ("0000-01-01", date(0, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
    ];
    for (string, version) in rows {
        let parsed: Version = string.parse().expect(string);
        assert_eq!(parsed, *version, "{string}");
        assert_eq!(parsed.to_string(), string.trim_start_matches('v'));
        assert_eq!(Version::from_matrix(string), Ok(*version), "{string}");
    }
}

fn date(year: u16, month: u8, day: u8) -> Version {
    Version::date(year, month, day).expect("a date")
}

#[test]
fn missing_numbers_are_zero() {
    let equal = ["2", "2.0", "2.0.0", "v2"].map(|text| text.parse::<Version>().expect("a version"));
    for version in equal {
        assert_eq!(version, Version::from_major(2));
        assert_eq!(HashSet::from(equal).len(), 1, "they have one hash");
        assert!(version < Version::new(2, 0).with_patch(1));
    }
    assert_eq!(equal.map(|version| version.to_string()), ["2", "2.0", "2.0.0", "2"]);
    assert_eq!(format!("{:?}", equal[0]), "Version(2)");
}

#[test]
fn parts_can_be_read() {
    let parts = |text: &str| {
        let version: Version = text.parse().expect("a version");
        (version.major(), version.minor(), version.patch(), version.is_date())
    };
    assert_eq!(parts("4.2.17"), (4, 2, 17, false));
    assert_eq!(parts("4"), (4, 0, 0, false));
    assert_eq!(parts("2024-10-01"), (2024, 10, 1, true));
    assert_eq!(date(2024, 10, 1).with_patch(2), date(2024, 10, 1), "a date remains one");
}

#[test]
fn matrix_releases_before_1_1_are_1_0() {
    for string in ["r0.0.0", "r0.0.1", "r0.6.1", "r0.12.34"] {
        assert_eq!(Version::from_matrix(string), Ok(Version::new(1, 0)), "{string}");
        assert!(string.parse::<Version>().is_err(), "{string}: only for Matrix");
    }
    for string in [
        "r0",
        "r0.",
        "r0.x",
        "r0.6.",
        "r0..1",
        "r0.6.1-rc",
        "r0.+6",
        "r1.0",
        "R0.6.1",
        "r0.06",
        "x",
    ] {
        assert!(Version::from_matrix(string).is_err(), "{string}");
    }
}

#[test]
fn other_strings_are_rejected() {
    let strings = [
        "",
        ".",
        "v",
        "1.",
        ".7",
        "v1.",
        "v.7",
        "1.7.2.0",
        "v1.7.2.",
        "1..7",
        "1.7.02",
        "1.7.+2",
        "01",
        "65536",
        "2024-10",
        "2024-10-1",
        "2024-1-01",
        "24-10-01",
        "2024-10-01-",
        "2024-10-00",
        "2024-00-01",
        "2024-13-01",
        "2024-04-31",
        "2023-02-29",
        "1900-02-29",
        "2024-+1-01",
        "2024.10-01",
        "+024-10-01",
        "12024-10-01",
        "2024-10-01T00",
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
        assert_eq!(
            error.to_string(),
            "not a version: expected one to three numbers, such as `1.7`, or a date"
        );
    }
}

#[test]
fn versions_are_ordered_by_their_numbers() {
    let ascending = [
        "0.9",
        "1.0",
        "1.1",
        "1.2",
        "1.9",
        "1.10",
        "1.10.1",
        "1.11",
        "1.100",
        "2",
        "2.0.1",
        "10.0",
        "0001-01-01",
        "2024-09-30",
        "2024-10-01",
    ];
    let versions: Vec<Version> =
        ascending.into_iter().map(|string| string.parse().expect("a version")).collect();
    assert!(versions.is_sorted());
}

#[test]
fn versions_and_features_are_sorted_and_unique() {
    let server =
        SupportedVersions::from_matrix_versions(["v1.10", "r0.6.1", "", "v1.9", "r0.5.0", "1.9"])
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
    for server in [server, SupportedVersions::from_versions(["x"])] {
        assert_eq!(server.oldest(), None);
        assert_eq!(server.newest(), None);
        assert_eq!(server.versions().len(), 0);
        assert_eq!(server.features().len(), 0);
    }
}

#[test]
fn strings_that_are_not_versions_can_be_asked_for() {
    let list = ["v1.7", "next", "r0.6.1", "", "2024-10-01", "next"];
    let server = SupportedVersions::from_versions(list).with_feature("org.a");
    assert!(server.unparsed().eq(["next", "r0.6.1", "", "next"]));
    assert!(SupportedVersions::from_matrix_versions(list).unparsed().eq(["next", "", "next"]));

    assert!(SupportedVersions::new().is_empty());
    let known = [
        SupportedVersions::from_versions(["v1.7"]),
        SupportedVersions::from_versions(["next"]),
        SupportedVersions::new().with_feature("org.a"),
    ];
    assert!(known.iter().all(|server| !server.is_empty()));
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

/// Versions of every form.
fn version() -> impl Strategy<Value = Version> {
    let number = || prop_oneof![0..3_u16, any::<u16>()];
    prop_oneof![
        number().prop_map(Version::from_major),
        (number(), number()).prop_map(|(major, minor)| Version::new(major, minor)),
        (number(), number(), number())
            .prop_map(|(major, minor, patch)| Version::new(major, minor).with_patch(patch)),
        (0..9999_u16, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| date(year, month, day)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn displayed_versions_parse_back(version in version()) {
        let displayed = version.to_string();
        for text in [displayed.clone(), format!("v{displayed}")] {
            let parsed: Version = text.parse().expect("a version");
            prop_assert_eq!(parsed, version);
            prop_assert_eq!(parsed.to_string(), &*displayed);
        }
    }

    /// As one would compare them by hand, with zeros for what is missing.
    #[test]
    fn versions_are_compared_as_numbers(left in version(), right in version()) {
        let key = |version: Version| {
            (version.is_date(), version.major(), version.minor(), version.patch())
        };
        prop_assert_eq!(left.cmp(&right), key(left).cmp(&key(right)));
        prop_assert_eq!(left == right, key(left) == key(right));
    }

    #[test]
    fn parsing_never_panics(string: String) {
        let _ = string.parse::<Version>();
    }

    #[test]
    fn a_version_is_one_to_three_numbers(
        string in proptest::collection::vec(proptest::sample::select(&b"v01259..+- r"[..]), 0..8)
            .prop_map(|bytes| bytes.into_iter().map(char::from).collect::<String>()),
    ) {
        let parts: Option<Vec<u16>> = string
            .strip_prefix('v')
            .unwrap_or(&string)
            .split('.')
            // As in `metadata!`, a number has one form.
            .map(|part| part.parse().ok().filter(|number: &u16| number.to_string() == part))
            .collect();
        let expected = parts.and_then(|parts| match parts[..] {
            [major] => Some(Version::from_major(major)),
            [major, minor] => Some(Version::new(major, minor)),
            [major, minor, patch] => Some(Version::new(major, minor).with_patch(patch)),
            _ => None,
        });
        prop_assert_eq!(string.parse().ok(), expected);
    }

    #[test]
    fn a_date_has_ten_characters(year in 0..3000_u16, month in 0..15_u8, day in 0..35_u8) {
        let string = format!("{year:04}-{month:02}-{day:02}");
        prop_assert_eq!(string.parse().ok(), Version::date(year, month, day));
        let february = day <= if year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400) { 29 } else { 28 };
        let exists = (1..=31).contains(&day)
            && (1..=12).contains(&month)
            && (month != 2 || february)
            && (day < 31 || ![4, 6, 9, 11].contains(&month));
        prop_assert_eq!(Version::date(year, month, day).is_some(), exists);
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
        prop_assert!(server.versions().eq(alone.versions()));
        prop_assert_eq!(
            server.unparsed().collect::<Vec<_>>(),
            strings.iter().filter(|string| string.parse::<Version>().is_err()).collect::<Vec<_>>()
        );
        prop_assert_eq!(server.oldest(), server.versions().min());
        prop_assert_eq!(server.newest(), server.versions().max());
    }
}
