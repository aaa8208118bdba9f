//! A client built on reqwest, for all endpoints that use token authentication or none.

use std::{fmt, net::IpAddr, time::Duration};

use pathlore::{
    Authentication, BaseUrlError, Buffered, CredentialsError, EndpointResponse,
    FromHttpResponseError, IncomingResponse as _, IntoHttpError, OutgoingRequest, PathChoice,
    SupportedVersions, Target,
    auth::{BearerToken, Token, TokenScheme},
    bytes::Bytes,
    http::{
        self, HeaderValue, Method,
        header::CONTENT_LENGTH,
        uri::{Scheme, Uri},
    },
};

pub use self::error::ClientError;
use crate::versions;

mod error;

/// The limit for response bodies, far above the size of any response of these endpoints.
const MAX_BODY_BYTES: usize = 1024 * 1024;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const TIMEOUT: Duration = Duration::from_secs(30);

/// A request that the client can send: neither its body nor that of the response is a stream.
///
/// ```compile_fail,E0271
/// # use pathlore::{Metadata, metadata, response};
/// use pathlore::request;
/// use pathlore_examples::client::{Client, ClientError};
///
/// # const METADATA: Metadata = metadata! { method: POST, authentication: None, path: "/upload" };
/// #[request(stream)]
/// pub struct Request {}
/// # #[response]
/// # pub struct Response {}
///
/// async fn upload(client: &Client) -> Result<Response, ClientError> {
///     client.send(&Request {}).await
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

/// A client of one homeserver. Cloning it is cheap.
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
    is_appservice: bool,
}

/// A request and its response, which has not been decoded yet.
///
/// `Debug` prints neither bodies nor header fields, because both contain tokens.
#[non_exhaustive]
pub struct Exchange {
    /// The chosen path and the reason for the choice.
    pub choice: PathChoice,
    /// The request.
    pub request: http::Request<Bytes>,
    /// The response.
    pub response: http::Response<Bytes>,
}

impl Client {
    /// Creates a client without information about the versions that the server supports.
    ///
    /// # Errors
    ///
    /// Returns an error if the base URL is invalid or if TLS cannot be set up.
    pub fn new(base_url: &str) -> Result<Self, ClientError> {
        let (target, http) = (Target::new(base_url)?, http_client(base_url)?);
        Ok(Self { http, target, token: None, is_appservice: false })
    }

    /// Creates a client and requests the versions that the server supports.
    ///
    /// # Errors
    ///
    /// Returns an error if [`new`](Self::new) does, or if the request fails.
    pub async fn negotiate(base_url: &str) -> Result<Self, ClientError> {
        let client = Self::new(base_url)?;
        let versions = client.send(&versions::Request::new()).await?;
        Ok(client.with_supported_versions(versions.supported_versions()))
    }

    /// Sets the versions and features that the server supports.
    #[must_use]
    pub fn with_supported_versions(mut self, supported: SupportedVersions) -> Self {
        self.target = self.target.with_supported_versions(supported);
        self
    }

    /// Returns a client that sends the access token of a user.
    ///
    /// The token is not sent with requests for which the server expects the token of an application
    /// service, such as a registration.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is not valid in a header field.
    pub fn with_token(&self, token: &str) -> Result<Self, CredentialsError> {
        let token = Some(BearerToken::new(token)?);
        Ok(Self { token, is_appservice: false, ..self.clone() })
    }

    /// Returns a client that sends the token of an application service.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is not valid in a header field.
    pub fn with_appservice_token(&self, token: &str) -> Result<Self, CredentialsError> {
        Ok(Self { is_appservice: true, ..self.with_token(token)? })
    }

    /// Sends a request and decodes the response.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be encoded or sent, if the server responds with an
    /// error, or if the response cannot be decoded.
    pub async fn send<R>(&self, request: &R) -> Result<R::Response, ClientError<R::EndpointError>>
    where
        R: BufferedRequest,
    {
        let response = self.execute(self.encode(request)?).await?;
        Ok(R::Response::from_http_response(&response)?)
    }

    /// Sends a request and returns both messages, together with the chosen path.
    ///
    /// An error response of the server is not an error of this function.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be encoded or sent, or if there is no response.
    pub async fn exchange<R>(&self, request: &R) -> Result<Exchange, ClientError<R::EndpointError>>
    where
        R: BufferedRequest,
    {
        let choice = self.target.choose_path(R::METADATA).map_err(IntoHttpError::from)?;
        let request = self.encode(request)?;
        let response = self.execute(request.clone()).await?;
        Ok(Exchange { choice, request, response })
    }

    fn encode<R>(&self, request: &R) -> Result<http::Request<Bytes>, IntoHttpError>
    where
        R: BufferedRequest,
    {
        let expects_appservice = matches!(
            R::METADATA.authentication,
            Authentication::AppserviceToken | Authentication::AppserviceTokenOptional
        );
        let token = self.token.as_ref().filter(|_| self.is_appservice || !expects_appservice);
        let token = token.map(Token::from);
        request.to_http_request(&self.target, R::Authentication::credentials(token)?)
    }

    async fn execute<E>(
        &self,
        mut request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, ClientError<E>> {
        if request.body().is_empty() && expects_content(request.method()) {
            // hyper sends no length for an empty body (RFC 9110, section 8.6). Some servers and
            // proxies respond with status 411 to such requests.
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        collect_body(self.http.execute(request.try_into()?).await?).await
    }
}

impl Exchange {
    /// Decodes the response, given the type `R` of the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the server responded with an error or if the response cannot be decoded.
    pub fn decode<R: OutgoingRequest>(
        &self,
    ) -> Result<R::Response, FromHttpResponseError<R::EndpointError>> {
        R::Response::from_http_response(&self.response)
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

/// Creates the HTTP client.
///
/// Redirects are not followed: the token is meant for this server only, and a redirected POST would
/// become a GET.
fn http_client(base_url: &str) -> Result<reqwest::Client, ClientError> {
    let uri: Uri = base_url.parse().map_err(|_| BaseUrlError::NotAUri)?;
    // Fails if the program has already installed a provider, which is then used instead.
    let _ = rustls::crypto::ring::default_provider().install_default();

    let mut builder = reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TIMEOUT)
        .redirect(reqwest::redirect::Policy::none());
    if uri.scheme() != Some(&Scheme::HTTPS) {
        // Plain HTTP needs no root certificates. Loading them takes time and fails on systems that
        // have none.
        builder = builder.tls_certs_only([]);
    }
    if uri.host().is_some_and(is_loopback) {
        // A proxy cannot reach the loopback interface of this host.
        builder = builder.no_proxy();
    }
    builder.build().map_err(ClientError::Setup)
}

fn expects_content(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Reads the whole body. The limit applies to the bytes received, because `Content-Length` may be
/// missing.
async fn collect_body<E>(
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
