//! Columns of paths and header sections: path arguments and header fields.

use std::{any::type_name, borrow::Cow, cell::Cell, marker::PhantomData, str::FromStr};

use http::{HeaderMap, HeaderName, HeaderValue};

use super::columns::{Column, Part};
use crate::{
    DecodeError, DecodeErrorKind, Place,
    endpoint::path_template::check_argument,
    format::{
        field_reader::Chunk,
        json::message::{DUPLICATE, MISSING},
    },
};

/// The arguments of a path.
#[derive(Debug)]
pub struct PathArguments;

/// The header section.
#[derive(Debug)]
pub struct Headers;

/// A path argument of type `T`.
#[derive(Debug)]
pub struct Argument<T, Parse = ByFromStr> {
    name: &'static str,
    argument: PhantomData<fn() -> (T, Parse)>,
}

/// A header field, whose values have type `T`.
#[derive(Debug)]
pub struct Header<T, Parse = ByFromStr, Shape = Once> {
    name: &'static HeaderName,
    field: PhantomData<fn() -> (T, Parse, Shape)>,
}

/// Describes a path argument.
#[must_use]
pub const fn argument<T>(name: &'static str) -> Argument<T> {
    Argument { name, argument: PhantomData }
}

/// Describes a header field.
#[must_use]
pub const fn header<T>(name: &'static HeaderName) -> Header<T> {
    Header { name, field: PhantomData }
}

impl<T, P> Argument<T, P> {
    /// The value is made of the string as it is, of which its type is a container.
    #[must_use]
    pub const fn by_conversion(self) -> Argument<T, ByConversion> {
        Argument { name: self.name, argument: PhantomData }
    }
}

impl<T, P, S> Header<T, P, S> {
    /// A value is made of the string as it is, of which its type is a container.
    #[must_use]
    pub const fn by_conversion(self) -> Header<T, ByConversion, S> {
        Header { name: self.name, field: PhantomData }
    }

    /// The value is an `Option`, which is `None` if the field is absent.
    #[must_use]
    pub const fn optional(self) -> Header<T, P, AtMostOnce> {
        Header { name: self.name, field: PhantomData }
    }

    /// The value is a `Vec`, with an element for each line.
    #[must_use]
    pub const fn list(self) -> Header<T, P, AnyTimes> {
        Header { name: self.name, field: PhantomData }
    }
}

/// How a value is made of a string.
pub trait Parse<T> {
    /// Returns the value, if the string is one.
    fn parse(text: &str) -> Option<T>;
}

/// A value is parsed by its type's `FromStr`.
#[derive(Debug)]
pub struct ByFromStr;

impl<T: FromStr> Parse<T> for ByFromStr {
    fn parse(text: &str) -> Option<T> {
        text.parse().ok()
    }
}

/// A value is made of the string as it is: `Cow<str>`, `Box<str>`, `Arc<str>`.
#[derive(Debug)]
pub struct ByConversion;

impl<T: From<String>> Parse<T> for ByConversion {
    fn parse(text: &str) -> Option<T> {
        Some(String::from(text).into())
    }
}

/// How often a header field may be given.
pub trait Shape<T> {
    /// The value of the field.
    type Value;

    /// The values that have been read.
    type Values: Default;

    /// What the reader is told.
    const TIMES: Times;

    /// Adds a value.
    fn push(values: &mut Self::Values, value: T);

    /// Returns the value of the field, if there is one.
    fn value(values: Self::Values) -> Option<Self::Value>;
}

/// How often a header field may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// Exactly once.
    Once,
    /// Once or not at all.
    AtMostOnce,
    /// Any number of times.
    Any,
}

/// Exactly once.
#[derive(Debug)]
pub struct Once;

impl<T> Shape<T> for Once {
    type Value = T;
    type Values = Option<T>;
    const TIMES: Times = Times::Once;

    fn push(values: &mut Option<T>, value: T) {
        *values = Some(value);
    }

    fn value(values: Option<T>) -> Option<T> {
        values
    }
}

/// Once or not at all.
#[derive(Debug)]
pub struct AtMostOnce;

impl<T> Shape<T> for AtMostOnce {
    type Value = Option<T>;
    type Values = Option<T>;
    const TIMES: Times = Times::AtMostOnce;

    fn push(values: &mut Option<T>, value: T) {
        *values = Some(value);
    }

    fn value(values: Option<T>) -> Option<Option<T>> {
        Some(values)
    }
}

/// Any number of times.
#[derive(Debug)]
pub struct AnyTimes;

impl<T> Shape<T> for AnyTimes {
    type Value = Vec<T>;
    type Values = Vec<T>;
    const TIMES: Times = Times::Any;

    fn push(values: &mut Vec<T>, value: T) {
        values.push(value);
    }

    fn value(values: Vec<T>) -> Option<Vec<T>> {
        Some(values)
    }
}

/// What a string is parsed into.
pub(super) trait TextSlot {
    /// Parses a string, and returns whether it is a value.
    fn parse(&mut self, text: &str) -> bool;

    /// The name of the value's type.
    fn type_name(&self) -> &'static str;
}

/// Where the values of a field are put while the others are read.
pub struct ValueSlot<T, Parse, S: Shape<T>> {
    values: S::Values,
    parse: PhantomData<Parse>,
}

impl<T, P: Parse<T>, S: Shape<T>> TextSlot for ValueSlot<T, P, S> {
    fn parse(&mut self, text: &str) -> bool {
        match P::parse(text) {
            Some(value) => {
                S::push(&mut self.values, value);
                true
            }
            None => false,
        }
    }

    fn type_name(&self) -> &'static str {
        type_name::<T>()
    }
}

/// A path argument as the reader sees it.
pub struct ArgumentEntry<'s> {
    name: &'static str,
    slot: Cell<Option<&'s mut (dyn TextSlot + 's)>>,
}

/// A header field as the reader sees it.
pub struct HeaderEntry<'s> {
    name: &'static HeaderName,
    times: Times,
    slot: Cell<Option<&'s mut (dyn TextSlot + 's)>>,
}

impl Part for PathArguments {
    type Key = &'static str;
    type Entry<'s> = ArgumentEntry<'s>;
    type Input<'i> = &'i [(&'i str, &'i str)];
    const PLACE: Place = Place::Path;

    fn read(
        arguments: &[(&str, &str)],
        columns: &Chunk<'_, ArgumentEntry<'_>>,
    ) -> Result<(), DecodeError> {
        columns.try_for_each(&mut |column| column.read(arguments))
    }
}

impl<T, P: Parse<T>> Column<PathArguments> for Argument<T, P> {
    type Slot = ValueSlot<T, P, Once>;
    type Value = T;

    fn split(self) -> (&'static str, Self::Slot) {
        (self.name, ValueSlot { values: None, parse: PhantomData })
    }

    fn entry<'s>(name: &&'static str, slot: &'s mut Self::Slot) -> ArgumentEntry<'s>
    where
        Self: 's,
    {
        ArgumentEntry { name, slot: Cell::new(Some(slot)) }
    }

    fn value(slot: Self::Slot) -> Option<T> {
        slot.values
    }
}

impl ArgumentEntry<'_> {
    fn read(&self, arguments: &[(&str, &str)]) -> Result<(), DecodeError> {
        let Some((_, text)) = arguments.iter().find(|(name, _)| *name == self.name) else {
            return Err(self.error(DecodeErrorKind::Missing, MISSING));
        };
        if let Err(problem) = check_argument(text) {
            return Err(self.error(DecodeErrorKind::Invalid, problem.to_string()));
        }
        if let Some(slot) = self.slot.take()
            && !slot.parse(text)
        {
            return Err(self.error(DecodeErrorKind::Invalid, expected(slot.type_name())));
        }
        Ok(())
    }

    #[cold]
    fn error(&self, kind: DecodeErrorKind, detail: impl Into<Cow<'static, str>>) -> DecodeError {
        DecodeError::new(Place::Path, self.name, kind, detail)
    }
}

impl Part for Headers {
    type Key = &'static HeaderName;
    type Entry<'s> = HeaderEntry<'s>;
    type Input<'i> = &'i HeaderMap;
    const PLACE: Place = Place::Header;

    fn read(headers: &HeaderMap, columns: &Chunk<'_, HeaderEntry<'_>>) -> Result<(), DecodeError> {
        columns.try_for_each(&mut |column| column.read(headers))
    }
}

impl<T, P: Parse<T>, S: Shape<T>> Column<Headers> for Header<T, P, S> {
    type Slot = ValueSlot<T, P, S>;
    type Value = S::Value;

    fn split(self) -> (&'static HeaderName, Self::Slot) {
        (self.name, ValueSlot { values: S::Values::default(), parse: PhantomData })
    }

    fn entry<'s>(name: &&'static HeaderName, slot: &'s mut Self::Slot) -> HeaderEntry<'s>
    where
        Self: 's,
    {
        HeaderEntry { name, times: S::TIMES, slot: Cell::new(Some(slot)) }
    }

    fn value(slot: Self::Slot) -> Option<S::Value> {
        S::value(slot.values)
    }
}

impl HeaderEntry<'_> {
    fn read(&self, headers: &HeaderMap) -> Result<(), DecodeError> {
        let Some(slot) = self.slot.take() else { return Ok(()) };
        let mut lines = headers.get_all(self.name).iter();
        if self.times == Times::Any {
            return lines.try_for_each(|line| self.read_line(line, slot));
        }
        match (lines.next(), lines.next()) {
            (Some(line), None) => self.read_line(line, slot),
            (Some(_), Some(_)) => Err(self.error(DecodeErrorKind::Unexpected, DUPLICATE)),
            (None, _) if self.times == Times::AtMostOnce => Ok(()),
            (None, _) => Err(self.error(DecodeErrorKind::Missing, MISSING)),
        }
    }

    fn read_line(&self, line: &HeaderValue, slot: &mut dyn TextSlot) -> Result<(), DecodeError> {
        let text = line
            .to_str()
            .map_err(|_| self.error(DecodeErrorKind::Malformed, "expected ASCII text"))?;
        if slot.parse(text) {
            Ok(())
        } else {
            Err(self.error(DecodeErrorKind::Invalid, expected(slot.type_name())))
        }
    }

    #[cold]
    fn error(&self, kind: DecodeErrorKind, detail: impl Into<Cow<'static, str>>) -> DecodeError {
        DecodeError::new(Place::Header, String::from(self.name.as_str()), kind, detail)
    }
}

/// Names a type without the modules that lead to it: they mean nothing to the sender.
#[cold]
fn expected(type_name: &str) -> String {
    let mut short = String::from("not a valid `");
    let mut word = String::new();
    for c in type_name.chars() {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else {
            if c != ':' {
                short.push_str(&word);
                short.push(c);
            }
            word.clear();
        }
    }
    short.push_str(&word);
    short.push('`');
    short
}
