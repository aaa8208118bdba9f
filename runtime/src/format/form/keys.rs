//! Keys that may not repeat.

use std::collections::BTreeSet;

use super::write_error::{QueryError, REPEATED};

/// The keys of flattened fields, none of which may repeat or be the name of another field.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// The names of the other fields.
    names: &'static [&'static str],
    written: BTreeSet<String>,
}

impl Keys {
    /// Creates an empty set. `names` are those of the fields that are not flattened.
    pub(crate) fn new(names: &'static [&'static str]) -> Self {
        Self { names, written: BTreeSet::new() }
    }

    /// Adds a key.
    ///
    /// # Errors
    ///
    /// Returns an error if another field has the key.
    pub(super) fn add(&mut self, key: String) -> Result<(), QueryError> {
        let is_taken = self.names.contains(&&*key) || self.written.contains(&key);
        if is_taken {
            return Err(QueryError::new(REPEATED).at(&key));
        }
        self.written.insert(key);
        Ok(())
    }
}
