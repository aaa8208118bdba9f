//! The traits that the macros require of the types in a definition, depending on the part of the
//! message that a field belongs to.
//!
//! They are sealed and have blanket implementations: each is implemented for all types with the
//! traits that its documentation names. The compiler mentions them in errors about other types. If
//! a definition is only sent, for example because of `#[request(outgoing)]`, its fields need the
//! trait whose name starts with `Sent`. If it is only received, they need the one that starts with
//! `Received`.
//!
//! ```
//! use std::{fmt, num::ParseIntError, str::FromStr};
//!
//! use pathlore::{Metadata, bounds::PathField, metadata, request, response};
//!
//! #[derive(Clone, Copy, Debug, PartialEq)]
//! pub struct PageNumber(u32);
//!
//! impl fmt::Display for PageNumber {
//!     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
//!         self.0.fmt(f)
//!     }
//! }
//!
//! impl FromStr for PageNumber {
//!     type Err = ParseIntError;
//!
//!     fn from_str(text: &str) -> Result<Self, ParseIntError> {
//!         text.parse().map(Self)
//!     }
//! }
//!
//! // The type can be that of a path field.
//! const fn assert_path_field<T: PathField>() {}
//! const _: () = assert_path_field::<PageNumber>();
//!
//! const METADATA: Metadata = metadata! {
//!     method: GET,
//!     rate_limited: false,
//!     authentication: None,
//!     path: "/pages/{page}",
//! };
//!
//! #[request]
//! pub struct Request {
//!     #[api(path)]
//!     pub page: PageNumber,
//! }
//!
//! #[response]
//! pub struct Response {}
//! # fn main() {}
//! ```

pub use self::{
    features::{FeatureClient, FeatureServer, Pathlore},
    fields::{
        BodyField, HeaderField, PathField, PrefixMap, QueryField, RawBody, RawHeaderField,
        ReceivedBodyField, ReceivedHeaderField, ReceivedPathField, ReceivedQueryField,
        ReceivedSerdeTextField, ReceivedTextBody, ReceivedWholeBody, ReceivedWholeQuery,
        SentBodyField, SentHeaderField, SentPathField, SentQueryField, SentSerdeTextField,
        SentTextBody, SentWholeBody, SentWholeQuery, SerdeTextField, Status, TextBody, WholeBody,
        WholeQuery,
    },
    functions::{DefaultStruct, Takes, TextFunctions},
    generated::{CloneField, DebugField, DefaultField, DefaultPathField},
    parts::{FilePart, PartField, ReceivedPartField, SentPartField},
    responses::{
        CommonError, DetailField, HasError, OtherError, ReceivedResponse, Response, SentResponse,
    },
};

mod features;
mod fields;
mod functions;
mod generated;
mod parts;
mod responses;
mod roles;
