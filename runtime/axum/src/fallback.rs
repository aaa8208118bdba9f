//! The answer to requests that match no route of axum.

use std::future::ready;

use axum::{extract::Request, handler::Handler, response::Response, routing::MethodRouter};
use pathlore::Rejection;

use crate::entry::Responding;

/// The handler of requests that match no route.
pub(crate) struct Fallback<S> {
    /// A route that may lead to each endpoint.
    pub(crate) all: MethodRouter<S>,
    pub(crate) answer: fn(Rejection) -> Response,
}

impl<S> Clone for Fallback<S> {
    fn clone(&self) -> Self {
        Self { all: self.all.clone(), answer: self.answer }
    }
}

impl<S: Clone + Send + Sync + 'static> Handler<(), S> for Fallback<S> {
    type Future = Responding;

    fn call(self, request: Request, state: S) -> Responding {
        // axum does not decode the text of a path, in which any character may be percent-encoded (RFC 3986,
        // section 6.2.2.2).
        if !request.uri().path().contains('%') {
            return Box::pin(ready((self.answer)(Rejection::not_found())));
        }
        Box::pin(self.all.call(request, state))
    }
}
