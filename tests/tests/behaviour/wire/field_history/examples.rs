//! Endpoints of real APIs.

use pathlore::{OutgoingRequest, SupportedVersions, Target, Version, VersionCarrier};

use super::{super::support::received, printed, read, written};

/// Matrix's `POST /join/{roomIdOrAlias}`: version 1.12 has `via` for `server_name` (MSC4156).
mod join {
    use std::borrow::Cow;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: None,
        history: {
            1.0 => "/_matrix/client/r0/join/{room_id_or_alias}",
            1.1 => "/_matrix/client/v3/join/{room_id_or_alias}",
        }
    };

    #[request(new)]
    pub(super) struct Request<'a> {
        #[api(path)]
        pub(super) room_id_or_alias: Cow<'a, str>,
        #[api(query, renamed(1.12, from = "server_name"))]
        pub(super) via: Vec<Cow<'a, str>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(super) reason: Option<Cow<'a, str>>,
    }

    #[response]
    pub(super) struct Response {
        pub(super) room_id: String,
    }
}

#[test]
fn matrix_join() {
    let mut request = join::Request::new("#a:b.org".into());
    request.via = vec!["b.org".into(), "c.org".into()];
    for (server, expected) in [
        ("1.0", "/_matrix/client/r0/join/%23a:b.org?server_name=b.org&server_name=c.org"),
        ("1.1 1.11", "/_matrix/client/v3/join/%23a:b.org?server_name=b.org&server_name=c.org"),
        ("1.1 1.11 1.12", "/_matrix/client/v3/join/%23a:b.org?via=b.org&via=c.org"),
        ("1.15", "/_matrix/client/v3/join/%23a:b.org?via=b.org&via=c.org"),
    ] {
        assert_eq!(written(server, &request), expected, "{server}");
        let request: join::Request<'static> = read(&received("POST", expected, "")).unwrap();
        assert_eq!(request.via, ["b.org", "c.org"]);
    }
    // A client that does not know the server sends both.
    let both = "/_matrix/client/v3/join/%23a:b.org?server_name=old.org&via=b.org";
    let request: join::Request<'static> = read(&received("POST", both, "")).unwrap();
    assert_eq!(request.via, ["b.org"]);
}

/// Docker's `GET /containers/json`, whose version 1.12 has `filters` and whose version 1.25 no longer has `since`
/// and `before`, as the documents of these versions list them.
mod list_containers {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        history: { 1.6 => "/containers/json" }
    };

    #[request(new)]
    #[derive(Default, PartialEq)]
    pub(super) struct Request {
        #[api(query)]
        pub(super) all: Option<bool>,
        #[api(query)]
        pub(super) limit: Option<u32>,
        #[api(query, until = 1.25)]
        pub(super) since: Option<String>,
        #[api(query, until = 1.25)]
        pub(super) before: Option<String>,
        #[api(query, since = 1.12)]
        pub(super) filters: Option<String>,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn docker_containers() {
    let common = list_containers::Request { all: Some(true), limit: Some(5), ..Default::default() };
    let older = list_containers::Request { before: Some("4cb0".to_owned()), ..common.clone() };
    let newer = list_containers::Request {
        filters: Some(r#"{"before":["4cb0"]}"#.to_owned()),
        ..common.clone()
    };
    let both = list_containers::Request { filters: newer.filters.clone(), ..older.clone() };
    let filters = "filters=%7B%22before%22%3A%5B%224cb0%22%5D%7D";
    for (server, request, expected) in [
        ("1.6", &common, "/v1.6/containers/json?all=true&limit=5".to_owned()),
        ("1.45", &common, "/v1.45/containers/json?all=true&limit=5".to_owned()),
        ("1.11", &older, "/v1.11/containers/json?all=true&limit=5&before=4cb0".to_owned()),
        ("1.24", &both, format!("/v1.24/containers/json?all=true&limit=5&before=4cb0&{filters}")),
        ("1.25", &newer, format!("/v1.25/containers/json?all=true&limit=5&{filters}")),
        (
            "1.11",
            &newer,
            "query parameter `filters`: needs version 1.12 or later, but the server has version 1.11".to_owned(),
        ),
        (
            "1.45",
            &both,
            "query parameter `before`: removed in version 1.25, but the server has version 1.45".to_owned(),
        ),
    ] {
        let target = Target::new("https://example.org")
            .unwrap()
            .with_supported_versions(SupportedVersions::from_versions([server]))
            .with_version_carrier(VersionCarrier::PathPrefix, Version::new(1, 45));
        match request.to_http_request(&target, ()) {
            Ok(mut sent) => {
                assert_eq!(printed(&sent), expected);
                let version = VersionCarrier::PathPrefix.take(&mut sent).unwrap();
                assert_eq!(version, server.parse().ok());
                assert_eq!(&read::<list_containers::Request>(&sent).unwrap(), request);
            }
            Err(error) => assert_eq!(error.to_string(), expected, "{server}"),
        }
    }
}
