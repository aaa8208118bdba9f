//! A JSON object under construction.

use std::{borrow::Cow, ops::Range};

use ::serde::Serialize;
use bytes::Bytes;

use crate::{
    EncodeError, IntoHttpError, Place,
    format::{
        form::REPEATED,
        json::{FlattenSerializer, JsonSerializer, MemberSerializer, member_names, place},
    },
};

/// The initial capacity of the buffer. Few bodies are longer.
pub(super) const CAPACITY: usize = 256;

/// A JSON object under construction.
#[derive(Debug)]
pub(super) struct Object {
    json: Vec<u8>,
    /// Whether a value could not be written. The error is not kept, because the message of a
    /// hand-written `Serialize` may repeat the value.
    failed: bool,
    /// The names of the fields that are not flattened.
    pub(super) names: &'static [&'static str],
    /// The positions of the members of the flattened fields.
    spans: Vec<Range<usize>>,
    /// A name that two fields have written.
    repeated: Option<String>,
}

impl Object {
    pub(super) fn new() -> Self {
        let mut json = Vec::with_capacity(CAPACITY);
        json.push(b'{');
        Self { json, failed: false, names: &[], spans: Vec::new(), repeated: None }
    }

    fn name(&mut self, name: &str) {
        if self.json.len() > 1 {
            self.json.push(b',');
        }
        self.json.extend_from_slice(name.as_bytes());
    }

    pub(super) fn member<T: Serialize>(&mut self, name: &str, value: &T) {
        self.name(name);
        let out = MemberSerializer { out: &mut self.json, slot: &mut None };
        self.failed |= value.serialize(out).is_err();
    }

    pub(super) fn member_by(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut JsonSerializer<'_>) -> Result<(), serde_json::Error>,
    ) {
        self.name(name);
        self.failed |= write(&mut JsonSerializer::new(&mut self.json)).is_err();
    }

    pub(super) fn flatten(
        &mut self,
        write: impl FnOnce(FlattenSerializer<'_, '_>) -> Result<(), serde_json::Error>,
    ) {
        let start = self.json.len();
        let mut serializer = JsonSerializer::new(&mut self.json);
        self.failed |= write(FlattenSerializer(&mut serializer)).is_err();
        self.join(start);
    }

    /// Merges the object that begins at `start`, if there is one, into this one.
    fn join(&mut self, start: usize) {
        match self.json.get(start..).unwrap_or_default() {
            b"" => {}
            // A `RawValue` may contain white space.
            [b'{', members @ .., b'}'] if members.iter().all(u8::is_ascii_whitespace) => {
                self.json.truncate(start);
            }
            [b'{', .., b'}'] => {
                self.check_names(start);
                self.json.pop();
                if start == 1 {
                    self.json.remove(start);
                } else if let Some(brace) = self.json.get_mut(start) {
                    *brace = b',';
                }
                // From the byte before the first member on.
                let before = if start == 1 { 0 } else { start };
                self.spans.push(before..self.json.len());
            }
            _ => self.failed = true,
        }
    }

    /// Looks for members of the object that begins at `start` that have the name of another field,
    /// or of a member of another flattened field: what is read would not be what was written.
    fn check_names(&mut self, start: usize) {
        let others: Vec<_> =
            self.spans.iter().flat_map(|span| member_names(self.json.get(span.clone()))).collect();
        let mut names = member_names(self.json.get(start..));
        let is_taken = |name: &Cow<'_, str>| self.names.contains(&&**name) || others.contains(name);
        if let Some(name) = names.find(is_taken) {
            self.repeated = Some(name.into_owned());
        }
    }

    pub(super) fn end(mut self) -> Result<Bytes, IntoHttpError> {
        if self.failed {
            return Err(not_json());
        }
        if let Some(name) = self.repeated {
            return Err(EncodeError::new(Place::Body, place(&name), REPEATED).into());
        }
        self.json.push(b'}');
        Ok(self.json.into())
    }
}

#[cold]
pub(super) fn not_json() -> IntoHttpError {
    EncodeError::new(Place::Body, "", "a value cannot be written as JSON").into()
}
