//! Failures of the server itself.

use std::error::Error;

use pathlore::http::StatusCode;

use crate::error::{ErrorCode, MatrixError};

/// Any error that is not the client's.
pub(super) type Failure = Box<dyn Error + Send + Sync>;

/// Logs a failure, and creates the response, which does not tell it.
pub(super) fn failure(failure: impl Into<Failure>) -> MatrixError {
    tracing::error!(error = &*failure.into() as &dyn Error, "a request has failed");
    MatrixError::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        ErrorCode::Unknown,
        "the server has failed; try again later",
    )
}
