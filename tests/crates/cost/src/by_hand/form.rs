//! Path arguments and query parameters.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::error::Error;
pub(crate) use pathlore_test_by_hand::form::{pairs, required, set};

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
