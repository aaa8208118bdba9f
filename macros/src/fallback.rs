//! What is emitted beside the errors, so that one mistake stays one error: impls that type-check,
//! for code that uses the struct elsewhere.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    generics::{ImplParts, Lifetimes, impl_parts},
    halves::{Half, HalfImpl},
    item::Item,
};

/// Makes sure that the compiler did reject fields that could not be read: of a struct that it had to
/// guess the fields of it does not say that it lacks one.
pub(crate) fn unread(item: &Item<'_>) -> TokenStream {
    let this = item.self_type(Lifetimes::Any);
    let name = item.name;
    let ImplParts { parameters, where_clause, .. } = impl_parts(item.generics, Lifetimes::Any, &[]);
    quote! {
        fn __unread #parameters (__item: &#this) #where_clause {
            let #name { syntax_that_is_new_to_pathlore: _, .. } = __item;
        }
    }
}

/// An impl that type-checks.
pub(crate) fn half(half: Half, associated: TokenStream) -> HalfImpl {
    HalfImpl { half, associated, predicates: Vec::new(), code: quote!(loop {}) }
}
