//! The location of an error in a message.

use std::{borrow::Cow, fmt};

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
    /// A cookie.
    Cookie,
    /// The body or a field in it.
    Body,
    /// The status of a response.
    Status,
}

/// The location of an error in a message.
///
/// `Display` prints the part and the field, for example ``query parameter `limit` ``, or only the
/// part, for example `query`, if the field is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Location {
    pub(super) place: Place,
    pub(super) field: Cow<'static, str>,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = match self.place {
            Place::Path => ("path", "path argument"),
            Place::Query => ("query", "query parameter"),
            Place::Header => ("header", "header field"),
            Place::Cookie => ("cookies", "cookie"),
            Place::Body => ("body", "body field"),
            Place::Status => ("status", "status"),
        };
        if self.field.is_empty() {
            f.write_str(whole)
        } else {
            write!(f, "{part} `{}`", self.field)
        }
    }
}
