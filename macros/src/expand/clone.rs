//! The generated implementation of `Clone`.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{WherePredicate, parse_quote};

use super::{
    code::{Place, by_variant, impl_on_name, infer},
    endpoint_error::rest::member,
};
use crate::{
    generics::{Lifetimes, impl_parts},
    model::{Field, Item, TypeKind},
    site::{self, at},
};

/// Generates the impl, unless the author derives the trait.
///
/// ```text
/// impl Clone for Request {
///     fn clone(&self) -> Self {
///         Self {
///             limit: __codegen::clone(&self.limit),
///             room_id: <_ as __codegen::bounds::CloneField<__Checked>>::clone_field(
///                 &self.room_id
///             ),
///         }
///     }
/// }
/// ```
pub(super) fn expand(item: &Item<'_>) -> Option<TokenStream> {
    if !item.clone {
        return None;
    }
    let field = |field: &Field<'_>| {
        let (ident, place, infer) = (field.ident, Place(field), infer(field.ty));
        quote_spanned! {field.span=>
            #ident: <#infer as __codegen::bounds::CloneField<__Checked>>::clone_field(&#place)
        }
    };
    let value = by_variant(item, |_, variant| {
        // One repetition takes less time to expand than code for each field.
        let is_known = |field: &&Field<'_>| field.kind == TypeKind::WellKnown;
        let (known, others): (Vec<&Field<'_>>, Vec<_>) = variant.fields.iter().partition(is_known);
        let (idents, places) =
            (known.iter().map(|field| field.ident), known.iter().copied().map(Place));
        let others = others.into_iter().map(field);
        let name = variant.name.map(|name| quote!(::#name));
        let rest = variant.rest.as_ref().map(|rest| {
            let (member, infer) = (member(rest), infer(rest.ty));
            quote_spanned! {at(rest.ty)=>
                #member: <#infer as __codegen::bounds::CloneField<__Checked>>::clone_field(__rest)
            }
        });
        quote! {
            Self #name { #(#idents: __codegen::clone(&#places),)* #(#others,)* #rest }
        }
    });
    // The standard library's derive has the same bounds, on parameters and their associated types.
    let parameters = item.generics.type_params().map(|it| it.ident.to_token_stream());
    let projections =
        item.fields().filter(|field| field.kind == TypeKind::Generic { has_projection: true });
    let predicates: Vec<WherePredicate> = parameters
        .chain(projections.map(|field| field.ty.to_token_stream()))
        .map(|ty| parse_quote!(#ty: ::core::clone::Clone))
        .collect();
    let parts = impl_parts(item.generics, Lifetimes::Any, &predicates);
    let content = quote_spanned! {site::span()=>
        fn clone(&self) -> Self {
            #value
        }
    };
    Some(impl_on_name(item, &quote!(::core::clone::Clone), &parts, &content))
}
