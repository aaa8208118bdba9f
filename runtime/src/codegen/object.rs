//! A JSON object under construction.

use ::serde::Serialize;
use bytes::Bytes;

use crate::{
    EncodeError, IntoHttpError, Place,
    format::json::{FlattenSerializer, JsonSerializer, MemberSerializer},
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
}

impl Object {
    pub(super) fn new() -> Self {
        let mut json = Vec::with_capacity(CAPACITY);
        json.push(b'{');
        Self { json, failed: false }
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
                self.json.pop();
                if start == 1 {
                    self.json.remove(start);
                } else if let Some(brace) = self.json.get_mut(start) {
                    *brace = b',';
                }
            }
            _ => self.failed = true,
        }
    }

    pub(super) fn end(mut self) -> Result<Bytes, IntoHttpError> {
        if self.failed {
            return Err(not_json());
        }
        self.json.push(b'}');
        Ok(self.json.into())
    }
}

#[cold]
pub(super) fn not_json() -> IntoHttpError {
    EncodeError::new(Place::Body, "", "a value cannot be written as JSON").into()
}
