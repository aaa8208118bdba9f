//! Parts that have been received.

use bytes::Bytes;
use http::{
    HeaderMap, HeaderValue,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};

use super::{Multipart, write::disposition};
use crate::{DecodeError, multipart::File};

/// A part that has been received.
pub(crate) struct ReceivedPart {
    /// The name in `content-disposition`.
    pub(crate) name: Option<String>,
    pub(super) file_name: Option<String>,
    pub(super) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

/// Returns the parts of a body. An empty body has none.
///
/// # Errors
///
/// Returns an error if there is no boundary or if the body does not consist of parts.
pub(crate) fn received(
    headers: &HeaderMap,
    body: &Bytes,
) -> Result<Vec<ReceivedPart>, DecodeError> {
    if body.is_empty() {
        return Ok(Vec::new());
    }
    parts(headers, body)
}

#[cfg(feature = "multipart")]
use super::parse::{file_name, parts};

/// An assertion reports that the feature is off.
#[cfg(not(feature = "multipart"))]
#[allow(clippy::unnecessary_wraps, reason = "the signature is the one with the feature")]
fn parts(_: &HeaderMap, _: &Bytes) -> Result<Vec<ReceivedPart>, DecodeError> {
    Ok(Vec::new())
}

#[cfg(not(feature = "multipart"))]
fn file_name(_: &HeaderValue) -> Option<String> {
    None
}

impl ReceivedPart {
    /// Returns the part as a file.
    pub(crate) fn into_file(self, multipart: Multipart) -> File {
        let Self { file_name, mut headers, bytes, .. } = self;
        let is_implied = multipart == Multipart::FormData
            || disposition(None, file_name.as_deref()).is_ok_and(|implied| {
                headers.get(CONTENT_DISPOSITION).is_none_or(|it| it.as_bytes() == implied)
            });
        if is_implied {
            headers.remove(CONTENT_DISPOSITION);
        }
        let content_type = headers.remove(CONTENT_TYPE);
        File { file_name, content_type, headers, bytes }
    }
}

/// Returns whether the file name is that in a `content-disposition`.
pub(super) fn is_named(disposition: &HeaderValue, name: Option<&str>) -> bool {
    file_name(disposition).as_deref() == name
}
