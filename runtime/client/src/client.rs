//! The client.

use std::{sync::Arc, time::Duration};

use pathlore::{
    BaseUrlError, CredentialsError, EndpointResponse, OutgoingRequest, SupportedVersions, Target,
    auth::{BearerToken, TokenScheme},
};

use crate::{
    body::Body,
    buffered::BufferedRequest,
    content::{Content, Defined, ReturnedAsStream},
    engine::Engine,
    error::ClientError,
    hook::{Hook, Hooks},
    limits::Deadline,
    negotiated::Negotiated,
    negotiation::Negotiation,
    request_builder::RequestBuilder,
    retry::Retry,
    sending::Sending,
    settings::Settings,
    shared::Shared,
    token::OwnToken,
    transport::Transport,
};

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
pub struct Client(Shared);

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
        let (transport, token) = (Arc::new(transport), None);
        let (settings, hooks) = (Settings::default(), Hooks::default());
        let engine = Engine { transport, target, token, settings, hooks };
        Self(Shared { engine, negotiated: None })
    }

    /// Returns the base URL of the server, and what is set about the choice of paths.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.0.engine.target
    }

    /// Sets the versions and features that the server supports. The client no longer
    /// [finds them out](Self::with_negotiation).
    #[must_use]
    pub fn with_supported_versions(mut self, supported: SupportedVersions) -> Self {
        self.0.engine.target = self.0.engine.target.with_supported_versions(supported);
        self.0.negotiated = None;
        self
    }

    /// Finds out what the server supports before the first request to an endpoint that has several paths.
    ///
    /// The server is asked once, even if there are many calls at the same time, and clones of the client share
    /// the answer. A client with another token asks for itself, because the answer may depend on it. The
    /// server is asked again if the answer is too old, and if it does not recognize an endpoint; the request
    /// is then repeated if the new answer leads to another path.
    ///
    /// See [`Negotiate`](crate::Negotiate) for an example.
    #[must_use]
    pub fn with_negotiation(mut self, negotiation: Negotiation) -> Self {
        self.0.negotiated = Some(Arc::new(Negotiated::new(negotiation)));
        self
    }

    /// Sets whether the next best path that the server should have is tried if it does not recognize the endpoint
    /// at the one that was chosen. The default is `false`. It takes effect together with
    /// [`with_negotiation`](Self::with_negotiation), which says what an unrecognized endpoint is.
    #[must_use]
    pub fn with_other_paths(mut self, are_tried: bool) -> Self {
        self.0.engine.settings.tries_other_paths = are_tried;
        self
    }

    /// Returns the versions and features that the server supports. With
    /// [`with_negotiation`](Self::with_negotiation), the server is asked if that is unknown.
    ///
    /// ```
    /// # async fn example(client: pathlore_client::Client) -> Result<(), pathlore_client::ClientError> {
    /// println!("the newest version is {:?}", client.supported_versions().await?.newest());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the server must be asked and there is no answer.
    pub async fn supported_versions(&self) -> Result<SupportedVersions, ClientError> {
        let Shared { engine, negotiated } = &self.0;
        let deadline = Deadline::start(engine.settings.limits.total);
        Ok(match negotiated {
            None => engine.target.supported_versions().clone(),
            Some(it) => it.known(engine, deadline).await?.target.supported_versions().clone(),
        })
    }

    /// Returns a client that sends a token with requests whose endpoint takes one.
    ///
    /// The token is never sent to an endpoint with `authentication: None`, nor to one that takes only
    /// tokens of application services. If the endpoint requires a token and the client has none, sending is
    /// an error.
    ///
    /// ```
    /// # fn example(client: pathlore_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let alice = client.with_token("token-of-alice")?;
    /// let service = client.with_appservice_token("token-of-the-service")?;
    /// let nobody = alice.without_token();
    /// # Ok(())
    /// # }
    /// ```
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
        client.0.engine.token = token;
        let negotiation = client.0.negotiated.map(|it| Negotiated::new(it.negotiation));
        client.0.negotiated = negotiation.map(Arc::new);
        client
    }

    /// Sets the time limit for a call as a whole, or `None` for no limit. The default is two minutes.
    ///
    /// It includes all attempts and the time between them, until the body of the response has been received. If
    /// that body is a stream, it ends with the header section.
    ///
    /// ```
    /// # fn example(client: pathlore_client::Client) -> pathlore_client::Client {
    /// use std::time::Duration;
    ///
    /// client
    ///     .with_timeout(Duration::from_secs(20))
    ///     .with_attempt_timeout(None)
    ///     .with_max_response_bytes(64 * 1024)
    /// # }
    /// ```
    #[must_use]
    pub fn with_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.engine.settings.limits.total = limit.into();
        self
    }

    /// Sets the time limit for one attempt, or `None` for no limit. The default is 30 seconds. It does not
    /// apply to requests whose body is a stream.
    #[must_use]
    pub fn with_attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.engine.settings.limits.attempt = limit.into();
        self
    }

    /// Sets the greatest size in bytes of a response's body that is held in memory. The default is 16 MiB.
    /// A larger one is [`ClientError::ResponseTooLarge`], and is not read to its end.
    #[must_use]
    pub fn with_max_response_bytes(mut self, limit: usize) -> Self {
        self.0.engine.settings.limits.max_response_bytes = limit;
        self
    }

    /// Repeats requests that failed for a reason that may pass, or none with `None`, which is the default. See
    /// [`Retry`] for which they are.
    #[must_use]
    pub fn with_retry(mut self, retry: impl Into<Option<Retry>>) -> Self {
        self.0.engine.settings.retry = retry.into();
        self
    }

    /// Adds a hook, which is called before and after each attempt to send a request.
    #[must_use]
    pub fn with_hook(mut self, hook: impl Hook) -> Self {
        self.0.engine.hooks.add(hook);
        self
    }

    /// Sends a request and decodes the response. `T` is the response of the endpoint and `E` its error type; both
    /// are inferred.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be encoded or sent, if the server responds with an error, or
    /// if the response cannot be decoded.
    pub fn send<'a, R, T, E>(&'a self, request: &'a R) -> Sending<'a, Result<T, ClientError<E>>>
    where
        // The result is `Result<R::Response, ClientError<R::EndpointError>>`. With the types in the signature, the
        // compiler would report something else than a request twice: for the signature and for the argument.
        R: BufferedRequest<Response = T, EndpointError = E>,
    {
        self.request(request).send()
    }

    /// Sends a request and returns the body of the response as a stream, for endpoints whose response has
    /// `stream`. See [`RequestBuilder::send_stream`].
    ///
    /// # Errors
    ///
    /// Returns an error if [`send`](Self::send) does.
    #[allow(clippy::type_complexity, reason = "what is inside is what the caller gets")]
    pub fn send_stream<'a, R>(
        &'a self,
        request: &'a R,
    ) -> Sending<'a, Result<(R::Response, Body), ClientError<R::EndpointError>>>
    where
        R: OutgoingRequest + Sync,
        R::Response: EndpointResponse<Body: ReturnedAsStream>,
        R::Authentication: TokenScheme,
        Defined: Content<R::Body>,
    {
        self.request(request).send_stream()
    }

    /// Returns a builder for the options of one call: a body that is a stream, other credentials, limits. Its
    /// [`exchange`](RequestBuilder::exchange) returns the status, the header fields and the chosen path.
    pub fn request<'a, R: OutgoingRequest>(&'a self, request: &'a R) -> RequestBuilder<'a, R> {
        RequestBuilder::new(&self.0, request)
    }
}
