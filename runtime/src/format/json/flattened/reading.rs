//! A reading of a field with `flatten`, and the place of its error.

use serde_json::Error;

use super::{
    super::{locate::locate, scan::Scan},
    Flattened, Other,
};
use crate::DecodeError;

/// What is known of the reading of a field once it is over.
#[derive(Default)]
pub(in super::super) struct Reading {
    /// Whether an `Option` is to be `None`, since its content could not be read.
    pub(super) is_none: bool,
    pub(super) is_option_refused: bool,
    /// The names of the fields that the type has, where it is a struct.
    pub(in super::super) fields: Option<&'static [&'static str]>,
    /// The members that have been taken, as bits. Later ones have none.
    pub(super) taken: u128,
    /// The member whose value was refused last, and the text of the error.
    pub(super) refused: Option<(usize, String)>,
    /// The text of the error, if it is about the value of a member, and the error with its place.
    pub(in super::super) located: Option<(String, DecodeError)>,
}

pub(super) fn bit(index: usize) -> u128 {
    u32::try_from(index).ok().and_then(|index| 1_u128.checked_shl(index)).unwrap_or_default()
}

/// Reads a field, and an `Option` whose content cannot be read as `None`.
pub(in super::super) fn read<T>(
    body: &str,
    others: &mut [Other],
    mut read: impl FnMut(Flattened<'_, '_>) -> Result<T, Error>,
) -> Result<T, (Error, Reading)> {
    let mut reading = Reading::default();
    let replaced = None;
    let mut result = read(Flattened { body, others, reading: &mut reading, replaced });
    if result.is_err() && reading.is_option_refused {
        reading.is_none = true;
        result = read(Flattened { body, others, reading: &mut reading, replaced });
    }
    result.map_err(|error| {
        let located = locate_member(body, others, &error, &reading, &mut read);
        let located = located.or_else(|| reading.located.take());
        (error, Reading { located, ..reading })
    })
}

/// Locates the error if it is about the value of a member.
#[cold]
fn locate_member<T>(
    body: &str,
    others: &mut [Other],
    error: &Error,
    reading: &Reading,
    read: &mut impl FnMut(Flattened<'_, '_>) -> Result<T, Error>,
) -> Option<(String, DecodeError)> {
    let (index, text) = reading.refused.clone().filter(|(_, text)| *text == error.to_string())?;
    let Other { name, value, .. } = others.get(index)?;
    let scan = Scan::at_member(body.as_bytes(), value.0, *name);
    let mut read_again = |text: &str| {
        for (index, other) in others.iter_mut().enumerate() {
            other.is_taken &= reading.taken & bit(index) == 0;
        }
        let reading = &mut Reading { is_none: reading.is_none, ..Reading::default() };
        read(Flattened { body, others, reading, replaced: Some((index, text)) }).err()
    };
    Some((text, locate(&scan, error, Some(&mut read_again))))
}
