//! Cross-origin resource sharing, so that web pages can use the server ([specification][spec]).
//!
//! [spec]: https://spec.matrix.org/latest/client-server-api/#web-browser-clients

use axum::Router;
use pathlore::http::{
    HeaderValue,
    header::{ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS},
};
use tower_http::{
    cors::{Any, CorsLayer},
    set_header::SetResponseHeaderLayer,
};

const METHODS: HeaderValue = HeaderValue::from_static("GET, POST, PUT, DELETE, OPTIONS");
const FIELDS: HeaderValue =
    HeaderValue::from_static("X-Requested-With, Content-Type, Authorization");

/// Responds to `OPTIONS` requests without calling a handler, and adds the header fields with which
/// browsers let web pages of all origins read responses.
pub(super) fn allow_all_origins<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router
        // Responses are the same for all origins, so caches need no `Vary`.
        .layer(CorsLayer::new().allow_origin(Any).vary([]))
        // `CorsLayer` adds these fields to responses to `OPTIONS` only. The specification recommends
        // them for all responses.
        .layer(SetResponseHeaderLayer::overriding(ACCESS_CONTROL_ALLOW_METHODS, METHODS))
        .layer(SetResponseHeaderLayer::overriding(ACCESS_CONTROL_ALLOW_HEADERS, FIELDS))
}
