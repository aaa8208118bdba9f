//! An API crate whose endpoints are described.
#![deny(warnings)]
#![allow(missing_docs, reason = "fields without documentation are described as well")]

use std::{borrow::Cow, collections::BTreeMap, time::Duration};

use pathlore::{
    ErrorResponse, Metadata, endpoint_error,
    http::{HeaderName, header::ETAG},
    metadata, request, response,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Messages of rooms.
pub mod messages {
    use super::{
        Author, BTreeMap, Cow, Duration, ETAG, HeaderName, Hidden, Kind, Metadata, Tree, metadata,
        request, response,
    };

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: AccessToken,
        history: { 1.0 => "/rooms/{room_id}/messages/{txn}", 1.3 => deprecated }
    };

    /// Sends a message.
    ///
    /// It has a second paragraph.
    #[request(query("format" = "json", "raw"))]
    #[serde(rename_all = "camelCase")]
    pub struct Request<'a> {
        /// The room.
        #[api(path)]
        pub room_id: Cow<'a, str>,
        #[api(path)]
        pub txn: u64,
        /// The limit.
        #[api(query)]
        #[serde(default = "ten", alias = "max")]
        pub limit: u32,
        #[api(query, since = 1.1)]
        #[deprecated = "write `limit`"]
        pub user: Option<String>,
        #[api(query)]
        #[serde(rename = "tag")]
        pub tags: Vec<Kind>,
        #[api(header = ETAG)]
        pub entity_tag: Option<String>,
        #[api(header = X_NUMBERS)]
        pub numbers: Vec<u8>,
        #[api(header_prefix = "x-meta-")]
        pub meta: BTreeMap<String, String>,
        /// The author.
        pub user_author: Author,
        #[serde(with = "pathlore::serde::duration::ms")]
        pub wait: Duration,
        #[serde(default, with = "pathlore::serde::duration::opt_secs")]
        pub ttl: Option<Duration>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub open: Vec<Hidden>,
        #[api(secret)]
        pub token: String,
        #[api(schema = Author)]
        pub described: Option<Hidden>,
        pub tree: Option<Box<Tree>>,
        pub pair: (u8, String),
        #[serde(flatten)]
        pub rest: BTreeMap<String, serde_json::Value>,
        #[serde(skip)]
        pub skipped: u8,
    }

    pub(super) const X_NUMBERS: HeaderName = HeaderName::from_static("x-numbers");

    fn ten() -> u32 {
        10
    }

    /// What happened.
    #[response(error = super::Failure)]
    pub enum Response {
        /// It was sent.
        #[api(status = OK | ACCEPTED)]
        Sent {
            /// The status.
            #[api(status)]
            status: pathlore::http::StatusCode,
            /// The event.
            event_id: String,
        },
        /// It was sent before.
        #[deprecated]
        #[api(status = NOT_MODIFIED)]
        Before,
    }
}

/// The kind of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Text.
    Text,
    /// A picture.
    Picture,
}

/// An author.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Author {
    /// The name.
    pub name: String,
    /// The age in years.
    pub age: Option<u8>,
}

/// A recursive type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tree {
    /// The children.
    pub children: Vec<Tree>,
}

/// A type of which nothing is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hidden(pub u8);

/// A type whose name is that of a trait or a function that finds schemas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Open {
    /// A field.
    pub probe: u8,
}

/// The errors.
#[endpoint_error(code = "errcode")]
#[derive(PartialEq)]
pub enum Failure {
    /// It is forbidden.
    #[api(status = FORBIDDEN, code = "M_FORBIDDEN")]
    Forbidden {
        /// The reason.
        reason: String,
    },
    /// The client is wrong.
    #[api(status = 4xx)]
    Client {
        /// The status.
        #[api(status)]
        status: pathlore::http::StatusCode,
    },
    /// Anything else.
    #[api(other)]
    Other(ErrorResponse),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("failed")
    }
}

impl std::error::Error for Failure {}

/// A generic endpoint with all kinds of types.
pub mod generic {
    use super::{Metadata, Open, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, authentication: None, path: "/generic"
    };

    /// A request.
    #[request(response = Response<T>)]
    pub struct Request<T> {
        /// Generic.
        pub value: T,
        /// Generic in a list.
        pub values: Vec<T>,
        /// Not generic.
        pub open: Open,
    }

    /// A response.
    #[response(content = form)]
    pub struct Response<T> {
        /// Generic.
        pub value: T,
    }
}

/// An upload with several paths.
pub mod upload {
    use pathlore::multipart::File;

    use super::{Author, Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: AccessTokenOptional,
        name: "Upload a file",
        history: {
            unstable("org.upload") => "/unstable/files/{name?}",
            1.1 => "/v1/files/{name?}",
            1.2 => "/v2/files/{name?}",
            1.4 => deprecated("/v1/files/{name?}"),
            1.5 => deprecated,
            1.6 => removed,
        }
    };

    #[request(multipart = form_data, new)]
    #[serde(deny_unknown_fields)]
    pub struct Request {
        #[api(path)]
        pub name: Option<String>,
        #[api(cookie = "session")]
        pub session: Option<u32>,
        pub title: String,
        #[api(part = json)]
        pub author: Author,
        #[api(part = file)]
        pub files: Vec<File>,
    }

    #[response(stream, error = super::Failure)]
    pub struct Response {
        #[api(header = "content-type")]
        pub content_type: Option<String>,
        #[api(header = "x-size")]
        pub size: u64,
    }
}

/// A file of any depth, as text, with a default that serde reads and does not write.
pub mod text {
    use super::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, authentication: None, path: "/text/{*file}"
    };

    #[request]
    pub struct Request {
        #[api(path)]
        pub file: String,
        #[api(query_all)]
        pub all: std::collections::BTreeMap<String, String>,
    }

    #[response(content = text)]
    pub struct Response {
        #[api(body)]
        pub text: String,
    }
}

pathlore::api! {
    /// All endpoints.
    pub API = [
        messages::Request<'static>,
        generic::Request<u8>,
        upload::Request,
        text::Request,
    ]
}
