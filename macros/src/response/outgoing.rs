//! The server's half.

use proc_macro2::TokenStream;
use quote::quote;

use super::Response;
use crate::{
    body,
    generics::{Lifetimes, impl_parts},
    header,
};

/// Expands to, for a response with a body:
///
/// ```text
/// impl OutgoingResponse for Response {
///     fn to_http_response(&self) -> … {
///         let mut __message = MessageBuilder::new();
///         // … what `members::encode` expands to
///         Ok(response(__STATUS, __message))
///     }
/// }
/// ```
pub(super) fn expand(response: &Response<'_>) -> TokenStream {
    let Response { item, predicates, .. } = response;
    let parts = impl_parts(item.generics, Lifetimes::Any, &predicates.outgoing);
    let (parameters, arguments, where_clause) =
        (&parts.parameters, &parts.arguments, &parts.where_clause);
    let name = item.name;
    let headers = header::encode(item);
    let body = body::encode(item, quote!(__message.response_without_fields(__STATUS);));
    quote! {
        __private::server! {
            #[automatically_derived]
            impl #parameters __private::OutgoingResponse for #name #arguments #where_clause {
                fn to_http_response(&self) -> ::core::result::Result<
                    __private::http::Response<__private::bytes::Bytes>,
                    __private::IntoHttpError,
                > {
                    let mut __message = __private::MessageBuilder::new();
                    #headers
                    #body
                    ::core::result::Result::Ok(__private::response(__STATUS, __message))
                }
            }
        }
    }
}
