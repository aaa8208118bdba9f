//! The histories of fields.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{
    code::{Place, local},
    fields, functions, header,
};
use crate::{
    model::{
        Absent, DefaultValue, Emptiness, Field, FieldHistory, HeaderField, HeaderShape, Item,
        Member, Message, Renamed,
    },
    suggest::all_of,
    version::VersionOrFeature,
};

/// A field with a history.
struct Dated<'m, 'a> {
    field: &'m Field<'a>,
    history: &'m FieldHistory,
    /// The variant of `Place`.
    place: &'static str,
    /// What builds the constant from the newest name.
    name: TokenStream,
}

/// Returns the fields of a message that have a history, in order of definition.
fn dated<'m, 'a>(message: &'m Message<'a>) -> Vec<Dated<'m, 'a>> {
    let query = message.query.parameters().iter().map(|member| ("Query", member));
    let members = query.chain(message.body.own_members().map(|member| ("Body", member)));
    let members = members.filter_map(|(place, member)| {
        let (name, history) = (member.newest_name()?, member.history.as_ref()?);
        Some(Dated { field: &member.field, history, place, name: quote!(field_history(#name)) })
    });
    let headers = message.headers.iter().filter_map(|header| {
        let HeaderField { field, known_name, history, .. } = header;
        let name = match known_name {
            Some(name) => quote!(field_history(#name)),
            None => {
                let name = header::static_of(field);
                quote!(header_history(|| __codegen::http::HeaderName::as_str(&#name)))
            }
        };
        Some(Dated { field, history: history.as_ref()?, place: "Header", name })
    });
    let mut all: Vec<_> = members.chain(headers).collect();
    all.sort_by_key(|dated| dated.field.index);
    all
}

pub(super) fn constant(field: &Field<'_>) -> Ident {
    format_ident!("__HISTORY_{}", field.key(), span = Span::call_site())
}

/// Generates a constant for each field with a history:
///
/// ```text
/// const __HISTORY_via: __codegen::FieldHistory = __codegen::field_history("via")
///     .place(__codegen::Place::Query)
///     .renamed(&[__codegen::renamed(
///         __codegen::version_or_feature(Some(__codegen::Version::new(1, 12)), None),
///         "server_name",
///     )])
///     .build();
/// ```
pub(super) fn constants(item: &Item<'_>, message: &Message<'_>) -> TokenStream {
    let constants = dated(message).into_iter().map(|Dated { field, history, place, name }| {
        let FieldHistory { since, until, renamed, is_dropped, .. } = history;
        let variant = field.variant.and_then(|index| item.variants.get(index)?.name);
        let variant = variant.map(|variant| {
            let variant = variant.to_string();
            quote!(.variant(#variant))
        });
        let renamed = (!renamed.is_empty()).then(|| {
            let renamed = renamed.iter().map(|Renamed { since, from, .. }| {
                let since = since.code();
                quote!(__codegen::renamed(#since, #from))
            });
            quote!(.renamed(&[#(#renamed),*]))
        });
        let since = since.as_ref().map(VersionOrFeature::code).map(|since| quote!(.since(#since)));
        let until = until.as_ref().map(VersionOrFeature::code).map(|until| quote!(.until(#until)));
        let dropped = is_dropped.then(|| quote!(.dropped()));
        let (constant, place) = (constant(field), Ident::new(place, Span::call_site()));
        quote! {
            const #constant: __codegen::FieldHistory = __codegen::#name
                .place(__codegen::Place::#place) #variant #renamed #since #until #dropped
                .build();
        }
    });
    constants.collect()
}

/// Generates the associated constant of an impl, if there are histories:
///
/// ```text
/// const FIELD_HISTORIES: &'static [__codegen::FieldHistory] = &[__HISTORY_via];
/// ```
pub(super) fn list<'m, 'a: 'm>(
    messages: impl Iterator<Item = &'m Message<'a>>,
) -> Option<TokenStream> {
    let constants: Vec<_> = messages.flat_map(dated).map(|dated| constant(dated.field)).collect();
    (!constants.is_empty()).then(
        || quote!(const FIELD_HISTORIES: &'static [__codegen::FieldHistory] = &[#(#constants),*];),
    )
}

/// Asserts that the endpoint of fields with a history has one as well, and versions of the same form.
pub(super) fn assertions(message: &Message<'_>) -> TokenStream {
    let dated = dated(message);
    let of_endpoint = dated.first().map(|first| {
        let span = first.field.ident.span();
        let message = without_history(&dated);
        quote_spanned! {span=>
            const _: () = __codegen::assert_history(&__ENDPOINT_METADATA, #message);
        }
    });
    let assertions = dated.iter().map(|Dated { field, .. }| {
        let constant = constant(field);
        quote_spanned! {field.ident.span()=>
            const _: () = __codegen::assert_field_history(&__ENDPOINT_METADATA, &#constant);
        }
    });
    of_endpoint.into_iter().chain(assertions).collect()
}

/// Returns the error about fields with a history whose endpoint has none.
fn without_history(dated: &[Dated<'_, '_>]) -> String {
    let is_used = |key: fn(&FieldHistory) -> bool| dated.iter().any(|dated| key(dated.history));
    let keys = [
        ("since", is_used(|history| history.since.is_some())),
        ("until", is_used(|history| history.until.is_some())),
        ("renamed", is_used(|history| !history.renamed.is_empty())),
        ("drop", is_used(|history| history.is_dropped)),
    ];
    let keys: Vec<_> =
        keys.into_iter().filter(|(_, is_used)| *is_used).map(|(key, _)| key).collect();
    let names: Vec<_> = dated.iter().map(|dated| dated.field.name()).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let place = match names[..] {
        [_] => "here".to_owned(),
        _ => format!("from {}", all_of(&names)),
    };
    format!(
        "a field has a history only if its endpoint has one; write `history` in `metadata!`, or remove \
         {} {place}",
        all_of(&keys)
    )
}

/// Generates the parts of a request as a function of what the server knows, if some field has a history:
///
/// ```text
/// __codegen::by_server(|__server| (…))
/// ```
pub(super) fn by_server(message: &Message<'_>, parts: TokenStream) -> TokenStream {
    if dated(message).is_empty() { parts } else { quote!(__codegen::by_server(|__server| #parts)) }
}

/// Generates the name under which a field is written, if that depends on the server.
pub(super) fn name(
    field: &Field<'_>,
    history: Option<&FieldHistory>,
    newest: &TokenStream,
    older: &[TokenStream],
) -> Option<TokenStream> {
    history.filter(|history| history.is_by_server && !history.renamed.is_empty())?;
    let constant = constant(field);
    Some(quote!(__server.name(&#constant, #newest, &[#(#older),*])))
}

/// Generates the condition under which a field is left out because the server does not know it.
pub(super) fn omits(field: &Field<'_>, history: Option<&FieldHistory>) -> Option<TokenStream> {
    let history = history.filter(|history| history.is_by_server && history.has_ends())?;
    let (place, constant) = (Place(field), constant(field));
    let is_empty = match history.emptiness {
        Emptiness::Option => quote_spanned!(field.span=> ::core::option::Option::is_none(&#place)),
        Emptiness::Vec => quote_spanned!(field.span=> ::std::vec::Vec::is_empty(&#place)),
        // It is left out already if it is empty.
        Emptiness::SkipIf => quote!(false),
    };
    Some(quote!(__server.omits(&#constant, #is_empty)))
}

/// Returns the local variable for the value of a field under an older name.
pub(super) fn older_local(field: &Field<'_>, index: usize) -> Ident {
    format_ident!("__older_{index}_{}", field.key(), span = field.span)
}

/// Generates the value of a member from those under its names, if it has older ones.
pub(super) fn member_value(item: &Item<'_>, member: &Member<'_>) -> Option<TokenStream> {
    let (field, read) = (&member.field, member.read.as_ref()?);
    let value = newest(field, member.older_names().count())?;
    let ident = field.ident;
    Some(match &read.absent {
        Absent::Required => quote!(::core::option::Option::unwrap_or(#value, __codegen::None)),
        Absent::OfStruct => quote!(::core::option::Option::unwrap_or(#value, __default.#ident)),
        Absent::Default(DefaultValue::Function(_)) => {
            let default = functions::default(item, field);
            quote!(::core::option::Option::unwrap_or_else(#value, #default))
        }
        Absent::Default(DefaultValue::Trait) => or_default(field, &value),
    })
}

/// Generates the value of a header field from those under its names, if it has older ones.
pub(super) fn header_value(header: &HeaderField<'_>) -> Option<TokenStream> {
    let HeaderField { field, shape, older, .. } = header;
    match shape {
        HeaderShape::AtMostOne { .. } => newest(field, older.len()),
        HeaderShape::One { .. } => {
            newest(field, older.len()).map(|value| or_default(field, &value))
        }
        HeaderShape::Many(_) => merged(field, older.len(), &quote!(__codegen::newer_list)),
    }
}

fn or_default(field: &Field<'_>, value: &TokenStream) -> TokenStream {
    let default = fields::default_by_trait(field);
    quote!(::core::option::Option::unwrap_or_else(#value, || #default))
}

fn newest(field: &Field<'_>, count: usize) -> Option<TokenStream> {
    merged(field, count, &quote!(::core::option::Option::or))
}

/// Generates the newest of the values, of which `choose` takes a newer and an older one.
fn merged(field: &Field<'_>, count: usize, choose: &TokenStream) -> Option<TokenStream> {
    let newest = local(field);
    let older = (0..count).map(|index| older_local(field, index));
    let merged = older.fold(quote!(#newest), |newer, older| quote!(#choose(#newer, #older)));
    (count > 0).then_some(merged)
}
