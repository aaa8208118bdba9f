//! The shape of handlers.

use std::fmt::Debug;

use axum::body::Body;
use pathlore::{Buffered, Endpoint, EndpointResponse, OutgoingResponse, Streamed, Transfer};

use crate::{Call, authenticate::Never};

/// A function that handles the requests of an endpoint.
///
/// Implemented for async functions and closures whose last argument is a [`Call`], after at most eight
/// extractors. `A` is inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handler of an endpoint",
    label = "not a handler",
    note = "write an async function whose last argument is `Call<Request>`, with at most eight extractors \
            before it"
)]
pub trait EndpointHandler<A>: Send + Sync + 'static {
    /// The endpoint's request.
    type Request: Endpoint;
    /// The caller.
    type Caller;
    /// The tuple of the arguments before the call.
    type Extractors;
    /// The result.
    type Output;
    /// The future that the function returns.
    type Future: Future<Output = Self::Output>;

    /// Calls the function.
    fn call(
        &self,
        extractors: Self::Extractors,
        call: Call<Self::Request, Self::Caller>,
    ) -> Self::Future;
}

/// Implements the trait for functions with these extractors.
macro_rules! handler {
    ($($extractor:ident),*) => {
        impl<F, Fut, R, C, $($extractor),*> EndpointHandler<($($extractor,)* Call<R, C>,)> for F
        where
            F: Fn($($extractor,)* Call<R, C>) -> Fut + Send + Sync + 'static,
            Fut: Future,
            R: Endpoint,
        {
            type Request = R;
            type Caller = C;
            type Extractors = ($($extractor,)*);
            type Output = Fut::Output;
            type Future = Fut;

            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn call(&self, ($($extractor,)*): Self::Extractors, call: Call<R, C>) -> Fut {
                self($($extractor,)* call)
            }
        }
    };
}

handler!();
handler!(T1);
handler!(T1, T2);
handler!(T1, T2, T3);
handler!(T1, T2, T3, T4);
handler!(T1, T2, T3, T4, T5);
handler!(T1, T2, T3, T4, T5, T6);
handler!(T1, T2, T3, T4, T5, T6, T7);
handler!(T1, T2, T3, T4, T5, T6, T7, T8);

/// The result of a handler: a `Result` of the endpoint's response, and of any error that can be converted into
/// the endpoint's error type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the result of a handler",
    label = "expected a `Result` of the endpoint's response and its error",
    note = "write `Result<Response, Error>` as the handler's return type"
)]
pub trait HandlerResult {
    /// What the handler returns if the request was successful.
    type Reply;
    /// What it returns otherwise.
    type Error;

    /// Returns the value as a `Result`.
    ///
    /// # Errors
    ///
    /// Returns the error if the value is one.
    fn into_result(self) -> Result<Self::Reply, Self::Error>;
}

impl<T, E> HandlerResult for Result<T, E> {
    type Reply = T;
    type Error = E;

    fn into_result(self) -> Self {
        self
    }
}

/// A value that a handler returns for the response `T`, whose body is transferred as `B` says: the response
/// itself, or the response and its body if that is a stream.
///
/// ```
/// # mod download {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/files/{name}" };
/// # #[request] pub struct Request { #[api(path)] pub name: String }
/// # #[response(stream, content_type = "text/plain")] pub struct Response {}
/// # }
/// use axum::body::Body;
/// use pathlore::ErrorResponse;
/// use pathlore_axum::Call;
///
/// async fn download(
///     call: Call<download::Request>,
/// ) -> Result<(download::Response, Body), ErrorResponse> {
///     // `Body::from_stream` takes any stream of bytes.
///     Ok((download::Response {}, Body::from(call.request.name)))
/// }
/// # let _ = pathlore_axum::Endpoints::<()>::new().endpoint(download);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a handler returns for the response `{T}`",
    label = "expected `{T}`, the endpoint's response",
    note = "if the response is a stream, write `({T}, axum::body::Body)`"
)]
pub trait Reply<T, B: Transfer> {
    /// Returns the response, and the body unless the response contains it.
    fn into_parts(self) -> (T, Option<Body>);
}

impl<T: OutgoingResponse + EndpointResponse<Body = Buffered>> Reply<T, Buffered> for T {
    fn into_parts(self) -> (T, Option<Body>) {
        (self, None)
    }
}

impl<T: OutgoingResponse + EndpointResponse<Body = Streamed>> Reply<T, Streamed> for (T, Body) {
    fn into_parts(self) -> (T, Option<Body>) {
        (self.0, Some(self.1))
    }
}

/// An error that can be converted into `E`, the error type of an endpoint.
///
/// Implemented for all types that implement `Into<E>` and `Debug`.
///
/// ```
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/ping" };
/// # #[request] pub struct Request {}
/// # #[response(error = ApiError)] pub struct Response {}
/// use pathlore::{ErrorResponse, endpoint_error};
/// use pathlore_axum::Call;
///
/// #[endpoint_error]
/// pub enum ApiError {
///     #[api(status = SERVICE_UNAVAILABLE)]
///     Unavailable {},
///     #[api(other)]
///     Other(ErrorResponse),
/// }
/// # impl std::fmt::Display for ApiError {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("error") }
/// # }
/// # impl std::error::Error for ApiError {}
///
/// impl From<std::io::Error> for ApiError {
///     fn from(_: std::io::Error) -> Self {
///         Self::Unavailable {}
///     }
/// }
///
/// /// Returns the errors of the operating system, or uses `?` with them if it returns `ApiError`.
/// async fn ping(_call: Call<Request>) -> Result<Response, std::io::Error> {
///     Ok(Response {})
/// }
/// # let _ = pathlore_axum::Endpoints::<()>::new().endpoint(ping);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be converted into `{E}`, the error type of the endpoint",
    label = "implement `From<{Self}>` for `{E}`, or return `{E}`"
)]
pub trait IntoEndpointError<E> {
    /// Returns the endpoint's error.
    fn into_endpoint_error(self) -> E;
}

#[diagnostic::do_not_recommend]
impl<T: Into<E> + Debug, E> IntoEndpointError<E> for T {
    fn into_endpoint_error(self) -> E {
        self.into()
    }
}

#[diagnostic::do_not_recommend]
impl<E> IntoEndpointError<E> for Never {
    fn into_endpoint_error(self) -> E {
        self.never()
    }
}
