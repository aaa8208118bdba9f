//! The endpoints that are missing in `ruma-client-api`, defined with ruma's macros.

pub(super) mod wide {
    use ruma_common::{
        api::{auth_scheme::AccessToken, request, response},
        metadata,
    };

    use pathlore_test_cost::model::Direction;

    metadata! {
        method: GET,
        rate_limited: false,
        authentication: AccessToken,
        history: {
            unstable("org.example.relations") =>
                "/_matrix/client/unstable/rooms/{room_id}/relations/{event_id}/{relation}",
            1.3 => "/_matrix/client/v1/rooms/{room_id}/relations/{event_id}/{relation}",
        }
    }

    #[request]
    pub(crate) struct Request {
        #[ruma_api(path)]
        pub(crate) room_id: String,
        #[ruma_api(path)]
        pub(crate) event_id: String,
        #[ruma_api(path)]
        pub(crate) relation: String,
        #[ruma_api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) from: Option<String>,
        #[ruma_api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) to: Option<String>,
        #[ruma_api(query)]
        pub(crate) direction: Direction,
        #[ruma_api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) limit: Option<u32>,
        #[ruma_api(query)]
        pub(crate) recurse: bool,
        #[ruma_api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) since: Option<u64>,
        #[ruma_api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) filter: Option<String>,
        #[ruma_api(query)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub(crate) not_type: Vec<String>,
        #[ruma_api(query)]
        pub(crate) order_by: String,
        #[ruma_api(query)]
        pub(crate) threads: bool,
    }

    #[response]
    pub(crate) struct Response {}
}

pub(super) mod media {
    use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
    use ruma_common::{
        api::{auth_scheme::AccessToken, request, response},
        metadata,
    };

    metadata! {
        method: POST,
        rate_limited: true,
        authentication: AccessToken,
        history: {
            1.0 => "/_matrix/media/r0/upload",
            1.1 => "/_matrix/media/v3/upload",
        }
    }

    #[request]
    pub(crate) struct Request {
        #[ruma_api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) filename: Option<String>,
        #[ruma_api(header = CONTENT_TYPE)]
        pub(crate) content_type: Option<String>,
        #[ruma_api(raw_body)]
        pub(crate) file: Vec<u8>,
    }

    #[response]
    pub(crate) struct Response {
        #[ruma_api(header = CONTENT_TYPE)]
        pub(crate) content_type: Option<String>,
        #[ruma_api(header = CONTENT_DISPOSITION)]
        pub(crate) content_disposition: Option<String>,
        #[ruma_api(raw_body)]
        pub(crate) file: Vec<u8>,
    }
}

pub(super) mod list {
    use ruma_common::api::response;

    use pathlore_test_cost::model::Entry;

    #[response]
    pub(crate) struct Response {
        #[ruma_api(body)]
        pub(crate) entries: Vec<Entry>,
    }
}

pub(super) mod five_paths {
    use ruma_common::api::{
        MatrixVersion,
        path_builder::{StablePathSelector, VersionHistory},
    };

    pub(crate) const PATHS: VersionHistory = VersionHistory::new(
        &[
            (Some("org.example.first"), "/_matrix/client/unstable/first/{room_id}/state"),
            (Some("org.example.second"), "/_matrix/client/unstable/second/{room_id}/state"),
        ],
        &[
            (
                StablePathSelector::Version(MatrixVersion::V1_4),
                "/_matrix/client/v1/rooms/{room_id}/state",
            ),
            (
                StablePathSelector::Version(MatrixVersion::V1_6),
                "/_matrix/client/v2/rooms/{room_id}/state",
            ),
            (
                StablePathSelector::Version(MatrixVersion::V1_9),
                "/_matrix/client/v3/rooms/{room_id}/state",
            ),
        ],
        None,
        None,
    );
}
