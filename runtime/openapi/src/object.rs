//! Objects under construction.

use serde_json::{Map, Value};

/// An object, to which members are added unless they say nothing.
#[derive(Debug, Default)]
pub(crate) struct Object(Map<String, Value>);

impl Object {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a member.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.set(name, value);
        self
    }

    /// Adds a member if there is a value.
    pub(crate) fn with_some(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a member that is text, unless it is empty.
    pub(crate) fn with_text(self, name: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(name, text) }
    }

    /// Adds a member that is `true`, if it is.
    pub(crate) fn with_flag(self, name: &str, is_set: bool) -> Self {
        if is_set { self.with(name, true) } else { self }
    }

    /// Adds a list, unless it is empty.
    pub(crate) fn with_list(self, name: &str, list: Vec<Value>) -> Self {
        if list.is_empty() { self } else { self.with(name, list) }
    }

    /// Adds an object, unless it is empty.
    pub(crate) fn with_object(self, name: &str, object: Self) -> Self {
        if object.0.is_empty() { self } else { self.with(name, object) }
    }

    pub(crate) fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

impl From<Object> for Value {
    fn from(Object(members): Object) -> Self {
        Self::Object(members)
    }
}

impl From<Map<String, Value>> for Object {
    fn from(members: Map<String, Value>) -> Self {
        Self(members)
    }
}
