//! Reads the parameters of a query.

use std::{
    borrow::Cow,
    cell::{Cell, OnceCell},
    iter, mem, ptr,
};

use ::serde::de::DeserializeOwned;

use super::{
    encoded::split,
    flattened::{self, FlattenedForm, Other},
    guess::{self, Guesses},
    read_error::ReadError,
    text::Text,
    value::Values,
};
use crate::{
    DecodeError, Place,
    format::{
        field_reader::{Chunk, Entry, FieldReader, Format, Named, Slot, Source, Unknown},
        json::path::shown,
    },
};

/// Parameters, as in `application/x-www-form-urlencoded`. Names are not encoded.
#[derive(Debug)]
pub struct Form;

/// The values that a query has for a field.
#[derive(Default)]
pub struct Given {
    count: Cell<usize>,
    /// The index of the first one, and its name.
    first: Cell<usize>,
    name: Cell<&'static str>,
    /// Whether the others have other names.
    has_other_names: Cell<bool>,
}

impl Source for Form {
    type Deserializer<'r, 'b: 'r> = Values<'r, 'b>;
    type Error = ReadError;

    /// Lists and `None` are absent.
    #[inline]
    fn absent<T: DeserializeOwned>() -> Option<T> {
        read_absent(|values| T::deserialize(values))
    }
}

/// Returns what a function reads if there are no values, if anything.
pub(crate) fn read_absent<T>(
    read: impl FnOnce(Values<'_, '_>) -> Result<T, ReadError>,
) -> Option<T> {
    let guesses = &Guesses::default();
    read(Values { first: None, more: &mut iter::empty(), count: 0, guesses }).ok()
}

impl Format for Form {
    type Flattened = FlattenedForm;
    type State = Given;
    const PLACE: Place = Place::Query;

    fn unescape(name: &'static str) -> Cow<'static, str> {
        name.into()
    }

    fn place(name: &str) -> String {
        shown(name)
    }
}

/// What errors show instead of a key that is not UTF-8.
const NOT_UTF8: &str = "\u{fffd}";

/// A query, and how it is read.
#[derive(Clone, Copy, Debug)]
pub struct Query<'q> {
    pub(crate) pairs: &'q str,
    /// The names of parameters that are ignored: they belong to the authentication scheme.
    pub(crate) credentials: &'q [&'q str],
    pub(crate) unknown: Unknown,
}

/// A value of a field.
#[derive(Default)]
struct Parameter<'c, 's, 'q> {
    field: Option<&'c Named<'s, Form>>,
    value: Text<'q>,
}

/// The values of all fields, in the order of the query. Few of them are kept on the stack.
struct Parameters<'c, 's, 'q> {
    query: Query<'q>,
    guesses: Guesses,
    few: [Parameter<'c, 's, 'q>; Parameters::FEW],
    len: usize,
    more: Vec<Parameter<'c, 's, 'q>>,
    /// The parameters that no field names, if there are flattened fields.
    others: Vec<Other<'q>>,
}

/// Reads a query.
///
/// # Errors
///
/// Returns an error if the query does not have the form of these parameters.
pub(crate) fn read_parameters(
    query: Query<'_>,
    columns: &Chunk<'_, Entry<'_, Form>>,
) -> Result<(), DecodeError> {
    let table = OnceCell::new();
    let mut fields = FieldReader::new(columns, &table);
    let mut parameters = Parameters::collect(query, &mut fields)?;
    columns.try_for_each(&mut |entry| match entry {
        Entry::Named(field) => parameters.read(field),
        Entry::Flattened(_) => Ok(()),
    })?;
    if fields.fill_absent()? { parameters.read_flattened(columns) } else { Ok(()) }
}

impl<'c, 's: 'c, 'q> Parameters<'c, 's, 'q> {
    const FEW: usize = 12;

    /// Collects the values of the fields. Other parameters are ignored, whatever their bytes.
    fn collect(
        query: Query<'q>,
        fields: &mut FieldReader<'c, 's, Form>,
    ) -> Result<Self, DecodeError> {
        let few =
            [const { Parameter { field: None, value: Text { text: None, pair: 0 } } }; Self::FEW];
        let guesses = Guesses::default();
        let (more, others) = (Vec::new(), Vec::new());
        let mut parameters = Self { query, guesses, few, len: 0, more, others };
        for pair in split(query.pairs) {
            let key = pair.key();
            let name = key.as_deref().unwrap_or(NOT_UTF8);
            if query.credentials.contains(&name) {
                continue;
            }
            let found = match fields.likely() {
                Some(field) if field.name() == name && key.is_some() => {
                    fields.step();
                    Some((field, field.name()))
                }
                _ => fields.find(name).filter(|_| key.is_some()),
            };
            if let Some((field, name)) = found {
                field.state.add(parameters.len, name);
                let value = Text { text: pair.value(), pair: pair.start };
                parameters.push(Parameter { field: Some(field), value });
            } else if fields.has_flattened() {
                parameters.others.push(Other::new(pair));
            } else if query.unknown == Unknown::Deny {
                return Err(fields.unknown(name));
            }
        }
        Ok(parameters)
    }

    fn push(&mut self, parameter: Parameter<'c, 's, 'q>) {
        match self.few.get_mut(self.len) {
            Some(slot) => *slot = parameter,
            None => self.more.push(parameter),
        }
        self.len += 1;
    }

    /// Reads a field, if it is given.
    fn read(&mut self, field: &'c Named<'s, Form>) -> Result<(), DecodeError> {
        let (count, first) = (field.state.count.get(), field.state.first.get());
        if count == 0 {
            return Ok(());
        }
        let name = field.state.name.get();
        let slot = field.take(name)?;
        let guesses = &self.guesses;
        let result = if field.state.has_other_names.get() {
            // A parameter is known by one name at a time.
            Err(ReadError::repeated())
        } else if count == 1 {
            let parameter = match first.checked_sub(Self::FEW) {
                None => self.few.get_mut(first),
                Some(index) => self.more.get_mut(index),
            };
            let first = parameter.map(|it| mem::take(&mut it.value));
            slot.read(Values { first, more: &mut iter::empty(), count, guesses })
        } else {
            let is_wanted = |it: &&mut Parameter<'c, 's, 'q>| {
                it.field.is_some_and(|other| ptr::eq(other, field))
            };
            let all = self.few.iter_mut().chain(&mut self.more).skip(first);
            let mut values = all.filter(is_wanted).map(|it| mem::take(&mut it.value));
            slot.read(Values { first: None, more: &mut values, count, guesses })
        };
        let result = if self.guesses.is_final(&result) {
            result
        } else {
            self.read_again(name, count, result, slot)
        };
        result.map_err(|error| error.at(name).into())
    }

    /// Reads a field again, because its type did not say what it expects.
    #[cold]
    fn read_again(
        &self,
        name: &str,
        count: usize,
        result: Result<(), ReadError>,
        slot: &mut dyn Slot<Form>,
    ) -> Result<(), ReadError> {
        guess::read_again(&self.guesses, result, &|_| None, |guesses| {
            let pairs = split(self.query.pairs);
            let pairs = pairs.filter(|pair| pair.key().is_some_and(|key| key == name));
            let mut values = pairs.map(|pair| Text { text: pair.value(), pair: pair.start });
            slot.read(Values { first: None, more: &mut values, count, guesses })
        })
    }

    /// Reads the flattened fields from the parameters that no other field has read.
    fn read_flattened(&mut self, columns: &Chunk<'_, Entry<'_, Form>>) -> Result<(), DecodeError> {
        let (pairs, others) = (self.query.pairs, &self.others[..]);
        let mut field = 0;
        columns.try_for_each(&mut |entry| match entry {
            Entry::Named(_) => Ok(()),
            Entry::Flattened(slot) => {
                let Some(slot) = slot.take() else { return Ok(()) };
                field += 1;
                flattened::read(pairs, others, field, |flattened| slot.read(flattened))
            }
        })?;
        match others.iter().find_map(Other::left_over) {
            Some(key) if self.query.unknown == Unknown::Deny => {
                Err(FieldReader::<Form>::left_over(&key))
            }
            _ => Ok(()),
        }
    }
}

impl Given {
    fn add(&self, index: usize, name: &'static str) {
        let count = self.count.get();
        self.count.set(count + 1);
        if count == 0 {
            self.first.set(index);
            self.name.set(name);
        } else if self.name.get() != name {
            self.has_other_names.set(true);
        }
    }
}
