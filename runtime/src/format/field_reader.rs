//! Reads the fields of a message from a format that names them: members of JSON objects and
//! parameters of forms.

use std::{cell::OnceCell, convert::Infallible, ptr};

use self::name_table::Location;
pub(crate) use self::{
    chunk::Chunk,
    entry::{Entry, Format, Named, Names, Slot, Source, at_field},
    name_table::NameTable,
};
use super::json::message::{UNKNOWN, unknown};
use crate::{DecodeError, DecodeErrorKind};

mod chunk;
mod entry;
mod name_table;

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
    /// All names, once one has not been found nearby.
    table: &'c OnceCell<NameTable>,
}

/// The number of fields that need no table of names.
const FEW: usize = 8;

/// The number of fields that are compared before the table of names is built: fields may be absent.
const NEARBY: usize = 4;

impl<F: Format> Clone for FieldReader<'_, '_, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Format> Copy for FieldReader<'_, '_, F> {}

impl<'c, 's, F: Format> FieldReader<'c, 's, F> {
    /// Creates a reader, for which the caller keeps the table of names.
    pub(crate) fn new(
        columns: &'c Chunk<'c, Entry<'s, F>>,
        table: &'c OnceCell<NameTable>,
    ) -> Self {
        let mut first = columns;
        while let Some(before) = first.before {
            first = before;
        }
        let mut next = first.entries;
        while let [Entry::Flattened(_), after @ ..] = next {
            next = after;
        }
        Self { last: columns, chunk: first, next, table }
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
        let ((chunk, next), name) = self.locate(name)?;
        (self.chunk, self.next) = (chunk, next);
        let field = self.likely()?;
        self.step();
        Some((field, name))
    }

    /// Returns whether there are flattened fields. This is known once a name has not been found.
    pub(crate) fn has_flattened(self) -> bool {
        match self.table.get() {
            Some(table) => table.has_flattened,
            None => self.last.entries.iter().any(|it| matches!(it, Entry::Flattened(_))),
        }
    }

    #[inline(never)]
    fn locate(self, name: &str) -> Option<(Location<'c, 's, F>, &'static str)> {
        if let Some(table) = self.table.get() {
            return table.find(self.last, name);
        }
        if self.last.before.is_none() && self.last.entries.len() <= FEW {
            return self.locate_among_few(name);
        }
        let nearby = self.next.iter().take(NEARBY).position(|entry| entry.is_named(name));
        if let Some(index) = nearby
            && let Some(entries @ [Entry::Named(field), ..]) = self.next.get(index..)
        {
            return Some(((self.chunk, entries), field.names.name));
        }
        self.table.get_or_init(|| NameTable::new(self.last)).find(self.last, name)
    }

    fn locate_among_few(self, name: &str) -> Option<(Location<'c, 's, F>, &'static str)> {
        let entries = self.chunk.entries;
        let (before, after) = entries.split_at_checked(entries.len() - self.next.len())?;
        let is_named = |entry: &Entry<'s, F>| entry.is_named(name);
        let has_alias = |entry: &Entry<'s, F>| entry.has_alias(name);
        let index = after.iter().position(is_named).map(|index| before.len() + index);
        let index = index.or_else(|| before.iter().rposition(is_named));
        let index = index.or_else(|| entries.iter().position(has_alias))?;
        let entries @ [Entry::Named(field), ..] = entries.get(index..)? else { return None };
        Some(((self.chunk, entries), field.names.find(name)?))
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
