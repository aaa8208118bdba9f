//! The generated implementation of `FromRejection`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{
    head,
    rest::{self, Source},
};
use crate::{
    expand::code::shown_names,
    generics::ImplParts,
    model::{Cases, Item},
};

/// Generates code such as:
///
/// ```text
/// impl FromRejection for ApiError {
///     fn from_rejection(__rejection: Rejection) -> Self {
///         match __rejection {
///             Rejection::Decode { .. } => Self::Invalid { … },
///             _ => Self::Other { 0: … },
///         }
///     }
/// }
/// ```
pub(super) fn expand(item: &Item<'_>, cases: Option<&Cases<'_>>) -> TokenStream {
    let body = match cases {
        None => quote!(loop {}),
        Some(Cases { rejection: Some(function), .. }) => quote!(#function(&__rejection)),
        Some(cases) => answers(item, cases),
    };
    let name = item.name;
    let ImplParts { parameters, arguments, where_clause } = head(item, cases);
    let comma_or_where = if where_clause.is_empty() { quote!(where) } else { quote!(,) };
    // If the type lacks `Error`, the impl of `EndpointError` is the only one that is reported.
    let has_error = (!item.is_documented())
        .then(|| quote!(#comma_or_where for<'__any> Self: ::std::error::Error));
    let ([rejection], statements) = shown_names(item, ["rejection"]);
    quote! {
        #[automatically_derived]
        impl #parameters __codegen::FromRejection for #name #arguments #where_clause #has_error {
            fn from_rejection(#rejection: __codegen::Rejection) -> Self {
                #statements
                #body
            }
        }
    }
}

fn answers(item: &Item<'_>, cases: &Cases<'_>) -> TokenStream {
    let answering = cases.list.iter().enumerate().filter(|(_, case)| !case.rejections.is_empty());
    let arms = answering.map(|(index, case)| {
        let kinds = case.rejections.iter().map(|kind| {
            let kind = format_ident!("{}", kind.variant());
            quote!(__codegen::Rejection::#kind { .. })
        });
        let value = rest::built(item, cases, index, case, Source::Rejection);
        quote!(#(#kinds)|* => #value,)
    });
    let rest = rest::value(item, cases, Source::Rejection);
    quote!(match __rejection { #(#arms)* _ => #rest, })
}
