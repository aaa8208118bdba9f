//! Logging of requests, without anything that may be secret: neither arguments nor queries, header fields or
//! bodies.

use std::time::Duration;

use axum::{Router, extract::Request, http, middleware::Next, response::Response};
use pathlore_axum::MatchedEndpoint;
use tower_http::trace::TraceLayer;
use tracing::{Span, field, info, info_span};

/// Adds a span for each request to a router, with an event for its response.
pub(super) fn log_requests<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.layer(
        TraceLayer::new_for_http()
            .make_span_with(span)
            .on_request(())
            .on_response(log_response)
            .on_body_chunk(())
            .on_eos(())
            .on_failure(()),
    )
}

fn span<B>(request: &http::Request<B>) -> Span {
    info_span!("request", method = %request.method(), endpoint = field::Empty)
}

fn log_response<B>(response: &http::Response<B>, duration: Duration, _span: &Span) {
    info!(status = response.status().as_u16(), ?duration, "answered");
}

/// Middleware that names the endpoint in the span of its request.
pub(super) async fn name_endpoint(request: Request, next: Next) -> Response {
    if let Some(matched) = request.extensions().get::<MatchedEndpoint>() {
        Span::current().record("endpoint", matched.path.template.as_str());
    }
    next.run(request).await
}
