//! The errors of requests that do not reach their handlers.

use pathlore::{AuthenticationError, DecodeError, DecodeErrorKind, Place, Rejection};

use super::{ErrorCode, MatrixError};

/// Returns the error that a client receives.
pub(super) fn answer(rejection: &Rejection) -> MatrixError {
    let status = rejection.status();
    let (errcode, remedy) = match rejection {
        Rejection::NotFound { .. } => {
            (ErrorCode::Unrecognized, "see `/_matrix/client/versions` for the supported versions")
        }
        Rejection::Method(_) => {
            (ErrorCode::Unrecognized, "use a method of the `Allow` header field")
        }
        Rejection::Authentication { error: AuthenticationError::Missing, .. } => {
            (ErrorCode::MissingToken, "send an access token in the `Authorization` header field")
        }
        // The server cannot know a malformed token.
        Rejection::Authentication { .. } => return MatrixError::unknown_token(false),
        // The text names the field and what was expected. It contains no value of the request.
        Rejection::Decode(error) => {
            return MatrixError::new(status, undecodable(error), error.to_string());
        }
        Rejection::BodyTooLarge { .. } => (ErrorCode::TooLarge, "send less"),
        _ => (ErrorCode::Unknown, "send the request again"),
    };
    MatrixError::new(status, errcode, format!("{rejection}; {remedy}"))
}

fn undecodable(error: &DecodeError) -> ErrorCode {
    match (error.place(), error.kind()) {
        (Place::Body, DecodeErrorKind::Malformed) => ErrorCode::NotJson,
        // An empty body is read as `{}`, which is an error only if a member is missing.
        (Place::Body, DecodeErrorKind::Missing) if error.field().is_empty() => ErrorCode::NotJson,
        (Place::Body, _) => ErrorCode::BadJson,
        (_, DecodeErrorKind::Missing) => ErrorCode::MissingParam,
        _ => ErrorCode::InvalidParam,
    }
}
