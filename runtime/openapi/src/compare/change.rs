//! Changes of a document.

use std::fmt;

/// What differs between two documents.
#[derive(Clone, Debug, Default)]
pub struct Changes(Vec<Change>);

/// A difference between two documents.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Whether a client that was written for the old document may fail with the new one.
    pub is_breaking: bool,
    /// The operation, for example `GET /rooms/{room_id}`.
    pub operation: String,
    /// The place in the operation, for example ``query parameter `limit` ``. It is empty for the operation
    /// itself.
    pub place: String,
    /// What has changed.
    pub detail: String,
}

impl Changes {
    pub(super) fn new(changes: Vec<Change>) -> Self {
        Self(changes)
    }

    /// Returns all changes, in the order of the operations.
    pub fn iter(&self) -> std::slice::Iter<'_, Change> {
        self.0.iter()
    }

    /// Returns the changes that break clients.
    pub fn breaking(&self) -> impl Iterator<Item = &Change> {
        self.iter().filter(|change| change.is_breaking)
    }

    /// Returns whether nothing has changed that a client sees.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'c> IntoIterator for &'c Changes {
    type Item = &'c Change;
    type IntoIter = std::slice::Iter<'c, Change>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Prints a line for each change.
impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|change| writeln!(f, "{change}"))
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { is_breaking, operation, place, detail } = self;
        if *is_breaking {
            f.write_str("breaking: ")?;
        }
        write!(f, "{operation}: ")?;
        if !place.is_empty() {
            write!(f, "{place}: ")?;
        }
        f.write_str(detail)
    }
}
