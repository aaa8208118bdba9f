//! The histories of fields.

use proc_macro2::Span;
use syn::LitStr;

use super::HeaderName;
use crate::version::VersionOrFeature;

/// The history of a field.
pub(crate) struct FieldHistory {
    pub(crate) since: Option<VersionOrFeature>,
    pub(crate) until: Option<VersionOrFeature>,
    /// The changes of the name, oldest first.
    pub(crate) renamed: Vec<Renamed>,
    /// Whether the field is left out for servers that do not know it.
    pub(crate) is_dropped: bool,
    /// Whether what the server knows determines how the field is written, as in a request.
    pub(crate) is_by_server: bool,
    pub(crate) emptiness: Emptiness,
}

/// How an empty field is recognised, which a server need not know.
#[derive(Clone, Copy)]
pub(crate) enum Emptiness {
    /// It is `None`.
    Option,
    /// It is a `Vec` without elements.
    Vec,
    /// Its `skip_serializing_if` is true.
    SkipIf,
}

/// A change of a field's name.
#[derive(Clone)]
pub(crate) struct Renamed {
    pub(crate) since: VersionOrFeature,
    pub(crate) from: String,
    /// The span of the older name.
    pub(crate) span: Span,
}

impl Renamed {
    /// Returns the older name as that of a header field.
    pub(crate) fn header_name(&self) -> HeaderName {
        HeaderName::Literal(LitStr::new(&self.from, self.span))
    }
}

impl FieldHistory {
    /// Returns the older names, newest first.
    pub(crate) fn older(&self) -> impl Iterator<Item = &Renamed> + Clone {
        self.renamed.iter().rev()
    }

    /// Returns whether a server may not know the field.
    pub(crate) fn has_ends(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }
}
