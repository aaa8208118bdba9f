//! Splits a multipart body into its parts.

use std::ops::Range;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, header::CONTENT_TYPE};

use super::{
    parameters::{Flaw, Parameters},
    search::find_iter,
};
use crate::{DecodeError, DecodeErrorKind, Place};

/// The header section and the content of a part.
pub(super) struct Piece {
    pub(super) headers: HeaderMap,
    /// A slice of the body.
    pub(super) content: Bytes,
}

/// Returns the parts of a body.
///
/// # Errors
///
/// Returns an error if there is no boundary or if the body does not consist of parts.
pub(super) fn pieces(headers: &HeaderMap, body: &Bytes) -> Result<Vec<Piece>, DecodeError> {
    let mut pieces = Vec::new();
    for range in ranges(&boundary(headers)?, body).ok_or_else(no_parts)? {
        let piece = piece(body, range).ok_or_else(|| {
            malformed(format!("part {} has a malformed header section", pieces.len() + 1))
        })?;
        pieces.push(piece);
    }
    Ok(pieces)
}

/// Returns the boundary in the content type.
fn boundary(headers: &HeaderMap) -> Result<Vec<u8>, DecodeError> {
    let error = |kind, detail| DecodeError::new(Place::Header, CONTENT_TYPE.as_str(), kind, detail);
    let no_boundary =
        || error(DecodeErrorKind::Invalid, "expected a multipart content type with a boundary");
    let content_type = match Parameters::of(headers, &CONTENT_TYPE) {
        Ok(Some(content_type)) => content_type,
        Ok(None) => {
            let detail = "missing, but it has the boundary of the parts";
            return Err(error(DecodeErrorKind::Missing, detail));
        }
        Err(Flaw::Repeated) => {
            return Err(error(DecodeErrorKind::Unexpected, "given more than once"));
        }
        Err(_) => return Err(no_boundary()),
    };
    let multipart = content_type.value.get(..10).unwrap_or_default();
    if !multipart.eq_ignore_ascii_case(b"multipart/") {
        return Err(no_boundary());
    }
    let boundary = content_type.get("boundary").ok().flatten();
    boundary.filter(|boundary| !boundary.is_empty()).ok_or_else(no_boundary)
}

/// Returns where the parts are: between lines that begin with a delimiter (RFC 2046, section 5.1.1). What is
/// before the first of these lines and after the last is ignored.
fn ranges(boundary: &[u8], body: &[u8]) -> Option<Vec<Range<usize>>> {
    let delimiter = [b"\r\n--", boundary].concat();
    let line = delimiter.get(2..)?;
    let first = body.starts_with(line).then_some(0);
    let others = find_iter(body, &delimiter).map(|end| end + 2);
    let mut ranges = Vec::new();
    let mut begin = None;
    for start in first.into_iter().chain(others) {
        if let Some(begin) = begin {
            let end = start.checked_sub(2).filter(|end| begin <= *end)?;
            ranges.push(begin..end);
        }
        let after = start + line.len();
        let rest = body.get(after..)?;
        if let Some(rest) = rest.strip_prefix(b"--") {
            // A line that is longer is not the last: the parts after it would be lost.
            let is_last = matches!(without_padding(rest), [] | [b'\r' | b'\n', ..]);
            return is_last.then_some(ranges);
        }
        let next = without_padding(rest).strip_prefix(b"\r\n")?;
        begin = Some(body.len() - next.len());
    }
    None
}

/// Removes the spaces that a transport may have added.
fn without_padding(line: &[u8]) -> &[u8] {
    let padding = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    line.get(padding..).unwrap_or_default()
}

/// Returns a part, or `None` if its header section is malformed.
fn piece(body: &Bytes, Range { start, end }: Range<usize>) -> Option<Piece> {
    // The line break before the delimiter may be the empty line after the header section.
    let text = body.get(start..end + 2)?;
    let (section, length) = if text.starts_with(b"\r\n") {
        (&text[..0], 2)
    } else {
        let length = find_iter(text, b"\r\n\r\n").next()?;
        (text.get(..length)?, length + 4)
    };
    let headers = headers(section)?;
    Some(Piece { headers, content: body.slice((start + length).min(end)..end) })
}

/// Reads a header section, in which lines may be folded (RFC 5322, section 2.2.3).
fn headers(section: &[u8]) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    let mut lines = section.split(|&byte| byte == b'\n').peekable();
    while let Some(line) = lines.next().filter(|line| !line.is_empty()) {
        let mut field = line.to_vec();
        while let Some(folded) = lines.next_if(|line| matches!(line, [b' ' | b'\t', ..])) {
            field.pop_if(|last| *last == b'\r')?;
            field.extend_from_slice(folded);
        }
        if lines.peek().is_some() {
            field.pop_if(|last| *last == b'\r')?;
        }
        let colon = field.iter().position(|&byte| byte == b':')?;
        let (name, value) = (field.get(..colon)?, field.get(colon + 1..)?);
        let name = HeaderName::from_bytes(name).ok()?;
        let value = HeaderValue::from_bytes(trimmed(value)).ok()?;
        headers.try_append(name, value).ok()?;
    }
    lines.next().is_none().then_some(headers)
}

/// Removes the spaces around a value.
fn trimmed(value: &[u8]) -> &[u8] {
    let value = without_padding(value);
    let last = value.iter().rposition(|byte| !matches!(byte, b' ' | b'\t'));
    last.and_then(|last| value.get(..=last)).unwrap_or_default()
}

#[cold]
fn no_parts() -> DecodeError {
    malformed("expected parts between the boundaries".to_owned())
}

#[cold]
fn malformed(detail: String) -> DecodeError {
    DecodeError::new(Place::Body, "", DecodeErrorKind::Malformed, detail)
}
