//! Columns of parts that are files.

use std::{cell::Cell, collections::HashMap};

use super::{
    absence::Absence,
    column::{Column, Describe, Part},
    field::{Field, named, names},
    read_value::ByType,
};
use crate::{
    DecodeError, DecodeErrorKind, Place,
    codegen::files::Files,
    format::{
        field_reader::{Chunk, Names},
        json::{
            message::{DUPLICATE, MISSING},
            path::shown,
        },
    },
    multipart::File,
};

/// The parts that are files.
#[derive(Debug)]
pub struct FileParts;

/// Describes a part that is a file.
#[must_use]
pub const fn file(name: &'static str) -> Field<FileParts> {
    named(name)
}

/// A column as the reader sees it.
pub struct Entry<'s> {
    names: Names,
    slot: Cell<Option<&'s mut (dyn Slot + 's)>>,
}

/// Receives files.
trait Slot {
    /// Returns whether there may be several.
    fn are_many(&self) -> bool;

    /// Stores the files, or the value of an absent field, and returns whether there is a value.
    fn store(&mut self, files: Option<Vec<File>>) -> bool;
}

impl Part for FileParts {
    type Entry<'s> = Entry<'s>;
    type Input<'i> = HashMap<&'static str, Vec<File>>;
    const INCOMPLETE: DecodeError = DecodeError::incomplete(Place::Body);

    fn read(
        mut files: HashMap<&'static str, Vec<File>>,
        columns: &Chunk<'_, Entry<'_>>,
    ) -> Result<(), DecodeError> {
        columns.try_for_each(&mut |column| column.read(&mut files))
    }
}

impl Entry<'_> {
    fn read(&self, files: &mut HashMap<&'static str, Vec<File>>) -> Result<(), DecodeError> {
        let Some(slot) = self.slot.take() else { return Ok(()) };
        let Names { name, aliases } = self.names;
        let mut given = None;
        for name in [name].iter().chain(aliases) {
            let Some(of_name) = files.remove(name) else { continue };
            if given.is_some() || of_name.len() > 1 && !slot.are_many() {
                return Err(self.error(DecodeErrorKind::Unexpected, DUPLICATE));
            }
            given = Some(of_name);
        }
        if slot.store(given) { Ok(()) } else { Err(self.error(DecodeErrorKind::Missing, MISSING)) }
    }

    #[cold]
    fn error(&self, kind: DecodeErrorKind, detail: &'static str) -> DecodeError {
        DecodeError::new(Place::Body, shown(self.names.name), kind, detail)
    }
}

impl<V: Files> Describe<FileParts, V> for &'static str {
    fn entry<'s>(column: &'s mut Column<V, Self>) -> Entry<'s>
    where
        V: 's,
    {
        Entry { names: names(column.description), slot: Cell::new(Some(column)) }
    }
}

impl<V: Files> Slot for Column<V, &'static str> {
    fn are_many(&self) -> bool {
        V::ARE_MANY
    }

    fn store(&mut self, files: Option<Vec<File>>) -> bool {
        self.value = V::from_files(files.unwrap_or_default());
        self.value.is_some()
    }
}

impl<V, A: Absence<V, Read: Files>> Describe<FileParts, V> for Field<FileParts, ByType, A> {
    fn entry<'s>(column: &'s mut Column<V, Self>) -> Entry<'s>
    where
        Self: 's,
        V: 's,
    {
        Entry { names: column.description.names, slot: Cell::new(Some(column)) }
    }
}

impl<V, A: Absence<V, Read: Files>> Slot for Column<V, Field<FileParts, ByType, A>> {
    fn are_many(&self) -> bool {
        <A::Read as Files>::ARE_MANY
    }

    fn store(&mut self, files: Option<Vec<File>>) -> bool {
        self.value = match files {
            Some(files) => A::Read::from_files(files).map(A::present),
            None => self.description.absence.absent(|| A::Read::from_files(Vec::new())),
        };
        self.value.is_some()
    }
}
