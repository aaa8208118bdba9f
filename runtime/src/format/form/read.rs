//! Reads the parameters of a query.

use std::{borrow::Cow, cell::Cell, iter, mem, ptr};

use super::{encoded::split, read_error::ReadError, value::Values};
use crate::{
    DecodeError, Place,
    format::{
        field_reader::{Chunk, Entry, FieldReader, Format, Named, Source, Unknown},
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
}

impl Format for Form {
    type Flattened = Form;
    type State = Given;
    const PLACE: Place = Place::Query;

    fn unescape(name: &'static str) -> Cow<'static, str> {
        name.into()
    }

    fn place(name: &str) -> String {
        shown(name)
    }
}

/// A query, and how it is read.
#[derive(Clone, Copy, Debug)]
pub struct Query<'q> {
    pub(crate) pairs: &'q str,
    /// The names of parameters that are ignored: they belong to the authentication scheme.
    pub(crate) credentials: &'q [&'q str],
    pub(crate) unknown: Unknown,
}

/// A value of a field.
struct Parameter<'c, 's, 'q> {
    field: Option<&'c Named<'s, Form>>,
    value: Cow<'q, str>,
}

/// The values of all fields, in the order of the query. Few of them are kept on the stack.
struct Parameters<'c, 's, 'q> {
    few: [Parameter<'c, 's, 'q>; Parameters::FEW],
    len: usize,
    more: Vec<Parameter<'c, 's, 'q>>,
}

/// Reads a query.
///
/// # Errors
///
/// Returns an error if the query is not UTF-8, or does not have the form of these parameters.
pub(crate) fn read_parameters(
    query: Query<'_>,
    columns: &Chunk<'_, Entry<'_, Form>>,
) -> Result<(), DecodeError> {
    let mut fields = FieldReader::new(columns);
    let mut parameters = Parameters::collect(query, &mut fields)?;
    columns.try_for_each(&mut |entry| match entry {
        Entry::Named(field) => parameters.read(field),
        Entry::Flattened(_) => Ok(()),
    })?;
    fields.fill_absent().map(|_| ())
}

impl<'c, 's: 'c, 'q> Parameters<'c, 's, 'q> {
    const FEW: usize = 12;

    /// Collects the values of the fields. The whole query must be UTF-8.
    fn collect(
        query: Query<'q>,
        fields: &mut FieldReader<'c, 's, Form>,
    ) -> Result<Self, DecodeError> {
        let few = [const { Parameter { field: None, value: Cow::Borrowed("") } }; Self::FEW];
        let mut parameters = Self { few, len: 0, more: Vec::new() };
        let mut denied = None;
        for pair in split(query.pairs) {
            let key = pair.key()?;
            if query.credentials.contains(&&*key) {
                continue;
            }
            let found = match fields.likely() {
                Some(field) if field.name() == key => {
                    fields.step();
                    Some((field, field.name()))
                }
                _ => fields.find(&key),
            };
            // Invalid UTF-8 later in the query is reported first.
            if found.is_none() && query.unknown == Unknown::Deny && denied.is_none() {
                denied = Some(fields.unknown(&key));
            }
            let value = pair.value(&key)?;
            if let Some((field, name)) = found {
                field.state.add(parameters.len, name);
                parameters.push(Parameter { field: Some(field), value });
            }
        }
        denied.map_or(Ok(parameters), Err)
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
        let result = if field.state.has_other_names.get() {
            // A parameter is known by one name at a time.
            Err(ReadError::repeated())
        } else if count == 1 {
            let value = self.get_mut(first).map(|it| mem::take(&mut it.value)).unwrap_or_default();
            slot.read(Values { texts: &mut iter::once(value), count })
        } else {
            let is_wanted = |it: &&mut Parameter<'c, 's, 'q>| {
                it.field.is_some_and(|other| ptr::eq(other, field))
            };
            let all = self.few.iter_mut().chain(&mut self.more).skip(first);
            let mut values = all.filter(is_wanted).map(|it| mem::take(&mut it.value));
            slot.read(Values { texts: &mut values, count })
        };
        result.map_err(|error| error.at(name).into())
    }

    fn get_mut(&mut self, index: usize) -> Option<&mut Parameter<'c, 's, 'q>> {
        match index.checked_sub(Self::FEW) {
            None => self.few.get_mut(index),
            Some(index) => self.more.get_mut(index),
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
