//! Reads the parameters of a query.

use std::{
    borrow::Cow,
    cell::{Cell, OnceCell},
    iter,
};

use ::serde::de::DeserializeOwned;

use super::{
    encoded::{Position, split},
    flattened::{self, FlattenedForm, Other},
    guess::{self, Guesses, Limits},
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
    /// The first one, and its name.
    first: Cell<Position>,
    name: Cell<&'static str>,
    /// Whether the others have other names.
    has_other_names: Cell<bool>,
    /// The numbers of the second one and of the last one, from 1, in [`Repeated`], or 0.
    second: Cell<usize>,
    last: Cell<usize>,
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
    /// Whether this is a body, which may be of another format.
    pub(crate) is_body: bool,
}

/// The parameters of a query.
struct Parameters<'q> {
    query: Query<'q>,
    guesses: Guesses,
    repeated: Repeated,
    /// The parameters that no field names, if there are flattened fields.
    others: Vec<Other<'q>>,
}

/// The values of fields besides the first ones, in the order of the query. Few of them are kept on the
/// stack.
#[derive(Default)]
struct Repeated {
    few: [Link; Repeated::FEW],
    len: usize,
    more: Vec<Link>,
}

/// A value, and the number of the next one of the same field, or 0.
#[derive(Clone, Copy, Default)]
struct Link {
    value: Position,
    next: usize,
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
    let (guesses, repeated) = (Guesses::default(), Repeated::default());
    let mut parameters = Parameters { query, guesses, repeated, others: Vec::new() };
    parameters.collect(&mut fields)?;
    columns.try_for_each(&mut |entry| match entry {
        Entry::Named(field) => parameters.read(field),
        Entry::Flattened(_) => Ok(()),
    })?;
    if fields.fill_absent()? { parameters.read_flattened(columns) } else { Ok(()) }
}

impl<'q> Parameters<'q> {
    /// Collects the values of the fields. Other parameters are ignored, whatever their bytes.
    #[inline]
    fn collect(&mut self, fields: &mut FieldReader<'_, '_, Form>) -> Result<(), DecodeError> {
        let query = self.query;
        let mut last = None;
        for pair in split(query.pairs) {
            let key = pair.key();
            let name = key.as_deref().unwrap_or(NOT_UTF8);
            if query.credentials.contains(&name) {
                continue;
            }
            let found = match (fields.likely(), last) {
                (Some(field), _) if field.name() == name && key.is_some() => {
                    fields.step();
                    Some((field, field.name()))
                }
                // The elements of lists follow each other.
                (_, Some((_, last_name))) if last_name == name && key.is_some() => last,
                _ => fields.find(name).filter(|_| key.is_some()),
            };
            if let Some((field, name)) = found {
                last = found;
                field.state.add(pair.value_position(), name, &mut self.repeated);
            } else if fields.has_flattened() {
                self.others.push(Other::new(pair));
            } else if query.unknown == Unknown::Deny {
                let is_shown = !query.is_body || pair.is_parameter();
                return Err(fields.unknown(if is_shown { name } else { "" }));
            }
        }
        Ok(())
    }

    /// Reads a field, if it is given.
    fn read(&self, field: &Named<'_, Form>) -> Result<(), DecodeError> {
        let given = &field.state;
        let count = given.count.get();
        if count == 0 {
            return Ok(());
        }
        let name = given.name.get();
        let slot = field.take(name)?;
        let result = if given.has_other_names.get() {
            // A parameter is known by one name at a time.
            Err(ReadError::repeated())
        } else {
            let first = Some(self.text(given.first.get()));
            let mut next = given.second.get();
            let mut more = iter::from_fn(|| {
                let link = self.repeated.get(next)?;
                next = link.next;
                Some(self.text(link.value))
            });
            slot.read(Values { first, more: &mut more, count, guesses: &self.guesses })
        };
        let result = if self.guesses.is_final(&result) {
            result
        } else {
            self.read_again(name, count, result, slot)
        };
        result.map_err(|error| error.at(name).into())
    }

    fn text(&self, value: Position) -> Text<'q> {
        Text { text: value.decode(self.query.pairs), pair: value.start }
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
        let limits = Limits::of(split(self.query.pairs).count());
        guess::read_again(&self.guesses, result, limits, &|_| None, |guesses| {
            let pairs = split(self.query.pairs);
            let pairs = pairs.filter(|pair| pair.key().is_some_and(|key| key == name));
            let mut values = pairs.map(|pair| self.text(pair.value_position()));
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
    #[inline]
    fn add(&self, value: Position, name: &'static str, repeated: &mut Repeated) {
        let count = self.count.get();
        self.count.set(count + 1);
        if count == 0 {
            self.first.set(value);
            self.name.set(name);
        } else {
            self.add_repeated(value, name, repeated);
        }
    }

    #[inline(never)]
    fn add_repeated(&self, value: Position, name: &'static str, repeated: &mut Repeated) {
        if self.name.get() != name {
            self.has_other_names.set(true);
        }
        let number = repeated.push(value);
        match repeated.get_mut(self.last.replace(number)) {
            Some(last) => last.next = number,
            None => self.second.set(number),
        }
    }
}

impl Repeated {
    const FEW: usize = 8;

    /// Adds a value, and returns its number.
    fn push(&mut self, value: Position) -> usize {
        let link = Link { value, next: 0 };
        match self.few.get_mut(self.len) {
            Some(slot) => *slot = link,
            None => self.more.push(link),
        }
        self.len += 1;
        self.len
    }

    fn get(&self, number: usize) -> Option<&Link> {
        let index = number.checked_sub(1)?;
        self.few.get(index).or_else(|| self.more.get(index.checked_sub(Self::FEW)?))
    }

    fn get_mut(&mut self, number: usize) -> Option<&mut Link> {
        let index = number.checked_sub(1)?;
        match index.checked_sub(Self::FEW) {
            Some(index) => self.more.get_mut(index),
            None => self.few.get_mut(index),
        }
    }
}
