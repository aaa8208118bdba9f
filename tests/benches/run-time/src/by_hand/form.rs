//! Path arguments and query parameters.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::error::Error;

/// All characters except `pchar` (RFC 3986, section 3.3).
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Writes a path argument. Empty arguments and dot segments cannot be encoded.
pub(crate) fn push_segment(uri: &mut String, name: &'static str, value: &str) -> Result<(), Error> {
    if matches!(value, "" | "." | "..") {
        return Err(Error::Argument(name));
    }
    uri.extend(utf8_percent_encode(value, SEGMENT));
    Ok(())
}

/// Reads a path argument.
pub(crate) fn read_segment(name: &'static str, segment: Option<&str>) -> Result<String, Error> {
    let segment = segment.ok_or(Error::Path)?;
    let value = percent_decode_str(segment).decode_utf8().map_err(|_| Error::Argument(name))?;
    if matches!(&*value, "" | "." | "..") {
        return Err(Error::Argument(name));
    }
    Ok(value.into_owned())
}

/// Returns the pairs of a query. `form_urlencoded::parse` would replace invalid UTF-8 silently.
pub(crate) fn pairs(
    query: Option<&str>,
) -> impl Iterator<Item = Result<(Cow<'_, str>, Cow<'_, str>), Error>> {
    query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        Ok((decode(key)?, decode(value)?))
    })
}

fn decode(encoded: &str) -> Result<Cow<'_, str>, Error> {
    const NOT_UTF8: Error = Error::Parameter { name: "", detail: "expected UTF-8" };
    if !encoded.bytes().any(|byte| matches!(byte, b'+' | b'%')) {
        return Ok(encoded.into());
    }
    if !encoded.contains('+') {
        return percent_decode_str(encoded).decode_utf8().map_err(|_| NOT_UTF8);
    }
    let spaced = encoded.replace('+', " ");
    match percent_decode_str(&spaced).decode_utf8() {
        Ok(decoded) => Ok(decoded.into_owned().into()),
        Err(_) => Err(NOT_UTF8),
    }
}

/// Stores the value of a parameter, which must not be repeated.
pub(crate) fn set<T>(
    slot: &mut Option<T>,
    name: &'static str,
    value: Option<T>,
) -> Result<(), Error> {
    if slot.is_some() {
        return Err(Error::Parameter { name, detail: "given more than once" });
    }
    *slot = Some(value.ok_or(Error::Parameter { name, detail: "invalid value" })?);
    Ok(())
}

/// Returns the value of a required parameter.
pub(crate) fn required<T>(slot: Option<T>, name: &'static str) -> Result<T, Error> {
    slot.ok_or(Error::Parameter { name, detail: "missing" })
}
