//! Endpoints on routers of axum.

use axum::{
    Router,
    routing::{MethodFilter, any, on},
};
use pathlore::{EndpointResponse, FromRejection, IncomingRequest};

use crate::{
    Authenticate, EndpointHandler, EndpointOptions, HandlerResult, IntoEndpointError, Reply,
    entry::Entry,
    extract::Extractors,
    respond::{ErrorOf, ResponseOf, SchemeOf},
    table::{Common, table},
};

/// Adds an endpoint to a [`Router`].
///
/// ```
/// # mod ping {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/ping" };
/// # #[request] pub struct Request {}
/// # #[response] pub struct Response {}
/// # }
/// use axum::{Router, routing::get};
/// use pathlore::ErrorResponse;
/// use pathlore_axum::{Call, RouterExt as _};
///
/// async fn ping(_call: Call<ping::Request>) -> Result<ping::Response, ErrorResponse> {
///     Ok(ping::Response {})
/// }
///
/// let router: Router = Router::new().endpoint(ping).route("/health", get(async || "healthy"));
/// ```
pub trait RouterExt<S> {
    /// Adds a route for each path of an endpoint. The handler is that of
    /// [`Endpoints::endpoint`](crate::Endpoints::endpoint).
    ///
    /// [`Endpoints`](crate::Endpoints) has options, and routes endpoints whose paths axum cannot tell apart. Here,
    /// axum answers requests that match no route.
    ///
    /// # Panics
    ///
    /// Panics if axum cannot add a route, for example because the router has the same route already.
    #[must_use]
    fn endpoint<H, A>(self, handler: H) -> Self
    where
        A: 'static,
        H: EndpointHandler<A, Future: Send, Caller: Send, Extractors: Extractors<S>>,
        H::Request: IncomingRequest<EndpointError: FromRejection> + 'static,
        H::Output: HandlerResult<
                Reply: Reply<ResponseOf<H, A>, <ResponseOf<H, A> as EndpointResponse>::Body>,
                Error: IntoEndpointError<ErrorOf<H, A>>,
            >,
        S: Authenticate<SchemeOf<H, A>, H::Caller, Error: IntoEndpointError<ErrorOf<H, A>>>;
}

impl<S: Clone + Send + Sync + 'static> RouterExt<S> for Router<S> {
    fn endpoint<H, A>(self, handler: H) -> Self
    where
        A: 'static,
        H: EndpointHandler<A, Future: Send, Caller: Send, Extractors: Extractors<S>>,
        H::Request: IncomingRequest<EndpointError: FromRejection> + 'static,
        H::Output: HandlerResult<
                Reply: Reply<ResponseOf<H, A>, <ResponseOf<H, A> as EndpointResponse>::Body>,
                Error: IntoEndpointError<ErrorOf<H, A>>,
            >,
        S: Authenticate<SchemeOf<H, A>, H::Caller, Error: IntoEndpointError<ErrorOf<H, A>>>,
    {
        let entry = Entry::new(handler, &EndpointOptions::new());
        let filter = MethodFilter::try_from(entry.endpoint.metadata().method.clone()).ok();
        // One endpoint does not conflict with another one.
        let table = table(vec![entry], &Common::default());
        let routes = table.map(|table| table.routes).unwrap_or_default();
        routes.into_iter().fold(self, |router, route| {
            let service = match filter {
                Some(filter) => on(filter, route.group),
                // axum has no filter for other methods.
                None => any(route.group),
            };
            router.route(&route.path, service)
        })
    }
}
