//! Columns of header sections.

use std::{any::type_name, borrow::Cow, cell::Cell, iter, marker::PhantomData};

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{
    column::{Column, Describe, Part},
    text::{ByConversion, ByFromStr, Parse, TextSlot, expected},
};
use crate::{
    DecodeError, DecodeErrorKind, Place,
    format::{
        field_reader::Chunk,
        json::message::{DUPLICATE, MISSING},
    },
};

/// The header section.
#[derive(Debug)]
pub struct Headers;

/// A header field.
#[derive(Debug)]
pub struct Header<Parse = ByFromStr, Times = Once> {
    name: &'static HeaderName,
    field: PhantomData<(Parse, Times)>,
}

/// Describes a header field.
#[must_use]
pub const fn header<T>(name: &'static HeaderName) -> Column<T, Header> {
    Column::new(Header { name, field: PhantomData })
}

impl<V, P, N> Column<V, Header<P, N>> {
    /// Converts each line with `From<String>` instead of parsing it.
    #[must_use]
    pub fn by_conversion(self) -> Column<V, Header<ByConversion, N>> {
        Column::new(Header { name: self.description.name, field: PhantomData })
    }

    /// Makes the value an `Option`, which is `None` if the field is absent.
    #[must_use]
    pub fn optional(self) -> Column<Option<V>, Header<P, AtMostOnce>> {
        Column::new(Header { name: self.description.name, field: PhantomData })
    }

    /// Makes the value a `Vec` with an element for each line.
    #[must_use]
    pub fn list(self) -> Column<Vec<V>, Header<P, AnyTimes>> {
        Column::new(Header { name: self.description.name, field: PhantomData })
    }
}

/// How often a header field whose value has type `V` may be given.
pub trait Times<V> {
    /// The value of a line.
    type Line;

    /// Whether the field may be given more than once.
    const REPEATS: bool;

    /// Adds the value of a line.
    fn add(value: &mut Option<V>, line: Self::Line);

    /// Returns the value of an absent field, if there is one.
    fn absent() -> Option<V>;
}

/// Exactly once.
#[derive(Debug)]
pub struct Once;

impl<V> Times<V> for Once {
    type Line = V;
    const REPEATS: bool = false;

    fn add(value: &mut Option<V>, line: V) {
        *value = Some(line);
    }

    fn absent() -> Option<V> {
        None
    }
}

/// Once or not at all.
#[derive(Debug)]
pub struct AtMostOnce;

impl<T> Times<Option<T>> for AtMostOnce {
    type Line = T;
    const REPEATS: bool = false;

    fn add(value: &mut Option<Option<T>>, line: T) {
        *value = Some(Some(line));
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }
}

/// Any number of times.
#[derive(Debug)]
pub struct AnyTimes;

impl<T> Times<Vec<T>> for AnyTimes {
    type Line = T;
    const REPEATS: bool = true;

    fn add(value: &mut Option<Vec<T>>, line: T) {
        value.get_or_insert_default().push(line);
    }

    fn absent() -> Option<Vec<T>> {
        Some(Vec::new())
    }
}

/// A column as the reader sees it.
pub struct Entry<'s> {
    name: &'static HeaderName,
    repeats: bool,
    slot: Cell<Option<&'s mut (dyn TextSlot + 's)>>,
}

impl<V, P: Parse<N::Line>, N: Times<V>> Describe<Headers, V> for Header<P, N> {
    fn entry<'s>(column: &'s mut Column<V, Self>) -> Entry<'s>
    where
        Self: 's,
        V: 's,
    {
        let name = column.description.name;
        Entry { name, repeats: N::REPEATS, slot: Cell::new(Some(column)) }
    }
}

impl<V, P: Parse<N::Line>, N: Times<V>> TextSlot for Column<V, Header<P, N>> {
    fn parse(&mut self, text: &str) -> bool {
        P::parse(text).map(|line| N::add(&mut self.value, line)).is_some()
    }

    fn fill_absent(&mut self) -> bool {
        self.value = N::absent();
        self.value.is_some()
    }

    fn type_name(&self) -> &'static str {
        type_name::<N::Line>()
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
        let Some(first) = lines.next() else {
            let is_filled = slot.fill_absent();
            return if is_filled { Ok(()) } else { Err(self.missing()) };
        };
        if !self.repeats {
            return match lines.next() {
                None => self.read_line(first, slot),
                Some(_) => Err(self.error(DecodeErrorKind::Unexpected, DUPLICATE)),
            };
        }
        iter::once(first).chain(lines).try_for_each(|line| self.read_line(line, slot))
    }

    fn read_line(&self, line: &HeaderValue, slot: &mut dyn TextSlot) -> Result<(), DecodeError> {
        let Ok(text) = line.to_str() else {
            return Err(self.error(DecodeErrorKind::Malformed, "expected ASCII text"));
        };
        if !slot.parse(text) {
            return Err(self.error(DecodeErrorKind::Invalid, expected(slot.type_name())));
        }
        Ok(())
    }

    #[cold]
    fn missing(&self) -> DecodeError {
        self.error(DecodeErrorKind::Missing, MISSING)
    }

    #[cold]
    fn error(&self, kind: DecodeErrorKind, detail: impl Into<Cow<'static, str>>) -> DecodeError {
        DecodeError::new(Place::Header, String::from(self.name.as_str()), kind, detail)
    }
}
