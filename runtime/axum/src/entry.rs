//! Endpoints with their handlers, without their types.

use std::{marker::PhantomData, pin::Pin, sync::Arc};

use axum::response::Response;
use pathlore::{ApiEndpoint, Rejection, VersionedPath};

use crate::{
    EndpointOptions,
    respond::{Incoming, Served, answer},
};

/// The future of a response.
pub(crate) type Responding = Pin<Box<dyn Future<Output = Response> + Send>>;

/// An endpoint and its handler for a server with the state `S`.
pub(crate) struct Entry<S> {
    pub(crate) endpoint: ApiEndpoint,
    /// The paths to route.
    pub(crate) paths: Vec<&'static VersionedPath>,
    pub(crate) body_limit: Option<usize>,
    /// Answers rejected requests.
    pub(crate) answer: fn(Rejection) -> Response,
    pub(crate) handler: Arc<dyn Respond<S>>,
}

/// A handler of any endpoint.
pub(crate) trait Respond<S>: Send + Sync {
    fn respond(self: Arc<Self>, incoming: Incoming<S>) -> Responding;
}

/// A handler of the shape `A`.
struct Typed<H, A>(H, PhantomData<fn(A)>);

impl<S> Entry<S> {
    pub(crate) fn new<H: Served<S, A>, A: 'static>(handler: H, options: &EndpointOptions) -> Self
    where
        S: Send + 'static,
        H::Request: 'static,
    {
        let endpoint = ApiEndpoint::of::<H::Request>();
        Self {
            endpoint,
            paths: options.paths_of(endpoint.metadata()),
            body_limit: options.body_limit,
            answer: answer::<H::EndpointError>,
            handler: Arc::new(Typed(handler, PhantomData)),
        }
    }
}

impl<S: Send + 'static, H: Served<S, A>, A: 'static> Respond<S> for Typed<H, A> {
    fn respond(self: Arc<Self>, incoming: Incoming<S>) -> Responding {
        Box::pin(async move {
            let route = Arc::clone(&incoming.route);
            let mut response = self.0.respond(incoming).await;
            route.complete(&mut response);
            response
        })
    }
}
