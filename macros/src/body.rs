//! The body: check, encode, decode.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::{
    checks,
    context::Context,
    field::{Field, Kind},
    item::Item,
    members::{self, Part},
    names,
    wire_name::Direction,
};

fn members<'i, 'a>(item: &'i Item<'a>) -> Vec<&'i Field<'a>> {
    item.of(|kind| matches!(kind, Kind::Body)).collect()
}

/// The first field that makes the message have a body.
pub(crate) fn first<'i, 'a>(item: &'i Item<'a>) -> Option<&'i Field<'a>> {
    item.of(|kind| matches!(kind, Kind::Body | Kind::WholeBody | Kind::RawBody)).next()
}

/// The body is made of members, or is one field's.
pub(crate) fn check(cx: &Context, item: &Item<'_>) {
    let members = members(item);
    names::check(cx, item, &members, "body");
    if let [member] = &members[..]
        && let Some(flatten) = member.serde.find("flatten")
    {
        cx.error(
            flatten.key.span(),
            "`flatten` alone makes the field the whole body; write `#[api(body)]` instead",
        );
    }
    let mut whole = item.of(|kind| matches!(kind, Kind::WholeBody | Kind::RawBody));
    let Some(first) = whole.next() else { return };
    first.deny_serde(cx, "it is the whole body; write the attribute on its type");
    for second in whole {
        second.deny_serde(cx, "it is the whole body; write the attribute on its type");
        let (first, second_kind) = (first.name(), second.describe());
        cx.error(
            second.ident.span(),
            format_args!(
                "a {second_kind} is the whole body, but the field `{first}` is already; remove one \
                 of the two"
            ),
        );
    }
    if let Some(member) = members.first() {
        let (kind, name) = (first.describe(), first.name());
        cx.error(
            member.ident.span(),
            format_args!(
                "the {kind} `{name}` is the whole body, so no other field can be in it; write \
                 what part of the message `{}` is, or move it into the type of `{name}`",
                member.name(),
            ),
        );
    }
}

/// Expands to the statements that write the body, or for a message without body fields to `empty`.
pub(crate) fn encode(item: &Item<'_>, empty: TokenStream) -> TokenStream {
    let Some(field) = first(item) else { return empty };
    let ident = field.ident;
    match field.kind {
        Kind::RawBody => {
            let (ty, checked) = (field.named(), checks::argument(item, field));
            let role = quote!(__codegen::bounds::RawBody<#checked>);
            let bytes = quote_spanned!(field.at=> <#ty as #role>::to_bytes);
            quote!(__message.raw(#bytes(&__this.#ident));)
        }
        Kind::WholeBody => {
            let role = item.role(field, "WholeBody", Direction::Serialize);
            let ty = field.named();
            let write = quote_spanned!(field.at=> <#ty as #role>::write);
            quote!(#write(&__this.#ident, &mut __message)?;)
        }
        _ => members::encode(item, Part::Body, &members(item)),
    }
}

/// Expands to the statements that read the members, before the struct is put together.
pub(crate) fn decode(item: &Item<'_>) -> TokenStream {
    let members = members(item);
    if members.is_empty() {
        TokenStream::new()
    } else {
        members::decode(item, Part::Body, &members)
    }
}

/// Expands to the value of the field that is the whole body.
pub(crate) fn decode_whole(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    if matches!(field.kind, Kind::RawBody) {
        let (ty, checked) = (field.named(), checks::argument(item, field));
        let role = quote!(__codegen::bounds::RawBody<#checked>);
        let read = quote_spanned!(field.at=> <#ty as #role>::from_bytes);
        quote!(#read(__bytes))
    } else {
        let role = item.role(field, "WholeBody", Direction::Deserialize);
        let ty = field.named();
        let read = quote_spanned!(field.at=> <#ty as #role>::read);
        quote!(#read(__bytes)?)
    }
}
