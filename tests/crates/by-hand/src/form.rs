//! Queries, as they are read by hand.

use std::{borrow::Cow, str::Utf8Error};

use percent_encoding::percent_decode_str;

/// An error of a parameter.
#[derive(Debug)]
pub struct Error {
    /// The name of the parameter, or an empty string.
    pub name: &'static str,
    /// The reason.
    pub detail: &'static str,
}

impl From<Utf8Error> for Error {
    fn from(_: Utf8Error) -> Self {
        Self { name: "", detail: "expected UTF-8" }
    }
}

/// The pairs of a query. `form_urlencoded::parse` would replace invalid UTF-8 silently.
#[derive(Debug)]
pub struct Pairs<'q>(&'q str);

/// Returns the pairs of a query.
#[inline]
#[must_use]
pub fn pairs(query: Option<&str>) -> Pairs<'_> {
    Pairs(query.unwrap_or_default())
}

impl<'q> Iterator for Pairs<'q> {
    type Item = Result<(Cow<'q, str>, Cow<'q, str>), Error>;

    #[inline]
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
    if !encoded.bytes().any(|byte| byte == b'+') {
        return Ok(percent_decode_str(encoded).decode_utf8()?);
    }
    let spaced = encoded.bytes().map(|byte| if byte == b'+' { b' ' } else { byte }).collect();
    let spaced = String::from_utf8(spaced).map_err(|error| error.utf8_error())?;
    if !spaced.bytes().any(|byte| byte == b'%') {
        return Ok(spaced.into());
    }
    Ok(percent_decode_str(&spaced).decode_utf8()?.into_owned().into())
}

/// Stores the value of a parameter, which must not be repeated.
///
/// # Errors
///
/// Returns an error if there is a value already, or if the value is `None`.
#[inline]
pub fn set<T>(slot: &mut Option<T>, name: &'static str, value: Option<T>) -> Result<(), Error> {
    if slot.is_some() {
        return Err(Error { name, detail: "given more than once" });
    }
    *slot = Some(value.ok_or(Error { name, detail: "invalid value" })?);
    Ok(())
}

/// Returns the value of a required parameter.
///
/// # Errors
///
/// Returns an error if there is no value.
#[inline]
pub fn required<T>(slot: Option<T>, name: &'static str) -> Result<T, Error> {
    slot.ok_or(Error { name, detail: "missing" })
}
