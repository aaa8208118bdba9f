//! Descriptions of header fields.

use std::{cell::Cell, str::FromStr};

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{
    column::{Column, Describe, Part},
    shape::{AtMostOne, Lines, Many, One, OneOrDefault, Shape},
    text::{self, ByFromStr, Detail, Parse, parsers},
};
use crate::{
    DecodeError, DecodeErrorKind, Place,
    format::{
        field_reader::Chunk,
        json::message::{DUPLICATE, MISSING, NOT_VALID},
        list::{List, UnclosedString},
    },
};

/// The header section.
#[derive(Debug)]
pub struct Headers;

/// A header field.
#[derive(Debug)]
pub struct Header<Parse = ByFromStr, Shape = One> {
    name: &'static HeaderName,
    parse: Parse,
    shape: Shape,
}

/// Describes a header field.
#[must_use]
pub const fn header(name: &'static HeaderName) -> Header {
    Header { name, parse: ByFromStr, shape: One }
}

parsers!(Header);

/// How a value, or the value inside an `Option` or a `Vec`, is read.
impl<P> Header<P> {
    /// Takes any bytes as they are.
    #[must_use]
    pub fn raw(self) -> Header<Raw> {
        self.with_parse(Raw)
    }

    fn with_parse<U>(self, parse: U) -> Header<U> {
        let Self { name, shape, .. } = self;
        Header { name, parse, shape }
    }
}

/// The shape of the field, which is described last.
impl<P> Header<P> {
    /// Uses the default of the type if the field is absent.
    #[must_use]
    pub fn or_default(self) -> Header<P, OneOrDefault> {
        self.with_shape(OneOrDefault)
    }

    /// Makes the value an `Option`, which is `None` if the field is absent.
    #[must_use]
    pub fn optional(self) -> Header<P, AtMostOne> {
        self.with_shape(AtMostOne { lenient: false })
    }

    /// Makes the value an `Option`, which is `None` if the field is absent or cannot be read.
    #[must_use]
    pub fn lenient(self) -> Header<P, AtMostOne> {
        self.with_shape(AtMostOne { lenient: true })
    }

    /// Makes the value a `Vec` of strings.
    #[must_use]
    pub fn strings(self) -> Header<P, Many> {
        self.with_shape(Many(List::Strings))
    }

    /// Makes the value a `Vec` of elements that are read as they are.
    #[must_use]
    pub fn list(self) -> Header<P, Many> {
        self.with_shape(Many(List::Verbatim))
    }

    /// Makes the value a `Vec` with an element for each line.
    #[must_use]
    pub fn lines(self) -> Header<P, Many> {
        self.with_shape(Many(List::Lines))
    }

    fn with_shape<N>(self, shape: N) -> Header<P, N> {
        let Self { name, parse, .. } = self;
        Header { name, parse, shape }
    }
}

/// A way to read the bytes of an element.
pub trait Read<T> {
    /// Reads the element.
    ///
    /// # Errors
    ///
    /// Returns an error if the element is not valid.
    fn read(&self, element: &[u8]) -> Result<T, Problem>;
}

/// What is wrong with an element.
pub(super) type Problem = (DecodeErrorKind, Detail);

/// Takes any bytes.
#[derive(Debug)]
pub struct Raw;

impl Read<HeaderValue> for Raw {
    fn read(&self, element: &[u8]) -> Result<HeaderValue, Problem> {
        // Parts of a valid value are valid, but the characters of an escape may be separated.
        HeaderValue::from_bytes(element).map_err(|_| (DecodeErrorKind::Invalid, NOT_VALID.into()))
    }
}

impl<T, P: Parse<T>> Read<T> for P {
    fn read(&self, element: &[u8]) -> Result<T, Problem> {
        self.parse(text(element)?).map_err(|detail| (DecodeErrorKind::Invalid, detail))
    }
}

/// Returns the element as a string, if it is visible ASCII, as `HeaderValue::to_str` does.
fn text(element: &[u8]) -> Result<&str, Problem> {
    // `HeaderValue` contains no control characters but tabs.
    str::from_utf8(element)
        .ok()
        .filter(|text| text.is_ascii())
        .ok_or((DecodeErrorKind::Malformed, "expected ASCII text".into()))
}

/// Receives the value of a field.
trait Slot {
    /// Reads an element.
    fn add(&mut self, element: &[u8]) -> Result<(), Problem>;

    /// Stores the value without any element, and returns whether there is one.
    fn empty(&mut self) -> bool;
}

/// A column as the reader sees it.
pub struct Entry<'s> {
    name: &'static HeaderName,
    lines: Lines,
    slot: Cell<Option<&'s mut (dyn Slot + 's)>>,
}

/// A field that is given once and parsed by its type.
impl<T: FromStr> Describe<Headers, T> for &'static HeaderName {
    fn entry<'s>(column: &'s mut Column<T, Self>) -> Entry<'s>
    where
        T: 's,
    {
        Entry { name: column.description, lines: Lines::One, slot: Cell::new(Some(column)) }
    }
}

impl<T: FromStr> Slot for Column<T, &'static HeaderName> {
    fn add(&mut self, element: &[u8]) -> Result<(), Problem> {
        self.value = Some(ByFromStr.read(element)?);
        Ok(())
    }

    fn empty(&mut self) -> bool {
        false
    }
}

impl<V, P: Read<N::Element>, N: Shape<V>> Describe<Headers, V> for Header<P, N> {
    fn entry<'s>(column: &'s mut Column<V, Self>) -> Entry<'s>
    where
        Self: 's,
        V: 's,
    {
        let Header { name, shape, .. } = &column.description;
        Entry { name, lines: shape.lines(), slot: Cell::new(Some(column)) }
    }
}

impl<V, P: Read<N::Element>, N: Shape<V>> Slot for Column<V, Header<P, N>> {
    fn add(&mut self, element: &[u8]) -> Result<(), Problem> {
        N::add(&mut self.value, self.description.parse.read(element)?);
        Ok(())
    }

    fn empty(&mut self) -> bool {
        self.value = N::empty();
        self.value.is_some()
    }
}

impl Part for Headers {
    type Entry<'s> = Entry<'s>;
    type Input<'i> = &'i HeaderMap;
    const INCOMPLETE: DecodeError = DecodeError::incomplete(Place::Header);

    fn read(headers: &HeaderMap, columns: &Chunk<'_, Entry<'_>>) -> Result<(), DecodeError> {
        columns.try_for_each(&mut |column| column.read(headers))
    }
}

impl Entry<'_> {
    fn read(&self, headers: &HeaderMap) -> Result<(), DecodeError> {
        let Some(slot) = self.slot.take() else { return Ok(()) };
        let mut lines = headers.get_all(self.name).iter();
        if let Lines::Many(list) = self.lines {
            // Lines without elements are an empty list.
            slot.empty();
            let list = list.of(self.name);
            return lines
                .try_for_each(|line| add_elements(slot, list, line.as_bytes()))
                .map_err(|problem| self.error(problem));
        }
        let result = match (lines.next(), lines.next()) {
            (None, _) if slot.empty() => return Ok(()),
            (None, _) => Err((DecodeErrorKind::Missing, MISSING.into())),
            (Some(line), None) => slot.add(line.as_bytes()),
            (Some(_), Some(_)) => Err((DecodeErrorKind::Unexpected, DUPLICATE.into())),
        };
        match result {
            Err(_) if self.lines == Lines::Lenient && slot.empty() => Ok(()),
            result => result.map_err(|problem| self.error(problem)),
        }
    }

    #[cold]
    fn error(&self, (kind, detail): Problem) -> DecodeError {
        DecodeError::new(Place::Header, String::from(self.name.as_str()), kind, detail)
    }
}

fn add_elements(slot: &mut dyn Slot, list: List, line: &[u8]) -> Result<(), Problem> {
    list.elements(line).try_for_each(|element| {
        let unclosed = |UnclosedString| (DecodeErrorKind::Malformed, UnclosedString::DETAIL.into());
        slot.add(&element.map_err(unclosed)?)
    })
}
