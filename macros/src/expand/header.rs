//! Header fields.

use std::iter;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::LitStr;

use super::{
    code::{Place, ReadPart, local, tuple},
    history, text,
};
use crate::{
    model::{
        CookieField, Cookies, Elements, Field, FieldHistory, FixedHeader, HeaderField, HeaderName,
        HeaderPrefix, HeaderShape, Item, Message, Presence,
    },
    site::at,
    ty::Shape,
};

/// The name of a header field.
pub(super) struct Name<'m> {
    pub(super) written: &'m HeaderName,
    pub(super) known: Option<&'m str>,
    pub(super) is_fixed: bool,
    /// The number of newer names that the field has.
    age: usize,
    key: String,
}

impl Name<'_> {
    fn static_name(&self) -> Ident {
        static_name(&self.key, self.age)
    }

    /// Returns the constant for a name that is an expression.
    pub(super) fn constant(&self) -> Ident {
        format_ident!("__NAME_{}", self.key, span = Span::call_site())
    }
}

/// Returns the names of all header fields, those with a field first.
pub(super) fn names<'m>(message: &'m Message<'_>) -> Vec<Name<'m>> {
    let of_fields = message.headers.iter().flat_map(
        |HeaderField { field, name, known_name, older, history, .. }| {
            let known_older = history.iter().flat_map(FieldHistory::older);
            let known_older = known_older.map(|renamed| Some(&*renamed.from));
            let known = iter::once(known_name.as_deref()).chain(known_older);
            let names = iter::once(name).chain(older).zip(known).enumerate();
            names.map(|(age, (written, known))| Name {
                written,
                known,
                is_fixed: false,
                age,
                key: field.key(),
            })
        },
    );
    let fixed = message.fixed.iter().map(|FixedHeader { name, known_name, key, .. }| Name {
        written: name,
        known: known_name.as_deref(),
        is_fixed: true,
        age: 0,
        key: key.clone(),
    });
    let cookies = message.cookies.iter().map(|cookies| Name {
        written: &cookies.header,
        known: Some("cookie"),
        is_fixed: false,
        age: 0,
        // No field has a name that begins with a digit, and no fixed field this one.
        key: "0cookies".to_owned(),
    });
    of_fields.chain(fixed).chain(cookies).collect()
}

/// Returns the static for the newest name of a field.
pub(super) fn static_of(field: &Field<'_>) -> Ident {
    static_name(&field.key(), 0)
}

/// Returns the static for the name with this key.
fn static_name(key: &str, age: usize) -> Ident {
    match age {
        0 => format_ident!("__HEADER_{key}", span = Span::call_site()),
        _ => format_ident!("__OLDER_HEADER_{age}_{key}", span = Span::call_site()),
    }
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
    let others = message.prefixes.iter().filter_map(|HeaderPrefix { field, prefix, .. }| {
        let others: Vec<_> = others(&names, prefix).map(Name::static_name).collect();
        let (ident, count) = (static_others(field), others.len());
        (count > 0).then(|| {
            quote! {
                static #ident: [&__codegen::http::HeaderName; #count] = [#(&#others),*];
            }
        })
    });
    let feature = message.cookies.iter().map(|cookies| {
        let span = name_span(&cookies.header);
        // The compiler shows the name of the constant.
        quote_spanned! {span=>
            const cookies_of_fields: ::core::primitive::bool = {
                __codegen::assert_cookies();
                true
            };
            type __WithCookies = __codegen::Placed<cookies_of_fields>;
        }
    });
    statics.chain(others).chain(feature).collect()
}

/// Returns the names of fields that may begin with a prefix.
fn others<'n, 'm>(names: &'n [Name<'m>], prefix: &str) -> impl Iterator<Item = &'n Name<'m>> {
    names.iter().filter(move |name| name.known.is_none_or(|name| name.starts_with(prefix)))
}

/// Returns the static for the names of other fields that may begin with the prefix of a map.
fn static_others(field: &Field<'_>) -> Ident {
    format_ident!("__OTHERS_{}", field.key(), span = Span::call_site())
}

/// Generates the prefix of a map, and the names of other fields that may begin with it.
fn prefix_arguments(
    names: &[Name<'_>],
    HeaderPrefix { field, prefix, .. }: &HeaderPrefix<'_>,
) -> TokenStream {
    let others = match others(names, prefix).next() {
        Some(_) => static_others(field).into_token_stream(),
        None => quote!([]),
    };
    quote!(#prefix, &#others)
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
                printed.map(|printed| mapped(&quote!(&#place), &printed))
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
    let maps = message.prefixes.iter().map(|map| {
        let HeaderPrefix { field, ty, elements, text, .. } = map;
        let (place, arguments) = (Place(field), prefix_arguments(&names, map));
        let printed = text::printed(field, text, ty, &quote!(__value));
        let printed = match (printed, elements) {
            (None, _) => quote!(__value),
            (Some(printed), None) => printed,
            (Some(printed), Some(_)) => mapped(&quote!(__value), &printed),
        };
        let list = elements.map(elements_method);
        let pairs = quote_spanned!(field.span=> __codegen::pairs::<__Checked, _>(&#place));
        let column = quote_spanned! {field.span=>
            __codegen::header_map(
                #arguments,
                ::core::iter::Iterator::map(#pairs, |(__key, __value)| (__key, #printed)),
            ) #list
        };
        if field.is_secret { quote!(__codegen::secret(#column)) } else { column }
    });
    let cookies = message.cookies.iter().map(cookies);
    let columns: Vec<_> =
        distinct.into_iter().chain(fixed).chain(lines).chain(maps).chain(cookies).collect();
    tuple(&columns)
}

/// Describes the cookies that are written:
///
/// ```text
/// __codegen::cookies((
///     ("session", &self.session),
///     Option::map(Option::as_ref(&self.theme), |__value| ("theme", __value)),
/// ))
/// ```
fn cookies(cookies: &Cookies<'_>) -> TokenStream {
    let cookies = cookies.fields.iter().map(|CookieField { field, name, presence, text }| {
        let (place, ty) = (Place(field), text::type_inside(field, *presence));
        let cookie = |value: TokenStream| {
            let value = text::printed(field, text, ty, &value).unwrap_or(value);
            let cookie = quote_spanned!(field.span=> (#name, #value));
            if field.is_secret { quote!(__codegen::secret(#cookie)) } else { cookie }
        };
        match presence {
            Presence::Required | Presence::OrDefault => {
                cookie(quote_spanned!(field.span=> &#place))
            }
            Presence::Optional => {
                let cookie = cookie(quote!(__value));
                let value = quote_spanned!(field.span=> ::core::option::Option::as_ref(&#place));
                quote!(::core::option::Option::map(#value, |__value| #cookie))
            }
        }
    });
    let cookies = tuple(&cookies.collect::<Vec<_>>());
    quote!(__codegen::cookies(#cookies))
}

/// Generates the iterator over what prints the elements of a list or an `Option`. `list` is a reference to it.
fn mapped(list: &TokenStream, printed: &TokenStream) -> TokenStream {
    quote!(__codegen::each(#list, |__value| #printed))
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
                HeaderShape::Many(elements) => Some(elements_method(*elements)),
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
    let maps = message.prefixes.iter().map(|map| {
        let HeaderPrefix { field, elements, text, ty, .. } = map;
        let (parse, list) = (text::parse(item, field, text, ty), elements.map(elements_method));
        let arguments = prefix_arguments(&names, map);
        let column = quote!(__codegen::header_prefix(#arguments) #parse #list);
        (local(field).into(), column.into())
    });
    let cookies = message.cookies.iter().flat_map(|cookies| &cookies.fields);
    let cookies = cookies.map(|CookieField { field, name, presence, text }| {
        let parse = text::parse(item, field, text, text::type_inside(field, *presence));
        let presence = text::absence(*presence);
        (local(field).into(), quote!(__codegen::cookie(#name) #parse #presence).into())
    });
    ReadPart::columns(headers.chain(maps).chain(cookies))
}

/// Generates the method of a column that says how a list is written and read.
fn elements_method(elements: Elements) -> TokenStream {
    match elements {
        Elements::Strings => quote!(.strings()),
        Elements::Verbatim => quote!(.list()),
        Elements::Lines => quote!(.lines()),
    }
}

/// Returns the span on which errors about a name are reported.
pub(super) fn name_span(name: &HeaderName) -> Span {
    match name {
        HeaderName::Literal(literal) => at(literal),
        HeaderName::Expression(tokens) => at(tokens),
    }
}
