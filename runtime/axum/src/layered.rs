//! Routes with layers between the choice of the endpoint and its handler.

use std::{
    convert::Infallible,
    future::ready,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use axum::{
    extract::Request,
    handler::Handler,
    response::{IntoResponse as _, Response},
    routing::Route,
};
use pathlore::http::StatusCode;
use tower_layer::Layer;
use tower_service::Service;

use crate::{
    entry::Responding,
    group::{Candidate, Group},
};

/// The layer outside of all others, which chooses the endpoint.
pub(crate) struct Choose<S>(pub(crate) Group<S>);

impl<S> Clone for Choose<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<S> Layer<Route> for Choose<S> {
    type Service = Choosing<S>;

    fn layer(&self, inner: Route) -> Choosing<S> {
        Choosing { group: self.0.clone(), inner }
    }
}

/// Chooses the endpoint of a request.
pub(crate) struct Choosing<S> {
    group: Group<S>,
    inner: Route,
}

impl<S> Clone for Choosing<S> {
    fn clone(&self) -> Self {
        Self { group: self.group.clone(), inner: self.inner.clone() }
    }
}

/// The endpoint of a request, for the handler.
struct Chosen<S>(Arc<Candidate<S>>);

impl<S> Clone for Chosen<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S: Send + Sync + 'static> Service<Request> for Choosing<S> {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Service::<Request>::poll_ready(&mut self.inner, context)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        match self.group.select(&request) {
            Err(rejection) => Box::pin(ready(Ok(self.group.refuse(rejection)))),
            Ok(candidate) => {
                let candidate = Arc::clone(candidate);
                request.extensions_mut().insert(candidate.matched());
                request.extensions_mut().insert(Chosen(Arc::clone(&candidate)));
                let responding = self.inner.call(request);
                Box::pin(async move {
                    let mut response = responding.await?;
                    candidate.complete(&mut response);
                    Ok(response)
                })
            }
        }
    }
}

/// The handler inside of all layers, which calls that of the chosen endpoint.
#[derive(Clone)]
pub(crate) struct CallChosen;

impl<S: Send + Sync + 'static> Handler<(), S> for CallChosen {
    type Future = Responding;

    fn call(self, mut request: Request, state: S) -> Responding {
        match request.extensions_mut().remove::<Chosen<S>>() {
            Some(Chosen(candidate)) => candidate.respond(request, state),
            // A layer has replaced the extensions.
            None => Box::pin(ready(StatusCode::INTERNAL_SERVER_ERROR.into_response())),
        }
    }
}
