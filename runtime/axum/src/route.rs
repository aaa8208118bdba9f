//! A path of an endpoint, and how its requests are read.

use axum::response::Response;

use crate::{MatchedEndpoint, lifecycle::Lifecycle};

/// A path of an endpoint, and how its requests are read.
pub(crate) struct Route {
    pub(crate) matched: MatchedEndpoint,
    pub(crate) settings: Settings,
    pub(crate) lifecycle: Lifecycle,
}

/// How the requests of an endpoint are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// The limit for the body, in bytes.
    pub(crate) body_limit: usize,
    /// Whether credentials may be in the query.
    pub(crate) credentials_in_query: bool,
}

impl Route {
    /// Adds to a response what middleware and clients learn about the endpoint.
    pub(crate) fn complete(&self, response: &mut Response) {
        response.extensions_mut().insert(self.matched);
        self.lifecycle.add_to(response.headers_mut());
    }
}
