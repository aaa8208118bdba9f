//! Chunks of columns: long tuples are nested.

/// The entries of a tuple of columns, linked to those of the tuple before it.
pub struct Chunk<'c, E> {
    /// The entries of the tuple.
    pub(crate) entries: &'c [E],
    /// The tuple before it.
    pub(crate) before: Option<&'c Chunk<'c, E>>,
}

impl<'c, E> Chunk<'c, E> {
    /// Visits all entries, up to the first error, in the order of the columns.
    pub(crate) fn try_for_each<X>(
        &self,
        visit: &mut impl FnMut(&'c E) -> Result<(), X>,
    ) -> Result<(), X> {
        if let Some(before) = self.before {
            before.try_for_each(visit)?;
        }
        self.entries.iter().try_for_each(visit)
    }
}
