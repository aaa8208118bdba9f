//! The client.

use std::{sync::Arc, time::Duration};

use pathlore::{
    BaseUrlError, Buffered, CredentialsError, EndpointResponse, OutgoingRequest, Streamed,
    SupportedVersions, Target,
    auth::{BearerToken, TokenScheme},
};

use crate::{
    body::Body, engine::Engine, error::ClientError, limits::Limits,
    request_builder::RequestBuilder, token::OwnToken, transport::Transport,
};

/// A request that [`Client::send`] sends: neither its body nor that of the response is a stream, and its
/// endpoint takes a token or nothing.
///
/// Implemented for all such requests, as a bound for functions that are generic over endpoints.
///
/// ```
/// use pathlore_client::{BufferedRequest, Client, ClientError};
///
/// async fn send_twice<R: BufferedRequest>(
///     client: &Client,
///     request: &R,
/// ) -> Result<R::Response, ClientError<R::EndpointError>> {
///     client.send(request).await?;
///     client.send(request).await
/// }
/// ```
pub trait BufferedRequest:
    OutgoingRequest<
        Body = Buffered,
        Response: EndpointResponse<Body = Buffered>,
        Authentication: TokenScheme,
    >
{
}

impl<R> BufferedRequest for R
where
    R: OutgoingRequest<Body = Buffered>,
    R::Response: EndpointResponse<Body = Buffered>,
    R::Authentication: TokenScheme,
{
}

/// A client of one server. Cloning it is cheap.
///
/// ```no_run
/// mod login {
///     use pathlore::{Metadata, metadata, request, response};
///
///     const METADATA: Metadata = metadata! {
///         method: POST, authentication: None, path: "/login"
///     };
///
///     #[request]
///     pub struct Request {
///         pub user: String,
///         #[api(secret)]
///         pub password: String,
///     }
///
///     #[response]
///     pub struct Response {
///         #[api(secret)]
///         pub token: String,
///     }
/// }
///
/// # #[cfg(feature = "reqwest")]
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use pathlore_client::{Client, ReqwestTransport};
///
/// let transport = ReqwestTransport::new(reqwest::Client::builder())?;
/// let client = Client::new(transport, "https://api.example.org")?;
/// let request = login::Request { user: "alice".to_owned(), password: "secret".to_owned() };
/// let response = client.send(&request).await?;
/// let client = client.with_token(&response.token)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Client(Engine);

impl Client {
    /// Creates a client from a transport and the base URL of a server.
    ///
    /// # Errors
    ///
    /// Returns an error if the base URL is invalid, see [`Target::new`].
    pub fn new(transport: impl Transport, base_url: &str) -> Result<Self, BaseUrlError> {
        Ok(Self::with_target(transport, Target::new(base_url)?))
    }

    /// Creates a client from a transport and a target, which has the base URL and everything about the choice
    /// of paths.
    ///
    /// ```
    /// # fn example(transport: impl pathlore_client::Transport) -> Result<(), Box<dyn std::error::Error>> {
    /// use pathlore::Target;
    /// use pathlore_client::Client;
    ///
    /// let target = Target::new("https://api.example.org")?.with_version("2.0")?;
    /// let client = Client::with_target(transport, target);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_target(transport: impl Transport, target: Target) -> Self {
        let transport = Arc::new(transport);
        Self(Engine { transport, target, token: None, limits: Limits::default() })
    }

    /// Returns the base URL of the server, and what is set about the choice of paths.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.0.target
    }

    /// Sets the versions and features that the server supports.
    #[must_use]
    pub fn with_supported_versions(mut self, supported: SupportedVersions) -> Self {
        self.0.target = self.0.target.with_supported_versions(supported);
        self
    }

    /// Returns a client that sends a token with requests whose endpoint takes one.
    ///
    /// The token is never sent to an endpoint with `authentication: None`, nor to one that takes only
    /// tokens of application services. If the endpoint requires a token and the client has none, sending is
    /// an error.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is not valid in a header field.
    pub fn with_token(&self, token: &str) -> Result<Self, CredentialsError> {
        let value = BearerToken::new(token)?;
        Ok(self.with_own_token(Some(OwnToken { value, is_appservice: false })))
    }

    /// Returns a client that sends the token of an application service. In contrast to
    /// [`with_token`](Self::with_token), it is also sent to endpoints that take only such tokens.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is not valid in a header field.
    pub fn with_appservice_token(&self, token: &str) -> Result<Self, CredentialsError> {
        let value = BearerToken::new(token)?;
        Ok(self.with_own_token(Some(OwnToken { value, is_appservice: true })))
    }

    /// Returns a client that sends no token.
    #[must_use]
    pub fn without_token(&self) -> Self {
        self.with_own_token(None)
    }

    fn with_own_token(&self, token: Option<OwnToken>) -> Self {
        let mut client = self.clone();
        client.0.token = token;
        client
    }

    /// Sets the time limit for a call as a whole, or `None` for no limit. The default is two minutes.
    ///
    /// It includes all attempts and the time between them, until the body of the response has been received. If
    /// that body is a stream, it ends with the header section.
    #[must_use]
    pub fn with_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.limits.total = limit.into();
        self
    }

    /// Sets the time limit for one attempt, or `None` for no limit. The default is 30 seconds. It does not
    /// apply to requests whose body is a stream.
    #[must_use]
    pub fn with_attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.limits.attempt = limit.into();
        self
    }

    /// Sets the greatest size in bytes of a response's body that is held in memory. The default is 16 MiB.
    /// A larger one is [`ClientError::ResponseTooLarge`], and is not read to its end.
    #[must_use]
    pub fn with_max_response_bytes(mut self, limit: usize) -> Self {
        self.0.limits.max_response_bytes = limit;
        self
    }

    /// Sends a request and decodes the response.
    ///
    /// The future may be dropped at any time. It is `Send` if the request is `Sync`.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be encoded or sent, if the server responds with an error, or
    /// if the response cannot be decoded.
    pub async fn send<R>(&self, request: &R) -> Result<R::Response, ClientError<R::EndpointError>>
    where
        R: BufferedRequest,
    {
        self.request(request).send().await
    }

    /// Sends a request and returns the body of the response as a stream, for endpoints whose response has
    /// `stream`. See [`RequestBuilder::send_stream`].
    ///
    /// # Errors
    ///
    /// Returns an error if [`send`](Self::send) does.
    pub async fn send_stream<R>(
        &self,
        request: &R,
    ) -> Result<(R::Response, Body), ClientError<R::EndpointError>>
    where
        R: OutgoingRequest<Body = Buffered>,
        R::Response: EndpointResponse<Body = Streamed>,
        R::Authentication: TokenScheme,
    {
        self.request(request).send_stream().await
    }

    /// Returns a builder for the options of one call: a body that is a stream, other credentials, limits. Its
    /// [`exchange`](RequestBuilder::exchange) returns the status, the header fields and the chosen path.
    pub fn request<'a, R: OutgoingRequest>(&'a self, request: &'a R) -> RequestBuilder<'a, R> {
        RequestBuilder::new(&self.0, request)
    }
}
