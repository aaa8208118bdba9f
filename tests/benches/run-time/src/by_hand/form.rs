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

/// The pairs of a query. `form_urlencoded::parse` would replace invalid UTF-8 silently.
pub(crate) struct Pairs<'q>(&'q str);

/// Returns the pairs of a query.
pub(crate) fn pairs(query: Option<&str>) -> Pairs<'_> {
    Pairs(query.unwrap_or_default())
}

impl<'q> Iterator for Pairs<'q> {
    type Item = Result<(Cow<'q, str>, Cow<'q, str>), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.0.is_empty() {
                return None;
            }
            let (mut equals, mut end, mut is_encoded) = (None, self.0.len(), false);
            for (at, byte) in self.0.bytes().enumerate() {
                match byte {
                    b'&' => {
                        end = at;
                        break;
                    }
                    b'=' if equals.is_none() => equals = Some(at),
                    b'+' | b'%' => is_encoded = true,
                    _ => {}
                }
            }
            let (pair, rest) = self.0.split_at(end);
            self.0 = rest.strip_prefix('&').unwrap_or_default();
            if pair.is_empty() {
                continue;
            }
            let (key, value) = match equals {
                Some(equals) => (&pair[..equals], &pair[equals + 1..]),
                None => (pair, ""),
            };
            if !is_encoded {
                return Some(Ok((key.into(), value.into())));
            }
            return Some(decode(key).and_then(|key| Ok((key, decode(value)?))));
        }
    }
}

fn decode(encoded: &str) -> Result<Cow<'_, str>, Error> {
    const NOT_UTF8: Error = Error::Parameter { name: "", detail: "expected UTF-8" };
    if !encoded.bytes().any(|byte| byte == b'+') {
        return percent_decode_str(encoded).decode_utf8().map_err(|_| NOT_UTF8);
    }
    let spaced = encoded.bytes().map(|byte| if byte == b'+' { b' ' } else { byte }).collect();
    let spaced = String::from_utf8(spaced).map_err(|_| NOT_UTF8)?;
    if !spaced.bytes().any(|byte| byte == b'%') {
        return Ok(spaced.into());
    }
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
