//! The builder of routers.

use std::{fmt, time::SystemTime};

use axum::{Router, extract::Request, response::IntoResponse, routing::Route};
use pathlore::{
    Api, ApiEndpoint, EndpointResponse, FromRejection, IncomingRequest, SupportedVersions, Version,
};
use tower_layer::Layer;
use tower_service::Service;

use crate::{
    Authenticate, EndpointHandler, EndpointOptions, HandlerResult, IntoEndpointError, Reply,
    RouteConflict,
    entry::Entry,
    extract::Extractors,
    fallback::Fallback,
    layered::Layers,
    respond::{ErrorOf, ResponseOf, SchemeOf, answer},
    table::{Common, Table, table},
};

/// The endpoints of a server with the state `S`, each with its handler. A builder for axum's [`Router`].
///
/// An endpoint is routed with its method, and under all paths that it has ever had. `HEAD` is routed like `GET`.
/// Placeholders may have different names in different endpoints. If several endpoints match a path, the one with
/// the most specific path is chosen among those with the method of the request.
///
/// Requests that reach no handler are answered in the error type of their endpoint, by its
/// [`FromRejection`]:
///
/// | request | status | error type |
/// |---|---|---|
/// | no endpoint has the path | 404 | that of [`fallback`](Self::fallback); without one, axum answers |
/// | the endpoints with the path have other methods | 405, with `Allow` | that of [`fallback`](Self::fallback); without one, that of an endpoint with the path |
/// | credentials are missing or unreadable | 401, with `WWW-Authenticate` | that of the endpoint |
/// | the state refuses the credentials | that of the error | that of the endpoint |
/// | an extractor refuses the request | that of the extractor | that of the endpoint |
/// | the body is too large | 413 | that of the endpoint |
/// | the body is not received completely | 400 | that of the endpoint |
/// | the request cannot be decoded | 400 | that of the endpoint |
///
/// If the response of a handler cannot be written, the status is 500, and the extensions of the response have the
/// reason, an `Arc<IntoHttpError>`, for middleware that logs it. If a handler panics, the connection is closed without a
/// response, as in axum; other connections are served as before.
///
/// The order of the table is also that of the checks. The body is not read before the credentials have been checked and all extractors have
/// accepted the request.
///
/// An extractor that refuses a request with an error in plain text, as those of axum do, is answered with
/// [`Rejection::refused`](pathlore::Rejection::refused). Any other response of an extractor is sent as it is.
///
/// ```
/// # mod list {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/notes" };
/// # #[request] pub struct Request {}
/// # #[response] pub struct Response { pub notes: Vec<String> }
/// # }
/// use std::sync::{Arc, Mutex};
///
/// use axum::{Router, extract::State};
/// use pathlore::ErrorResponse;
/// use pathlore_axum::{Call, Endpoints, RouteConflict};
///
/// type App = Arc<Mutex<Vec<String>>>;
///
/// async fn list(
///     State(app): State<App>,
///     _call: Call<list::Request>,
/// ) -> Result<list::Response, ErrorResponse> {
///     Ok(list::Response { notes: app.lock().unwrap().clone() })
/// }
///
/// fn router(app: App) -> Result<Router, RouteConflict> {
///     let endpoints = Endpoints::<App>::new().endpoint(list).fallback::<ErrorResponse>();
///     Ok(endpoints.into_router()?.with_state(app))
/// }
/// # router(App::default()).unwrap();
/// ```
#[must_use]
pub struct Endpoints<S = ()> {
    entries: Vec<Entry<S>>,
    common: Common,
    layers: Layers<S>,
}

impl<S> Endpoints<S> {
    /// Creates a builder without endpoints.
    pub fn new() -> Self {
        Self { entries: Vec::new(), common: Common::default(), layers: Layers::default() }
    }

    /// Sets the limit in bytes for the bodies of all endpoints without a limit of their own
    /// ([`EndpointOptions::body_limit`]). The default is 2 MiB.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.common.settings.body_limit = bytes;
        self
    }

    /// Accepts credentials in the query as well, see
    /// [`AuthScheme::extract_with_query`](pathlore::auth::AuthScheme::extract_with_query).
    pub fn credentials_in_query(mut self) -> Self {
        self.common.settings.credentials_in_query = true;
        self
    }

    /// Answers all requests for which there is no endpoint with errors of type `E`: unknown paths (404), and
    /// methods that no endpoint has (405).
    ///
    /// With a fallback, the text of a path may be percent-encoded as well, which axum does not decode: `/%6Eotes`
    /// is the same path as `/notes` ([RFC 3986, section 6.2.2.2][rfc]).
    ///
    /// [rfc]: https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2.2
    pub fn fallback<E: FromRejection>(mut self) -> Self {
        self.common.answer = Some(answer::<E>);
        self
    }

    /// Returns the endpoints of an API that are not served: those without a handler, and those without a path to
    /// route. For a test that a server is complete.
    ///
    /// ```
    /// # macro_rules! endpoint { ($name:ident $path:literal) => { mod $name {
    /// # use pathlore::{Metadata, metadata, request, response};
    /// # const METADATA: Metadata = metadata! { method: POST, authentication: None, path: $path };
    /// # #[request] pub struct Request {}
    /// # #[response] pub struct Response {}
    /// # } } }
    /// # endpoint!(login "/login");
    /// # endpoint!(logout "/logout");
    /// # async fn login(_: Call<login::Request>) -> Result<login::Response, pathlore::ErrorResponse> {
    /// #     Ok(login::Response {})
    /// # }
    /// use pathlore_axum::{Call, Endpoints};
    ///
    /// pathlore::api! { pub API = [login::Request, logout::Request] }
    ///
    /// let endpoints = Endpoints::<()>::new().endpoint(login);
    /// let missing = endpoints.missing(&API);
    /// assert_eq!(missing.len(), 1);
    /// assert!(missing[0].type_name().ends_with("logout::Request"));
    /// ```
    #[must_use]
    pub fn missing(&self, api: &Api) -> Vec<&'static ApiEndpoint> {
        let is_served = |endpoint: &ApiEndpoint| {
            let mut served = self.entries.iter().filter(|entry| !entry.paths.is_empty());
            served.any(|entry| entry.endpoint == *endpoint)
        };
        api.endpoints().filter(|endpoint| !is_served(endpoint)).collect()
    }

    /// Sets the dates of versions, by which clients learn when an endpoint or a path ends.
    ///
    /// If an endpoint or the path of a request is deprecated in one of the versions, the response has the header
    /// field `Deprecation` ([RFC 9745](https://www.rfc-editor.org/rfc/rfc9745)) with its date. If it is removed
    /// in one of them, the response has the header field `Sunset`
    /// ([RFC 8594](https://www.rfc-editor.org/rfc/rfc8594)). Without a date, there is no field.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    ///
    /// use pathlore::Version;
    /// use pathlore_axum::Endpoints;
    ///
    /// let next_year = SystemTime::now() + Duration::from_secs(365 * 24 * 60 * 60);
    /// let endpoints = Endpoints::<()>::new().dates([(Version::new(2, 0), next_year)]);
    /// ```
    pub fn dates(mut self, dates: impl IntoIterator<Item = (Version, SystemTime)>) -> Self {
        self.common.dates.extend(dates);
        self
    }
}

impl<S: Clone + Send + Sync + 'static> Endpoints<S> {
    /// Adds an endpoint with all its paths.
    ///
    /// The handler is an async function whose last argument is a [`Call`](crate::Call), which determines the
    /// endpoint. Up to eight extractors may stand before it. The result is the endpoint's response, or an error
    /// that can be converted into the error type of the endpoint.
    ///
    /// If the response is a stream, the handler returns `(Response, axum::body::Body)`, see [`Reply`].
    pub fn endpoint<H, A>(self, handler: H) -> Self
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
        self.endpoint_with(&EndpointOptions::new(), handler)
    }

    /// Adds an endpoint with those of its paths that a server with these versions and features has, see
    /// [`VersionHistory::paths_for`](pathlore::VersionHistory::paths_for). If it has none, the endpoint is not
    /// routed.
    ///
    /// ```
    /// # mod list {
    /// # use pathlore::{Metadata, metadata, request, response};
    /// # const METADATA: Metadata = metadata! {
    /// #     method: GET, authentication: None, history: { 1.0 => "/v1/notes", 2.0 => "/v2/notes" }
    /// # };
    /// # #[request] pub struct Request {}
    /// # #[response] pub struct Response { pub notes: Vec<String> }
    /// # }
    /// # async fn list(_: Call<list::Request>) -> Result<list::Response, pathlore::ErrorResponse> {
    /// #     Ok(list::Response { notes: Vec::new() })
    /// # }
    /// use pathlore::SupportedVersions;
    /// use pathlore_axum::{Call, Endpoints};
    ///
    /// // Routes `/v1/notes` alone.
    /// let supported = SupportedVersions::from_versions(["1.0"]);
    /// let endpoints = Endpoints::<()>::new().endpoint_for(&supported, list);
    /// ```
    pub fn endpoint_for<H, A>(self, supported: &SupportedVersions, handler: H) -> Self
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
        self.endpoint_with(&EndpointOptions::new().supported(supported), handler)
    }

    /// Adds an endpoint with options of its own.
    pub fn endpoint_with<H, A>(mut self, options: &EndpointOptions, handler: H) -> Self
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
        self.entries.push(Entry::new(handler, options));
        self
    }

    /// Adds a layer around the handlers of all endpoints.
    ///
    /// Its middleware runs after the endpoint has been found, and before credentials are read. It finds the
    /// [`MatchedEndpoint`](crate::MatchedEndpoint) in the extensions of the request. Layers that are added later
    /// are outside of those that are added earlier, as those of axum.
    ///
    /// For example, a limit for the rate of requests looks at [`Metadata::rate_limited`](pathlore::Metadata). The
    /// example server of the repository has one (`examples/src/server/rate_limit.rs`).
    ///
    /// Layers for all requests, for example for cross-origin resource sharing, belong on the router.
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<std::convert::Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        self.layers.add(layer);
        self
    }

    /// Creates the router.
    ///
    /// # Errors
    ///
    /// Returns an error if two endpoints have the same method and a path in common.
    pub fn into_router(self) -> Result<Router<S>, RouteConflict> {
        let Self { entries, common, layers } = self;
        let Table { routes, all } = table(entries, &common)?;
        let router = routes.into_iter().fold(Router::new(), |router, route| {
            router.route(&route.path, layers.around(route.group))
        });
        Ok(match common.answer {
            None => router,
            Some(answer) => router.fallback(Fallback { all: layers.around(all), answer }),
        })
    }
}

impl<S> Default for Endpoints<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> fmt::Debug for Endpoints<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.entries.iter().map(|entry| entry.endpoint)).finish()
    }
}
