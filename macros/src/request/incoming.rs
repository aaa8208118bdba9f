//! The server's half.

use proc_macro2::TokenStream;
use quote::quote;

use super::Request;
use crate::{
    body,
    generics::{Lifetimes, impl_parts},
    query,
};

/// Expands to, for the request of the rustdoc's example:
///
/// ```text
/// impl IncomingRequest for Request {
///     type OutgoingResponse = Response;
///     fn from_http_request_with_path(__request: …, __path: &[(&str, &str)]) -> … {
///         check_method(&__DESCRIPTION, __request.method())?;
///         let __headers = __request.headers();
///         let __bytes = __request.body();
///         let __slot_room_id = path_argument(__path, "room_id", <String as PathField>::parse)?;
///         // … what `members::decode` expands to
///         Ok(Self {
///             room_id: __slot_room_id,
///             reason: __slot_reason,
///         })
///     }
/// }
/// ```
pub(super) fn expand(request: &Request<'_>) -> TokenStream {
    let Request { item, predicates, .. } = request;
    let response = request.associated_response("OutgoingResponse");
    let mut predicates = predicates.incoming.clone();
    predicates.extend(request.scheme_predicate());
    predicates.extend(request.response_predicate(&quote!(__private::OutgoingResponse)));
    let parts = impl_parts(item.generics, Lifetimes::Static, &predicates);
    let (parameters, arguments, where_clause) =
        (&parts.parameters, &parts.arguments, &parts.where_clause);
    let name = item.name;
    let query = query::decode(item);
    let body = body::decode(item);
    let parts_of_message = item.decode_parts();
    let value = item.decode();
    quote! {
        __private::server! {
            #[automatically_derived]
            impl #parameters __private::IncomingRequest for #name #arguments #where_clause {
                #response

                #[allow(unused_variables)]
                fn from_http_request_with_path(
                    __request: &__private::http::Request<__private::bytes::Bytes>,
                    __path: &[(&::core::primitive::str, &::core::primitive::str)],
                ) -> ::core::result::Result<Self, __private::FromHttpRequestError> {
                    __private::check_method(&__DESCRIPTION, __request.method())?;
                    let __headers = __request.headers();
                    let __bytes = __request.body();
                    #parts_of_message
                    #query
                    #body
                    #value
                }
            }
        }
    }
}
