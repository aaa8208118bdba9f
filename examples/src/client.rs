//! The clients of this crate: [`pathlore_client`] over reqwest.

use std::{net::IpAddr, time::Duration};

use pathlore::{
    BaseUrlError,
    http::uri::{Scheme, Uri},
};
use pathlore_client::{Negotiation, ReqwestTransport};

pub use self::{
    error::SetupError,
    stages::{Stages, StagesError, WithAuth, authenticate},
};
pub use pathlore_client::{BufferedRequest, Client, Exchange};

use crate::{error::MatrixError, versions};

mod error;
mod stages;

/// The error of a request, by default one to a homeserver.
pub type ClientError<E = MatrixError> = pathlore_client::ClientError<E>;

/// The limit for response bodies, far above the size of any response of these endpoints.
const MAX_BODY_BYTES: usize = 1024 * 1024;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Creates a client of a server.
///
/// # Errors
///
/// Returns an error if the base URL is invalid or if TLS cannot be set up.
pub fn connect(base_url: &str) -> Result<Client, SetupError> {
    let uri: Uri = base_url.parse().map_err(|_| BaseUrlError::NotAUri)?;
    // Fails if the program has already installed a provider, which is then used instead.
    let _ = rustls::crypto::ring::default_provider().install_default();

    let mut builder = reqwest::Client::builder().connect_timeout(CONNECT_TIMEOUT);
    if uri.scheme() != Some(&Scheme::HTTPS) {
        // Plain HTTP needs no root certificates. Loading them takes time and fails on systems that
        // have none.
        builder = builder.tls_certs_only([]);
    }
    if uri.host().is_some_and(is_loopback) {
        // A proxy cannot reach the loopback interface of this host.
        builder = builder.no_proxy();
    }
    let client = Client::new(ReqwestTransport::new(builder)?, base_url)?;
    Ok(client.with_max_response_bytes(MAX_BODY_BYTES))
}

/// Creates a client of a homeserver, which it asks for the versions that it supports.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use pathlore_examples::{
///     client,
///     session::login::{self, Password},
///     uiaa::UserIdentifier,
/// };
///
/// let client = client::homeserver("https://matrix.example.org")?;
/// let login_info = Password::new(UserIdentifier::user("alice"), "correct horse");
/// let response = client.send(&login::v3::Request::new(login_info)).await?;
/// let client = client.with_token(&response.access_token)?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Returns an error if [`connect`] does.
pub fn homeserver(base_url: &str) -> Result<Client, SetupError> {
    Ok(connect(base_url)?.with_negotiation(Negotiation::by::<versions::Request>()))
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
