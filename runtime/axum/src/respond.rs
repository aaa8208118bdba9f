//! Answering the requests of an endpoint.

use std::sync::Arc;

use axum::{body::Body, extract::Request, response::Response};
use pathlore::{
    Endpoint, EndpointResponse, FromRejection, IncomingRequest, IntoHttpError, OutgoingResponse,
    Rejection, Transfer as _, VersionedPath,
    auth::AuthScheme,
    bytes::Bytes,
    http::{self, StatusCode, header},
};

use crate::{
    Authenticate, Call, EndpointHandler, HandlerResult, IntoEndpointError, MatchedEndpoint, Reply,
    body::receive, call::Received, extract::Extractors, route::Route,
};

/// A request whose endpoint is known.
pub(crate) struct Incoming<S> {
    pub(crate) request: Request,
    pub(crate) state: S,
    pub(crate) route: Arc<Route>,
}

/// Why there is no response of the handler.
enum Failure<E> {
    Rejected(Rejection),
    /// The response of an extractor.
    Refused(Response),
    Error(E),
}

impl<E> From<Rejection> for Failure<E> {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(rejection)
    }
}

/// The error type of a handler's endpoint.
pub(crate) type ErrorOf<H, A> = <<H as EndpointHandler<A>>::Request as Endpoint>::EndpointError;

/// The authentication scheme of a handler's endpoint.
pub(crate) type SchemeOf<H, A> = <<H as EndpointHandler<A>>::Request as Endpoint>::Authentication;

/// The response of a handler's endpoint.
pub(crate) type ResponseOf<H, A> = <<H as EndpointHandler<A>>::Request as Endpoint>::Response;

/// A handler of the shape `A` with everything that a server with the state `S` needs to call it.
pub(crate) trait Served<S, A>: EndpointHandler<A> {
    /// The error type of the endpoint.
    type EndpointError: FromRejection;

    /// Reads a request, calls the handler and writes its response.
    fn respond(&self, incoming: Incoming<S>) -> impl Future<Output = Response> + Send;
}

impl<S, A, H> Served<S, A> for H
where
    H: EndpointHandler<A, Future: Send, Caller: Send, Extractors: Extractors<S>>,
    H::Request: IncomingRequest<EndpointError: FromRejection> + 'static,
    H::Output: HandlerResult<
            Reply: Reply<ResponseOf<H, A>, <ResponseOf<H, A> as EndpointResponse>::Body>,
            Error: IntoEndpointError<ErrorOf<H, A>>,
        >,
    S: Authenticate<SchemeOf<H, A>, H::Caller, Error: IntoEndpointError<ErrorOf<H, A>>> + Send,
{
    type EndpointError = ErrorOf<H, A>;

    async fn respond(&self, incoming: Incoming<S>) -> Response {
        match handle(self, incoming).await {
            Ok(reply) => {
                let (response, body) = reply.into_parts();
                write::<ErrorOf<H, A>>(response.to_http_response(), body)
            }
            Err(Failure::Error(error)) => write::<ErrorOf<H, A>>(error.to_http_response(), None),
            Err(Failure::Rejected(rejection)) => answer::<ErrorOf<H, A>>(rejection),
            Err(Failure::Refused(response)) => refuse(response, answer::<ErrorOf<H, A>>),
        }
    }
}

/// Reads a request and calls the handler.
async fn handle<S, H, A>(
    handler: &H,
    incoming: Incoming<S>,
) -> Result<<H::Output as HandlerResult>::Reply, Failure<ErrorOf<H, A>>>
where
    H: EndpointHandler<A, Future: Send, Caller: Send, Extractors: Extractors<S>>,
    H::Request: IncomingRequest,
    H::Output: HandlerResult<Error: IntoEndpointError<ErrorOf<H, A>>>,
    S: Authenticate<SchemeOf<H, A>, H::Caller, Error: IntoEndpointError<ErrorOf<H, A>>> + Send,
{
    let Incoming { request, state, route } = incoming;
    let Route { matched: MatchedEndpoint { path, .. }, settings, .. } = *route;
    let (parts, body) = request.into_parts();
    // Schemes read the head alone, before the body is received.
    let head = http::Request::from_parts(parts, Bytes::new());
    let presented = if settings.credentials_in_query {
        SchemeOf::<H, A>::extract_with_query(&head)
    } else {
        SchemeOf::<H, A>::extract(&head)
    };
    let presented = presented.map_err(Rejection::authentication::<SchemeOf<H, A>>)?;
    let caller = state.authenticate(presented, &head).await;
    let caller = caller.map_err(|error| Failure::Error(error.into_endpoint_error()))?;
    let (mut parts, _) = head.into_parts();
    let extractors = H::Extractors::extract(&mut parts, &state).await.map_err(Failure::Refused)?;
    let received = if <H::Request as Endpoint>::Body::IS_STREAM {
        Received { bytes: Bytes::new(), stream: body }
    } else {
        Received { bytes: receive(body, settings.body_limit).await?, stream: Body::empty() }
    };
    let message = http::Request::from_parts(parts, received.bytes.clone());
    let request = decode::<H::Request>(&message, path)?;
    let (parts, _) = message.into_parts();
    let call = Call { request, caller, path, parts, body: received };
    let result = handler.call(extractors, call).await.into_result();
    result.map_err(|error| Failure::Error(error.into_endpoint_error()))
}

/// Decodes a request whose path is one of its endpoint.
fn decode<R: IncomingRequest>(
    message: &http::Request<Bytes>,
    path: &'static VersionedPath,
) -> Result<R, Rejection> {
    // A layer may have changed the path.
    let arguments = path.template.match_path(message.uri().path());
    let arguments = arguments.ok_or(Rejection::not_found())??;
    let pairs: Vec<_> = arguments.iter().collect();
    Ok(R::from_http_request_with_path(message, &pairs)?)
}

/// Returns the answer of an error type to a rejected request.
pub(crate) fn answer<E: FromRejection>(rejection: Rejection) -> Response {
    write::<E>(rejection.into_http_response::<E>(), None)
}

/// Returns a response for axum. If it cannot be written, it is the error of a failure, and the reason is in its
/// extensions.
fn write<E: FromRejection>(
    response: Result<http::Response<Bytes>, IntoHttpError>,
    body: Option<Body>,
) -> Response {
    match (response, body) {
        (Ok(response), None) => response.map(Body::from),
        (Ok(response), Some(body)) => response.map(|_| body),
        (Err(reason), _) => {
            let failure = Rejection::refused(StatusCode::INTERNAL_SERVER_ERROR);
            let response = failure.into_http_response::<E>().unwrap_or_else(|_| {
                let mut response = http::Response::new(Bytes::new());
                *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                response
            });
            let mut response = response.map(Body::from);
            response.extensions_mut().insert(Arc::new(reason));
            response
        }
    }
}

/// Returns the response to a request that an extractor has rejected.
///
/// Errors in plain text, as those of axum's extractors, are not in the format of the API. All other responses
/// are those of the author.
fn refuse(response: Response, answer: fn(Rejection) -> Response) -> Response {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    let content_type = response.headers().get(header::CONTENT_TYPE);
    let is_text = content_type.is_none_or(|value| value.as_bytes().starts_with(b"text/plain"));
    if !is_error || !is_text {
        return response;
    }
    let mut answer = answer(Rejection::refused(status));
    if answer.status() == status {
        let (head, _) = response.into_parts();
        let own: Vec<_> = answer.headers().keys().cloned().collect();
        for (name, value) in &head.headers {
            if !own.contains(name) && *name != header::CONTENT_LENGTH {
                answer.headers_mut().append(name, value.clone());
            }
        }
    }
    answer
}
