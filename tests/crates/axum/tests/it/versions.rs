//! The paths of versions.

use axum::Router;
use pathlore::{Availability, ErrorResponse, SupportedVersions, Version};
use pathlore_axum::{Call, EndpointOptions, Endpoints};

use crate::support::get;

mod config {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        history: {
            unstable => "/unstable/config",
            unstable("org.example.config") => "/unstable/org.example/config",
            1.0 => "/media/config",
            1.11 => "/client/config",
            1.11 => deprecated("/media/config"),
            1.20 => removed("/media/config"),
            1.30 => deprecated,
            1.40 => removed,
        }
    };

    #[request]
    pub(crate) struct Request {}

    #[response]
    pub(crate) struct Response {
        pub(crate) path: String,
        pub(crate) deprecated: Option<String>,
        pub(crate) removed: Option<String>,
    }
}

async fn config(call: Call<config::Request>) -> Result<config::Response, ErrorResponse> {
    let text = |version: Option<Version>| version.map(|version| version.to_string());
    Ok(config::Response {
        path: call.path.template.to_string(),
        deprecated: text(call.deprecated_in()),
        removed: text(call.removed_in()),
    })
}

const ALL: [&str; 4] =
    ["/unstable/config", "/unstable/org.example/config", "/media/config", "/client/config"];

async fn served(router: &Router) -> Vec<&'static str> {
    let mut served = Vec::new();
    for path in ALL {
        let answer = get(router, path).await;
        if answer.status == 200 {
            assert_eq!(answer.json()["path"], path);
            served.push(path);
        } else {
            assert_eq!(answer.status, 404, "{path}");
        }
    }
    served
}

#[tokio::test]
async fn all_paths_of_the_history_are_routed() {
    let router = Endpoints::new().endpoint(config).into_router().unwrap();
    assert_eq!(served(&router).await, ALL);
}

#[tokio::test]
async fn the_paths_of_versions_are_routed() {
    for (versions, feature, expected) in [
        (&["1.5"][..], "", &ALL[2..3]),
        (&["1.5"], "org.example.config", &ALL[1..3]),
        (&["1.12"], "", &ALL[2..4]),
        (&["1.20"], "", &ALL[3..4]),
        (&["1.50"], "org.example.config", &[]),
        (&[], "", &[]),
    ] {
        let supported = SupportedVersions::from_versions(versions).with_feature(feature);
        let endpoints = Endpoints::new().endpoint_for(&supported, config);
        let router = endpoints.into_router().unwrap();
        assert_eq!(served(&router).await, expected, "{versions:?}");
    }
}

#[tokio::test]
async fn a_server_may_choose_the_paths_itself() {
    let stable = EndpointOptions::new()
        .paths(|path| !matches!(path.availability, Availability::Unstable { .. }));
    let endpoints = Endpoints::new().endpoint_with(&stable, config);
    assert_eq!(served(&endpoints.into_router().unwrap()).await, ALL[2..]);
    let supported = SupportedVersions::from_versions(["1.20"]);
    let endpoints = Endpoints::new().endpoint_with(&stable.supported(&supported), config);
    assert_eq!(served(&endpoints.into_router().unwrap()).await, ALL[3..]);
    let options = EndpointOptions::new().supported(&supported).unstable_paths();
    let endpoints = Endpoints::new().endpoint_with(&options, config);
    assert_eq!(served(&endpoints.into_router().unwrap()).await, [ALL[0], ALL[1], ALL[3]]);
}

#[tokio::test]
async fn a_call_knows_when_its_path_ends() {
    let router = Endpoints::new().endpoint(config).into_router().unwrap();
    for (path, deprecated, removed) in
        [("/media/config", "1.11", "1.20"), ("/client/config", "1.30", "1.40")]
    {
        let json = get(&router, path).await.json();
        assert_eq!((&json["deprecated"], &json["removed"]), (&deprecated.into(), &removed.into()));
    }
}

#[test]
fn an_endpoint_without_a_path_is_missing() {
    pathlore::api! { API = [config::Request] }

    assert_eq!(Endpoints::<()>::new().missing(&API).len(), 1);
    assert!(Endpoints::<()>::new().endpoint(config).missing(&API).is_empty());
    let supported = |version| SupportedVersions::from_versions([version]);
    let endpoints = Endpoints::<()>::new().endpoint_for(&supported("1.20"), config);
    assert!(endpoints.missing(&API).is_empty());
    let missing = Endpoints::<()>::new().endpoint_for(&supported("1.50"), config).missing(&API);
    assert_eq!(format!("{missing:?}"), "[it::versions::config::Request]");
}

/// Version 1.0 has another path than 1.11, and each has its own server.
#[tokio::test]
async fn an_endpoint_with_two_sets_of_paths_is_served_by_two_routers() {
    let old = SupportedVersions::from_versions(["1.0"]);
    let old = Endpoints::new().endpoint_for(&old, config).into_router().unwrap();
    let new = SupportedVersions::from_versions(["1.20"]);
    let new = Endpoints::new().endpoint_for(&new, config).into_router().unwrap();
    assert_eq!(served(&old.merge(new)).await, ALL[2..]);
}
