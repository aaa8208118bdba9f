//! The paths that a server has.

use pathlore::{Metadata, SupportedVersions, UnstableFallback};

use super::endpoints::{ALL, DATED, GONE, MOVED, PLAIN};

fn server(versions: &[&str], features: &[&str]) -> SupportedVersions {
    SupportedVersions::from_matrix_versions(versions).with_features(features)
}

fn paths(metadata: &Metadata, server: &SupportedVersions) -> Vec<&'static str> {
    metadata.history.paths_for(server).map(|path| path.template.as_str()).collect()
}

#[test]
fn a_server_has_the_paths_of_its_versions_and_features() {
    let none: [&str; 0] = [];
    assert_eq!(paths(&PLAIN, &server(&[], &[])), ["/plain/{id}"], "it has no versions");
    assert_eq!(paths(&GONE, &server(&["v1.2", "v1.4"], &[])), ["/v1/gone", "/v3/gone"]);
    assert_eq!(paths(&GONE, &server(&["v1.4", "v1.7"], &[])), ["/v1/gone", "/v3/gone"]);
    assert_eq!(paths(&GONE, &server(&["v1.7"], &[])), none);
    assert_eq!(paths(&GONE, &server(&[], &["org.gone"])), ["/unstable/gone"]);
    assert_eq!(paths(&GONE, &server(&["v1.7"], &["org.gone"])), none, "all versions removed it");
    let each_version_has_others = server(&["v1.5", "v1.10"], &[]);
    assert_eq!(paths(&MOVED, &each_version_has_others).len(), 3);
    assert_eq!(paths(&DATED, &server(&["9.9"], &[])), none);
}

/// Except as a fallback.
#[test]
fn a_path_that_is_chosen_for_a_server_is_one_that_it_has() {
    let mut chosen = 0;
    for metadata in ALL {
        let features: Vec<_> = metadata.history.features().collect();
        for versions in [&["v1.2"][..], &["v1.4", "v1.9"], &["v1.12"], &["2024-10-01"], &[]] {
            for features in [&features[..], &[]] {
                let server = server(versions, features);
                if let Ok(choice) = metadata.history.choose(&server, UnstableFallback::Deny) {
                    chosen += 1;
                    let path = choice.template.as_str();
                    assert!(paths(metadata, &server).contains(&path), "{path}: {server:?}");
                }
            }
        }
    }
    assert!(chosen > 50, "{chosen}");
}
