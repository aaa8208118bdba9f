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

/// Describes an endpoint: an expression of type [`Metadata`], evaluated at compile time.
///
/// ```
/// use pathlore::{Metadata, metadata};
///
/// const METADATA: Metadata = metadata! {
///     method: GET,
///     rate_limited: true,
///     authentication: AccessToken,
///     history: {
///         unstable("org.example.rooms") => "/unstable/org.example.rooms/{room_id}",
///         1.0 => "/v1/rooms/{room_id}",
///         1.1 | stable("org.example.rooms.stable") => "/v2/rooms/{room_id}",
///         1.10 => deprecated,
///         1.11 => removed,
///     },
///     name: "get_room",
///     description: "Tells about a room.",
/// };
/// # assert_eq!(METADATA.paths().len(), 3);
/// ```
///
/// # Keys
///
/// They come in any order.
///
/// | key | value |
/// |---|---|
/// | `method` | an associated constant of [`http::Method`] |
/// | `rate_limited` | `true` or `false` |
/// | `authentication` | a variant of [`Authentication`]; with `Custom`, the scheme is named in `#[request(authentication = path::Scheme)]` |
/// | `history` | the paths, oldest first: see below |
/// | `path` | instead of `history`: the one path of an endpoint that has no versions |
/// | `name`, `description` | optional, for people and for generated documents |
/// | `crate` | optional: the path of this crate where it was renamed or re-exported |
///
/// # The history
///
/// | arm | meaning |
/// |---|---|
/// | `unstable => "…"` | a path that is not part of a version |
/// | `unstable("org.feature") => "…"` | likewise, and a server that has it says so by a feature |
/// | `stable("org.feature") => "…"` | a path that a server has if it has the feature |
/// | `1.0 => "…"` | a path that version 1.0 brought |
/// | `1.1 \| stable("org.feature") => "…"` | a path that version 1.1 brought, and that servers may have before |
/// | `1.2 => deprecated` | the version that deprecated the endpoint |
/// | `1.3 => removed` | the version that removed it |
///
/// The arms stand in this order and versions ascend; `1.10` is newer than `1.9`.
/// [`VersionHistory::choose`] tells how a path is chosen.
///
/// # Paths
///
/// A path begins with a slash. A placeholder is a whole segment, `{room_id}`, and is named like
/// the field that fills it in. All paths of a history have the same placeholders, in any order.
pub use pathlore_macros::metadata;

/// Makes a struct the request of an endpoint.
///
/// It stands above other derives and adds, where they are absent, `Clone`, `Debug` and
/// `#[non_exhaustive]`. The endpoint's description is the constant `METADATA` beside it, and its
/// response the type `Response`.
///
/// ```
/// use std::borrow::Cow;
///
/// use pathlore::{Metadata, metadata, request, response};
///
/// const METADATA: Metadata = metadata! {
///     method: PUT,
///     rate_limited: true,
///     authentication: AccessToken,
///     path: "/rooms/{room_id}/messages/{transaction_id}",
/// };
///
/// #[request]
/// pub struct Request<'a> {
///     #[api(path)]
///     pub room_id: Cow<'a, str>,
///     #[api(path)]
///     pub transaction_id: u64,
///     #[api(query)]
///     #[serde(rename = "ts")]
///     pub timestamp: Option<u64>,
///     #[api(header = "x-client")]
///     pub client: Option<String>,
///     pub text: Cow<'a, str>,
/// }
///
/// #[response]
/// pub struct Response {
///     pub event_id: String,
/// }
/// ```
///
/// # Arguments
///
/// | argument | meaning | default |
/// |---|---|---|
/// | `error = Type` | what the server answers where it does not answer with the response: an [`EndpointError`] | [`ErrorResponse`] |
/// | `metadata = NAME` | the endpoint's description | `METADATA` |
/// | `response = Type` | the response, in full where it is generic | `Response` |
/// | `authentication = path::Scheme` | the scheme of an endpoint with `authentication: Custom` | |
/// | `outgoing`, `incoming` | only the half that is sent, or received | both |
/// | `empty_body` | a truly empty body where a POST, PUT or PATCH without body fields would send `{}` | |
/// | `exhaustive` | the struct is not `#[non_exhaustive]` | |
/// | `crate = path` | the path of this crate where it was renamed or re-exported | `::pathlore` |
///
/// # Fields
///
/// | attribute | the field is |
/// |---|---|
/// | none | a member of the JSON body; every `#[serde(...)]` attribute works as in serde |
/// | `#[api(path)]` | the placeholder of the same name |
/// | `#[api(query)]` | a query parameter; `#[serde(...)]` works; a `Vec` repeats the key |
/// | `#[api(query_all)]` | the whole query |
/// | `#[api(header = NAME)]` | a header field; `NAME` is a constant of type [`http::HeaderName`] or a string literal |
/// | `#[api(body)]` | the whole JSON body |
/// | `#[api(raw_body)]` | the whole body as bytes: `Bytes`, `Vec<u8>` or `Cow<'_, [u8]>` |
/// | `#[api(secret)]` | with any of the above: printed by `Debug` as `[redacted]` |
///
/// In the path and in header fields the type is `Display` and `FromStr`, or a text container like
/// `Cow<'_, str>`; in header fields, also `Option` or `Vec` of one (recognised by name). In query
/// and body, it is serde's. `#[ruma_api(...)]` is accepted for `#[api(...)]`.
///
/// `#[serde(rename_all = …)]`, `#[serde(deny_unknown_fields)]` and `#[serde(default)]` on the
/// struct apply to body and query.
///
/// # What is generated
///
/// [`Endpoint`], [`OutgoingRequest`], [`IncomingRequest`], `Clone` and `Debug`. `IncomingRequest` is for `Request<'static>`
/// where the struct has lifetimes: what is sent may borrow, what is received owns. For the
/// example above, without the paths and bounds that keep it apart from your own names:
///
/// ```text
/// static __DESCRIPTION: Metadata = METADATA;
///
/// impl<'a> Endpoint for Request<'a> {
///     const METADATA: &'static Metadata = &__DESCRIPTION;
///     type Authentication = AccessToken;
///     type EndpointError = ErrorResponse;
/// }
///
/// // Checked when it is compiled, each on the field that is wrong.
/// const _: () = assert_body_allowed(&__DESCRIPTION, "…");
/// const _: () = assert_path_field(&__DESCRIPTION, &["room_id", "transaction_id"], "room_id");
/// // What a type lacks is said here alone: where this is wrong, all that names it is unknown.
/// type __Checked_text = Checked<{
///     check(|request: &Request| { <_ as BodyField>::check(Of::field(&request.text)); })
/// }>;
///
/// // Writes the struct's own fields: nothing is moved or cloned.
/// impl<'a> OutgoingRequest for Request<'a> {
///     type IncomingResponse = Response;
///     fn to_http_request(&self, target: &Target, credentials: Token<'_>) -> Result<…> {
///         let mut uri = UriBuilder::new(
///             &__DESCRIPTION, target, &[&self.room_id, &self.transaction_id], &__PATH_ORDER, 20,
///         )?;
///         <_ as SentQueryField>::write(&self.timestamp, &mut uri, "ts");
///         let mut message = MessageBuilder::new();
///         if let Some(value) = &self.client {
///             message.header(&__HEADER_client, value)?;
///         }
///         message.begin_object();
///         <_ as SentBodyField<__Checked_text>>::write(&self.text, &mut message, "\"text\":");
///         message.end_object()?;
///         request::<AccessToken>(uri, message, credentials)
///     }
/// }
///
/// impl IncomingRequest for Request<'static> {
///     type OutgoingResponse = Response;
///     fn from_http_request_with_path(
///         request: &http::Request<Bytes>,
///         path: &[(&str, &str)],
///     ) -> Result<Self, FromHttpRequestError> {
///         check_method(&__DESCRIPTION, request.method())?;
///         let room_id = path_argument(path, "room_id")?;
///         let transaction_id = path_argument(path, "transaction_id")?;
///         let client = header_option(request.headers(), &__HEADER_client)?;
///         // … the query in the same way, and then the body, member by member:
///         let mut members = (None,);
///         let mut object = ObjectReader::new(request.body(), &["text"], false)?;
///         while let Some(index) = object.next_field() {
///             match index {
///                 _ => <_ as ReceivedBodyField<__Checked_text>>::read(&mut members.0, &mut object),
///             }
///         }
///         <_ as ReceivedBodyField<__Checked_text>>::require(&mut members.0, &mut object, "text");
///         let (true, (Some(text),)) = (object.is_complete(), members) else {
///             return Err(object.into_error().into());
///         };
///         Ok(Request { room_id, transaction_id, timestamp, client, text })
///     }
/// }
/// ```
pub use pathlore_macros::request;

/// Makes a struct the response of an endpoint.
///
/// It stands above other derives and adds, where they are absent, `Clone`, `Debug` and
/// `#[non_exhaustive]`.
///
/// ```
/// use pathlore::{OutgoingResponse, bytes::Bytes, response};
///
/// #[response(status = CREATED)]
/// pub struct Response {
///     #[api(header = "content-type")]
///     pub content_type: Option<String>,
///     #[api(raw_body)]
///     pub file: Bytes,
/// }
///
/// let file = Bytes::from_static(b"\x89PNG");
/// let http_response = Response { content_type: None, file }.to_http_response().unwrap();
/// assert_eq!(http_response.status(), 201);
/// assert_eq!(http_response.headers()["content-type"], "application/octet-stream");
/// ```
///
/// # Arguments
///
/// `error`, `outgoing`, `incoming`, `exhaustive` and `crate` as in [`#[request]`](request), and
///
/// | argument | meaning | default |
/// |---|---|---|
/// | `status = CREATED` | a constant of [`http::StatusCode`], a number as in `status = 201`, or a constant expression | `OK` |
///
/// # Fields
///
/// As in [`#[request]`](request), but a response has neither path nor query.
///
/// # What is generated
///
/// [`OutgoingResponse`] and [`IncomingResponse`], in the way of [`#[request]`](request):
///
/// ```text
/// impl OutgoingResponse for Response {
///     fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
///         let mut message = MessageBuilder::new();
///         if let Some(value) = &self.content_type {
///             message.header(&__HEADER_content_type, value)?;
///         }
///         message.raw(&self.file);
///         Ok(response(StatusCode::CREATED, message))
///     }
/// }
///
/// impl IncomingResponse for Response {
///     type EndpointError = ErrorResponse;
///     fn from_http_response(
///         response: &http::Response<Bytes>,
///     ) -> Result<Self, FromHttpResponseError<ErrorResponse>> {
///         if !is_success(response.status(), StatusCode::CREATED) {
///             let error = ErrorResponse::from_http_response(response);
///             return Err(FromHttpResponseError::Endpoint(error));
///         }
///         Ok(Self {
///             content_type: header_option(response.headers(), &__HEADER_content_type)?,
///             file: response.body().clone(),
///         })
///     }
/// }
/// ```
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
