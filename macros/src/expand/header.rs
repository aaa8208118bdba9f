//! Header fields.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::LitStr;

use super::{
    code::{place, read_statement},
    text,
};
use crate::{
    model::{Elements, Field, HeaderField, HeaderName, HeaderShape},
    ty::Shape,
};

fn static_name(field: &Field<'_>) -> Ident {
    format_ident!("__HEADER_{}", field.key(), span = Span::call_site())
}

/// Returns the constant for a name that is an expression.
pub(super) fn constant(field: &Field<'_>) -> Ident {
    format_ident!("__NAME_{}", field.key(), span = Span::call_site())
}

pub(super) fn of_literal(literal: &LitStr) -> TokenStream {
    let name = literal.value().to_lowercase();
    quote!(__codegen::header_name(#name))
}

/// Generates a static for each name, so that it is created once. Constants cannot read such a
/// static, so an expression is a constant as well if there are assertions about it.
pub(super) fn statics(headers: &[HeaderField<'_>]) -> TokenStream {
    let has_assertions = headers.iter().any(|header| header.known_name.is_none());
    let statics = headers.iter().map(|HeaderField { field, name, .. }| {
        let ident = static_name(field);
        let (constant, value) = match name {
            HeaderName::Literal(literal) => (None, of_literal(literal)),
            HeaderName::Expression(tokens) => {
                let value = quote!(__codegen::expression! { #tokens });
                if has_assertions {
                    let constant = constant(field);
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

/// Generates code such as:
///
/// ```text
/// __message.header(&__HEADER_retry_after).lines::<__Checked, _>(&self.retry_after)?;
/// ```
pub(super) fn write(headers: &[HeaderField<'_>]) -> TokenStream {
    // The macro cannot know that two constants are equal, nor can a constant assertion unless it is
    // a standard name.
    let is_unknown = headers.iter().any(|header| header.known_name.is_none());
    let distinct = (is_unknown && headers.len() > 1).then(|| {
        let names = headers.iter().map(|header| static_name(&header.field));
        quote!(__codegen::check_distinct(&[#(&#names),*])?;)
    });
    let lines = headers.iter().map(|HeaderField { field, shape, text, .. }| {
        let (place, name) = (place(field), static_name(field));
        let secret = field.is_secret.then(|| quote!(.secret()));
        let method = match shape {
            HeaderShape::One => quote!(value),
            HeaderShape::AtMostOne { .. } | HeaderShape::Many(Elements::Lines) => quote!(lines),
            HeaderShape::Many(Elements::Strings) => quote!(strings),
            HeaderShape::Many(Elements::Verbatim) => quote!(list),
        };
        let value = quote_spanned!(field.span=> &#place);
        let inner = Shape::of(field.ty);
        let printed = match shape {
            HeaderShape::One => text::printed(field, text, inner, &value),
            HeaderShape::AtMostOne { .. } | HeaderShape::Many(_) => {
                let printed = text::printed(field, text, inner, &quote!(__value));
                printed.map(|printed| quote!(#place.iter().map(|__value| #printed)))
            }
        };
        let value = printed.unwrap_or(value);
        quote_spanned! {field.span=>
            __message.header(&#name) #secret .#method::<__Checked, _>(#value)?;
        }
    });
    quote!(#distinct #(#lines)*)
}

/// Generates code such as:
///
/// ```text
/// let (__field_retry_after,) = __codegen::read_headers::<__Checked, _>(
///     __request.headers(),
///     (__codegen::header(&__HEADER_retry_after).optional(),),
/// )?;
/// ```
pub(super) fn read(message: &Ident, headers: &[HeaderField<'_>]) -> Option<TokenStream> {
    let columns: Vec<_> = headers
        .iter()
        .map(|HeaderField { field, shape, text, .. }| {
            let name = static_name(field);
            let parse = text::parse(field, text);
            let shape = match shape {
                HeaderShape::One => None,
                HeaderShape::AtMostOne { is_lenient: false } => Some(quote!(.optional())),
                HeaderShape::AtMostOne { is_lenient: true } => Some(quote!(.lenient())),
                HeaderShape::Many(Elements::Strings) => Some(quote!(.strings())),
                HeaderShape::Many(Elements::Verbatim) => Some(quote!(.list())),
                HeaderShape::Many(Elements::Lines) => Some(quote!(.lines())),
            };
            (*field, quote!(__codegen::header(&#name) #parse #shape))
        })
        .collect();
    (!columns.is_empty())
        .then(|| read_statement("read_headers", &quote!(#message.headers()), &columns))
}
