//! Columns of paths.

use std::{any::type_name, borrow::Cow, cell::Cell, marker::PhantomData};

use super::{
    column::{Column, Describe, Part},
    text::{ByConversion, ByFromStr, Parse, TextSlot, expected},
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
pub struct Argument<Parse = ByFromStr> {
    name: &'static str,
    parse: PhantomData<Parse>,
}

/// Describes a path argument.
#[must_use]
pub const fn argument<T>(name: &'static str) -> Column<T, Argument> {
    Column::new(Argument { name, parse: PhantomData })
}

impl<T, P> Column<T, Argument<P>> {
    /// Converts the string with `From<String>` instead of parsing it.
    #[must_use]
    pub fn by_conversion(self) -> Column<T, Argument<ByConversion>> {
        Column::new(Argument { name: self.description.name, parse: PhantomData })
    }
}

/// A column as the reader sees it.
pub struct Entry<'s> {
    name: &'static str,
    slot: Cell<Option<&'s mut (dyn TextSlot + 's)>>,
}

impl<T, P: Parse<T>> Describe<Arguments, T> for Argument<P> {
    fn entry<'s>(column: &'s mut Column<T, Self>) -> Entry<'s>
    where
        Self: 's,
        T: 's,
    {
        Entry { name: column.description.name, slot: Cell::new(Some(column)) }
    }
}

impl<T, P: Parse<T>> TextSlot for Column<T, Argument<P>> {
    fn parse(&mut self, text: &str) -> bool {
        self.value = P::parse(text);
        self.value.is_some()
    }

    fn type_name(&self) -> &'static str {
        type_name::<T>()
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
        let Some((_, text)) = arguments.iter().find(|(name, _)| *name == self.name) else {
            return Err(self.error(DecodeErrorKind::Missing, MISSING));
        };
        if let Err(problem) = check_argument(text) {
            return Err(self.error(DecodeErrorKind::Invalid, problem.to_string()));
        }
        if !slot.parse(text) {
            return Err(self.error(DecodeErrorKind::Invalid, expected(slot.type_name())));
        }
        Ok(())
    }

    #[cold]
    fn error(&self, kind: DecodeErrorKind, detail: impl Into<Cow<'static, str>>) -> DecodeError {
        DecodeError::new(Place::Path, self.name, kind, detail)
    }
}
