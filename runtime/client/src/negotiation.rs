//! Finding out what a server supports.

use std::{pin::Pin, sync::Arc, time::Duration};

use pathlore::{
    Authentication, IncomingResponse as _, Metadata, SupportedVersions,
    bytes::Bytes,
    http::{self, StatusCode},
};

use crate::{
    buffered::BufferedRequest,
    encode::encode,
    engine::{Engine, Streams},
    error::{ClientError, NegotiationError, TimeoutError},
    limits::Deadline,
    token::ClientToken,
};

/// The request of the endpoint that says what a server supports.
///
/// An API implements it once. [`Client::with_negotiation`](crate::Client::with_negotiation) then keeps clients from
/// asking by themselves.
///
/// ```
/// pub mod versions {
///     use pathlore::{Metadata, metadata, request, response};
///
///     const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/versions" };
///
///     #[request]
///     pub struct Request {}
///
///     #[response]
///     pub struct Response {
///         pub versions: Vec<String>,
///     }
/// }
///
/// use pathlore::{
///     SupportedVersions,
///     bytes::Bytes,
///     http::{self, StatusCode},
/// };
/// use pathlore_client::{Client, Negotiate, Negotiation};
///
/// impl Negotiate for versions::Request {
///     fn request() -> Self {
///         Self {}
///     }
///
///     fn supported_versions(response: &versions::Response) -> SupportedVersions {
///         SupportedVersions::from_versions(&response.versions)
///     }
///
///     fn is_unrecognized(response: &http::Response<Bytes>) -> bool {
///         // The API answers 404 for things that do not exist as well, with a body.
///         response.status() == StatusCode::NOT_FOUND && response.body().is_empty()
///     }
/// }
///
/// fn negotiate(client: Client) -> Client {
///     client.with_negotiation(Negotiation::by::<versions::Request>())
/// }
/// ```
pub trait Negotiate: BufferedRequest + Send + Sync + 'static {
    /// Returns the request. If the token of the client is optional and the answer to it is 401, it is sent again
    /// without one.
    fn request() -> Self;

    /// Returns what the server supports.
    fn supported_versions(response: &Self::Response) -> SupportedVersions;

    /// Returns whether a response to any request says that the server does not have the endpoint at the path
    /// of the request.
    ///
    /// There is no default, because 404 often means that something else was not found.
    fn is_unrecognized(response: &http::Response<Bytes>) -> bool;
}

/// How a client finds out what its server supports.
///
/// ```
/// # use pathlore_client::{Negotiate, Negotiation};
/// # fn example<R: Negotiate>() -> Negotiation {
/// use std::time::Duration;
///
/// Negotiation::by::<R>().with_max_age(Duration::from_hours(8))
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Negotiation {
    fetch: for<'e> fn(&'e Engine, Deadline) -> Fetching<'e>,
    pub(crate) is_unrecognized: fn(&http::Response<Bytes>) -> bool,
    pub(crate) max_age: Duration,
    pub(crate) min_age: Duration,
}

/// The answer that will arrive.
type Fetching<'e> = Pin<Box<dyn Future<Output = Result<SupportedVersions, Failed>> + Send + 'e>>;

/// Why there is no answer.
pub(crate) enum Failed {
    /// The time of the call that asks is over, which says nothing to other calls.
    OutOfTime(TimeoutError),
    Error(NegotiationError),
}

impl Negotiation {
    /// Creates a negotiation by the endpoint of a request. Its answer is used for an hour.
    #[must_use]
    pub fn by<R: Negotiate>() -> Self {
        Self {
            fetch: |engine, deadline| Box::pin(fetch::<R>(engine, deadline)),
            is_unrecognized: R::is_unrecognized,
            max_age: Duration::from_hours(1),
            min_age: Duration::from_mins(1),
        }
    }

    /// Sets for how long an answer is used. After that, the next call asks again. If that fails, the old answer is
    /// used for another [minimal age](Self::with_min_age).
    #[must_use]
    pub fn with_max_age(mut self, age: Duration) -> Self {
        self.max_age = age;
        self
    }

    /// Sets how old an answer must be before it is replaced because the server does not recognize an endpoint. The
    /// default is one minute. A server that never recognizes an endpoint is thus not asked with each call.
    #[must_use]
    pub fn with_min_age(mut self, age: Duration) -> Self {
        self.min_age = age;
        self
    }

    pub(crate) fn fetch<'e>(&self, engine: &'e Engine, deadline: Deadline) -> Fetching<'e> {
        (self.fetch)(engine, deadline)
    }
}

/// Sends the request, with the settings of the client and within the time of the call.
async fn fetch<R: Negotiate>(
    engine: &Engine,
    deadline: Deadline,
) -> Result<SupportedVersions, Failed> {
    let result = async {
        let mut response = ask::<R>(engine, deadline).await?;
        if response.status() == StatusCode::UNAUTHORIZED && may_be_anonymous(R::METADATA) {
            // The token is wrong. The endpoint of the call says so in its own words, if it needs one.
            let anonymous = Engine { token: None, ..engine.clone() };
            response = ask::<R>(&anonymous, deadline).await?;
        }
        Ok(R::supported_versions(&R::Response::from_http_response(&response)?))
    };
    result.await.map_err(|error: ClientError<R::EndpointError>| match error {
        ClientError::Timeout(timeout) if timeout.is_total => Failed::OutOfTime(timeout),
        error => Failed::Error(NegotiationError(Arc::new(error))),
    })
}

async fn ask<R: Negotiate>(
    engine: &Engine,
    deadline: Deadline,
) -> Result<http::Response<Bytes>, ClientError<R::EndpointError>> {
    let encoded = encode(engine, &R::request(), &ClientToken, &engine.target, false)?;
    let streams = Streams { request: None, response: |_: StatusCode| false };
    Ok(engine.run(&encoded, streams, &engine.settings, deadline).await?.response)
}

/// Returns whether a token is optional, so that a request without one may succeed.
fn may_be_anonymous(metadata: &Metadata) -> bool {
    matches!(
        metadata.authentication,
        Authentication::AccessTokenOptional | Authentication::AppserviceTokenOptional
    )
}
