//! The options of one call.

use std::fmt;

use pathlore::{Credentials, Endpoint, EndpointResponse, OutgoingRequest, http::StatusCode};

use crate::{
    body::Body,
    content::{Content, Defined, HeldInMemory, ReturnedAsStream, SentAsStream},
    encode::encode,
    engine::Streams,
    error::ClientError,
    exchange::Exchange,
    limits::Deadline,
    sending::Sending,
    settings::Settings,
    shared::Shared,
    span::CallSpan,
    token::{Authorize, ClientToken, Given},
};

mod options;

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
    shared: &'a Shared,
    request: &'a R,
    credentials: C,
    body: B,
    settings: Settings,
}

impl<'a, R: OutgoingRequest> RequestBuilder<'a, R> {
    pub(crate) fn new(shared: &'a Shared, request: &'a R) -> Self {
        let (credentials, body) = (ClientToken, Defined);
        Self { shared, request, credentials, body, settings: shared.engine.settings.clone() }
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
        let Self { shared, request, body, settings, .. } = self;
        RequestBuilder { shared, request, credentials: Given(credentials), body, settings }
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
        R: Endpoint<Body: SentAsStream>,
    {
        let Self { shared, request, credentials, settings, .. } = self;
        RequestBuilder { shared, request, credentials, body: body.into(), settings }
    }

    /// Sends the request and decodes the response.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be encoded or sent, if the server responds with an error, or
    /// if the response cannot be decoded.
    pub fn send(self) -> Sending<'a, Result<R::Response, ClientError<R::EndpointError>>>
    where
        R: Sync,
        R::Response: EndpointResponse<Body: HeldInMemory>,
        C: Authorize<'a, R> + Send + Sync + 'a,
        B: Content<R::Body> + Send + 'a,
    {
        Sending::new(async move { self.run(|_| false).await?.0.decode_head() })
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
    pub fn exchange(self) -> Sending<'a, Result<Exchange<R>, ClientError<R::EndpointError>>>
    where
        R: Sync,
        R::Response: EndpointResponse<Body: HeldInMemory>,
        C: Authorize<'a, R> + Send + Sync + 'a,
        B: Content<R::Body> + Send + 'a,
    {
        Sending::new(async move { Ok(self.run(|_| false).await?.0) })
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
    #[allow(clippy::type_complexity, reason = "what is inside is what the caller gets")]
    pub fn send_stream(
        self,
    ) -> Sending<'a, Result<(R::Response, Body), ClientError<R::EndpointError>>>
    where
        R: Sync,
        R::Response: EndpointResponse<Body: ReturnedAsStream>,
        C: Authorize<'a, R> + Send + Sync + 'a,
        B: Content<R::Body> + Send + 'a,
    {
        Sending::new(async move {
            let (exchange, body) = self.run(R::Response::has_status).await?;
            Ok((exchange.decode_head()?, body))
        })
    }

    /// Sends the request. The body of the response is a stream if the status says so.
    async fn run(
        self,
        is_stream: fn(StatusCode) -> bool,
    ) -> Result<(Exchange<R>, Body), ClientError<R::EndpointError>>
    where
        C: Authorize<'a, R>,
        B: Content<R::Body>,
    {
        let span = CallSpan::new(R::METADATA);
        let result = span.enter(self.call(is_stream, &span)).await;
        span.end(&result);
        result
    }

    /// Sends the request on one path after the other until the server recognizes the endpoint.
    async fn call(
        self,
        is_stream: fn(StatusCode) -> bool,
        span: &CallSpan,
    ) -> Result<(Exchange<R>, Body), ClientError<R::EndpointError>>
    where
        C: Authorize<'a, R>,
        B: Content<R::Body>,
    {
        let Self { shared, request, credentials, body, settings } = self;
        let (engine, metadata) = (&shared.engine, R::METADATA);
        let mut body = body.into_stream();
        let has_stream = body.is_some();
        let deadline = Deadline::start(settings.limits.total);
        let mut targets = shared.targets(metadata, deadline, settings.tries_other_paths).await?;
        let mut encoded = encode(engine, request, &credentials, targets.first(), has_stream)?;
        let mut sent = 0;
        loop {
            targets.try_path(encoded.choice.template);
            span.choose(&encoded.choice);
            let streams = Streams { request: body.take(), response: is_stream };
            let received = engine.run(&encoded, streams, &settings, deadline).await?;
            sent += received.attempts;
            let mut next = match &received.stream {
                None if !has_stream => targets.next(metadata, &received.response).await,
                _ => None,
            };
            // A path that was tried, or on which the request cannot be sent, is passed over.
            let other = loop {
                let Some(target) = next else { break None };
                match encode(engine, request, &credentials, &target, false) {
                    Ok(other) if targets.try_path(other.choice.template) => break Some(other),
                    _ => next = targets.other_path(metadata),
                }
            };
            match other {
                Some(other) => encoded = other,
                None => return Ok(Exchange::new(encoded, received, sent)),
            }
        }
    }
}

impl<R: Endpoint, C, B> fmt::Debug for RequestBuilder<'_, R, C, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuilder")
            .field("method", &R::METADATA.method)
            .field("name", &R::METADATA.name)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
