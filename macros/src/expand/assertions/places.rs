//! Assertions about the fields of a request and the placeholders of its paths.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::super::{code::shown, type_check};
use crate::model::{Field, Item, Message, PathField, Presence};

/// Returns the fields that are not in the path.
pub(super) fn others<'m, 'a>(
    item: &'m Item<'a>,
    message: &'m Message<'a>,
) -> impl Iterator<Item = &'m Field<'a>> {
    let is_in_path =
        |field: &Field<'_>| message.path.iter().any(|path| path.field.index == field.index);
    item.fields().filter(move |field| !is_in_path(field))
}

/// Asserts that a field that is not in the path has no placeholder, and that there is a body if it
/// is in the body.
pub(super) fn other(field: &Field<'_>, message: &Message<'_>) -> TokenStream {
    let name = field.name();
    let is_in_body = message.body.fields().any(|other| other.index == field.index);
    let span = field.ident.span();
    if is_in_body {
        quote_spanned! {span=>
            __PLACES.body(#name);
        }
    } else {
        quote_spanned! {span=>
            __PLACES.other(#name);
        }
    }
}

/// Asserts that each field has a placeholder, and each placeholder a field.
pub(super) fn path(item: &Item<'_>, message: &Message<'_>) -> TokenStream {
    let path = &message.path;
    let names: Vec<_> = path.iter().map(|field| &field.name).collect();
    let order = (!names.is_empty()).then(|| {
        let count = names.len();
        quote! {
            const __PATH_ORDER: [::core::primitive::usize; #count] =
                __codegen::path_order(&__ENDPOINT_METADATA, [#(#names),*]);
        }
    });
    let fields = path.iter().map(|PathField { field, name, .. }| {
        let assertion = if type_check::may_be_option(field) {
            quote_spanned!(field.ident.span()=> placeholder)
        } else {
            quote_spanned!(field.ident.span()=> path)
        };
        quote_spanned! {field.ident.span()=>
            const _: () = __PLACES.#assertion(#name);
        }
    });
    let mut absences = path
        .iter()
        .filter(|path| type_check::may_be_option(&path.field))
        .map(|PathField { field, name, .. }| {
            quote_spanned! {field.ident.span()=>
                __PLACES.absence(#name);
            }
        })
        .peekable();
    let of_shape = |shape: Presence| -> Vec<_> {
        path.iter().filter(|field| field.shape == shape).map(|field| &field.name).collect()
    };
    let (optional, default) = (of_shape(Presence::Optional), of_shape(Presence::OrDefault));
    let optional = (optional.len() + default.len() > 0)
        .then(|| quote!(.optional(&[#(#optional),*], &[#(#default),*])));
    let other_names = others(item, message).map(Field::name);
    let mut certain = others(item, message).filter(|field| !field.is_uncertain).peekable();
    let are_others = certain.peek().is_some() || absences.peek().is_some();
    let not_placeholders = are_others.then(|| {
        let assertions = certain.map(|field| other(field, message));
        let assertions = quote!(if !__PLACES.agree { #(#assertions)* #(#absences)* });
        if !type_check::has_places(item) {
            return quote!(const _: () = { #assertions };);
        }
        // The constant has a readable name and this span because the compiler shows both.
        let placed = shown(item, "places_of_fields", item.name.span());
        quote! {
            const #placed: ::core::primitive::bool = { #assertions true };
            type __Placed = __codegen::Placed<#placed>;
        }
    });
    let has_body_fields = message.body.fields().any(|field| !field.is_uncertain);
    let placeholders = quote_spanned! {item.name.span()=>
        const _: () = __PLACES.placeholders();
    };
    quote! {
        const __PLACES: __codegen::Places = __codegen::Places::new(
            &__ENDPOINT_METADATA, &[#(#names),*], &[#(#other_names),*], #has_body_fields,
        )#optional;
        #order
        #(#fields)*
        #not_placeholders
        #placeholders
    }
}
