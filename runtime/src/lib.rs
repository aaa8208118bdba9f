#![cfg_attr(docsrs, feature(doc_cfg))]
//! Define an HTTP endpoint once, and get a typed client side, a typed server side and a record of
//! every path that the endpoint has ever had.
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
//! // The client. The server supports version 1.8, so the request takes the stable path.
//! let target = Target::new("https://example.org")?
//!     .with_supported_versions(SupportedVersions::from_versions(["v1.8"]));
//! let http_request = Request::default().to_http_request(&target, "token".into())?;
//! assert_eq!(http_request.uri(), "https://example.org/_matrix/client/v1/login/get_token");
//!
//! // The server. It accepts requests on all paths of the endpoint.
//! let request = Request::from_http_request(&http_request)?;
//! assert_eq!(request.session, None);
//! let response = Response {
//!     expires_in: std::time::Duration::from_secs(120),
//!     login_token: "secret".to_owned(),
//! };
//! let http_response = response.to_http_response()?;
//! assert_eq!(http_response.body(), r#"{"expires_in_ms":120000,"login_token":"secret"}"#);
//!
//! // The client reads the response.
//! let response = Response::from_http_response(&http_response)?;
//! assert_eq!(response.login_token, "secret");
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! Messages are [`http::Request`] and [`http::Response`] with a body of [`bytes::Bytes`]. Sending and
//! receiving them is left to an HTTP client or server of your choice, or to the crates
//! [`pathlore-client`](https://docs.rs/pathlore-client) and [`pathlore-axum`](https://docs.rs/pathlore-axum).
//!
//! Types of [`http`], [`bytes`] and [`serde_json`] appear in public signatures, so the three crates
//! are re-exported.
//!
//! # Where to start
//!
//! | to | read |
//! |---|---|
//! | write an API crate | [`metadata!`], [`#[request]`](request), [`#[response]`](response), [`EndpointError`], [`FromRejection`], [`AuthScheme`](auth::AuthScheme) |
//! | write a client | [`OutgoingRequest`], [`IncomingResponse`], [`Target`], [`SupportedVersions`], [`auth`] |
//! | write a server | [`IncomingRequest`], [`OutgoingResponse`], [`Metadata::paths`], [`Rejection`] |
//! | list the endpoints of an API | [`api!`](macro@crate::api), [`Api`] |
//! | import what most code needs | [`prelude`] |
//! | write an endpoint that the macros do not cover | [`by_hand`], [`client!`], [`server!`] |
//! | understand a compile error | [`mistakes`] |
//! | use definitions that were written for ruma | [`from_ruma`] |
//! | write fields that only some versions have | [`field_history`] |
//! | know which values arrive as they were sent | [`round_trip`] |
//!
//! # Features
//!
//! | feature | default | effect |
//! |---|---|---|
//! | `client` | yes | the macros implement [`OutgoingRequest`] and [`IncomingResponse`] |
//! | `server` | yes | the macros implement [`IncomingRequest`] and [`OutgoingResponse`] |
//! | `tracing` | no | emits an event if a request takes a deprecated path or falls back to an unstable one |
//! | `cookies` | no | fields with `#[api(cookie = "…")]` |
//! | `multipart` | no | messages with `multipart = form_data` or `multipart = mixed` |
//! | `describe` | no | `describe`: definitions as data, with the schemas of known types |
//! | `schemars1` | no | schemas of types that implement `JsonSchema` of `schemars` 1; includes `describe` |
//! | `base64` | no | `serde::base64`: bytes in base64 |
//! | `http-date` | no | `serde::timestamp::http_date`: `SystemTime` as an HTTP-date |
//! | `rfc3339` | no | `serde::timestamp::rfc3339`: `SystemTime` in the form of RFC 3339 |
//! | `jiff02` | no | `serde::jiff02`: timestamps of `jiff` 0.2; includes `http-date` |
//! | `time03` | no | `serde::time03`: timestamps of `time` 0.3; includes `http-date` |
//!
//! The traits exist whichever features are enabled, so an API crate needs no features of its own for
//! `client`, `server` and `tracing`. The program that depends on the API crate enables what it uses. An API
//! crate enables the features whose modules it names.

pub use bytes;
pub use http;
pub use serde_json;

#[doc = include_str!("docs/metadata.md")]
pub use pathlore_macros::metadata;

#[doc = include_str!("docs/request.md")]
pub use pathlore_macros::request;

#[doc = include_str!("docs/response.md")]
pub use pathlore_macros::response;

#[doc = include_str!("docs/endpoint_error.md")]
pub use pathlore_macros::endpoint_error;

pub use self::{
    api::{Api, ApiEndpoint},
    base_url::BaseUrlError,
    endpoint::carrier::VersionCarrier,
    endpoint::choice::{Deprecation, DeprecationScope, PathChoice, PathReason, UnstableFallback},
    endpoint::field_history::{FieldHistory, Renamed, VersionOrFeature},
    endpoint::history::{Availability, VersionHistory, VersionedPath},
    endpoint::metadata::{Authentication, Metadata},
    endpoint::path_template::PathTemplate,
    endpoint::supported::SupportedVersions,
    endpoint::version::{ParseVersionError, Version},
    error::{
        AuthenticationError, CredentialsError, DecodeError, DecodeErrorKind, EncodeError,
        FromHttpRequestError, FromHttpResponseError, IntoHttpError, MethodError, PathError, Place,
    },
    rejection::{FromRejection, Rejection},
    request::{Credentials, Endpoint, IncomingRequest, OutgoingRequest},
    response::{
        EndpointError, EndpointResponse, ErrorResponse, IncomingResponse, OutgoingResponse,
    },
    target::Target,
    transfer::{Buffered, Streamed, Transfer},
};

pub mod auth;
pub mod bounds;
pub mod by_hand;
#[cfg(feature = "describe")]
pub mod describe;
// The examples are compiled as tests.
#[cfg(any(doc, doctest))]
#[doc = include_str!("docs/constructors.md")]
pub mod constructors {}
#[cfg(any(doc, doctest))]
#[doc = include_str!("docs/field_history.md")]
pub mod field_history {}
#[cfg(any(doc, doctest))]
#[doc = include_str!("docs/from_ruma.md")]
pub mod from_ruma {}
#[cfg(doc)]
#[doc = include_str!("mistakes.md")]
pub mod mistakes {}
#[cfg(doc)]
#[doc = include_str!("docs/round_trip.md")]
pub mod round_trip {}
pub mod multipart;
pub mod prelude;
pub mod serde;

mod api;
mod base_url;
mod endpoint;
mod error;
mod format;
mod percent;
mod rejection;
mod request;
mod response;
mod target;
mod transfer;

#[doc(hidden)]
pub mod codegen;

// The compiler names these derives in errors about generated code, so their path is short.
#[doc(hidden)]
pub use pathlore_macros::document;
#[cfg(not(feature = "describe"))]
#[doc(hidden)]
pub use pathlore_macros::{DeriveEndpointError, DeriveRequest, DeriveResponse};
#[cfg(feature = "describe")]
#[doc(hidden)]
pub use pathlore_macros::{
    DescribeEndpointError as DeriveEndpointError, DescribeRequest as DeriveRequest,
    DescribeResponse as DeriveResponse,
};
