//! Keys that may not repeat.

use std::collections::BTreeSet;

use super::write_error::{QueryError, REPEATED};

/// The keys of flattened fields, none of which may repeat or be the name of another field.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// The names of the other fields.
    names: &'static [&'static str],
    /// Keys that were written, and names of fields that were absent.
    taken: BTreeSet<String>,
}

impl Keys {
    /// Creates an empty set. `names` are those of the fields that are not flattened.
    pub(crate) fn new(names: &'static [&'static str]) -> Self {
        Self { names, taken: BTreeSet::new() }
    }

    /// Adds a key.
    ///
    /// # Errors
    ///
    /// Returns an error if another field has the key.
    pub(super) fn add(&mut self, key: String) -> Result<(), QueryError> {
        let is_taken = self.names.contains(&&*key) || self.taken.contains(&key);
        if is_taken {
            return Err(QueryError::new(REPEATED).at(&key));
        }
        self.taken.insert(key);
        Ok(())
    }

    /// Adds the name of a field that is absent. If a later field wrote it, this one would read it.
    pub(super) fn add_absent(&mut self, name: String) {
        self.taken.insert(name);
    }
}
