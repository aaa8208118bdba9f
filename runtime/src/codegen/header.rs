//! The writer of header fields.

use std::fmt::{self, Display, Write};

use http::{HeaderMap, HeaderName, HeaderValue};

use super::checked::Checked;
use crate::{EncodeError, Place, format::list::List};

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
    fn append(&self, out: &mut Vec<u8>) -> fmt::Result;

    /// Returns the value, if it is that of a header field already.
    fn as_raw(&self) -> Option<&HeaderValue> {
        None
    }
}

impl<T: Display> HeaderText for T {
    fn append(&self, out: &mut Vec<u8>) -> fmt::Result {
        write!(Output(out), "{self}")
    }
}

struct Output<'o>(&'o mut Vec<u8>);

impl Write for Output<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
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
    fn append(&self, out: &mut Vec<u8>) -> fmt::Result {
        out.extend_from_slice(self.0.as_bytes());
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
    pub(super) fn list<I>(mut self, list: List, values: I) -> Result<(), EncodeError>
    where
        I: IntoIterator<Item: HeaderText>,
    {
        let list = list.of(self.name);
        if list == List::Lines {
            return values.into_iter().try_for_each(|value| self.whole_line(&value));
        }
        let mut line = Line::default();
        for value in values {
            self.element(list, &value, &mut line)?;
        }
        if line.is_empty { Ok(()) } else { self.append(line.bytes, line.is_sensitive) }
    }

    fn element(
        &self,
        list: List,
        value: &dyn HeaderText,
        line: &mut Line,
    ) -> Result<(), EncodeError> {
        line.element.clear();
        self.print(value, &mut line.element)?;
        let written = list.written(&line.element).map_err(|detail| self.error(detail))?;
        if !line.is_empty {
            line.bytes.extend_from_slice(list.separator());
        }
        line.bytes.extend_from_slice(&written);
        line.is_empty = false;
        line.is_sensitive |= value.as_raw().is_some_and(HeaderValue::is_sensitive);
        Ok(())
    }

    fn whole_line(&mut self, value: &dyn HeaderText) -> Result<(), EncodeError> {
        if let Some(raw) = value.as_raw() {
            return self.append(raw.clone(), raw.is_sensitive());
        }
        let mut text = Vec::new();
        self.print(value, &mut text)?;
        if matches!(&text[..], [b' ' | b'\t', ..] | [.., b' ' | b'\t']) {
            return Err(self.error("leading or trailing white space cannot be carried"));
        }
        self.append(text, false)
    }

    /// Prints a value, which consists of white space and visible ASCII characters unless it may contain
    /// any bytes.
    fn print(&self, value: &dyn HeaderText, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        value.append(out).map_err(|_| self.error("the value cannot be printed"))?;
        if value.as_raw().is_none() && !out.iter().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) {
            return Err(self.error("a control or non-ASCII character cannot be carried"));
        }
        Ok(())
    }

    fn append(
        &mut self,
        value: impl TryInto<HeaderValue>,
        is_sensitive: bool,
    ) -> Result<(), EncodeError> {
        const DETAIL: &str = "the value cannot be carried in a header field";
        let mut value = value.try_into().map_err(|_| self.error(DETAIL))?;
        value.set_sensitive(is_sensitive || self.is_secret);
        self.headers.try_append(self.name, value).map_err(|_| self.error(DETAIL))?;
        Ok(())
    }

    fn error(&self, detail: &'static str) -> EncodeError {
        error(self.name, detail)
    }
}

#[cold]
fn error(name: &HeaderName, detail: &'static str) -> EncodeError {
    EncodeError::new(Place::Header, String::from(name.as_str()), detail)
}

/// A line with the elements of a list.
struct Line {
    bytes: Vec<u8>,
    is_empty: bool,
    is_sensitive: bool,
    /// The element that is being written.
    element: Vec<u8>,
}

impl Default for Line {
    fn default() -> Self {
        Self { bytes: Vec::new(), is_empty: true, is_sensitive: false, element: Vec::new() }
    }
}
