//! The server's half.

use quote::quote;

use super::Request;
use crate::{
    body,
    halves::{Half, HalfImpl},
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
///         Ok(Request {
///             room_id: __slot_room_id,
///             reason: __slot_reason,
///         })
///     }
/// }
/// ```
pub(super) fn expand(request: &Request<'_>) -> HalfImpl {
    let Request { item, predicates, .. } = request;
    let mut predicates = predicates.incoming.clone();
    predicates.extend(request.response_predicate(Half::IncomingRequest));
    let query = query::decode(item);
    let body = body::decode(item);
    let parts_of_message = item.decode_parts();
    let value = item.decode();
    let code = quote! {
        __codegen::check_method(&__DESCRIPTION, __request.method())?;
        let __headers = __request.headers();
        let __bytes = __request.body();
        #parts_of_message
        #query
        #body
        #value
    };
    HalfImpl {
        half: Half::IncomingRequest,
        associated: request.associated_response(Half::IncomingRequest),
        predicates,
        code,
    }
}
