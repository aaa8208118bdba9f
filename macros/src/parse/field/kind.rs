//! What a field is, and the keys that are combined with it.

use proc_macro2::Span;
use syn::{LitStr, Path, Type};

use crate::{
    model::{HeaderName, PartKind},
    parse::history::HistoryKeys,
};

/// The part of the message that a field is.
pub(crate) enum Kind {
    /// A member of the body, which needs no attribute.
    Member,
    Path,
    Query,
    QueryAll,
    Header(HeaderName),
    /// All header fields with this prefix.
    HeaderPrefix(LitStr),
    /// The cookie with this name.
    Cookie(LitStr),
    Body,
    RawBody,
    /// The status of a response.
    Status,
    /// The response, if an error struct could not be read from it.
    Other,
    /// An attribute could not be read.
    Unknown,
}

/// The keys that are combined with a kind: their spans, and the module of `with`.
#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) secret: Option<Span>,
    pub(crate) serde: Option<Span>,
    pub(crate) with: Option<(Span, Path)>,
    pub(crate) lenient: Option<Span>,
    pub(crate) lines: Option<Span>,
    pub(crate) default: Option<Span>,
    pub(crate) part: Option<(Span, PartKind)>,
    /// The type that describes the field in documents.
    pub(crate) schema: Option<(Span, Type)>,
    pub(crate) detail: Option<Span>,
    pub(crate) history: HistoryKeys,
}
