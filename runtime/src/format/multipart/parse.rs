//! Splits a multipart body into its parts.

use std::convert::Infallible;

use bytes::Bytes;
use futures_util::{FutureExt as _, stream};
use http::{
    HeaderMap, HeaderValue,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};
use memchr::memmem;
use mime::Mime;
use multer::Field;

use super::read::ReceivedPart;
use crate::{DecodeError, DecodeErrorKind, Place};

/// Returns the parts of a body.
///
/// # Errors
///
/// Returns an error if there is no boundary or if the body does not consist of parts.
pub(super) fn parts(headers: &HeaderMap, body: &Bytes) -> Result<Vec<ReceivedPart>, DecodeError> {
    split(&boundary(headers)?, body)
}

/// Returns the boundary in the content type.
fn boundary(headers: &HeaderMap) -> Result<String, DecodeError> {
    let error = |kind, detail| DecodeError::new(Place::Header, CONTENT_TYPE.as_str(), kind, detail);
    let Some(value) = headers.get(CONTENT_TYPE) else {
        return Err(error(
            DecodeErrorKind::Missing,
            "missing, but it has the boundary of the parts",
        ));
    };
    let content_type = value.to_str().ok().and_then(|text| text.parse::<Mime>().ok());
    let multipart = content_type.filter(|content_type| content_type.type_() == mime::MULTIPART);
    let boundary = multipart.as_ref().and_then(|it| it.get_param(mime::BOUNDARY));
    boundary
        .map(|boundary| boundary.as_str().to_owned())
        .filter(|boundary| !boundary.is_empty())
        .ok_or_else(|| {
            let detail = "expected a multipart content type with a boundary";
            error(DecodeErrorKind::Invalid, detail)
        })
}

fn split(boundary: &str, body: &Bytes) -> Result<Vec<ReceivedPart>, DecodeError> {
    if has_part_without_headers(boundary, body) {
        return Err(malformed("a part has no header section"));
    }
    let body = stream::iter([Ok::<_, Infallible>(body.clone())]);
    let mut multipart = multer::Multipart::new(body, boundary);
    let mut parts = Vec::new();
    // The whole body is there, so nothing has to be waited for.
    while let Some(field) = now(multipart.next_field().now_or_never())? {
        parts.push(part(field)?);
    }
    Ok(parts)
}

/// Returns whether a delimiter is followed by an empty line: the parser reads the text that follows as a
/// header section.
fn has_part_without_headers(boundary: &str, body: &[u8]) -> bool {
    let delimiter = format!("--{boundary}");
    memmem::find_iter(body, &delimiter).any(|start| {
        let after = body.get(start + delimiter.len()..).unwrap_or_default();
        let padding = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        after.get(padding..).is_some_and(|after| after.starts_with(b"\r\n\r\n"))
    })
}

fn part(mut field: Field<'_>) -> Result<ReceivedPart, DecodeError> {
    let name = field.name().map(str::to_owned);
    let file_name = field.file_name().map(str::to_owned);
    let headers = field.headers().clone();
    let mut bytes = Bytes::new();
    // There is one chunk if the whole body is there.
    while let Some(chunk) = now(field.chunk().now_or_never())? {
        bytes = if bytes.is_empty() { chunk } else { [bytes, chunk].concat().into() };
    }
    Ok(ReceivedPart { name, file_name, headers, bytes })
}

/// Returns what is ready.
fn now<T>(result: Option<multer::Result<T>>) -> Result<T, DecodeError> {
    match result {
        Some(Ok(value)) => Ok(value),
        Some(Err(
            multer::Error::ReadHeaderFailed(_)
            | multer::Error::IncompleteHeaders
            | multer::Error::DecodeHeaderName { .. }
            | multer::Error::DecodeHeaderValue { .. },
        )) => Err(malformed("a part has a malformed header section")),
        Some(Err(_)) | None => Err(malformed("expected parts between the boundaries")),
    }
}

#[cold]
fn malformed(detail: &'static str) -> DecodeError {
    DecodeError::new(Place::Body, "", DecodeErrorKind::Malformed, detail)
}

/// Returns the file name in a `content-disposition`, as it is read from a part.
pub(super) fn file_name(disposition: &HeaderValue) -> Option<String> {
    let name = CONTENT_DISPOSITION;
    let part = [b"--b\r\n", name.as_str().as_bytes(), b": ", disposition.as_bytes()].concat();
    let body = [&part[..], b"\r\n\r\n\r\n--b--"].concat();
    split("b", &body.into()).ok()?.pop()?.file_name
}
