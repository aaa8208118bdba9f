//! The client's half.

use proc_macro2::TokenStream;
use quote::quote;

use super::Response;
use crate::{
    body,
    generics::{Lifetimes, impl_parts},
};

/// Expands to, for a response with a body:
///
/// ```text
/// impl IncomingResponse for Response {
///     type EndpointError = ErrorResponse;
///     fn from_http_response(__response: …) -> … {
///         if !is_success(__response.status(), __STATUS) {
///             return Err(<Self as IncomingResponse>::endpoint_error(__response));
///         }
///         let __bytes = __response.body();
///         // … what `members::decode` expands to
///         Ok(Self { room_id: __slot_room_id })
///     }
/// }
/// ```
pub(super) fn expand(response: &Response<'_>) -> TokenStream {
    let Response { item, arguments, predicates } = response;
    let error = arguments.shared.associated_error();
    let parts = impl_parts(item.generics, Lifetimes::Static, &predicates.incoming);
    let (parameters, generic_arguments, where_clause) =
        (&parts.parameters, &parts.arguments, &parts.where_clause);
    let name = item.name;
    let body = body::decode(item);
    let parts_of_message = item.decode_parts();
    let value = item.decode();
    quote! {
        __private::client! {
            #[automatically_derived]
            impl #parameters __private::IncomingResponse for #name #generic_arguments #where_clause {
                #error

                #[allow(unused_variables)]
                fn from_http_response(
                    __response: &__private::http::Response<__private::bytes::Bytes>,
                ) -> ::core::result::Result<
                    Self,
                    __private::FromHttpResponseError<Self::EndpointError>,
                > {
                    if !__private::is_success(__response.status(), __STATUS) {
                        return ::core::result::Result::Err(
                            <Self as __private::IncomingResponse>::endpoint_error(__response),
                        );
                    }
                    let __headers = __response.headers();
                    let __bytes = __response.body();
                    #parts_of_message
                    #body
                    #value
                }
            }
        }
    }
}
