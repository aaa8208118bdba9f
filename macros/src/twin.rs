//! The hidden structs by which serde's derive reads and writes a body, where
//! [`members`](crate::members) does not know an attribute.
//!
//! A twin has only the fields of the body, with their types and serde attributes.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{GenericParam, WherePredicate};

use crate::{
    field::Field,
    generics::{Lifetimes, impl_parts, replace_self},
    item::Item,
};

/// The twin for writing, and the one for reading.
pub(crate) const SERIALIZING: &str = "__SerializeBody";
pub(crate) const DESERIALIZING: &str = "__DeserializeBody";

pub(crate) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Expands to, for a member `reason` of a request without generics:
///
/// ```text
/// #[derive(Serialize)]
/// #[serde(crate = "__private::serde", remote = "Request")]
/// struct __SerializeBody { reason: String }
/// ```
pub(crate) fn serializing(
    item: &Item<'_>,
    fields: &[&Field<'_>],
    predicates: &[WherePredicate],
) -> TokenStream {
    let twin = ident(SERIALIZING);
    let remote = item.name.to_string();
    let container = item.serde.without(&["default"], Span::call_site());
    let parts = impl_parts(item.generics, Lifetimes::Any, predicates);
    let (parameters, where_clause) = (&parts.parameters, &parts.where_clause);
    let fields = fields.iter().map(|field| {
        let (ident, ty) = (field.ident, self_type(item, field));
        let attributes = field.serde.without(&["borrow", "bound"], field.at);
        quote!(#attributes #ident: #ty,)
    });
    let marker = marker(item);
    quote! {
        #[allow(clippy::all, clippy::pedantic, unused_parens, unused_braces)]
        #[derive(__private::serde::Serialize)]
        #[serde(crate = "__private::serde", remote = #remote, bound = "")]
        #container
        struct #twin #parameters #where_clause { #(#fields)* #marker }
    }
}

/// Expands to, for a member `reason` of a request without generics:
///
/// ```text
/// #[derive(Deserialize)]
/// #[serde(crate = "__private::serde")]
/// struct __DeserializeBody { reason: String }
/// ```
pub(crate) fn deserializing(
    item: &Item<'_>,
    fields: &[&Field<'_>],
    predicates: &[WherePredicate],
) -> TokenStream {
    let twin = ident(DESERIALIZING);
    let container = item.serde.without(&["default"], Span::call_site());
    let default = default(item, &twin, fields, predicates);
    let default_attribute = default.as_ref().map(|(_, path)| quote!(#[serde(default = #path)]));
    let default_function = default.as_ref().map(|(function, _)| function);
    let parts = impl_parts(item.generics, Lifetimes::Any, predicates);
    let (parameters, where_clause) = (&parts.parameters, &parts.where_clause);
    let members = fields.iter().map(|field| {
        let (ident, ty) = (field.ident, self_type(item, field));
        let attributes = field.serde.without(&["borrow", "bound"], field.at);
        quote!(#attributes #ident: #ty,)
    });
    let marker = marker(item);
    quote! {
        #[allow(clippy::all, clippy::pedantic, unused_parens, unused_braces)]
        #[derive(__private::serde::Deserialize)]
        #[serde(crate = "__private::serde", bound = "")]
        #container
        #default_attribute
        struct #twin #parameters #where_clause { #(#members)* #marker }
        #default_function
    }
}

/// `default` on the struct: the twin is built from the struct's own default.
fn default(
    item: &Item<'_>,
    twin: &Ident,
    fields: &[&Field<'_>],
    predicates: &[WherePredicate],
) -> Option<(TokenStream, String)> {
    let value = item.default_value()?;
    let parts = impl_parts(item.generics, Lifetimes::Any, predicates);
    let (parameters, arguments, where_clause) =
        (&parts.parameters, &parts.arguments, &parts.where_clause);
    let this = item.self_type(Lifetimes::Any);
    let idents: Vec<_> = fields.iter().map(|field| field.ident).collect();
    let marker =
        (!item.generics.params.is_empty()).then(|| quote!(__marker: ::core::marker::PhantomData,));
    let function = quote! {
        impl #parameters #twin #arguments #where_clause {
            fn __default() -> Self {
                let __value: #this = #value;
                Self { #(#idents: __value.#idents,)* #marker }
            }
        }
    };
    Some((function, format!("{twin}::__default")))
}

/// A type as the author wrote it, but for `Self`, which in a twin would be the twin.
fn self_type(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    replace_self(field.ty, &item.self_type(Lifetimes::Any))
}

/// A member that uses all generics: a twin repeats them, but has not all fields.
fn marker(item: &Item<'_>) -> Option<TokenStream> {
    if item.generics.params.is_empty() {
        return None;
    }
    let uses = item.generics.params.iter().filter_map(|parameter| match parameter {
        GenericParam::Lifetime(parameter) => {
            let lifetime = &parameter.lifetime;
            Some(quote!(::core::marker::PhantomData<&#lifetime ()>))
        }
        GenericParam::Type(parameter) => {
            let ident = &parameter.ident;
            Some(quote!(::core::marker::PhantomData<#ident>))
        }
        GenericParam::Const(_) => None,
    });
    Some(quote!(#[serde(skip)] __marker: ::core::marker::PhantomData<(#(#uses,)*)>,))
}

/// The type of the twin that is read, as an impl with `'static` names it.
pub(crate) fn deserialized_type(item: &Item<'_>) -> TokenStream {
    let twin = ident(DESERIALIZING);
    let arguments = impl_parts(item.generics, Lifetimes::Static, &[]).arguments;
    quote!(#twin #arguments)
}
