//! Maps of the header fields with a prefix.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};

use super::{
    super::{
        code::{Fragment, Place, local},
        text,
    },
    elements,
    name::Name,
};
use crate::model::{Field, HeaderPrefix, Item, Message};

/// Generates a static for each map, with the names of other fields that may begin with its prefix.
pub(super) fn statics(names: &[Name<'_>], message: &Message<'_>) -> Vec<TokenStream> {
    let statics = message.prefixes.iter().filter_map(|HeaderPrefix { field, prefix, .. }| {
        let others: Vec<_> = others(names, prefix).map(Name::static_name).collect();
        let (ident, count) = (static_others(field), others.len());
        (count > 0).then(|| {
            quote! {
                static #ident: [&__codegen::http::HeaderName; #count] = [#(&#others),*];
            }
        })
    });
    statics.collect()
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

/// Describes the header fields of a map that are written.
pub(super) fn write(names: &[Name<'_>], map: &HeaderPrefix<'_>) -> TokenStream {
    let HeaderPrefix { field, ty, elements, text, .. } = map;
    let (place, arguments) = (Place(field), prefix_arguments(names, map));
    let printed = text::printed(field, text, ty, &quote!(__value));
    let printed = match (printed, elements) {
        (None, _) => quote!(__value),
        (Some(printed), None) => printed,
        (Some(printed), Some(_)) => elements::each(&quote!(__value), &printed),
    };
    let list = elements.map(elements::method);
    let pairs = quote_spanned!(field.span=> __codegen::pairs::<__Checked, _>(&#place));
    let column = quote_spanned! {field.span=>
        __codegen::header_map(
            #arguments,
            ::core::iter::Iterator::map(#pairs, |(__key, __value)| (__key, #printed)),
        ) #list
    };
    if field.is_secret { quote!(__codegen::secret(#column)) } else { column }
}

/// Returns the local variable of a map, and describes how it is read.
pub(super) fn read(
    item: &Item<'_>,
    names: &[Name<'_>],
    map: &HeaderPrefix<'_>,
) -> (Fragment, Fragment) {
    let HeaderPrefix { field, elements, text, ty, .. } = map;
    let (parse, list) = (text::parse(item, field, text, ty), elements.map(elements::method));
    let arguments = prefix_arguments(names, map);
    let column = quote!(__codegen::header_prefix(#arguments) #parse #list);
    (local(field).into(), column.into())
}
