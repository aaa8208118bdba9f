//! The body: check, encode, decode.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::{
    context::Context,
    field::{Field, Kind},
    item::Item,
    members::{self, Part},
    names,
    predicates::Predicates,
    twin,
    wire_name::{Direction, names_read},
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

/// Whether the members are left to serde's derive: the one place where that is decided.
fn needs_twin(item: &Item<'_>, members: &[&Field<'_>]) -> bool {
    members.iter().any(|member| {
        member.serde.has("flatten") || names_read(item, member).iter().any(|it| is_escaped(it))
    })
}

/// Whether JSON cannot have a name as it is: members are found by comparing bytes.
fn is_escaped(name: &str) -> bool {
    name.chars().any(|c| c < ' ' || matches!(c, '"' | '\\'))
}

/// The twin for writing, where there is need of one.
pub(crate) fn serializing(item: &Item<'_>, predicates: &Predicates) -> Option<TokenStream> {
    let members = members(item);
    needs_twin(item, &members).then(|| twin::serializing(item, &members, &predicates.outgoing))
}

/// The twin for reading, likewise.
pub(crate) fn deserializing(item: &Item<'_>, predicates: &Predicates) -> Option<TokenStream> {
    let members = members(item);
    needs_twin(item, &members).then(|| twin::deserializing(item, &members, &predicates.incoming))
}

/// Expands to the statements that write the body, or for a message without body fields to `empty`.
pub(crate) fn encode(item: &Item<'_>, empty: TokenStream) -> TokenStream {
    let Some(field) = first(item) else { return empty };
    let ident = field.ident;
    match field.kind {
        Kind::RawBody => {
            let ty = field.named();
            let bytes = quote_spanned!(field.at=> <#ty as __private::bounds::RawBody>::to_bytes);
            quote!(__message.raw(#bytes(&self.#ident));)
        }
        Kind::WholeBody => {
            let role = item.role(field.ty, "WholeBody", Direction::Serialize, true);
            let ty = field.named();
            let write = quote_spanned!(field.at=> <#ty as #role>::write);
            quote!(#write(&self.#ident, &mut __message)?;)
        }
        _ => {
            let members = members(item);
            if needs_twin(item, &members) {
                let twin = twin::ident(twin::SERIALIZING);
                quote!(__message.json(|__serializer| #twin::serialize(self, __serializer))?;)
            } else {
                members::encode(item, Part::Body, &members)
            }
        }
    }
}

/// Expands to the statements that read the members, before the struct is put together.
pub(crate) fn decode(item: &Item<'_>) -> TokenStream {
    let members = members(item);
    if members.is_empty() {
        TokenStream::new()
    } else if needs_twin(item, &members) {
        let ty = twin::deserialized_type(item);
        quote!(let __body: #ty = __private::from_json_object(__bytes)?;)
    } else {
        members::decode(item, Part::Body, &members)
    }
}

/// Expands to the value of a member.
pub(crate) fn decode_member(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    if needs_twin(item, &members(item)) {
        let ident = field.ident;
        quote!(__body.#ident)
    } else {
        members::value(item, Part::Body, field)
    }
}

/// Expands to the value of the field that is the whole body.
pub(crate) fn decode_whole(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    if matches!(field.kind, Kind::RawBody) {
        let ty = field.named();
        let read = quote_spanned!(field.at=> <#ty as __private::bounds::RawBody>::from_bytes);
        quote!(#read(__bytes))
    } else {
        let role = item.role(field.ty, "WholeBody", Direction::Deserialize, true);
        let ty = field.named();
        let read = quote_spanned!(field.at=> <#ty as #role>::read);
        quote!(#read(__bytes)?)
    }
}
