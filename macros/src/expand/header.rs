//! Header fields.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote, quote_spanned};

pub(super) use self::cookie::feature;
use self::name::static_name;
pub(super) use self::name::{Name, name_span, names, of_literal, static_of, value};
use super::{
    code::{Place, ReadPart, local, tuple},
    history, text,
};
use crate::{
    model::{Elements, HeaderField, HeaderName, HeaderShape, Item, Message},
    ty::Shape,
};

mod cookie;
mod elements;
mod name;
mod prefix;

/// Generates a static for each name, so that it is created once. Constants cannot read such a
/// static, so an expression is a constant as well if there are assertions about it.
///
/// A map has a static for the names of other fields that begin with its prefix.
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
    statics.chain(prefix::statics(&names, message)).collect()
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
    let lines = headers.iter().map(|HeaderField { field, shape, text, older, history, .. }| {
        let place = Place(field);
        let mut names = (0..=older.len()).map(|age| {
            let name = static_name(&field.key(), age);
            quote!(&#name)
        });
        let newest = names.next().unwrap_or_default();
        let older: Vec<_> = names.collect();
        let name = history::name(field, history.as_ref(), &newest, &older)
            .unwrap_or_else(|| newest.clone());
        let value = quote_spanned!(field.span=> &#place);
        let inner = Shape::of(field.ty).inner();
        let printed = match shape {
            HeaderShape::One { .. } => text::printed(field, text, inner, &value),
            HeaderShape::AtMostOne { .. } | HeaderShape::Many(_) => {
                let printed = text::printed(field, text, inner, &quote!(__value));
                printed.map(|printed| elements::each(&quote!(&#place), &printed))
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
        let column = quote_spanned!(field.span=> #function (#name, #value));
        let column = if field.is_secret { quote!(__codegen::secret(#column)) } else { column };
        let omits = history::omits(field, history.as_ref());
        if omits.is_none() && older.is_empty() {
            return column;
        }
        let omits = omits.unwrap_or_else(|| quote!(false));
        quote!(__codegen::dated_header([#newest #(, #older)*], #omits, #column))
    });
    let fixed =
        names.iter().filter(|name| name.is_fixed).zip(&message.fixed).map(|(name, fixed)| {
            let (name, value) = (name.static_name(), value(&fixed.value));
            quote!(__codegen::fixed(&#name, #value))
        });
    let maps = message.prefixes.iter().map(|map| prefix::write(&names, map));
    let cookies = message.cookies.iter().map(cookie::write);
    let columns: Vec<_> =
        distinct.into_iter().chain(fixed).chain(lines).chain(maps).chain(cookies).collect();
    tuple(&columns)
}

/// Describes the header fields that are read:
///
/// ```text
/// (
///     &__HEADER_etag,
///     __codegen::header(&__HEADER_retry_after).optional(),
///     __codegen::header_prefix("x-meta-", &__OTHERS_meta),
/// )
/// ```
pub(super) fn read(item: &Item<'_>, message: &Message<'_>) -> ReadPart {
    let headers =
        message.headers.iter().flat_map(|HeaderField { field, shape, text, older, .. }| {
            let parse = text::parse(item, field, text, Shape::of(field.ty).inner());
            let shape = match shape {
                // Whether it is absent is known once all names have been read.
                HeaderShape::One { .. } if !older.is_empty() => Some(quote!(.optional())),
                HeaderShape::One { has_default: false } => None,
                HeaderShape::One { has_default: true } => Some(quote!(.or_default())),
                HeaderShape::AtMostOne { is_lenient: false } => Some(quote!(.optional())),
                HeaderShape::AtMostOne { is_lenient: true } => Some(quote!(.lenient())),
                HeaderShape::Many(elements) => Some(elements::method(*elements)),
            };
            (0..=older.len()).map(move |age| {
                let name = static_name(&field.key(), age);
                let column = match (&parse, &shape) {
                    (None, None) => quote!(&#name),
                    _ => quote!(__codegen::header(&#name) #parse #shape),
                };
                let local = match age.checked_sub(1) {
                    None => local(field),
                    Some(index) => history::older_local(field, index),
                };
                (local.into(), column.into())
            })
        });
    let names = names(message);
    let maps = message.prefixes.iter().map(|map| prefix::read(item, &names, map));
    let cookies = message.cookies.iter().flat_map(|cookies| &cookies.fields);
    let cookies = cookies.map(|field| cookie::read(item, field));
    ReadPart::columns(headers.chain(maps).chain(cookies))
}
