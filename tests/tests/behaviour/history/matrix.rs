//! The histories of Matrix's endpoints give the operations of each release of the specification, and
//! say which of them are deprecated.

use std::collections::BTreeSet;

use pathlore::{Metadata, PathReason, SupportedVersions, UnstableFallback, Version, VersionedPath};

use self::{
    histories::{APP, CLIENT, FEDERATION, IDENTITY, KEY, MEDIA, POLICY, PUSH, WELL_KNOWN},
    operations::{LAST, OPERATIONS, SPELT_ANEW},
};

mod histories;
mod operations;

/// The endpoints of all APIs.
fn endpoints() -> impl Iterator<Item = &'static Metadata> {
    [APP, CLIENT, FEDERATION, IDENTITY, KEY, MEDIA, POLICY, PUSH, WELL_KNOWN]
        .into_iter()
        .flatten()
        .copied()
}

/// The operations of a release, or those that it calls deprecated.
fn listed(release: u16, deprecated: bool) -> BTreeSet<String> {
    let is_listed = |group: &&operations::Operations| {
        let since = if deprecated { group.deprecated } else { Some(group.first) };
        since.is_some_and(|since| (since..=group.last).contains(&release))
    };
    let groups = OPERATIONS.iter().filter(is_listed);
    groups.flat_map(|group| group.names).map(|name| (*name).to_owned()).collect()
}

/// The method and the path, without the names of placeholders.
fn name(endpoint: &Metadata, path: &VersionedPath) -> String {
    let mut name = format!("{} {}", endpoint.method, path.template);
    for placeholder in endpoint.placeholders() {
        name = name.replace(&format!("{{{placeholder}}}"), "{}");
    }
    name
}

/// The name under which a release lists an operation.
fn spelling(name: String, listed: &BTreeSet<String>) -> String {
    if listed.contains(&name) {
        return name;
    }
    let other = SPELT_ANEW.iter().find_map(|(old, new)| match &*name {
        name if name == *old => Some(*new),
        name if name == *new => Some(*old),
        _ => None,
    });
    other.filter(|other| listed.contains(*other)).map_or(name, str::to_owned)
}

const fn version(release: u16) -> Version {
    Version::new(1, release)
}

#[test]
fn the_table_has_250_operations() {
    let count: usize = OPERATIONS.iter().map(|group| group.names.len()).sum();
    assert_eq!(count, 250);
    let ended: usize =
        OPERATIONS.iter().filter(|group| group.last != LAST).map(|group| group.names.len()).sum();
    assert_eq!((ended, SPELT_ANEW.len()), (15, 11), "four were removed");
}

#[test]
fn each_release_has_the_paths_of_the_specification() {
    for release in 1..=LAST {
        let listed = listed(release, false);
        let described: BTreeSet<String> = endpoints()
            .flat_map(|endpoint| {
                endpoint.history.paths_in(version(release)).map(|path| name(endpoint, path))
            })
            .map(|name| spelling(name, &listed))
            .collect();
        let missing: Vec<_> = listed.difference(&described).collect();
        let surplus: Vec<_> = described.difference(&listed).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "1.{release}: missing {missing:#?}, surplus {surplus:#?}"
        );
    }
}

#[test]
fn each_release_deprecates_what_the_specification_deprecates() {
    let mut total = 0;
    for release in 1..=LAST {
        let described: BTreeSet<String> = endpoints()
            .flat_map(|endpoint| {
                let paths = endpoint.history.deprecated_paths_in(version(release));
                paths.map(|path| name(endpoint, path))
            })
            .collect();
        assert_eq!(described, listed(release, true), "1.{release}");
        total += described.len();
    }
    assert!(total > 100, "there are some: {total}");
}

#[test]
fn four_paths_were_removed() {
    let removed: Vec<_> = endpoints()
        .flat_map(|endpoint| {
            let history = &endpoint.history;
            history.paths().iter().filter_map(|path| {
                let own = path.availability.removed_in();
                let version = own.or(history.removed_in())?;
                Some((version, own.is_some(), name(endpoint, path)))
            })
        })
        .collect();
    let removed: Vec<_> =
        removed.iter().map(|(version, own, name)| (*version, *own, name.as_str())).collect();
    assert_eq!(
        removed,
        [
            (version(18), true, "PUT /_matrix/federation/v1/send_join/{}/{}"),
            (version(18), true, "PUT /_matrix/federation/v1/send_leave/{}/{}"),
            (version(6), false, "GET /_matrix/key/v2/query/{}/{}"),
            (version(6), false, "GET /_matrix/key/v2/server/{}"),
        ]
    );
}

/// A client of a server with one release takes the newest path of that release, and is told if it is
/// deprecated.
#[test]
fn a_client_takes_the_newest_path_of_a_release() {
    for endpoint in endpoints() {
        let history = &endpoint.history;
        for release in 1..=LAST {
            let server: SupportedVersions = [version(release)].into_iter().collect();
            let choice = history.choose(&server, UnstableFallback::Deny);
            let newest = history.paths_in(version(release)).next_back();
            let chosen = choice.as_ref().ok().map(|choice| choice.template);
            assert_eq!(chosen, newest.map(|path| &path.template), "1.{release}: {history:?}");
            let (Ok(choice), Some(newest)) = (choice, newest) else { continue };
            assert_eq!(Some(choice.reason), newest.availability.version().map(PathReason::Version));
            let is_deprecated =
                history.deprecated_paths_in(version(release)).any(|path| path == newest);
            assert_eq!(choice.deprecation.is_some(), is_deprecated, "1.{release}: {history:?}");
        }
    }
}
