//! The names that nearly every definition, client and server uses, for a glob import.
//!
//! ```
//! use pathlore::prelude::*;
//! use serde::{Deserialize, Serialize};
//!
//! const METADATA: Metadata = metadata! {
//!     method: GET,
//!     rate_limited: false,
//!     authentication: None,
//!     path: "/rooms/{room_id}",
//! };
//!
//! #[request]
//! pub struct Request {
//!     #[api(path)]
//!     pub room_id: String,
//! }
//!
//! #[response]
//! pub struct Response {
//!     pub members: Vec<Member>,
//! }
//!
//! #[derive(Clone, Debug, Serialize, Deserialize)]
//! pub struct Member {
//!     pub user_id: String,
//! }
//!
//! let target = Target::new("https://example.org")?;
//! let http_request = Request { room_id: "1".to_owned() }.to_http_request(&target, ())?;
//! assert_eq!(http_request.uri(), "https://example.org/rooms/1");
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! | for | names |
//! |---|---|
//! | definitions | [`metadata!`], [`#[request]`](request), [`#[response]`](response), [`Metadata`] |
//! | error types | [`#[endpoint_error]`](endpoint_error), [`EndpointError`], [`FromRejection`] |
//! | clients | [`OutgoingRequest`], [`IncomingResponse`], [`TokenScheme`], [`Target`], [`SupportedVersions`] |
//! | servers | [`IncomingRequest`], [`OutgoingResponse`], [`AuthScheme`] |
//! | both | [`Endpoint`] |
//!
//! The traits are here because their methods are called, and because generic code names them in
//! bounds. Error types and credentials are not here: a program names few of them, and rarely.
//!
//! Do not import the root of this crate with a glob. It has a module [`serde`](crate::serde), which
//! would make the name of the crate `serde` ambiguous.

#[doc(no_inline)]
pub use crate::{
    Endpoint, EndpointError, FromRejection, IncomingRequest, IncomingResponse, Metadata,
    OutgoingRequest, OutgoingResponse, SupportedVersions, Target,
    auth::{AuthScheme, TokenScheme},
    endpoint_error, metadata, request, response,
};
