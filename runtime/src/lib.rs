#![cfg_attr(docsrs, feature(doc_cfg))]
//! One definition of an HTTP endpoint gives a typed client half, a typed server half, and the
//! memory of every path that the endpoint ever had.
//!
//! ```
//! pub mod get_login_token {
//!     use std::time::Duration;
//!
//!     use pathlore::{Metadata, metadata, request, response};
//!
//!     const METADATA: Metadata = metadata! {
//!         method: POST,
//!         rate_limited: true,
//!         authentication: AccessToken,
//!         history: {
//!             unstable => "/_matrix/client/unstable/org.matrix.msc3882/login/get_token",
//!             1.7 => "/_matrix/client/v1/login/get_token",
//!         }
//!     };
//!
//!     #[request]
//!     #[derive(Default)]
//!     pub struct Request {
//!         #[serde(skip_serializing_if = "Option::is_none")]
//!         pub session: Option<String>,
//!     }
//!
//!     #[response]
//!     pub struct Response {
//!         #[serde(with = "pathlore::serde::duration::ms", rename = "expires_in_ms")]
//!         pub expires_in: Duration,
//!         #[api(secret)]
//!         pub login_token: String,
//!     }
//! }
//!
//! use get_login_token::{Request, Response};
//! use pathlore::{
//!     IncomingRequest, IncomingResponse, OutgoingRequest, OutgoingResponse, SupportedVersions,
//!     Target,
//! };
//!
//! // The client: the server says that it has version 1.8, so the stable path is taken.
//! let target = Target::new("https://example.org")?
//!     .with_supported_versions(SupportedVersions::from_versions(["v1.8"]));
//! let http_request = Request::default().to_http_request(&target, "token".into())?;
//! assert_eq!(http_request.uri(), "https://example.org/_matrix/client/v1/login/get_token");
//!
//! // The server: it answers on all of the endpoint's paths.
//! let request = Request::from_http_request(&http_request)?;
//! assert_eq!(request.session, None);
//! let response = Response {
//!     expires_in: std::time::Duration::from_secs(120),
//!     login_token: "secret".to_owned(),
//! };
//! let http_response = response.to_http_response()?;
//! assert_eq!(http_response.body(), r#"{"expires_in_ms":120000,"login_token":"secret"}"#);
//!
//! // The client again.
//! let response = Response::from_http_response(&http_response)?;
//! assert_eq!(response.login_token, "secret");
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! Messages are [`http::Request`] and [`http::Response`] of [`bytes::Bytes`], which
//! every HTTP stack takes; nothing here sends or receives them.
//!
//! The types of [`http`], [`bytes`] and [`serde_json`] appear in public signatures, so the three
//! crates are re-exported.
//!
//! # Where to look
//!
//! | you are | read |
//! |---|---|
//! | writing an API crate | [`metadata!`], [`#[request]`](request), [`#[response]`](response), [`EndpointError`], [`AuthScheme`](auth::AuthScheme) |
//! | wondering about a compile error | [`mistakes`] |
//! | writing a client | [`OutgoingRequest`], [`IncomingResponse`], [`Target`], [`SupportedVersions`], [`auth`] |
//! | writing a server | [`IncomingRequest`], [`OutgoingResponse`], [`Metadata::paths`], [`FromHttpRequestError`] |
//!
//! # Features
//!
//! | feature | default | what it does |
//! |---|---|---|
//! | `client` | yes | [`OutgoingRequest`] and [`IncomingResponse`] are generated |
//! | `server` | yes | [`IncomingRequest`] and [`OutgoingResponse`] are generated |
//! | `tracing` | no | an event where a request takes a deprecated or an unstable path |
//!
//! The traits exist always, so an API crate needs no features of its own; whoever puts the
//! program together turns on what it needs.

pub use bytes;
pub use http;
pub use serde_json;

#[doc = include_str!("docs/metadata.md")]
pub use pathlore_macros::metadata;

#[doc = include_str!("docs/request.md")]
pub use pathlore_macros::request;

#[doc = include_str!("docs/response.md")]
pub use pathlore_macros::response;

pub use self::{
    endpoint::history::{
        Availability, Deprecation, PathChoice, PathReason, UnstableFallback, VersionHistory,
        VersionedPath,
    },
    endpoint::metadata::{Authentication, Metadata},
    endpoint::path_template::PathTemplate,
    endpoint::version::{ParseVersionError, SupportedVersions, Version},
    error::{
        AuthenticationError, CredentialsError, DecodeError, DecodeErrorKind, EncodeError,
        FromHttpRequestError, FromHttpResponseError, IntoHttpError, MethodError, PathError, Place,
    },
    request::{Credentials, Endpoint, IncomingRequest, OutgoingRequest},
    response::{EndpointError, ErrorBody, ErrorResponse, IncomingResponse, OutgoingResponse},
    target::{BaseUrlError, Target},
};

pub mod auth;
pub mod bounds;
#[cfg(doc)]
#[doc = include_str!("mistakes.md")]
pub mod mistakes {}
pub mod prelude;
pub mod serde;

mod endpoint;
mod error;
mod format;
mod request;
mod response;
mod target;

#[doc(hidden)]
pub mod codegen;

/// Where an error is in what they generate, the compiler names them, so that their path is short.
#[doc(hidden)]
pub use pathlore_macros::{DeriveRequest, DeriveResponse};
