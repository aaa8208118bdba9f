//! The scheme of requests that a server signs.

use bytes::Bytes;
use http::HeaderValue;

use super::{authorization::authorize, scheme::AuthScheme, x_matrix::XMatrix};
use crate::{AuthenticationError, CredentialsError};

/// Creates the value of the header field `Authorization` for [`ServerSignatures`].
///
/// Implemented by closures of the same signature as [`sign`](Self::sign).
pub trait Signer {
    /// Signs a request. Its method, URI and body are final.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be signed.
    fn sign(&self, request: &http::Request<Bytes>) -> Result<HeaderValue, CredentialsError>;
}

impl<F> Signer for F
where
    F: Fn(&http::Request<Bytes>) -> Result<HeaderValue, CredentialsError>,
{
    fn sign(&self, request: &http::Request<Bytes>) -> Result<HeaderValue, CredentialsError> {
        self(request)
    }
}

/// Only servers can use the endpoint, and each must sign its request, with `Authorization: X-Matrix` as in
/// [Matrix's server-server API](https://spec.matrix.org/latest/server-server-api/#request-authentication).
///
/// This crate neither signs nor verifies: a client provides a [`Signer`], and a server gets the
/// parameters of each `X-Matrix` header field.
#[derive(Clone, Copy, Debug, Default)]
pub struct ServerSignatures;

impl AuthScheme for ServerSignatures {
    type Credentials<'a> = &'a dyn Signer;
    /// At least one; more if the sender signed with several keys.
    type Presented<'a> = Vec<XMatrix>;

    fn apply(
        signer: &dyn Signer,
        request: &mut http::Request<Bytes>,
    ) -> Result<(), CredentialsError> {
        let mut value = signer.sign(request)?;
        value.set_sensitive(true);
        authorize(request, value)
    }

    fn extract(request: &http::Request<Bytes>) -> Result<Vec<XMatrix>, AuthenticationError> {
        let signatures = XMatrix::find_all(request.headers())?;
        if signatures.is_empty() { Err(AuthenticationError::Missing) } else { Ok(signatures) }
    }

    fn challenge(_error: &AuthenticationError) -> Option<HeaderValue> {
        Some(HeaderValue::from_static("X-Matrix"))
    }
}
