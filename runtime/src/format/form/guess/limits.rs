//! How often a query may be read again.

/// The number of pairs that are read again in all. With more of them, a query is read again less
/// often, so that the time to read it is linear in its length.
const PAIRS: usize = 65_536;

/// The least and the greatest number of times that a query is read again.
const ATTEMPTS: (usize, usize) = (8, 64);

/// The greatest number of guesses after which all other strings are guessed at once.
pub(super) const MAX_SINGLE_GUESSES: usize = ATTEMPTS.1 / 4;

/// Limits of the work on a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Limits {
    /// How often the query may be read again.
    pub(super) attempts: usize,
    /// The number of guesses after which all other strings are guessed at once.
    pub(super) single_guesses: usize,
}

impl Limits {
    /// Returns the limits for a query with a number of pairs.
    pub(in super::super) fn of(pairs: usize) -> Self {
        let attempts = (PAIRS / pairs.max(1)).clamp(ATTEMPTS.0, ATTEMPTS.1);
        Self { attempts, single_guesses: attempts / 4 }
    }
}
