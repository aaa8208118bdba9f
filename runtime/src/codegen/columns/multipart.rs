//! Multipart bodies, and descriptions of their parts.

use std::{cell::Cell, collections::HashMap};

use bytes::Bytes;

use super::{
    absence::Absence,
    column::{Column, Describe, Part, ReadPart},
    field::{Field, named, names},
    read_value::ByType,
    whole::Body,
};
use crate::{
    DecodeError, DecodeErrorKind, Place,
    codegen::files::Files,
    format::{
        field_reader::{Chunk, Names, Unknown},
        form::{Form, Query, from_form},
        json::{
            Json,
            message::{DUPLICATE, MISSING, unknown},
            path::shown,
            value_text,
        },
        multipart::{Multipart, ReceivedPart, received},
    },
    multipart::File,
    percent,
};

/// A multipart body. Its parts are read in three groups: text as a form, JSON as the members of an object,
/// and files.
#[derive(Debug)]
pub struct MultipartBody<T> {
    layout: Layout,
    groups: T,
}

/// The names of the parts.
#[derive(Debug)]
struct Layout {
    multipart: Multipart,
    /// The names by position, if they are not in the body.
    order: &'static [&'static str],
    /// Whether the last one is that of all parts that follow.
    repeats: bool,
    json: &'static [&'static str],
    files: &'static [&'static str],
    /// All names, if a part without one of them is an error.
    all: Option<&'static [&'static str]>,
}

/// Describes a body whose parts have names. `json` and `files` are the names of those that are not text, and
/// `groups` are text, JSON and files.
pub const fn form_data<T>(
    json: &'static [&'static str],
    files: &'static [&'static str],
    groups: T,
) -> MultipartBody<T> {
    let multipart = Multipart::FormData;
    let layout = Layout { multipart, order: &[], repeats: false, json, files, all: None };
    MultipartBody { layout, groups }
}

/// Describes a body whose parts have positions. `order` are their names, of which the last one may repeat.
pub const fn mixed<T>(
    order: &'static [&'static str],
    repeats: bool,
    json: &'static [&'static str],
    files: &'static [&'static str],
    groups: T,
) -> MultipartBody<T> {
    let multipart = Multipart::Mixed;
    MultipartBody { layout: Layout { multipart, order, repeats, json, files, all: None }, groups }
}

impl<T> MultipartBody<T> {
    /// Makes a part without one of these names an error.
    #[must_use]
    pub fn deny_unknown(mut self, all: &'static [&'static str]) -> Self {
        self.layout.all = Some(all);
        self
    }
}

impl<C, T, J, F, Texts, Jsons, Received> ReadPart<C, Json, (Texts, Jsons, Received)>
    for MultipartBody<(T, J, F)>
where
    T: ReadPart<C, Form, Texts>,
    J: ReadPart<C, Json, Jsons>,
    F: ReadPart<C, FileParts, Received>,
{
    fn read(self, body: Body<'_>) -> Result<(Texts, Jsons, Received), DecodeError> {
        let Groups { form, json, files } =
            self.layout.groups(received(body.headers, body.bytes)?)?;
        let (text_columns, json_columns, file_columns) = self.groups;
        let texts = from_form(&form, |pairs| {
            let unknown = Unknown::Ignore;
            text_columns.read(Query { pairs, credentials: &[], unknown, is_body: true })
        })?;
        let jsons = json_columns.read(Body::of(&json, body.headers))?;
        Ok((texts, jsons, file_columns.read(files)?))
    }
}

/// The parts of a body.
struct Groups {
    /// The text, as a form.
    form: Vec<u8>,
    /// The JSON, as the members of an object.
    json: Bytes,
    files: HashMap<&'static str, Vec<File>>,
}

/// The group of a part that is not text.
#[derive(Clone, Copy)]
enum Group {
    Json,
    Files,
}

impl Layout {
    fn groups(&self, parts: Vec<ReceivedPart>) -> Result<Groups, DecodeError> {
        let json_names = self.json.iter().map(|&name| (name, Group::Json));
        let file_names = self.files.iter().map(|&name| (name, Group::Files));
        let known: HashMap<_, _> = json_names.chain(file_names).collect();
        let (mut form, mut json, mut files) = (Vec::new(), b"{".to_vec(), HashMap::new());
        for (position, part) in parts.into_iter().enumerate() {
            let name = self.name(position, &part)?.to_owned();
            match known.get_key_value(&*name) {
                Some((_, Group::Json)) => push_member(&mut json, &name, &part.bytes)?,
                Some((&name, Group::Files)) => {
                    let files: &mut Vec<_> = files.entry(name).or_default();
                    files.push(part.into_file(self.multipart));
                }
                None if self.is_denied(&name) => return Err(self.unknown(&name)),
                None => push_parameter(&mut form, &name, &part.bytes),
            }
        }
        json.push(b'}');
        Ok(Groups { form, json: json.into(), files })
    }

    fn is_denied(&self, name: &str) -> bool {
        self.all.is_some_and(|all| !all.contains(&name))
    }

    #[cold]
    fn unknown(&self, name: &str) -> DecodeError {
        let detail = match self.multipart {
            Multipart::FormData => unknown(self.all.unwrap_or_default()),
            Multipart::Mixed => "there are more parts than expected".into(),
        };
        DecodeError::new(Place::Body, shown(name), DecodeErrorKind::Unexpected, detail)
    }

    /// Returns the name of a part. It is empty if no field has the position.
    fn name<'n>(&self, position: usize, part: &'n ReceivedPart) -> Result<&'n str, DecodeError>
    where
        'static: 'n,
    {
        match self.multipart {
            Multipart::FormData => part.name.as_deref().ok_or_else(|| {
                let detail = "a part has no name";
                DecodeError::new(Place::Body, "", DecodeErrorKind::Malformed, detail)
            }),
            Multipart::Mixed => {
                let repeated = self.order.last().filter(|_| self.repeats);
                Ok(self.order.get(position).or(repeated).copied().unwrap_or_default())
            }
        }
    }
}

/// Appends a member of an object.
fn push_member(json: &mut Vec<u8>, name: &str, value: &[u8]) -> Result<(), DecodeError> {
    let value = value_text(value).map_err(|error| {
        let detail = error.detail().to_owned();
        DecodeError::new(Place::Body, shown(name), error.kind(), detail)
    })?;
    if json.len() > 1 {
        json.push(b',');
    }
    // The macros accept no name that JSON would escape.
    json.extend_from_slice(format!("\"{name}\":{value}").as_bytes());
    Ok(())
}

/// Appends a parameter. Its value need not be UTF-8 unless a field reads it.
fn push_parameter(form: &mut Vec<u8>, name: &str, value: &[u8]) {
    if !form.is_empty() {
        form.push(b'&');
    }
    percent::push(form, name, percent::FORM);
    form.push(b'=');
    percent::push_bytes(form, value, percent::FORM);
}

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
