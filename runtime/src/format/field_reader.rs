//! Reads the fields of a message from a format that names them: members of JSON objects and
//! parameters of forms.

use std::{borrow::Cow, cell::Cell, ptr};

use ::serde::{Deserializer, de};

use super::json::message::{DUPLICATE, MISSING, UNKNOWN, unknown};
use crate::{DecodeError, DecodeErrorKind, Place};

/// A kind of deserializer that the values of fields are read from.
pub trait Source: Sized {
    /// The deserializer of one value.
    type Deserializer<'r, 'b: 'r>: Deserializer<'b, Error = Self::Error>;

    /// Its error.
    type Error: de::Error;
}

/// A format that names its fields.
pub trait Format: Source {
    /// Where the values of flattened fields are read from.
    type Flattened: Source;

    /// What the format knows about a field while it reads.
    type State: Default;

    /// The part of a message that has this format.
    const PLACE: Place;

    /// Whether a field may be given more than once, as the elements of a sequence.
    const REPEATS: bool;

    /// Returns a name without the format's escapes.
    fn unescape(name: &'static str) -> Cow<'static, str>;

    /// Returns the place of a field as errors show it.
    fn place(name: &str) -> String;
}

/// What the value of a field is read into.
pub trait Slot<S: Source> {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// Returns an error if the deserializer does not hold such a value.
    fn read<'r, 'b: 'r>(&mut self, deserializer: S::Deserializer<'r, 'b>) -> Result<(), S::Error>;

    /// Takes the value that the field has if it is absent, and returns whether there is one.
    fn fill_absent(&mut self) -> bool;
}

/// A field as the reader of its format sees it.
pub enum Entry<'s, F: Format> {
    /// A field with names of its own.
    Named(Named<'s, F>),
    /// A field that reads what the other fields leave.
    Flattened(Cell<Option<&'s mut (dyn Slot<F::Flattened> + 's)>>),
}

/// A field with names of its own. No two fields share a name.
pub struct Named<'s, F: Format> {
    names: Names,
    /// Taken when the field is read.
    slot: Cell<Option<&'s mut (dyn Slot<F> + 's)>>,
    /// What the format knows about the field.
    pub(crate) state: F::State,
}

/// The names of a field, as the format writes them.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// The name that errors show if the field is absent.
    pub(crate) name: &'static str,
    /// The others.
    pub(crate) aliases: &'static [&'static str],
}

/// The entries of some columns, after those of others: long tuples of columns are nested.
pub struct Chunk<'c, E> {
    /// The entries of these columns.
    pub(crate) entries: &'c [E],
    /// The columns before them.
    pub(crate) before: Option<&'c Chunk<'c, E>>,
}

/// Says what to do with fields that have the name of no column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// They are ignored.
    Ignore,
    /// They are an error.
    Deny,
}

/// Finds fields by name, and knows which of them have been read.
pub(crate) struct FieldReader<'c, 's, F: Format> {
    /// The last columns.
    last: &'c Chunk<'c, Entry<'s, F>>,
    /// The columns that most likely have the next name, and the index of the likeliest entry.
    likely: &'c Chunk<'c, Entry<'s, F>>,
    next: usize,
}

impl<'s, F: Format> Entry<'s, F> {
    pub(crate) fn named(names: Names, slot: &'s mut (dyn Slot<F> + 's)) -> Self {
        Self::Named(Named { names, slot: Cell::new(Some(slot)), state: F::State::default() })
    }

    pub(crate) fn flattened(slot: &'s mut (dyn Slot<F::Flattened> + 's)) -> Self {
        Self::Flattened(Cell::new(Some(slot)))
    }
}

impl<'s, F: Format> Named<'s, F> {
    /// Returns the slot, which no one else gets.
    ///
    /// # Errors
    ///
    /// Returns an error if the field has been read. `name` is the one it was found by.
    pub(crate) fn take(
        &self,
        name: &'static str,
    ) -> Result<&'s mut (dyn Slot<F> + 's), DecodeError> {
        self.slot.take().ok_or_else(|| duplicate::<F>(name))
    }

    fn find(&self, mut is_wanted: impl FnMut(&str) -> bool) -> Option<&'static str> {
        if is_wanted(self.names.name) {
            return Some(self.names.name);
        }
        self.names.aliases.iter().copied().find(|alias| is_wanted(alias))
    }

    fn fill_absent(&self) -> Result<(), DecodeError> {
        if let Some(slot) = self.slot.take()
            && !slot.fill_absent()
        {
            return Err(missing::<F>(self.names.name));
        }
        Ok(())
    }
}

impl<'c, E> Chunk<'c, E> {
    /// Visits all entries, up to the first error, in the order of the columns.
    pub(crate) fn try_for_each<X>(
        &self,
        visit: &mut impl FnMut(&'c E) -> Result<(), X>,
    ) -> Result<(), X> {
        if let Some(before) = self.before {
            before.try_for_each(visit)?;
        }
        self.entries.iter().try_for_each(visit)
    }
}

impl<'c, 's, F: Format> FieldReader<'c, 's, F> {
    pub(crate) fn new(columns: &'c Chunk<'c, Entry<'s, F>>) -> Self {
        let mut reader = Self { last: columns, likely: columns, next: 0 };
        reader.likely = reader.first();
        reader
    }

    fn first(&self) -> &'c Chunk<'c, Entry<'s, F>> {
        let mut chunk = self.last;
        while let Some(before) = chunk.before {
            chunk = before;
        }
        chunk
    }

    /// Finds the field that has the wanted name, and that name.
    #[inline]
    pub(crate) fn find(
        &mut self,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Option<(&'c Named<'s, F>, &'static str)> {
        // Fields mostly come in the order of the columns.
        let (before, after) = self.likely.entries.split_at_checked(self.next)?;
        let found = search(after, self.next, &is_wanted).or_else(|| search(before, 0, &is_wanted));
        let (index, field, name) = match found {
            Some(found) => found,
            None => self.search_elsewhere(&is_wanted)?,
        };
        self.next = index + usize::from(!F::REPEATS);
        if self.next == self.likely.entries.len() {
            self.step();
        }
        Some((field, name))
    }

    /// Searches the other chunks.
    fn search_elsewhere(
        &mut self,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Option<(usize, &'c Named<'s, F>, &'static str)> {
        let mut next = Some(self.last);
        while let Some(chunk) = next {
            if !ptr::eq(chunk, self.likely)
                && let Some(found) = search(chunk.entries, 0, &is_wanted)
            {
                self.likely = chunk;
                return Some(found);
            }
            next = chunk.before;
        }
        None
    }

    /// Goes on to the next chunk.
    fn step(&mut self) {
        let mut next = self.last;
        while let Some(before) = next.before {
            if ptr::eq(before, self.likely) {
                self.likely = next;
                self.next = 0;
                return;
            }
            next = before;
        }
    }

    /// Gives the fields that have not been read the values that they have if they are absent.
    ///
    /// # Errors
    ///
    /// Returns an error if one has no such value.
    pub(crate) fn fill_absent(&self) -> Result<(), DecodeError> {
        self.last.try_for_each(&mut |entry| match entry {
            Entry::Named(field) => field.fill_absent(),
            Entry::Flattened(_) => Ok(()),
        })
    }

    /// Returns the error about a field that has none of the names.
    #[cold]
    pub(crate) fn unknown(&self, name: &str) -> DecodeError {
        let mut all = Vec::new();
        let Ok(()) = self.last.try_for_each(&mut |entry| {
            if let Entry::Named(field) = entry {
                // As serde lists them.
                let mut names = vec![F::unescape(field.names.name)];
                names.extend(field.names.aliases.iter().map(|name| F::unescape(name)));
                names.sort_unstable();
                all.append(&mut names);
            }
            Ok::<(), std::convert::Infallible>(())
        });
        at_field::<F>(name, DecodeErrorKind::Unexpected, unknown(&all))
    }

    /// Returns the error about a field that no flattened field reads.
    #[cold]
    pub(crate) fn left_over(name: &str) -> DecodeError {
        at_field::<F>(name, DecodeErrorKind::Unexpected, UNKNOWN)
    }
}

fn search<'c, 's, F: Format>(
    entries: &'c [Entry<'s, F>],
    first: usize,
    is_wanted: impl Fn(&str) -> bool,
) -> Option<(usize, &'c Named<'s, F>, &'static str)> {
    entries.iter().zip(first..).find_map(|(entry, index)| match entry {
        Entry::Named(field) => field.find(&is_wanted).map(|name| (index, field, name)),
        Entry::Flattened(_) => None,
    })
}

#[cold]
fn missing<F: Format>(name: &'static str) -> DecodeError {
    at_field::<F>(&F::unescape(name), DecodeErrorKind::Missing, MISSING)
}

#[cold]
fn duplicate<F: Format>(name: &'static str) -> DecodeError {
    at_field::<F>(&F::unescape(name), DecodeErrorKind::Unexpected, DUPLICATE)
}

/// Returns an error about a field.
#[cold]
pub(crate) fn at_field<F: Format>(
    name: &str,
    kind: DecodeErrorKind,
    detail: impl Into<Cow<'static, str>>,
) -> DecodeError {
    DecodeError::new(F::PLACE, F::place(name), kind, detail)
}
