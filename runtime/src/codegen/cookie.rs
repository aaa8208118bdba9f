//! Cookies in requests (RFC 6265).

use http::{HeaderMap, header::COOKIE};

use super::{
    assertions::refuse,
    header::{HeaderText, NOT_CARRIED, Text, check_ends, print},
};
use crate::{EncodeError, Place};

/// Writes the cookies of a request, which are one line.
#[derive(Debug, Default)]
pub struct CookieWriter {
    line: Vec<u8>,
    /// Whether one of the values is sensitive.
    pub(super) is_secret: bool,
    /// The first error.
    error: Option<EncodeError>,
}

impl CookieWriter {
    pub(super) fn cookie(&mut self, name: &'static str, value: &dyn HeaderText) {
        if let Err(detail) = self.append(name, value) {
            self.error.get_or_insert_with(|| EncodeError::new(Place::Cookie, name, detail));
        }
    }

    fn append(&mut self, name: &str, value: &dyn HeaderText) -> Result<(), &'static str> {
        let mut text = Text::new();
        print(value, &mut text)?;
        let value = text.bytes();
        if !value.iter().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) {
            return Err(NOT_CARRIED);
        }
        if value.contains(&b';') {
            return Err("a semicolon cannot be in a cookie");
        }
        check_ends(value)?;
        if !self.line.is_empty() {
            self.line.extend_from_slice(b"; ");
        }
        self.line.extend_from_slice(name.as_bytes());
        self.line.push(b'=');
        self.line.extend_from_slice(value);
        Ok(())
    }

    /// Returns the line, which is empty if there are no cookies.
    pub(super) fn finish(self) -> Result<Vec<u8>, EncodeError> {
        self.error.map_or(Ok(self.line), Err)
    }
}

/// Returns the values of the cookies with a name. What is no cookie is ignored.
pub(super) fn cookie_values(headers: &HeaderMap, name: &str) -> Vec<String> {
    let mut values = Vec::new();
    for line in headers.get_all(COOKIE) {
        // Other cookies may have any bytes.
        let line = String::from_utf8_lossy(line.as_bytes());
        values.extend(parse(&line, name));
    }
    values
}

/// Returns the values of the cookies with a name in a line.
#[cfg(feature = "cookies")]
fn parse(line: &str, name: &str) -> Vec<String> {
    let cookies = cookie::Cookie::split_parse(line).flatten();
    cookies.filter(|cookie| cookie.name() == name).map(|it| it.value().to_owned()).collect()
}

/// An assertion reports that the feature is off.
#[cfg(not(feature = "cookies"))]
fn parse(_: &str, _: &str) -> Vec<String> {
    Vec::new()
}

/// Asserts that cookies can be read.
#[track_caller]
pub const fn assert_cookies() {
    if !cfg!(feature = "cookies") {
        refuse(
            "cookies need the feature `cookies` of `pathlore`; write `features = [\"cookies\"]` in the \
             dependency on it",
        );
    }
}
