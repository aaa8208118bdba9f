//! Lists in header fields (RFC 9110, section 5.6.1).

use std::{borrow::Cow, iter};

use http::{HeaderName, header::COOKIE, header::SET_COOKIE};

/// The elements of a list that several field lines may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Strings, separated by commas. Those that need it are quoted strings.
    Strings,
    /// Elements as they are, separated by commas outside of quoted strings.
    Verbatim,
    /// Cookies, separated by semicolons.
    Cookies,
    /// One element per line.
    Lines,
}

/// A line cannot be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnclosedString;

impl UnclosedString {
    pub(crate) const DETAIL: &'static str = "a quoted string has no end";
}

impl List {
    /// Returns the list that a field with this name is. Field lines with `Set-Cookie` cannot be
    /// combined (RFC 9110, section 5.3), and cookies are separated by semicolons (RFC 6265, section
    /// 4.2.1, and RFC 9113, section 8.2.3).
    pub(crate) fn of(self, name: &HeaderName) -> Self {
        match *name {
            SET_COOKIE => Self::Lines,
            COOKIE => Self::Cookies,
            _ => self,
        }
    }

    /// Returns what is written between two elements of a line.
    pub(crate) fn separator(self) -> &'static [u8] {
        if self == Self::Cookies { b"; " } else { b", " }
    }

    /// Returns the elements of a line. Empty elements are ignored.
    pub(crate) fn elements(
        self,
        line: &[u8],
    ) -> impl Iterator<Item = Result<Cow<'_, [u8]>, UnclosedString>> {
        let mut rest = Some(line);
        let mut next = move || {
            let line = rest.take()?;
            if self == Self::Lines {
                return Some(Ok(line));
            }
            let first = self.first(line);
            rest = first.ok().and_then(|(_, rest)| rest);
            Some(first.map(|(first, _)| first))
        };
        iter::from_fn(move || {
            let is_empty =
                |it: &Result<&[u8], _>| self != Self::Lines && it.is_ok_and(<[u8]>::is_empty);
            let mut element = next()?;
            while is_empty(&element) {
                element = next()?;
            }
            Some(element.map(|element| match element {
                [b'"', .., b'"'] if self == Self::Strings => unquoted(element),
                element => element.into(),
            }))
        })
    }

    /// Splits off the first element, without the white space around it.
    fn first(self, text: &[u8]) -> Result<(&[u8], Option<&[u8]>), UnclosedString> {
        let separator = if self == Self::Cookies { b';' } else { b',' };
        let end = find_outside_strings(text, separator, self != Self::Cookies)?;
        let (first, rest) = text.split_at_checked(end).unwrap_or((text, &[]));
        Ok((trimmed(first), rest.get(1..)))
    }

    /// Returns the form in which an element is written, or what is wrong with it.
    pub(crate) fn written(self, element: &[u8]) -> Result<Cow<'_, [u8]>, &'static str> {
        if self == Self::Lines {
            return Ok(element.into());
        }
        if self == Self::Strings {
            let is_plain = !element.is_empty()
                && trimmed(element).len() == element.len()
                && !element.iter().any(|byte| matches!(byte, b',' | b'"'));
            return Ok(if is_plain { element.into() } else { quoted(element).into() });
        }
        match self.first(element) {
            Ok((b"", _)) if element.is_empty() => Err("an empty element cannot be in a list"),
            Ok((first, None)) if first.len() == element.len() => Ok(element.into()),
            Ok((_, None)) => Err("leading or trailing white space cannot be carried"),
            Ok(_) if self == Self::Cookies => Err("a semicolon cannot be in a cookie"),
            Ok(_) => Err(
                "a comma outside of a quoted string cannot be in an element of a list without `lines`",
            ),
            Err(UnclosedString) => Err(UnclosedString::DETAIL),
        }
    }
}

/// Returns the index of the first separator outside of quoted strings, or the length.
fn find_outside_strings(
    text: &[u8],
    separator: u8,
    has_strings: bool,
) -> Result<usize, UnclosedString> {
    let (mut is_string, mut is_escaped) = (false, false);
    for (index, &byte) in text.iter().enumerate() {
        if is_escaped {
            is_escaped = false;
        } else if is_string && byte == b'\\' {
            is_escaped = true;
        } else if has_strings && byte == b'"' {
            is_string = !is_string;
        } else if byte == separator && !is_string {
            return Ok(index);
        }
    }
    if is_string { Err(UnclosedString) } else { Ok(text.len()) }
}

/// Removes optional white space: spaces and tabs.
fn trimmed(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}

fn quoted(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(b'"');
    for &byte in text {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(byte);
    }
    out.push(b'"');
    out
}

/// Returns the content of a quoted string. An element that is not one quoted string as a whole is
/// returned as it is.
fn unquoted(element: &[u8]) -> Cow<'_, [u8]> {
    let [b'"', content @ .., b'"'] = element else { return element.into() };
    let mut out = Vec::with_capacity(content.len());
    let mut bytes = content.iter();
    while let Some(&byte) = bytes.next() {
        match byte {
            b'"' => return element.into(),
            b'\\' => out.extend(bytes.next()),
            byte => out.push(byte),
        }
    }
    out.into()
}

#[cfg(test)]
mod tests;
