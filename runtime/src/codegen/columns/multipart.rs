//! Multipart bodies, and descriptions of their parts.

use std::{borrow::Cow, collections::HashMap};

use bytes::Bytes;

use super::{column::ReadPart, files::FileParts, whole::Body};
use crate::{
    DecodeError, DecodeErrorKind, Place,
    format::{
        field_reader::Unknown,
        form::{Form, Query, from_form},
        json::{Json, message::unknown, path::shown, value_text},
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
    texts: &'static [&'static str],
    json: &'static [&'static str],
    files: &'static [&'static str],
    /// All names, in order, if a part without one of them is an error.
    all: Option<&'static [&'static str]>,
}

/// Describes a body whose parts have names. `texts`, `json` and `files` are those names, and `groups` are how
/// they are read.
pub const fn form_data<T>(
    texts: &'static [&'static str],
    json: &'static [&'static str],
    files: &'static [&'static str],
    groups: T,
) -> MultipartBody<T> {
    let multipart = Multipart::FormData;
    let layout = Layout { multipart, order: &[], repeats: false, texts, json, files, all: None };
    MultipartBody { layout, groups }
}

/// Describes a body whose parts have positions. `order` are their names, of which the last one may repeat.
pub const fn mixed<T>(
    order: &'static [&'static str],
    repeats: bool,
    texts: &'static [&'static str],
    json: &'static [&'static str],
    files: &'static [&'static str],
    groups: T,
) -> MultipartBody<T> {
    let multipart = Multipart::Mixed;
    let layout = Layout { multipart, order, repeats, texts, json, files, all: None };
    MultipartBody { layout, groups }
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

/// The group of a part.
#[derive(Clone, Copy)]
enum Group {
    Text,
    Json,
    Files,
}

impl Layout {
    fn groups(&self, parts: Vec<ReceivedPart>) -> Result<Groups, DecodeError> {
        let known = self.known();
        let (mut form, mut json, mut files) = (Vec::new(), b"{".to_vec(), HashMap::new());
        for (position, part) in parts.into_iter().enumerate() {
            let name = self.name(position, &part)?;
            let Some(&(name, group)) = known.get(&*name) else {
                if self.all.is_some() {
                    return Err(self.unknown(&name));
                }
                continue;
            };
            match group {
                Group::Text => push_parameter(&mut form, name, plain(name, &part)?),
                Group::Json => push_member(&mut json, name, plain(name, &part)?)?,
                Group::Files => {
                    let file = part.into_file(self.multipart).map_err(|it| malformed(name, it))?;
                    files.entry(name).or_insert_with(Vec::new).push(file);
                }
            }
        }
        json.push(b'}');
        Ok(Groups { form, json: json.into(), files })
    }

    /// Returns the groups by name.
    fn known(&self) -> HashMap<&'static [u8], (&'static str, Group)> {
        let groups =
            [(self.texts, Group::Text), (self.json, Group::Json), (self.files, Group::Files)];
        let names = groups.into_iter().flat_map(|(names, group)| {
            names.iter().map(move |&name| (name.as_bytes(), (name, group)))
        });
        names.collect()
    }

    #[cold]
    fn unknown(&self, name: &[u8]) -> DecodeError {
        let detail = match self.multipart {
            Multipart::FormData => unknown(self.all.unwrap_or_default()),
            Multipart::Mixed => "there are more parts than expected".into(),
        };
        let name = shown(&String::from_utf8_lossy(name));
        DecodeError::new(Place::Body, name, DecodeErrorKind::Unexpected, detail)
    }

    /// Returns the name of a part. It is empty if no field has the position.
    fn name(
        &self,
        position: usize,
        part: &ReceivedPart,
    ) -> Result<Cow<'static, [u8]>, DecodeError> {
        match self.multipart {
            Multipart::FormData => part.name().map(Cow::Owned).map_err(|detail| {
                let detail = format!("part {}: {detail}", position + 1);
                DecodeError::new(Place::Body, "", DecodeErrorKind::Malformed, detail)
            }),
            Multipart::Mixed => {
                let repeated = self.order.last().filter(|_| self.repeats);
                let name = self.order.get(position).or(repeated).copied().unwrap_or_default();
                Ok(name.as_bytes().into())
            }
        }
    }
}

/// Returns the content of a part that is text or JSON.
fn plain<'p>(name: &str, part: &'p ReceivedPart) -> Result<&'p [u8], DecodeError> {
    part.plain().map_err(|detail| malformed(name, detail))
}

#[cold]
fn malformed(name: &str, detail: String) -> DecodeError {
    DecodeError::new(Place::Body, shown(name), DecodeErrorKind::Malformed, detail)
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
