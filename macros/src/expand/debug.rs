//! The generated implementation of `Debug`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Token, WherePredicate, ext::IdentExt as _, parse_quote};

use super::code::{Place, by_variant, impl_on_name, infer, shown_names, tuple};
use crate::{
    generics::{Lifetimes, impl_parts},
    model::{Field, Item, TypeKind},
    site::{self, at},
};

/// Generates the impl, unless the author derives the trait.
///
/// ```text
/// impl Debug for Request {
///     fn fmt(&self, f: &mut Formatter<'_>) -> Result {
///         __codegen::debug_struct(
///             f, "Request", &["limit", "password"], &(&self.limit, &__codegen::Redacted),
///         )
///     }
/// }
/// ```
pub(super) fn expand(item: &Item<'_>) -> Option<TokenStream> {
    if !item.debug {
        return None;
    }
    // A secret field is not printed, so its type need not implement `Debug`.
    let shown = item.fields().filter(|field| !field.is_secret);
    let predicates: Vec<WherePredicate> = shown
        .filter(|field| matches!(field.kind, TypeKind::Generic { .. }))
        .map(|field| {
            let ty = field.ty;
            parse_quote!(#ty: ::core::fmt::Debug)
        })
        .collect();
    let parts = impl_parts(item.generics, Lifetimes::Any, &predicates);
    let body = by_variant(item, |_, variant| {
        let name = variant.name.unwrap_or(item.name).unraw().to_string();
        if let Some(rest) = &variant.rest {
            let infer = infer(rest.ty);
            let value = quote_spanned! {at(rest.ty)=>
                <#infer as __codegen::bounds::DebugField<__Checked>>::debug_field(__rest)
            };
            return match rest.ident {
                Some(ident) => {
                    let field = ident.unraw().to_string();
                    quote!(__codegen::debug_struct(__formatter, #name, &[#field], &(#value,)))
                }
                None => quote!(__codegen::debug_tuple(__formatter, #name, #value)),
            };
        }
        let names = variant.fields.iter().map(Field::name);
        let values: Vec<_> = variant.fields.iter().map(Shown).collect();
        let values = tuple(&values);
        quote!(__codegen::debug_struct(__formatter, #name, &[#(#names),*], &#values))
    });
    let ([formatter], statements) = shown_names(item, ["formatter"]);
    let content = quote_spanned! {site::span()=>
        fn fmt(&self, #formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            #statements
            #body
        }
    };
    Some(impl_on_name(item, &quote!(::core::fmt::Debug), &parts, &content))
}

/// The value of a field as it is printed.
struct Shown<'f>(&'f Field<'f>);

impl ToTokens for Shown<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(field) = self;
        let place = Place(field);
        if field.is_secret {
            quote!(&__codegen::Redacted).to_tokens(tokens);
        } else if field.kind == TypeKind::WellKnown {
            Token![&](Span::call_site()).to_tokens(tokens);
            place.to_tokens(tokens);
        } else {
            let infer = infer(field.ty);
            let shown = quote_spanned! {field.span=>
                <#infer as __codegen::bounds::DebugField<__Checked>>::debug_field(&#place)
            };
            shown.to_tokens(tokens);
        }
    }
}
