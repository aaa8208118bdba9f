//! Descriptions of header fields.

use std::{cell::Cell, marker::PhantomData, str::FromStr};

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{
    column::{Column, Describe, Part},
    shape::{AtMostOne, Lines, Many, One, OneOrDefault, Shape},
    text::{self, ByFromStr, Detail, Parse, parsers},
};
use crate::{
    DecodeError, DecodeErrorKind, Place,
    bounds::PrefixMap,
    codegen::{cookie::cookie_values, prefix::Prefix},
    format::{
        field_reader::Chunk,
        json::message::{DUPLICATE, MISSING, NOT_VALID},
        list::{List, UnclosedString},
    },
};

/// The header section.
#[derive(Debug)]
pub struct Headers;

/// A header field, all those with a prefix, or a cookie.
#[derive(Debug)]
pub struct Header<Name, Parse = ByFromStr, Shape = One> {
    name: Name,
    parse: Parse,
    shape: Shape,
}

/// Describes a header field.
#[must_use]
pub const fn header(name: &'static HeaderName) -> Header<&'static HeaderName> {
    Header { name, parse: ByFromStr, shape: One }
}

/// Describes all header fields with a prefix but those that are another field of the definition.
#[must_use]
pub const fn header_prefix(
    prefix: &'static str,
    others: &'static [&'static HeaderName],
) -> Header<Prefix> {
    Header { name: Prefix::new(prefix, others), parse: ByFromStr, shape: One }
}

/// The name of a cookie.
#[derive(Clone, Copy, Debug)]
pub struct CookieName(&'static str);

/// Describes a cookie.
#[must_use]
pub const fn cookie(name: &'static str) -> Header<CookieName> {
    Header { name: CookieName(name), parse: ByFromStr, shape: One }
}

parsers!(Header, Name);

/// How a value, or the value inside an `Option` or a `Vec`, is read.
impl<Name, P> Header<Name, P> {
    /// Takes any bytes as they are.
    #[must_use]
    pub fn raw(self) -> Header<Name, Raw> {
        self.with_parse(Raw)
    }

    fn with_parse<U>(self, parse: U) -> Header<Name, U> {
        let Self { name, shape, .. } = self;
        Header { name, parse, shape }
    }
}

/// The shape of the field, which is described last.
impl<Name, P> Header<Name, P> {
    /// Uses the default of the type if the field is absent.
    #[must_use]
    pub fn or_default(self) -> Header<Name, P, OneOrDefault> {
        self.with_shape(OneOrDefault)
    }

    /// Makes the value an `Option`, which is `None` if the field is absent.
    #[must_use]
    pub fn optional(self) -> Header<Name, P, AtMostOne> {
        self.with_shape(AtMostOne { lenient: false })
    }

    /// Makes the value an `Option`, which is `None` if the field is absent or cannot be read.
    #[must_use]
    pub fn lenient(self) -> Header<Name, P, AtMostOne> {
        self.with_shape(AtMostOne { lenient: true })
    }

    /// Makes the value a `Vec` of strings.
    #[must_use]
    pub fn strings(self) -> Header<Name, P, Many> {
        self.with_shape(Many(List::Strings))
    }

    /// Makes the value a `Vec` of elements that are read as they are.
    #[must_use]
    pub fn list(self) -> Header<Name, P, Many> {
        self.with_shape(Many(List::Verbatim))
    }

    /// Makes the value a `Vec` with an element for each line.
    #[must_use]
    pub fn lines(self) -> Header<Name, P, Many> {
        self.with_shape(Many(List::Lines))
    }

    fn with_shape<N>(self, shape: N) -> Header<Name, P, N> {
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
pub struct Entry<'s>(Cell<Option<Source<'s>>>);

enum Source<'s> {
    Field(Field<'s>),
    Prefixed(&'s mut (dyn Prefixed + 's)),
    Cookie(CookieName, &'s mut (dyn Slot + 's)),
}

/// The lines of a header field, and the value that they have.
struct Field<'s> {
    name: &'s HeaderName,
    lines: Lines,
    slot: &'s mut (dyn Slot + 's),
}

impl<'s> Entry<'s> {
    fn new(source: Source<'s>) -> Self {
        Self(Cell::new(Some(source)))
    }

    fn read(&self, headers: &HeaderMap) -> Result<(), DecodeError> {
        match self.0.take() {
            Some(Source::Field(field)) => field.read(headers),
            Some(Source::Prefixed(fields)) => fields.read(headers),
            Some(Source::Cookie(name, slot)) => name.read(headers, slot),
            None => Ok(()),
        }
    }
}

/// A field that is given once and parsed by its type.
impl<T: FromStr> Describe<Headers, T> for &'static HeaderName {
    fn entry<'s>(column: &'s mut Column<T, Self>) -> Entry<'s>
    where
        T: 's,
    {
        let (name, lines) = (column.description, Lines::One);
        Entry::new(Source::Field(Field { name, lines, slot: column }))
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

impl<V, P: Read<N::Element>, N: Shape<V>> Describe<Headers, V>
    for Header<&'static HeaderName, P, N>
{
    fn entry<'s>(column: &'s mut Column<V, Self>) -> Entry<'s>
    where
        Self: 's,
        V: 's,
    {
        let Header { name, shape, .. } = &column.description;
        let (name, lines) = (*name, shape.lines());
        Entry::new(Source::Field(Field { name, lines, slot: column }))
    }
}

impl<Name, V, P: Read<N::Element>, N: Shape<V>> Slot for Column<V, Header<Name, P, N>> {
    fn add(&mut self, element: &[u8]) -> Result<(), Problem> {
        N::add(&mut self.value, self.description.parse.read(element)?);
        Ok(())
    }

    fn empty(&mut self) -> bool {
        self.value = N::empty();
        self.value.is_some()
    }
}

/// A map of the fields with a prefix.
impl<M, P, N> Describe<Headers, M> for Header<Prefix, P, N>
where
    M: PrefixMap,
    P: Read<N::Element>,
    N: Shape<M::Value>,
{
    fn entry<'s>(column: &'s mut Column<M, Self>) -> Entry<'s>
    where
        Self: 's,
        M: 's,
    {
        Entry::new(Source::Prefixed(column))
    }
}

/// Receives all fields with a prefix.
trait Prefixed {
    fn read(&mut self, headers: &HeaderMap) -> Result<(), DecodeError>;
}

impl<M, P, N> Prefixed for Column<M, Header<Prefix, P, N>>
where
    M: PrefixMap,
    P: Read<N::Element>,
    N: Shape<M::Value>,
{
    fn read(&mut self, headers: &HeaderMap) -> Result<(), DecodeError> {
        let Header { name: prefix, parse, shape } = &self.description;
        let mut map = M::empty();
        for name in headers.keys() {
            let Some(key) = prefix.key(name) else { continue };
            let mut slot = ValueOfKey { value: None, parse, shape: PhantomData::<N> };
            Field { name, lines: shape.lines(), slot: &mut slot }.read(headers)?;
            if let Some(value) = slot.value {
                map.insert(key, value);
            }
        }
        self.value = Some(map);
        Ok(())
    }
}

/// The value of one key.
struct ValueOfKey<'p, V, P, N> {
    value: Option<V>,
    parse: &'p P,
    shape: PhantomData<N>,
}

impl<V, P: Read<N::Element>, N: Shape<V>> Slot for ValueOfKey<'_, V, P, N> {
    fn add(&mut self, element: &[u8]) -> Result<(), Problem> {
        N::add(&mut self.value, self.parse.read(element)?);
        Ok(())
    }

    fn empty(&mut self) -> bool {
        self.value = N::empty();
        self.value.is_some()
    }
}

impl<V, P: Read<N::Element>, N: Shape<V>> Describe<Headers, V> for Header<CookieName, P, N> {
    fn entry<'s>(column: &'s mut Column<V, Self>) -> Entry<'s>
    where
        Self: 's,
        V: 's,
    {
        Entry::new(Source::Cookie(column.description.name, column))
    }
}

impl CookieName {
    fn read(self, headers: &HeaderMap, slot: &mut dyn Slot) -> Result<(), DecodeError> {
        let result = match &cookie_values(headers, self.0)[..] {
            [] if slot.empty() => return Ok(()),
            [] => Err((DecodeErrorKind::Missing, MISSING.into())),
            [value] => slot.add(value.as_bytes()),
            [_, _, ..] => Err((DecodeErrorKind::Unexpected, DUPLICATE.into())),
        };
        result.map_err(|(kind, detail)| DecodeError::new(Place::Cookie, self.0, kind, detail))
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

impl Field<'_> {
    fn read(self, headers: &HeaderMap) -> Result<(), DecodeError> {
        let Self { name, lines, slot } = self;
        let mut values = headers.get_all(name).iter();
        if let Lines::Many(list) = lines {
            // Lines without elements are an empty list.
            slot.empty();
            let list = list.of(name);
            return values
                .try_for_each(|line| add_elements(slot, list, line.as_bytes()))
                .map_err(|problem| error(name, problem));
        }
        let result = match (values.next(), values.next()) {
            (None, _) if slot.empty() => return Ok(()),
            (None, _) => Err((DecodeErrorKind::Missing, MISSING.into())),
            (Some(line), None) => slot.add(line.as_bytes()),
            (Some(_), Some(_)) => Err((DecodeErrorKind::Unexpected, DUPLICATE.into())),
        };
        match result {
            Err(_) if lines == Lines::Lenient && slot.empty() => Ok(()),
            result => result.map_err(|problem| error(name, problem)),
        }
    }
}

#[cold]
fn error(name: &HeaderName, (kind, detail): Problem) -> DecodeError {
    DecodeError::new(Place::Header, String::from(name.as_str()), kind, detail)
}

fn add_elements(slot: &mut dyn Slot, list: List, line: &[u8]) -> Result<(), Problem> {
    list.elements(line).try_for_each(|element| {
        let unclosed = |UnclosedString| (DecodeErrorKind::Malformed, UnclosedString::DETAIL.into());
        slot.add(&element.map_err(unclosed)?)
    })
}
