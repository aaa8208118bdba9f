//! The options of one call.

use std::{fmt, marker::PhantomData, time::Duration};

use pathlore::{
    Buffered, Credentials, Endpoint, EndpointResponse, IntoHttpError, OutgoingRequest, Streamed,
    Target,
};

use crate::{
    body::Body,
    content::{Content, Defined},
    engine::{Encoded, Engine, Received, Streams},
    error::ClientError,
    exchange::Exchange,
    limits::{Deadline, Limits},
    token::{Authorize, ClientToken, Given},
};

/// A request that is about to be sent, with the options of this call.
///
/// Created by [`Client::request`](crate::Client::request).
///
/// ```
/// # mod read {
/// #     use pathlore::{Metadata, metadata, request, response};
/// #     const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/notes/{id}" };
/// #     #[request] pub struct Request { #[api(path)] pub id: u64 }
/// #     #[response] pub struct Response { pub title: String }
/// # }
/// use std::time::Duration;
///
/// use pathlore_client::{Client, ClientError};
///
/// async fn title(client: &Client, id: u64) -> Result<String, ClientError> {
///     let request = read::Request { id };
///     let response = client.request(&request).timeout(Duration::from_secs(5)).send().await?;
///     Ok(response.title)
/// }
/// ```
#[must_use = "nothing is sent until `send` is called"]
pub struct RequestBuilder<'a, R, C = ClientToken, B = Defined> {
    engine: &'a Engine,
    request: &'a R,
    credentials: C,
    body: B,
    limits: Limits,
}

impl<'a, R: OutgoingRequest> RequestBuilder<'a, R> {
    pub(crate) fn new(engine: &'a Engine, request: &'a R) -> Self {
        let (credentials, body) = (ClientToken, Defined);
        Self { engine, request, credentials, body, limits: engine.limits }
    }
}

impl<'a, R: OutgoingRequest, C, B> RequestBuilder<'a, R, C, B> {
    /// Sets the function that returns the credentials, for endpoints whose scheme does not take a token, such as
    /// signatures, and for another token than that of the client. It is called once for each path that is
    /// tried.
    ///
    /// ```
    /// # mod status {
    /// #     use pathlore::{Metadata, metadata, request, response};
    /// #     const METADATA: Metadata = metadata! { method: GET, authentication: AccessToken, path: "/status" };
    /// #     #[request] #[derive(Default)] pub struct Request {}
    /// #     #[response] pub struct Response {}
    /// # }
    /// use pathlore_client::{Client, ClientError};
    ///
    /// async fn is_valid(client: &Client, token: &str) -> Result<(), ClientError> {
    ///     let request = status::Request::default();
    ///     client.request(&request).credentials(|| token.into()).send().await?;
    ///     Ok(())
    /// }
    /// ```
    pub fn credentials<F>(self, credentials: F) -> RequestBuilder<'a, R, Given<F>, B>
    where
        F: Fn() -> Credentials<'a, R>,
    {
        let Self { engine, request, body, limits, .. } = self;
        RequestBuilder { engine, request, credentials: Given(credentials), body, limits }
    }

    /// Sets the body of a request whose definition has `stream`.
    ///
    /// Such a request is sent once: a stream cannot be repeated. The limit for an attempt does not apply to
    /// it, because the time depends on its length.
    ///
    /// ```
    /// # mod upload {
    /// #     use pathlore::{Metadata, metadata, request, response};
    /// #     const METADATA: Metadata = metadata! { method: PUT, authentication: None, path: "/file" };
    /// #     #[request(stream)] #[derive(Default)] pub struct Request {}
    /// #     #[response] pub struct Response { pub id: u64 }
    /// # }
    /// use pathlore_client::{Body, Client, ClientError};
    ///
    /// async fn upload(client: &Client, file: Body) -> Result<u64, ClientError> {
    ///     let request = upload::Request::default();
    ///     Ok(client.request(&request).body(file).send().await?.id)
    /// }
    /// ```
    pub fn body(self, body: impl Into<Body>) -> RequestBuilder<'a, R, C, Body>
    where
        R: Endpoint<Body = Streamed>,
    {
        let Self { engine, request, credentials, limits, .. } = self;
        RequestBuilder { engine, request, credentials, body: body.into(), limits }
    }

    /// Sets the time limit for the call, see [`Client::with_timeout`](crate::Client::with_timeout).
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.limits.total = limit.into();
        self
    }

    /// Sets the time limit for an attempt, see
    /// [`Client::with_attempt_timeout`](crate::Client::with_attempt_timeout).
    pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.limits.attempt = limit.into();
        self
    }

    /// Sets the greatest size of the response's body, see
    /// [`Client::with_max_response_bytes`](crate::Client::with_max_response_bytes).
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.limits.max_response_bytes = limit;
        self
    }

    /// Sends the request and decodes the response.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be encoded or sent, if the server responds with an error, or
    /// if the response cannot be decoded.
    pub async fn send(self) -> Result<R::Response, ClientError<R::EndpointError>>
    where
        R::Response: EndpointResponse<Body = Buffered>,
        C: Authorize<'a, R>,
        B: Content<R::Body>,
    {
        self.exchange().await?.decode()
    }

    /// Sends the request and returns both messages, with the status, the header fields and the path that was
    /// chosen. [`Exchange::decode`] returns what [`send`](Self::send) does.
    ///
    /// ```
    /// # mod read {
    /// #     use pathlore::{Metadata, metadata, request, response};
    /// #     const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/notes" };
    /// #     #[request] #[derive(Default)] pub struct Request {}
    /// #     #[response] pub struct Response { pub notes: Vec<String> }
    /// # }
    /// use pathlore_client::{Client, ClientError};
    ///
    /// async fn print(client: &Client) -> Result<(), ClientError> {
    ///     let exchange = client.request(&read::Request::default()).exchange().await?;
    ///     println!("{} from {}", exchange.status(), exchange.choice().template);
    ///     println!("{:?}", exchange.headers().get("age"));
    ///     println!("{:?}", exchange.decode()?.notes);
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be encoded or sent. An error of the server is one of
    /// [`Exchange::decode`].
    pub async fn exchange(self) -> Result<Exchange<R>, ClientError<R::EndpointError>>
    where
        R::Response: EndpointResponse<Body = Buffered>,
        C: Authorize<'a, R>,
        B: Content<R::Body>,
    {
        Ok(self.run(|_| false).await?.0)
    }

    /// Sends the request, decodes the header section of the response, and returns the body as a stream.
    ///
    /// The time limits end when the header section has arrived, and the size of the body has no limit.
    ///
    /// ```
    /// # mod download {
    /// #     use pathlore::{Metadata, metadata, request, response};
    /// #     const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/file" };
    /// #     #[request] #[derive(Default)] pub struct Request {}
    /// #     #[response(stream)] pub struct Response {}
    /// # }
    /// use pathlore_client::{Client, ClientError};
    ///
    /// async fn length(client: &Client) -> Result<usize, ClientError> {
    ///     let (_, mut body) = client.request(&download::Request::default()).send_stream().await?;
    ///     let mut length = 0;
    ///     while let Some(chunk) = body.chunk().await.map_err(ClientError::Transport)? {
    ///         length += chunk.len();
    ///     }
    ///     Ok(length)
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if [`send`](Self::send) does.
    pub async fn send_stream(self) -> Result<(R::Response, Body), ClientError<R::EndpointError>>
    where
        R::Response: EndpointResponse<Body = Streamed>,
        C: Authorize<'a, R>,
        B: Content<R::Body>,
    {
        let (exchange, body) = self.run(R::Response::has_status).await?;
        Ok((exchange.decode_head()?, body))
    }

    /// Sends the request. The body of the response is a stream if the status says so.
    async fn run(
        self,
        is_stream: fn(pathlore::http::StatusCode) -> bool,
    ) -> Result<(Exchange<R>, Body), ClientError<R::EndpointError>>
    where
        C: Authorize<'a, R>,
        B: Content<R::Body>,
    {
        let deadline = Deadline::start(self.limits.total);
        let Self { engine, request, credentials, body, limits } = self;
        let streams = Streams { request: body.into_stream(), response: is_stream };
        let has_stream = streams.request.is_some();
        let encoded = encode(engine, request, &credentials, &engine.target, has_stream)?;
        let Received { response, stream, attempts } =
            engine.run(&encoded, streams, limits, deadline).await?;
        let Encoded { request, choice } = encoded;
        let exchange = Exchange { request, response, choice, attempts, of: PhantomData };
        Ok((exchange, stream.unwrap_or_default()))
    }
}

/// Encodes a request for a target, whose path may be one of several that are tried.
fn encode<'a, R, C>(
    engine: &'a Engine,
    request: &R,
    credentials: &C,
    target: &Target,
    has_stream: bool,
) -> Result<Encoded, IntoHttpError>
where
    R: OutgoingRequest,
    C: Authorize<'a, R>,
{
    let credentials = credentials.authorize(engine.token_for(R::METADATA))?;
    let encoded = request.to_http_request_with_choice(target, credentials)?;
    Encoded::new(encoded, target, has_stream)
}

impl<R: Endpoint, C, B> fmt::Debug for RequestBuilder<'_, R, C, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuilder")
            .field("method", &R::METADATA.method)
            .field("name", &R::METADATA.name)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
