//! The errors, each with the place it arose.
//!
//! None of them holds or prints a value that came over the wire.

use std::{borrow::Cow, fmt};

pub use self::{
    auth::{AuthenticationError, CredentialsError},
    decode::{DecodeError, DecodeErrorKind},
    encode::EncodeError,
    from_http::{FromHttpRequestError, FromHttpResponseError},
    into_http::IntoHttpError,
    method::MethodError,
    path::PathError,
};

mod auth;
mod decode;
mod encode;
mod from_http;
mod into_http;
mod method;
mod path;

/// The part of a message that an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// An argument in the path.
    Path,
    /// A parameter in the query.
    Query,
    /// A header field.
    Header,
    /// The body, or a field in it.
    Body,
}

/// Where in a message an error arose: the part, and what in it.
///
/// Prints as ``body field `auth.session` ``, ``query parameter `limit` ``, ``path argument
/// `room_id` ``, ``header field `x-id` ``, or without a name as `body` and `query`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Location {
    pub(crate) place: Place,
    pub(crate) field: Cow<'static, str>,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = match self.place {
            Place::Path => ("path", "path argument"),
            Place::Query => ("query", "query parameter"),
            Place::Header => ("header", "header field"),
            Place::Body => ("body", "body field"),
        };
        if self.field.is_empty() {
            f.write_str(whole)
        } else {
            write!(f, "{part} `{}`", self.field)
        }
    }
}
