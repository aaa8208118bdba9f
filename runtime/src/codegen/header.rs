//! The writer of header fields.

use std::{
    borrow::Cow,
    fmt::{self, Display, Write},
};

use http::{HeaderMap, HeaderName, HeaderValue};

use super::checked::Checked;
use crate::{EncodeError, Place, format::list::List, serde::form::Unwritable};

pub(super) const NOT_CARRIED: &str = "a control or non-ASCII character cannot be carried";

/// Writes a header field.
#[derive(Debug)]
pub(super) struct HeaderWriter<'m> {
    pub(super) headers: &'m mut HeaderMap,
    pub(super) name: &'m HeaderName,
    pub(super) is_secret: bool,
}

/// Checks that no two header fields have one name. The compiler checks standard names.
///
/// # Errors
///
/// Returns an error if two have.
pub(super) fn check_distinct(names: &[&HeaderName]) -> Result<(), EncodeError> {
    for (index, name) in names.iter().enumerate() {
        if names.iter().take(index).any(|first| first == name) {
            return Err(error(name, "two fields of the definition have this name"));
        }
    }
    Ok(())
}

/// The value of a header field, or an element of it.
pub trait HeaderText {
    /// Appends the value.
    ///
    /// # Errors
    ///
    /// Returns an error if the value cannot be printed.
    fn append(&self, out: &mut Text) -> fmt::Result;

    /// Returns the value, if it is that of a header field already.
    fn as_raw(&self) -> Option<&HeaderValue> {
        None
    }
}

impl<T: Display> HeaderText for T {
    fn append(&self, out: &mut Text) -> fmt::Result {
        write!(out, "{self}")
    }
}

/// A value under construction. A short one is kept on the stack, so that it is allocated once, with its
/// length.
#[derive(Debug)]
pub struct Text {
    short: [u8; Text::SHORT],
    len: usize,
    /// The value, if it is not short.
    long: Vec<u8>,
}

impl Text {
    const SHORT: usize = 64;

    pub(super) const fn new() -> Self {
        Self { short: [0; Self::SHORT], len: 0, long: Vec::new() }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        if self.long.is_empty() {
            self.short.get(..self.len).unwrap_or_default()
        } else {
            &self.long
        }
    }

    #[cold]
    fn lossy(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.bytes())
    }

    fn clear(&mut self) {
        self.len = 0;
        self.long.clear();
    }

    fn push(&mut self, bytes: &[u8]) {
        if self.long.is_empty() {
            let end = self.len + bytes.len();
            if let Some(free) = self.short.get_mut(self.len..end) {
                free.copy_from_slice(bytes);
                self.len = end;
                return;
            }
            self.long.extend_from_slice(self.short.get(..self.len).unwrap_or_default());
        }
        self.long.extend_from_slice(bytes);
    }
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push(text.as_bytes());
        Ok(())
    }
}

/// A value that is written as it is.
#[derive(Debug)]
pub struct RawText<'v>(&'v HeaderValue);

/// Returns a value that is written as it is.
#[must_use]
pub fn raw<C, T: RawHeader<C>>(value: &T) -> RawText<'_> {
    RawText(value.as_header_value())
}

/// The type of a header field that is written as it is: [`HeaderValue`].
pub trait RawHeader<C> {
    fn as_header_value(&self) -> &HeaderValue;
}

impl<C> RawHeader<C> for HeaderValue {
    fn as_header_value(&self) -> &HeaderValue {
        self
    }
}

impl HeaderText for RawText<'_> {
    fn append(&self, out: &mut Text) -> fmt::Result {
        out.push(self.0.as_bytes());
        Ok(())
    }

    fn as_raw(&self) -> Option<&HeaderValue> {
        Some(self.0)
    }
}

/// A type that can be written in a header field. `written.rs` describes the parameter.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a string; implement `Display` for it",
    label = "needs `Display`"
)]
pub trait HeaderWritten<C = Checked>: HeaderText {}

#[diagnostic::do_not_recommend]
impl<C, T: HeaderText> HeaderWritten<C> for T {}

impl HeaderWriter<'_> {
    /// Writes a field line.
    ///
    /// # Errors
    ///
    /// Returns an error if a header field cannot contain the value.
    pub(super) fn value(mut self, value: &dyn HeaderText) -> Result<(), EncodeError> {
        self.whole_line(value)
    }

    /// Writes a list of values, which may be lines.
    ///
    /// # Errors
    ///
    /// Returns an error if a list cannot contain an element.
    pub(super) fn list<I>(self, list: List, values: I) -> Result<(), EncodeError>
    where
        I: IntoIterator<Item: HeaderText>,
    {
        self.lines(list, values, false)
    }

    /// Writes a list of values that is not left out if it is empty.
    ///
    /// # Errors
    ///
    /// Returns an error if a list cannot contain an element, or if it is empty and has lines.
    pub(super) fn kept_list<I>(self, list: List, values: I) -> Result<(), EncodeError>
    where
        I: IntoIterator<Item: HeaderText>,
    {
        self.lines(list, values, true)
    }

    fn lines<I>(mut self, list: List, values: I, is_kept: bool) -> Result<(), EncodeError>
    where
        I: IntoIterator<Item: HeaderText>,
    {
        let list = list.of(self.name);
        if list == List::Lines {
            let mut values = values.into_iter().peekable();
            if is_kept && values.peek().is_none() {
                return Err(self.error("a field without lines cannot be sent"));
            }
            return values.try_for_each(|value| self.whole_line(&value));
        }
        let mut line = Line::default();
        for value in values {
            self.element(list, &value, &mut line)?;
        }
        if line.is_empty && !is_kept {
            return Ok(());
        }
        let value = self.header_value(&line.bytes)?;
        self.insert(value, line.is_sensitive)
    }

    fn element(
        &self,
        list: List,
        value: &dyn HeaderText,
        line: &mut Line,
    ) -> Result<(), EncodeError> {
        line.element.clear();
        self.print(value, &mut line.element)?;
        if line.element.bytes().iter().any(|byte| byte.is_ascii_control() && *byte != b'\t') {
            return Err(self.error(NOT_CARRIED));
        }
        let written = list.written(line.element.bytes()).map_err(|detail| self.error(detail))?;
        if !line.is_empty {
            line.bytes.push(list.separator());
        }
        line.bytes.push(&written);
        line.is_empty = false;
        line.is_sensitive |= value.as_raw().is_some_and(HeaderValue::is_sensitive);
        Ok(())
    }

    fn whole_line(&mut self, value: &dyn HeaderText) -> Result<(), EncodeError> {
        if let Some(raw) = value.as_raw() {
            return self.insert(raw.clone(), raw.is_sensitive());
        }
        let mut text = Text::new();
        self.print(value, &mut text)?;
        let value = self.header_value(&text)?;
        check_ends(text.bytes()).map_err(|detail| self.error(detail))?;
        self.insert(value, false)
    }

    /// Prints a value, which consists of ASCII characters unless it may contain any bytes.
    fn print(&self, value: &dyn HeaderText, out: &mut Text) -> Result<(), EncodeError> {
        print(value, out).map_err(|detail| self.error(detail))?;
        if value.as_raw().is_none() && !out.bytes().is_ascii() {
            return Err(self.error(NOT_CARRIED));
        }
        Ok(())
    }

    fn header_value(&self, text: &Text) -> Result<HeaderValue, EncodeError> {
        HeaderValue::from_bytes(text.bytes()).map_err(|_| self.error(NOT_CARRIED))
    }

    fn insert(&mut self, mut value: HeaderValue, is_sensitive: bool) -> Result<(), EncodeError> {
        value.set_sensitive(is_sensitive || self.is_secret);
        let result = self.headers.try_append(self.name, value);
        result.map_err(|_| self.error("there are too many header fields"))?;
        Ok(())
    }

    fn error(&self, detail: &'static str) -> EncodeError {
        error(self.name, detail)
    }
}

/// Prints a value, or returns the reason why it cannot be printed.
pub(super) fn print(value: &dyn HeaderText, out: &mut Text) -> Result<(), &'static str> {
    value.append(out).map_err(|_| Unwritable::of(&out.lossy()))
}

/// Checks that there is no white space around a value, because recipients remove it (RFC 9110, section 5.5).
pub(super) fn check_ends(value: &[u8]) -> Result<(), &'static str> {
    if matches!(value, [b' ' | b'\t', ..] | [.., b' ' | b'\t']) {
        return Err("leading or trailing white space cannot be carried");
    }
    Ok(())
}

#[cold]
pub(super) fn error(name: &HeaderName, detail: &'static str) -> EncodeError {
    EncodeError::new(Place::Header, String::from(name.as_str()), detail)
}

/// A line with the elements of a list.
struct Line {
    bytes: Text,
    is_empty: bool,
    is_sensitive: bool,
    /// The element that is being written.
    element: Text,
}

impl Default for Line {
    fn default() -> Self {
        Self { bytes: Text::new(), is_empty: true, is_sensitive: false, element: Text::new() }
    }
}
