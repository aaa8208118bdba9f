//! The generated implementation of `Debug`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{WherePredicate, ext::IdentExt as _, parse_quote};

use super::code::{impl_on_name, infer};
use crate::{
    generics::{Lifetimes, impl_parts},
    model::{Item, TypeKind},
    site,
};

/// Generates the impl, unless the author derives the trait.
///
/// ```text
/// impl Debug for Request {
///     fn fmt(&self, f: &mut Formatter<'_>) -> Result {
///         __codegen::debug_struct(f, "Request", &[
///             ("limit", &self.limit), ("password", &__codegen::Redacted),
///         ])
///     }
/// }
/// ```
pub(super) fn expand(item: &Item<'_>) -> Option<TokenStream> {
    if !item.debug {
        return None;
    }
    // A secret field is not printed, so its type need not implement `Debug`.
    let shown = item.fields.iter().filter(|field| !field.is_secret);
    let predicates: Vec<WherePredicate> = shown
        .filter(|field| matches!(field.kind, TypeKind::Generic { .. }))
        .map(|field| {
            let ty = field.ty;
            parse_quote!(#ty: ::core::fmt::Debug)
        })
        .collect();
    let parts = impl_parts(item.generics, Lifetimes::Any, &predicates);
    let name = item.name.unraw().to_string();
    let fields = item.fields.iter().filter(|_| item.fault.is_none()).map(|field| {
        let (name, ident) = (field.name(), field.ident);
        let value = if field.is_secret {
            quote!(&__codegen::Redacted)
        } else if field.kind == TypeKind::WellKnown {
            quote!(&self.#ident)
        } else {
            let infer = infer(field.ty);
            quote_spanned! {field.span=>
                <#infer as __codegen::bounds::DebugField<__Checked>>::debug_field(&self.#ident)
            }
        };
        quote!((#name, #value))
    });
    let content = quote_spanned! {site::span()=>
        fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __codegen::debug_struct(__formatter, #name, &[#(#fields),*])
        }
    };
    Some(impl_on_name(item, &quote!(::core::fmt::Debug), &parts, &content))
}
