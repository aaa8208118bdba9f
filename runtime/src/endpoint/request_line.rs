//! Checks of the first line of a request: its method and its path.

use bytes::Bytes;
use http::Method;

use super::{metadata::Metadata, path_arguments::PathArguments};
use crate::{FromHttpRequestError, MethodError};

/// Checks the method of a request. `HEAD` is allowed if the endpoint's method is `GET` (RFC 9110,
/// section 9.3.2).
///
/// # Errors
///
/// Returns an error if the endpoint does not allow the method.
pub(crate) fn check_method(
    metadata: &Metadata,
    method: &Method,
) -> Result<(), FromHttpRequestError> {
    MethodError::check(&metadata.method, method).map_err(FromHttpRequestError::Method)
}

/// Checks the path of a request for an endpoint whose paths have no placeholders.
///
/// # Errors
///
/// Returns an error if no path of the endpoint matches.
pub(crate) fn check_path(
    metadata: &Metadata,
    request: &http::Request<Bytes>,
) -> Result<(), FromHttpRequestError> {
    let path = request.uri().path();
    // The newest path is the most frequent one.
    let found = metadata.paths().rev().any(|template| template.matches(path));
    if found { Ok(()) } else { Err(FromHttpRequestError::Path) }
}

/// Finds the path of the endpoint that matches the request and decodes its arguments.
///
/// # Errors
///
/// Returns an error if no path matches, if the endpoint does not allow the method, or if an argument
/// cannot be decoded.
pub(crate) fn path_arguments<'r>(
    metadata: &Metadata,
    request: &'r http::Request<Bytes>,
) -> Result<PathArguments<'r>, FromHttpRequestError> {
    metadata.match_path(request.uri().path()).map_err(|error| match error {
        // The method is checked later otherwise, but a wrong one takes precedence.
        FromHttpRequestError::Decode(_) => {
            check_method(metadata, request.method()).err().unwrap_or(error)
        }
        _ => error,
    })
}
