//! The client's half.

use proc_macro2::TokenStream;
use quote::quote;

use super::Request;
use crate::{
    body,
    halves::{Half, HalfImpl},
    header, path, query,
};

/// Expands to, for the request of the rustdoc's example:
///
/// ```text
/// impl OutgoingRequest for Request {
///     type IncomingResponse = Response;
///     fn to_http_request(&self, __target: …, __credentials: …) -> … {
///         let mut __uri = UriBuilder::new(
///             &__DESCRIPTION,
///             __target,
///             &[<String as PathField>::text(&self.room_id)],
///             &__PATH_ORDER,
///             0,
///         )?;
///         let mut __message = MessageBuilder::new();
///         // … what `members::encode` expands to
///         request::<__Scheme>(__uri, __message, __credentials)
///     }
/// }
/// ```
pub(super) fn expand(request: &Request<'_>) -> HalfImpl {
    let Request { item, arguments, predicates } = request;
    let query_length = query::expected_length(item);
    let mut predicates = predicates.outgoing.clone();
    predicates.extend(request.response_predicate(Half::OutgoingRequest));
    let scheme = &item.scheme;
    let path = path::encode(item);
    let query = query::encode(item);
    let headers = header::encode(item);
    let without_fields = match arguments.empty_body.key() {
        Some(_) => TokenStream::new(),
        None => quote!(__message.request_without_fields(&__DESCRIPTION);),
    };
    let body = body::encode(item, without_fields);
    let code = quote! {
        let mut __uri = __codegen::UriBuilder::new(&__DESCRIPTION, __target, #path, #query_length)?;
        #query
        let mut __message = __codegen::MessageBuilder::new();
        #headers
        #body
        __codegen::request::<#scheme>(__uri, __message, __credentials)
    };
    HalfImpl {
        half: Half::OutgoingRequest,
        associated: request.associated_response(Half::OutgoingRequest),
        predicates,
        code,
    }
}
