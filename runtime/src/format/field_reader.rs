//! Reads the fields of a message from a format that names them: members of JSON objects and
//! parameters of forms.

use std::{convert::Infallible, ptr};

pub(crate) use self::{
    chunk::Chunk,
    entry::{Entry, Format, Named, Names, Slot, Source, at_field},
};
use super::json::message::{UNKNOWN, unknown};
use crate::{DecodeError, DecodeErrorKind};

mod chunk;
mod entry;

/// How fields that no column names are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// They are ignored.
    Ignore,
    /// They are an error.
    Deny,
}

/// Finds fields by name, and fills those that are absent.
//
// Functions that are not inlined take it by value, so that their callers can keep it in registers.
pub(crate) struct FieldReader<'c, 's, F: Format> {
    /// The last columns.
    last: &'c Chunk<'c, Entry<'s, F>>,
    /// The columns that most likely have the next name.
    chunk: &'c Chunk<'c, Entry<'s, F>>,
    /// The entries of `chunk` after that of the last field.
    next: &'c [Entry<'s, F>],
    /// Facts about all columns, gathered once a name has not been found.
    known: Option<Known>,
}

/// Facts about all columns.
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
    1 << ((usize::from(sum) + bytes.len()) % 64)
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

    /// Moves on from the likeliest field.
    #[inline]
    pub(crate) fn step(&mut self) {
        if let [_, next @ ..] = self.next {
            self.next = next;
            if next.is_empty() {
                self.step_chunk();
            }
        }
    }

    /// Moves on to the next chunk.
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

    /// Returns whether there are flattened fields. This is known once a name has not been found.
    pub(crate) fn has_flattened(self) -> bool {
        self.known.is_some_and(|known| known.has_flattened)
    }

    /// Returns the chunk that has a field with a name, and its entries from that field on.
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

    /// Fills the fields that have not been read, and returns whether there are flattened fields.
    ///
    /// # Errors
    ///
    /// Returns an error if a field is missing.
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

    /// Returns the error about a field that no column names.
    #[cold]
    pub(crate) fn unknown(self, name: &str) -> DecodeError {
        let mut all = Vec::new();
        let Ok(()) = self.last.try_for_each(&mut |entry| {
            if let Entry::Named(field) = entry {
                // In serde's order.
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
