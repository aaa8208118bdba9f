//! A field and its attributes.

use proc_macro2::Span;
use syn::{Attribute, Ident, Type, ext::IdentExt as _};

pub(super) use self::api::manual_body_serde;
use self::api::{ApiAttributes, KEYS, KEYS_OF_MESSAGES};
pub(crate) use self::kind::{Keys, Kind};
use super::{misnamed, serde::FieldAttributes};
use crate::{
    diagnostics::Diagnostics,
    model::{Content, PartKind},
    symbol,
};

mod api;
mod kind;

/// A field of a request or response.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) attributes: &'a [Attribute],
    pub(crate) kind: Kind,
    /// How the field is written if it is in the body, if that is known.
    pub(crate) content: Option<Content>,
    /// The span of the key that determines the kind, or else of the field's name.
    pub(crate) kind_span: Span,
    pub(crate) keys: Keys,
    pub(crate) serde: FieldAttributes,
    /// Whether the field has no kind but an attribute that is not known here. If it is that of
    /// another macro, the field is a member. Otherwise the compiler reports it, and nobody knows
    /// what the field is.
    pub(crate) is_uncertain: bool,
    /// Whether some attribute could not be read.
    pub(crate) has_errors: bool,
}

/// Attributes of the compiler that have a meaning on a field.
const OF_THE_COMPILER: [&str; 9] =
    ["doc", "cfg", "allow", "expect", "warn", "deny", "forbid", "deprecated", "must_use"];

/// Returns whether the attribute is `#[api(…)]` or its alias `#[ruma_api(…)]`.
pub(crate) fn is_api(attribute: &Attribute) -> bool {
    attribute.path().is_ident(symbol::API) || attribute.path().is_ident(symbol::RUMA_API)
}

fn is_unknown(attribute: &Attribute) -> bool {
    let is_any = |names: &[&str]| names.iter().any(|name| attribute.path().is_ident(name));
    !is_api(attribute) && !is_any(&[symbol::SERDE, symbol::HIDDEN]) && !is_any(&OF_THE_COMPILER)
}

impl<'a> Field<'a> {
    /// Reads a field. `others` is whether there may be attributes of other macros.
    pub(crate) fn parse(
        diagnostics: &Diagnostics,
        field: &'a syn::Field,
        macro_name: &str,
        content: Option<Content>,
        others: bool,
    ) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let errors = diagnostics.count();
        let known = if macro_name == "endpoint_error" { KEYS } else { KEYS_OF_MESSAGES };
        let mut api = ApiAttributes { known, kind: None, keys: Keys::default() };
        for attribute in field.attrs.iter().filter(|attribute| is_api(attribute)) {
            api.parse(diagnostics, attribute);
        }
        for attribute in &field.attrs {
            if let Some(error) = misnamed::error(attribute, macro_name, api.kind.is_some()) {
                diagnostics.push(error);
            }
        }
        // If an attribute could not be read, a guess might cause errors about other fields.
        let otherwise = if diagnostics.count() == errors { Kind::Member } else { Kind::Unknown };
        let serde = FieldAttributes::parse(diagnostics, &field.attrs, known);
        let (kind_span, kind) =
            api.kind.map_or((ident.span(), otherwise), |(key, kind)| (key.span(), kind));
        let has_errors = diagnostics.count() != errors;
        let is_uncertain =
            !others && matches!(kind, Kind::Member) && field.attrs.iter().any(is_unknown);
        Some(Self {
            ident,
            ty: &field.ty,
            attributes: &field.attrs,
            kind,
            content,
            kind_span,
            keys: api.keys,
            serde,
            is_uncertain,
            has_errors,
        })
    }

    /// Returns the name as a string: `type` for `r#type`.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    /// Returns whether the field is a string: a path argument, a header field, or a body that is text.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Path | Kind::Cookie(_)) || self.is_header() || self.is_text_body()
    }

    /// Returns whether the field is a header field, or several.
    pub(crate) fn is_header(&self) -> bool {
        matches!(self.kind, Kind::Header(_) | Kind::HeaderPrefix(_))
    }

    /// Returns whether the field is a body that is text.
    pub(crate) fn is_text_body(&self) -> bool {
        matches!(self.kind, Kind::Body) && self.content == Some(Content::Text)
    }

    /// Returns what the field is in a multipart body, if it is one of its parts.
    pub(crate) fn part(&self) -> Option<PartKind> {
        let is_part = matches!(self.kind, Kind::Member) && self.content?.parts().is_some();
        is_part.then(|| self.keys.part.map_or(PartKind::Text, |(_, kind)| kind))
    }

    /// Returns whether the field is a parameter, or text in a multipart body, or is flattened into some.
    pub(crate) fn is_parameter(&self) -> bool {
        match self.kind {
            Kind::Query => true,
            Kind::Member => {
                self.content == Some(Content::Form) || self.part() == Some(PartKind::Text)
            }
            _ => false,
        }
    }

    /// Returns whether the elements of a list are written one by one under the name of the field, so that an
    /// absent list is empty.
    pub(crate) fn is_repeated(&self) -> bool {
        self.is_parameter() || self.part() == Some(PartKind::File)
    }

    /// Returns whether the field is all parameters of the query or of a form.
    pub(crate) fn is_all_parameters(&self) -> bool {
        match self.kind {
            Kind::QueryAll => true,
            Kind::Body => self.content == Some(Content::Form),
            _ => false,
        }
    }

    /// Returns the name of the kind in error messages.
    pub(crate) fn describe(&self) -> &'static str {
        match self.kind {
            Kind::Member | Kind::Unknown => "body field",
            Kind::Path => "path field",
            Kind::Query => "query field",
            Kind::QueryAll => "`query_all` field",
            Kind::Header(_) => "header field",
            Kind::HeaderPrefix(_) => "`header_prefix` field",
            Kind::Cookie(_) => "cookie field",
            Kind::Body => "`body` field",
            Kind::RawBody => "`raw_body` field",
            Kind::Status => "`status` field",
            Kind::Other => "`other` field",
        }
    }
}
