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
    hook::{Attempt, AttemptResult, Hooks},
    limits::Deadline,
    settings::Settings,
    token::OwnToken,
    transport::AnyTransport,
};

/// What a client is, apart from what it knows about the server.
#[derive(Clone)]
pub(crate) struct Engine {
    pub(crate) transport: Arc<dyn AnyTransport>,
    pub(crate) target: Target,
    pub(crate) token: Option<OwnToken>,
    pub(crate) settings: Settings,
    pub(crate) hooks: Hooks,
}

/// A request that is ready to be sent, as often as necessary.
pub(crate) struct Encoded {
    pub(crate) metadata: &'static Metadata,
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

    /// Sends a request, as often as its settings say.
    pub(crate) async fn run(
        &self,
        encoded: &Encoded,
        streams: Streams,
        settings: &Settings,
        deadline: Deadline,
    ) -> Result<Received, Failure> {
        let Streams { request: mut stream, response: is_stream } = streams;
        let retry = settings.retry.as_ref().filter(|_| stream.is_none());
        let mut retries = retry.map(|retry| retry.start(encoded.request.method()));
        // How long an upload takes depends on its size.
        let attempt_limit = settings.limits.attempt.filter(|_| stream.is_none());
        let mut number = 0;
        loop {
            number += 1;
            let request_bytes = stream.is_none().then_some(encoded.request.body().len());
            let (metadata, choice) = (encoded.metadata, encoded.choice);
            let observed = self.hooks.begin(Attempt { metadata, choice, number, request_bytes });
            let body = stream.take().unwrap_or_else(|| encoded.request.body().clone().into());
            let max_response_bytes = settings.limits.max_response_bytes;
            let attempt = self.attempt(encoded, body, is_stream, max_response_bytes);
            let result = deadline.within(attempt_limit, attempt).await;
            match &result {
                Ok(received) => observed.end(
                    AttemptResult::Response(received.response.status()),
                    received.stream.is_none().then_some(received.response.body().len()),
                ),
                Err(failure) => observed.end(failure.into(), None),
            }
            let delay = retries.as_mut().and_then(|retries| {
                let delay = retries.next(result.as_ref().map(|received| &received.response))?;
                (deadline.allows(delay) && retries.withdraw()).then_some(delay)
            });
            match delay {
                Some(delay) => tokio::time::sleep(delay).await,
                None => return result.map(|received| Received { attempts: number, ..received }),
            }
        }
    }

    async fn attempt(
        &self,
        encoded: &Encoded,
        body: Body,
        is_stream: fn(StatusCode) -> bool,
        max_response_bytes: usize,
    ) -> Result<Received, Failure> {
        let request = encoded.request.clone().map(|_| body);
        let response = self.transport.send_any(request).await.map_err(Failure::Transport)?;
        let (head, body) = response.into_parts();
        let (bytes, stream) = if is_stream(head.status) {
            (Bytes::new(), Some(body))
        } else {
            (body.collect_within(max_response_bytes).await?, None)
        };
        let response = http::Response::from_parts(head, bytes);
        Ok(Received { response, stream, attempts: 1 })
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine")
            .field("target", &self.target)
            .field("token", &self.token)
            .field("settings", &self.settings)
            .field("hooks", &self.hooks)
            .finish_non_exhaustive()
    }
}

impl Encoded {
    /// Completes a request that was encoded for a target.
    pub(crate) fn new(
        metadata: &'static Metadata,
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
        Ok(Self { metadata, choice, request })
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
