//! Sends encoded requests.

use std::{fmt, sync::Arc};

use pathlore::{
    CredentialsError, IntoHttpError, Metadata, PathChoice, Target,
    auth::Token,
    bytes::Bytes,
    http::{
        self, HeaderValue, Method, StatusCode, Uri,
        header::CONTENT_LENGTH,
        uri::{Authority, Scheme},
    },
};

use crate::{
    body::Body,
    error::Failure,
    limits::{Deadline, Limits},
    token::OwnToken,
    transport::AnyTransport,
};

/// What a client is, apart from what it knows about the server.
#[derive(Clone)]
pub(crate) struct Engine {
    pub(crate) transport: Arc<dyn AnyTransport>,
    pub(crate) target: Target,
    pub(crate) token: Option<OwnToken>,
    pub(crate) limits: Limits,
}

/// A request that is ready to be sent, as often as necessary.
pub(crate) struct Encoded {
    pub(crate) choice: PathChoice,
    pub(crate) request: http::Request<Bytes>,
}

/// What is sent and received beside the encoded messages.
pub(crate) struct Streams {
    /// The body of the request.
    pub(crate) request: Option<Body>,
    /// Whether the body of a response with a status is a stream.
    pub(crate) response: fn(StatusCode) -> bool,
}

/// A response. Its body is in memory, or a stream.
pub(crate) struct Received {
    pub(crate) response: http::Response<Bytes>,
    pub(crate) stream: Option<Body>,
    pub(crate) attempts: u32,
}

impl Engine {
    pub(crate) fn token_for(&self, metadata: &Metadata) -> Option<Token<'_>> {
        self.token.as_ref()?.for_endpoint(metadata.authentication)
    }

    /// Sends a request.
    pub(crate) async fn run(
        &self,
        encoded: &Encoded,
        streams: Streams,
        limits: Limits,
        deadline: Deadline,
    ) -> Result<Received, Failure> {
        // How long an upload takes depends on its size.
        let attempt_limit = limits.attempt.filter(|_| streams.request.is_none());
        let attempt = self.attempt(encoded, streams, limits.max_response_bytes);
        let (response, stream) = deadline.within(attempt_limit, attempt).await?;
        Ok(Received { response, stream, attempts: 1 })
    }

    async fn attempt(
        &self,
        encoded: &Encoded,
        streams: Streams,
        max_response_bytes: usize,
    ) -> Result<(http::Response<Bytes>, Option<Body>), Failure> {
        let request = encoded.request.clone();
        let request = request.map(|bytes| streams.request.unwrap_or_else(|| bytes.into()));
        let response = self.transport.send_any(request).await.map_err(Failure::Transport)?;
        let is_stream = (streams.response)(response.status());
        let (head, body) = response.into_parts();
        if is_stream {
            return Ok((http::Response::from_parts(head, Bytes::new()), Some(body)));
        }
        let body = body.collect_within(max_response_bytes).await?;
        Ok((http::Response::from_parts(head, body), None))
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine")
            .field("target", &self.target)
            .field("token", &self.token)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl Encoded {
    /// Completes a request that was encoded for a target.
    pub(crate) fn new(
        (mut request, choice): (http::Request<Bytes>, PathChoice),
        target: &Target,
        has_stream: bool,
    ) -> Result<Self, IntoHttpError> {
        if !is_at_origin(request.uri(), target) {
            return Err(CredentialsError::new(
                "the URI of the request is not at the origin of the client",
            )
            .into());
        }
        if !has_stream && request.body().is_empty() && expects_content(request.method()) {
            // hyper sends no length for an empty body (RFC 9110, section 8.6). Some servers and
            // proxies respond with status 411 to such requests.
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        Ok(Self { choice, request })
    }
}

/// Returns whether a URI has the scheme and the authority of a target. Definitions and authentication schemes
/// that are written by hand could change them.
fn is_at_origin(uri: &Uri, target: &Target) -> bool {
    let target = target.to_string().parse::<Uri>();
    let origin = |uri: &Uri| -> Option<(Scheme, Authority)> {
        Some((uri.scheme()?.clone(), uri.authority()?.clone()))
    };
    target.is_ok_and(|target| origin(&target).is_some() && origin(&target) == origin(uri))
}

fn expects_content(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}
