//! Reads the fields of a message from a format that names them: members of JSON objects and
//! parameters of forms.

use std::{borrow::Cow, cell::Cell, convert::Infallible, ptr};

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
pub(crate) struct Names {
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
//
// What is called in a loop takes it by value, so that it can stay in registers there.
pub(crate) struct FieldReader<'c, 's, F: Format> {
    /// The last columns.
    last: &'c Chunk<'c, Entry<'s, F>>,
    /// The columns that most likely have the next name.
    chunk: &'c Chunk<'c, Entry<'s, F>>,
    /// Those of them that come after the last field.
    next: &'c [Entry<'s, F>],
    /// What is known about all columns, once a name was not found.
    known: Option<Known>,
}

/// What is known about all columns.
#[derive(Clone, Copy, Default)]
struct Known {
    /// A bit for each hash of a name.
    hashes: u64,
    has_aliases: bool,
    has_flattened: bool,
}

impl<F: Format> Clone for FieldReader<'_, '_, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Format> Copy for FieldReader<'_, '_, F> {}

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

    /// The name that is most likely.
    pub(crate) fn name(&self) -> &'static str {
        self.names.name
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

impl Known {
    #[inline(never)]
    fn new<F: Format>(columns: &Chunk<'_, Entry<'_, F>>) -> Self {
        let mut known = Self::default();
        let Ok(()) = columns.try_for_each(&mut |entry| {
            match entry {
                Entry::Named(Named { names, .. }) => {
                    known.hashes |= hash(names.name);
                    known.has_aliases |= !names.aliases.is_empty();
                    names.aliases.iter().for_each(|alias| known.hashes |= hash(alias));
                }
                Entry::Flattened(_) => known.has_flattened = true,
            }
            Ok::<(), Infallible>(())
        });
        known
    }

    fn may_hold(self, name: &str) -> bool {
        self.hashes & hash(name) != 0
    }
}

/// Returns a word with one bit.
fn hash(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let [first, last] = [bytes.first(), bytes.last()].map(|byte| byte.copied().unwrap_or(0));
    let sum = first.wrapping_mul(5).wrapping_add(last).wrapping_mul(5);
    1_u64.rotate_left(u32::from(sum) + bytes.len() as u32)
}

impl<'c, 's, F: Format> FieldReader<'c, 's, F> {
    pub(crate) fn new(columns: &'c Chunk<'c, Entry<'s, F>>) -> Self {
        let mut first = columns;
        while let Some(before) = first.before {
            first = before;
        }
        let mut next = first.entries;
        while let [Entry::Flattened(_), after @ ..] = next {
            next = after;
        }
        Self { last: columns, chunk: first, next, known: None }
    }

    /// Returns the field that most likely comes next: fields mostly come in the order of the
    /// columns.
    #[inline]
    pub(crate) fn likely(&self) -> Option<&'c Named<'s, F>> {
        match self.next {
            [Entry::Named(field), ..] => Some(field),
            _ => None,
        }
    }

    /// Notes that the likeliest field has come.
    #[inline]
    pub(crate) fn step(&mut self) {
        if let [_, next @ ..] = self.next {
            self.next = next;
            if next.is_empty() {
                self.step_chunk();
            }
        }
    }

    /// Goes on to the next chunk.
    fn step_chunk(&mut self) {
        let mut next = self.last;
        while let Some(before) = next.before {
            if ptr::eq(before, self.chunk) {
                self.chunk = next;
                self.next = next.entries;
                return;
            }
            next = before;
        }
    }

    /// Finds the field that has a name, and the name as the field has it.
    #[inline]
    pub(crate) fn find(&mut self, name: &str) -> Option<(&'c Named<'s, F>, &'static str)> {
        if self.known.is_some_and(|known| !known.may_hold(name)) {
            return None;
        }
        if let Some((chunk, next)) = self.position(name) {
            (self.chunk, self.next) = (chunk, next);
            let field = self.likely()?;
            self.step();
            return Some((field, field.names.name));
        }
        let known = *self.known.get_or_insert_with(|| Known::new(self.last));
        if known.has_aliases { self.find_alias(name) } else { None }
    }

    /// Returns whether there are flattened fields, after a name was not found.
    pub(crate) fn has_flattened(self) -> bool {
        self.known.is_some_and(|known| known.has_flattened)
    }

    /// Returns the columns that have a field with a name, and those of them from that one on.
    #[inline(never)]
    #[allow(clippy::type_complexity)]
    fn position(self, name: &str) -> Option<(&'c Chunk<'c, Entry<'s, F>>, &'c [Entry<'s, F>])> {
        let is_wanted = |entry: &Entry<'s, F>| match entry {
            Entry::Named(field) => field.names.name == name,
            Entry::Flattened(_) => false,
        };
        if let Some(index) = self.next.iter().position(is_wanted) {
            return Some((self.chunk, self.next.get(index..)?));
        }
        let count = self.chunk.entries.len() - self.next.len();
        let before = self.chunk.entries.get(..count)?;
        if let Some(index) = before.iter().rposition(is_wanted) {
            return Some((self.chunk, self.chunk.entries.get(index..)?));
        }
        let mut next = Some(self.last);
        while let Some(chunk) = next {
            if !ptr::eq(chunk, self.chunk)
                && let Some(index) = chunk.entries.iter().position(is_wanted)
            {
                return Some((chunk, chunk.entries.get(index..)?));
            }
            next = chunk.before;
        }
        None
    }

    /// Finds the field that has an alias.
    #[cold]
    fn find_alias(self, name: &str) -> Option<(&'c Named<'s, F>, &'static str)> {
        let mut found = None;
        let Ok(()) = self.last.try_for_each(&mut |entry| {
            if let Entry::Named(field) = entry {
                let alias = field.names.aliases.iter().find(|alias| **alias == name);
                found = found.or(alias.map(|alias| (field, *alias)));
            }
            Ok::<(), Infallible>(())
        });
        found
    }

    /// Gives the fields that have not been read the values that they have if they are absent.
    /// Returns whether there are flattened fields.
    ///
    /// # Errors
    ///
    /// Returns an error if one has no such value.
    pub(crate) fn fill_absent(self) -> Result<bool, DecodeError> {
        let mut is_any_flattened = false;
        self.last.try_for_each(&mut |entry| match entry {
            Entry::Named(field) => field.fill_absent(),
            Entry::Flattened(_) => {
                is_any_flattened = true;
                Ok(())
            }
        })?;
        Ok(is_any_flattened)
    }

    /// Returns the error about a field that has none of the names.
    #[cold]
    pub(crate) fn unknown(self, name: &str) -> DecodeError {
        let mut all = Vec::new();
        let Ok(()) = self.last.try_for_each(&mut |entry| {
            if let Entry::Named(field) = entry {
                // As serde lists them.
                let mut names = vec![F::unescape(field.names.name)];
                names.extend(field.names.aliases.iter().map(|name| F::unescape(name)));
                names.sort_unstable();
                all.append(&mut names);
            }
            Ok::<(), Infallible>(())
        });
        at_field::<F>(name, DecodeErrorKind::Unexpected, unknown(&all))
    }

    /// Returns the error about a field that no flattened field reads.
    #[cold]
    pub(crate) fn left_over(name: &str) -> DecodeError {
        at_field::<F>(name, DecodeErrorKind::Unexpected, UNKNOWN)
    }
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
