//! `Debug`, where the author derives none.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{WherePredicate, ext::IdentExt as _, parse_quote};

use crate::{
    checks::{self, has_known_type},
    context::Context,
    generics::{Lifetimes, impl_parts, mentions_parameter},
    item::Item,
};

/// A secret field and a `Debug` that prints it do not go together.
pub(crate) fn check(cx: &Context, item: &Item<'_>) {
    for secret in item.fields.iter().filter_map(|field| field.secret) {
        if !item.derives.debug {
            cx.error(
                secret,
                "the struct's own `derive(Debug)` would print this secret; remove `Debug` there, \
                 it is implemented without",
            );
        }
    }
}

/// Expands to, for the request of the rustdoc's example:
///
/// ```text
/// impl Debug for Request {
///     fn fmt(&self, f: &mut Formatter<'_>) -> Result {
///         debug_struct(f, "Request", &[("room_id", &self.room_id), ("password", &Redacted)])
///     }
/// }
/// ```
///
/// Of a struct that the compiler rejects, fields are not named.
pub(crate) fn expand(item: &Item<'_>, is_rejected: bool) -> Option<TokenStream> {
    if !item.derives.debug {
        return None;
    }
    // Of a secret field nothing is printed, so nothing is asked of its type.
    let shown = item.fields.iter().filter(|field| field.secret.is_none());
    let predicates: Vec<WherePredicate> = shown
        .filter(|field| mentions_parameter(item.generics, field.ty))
        .map(|field| {
            let ty = field.ty;
            parse_quote!(#ty: ::core::fmt::Debug)
        })
        .collect();
    let parts = impl_parts(item.generics, Lifetimes::Any, &predicates);
    let (parameters, arguments, where_clause) =
        (&parts.parameters, &parts.arguments, &parts.where_clause);
    let this = item.name;
    let name = this.unraw().to_string();
    let named = item.fields.iter().filter(|_| !is_rejected);
    let fields = named.map(|field| {
        let (name, ident) = (field.name(), field.ident);
        let value = match field.secret {
            Some(_) => quote!(&__codegen::Redacted),
            None if has_known_type(field) => quote_spanned!(field.at=> &self.#ident),
            None => {
                let checked = checks::argument(item, field);
                let (ty, role) = (field.named(), quote!(__codegen::bounds::DebugField<#checked>));
                let debug = quote_spanned!(field.at=> <#ty as #role>::debug);
                quote!(#debug(&self.#ident))
            }
        };
        quote!((#name, #value)).into_token_stream()
    });
    Some(quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #parameters ::core::fmt::Debug for #this #arguments #where_clause {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __codegen::debug_struct(__formatter, #name, &[#(#fields),*])
            }
        }
    })
}
