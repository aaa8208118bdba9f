//! What the types of fields must be.
//!
//! Of a type that lacks a trait the compiler speaks in each function that needs it. So the traits
//! are asked for once, in a constant that is an argument of a type, which is an argument of the
//! trait wherever the field's type is used. A constant that does not compile has no value: the
//! compiler then knows nothing of the trait either, and is silent.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::Type;

use crate::{
    field::{Field, Kind, Shape, is_text_container},
    generics::{
        Lifetimes, is_known, mentions, mentions_parameter, mentions_reference, named, to_static,
    },
    item::Item,
    members::at,
};

/// The types, which come to, for a field that is a part of the path:
///
/// ```text
/// type __Checked_page = Checked<{
///     check(|__this: &Request| { <PageNumber as PathField>::check(Of::field(&__this.page)); })
/// }>;
/// ```
pub(crate) fn types(item: &Item<'_>) -> TokenStream {
    let has_parameters = item.has_parameters();
    let this = if has_parameters { quote!(()) } else { item.self_type(Lifetimes::Elided) };
    let types = item.fields.iter().filter(|field| is_checked(item, field)).map(|field| {
        let (name, ident, ty) = (name(field), field.ident, checked_type(field));
        let of = if has_parameters {
            let owned = to_static(item.generics, ty);
            quote_spanned!(at(ty)=> Of::<#owned>::this())
        } else {
            let shape = match &field.kind {
                Kind::Header(_) => Shape::of(field.ty),
                _ => Shape::Plain(field.ty),
            };
            match shape {
                Shape::Plain(_) => quote_spanned!(at(ty)=> Of::field(&__this.#ident)),
                Shape::Option(_) => quote_spanned!(at(ty)=> Of::option(&__this.#ident)),
                Shape::Vec(_) => quote_spanned!(at(ty)=> Of::list(&__this.#ident)),
            }
        };
        let (role, named) = (role(item, field), named(field.ty, ty));
        let check = quote_spanned! {at(ty)=>
            <#named as __codegen::bounds::#role>::check(__codegen::bounds::#of)
        };
        alias(&name, at(ty), &this, &check)
    });
    types.collect()
}

/// A type for a check of something else than a field.
pub(crate) fn checked(name: &str, span: Span, check: &TokenStream) -> TokenStream {
    alias(&Ident::new(name, Span::call_site()), span, &quote!(()), check)
}

/// The type. What is checked may be said of `__this`, a reference to `this`.
fn alias(name: &Ident, span: Span, this: &TokenStream, check: &TokenStream) -> TokenStream {
    let check = quote_spanned!(span=> __codegen::check(|__this: &#this| { #check; }));
    quote!(type #name = __codegen::bounds::Checked<{ #check }>;)
}

/// A type alias or associated type that is checked; in documentation, which is of what compiles, it
/// is what was written.
pub(crate) fn documented(
    name: &Ident,
    span: Span,
    checked: &TokenStream,
    written: &TokenStream,
) -> TokenStream {
    quote_spanned! {span=>
        #[cfg(not(doc))]
        type #name = #checked;
        #[cfg(doc)]
        type #name = #written;
    }
}

/// What stands for the check of a field where its type is used.
pub(crate) fn argument(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    if is_checked(item, field) {
        let name = name(field);
        quote!(#name)
    } else {
        quote!(())
    }
}

fn name(field: &Field<'_>) -> Ident {
    format_ident!("__Checked_{}", field.name(), span = Span::call_site())
}

/// Whether the type lacks nothing that is asked of fields in general.
pub(crate) fn has_known_type(field: &Field<'_>) -> bool {
    is_known(Shape::of(field.ty).inner())
}

/// Types that are known by name lack nothing, and what a parameter must be stands in `where`. Of a
/// field that is wrong otherwise, nothing more is said.
fn is_checked(item: &Item<'_>, field: &Field<'_>) -> bool {
    let known = match &field.kind {
        Kind::Body | Kind::Query => has_known_type(field),
        Kind::Path | Kind::Header(_) | Kind::QueryAll | Kind::WholeBody => {
            is_known(checked_type(field))
        }
        Kind::RawBody | Kind::Skipped => false,
    };
    let is_wrong = field.has_errors || item.is_received && mentions_reference(field.ty);
    let is_generic = mentions_parameter(item.generics, field.ty)
        || item.has_parameters() && mentions(&field.ty.to_token_stream(), "Self");
    item.are_checked && !known && !is_wrong && !is_generic && role(item, field).is_some()
}

/// The type that must have the traits.
fn checked_type<'a>(field: &Field<'a>) -> &'a Type {
    match &field.kind {
        Kind::Header(_) => Shape::of(field.ty).inner(),
        _ => field.ty,
    }
}

/// The trait: where both halves ask for one, the one for both.
fn role(item: &Item<'_>, field: &Field<'_>) -> Option<Ident> {
    let (role, half) = match directions(item, field) {
        (role, true, true) => (role, ""),
        (role, true, false) => (role, "Sent"),
        (role, false, true) => (role, "Received"),
        (_, false, false) => return None,
    };
    Some(format_ident!("{half}{role}", span = Span::call_site()))
}

/// What the type of a field is asked to be, and whether where it is sent, and received.
fn directions(item: &Item<'_>, field: &Field<'_>) -> (&'static str, bool, bool) {
    let both = |role| (role, item.is_sent, item.is_received);
    match &field.kind {
        Kind::Path | Kind::Header(_) if is_text_container(checked_type(field)) => {
            ("", false, false)
        }
        Kind::Skipped => ("", false, false),
        Kind::RawBody => ("RawBody", true, true),
        Kind::Path => both("PathField"),
        Kind::Header(_) => both("HeaderField"),
        Kind::QueryAll => both("WholeQuery"),
        Kind::WholeBody => both("WholeBody"),
        kind @ (Kind::Body | Kind::Query) => {
            let has = |keys: [&str; 3]| keys.iter().any(|key| field.serde.has(key));
            let role = if matches!(kind, Kind::Body) { "BodyField" } else { "QueryField" };
            let is_written = !has(["with", "skip_serializing", "serialize_with"]);
            let is_read = !has(["with", "skip_deserializing", "deserialize_with"]);
            (role, item.is_sent && is_written, item.is_received && is_read)
        }
    }
}
