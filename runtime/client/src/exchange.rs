//! A request and its response.

use std::{fmt, marker::PhantomData};

use pathlore::{
    Buffered, EndpointResponse, IncomingResponse as _, OutgoingRequest, PathChoice,
    bytes::Bytes,
    http::{self, HeaderMap, StatusCode},
};

use crate::{
    body::Body,
    engine::{Encoded, Received},
    error::ClientError,
};

/// A request of type `R` and its response, which has not been decoded yet.
///
/// Created by [`RequestBuilder::exchange`](crate::RequestBuilder::exchange). `Debug` prints neither bodies nor
/// header fields, because both may contain secrets.
pub struct Exchange<R> {
    request: http::Request<Bytes>,
    response: http::Response<Bytes>,
    choice: PathChoice,
    attempts: u32,
    of: PhantomData<fn() -> R>,
}

impl<R> Exchange<R> {
    /// Puts both messages together, beside the body of the response if that is a stream.
    pub(crate) fn new(encoded: Encoded, received: Received, attempts: u32) -> (Self, Body) {
        let Encoded { request, choice, .. } = encoded;
        let Received { response, stream, .. } = received;
        let exchange = Self { request, response, choice, attempts, of: PhantomData };
        (exchange, stream.unwrap_or_default())
    }

    /// Returns the path that the request took, and why it was chosen.
    #[must_use]
    pub fn choice(&self) -> PathChoice {
        self.choice
    }

    /// Returns how often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the request as it was sent, with its credentials. If its body is a stream, it is empty here.
    #[must_use]
    pub fn request(&self) -> &http::Request<Bytes> {
        &self.request
    }

    /// Returns the response. If its body is a stream, it is empty here.
    #[must_use]
    pub fn response(&self) -> &http::Response<Bytes> {
        &self.response
    }

    /// Returns the status of the response, which may be that of an error.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// Returns the header fields of the response.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }
}

impl<R> Exchange<R>
where
    R: OutgoingRequest,
    R::Response: EndpointResponse<Body = Buffered>,
{
    /// Decodes the response.
    ///
    /// # Errors
    ///
    /// Returns an error if the server responded with an error, or if the response cannot be decoded.
    pub fn decode(&self) -> Result<R::Response, ClientError<R::EndpointError>> {
        self.decode_head()
    }
}

impl<R: OutgoingRequest> Exchange<R> {
    /// Decodes the response. If its body is a stream, this is everything else.
    pub(crate) fn decode_head(&self) -> Result<R::Response, ClientError<R::EndpointError>> {
        Ok(R::Response::from_http_response(&self.response)?)
    }
}

impl<R> fmt::Debug for Exchange<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("method", self.request.method())
            .field("path", &self.choice.template.as_str())
            .field("reason", &self.choice.reason)
            .field("attempts", &self.attempts)
            .field("status", &self.response.status())
            .finish_non_exhaustive()
    }
}
