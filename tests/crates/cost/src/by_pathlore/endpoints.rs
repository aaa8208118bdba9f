//! The endpoint definitions.

pub(super) mod register {
    use std::time::Duration;

    use pathlore::{Metadata, metadata, request, response};

    use crate::{
        by_pathlore::error::UiaaError,
        model::{AuthData, RegistrationKind},
    };

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: AppserviceTokenOptional,
        history: {
            1.0 => "/_matrix/client/r0/register",
            1.1 => "/_matrix/client/v3/register",
        }
    };

    #[request(error = UiaaError)]
    pub(crate) struct Request {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) password: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) username: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) device_id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) initial_device_display_name: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) auth: Option<AuthData>,
        #[api(query)]
        #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
        pub(crate) kind: RegistrationKind,
        #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
        pub(crate) inhibit_login: bool,
        #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
        pub(crate) login_type: Option<String>,
        #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
        pub(crate) refresh_token: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) guest_access_token: Option<String>,
    }

    #[response(error = UiaaError)]
    pub(crate) struct Response {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) access_token: Option<String>,
        pub(crate) user_id: String,
        pub(crate) device_id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) refresh_token: Option<String>,
        #[serde(
            rename = "expires_in_ms",
            with = "pathlore::serde::duration::opt_ms",
            default,
            skip_serializing_if = "Option::is_none"
        )]
        pub(crate) expires_in: Option<Duration>,
    }
}

pub(super) mod login {
    use std::time::Duration;

    use pathlore::{Metadata, metadata, request, response};

    use crate::model::{LoginInfo, WellKnown};

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: AppserviceTokenOptional,
        history: {
            1.0 => "/_matrix/client/r0/login",
            1.1 => "/_matrix/client/v3/login",
        }
    };

    #[request]
    pub(crate) struct Request {
        #[serde(flatten)]
        pub(crate) login_info: LoginInfo,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) device_id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) initial_device_display_name: Option<String>,
        #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
        pub(crate) refresh_token: bool,
    }

    #[response]
    pub(crate) struct Response {
        pub(crate) user_id: String,
        pub(crate) access_token: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) home_server: Option<String>,
        pub(crate) device_id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) refresh_token: Option<String>,
        #[serde(
            rename = "expires_in_ms",
            with = "pathlore::serde::duration::opt_ms",
            default,
            skip_serializing_if = "Option::is_none"
        )]
        pub(crate) expires_in: Option<Duration>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) well_known: Option<WellKnown>,
    }
}

pub(super) mod logout {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: false,
        authentication: AccessToken,
        history: {
            1.0 => "/_matrix/client/r0/logout",
            1.1 => "/_matrix/client/v3/logout",
        }
    };

    #[request(empty_body)]
    pub(crate) struct Request {}

    #[response]
    pub(crate) struct Response {}
}

pub(super) mod get_token {
    use std::time::Duration;

    use pathlore::{Metadata, metadata, request, response};

    use crate::{by_pathlore::error::UiaaError, model::AuthData};

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: AccessToken,
        history: {
            unstable("org.matrix.msc3882") =>
                "/_matrix/client/unstable/org.matrix.msc3882/login/get_token",
            1.7 => "/_matrix/client/v1/login/get_token",
        }
    };

    #[request(error = UiaaError)]
    pub(crate) struct Request {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) auth: Option<AuthData>,
    }

    #[response(error = UiaaError)]
    pub(crate) struct Response {
        #[serde(rename = "expires_in_ms", with = "pathlore::serde::duration::ms")]
        pub(crate) expires_in: Duration,
        pub(crate) login_token: String,
    }
}

pub(super) mod wide {
    use pathlore::{Metadata, metadata, request, response};

    use crate::model::Direction;

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: AccessToken,
        history: {
            unstable("org.example.relations") =>
                "/_matrix/client/unstable/rooms/{room_id}/relations/{event_id}/{relation}",
            1.3 => "/_matrix/client/v1/rooms/{room_id}/relations/{event_id}/{relation}",
        }
    };

    #[request]
    pub(crate) struct Request {
        #[api(path)]
        pub(crate) room_id: String,
        #[api(path)]
        pub(crate) event_id: String,
        #[api(path)]
        pub(crate) relation: String,
        #[api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) from: Option<String>,
        #[api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) to: Option<String>,
        #[api(query)]
        pub(crate) direction: Direction,
        #[api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) limit: Option<u32>,
        #[api(query)]
        pub(crate) recurse: bool,
        #[api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) since: Option<u64>,
        #[api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) filter: Option<String>,
        #[api(query)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub(crate) not_type: Vec<String>,
        #[api(query)]
        pub(crate) order_by: String,
        #[api(query)]
        pub(crate) threads: bool,
    }

    #[response]
    pub(crate) struct Response {}
}

pub(super) mod media {
    use bytes::Bytes;
    use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: AccessToken,
        history: {
            1.0 => "/_matrix/media/r0/upload",
            1.1 => "/_matrix/media/v3/upload",
        }
    };

    #[request]
    pub(crate) struct Request {
        #[api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) filename: Option<String>,
        #[api(header = CONTENT_TYPE)]
        pub(crate) content_type: Option<String>,
        #[api(raw_body)]
        pub(crate) file: Bytes,
    }

    #[response]
    pub(crate) struct Response {
        #[api(header = CONTENT_TYPE)]
        pub(crate) content_type: Option<String>,
        #[api(header = CONTENT_DISPOSITION)]
        pub(crate) content_disposition: Option<String>,
        #[api(raw_body)]
        pub(crate) file: Bytes,
    }
}

pub(super) mod list {
    use pathlore::response;

    use crate::model::Entry;

    #[response]
    pub(crate) struct Response {
        #[api(body)]
        pub(crate) entries: Vec<Entry>,
    }
}

pub(super) mod five_paths {
    use pathlore::{Metadata, metadata};

    pub(crate) const METADATA: &Metadata = &metadata! {
        method: GET,
        rate_limited: false,
        authentication: AccessToken,
        history: {
            unstable("org.example.first") => "/_matrix/client/unstable/first/{room_id}/state",
            unstable("org.example.second") => "/_matrix/client/unstable/second/{room_id}/state",
            1.4 => "/_matrix/client/v1/rooms/{room_id}/state",
            1.6 => "/_matrix/client/v2/rooms/{room_id}/state",
            1.9 => "/_matrix/client/v3/rooms/{room_id}/state",
        }
    };
}
