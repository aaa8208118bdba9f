//! The query: check, encode, decode.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::{
    context::Context,
    field::{Field, Kind, argument_of},
    item::Item,
    members::{self, Part},
    names,
    wire_name::{Direction, names_read, wire_name},
};

fn fields<'i, 'a>(item: &'i Item<'a>) -> Vec<&'i Field<'a>> {
    item.of(|kind| matches!(kind, Kind::Query)).collect()
}

fn whole<'i, 'a>(item: &'i Item<'a>) -> Option<&'i Field<'a>> {
    item.of(|kind| matches!(kind, Kind::QueryAll)).next()
}

/// The query is made of parameters, or is one field's.
pub(crate) fn check(cx: &Context, item: &Item<'_>) {
    let parameters = fields(item);
    names::check(cx, item, &parameters, "query");
    for field in &parameters {
        if let Some(flatten) = field.serde.find("flatten") {
            cx.error(
                flatten.key.span(),
                "`flatten` does not work in a query; write `#[api(query_all)]` on a field that \
                 has all parameters",
            );
        }
        if argument_of(field.ty, "Option").is_some_and(|inner| argument_of(inner, "Vec").is_some())
        {
            cx.error_on(
                field.ty,
                "a list in a query that is absent is empty; write the `Vec` without the `Option`",
            );
        }
    }
    let mut all = item.of(|kind| matches!(kind, Kind::QueryAll));
    if let Some(first) = all.next() {
        first.deny_serde(cx, "it is the whole query; write the attribute on its type");
        if let Some(second) = all.next() {
            cx.error(second.ident.span(), "the query is one field's already; remove `query_all`");
        }
        if !parameters.is_empty() {
            cx.error(
                first.ident.span(),
                "`query_all` is the whole query, but other fields are in it; write them in the \
                 type of this field, or remove `query_all`",
            );
        }
    }
}

/// A parameter that the authentication scheme takes out could never be read.
///
/// The built-in schemes take out `access_token`; what one of the author's own does, only a constant
/// can tell.
pub(crate) fn assertions(item: &Item<'_>, own_scheme: bool) -> TokenStream {
    let fields = fields(item);
    let scheme = &item.scheme;
    let names = fields
        .iter()
        .flat_map(|field| names_read(item, field).into_iter().map(move |name| (*field, name)));
    names
        .filter(|(_, name)| own_scheme || name == "access_token")
        .map(|(field, name)| {
            let message = format!(
                "`{name}` in the query belongs to the authentication scheme, which takes it out; \
                 remove the field, or give it another name"
            );
            let call = quote_spanned! {field.ident.span()=>
                __codegen::assert_not_a_credential(
                    <#scheme as __codegen::AuthScheme>::QUERY_PARAMETERS,
                    #name,
                    #message,
                )
            };
            quote!(const _: () = #call;)
        })
        .collect()
}

/// The length to expect of the query, so that the URI need not grow while it is written.
pub(crate) fn expected_length(item: &Item<'_>) -> usize {
    const SEPARATORS_AND_VALUE: usize = 2 + 16;
    if whole(item).is_some() {
        return 64;
    }
    let names = fields(item).into_iter().map(|field| wire_name(item, field, Direction::Serialize));
    names.map(|name| name.len() + SEPARATORS_AND_VALUE).sum()
}

/// Expands to the statements that write the query.
pub(crate) fn encode(item: &Item<'_>) -> TokenStream {
    if let Some(field) = whole(item) {
        let ident = field.ident;
        let role = item.role(field, "WholeQuery", Direction::Serialize);
        let ty = field.named();
        let write = quote_spanned!(field.at=> <#ty as #role>::write);
        return quote!(#write(&__this.#ident, &mut __uri););
    }
    members::encode(item, Part::Query, &fields(item))
}

/// Expands to the statements that read the parameters, before the struct is put together.
pub(crate) fn decode(item: &Item<'_>) -> TokenStream {
    let fields = fields(item);
    if fields.is_empty() {
        return TokenStream::new();
    }
    members::decode(item, Part::Query, &fields)
}

/// Expands to the value of a parameter.
pub(crate) fn decode_parameter(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    members::value(item, Part::Query, field)
}

/// Expands to the value of the field that is the whole query.
pub(crate) fn decode_whole(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    let role = item.role(field, "WholeQuery", Direction::Deserialize);
    let ty = field.named();
    let read = quote_spanned!(field.at=> <#ty as #role>::read);
    let scheme = &item.scheme;
    quote! {
        #read(
            __request.uri(),
            <#scheme as __codegen::AuthScheme>::QUERY_PARAMETERS,
        )?
    }
}
