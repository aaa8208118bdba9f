//! Descriptions of path arguments.

use std::{borrow::Cow, cell::Cell, marker::PhantomData, str::FromStr};

use super::{
    column::{Column, Describe, Part},
    shape::{AtMostOne, One, OneOrDefault, Shape},
    text::{self, ByFromStr, Detail, Parse, TextSlot, parsers},
};
use crate::{
    DecodeError, DecodeErrorKind, Place,
    endpoint::path_template::check_argument,
    format::{field_reader::Chunk, json::message::MISSING},
};

/// The arguments of a path.
#[derive(Debug)]
pub struct Arguments;

/// A path argument.
#[derive(Debug)]
pub struct Argument<Parse = ByFromStr, Shape = One> {
    name: &'static str,
    parse: Parse,
    shape: PhantomData<Shape>,
}

/// Describes a path argument.
#[must_use]
pub const fn argument(name: &'static str) -> Argument {
    Argument { name, parse: ByFromStr, shape: PhantomData }
}

parsers!(Argument);

impl<P> Argument<P> {
    fn with_parse<U>(self, parse: U) -> Argument<U> {
        Argument { name: self.name, parse, shape: PhantomData }
    }

    /// Makes the value an `Option`, which is `None` if the argument is absent or empty.
    #[must_use]
    pub fn optional(self) -> Argument<P, AtMostOne> {
        Argument { name: self.name, parse: self.parse, shape: PhantomData }
    }

    /// Uses the default of the type if the argument is absent or empty.
    #[must_use]
    pub fn or_default(self) -> Argument<P, OneOrDefault> {
        Argument { name: self.name, parse: self.parse, shape: PhantomData }
    }
}

/// A column as the reader sees it.
pub struct Entry<'s> {
    name: &'static str,
    slot: Cell<Option<&'s mut (dyn TextSlot + 's)>>,
}

/// An argument that is parsed by its type.
impl<T: FromStr> Describe<Arguments, T> for &'static str {
    fn entry<'s>(column: &'s mut Column<T, Self>) -> Entry<'s>
    where
        T: 's,
    {
        Entry { name: column.description, slot: Cell::new(Some(column)) }
    }
}

impl<T: FromStr> TextSlot for Column<T, &'static str> {
    fn parse(&mut self, text: &str) -> Result<(), Detail> {
        self.value = Some(ByFromStr.parse(text)?);
        Ok(())
    }
}

impl<V, P: Parse<N::Element>, N: Shape<V>> Describe<Arguments, V> for Argument<P, N> {
    fn entry<'s>(column: &'s mut Column<V, Self>) -> Entry<'s>
    where
        Self: 's,
        V: 's,
    {
        Entry { name: column.description.name, slot: Cell::new(Some(column)) }
    }
}

impl<V, P: Parse<N::Element>, N: Shape<V>> TextSlot for Column<V, Argument<P, N>> {
    fn parse(&mut self, text: &str) -> Result<(), Detail> {
        N::add(&mut self.value, self.description.parse.parse(text)?);
        Ok(())
    }

    fn empty(&mut self) -> bool {
        self.value = N::empty();
        self.value.is_some()
    }
}

impl Part for Arguments {
    type Entry<'s> = Entry<'s>;
    type Input<'i> = &'i [(&'i str, &'i str)];
    const INCOMPLETE: DecodeError = DecodeError::incomplete(Place::Path);

    fn read(arguments: &[(&str, &str)], columns: &Chunk<'_, Entry<'_>>) -> Result<(), DecodeError> {
        columns.try_for_each(&mut |column| column.read(arguments))
    }
}

impl Entry<'_> {
    fn read(&self, arguments: &[(&str, &str)]) -> Result<(), DecodeError> {
        let Some(slot) = self.slot.take() else { return Ok(()) };
        let argument = arguments.iter().find(|(name, _)| *name == self.name);
        let text = match argument {
            None | Some((_, "")) if slot.empty() => return Ok(()),
            None => return Err(self.error(DecodeErrorKind::Missing, MISSING)),
            Some((_, text)) => text,
        };
        if let Err(problem) = check_argument(text) {
            return Err(self.error(DecodeErrorKind::Invalid, problem.to_string()));
        }
        slot.parse(text).map_err(|detail| self.error(DecodeErrorKind::Invalid, detail))
    }

    #[cold]
    fn error(&self, kind: DecodeErrorKind, detail: impl Into<Cow<'static, str>>) -> DecodeError {
        DecodeError::new(Place::Path, self.name, kind, detail)
    }
}
