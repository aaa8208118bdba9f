//! Lists in header fields.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Elements;

/// Generates the iterator over what prints the elements of a list or an `Option`. `list` is a reference to it.
pub(super) fn each(list: &TokenStream, printed: &TokenStream) -> TokenStream {
    quote!(__codegen::each(#list, |__value| #printed))
}

/// Generates the method of a column that says how a list is written and read.
pub(super) fn method(elements: Elements) -> TokenStream {
    match elements {
        Elements::Strings => quote!(.strings()),
        Elements::Verbatim => quote!(.list()),
        Elements::Lines => quote!(.lines()),
    }
}
