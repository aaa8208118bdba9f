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
    response::{IntoResponse, Response},
    routing::{MethodRouter, Route, any},
};
use pathlore::http::StatusCode;
use tower_layer::Layer;
use tower_service::Service;

use crate::{
    entry::Responding,
    group::{Candidate, Group},
};

type AddLayer<S> = Box<dyn Fn(MethodRouter<S>) -> MethodRouter<S> + Send + Sync>;

/// The layers around the handlers of endpoints, innermost first.
pub(crate) struct Layers<S>(Vec<AddLayer<S>>);

impl<S> Default for Layers<S> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<S: Clone + Send + Sync + 'static> Layers<S> {
    /// Adds a layer outside of the others.
    pub(crate) fn add<L>(&mut self, layer: L)
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        self.0.push(Box::new(move |route| route.layer(layer.clone())));
    }

    /// Returns the layers around the handlers of a group.
    pub(crate) fn around(&self, group: Group<S>) -> MethodRouter<S> {
        match &*self.0 {
            [] => any(group),
            layers => {
                let layered = layers.iter().fold(any(CallChosen), |inner, layer| layer(inner));
                layered.layer(Choose(group))
            }
        }
    }
}

/// The layer outside of all others, which chooses the endpoint.
struct Choose<S>(Group<S>);

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
struct Choosing<S> {
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
                let route = Arc::clone(&candidate.route);
                request.extensions_mut().insert(route.matched);
                request.extensions_mut().insert(Chosen(Arc::clone(candidate)));
                let responding = self.inner.call(request);
                Box::pin(async move {
                    let mut response = responding.await?;
                    // A layer may have answered the request itself.
                    route.complete(&mut response);
                    Ok(response)
                })
            }
        }
    }
}

/// The handler inside of all layers, which calls that of the chosen endpoint.
#[derive(Clone)]
struct CallChosen;

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
