//! The client's half.

use quote::quote;

use super::Response;
use crate::{
    body,
    generics::Lifetimes,
    halves::{Half, HalfImpl},
};

/// Expands to, for a response with a body:
///
/// ```text
/// impl IncomingResponse for Response {
///     type EndpointError = ErrorResponse;
///     fn from_http_response(__response: …) -> … {
///         if !is_success(__response.status(), __STATUS) {
///             return Err(<Response as IncomingResponse>::endpoint_error(__response));
///         }
///         let __bytes = __response.body();
///         // … what `members::decode` expands to
///         Ok(Response { room_id: __slot_room_id })
///     }
/// }
/// ```
pub(super) fn expand(response: &Response<'_>) -> HalfImpl {
    let Response { item, predicates, .. } = response;
    let this = item.self_type(Lifetimes::Static);
    let body = body::decode(item);
    let parts_of_message = item.decode_parts();
    let value = item.decode();
    let code = quote! {
        if !__codegen::is_success(__response.status(), __STATUS) {
            return ::core::result::Result::Err(
                <#this as __codegen::IncomingResponse>::endpoint_error(__response),
            );
        }
        let __headers = __response.headers();
        let __bytes = __response.body();
        #parts_of_message
        #body
        #value
    };
    HalfImpl {
        half: Half::IncomingResponse,
        associated: response.associated_error(),
        predicates: predicates.incoming.clone(),
        code,
    }
}
