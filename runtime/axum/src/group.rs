//! Endpoints that share a route of axum.

use std::{future::ready, sync::Arc};

use axum::{extract::Request, handler::Handler, response::Response};
use pathlore::{MethodError, PathTemplate, Rejection, http::Method};

use crate::{
    entry::{Entry, Responding},
    respond::Incoming,
    route::Route,
};

/// A path of an endpoint with its handler.
pub(crate) struct Candidate<S> {
    pub(crate) entry: Arc<Entry<S>>,
    pub(crate) route: Arc<Route>,
}

impl<S> Candidate<S> {
    pub(crate) fn template(&self) -> &'static PathTemplate {
        &self.route.matched.path.template
    }

    /// Returns whether the endpoint handles a method. HEAD is a GET whose response has no body, which axum
    /// removes (RFC 9110, section 9.3.2).
    fn has_method(&self, method: &Method) -> bool {
        let own = self.entry.endpoint.method();
        own == method || (*own == Method::GET && *method == Method::HEAD)
    }

    /// Passes a request to the handler.
    pub(crate) fn respond(&self, request: Request, state: S) -> Responding {
        let route = Arc::clone(&self.route);
        Arc::clone(&self.entry.handler).respond(Incoming { request, state, route })
    }
}

/// The endpoints that a route of axum may lead to, the most specific ones first.
pub(crate) struct Group<S>(Arc<Inner<S>>);

struct Inner<S> {
    candidates: Vec<Arc<Candidate<S>>>,
    /// Whether axum matches exactly the paths of all candidates.
    is_exact: bool,
    /// Answers requests that no candidate matches, or `None` if the first candidate does.
    answer: Option<fn(Rejection) -> Response>,
}

impl<S> Clone for Group<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S> Group<S> {
    pub(crate) fn new(
        candidates: Vec<Arc<Candidate<S>>>,
        is_exact: bool,
        answer: Option<fn(Rejection) -> Response>,
    ) -> Self {
        Self(Arc::new(Inner { candidates, is_exact, answer }))
    }

    /// Returns the endpoint for a request.
    ///
    /// # Errors
    ///
    /// Returns an error if no candidate has the path, or none of those with the path has the method.
    pub(crate) fn select(&self, request: &Request) -> Result<&Arc<Candidate<S>>, Rejection> {
        let Inner { candidates, is_exact, .. } = &*self.0;
        let path = request.uri().path();
        let matching = || {
            let is_match =
                |candidate: &&Arc<Candidate<S>>| *is_exact || matches(candidate.template(), path);
            candidates.iter().filter(is_match)
        };
        if let Some(candidate) = matching().find(|it| it.has_method(request.method())) {
            return Ok(candidate);
        }
        let methods = || matching().map(|it| it.entry.endpoint.method().clone());
        Err(match methods().next() {
            Some(_) => MethodError::new(methods()).into(),
            None => Rejection::not_found(),
        })
    }

    /// Returns the response to a request without an endpoint.
    pub(crate) fn refuse(&self, rejection: Rejection) -> Response {
        let Inner { candidates, answer, .. } = &*self.0;
        let first = candidates.first().map(|candidate| candidate.entry.answer);
        answer.or(first).map_or_else(Response::default, |answer| answer(rejection))
    }
}

/// Returns whether a path matches a template, and no argument is empty. As axum's placeholders, those of a
/// template do not lead to an endpoint if there is nothing for them.
fn matches(template: &PathTemplate, path: &str) -> bool {
    match template.match_path(path) {
        None => false,
        Some(Ok(arguments)) => arguments.iter().all(|(_, value)| !value.is_empty()),
        // An empty rest is an error, as are values that cannot be decoded.
        Some(Err(_)) => {
            let segments = |path: &str| path.split('/').count();
            let is_empty = || path.ends_with('/') && segments(path) == segments(template.as_str());
            template.rest().is_none() || !is_empty()
        }
    }
}

/// The handler of a route without layers.
impl<S: Send + Sync + 'static> Handler<(), S> for Group<S> {
    type Future = Responding;

    fn call(self, mut request: Request, state: S) -> Responding {
        match self.select(&request) {
            Err(rejection) => Box::pin(ready(self.refuse(rejection))),
            Ok(candidate) => {
                request.extensions_mut().insert(candidate.route.matched);
                candidate.respond(request, state)
            }
        }
    }
}
