//! Guesses about strings whose types are not known.
//!
//! A query consists of strings. A type that does not say what it expects (an untagged enum or, in
//! serde's derive, a struct with flattened fields) buffers them, and finds no number in the buffer
//! later. If it refuses a string, the query is read again, with a number instead of that string.

use self::guesses::GetPair;
pub(super) use self::{
    guesses::{Guesses, Id},
    limits::Limits,
    record::{record_missing, record_refusal},
};
use super::read_error::ReadError;

mod guesses;
mod limits;
mod record;
mod scalar;

/// Reads a query, again if other guesses may be better.
pub(super) fn read<T>(
    limits: impl FnOnce() -> Limits,
    get_pair: impl Fn(usize) -> Option<(String, String)>,
    mut read: impl FnMut(&Guesses) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let guesses = Guesses::default();
    let result = read(&guesses);
    if guesses.is_final(&result) {
        result
    } else {
        read_again(&guesses, result, limits(), &get_pair, read)
    }
}

/// Reads a query again, if other guesses may be better.
#[cold]
pub(super) fn read_again<T>(
    first: &Guesses,
    result: Result<T, ReadError>,
    mut limits: Limits,
    get_pair: GetPair<'_>,
    mut read: impl FnMut(&Guesses) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let refusals = first.refusals(&result);
    let mut others = first.better(&result, &refusals, limits);
    let mut best = result.map_err(|error| first.named(error, &refusals, get_pair));
    while limits.attempts > 0 {
        let Some(guesses) = others.pop() else { break };
        limits.attempts -= 1;
        let result = read(&guesses);
        let refusals = guesses.refusals(&result);
        let better = guesses.better(&result, &refusals, limits);
        match result {
            Ok(value) => {
                best = Ok(value);
                if better.is_empty() {
                    break;
                }
            }
            Err(error) => {
                let error = guesses.named(error, &refusals, get_pair);
                if best.is_err() && !guesses.is_wrong(&error, &refusals) {
                    best = Err(error);
                }
            }
        }
        others.extend(better);
    }
    first.clear();
    best
}
