//! Fields that versions and features added, renamed and removed.

use std::fmt::Write as _;

use pathlore::{IncomingRequest, IntoHttpError, OutgoingRequest, SupportedVersions, Target, http};

mod combinations;
mod data;
mod directions;
mod examples;
mod headers;
mod properties;
mod reading;
mod responses;
mod writing;

/// Returns a target that supports what is listed: versions, and features, which begin with a letter.
fn target(server: &str) -> Target {
    let (features, versions): (Vec<_>, Vec<_>) =
        server.split_whitespace().partition(|it| it.starts_with(char::is_alphabetic));
    let supported = SupportedVersions::from_versions(versions).with_features(features);
    Target::new("https://example.org").unwrap().with_supported_versions(supported)
}

/// Writes a request for a server, as its line, its header fields and its body.
fn written<R>(server: &str, request: &R) -> String
where
    R: OutgoingRequest<Authentication = pathlore::auth::NoAuthentication>,
{
    match request.to_http_request(&target(server), ()) {
        Ok(request) => printed(&request),
        Err(IntoHttpError::Encode(error)) => format!("error: {error}"),
        Err(error) => format!("other error: {error}"),
    }
}

fn printed(request: &http::Request<pathlore::bytes::Bytes>) -> String {
    let mut text = request.uri().path_and_query().unwrap().to_string();
    for (name, value) in request.headers().iter().filter(|(name, _)| *name != "content-type") {
        write!(text, " {name}: {}", value.to_str().unwrap()).unwrap();
    }
    let body = str::from_utf8(request.body()).unwrap();
    if body != "{}" && !body.is_empty() {
        write!(text, " {body}").unwrap();
    }
    text
}

/// Reads a request, or returns the error.
fn read<R: IncomingRequest>(request: &http::Request<pathlore::bytes::Bytes>) -> Result<R, String> {
    R::from_http_request(request).map_err(|error| error.to_string())
}

/// An endpoint with a field for each part of a message and each kind of history.
mod endpoint {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        history: {
            unstable("org.path") => "/feature",
            unstable => "/unstable",
            1.2 => "/v1",
            1.4 => "/v2",
            1.8 => removed("/v1"),
            1.9 => deprecated,
        }
    };

    #[request]
    #[derive(Default, PartialEq)]
    pub(super) struct Request {
        #[api(query, since = 1.3)]
        pub(super) new: Option<u8>,
        #[api(query, until = 1.5)]
        pub(super) old: Vec<u8>,
        #[api(query, renamed(1.4 | stable("org.name"), from = "server name"))]
        pub(super) via: Vec<String>,
        #[api(header = "x-new", since = 1.3 | stable("org.header"))]
        pub(super) new_header: Option<String>,
        #[api(header = "x-old", until = stable("org.header"), drop)]
        pub(super) old_header: Vec<String>,
        #[api(header = "x-third", renamed(1.3, from = "x-first"), renamed(1.5, from = "X-Second"))]
        pub(super) header: Option<u8>,
        #[api(since = stable("org.note"), drop)]
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub(super) note: String,
        #[api(since = 1.3, until = 1.6, renamed(1.3, from = "a\"b"), renamed(1.5, from = "c"))]
        #[serde(rename = "d", alias = "e", skip_serializing_if = "Option::is_none")]
        pub(super) name: Option<u8>,
        #[api(until = 1.5 | stable("org.body"))]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub(super) list: Vec<u8>,
    }

    #[response]
    pub(super) struct Response {}
}

/// An endpoint whose fields are always sent, under the name that the server knows.
mod present {
    use pathlore::{Metadata, http::HeaderName, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        history: { 2024-01-01 => "/path" }
    };

    const LEVEL: HeaderName = HeaderName::from_static("x-level");

    #[request]
    #[derive(PartialEq)]
    #[serde(default)]
    pub(super) struct Request {
        #[api(header = LEVEL, default, renamed(2024-06-01, from = "x-rank"))]
        pub(super) level: u8,
        #[api(renamed(2024-06-01 | stable("org.length"), from = "size"))]
        #[serde(default = "ten")]
        pub(super) length: u8,
        #[api(renamed(2024-06-01, from = "first"))]
        #[serde(with = "pathlore::serde::duration::ms")]
        pub(super) last: std::time::Duration,
    }

    fn ten() -> u8 {
        10
    }

    impl Default for Request {
        fn default() -> Self {
            Self { level: 0, length: 10, last: std::time::Duration::from_millis(20) }
        }
    }

    #[response]
    pub(super) struct Response {}
}
