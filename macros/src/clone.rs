//! `Clone`, where the author derives none.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{WherePredicate, parse_quote};

use crate::{
    checks::{self, has_known_type},
    generics::{ImplParts, Lifetimes, impl_parts, mentions_parameter, mentions_projection},
    item::Item,
};

/// Expands to, for the request of the rustdoc's example:
///
/// ```text
/// impl Clone for Request {
///     fn clone(&self) -> Self {
///         Self { room_id: <RoomId as CloneField>::clone_field(&self.room_id) }
///     }
/// }
/// ```
///
/// Of a struct that the compiler rejects, fields are not named.
pub(crate) fn expand(item: &Item<'_>, is_rejected: bool) -> Option<TokenStream> {
    if !item.derives.clone {
        return None;
    }
    let fields = item.fields.iter().map(|field| {
        let (ident, checked) = (field.ident, checks::argument(item, field));
        if has_known_type(field) {
            return quote!(#ident: ::core::clone::Clone::clone(&self.#ident),);
        }
        let (ty, role) = (field.named(), quote!(__codegen::bounds::CloneField<#checked>));
        let clone = quote_spanned!(field.at=> <#ty as #role>::clone_field);
        quote!(#ident: #clone(&self.#ident),)
    });
    let value = if is_rejected { quote!(loop {}) } else { quote!(Self { #(#fields)* }) };
    // As the standard library's derive has it: of the parameters, and of what types they have.
    let parameters = item.generics.type_params().map(|it| it.ident.to_token_stream());
    let with_projections = item.fields.iter().filter(|field| {
        mentions_parameter(item.generics, field.ty) && mentions_projection(field.ty)
    });
    let predicates: Vec<WherePredicate> = parameters
        .chain(with_projections.map(|field| field.ty.to_token_stream()))
        .map(|ty| parse_quote!(#ty: ::core::clone::Clone))
        .collect();
    let ImplParts { parameters, arguments, where_clause } =
        impl_parts(item.generics, Lifetimes::Any, &predicates);
    let name = item.name;
    Some(quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #parameters ::core::clone::Clone for #name #arguments #where_clause {
            fn clone(&self) -> Self {
                #value
            }
        }
    })
}
