//! Descriptions of endpoints as data: their fields, statuses and schemas.
//!
//! With the feature `describe`, [`EndpointDescription::of`] returns what the definition of an endpoint says.
//! Documents in `OpenAPI` and other formats are written from it. API crates need no feature: the program that writes the
//! document enables it.
//!
//! The schema of a field ([JSON Schema 2020-12](https://json-schema.org/draft/2020-12)) is known if its type is
//! one of the standard library or of `http`, or is written by a module of [`pathlore::serde`](crate::serde). With the feature
//! `schemars1`, types that implement `JsonSchema` of schemars 1 have theirs. `#[api(schema = Type)]` on a field
//! names another type to describe. Every other type is open: its schema is `{}`, and
//! [`Schemas::open_types`] lists it.
//!
//! ```
//! use pathlore::{
//!     Metadata,
//!     describe::{EndpointDescription, FieldPlace, Schemas},
//!     metadata, request, response,
//! };
//!
//! const METADATA: Metadata = metadata! {
//!     method: GET,
//!     authentication: None,
//!     path: "/rooms/{room_id}/messages",
//! };
//!
//! /// Lists the messages of a room.
//! #[request]
//! pub struct Request {
//!     #[api(path)]
//!     pub room_id: String,
//!     /// The maximum number of messages.
//!     #[api(query)]
//!     pub limit: Option<u32>,
//! }
//!
//! #[response]
//! pub struct Response {
//!     pub messages: Vec<String>,
//! }
//!
//! # fn main() {
//! let endpoint = EndpointDescription::of::<Request>();
//! let request = endpoint.request.unwrap();
//! assert_eq!(request.docs, "Lists the messages of a room.");
//! let [_, limit] = request.fields else { panic!("there are two fields") };
//! assert_eq!((limit.place, limit.name()), (FieldPlace::Query, "limit"));
//! assert_eq!(limit.docs, "The maximum number of messages.");
//! assert!(!limit.is_required);
//! let schema = limit.schema(&mut Schemas::for_reading());
//! assert_eq!(schema["type"], "integer");
//! # }
//! ```

use std::any::type_name;

use serde_json::Value;

pub use self::schemas::Schemas;
use crate::{Endpoint, EndpointError, EndpointResponse, FieldHistory, Metadata};

mod schemas;

/// What the definition of an endpoint says.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct EndpointDescription {
    /// The method, the paths and the authentication.
    pub metadata: &'static Metadata,
    /// The name of the request's type, with its path.
    pub type_name: &'static str,
    /// The request, unless its traits are implemented by hand.
    pub request: Option<&'static MessageDescription>,
    /// The responses, unless their traits are implemented by hand.
    pub responses: Option<&'static [AnswerDescription]>,
    /// The errors, unless their traits are implemented by hand.
    pub error: Option<&'static ErrorDescription>,
}

impl EndpointDescription {
    /// Returns the description of the endpoint that has this request.
    #[must_use]
    pub fn of<R: Endpoint>() -> Self {
        Self {
            metadata: R::METADATA,
            type_name: type_name::<R>(),
            request: R::DESCRIPTION,
            responses: <R::Response as EndpointResponse>::DESCRIPTION,
            error: <R::EndpointError as EndpointError>::DESCRIPTION,
        }
    }
}

/// A request, a response, or an error.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct MessageDescription {
    /// The name of the struct or variant.
    pub ident: &'static str,
    /// The documentation of the struct or variant.
    pub docs: &'static str,
    /// Whether the struct or variant has the attribute `deprecated`.
    pub is_deprecated: bool,
    /// The fields, in order of definition, without those that are skipped.
    pub fields: &'static [FieldDescription],
    /// How the body is written.
    pub content: Content,
    /// The content type that the definition fixes.
    pub media_type: Option<&'static str>,
    /// Whether members of the body that are not fields are errors when the message is read.
    pub denies_unknown: bool,
    /// The query parameters that are always sent.
    pub fixed_query: &'static [(&'static str, Option<&'static str>)],
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// There are no body fields: the body is empty or `{}`.
    Empty,
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// The text of one field.
    Text,
    /// `multipart/form-data`.
    FormData,
    /// `multipart/mixed`.
    Mixed,
    /// The bytes of one field.
    Raw,
    /// A stream beside the message.
    Stream,
}

/// A field of a message.
#[allow(clippy::struct_excessive_bools, reason = "each is a property of its own")]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FieldDescription {
    /// The name of the field in Rust, without `r#`.
    pub ident: &'static str,
    /// The part of the message that it is in.
    pub place: FieldPlace,
    /// Other names under which it is read.
    pub aliases: &'static [&'static str],
    /// Whether its members or parameters are those of the part that it is in.
    pub is_flattened: bool,
    /// Whether it must be present when the message is read.
    pub is_required: bool,
    /// Whether it is present in each message that is written.
    pub is_always_written: bool,
    /// Whether it is repeated for the elements of a list: a query parameter, a header field, or a part.
    pub is_repeated: bool,
    /// Whether it has the attribute `deprecated`.
    pub is_deprecated: bool,
    /// Whether it is `secret`.
    pub is_secret: bool,
    /// The documentation of the field.
    pub docs: &'static str,
    /// The versions that added, renamed and removed it, if it has such a history.
    pub history: Option<&'static FieldHistory>,
    pub(crate) name: fn() -> &'static str,
    pub(crate) schema: fn(&mut Schemas) -> Value,
    pub(crate) default: Option<fn() -> Option<Value>>,
}

impl FieldDescription {
    /// Returns the name in the message. It is empty for a field that is a whole part of the message or is
    /// flattened, and the prefix for header fields with one.
    #[must_use]
    pub fn name(&self) -> &'static str {
        (self.name)()
    }

    /// Returns the schema of the type. That of a list is the schema of the whole list.
    #[must_use]
    pub fn schema(&self, schemas: &mut Schemas) -> Value {
        (self.schema)(schemas)
    }

    /// Returns the value of an absent field, if the definition has one and it can be written as JSON.
    #[must_use]
    pub fn default_value(&self) -> Option<Value> {
        self.default.and_then(|default| default())
    }
}

/// The part of a message that a field is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldPlace {
    /// A path argument.
    Path,
    /// A query parameter.
    Query,
    /// The whole query.
    WholeQuery,
    /// A header field.
    Header,
    /// All header fields with a prefix.
    HeaderPrefix,
    /// A cookie.
    Cookie,
    /// A member of the body, or a parameter of a form.
    Body,
    /// A part of a multipart body, which is text.
    TextPart,
    /// A part of a multipart body, which is JSON.
    JsonPart,
    /// A part of a multipart body, which is a file.
    FilePart,
    /// The whole body.
    WholeBody,
    /// The status.
    Status,
}

/// A response with its statuses.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AnswerDescription {
    /// The statuses, of which there is at least one, unless this is an error that is told by its code alone.
    pub statuses: &'static [http::StatusCode],
    /// The classes of statuses of an error, such as 4 for `4xx`.
    pub classes: &'static [u16],
    /// The value of the member that tells errors apart.
    pub code: Option<&'static str>,
    /// The message.
    pub message: MessageDescription,
}

/// The errors of an endpoint.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ErrorDescription {
    /// The name of the type.
    pub ident: &'static str,
    /// The documentation of the type.
    pub docs: &'static str,
    /// The member of the body that tells errors apart.
    pub code: Option<&'static str>,
    /// The errors.
    pub answers: &'static [AnswerDescription],
    /// The errors that other endpoints have as well.
    pub common: Option<&'static ErrorDescription>,
}
