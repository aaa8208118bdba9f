//! Header fields.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::LitStr;

use super::{
    code::{Place, ReadPart, local, tuple},
    text,
};
use crate::{
    model::{Elements, FixedHeader, HeaderField, HeaderName, HeaderShape, Message},
    ty::Shape,
};

/// The name of a header field.
pub(super) struct Name<'m> {
    pub(super) written: &'m HeaderName,
    pub(super) known: Option<&'m str>,
    key: String,
}

impl Name<'_> {
    fn static_name(&self) -> Ident {
        static_name(&self.key)
    }

    /// Returns the constant for a name that is an expression.
    pub(super) fn constant(&self) -> Ident {
        format_ident!("__NAME_{}", self.key, span = Span::call_site())
    }
}

/// Returns the names of all header fields, those with a field first.
pub(super) fn names<'m>(message: &'m Message<'_>) -> Vec<Name<'m>> {
    let of_fields =
        message.headers.iter().map(|HeaderField { field, name, known_name, .. }| Name {
            written: name,
            known: known_name.as_deref(),
            key: field.key(),
        });
    let fixed = message.fixed.iter().map(|FixedHeader { name, known_name, key, .. }| Name {
        written: name,
        known: known_name.as_deref(),
        key: key.clone(),
    });
    of_fields.chain(fixed).collect()
}

/// Returns the static for the name with this key.
fn static_name(key: &str) -> Ident {
    format_ident!("__HEADER_{key}", span = Span::call_site())
}

/// Generates a value that is checked when the definition is compiled.
pub(super) fn value(literal: &LitStr) -> TokenStream {
    quote!(const { __codegen::http::HeaderValue::from_static(#literal) })
}

pub(super) fn of_literal(literal: &LitStr) -> TokenStream {
    let name = literal.value().to_lowercase();
    quote!(__codegen::header_name(#name))
}

/// Generates a static for each name, so that it is created once. Constants cannot read such a
/// static, so an expression is a constant as well if there are assertions about it.
pub(super) fn statics(message: &Message<'_>) -> TokenStream {
    let names = names(message);
    let has_assertions = names.iter().any(|name| name.known.is_none());
    let statics = names.iter().map(|name| {
        let ident = name.static_name();
        let (constant, value) = match name.written {
            HeaderName::Literal(literal) => (None, of_literal(literal)),
            HeaderName::Expression(tokens) => {
                let value = quote!(__codegen::expression! { #tokens });
                if has_assertions {
                    let constant = name.constant();
                    let declared = quote!(const #constant: __codegen::http::HeaderName = #value;);
                    (Some(declared), constant.into_token_stream())
                } else {
                    (None, value)
                }
            }
        };
        quote!(#constant static #ident: __codegen::http::HeaderName = #value;)
    });
    statics.collect()
}

/// Describes the header fields that are written:
///
/// ```text
/// (__codegen::header_lines(&__HEADER_retry_after, &self.retry_after), (&__HEADER_etag, &self.etag))
/// ```
pub(super) fn write(message: &Message<'_>) -> TokenStream {
    let headers = &message.headers;
    // The macro cannot know that two constants are equal, nor can a constant assertion unless it is
    // a standard name.
    let names = names(message);
    let is_unknown = names.iter().any(|name| name.known.is_none());
    let distinct = (is_unknown && names.len() > 1).then(|| {
        let names = names.iter().map(Name::static_name);
        quote!(__codegen::distinct([#(&#names),*]))
    });
    let lines = headers.iter().map(|HeaderField { field, shape, text, .. }| {
        let (place, name) = (Place(field), static_name(&field.key()));
        let value = quote_spanned!(field.span=> &#place);
        let inner = Shape::of(field.ty);
        let printed = match shape {
            HeaderShape::One { .. } => text::printed(field, text, inner, &value),
            HeaderShape::AtMostOne { .. } | HeaderShape::Many(_) => {
                let printed = text::printed(field, text, inner, &quote!(__value));
                printed.map(|printed| quote!(#place.iter().map(|__value| #printed)))
            }
        };
        let value = printed.unwrap_or(value);
        let function = match shape {
            HeaderShape::One { .. } => None,
            HeaderShape::AtMostOne { .. } | HeaderShape::Many(Elements::Lines) => {
                Some(quote!(__codegen::header_lines))
            }
            HeaderShape::Many(Elements::Strings) => Some(quote!(__codegen::header_strings)),
            HeaderShape::Many(Elements::Verbatim) => Some(quote!(__codegen::header_list)),
        };
        let column = quote_spanned!(field.span=> #function (&#name, #value));
        if field.is_secret { quote!(__codegen::secret(#column)) } else { column }
    });
    let fixed = names.iter().skip(headers.len()).zip(&message.fixed).map(|(name, fixed)| {
        let (name, value) = (name.static_name(), value(&fixed.value));
        quote!(__codegen::fixed(&#name, #value))
    });
    let columns: Vec<_> = distinct.into_iter().chain(fixed).chain(lines).collect();
    tuple(&columns)
}

/// Describes the header fields that are read:
///
/// ```text
/// (&__HEADER_etag, __codegen::header(&__HEADER_retry_after).optional())
/// ```
pub(super) fn read(headers: &[HeaderField<'_>]) -> ReadPart {
    ReadPart::columns(headers.iter().map(|HeaderField { field, shape, text, .. }| {
        let name = static_name(&field.key());
        let parse = text::parse(field, text);
        let shape = match shape {
            HeaderShape::One { has_default: false } => None,
            HeaderShape::One { has_default: true } => Some(quote!(.or_default())),
            HeaderShape::AtMostOne { is_lenient: false } => Some(quote!(.optional())),
            HeaderShape::AtMostOne { is_lenient: true } => Some(quote!(.lenient())),
            HeaderShape::Many(Elements::Strings) => Some(quote!(.strings())),
            HeaderShape::Many(Elements::Verbatim) => Some(quote!(.list())),
            HeaderShape::Many(Elements::Lines) => Some(quote!(.lines())),
        };
        let column = match (&parse, &shape) {
            (None, None) => quote!(&#name),
            _ => quote!(__codegen::header(&#name) #parse #shape),
        };
        (local(field).into(), column.into())
    }))
}
