//! A JSON object under construction.

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use ::serde::Serialize;
use bytes::Bytes;

use crate::{
    EncodeError, Place,
    format::{
        form::REPEATED,
        json::{FlattenSerializer, JsonSerializer, Names, member_names, place, reason},
    },
};

/// The initial capacity of the buffer. Few bodies are longer.
pub(super) const CAPACITY: usize = 512;

/// An estimate of the length of a member.
const MEMBER: usize = 32;

/// A JSON object under construction.
#[derive(Debug)]
pub struct Object {
    json: Vec<u8>,
    /// The first error.
    error: Option<EncodeError>,
    /// The names of the fields that are not flattened.
    names: &'static [&'static str],
    /// The positions of the members of the flattened fields.
    spans: Vec<Range<usize>>,
    /// The names of absent fields of flattened structs, if there are several flattened fields.
    absent: Option<Vec<&'static str>>,
}

impl Object {
    #[inline]
    pub(super) fn new(members: usize) -> Self {
        let mut json = Vec::with_capacity(CAPACITY.max(members * MEMBER));
        json.push(b'{');
        Self { json, error: None, names: &[], spans: Vec::new(), absent: None }
    }

    /// Creates an object of which some fields are flattened. `names` are those of the others, with JSON's
    /// escapes. If there are several, none must write the name of an absent field of another.
    pub(super) fn beside_flattened(names: &'static [&'static str], has_several: bool) -> Self {
        Self { names, absent: has_several.then(Vec::new), ..Self::new(names.len()) }
    }

    fn name(&mut self, name: &str) {
        if self.json.len() > 1 {
            self.json.push(b',');
        }
        self.json.extend_from_slice(name.as_bytes());
    }

    pub(super) fn member<T: Serialize>(&mut self, name: &str, value: &T) {
        self.member_by(name, |serializer| value.serialize(serializer));
    }

    #[inline]
    pub(super) fn member_by(
        &mut self,
        name: &str,
        write: impl FnOnce(JsonSerializer<'_>) -> Result<(), serde_json::Error>,
    ) {
        self.name(name);
        let out = JsonSerializer { out: &mut self.json };
        if let Err(error) = write(out) {
            let name = name.strip_prefix('"').and_then(|name| name.strip_suffix("\":"));
            self.fail(name, reason(&error));
        }
    }

    pub(super) fn flatten(
        &mut self,
        write: impl FnOnce(FlattenSerializer<'_, '_>) -> Result<(), serde_json::Error>,
    ) {
        let start = self.json.len();
        let mut names = Names::new(self.names, self.absent.is_some());
        let serializer = FlattenSerializer { out: &mut self.json, names: &mut names };
        match write(serializer) {
            Ok(()) => {
                self.join(start, &names);
                if let (Some(all), Some(absent)) = (&mut self.absent, names.absent) {
                    all.extend(absent);
                }
            }
            Err(error) => {
                // The last name is that of the value.
                let name = member_names(self.json.get(start..)).last().map(Cow::into_owned);
                self.fail(name.as_deref(), reason(&error));
            }
        }
    }

    /// Keeps the first error. `name` is that of the member, with JSON's escapes.
    #[cold]
    fn fail(&mut self, name: Option<&str>, detail: &'static str) {
        self.error.get_or_insert_with(|| {
            EncodeError::new(Place::Body, name.map(place).unwrap_or_default(), detail)
        });
    }

    /// Merges the object that begins at `start`, if there is one, into this one.
    fn join(&mut self, start: usize, names: &Names) {
        match self.json.get(start..).unwrap_or_default() {
            b"" => {}
            // A `RawValue` may contain white space.
            [b'{', members @ .., b'}'] if members.iter().all(u8::is_ascii_whitespace) => {
                self.json.truncate(start);
            }
            [b'{', .., b'}'] => {
                self.check_names(start, names);
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
            _ => self.fail(None, "only structs and maps can be flattened"),
        }
    }

    /// Looks for members of the object that begins at `start` that have the name of another field,
    /// or of a member of another flattened field, even an absent one: what is read would not be what
    /// was written.
    fn check_names(&mut self, start: usize, names: &Names) {
        let is_first = self.spans.is_empty() && self.absent.as_ref().is_none_or(Vec::is_empty);
        if names.are_compared && is_first {
            if let Some(name) = names.taken {
                self.fail(Some(name), REPEATED);
            }
            return;
        }
        let others: BTreeSet<_> =
            self.spans.iter().flat_map(|span| member_names(self.json.get(span.clone()))).collect();
        let absent: BTreeSet<_> = self.absent.iter().flatten().map(|name| escaped(name)).collect();
        let is_taken = |name: &Cow<'_, str>| {
            self.names.contains(&&**name) || others.contains(name) || absent.contains(&**name)
        };
        let taken = member_names(self.json.get(start..)).find(is_taken).map(Cow::into_owned);
        if let Some(name) = taken {
            self.fail(Some(&name), REPEATED);
        }
    }

    pub(super) fn end(mut self) -> Result<Bytes, EncodeError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        self.json.push(b'}');
        Ok(self.json.into())
    }
}

/// Returns a name with JSON's escapes.
fn escaped(name: &str) -> String {
    let quoted = serde_json::to_string(name).unwrap_or_default();
    let name = quoted.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
    name.unwrap_or_default().to_owned()
}
