//! The header field `Authorization`.

use bytes::Bytes;
use http::{HeaderValue, header::AUTHORIZATION};

use crate::CredentialsError;

/// Sets the header field `Authorization`.
///
/// # Errors
///
/// Returns an error if a field of the request has set it already.
pub(super) fn authorize(
    request: &mut http::Request<Bytes>,
    value: HeaderValue,
) -> Result<(), CredentialsError> {
    match request.headers_mut().insert(AUTHORIZATION, value) {
        None => Ok(()),
        Some(_) => {
            Err(CredentialsError::new("the request already has the header field `Authorization`"))
        }
    }
}
