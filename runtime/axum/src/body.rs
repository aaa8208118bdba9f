//! Receiving bodies.

use std::error::Error;

use axum::body::{Body, HttpBody as _};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use pathlore::{Rejection, bytes::Bytes};

/// Receives a body that has at most `limit` bytes.
pub(crate) async fn receive(body: Body, limit: usize) -> Result<Bytes, Rejection> {
    let limit_in_bytes = u64::try_from(limit).ok();
    let too_large = || Rejection::body_too_large(limit_in_bytes);
    // The header section may say already that the body is too large.
    if limit_in_bytes.is_some_and(|limit| body.size_hint().lower() > limit) {
        return Err(too_large());
    }
    match Limited::new(body, limit).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) => {
            let mut error: Option<&(dyn Error + 'static)> = Some(&*error);
            // A layer of the server may have a limit as well.
            while let Some(cause) = error {
                if cause.is::<LengthLimitError>() {
                    return Err(too_large());
                }
                error = cause.source();
            }
            Err(Rejection::body_unreadable())
        }
    }
}
