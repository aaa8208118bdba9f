//! The server's half.

use proc_macro2::TokenStream;
use quote::quote;

use super::Response;
use crate::{
    body,
    halves::{Half, HalfImpl},
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
pub(super) fn expand(response: &Response<'_>) -> HalfImpl {
    let Response { item, predicates, .. } = response;
    let headers = header::encode(item);
    let body = body::encode(item, quote!(__message.response_without_fields(__STATUS);));
    let code = quote! {
        let mut __message = __codegen::MessageBuilder::new();
        #headers
        #body
        ::core::result::Result::Ok(__codegen::response(__STATUS, __message))
    };
    HalfImpl {
        half: Half::OutgoingResponse,
        associated: TokenStream::new(),
        predicates: predicates.outgoing.clone(),
        code,
    }
}
