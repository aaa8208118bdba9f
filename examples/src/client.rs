//! A client for every endpoint whose credentials are a token, on reqwest.

use std::{fmt, net::IpAddr, time::Duration};

use pathlore::{
    BaseUrlError, CredentialsError, FromHttpResponseError, IncomingResponse as _, IntoHttpError,
    OutgoingRequest, PathChoice, SupportedVersions, Target,
    auth::{BearerToken, Token, TokenScheme},
    bytes::Bytes,
    http::{
        self,
        uri::{Scheme, Uri},
    },
};

use crate::{error::MatrixError, versions};

/// No response of these endpoints is near this.
const MAX_BODY_BYTES: usize = 1024 * 1024;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const TIMEOUT: Duration = Duration::from_secs(30);

/// A client of one homeserver. Cheap to clone.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use pathlore_examples::{
///     client::Client,
///     session::login::{self, Password},
///     uiaa::UserIdentifier,
/// };
///
/// let client = Client::negotiate("https://matrix.example.org").await?;
/// let login_info = Password::new(UserIdentifier::user("alice"), "correct horse");
/// let response = client.send(&login::v3::Request::new(login_info)).await?;
/// let client = client.with_token(&response.access_token)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    target: Target,
    token: Option<BearerToken>,
}

/// A request and what the server answered, not yet decoded.
///
/// `Debug` prints neither bodies nor header fields: tokens are in both.
#[non_exhaustive]
pub struct Exchange {
    /// The path that was chosen, and why.
    pub choice: PathChoice,
    /// The request.
    pub request: http::Request<Bytes>,
    /// What the server answered.
    pub response: http::Response<Bytes>,
}

impl Client {
    /// A client that knows nothing of the server yet.
    ///
    /// # Errors
    ///
    /// Where the base URL is not one, or TLS cannot be set up.
    pub fn new(base_url: &str) -> Result<Self, ClientError> {
        Ok(Self { target: Target::new(base_url)?, http: http_client(base_url)?, token: None })
    }

    /// A client that has asked the server what it supports.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and where the server does not answer that question.
    pub async fn negotiate(base_url: &str) -> Result<Self, ClientError> {
        let client = Self::new(base_url)?;
        let versions = client.send(&versions::Request::new()).await?;
        Ok(client.with_supported_versions(versions.supported_versions()))
    }

    /// Sets what the server supports.
    #[must_use]
    pub fn with_supported_versions(mut self, supported: SupportedVersions) -> Self {
        self.target = self.target.with_supported_versions(supported);
        self
    }

    /// The same client, logged in.
    ///
    /// # Errors
    ///
    /// Where the token cannot be carried in a header field.
    pub fn with_token(&self, token: &str) -> Result<Self, CredentialsError> {
        Ok(Self { token: Some(BearerToken::new(token)?), ..self.clone() })
    }

    /// Sends a request and reads the response.
    ///
    /// # Errors
    ///
    /// Where the request cannot be written or sent, the server answers with an error, or the
    /// response cannot be read.
    pub async fn send<R>(
        &self,
        request: &R,
    ) -> Result<R::IncomingResponse, ClientError<R::EndpointError>>
    where
        R: OutgoingRequest,
        R::Authentication: TokenScheme,
    {
        let response = self.execute(self.write(request)?).await?;
        Ok(R::IncomingResponse::from_http_response(&response)?)
    }

    /// Sends a request, and shows both messages and the path that was chosen. Whatever the server
    /// answers is a success.
    ///
    /// # Errors
    ///
    /// Where the request cannot be written or sent, or there is no answer.
    pub async fn exchange<R>(&self, request: &R) -> Result<Exchange, ClientError<R::EndpointError>>
    where
        R: OutgoingRequest,
        R::Authentication: TokenScheme,
    {
        let choice = self.target.choose_path(R::METADATA).map_err(IntoHttpError::from)?;
        let request = self.write(request)?;
        let response = self.execute(request.clone()).await?;
        Ok(Exchange { choice, request, response })
    }

    fn write<R>(&self, request: &R) -> Result<http::Request<Bytes>, IntoHttpError>
    where
        R: OutgoingRequest,
        R::Authentication: TokenScheme,
    {
        let token = self.token.as_ref().map(Token::from);
        request.to_http_request(&self.target, R::Authentication::credentials(token)?)
    }

    async fn execute<E>(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, ClientError<E>> {
        collect(self.http.execute(request.try_into()?).await?).await
    }
}

impl Exchange {
    /// Reads the response, or the error, of the endpoint whose request `R` is.
    ///
    /// # Errors
    ///
    /// Where the server answered with an error, or the response cannot be read.
    pub fn decode<R: OutgoingRequest>(
        &self,
    ) -> Result<R::IncomingResponse, FromHttpResponseError<R::EndpointError>> {
        R::IncomingResponse::from_http_response(&self.response)
    }
}

impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("method", self.request.method())
            .field("path", &self.choice.template.as_str())
            .field("reason", &self.choice.reason)
            .field("status", &self.response.status())
            .finish_non_exhaustive()
    }
}

/// Redirects are not followed: the token is for this server, and a POST would become a GET.
fn http_client(base_url: &str) -> Result<reqwest::Client, ClientError> {
    let uri: Uri = base_url.parse().map_err(|_| BaseUrlError::NotAUri)?;
    // Where another part of the program has chosen a provider already, that one stays.
    let _ = rustls::crypto::ring::default_provider().install_default();

    let mut builder = reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TIMEOUT)
        .redirect(reqwest::redirect::Policy::none());
    if uri.scheme() != Some(&Scheme::HTTPS) {
        // Without TLS there is no need for the system's certificates, which a bare machine does
        // not have, and which take a while to read.
        builder = builder.tls_certs_only([]);
    }
    if uri.host().is_some_and(is_loopback) {
        // Whatever the environment says, no proxy can reach this machine's own loopback.
        builder = builder.no_proxy();
    }
    builder.build().map_err(ClientError::Setup)
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Reads the body, up to the limit: `content-length` may lie or be missing.
async fn collect<E>(
    mut response: reqwest::Response,
) -> Result<http::Response<Bytes>, ClientError<E>> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > MAX_BODY_BYTES {
            return Err(ClientError::ResponseTooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    let mut collected = http::Response::new(Bytes::from(body));
    *collected.status_mut() = response.status();
    std::mem::swap(collected.headers_mut(), response.headers_mut());
    Ok(collected)
}

/// A request did not get its response.
#[derive(Debug)]
#[non_exhaustive]
pub enum ClientError<E = MatrixError> {
    /// The base URL is not one.
    BaseUrl(BaseUrlError),
    /// TLS cannot be set up: the system's certificates cannot be found, say.
    Setup(reqwest::Error),
    /// The request cannot be written.
    Request(IntoHttpError),
    /// The request cannot be sent, or there is no answer to it.
    Transport(reqwest::Error),
    /// The response is too large to be one of these endpoints'.
    ResponseTooLarge,
    /// The server answered with an error, or the response cannot be read.
    Response(FromHttpResponseError<E>),
}

impl<E: fmt::Display> fmt::Display for ClientError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BaseUrl(error) => error.fmt(f),
            Self::Setup(_) => f.write_str("the client cannot be set up"),
            Self::Request(error) => write!(f, "the request cannot be written: {error}"),
            Self::Transport(_) => f.write_str("no answer from the server"),
            Self::ResponseTooLarge => f.write_str("the response is too large"),
            Self::Response(error) => error.fmt(f),
        }
    }
}

impl<E: std::error::Error + 'static> std::error::Error for ClientError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Setup(error) | Self::Transport(error) => Some(error),
            Self::Request(error) => error.source(),
            Self::Response(error) => error.source(),
            Self::BaseUrl(_) | Self::ResponseTooLarge => None,
        }
    }
}

impl<E> From<BaseUrlError> for ClientError<E> {
    fn from(error: BaseUrlError) -> Self {
        Self::BaseUrl(error)
    }
}

impl<E> From<IntoHttpError> for ClientError<E> {
    fn from(error: IntoHttpError) -> Self {
        Self::Request(error)
    }
}

impl<E> From<reqwest::Error> for ClientError<E> {
    fn from(error: reqwest::Error) -> Self {
        // A URL may hold a value that the caller keeps to itself.
        Self::Transport(error.without_url())
    }
}

impl<E> From<FromHttpResponseError<E>> for ClientError<E> {
    fn from(error: FromHttpResponseError<E>) -> Self {
        Self::Response(error)
    }
}
