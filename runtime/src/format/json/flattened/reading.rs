//! A reading of a field with `flatten`, and the place of its error.

use serde_json::Error;

use super::{
    super::{locate::locate, scan::Scan},
    Flattened, Other,
};
use crate::DecodeError;

/// The result of a reading that failed.
pub(in super::super) struct Reading {
    /// The names of the type's fields, if it is a struct.
    pub(in super::super) fields: Option<&'static [&'static str]>,
    /// The text of the error, if it is about the value of a member, and the error with its place.
    pub(in super::super) located: Option<(String, DecodeError)>,
}

/// The state of a reading.
#[derive(Default)]
pub(super) struct Progress {
    /// Whether an `Option` is to be `None`, since its content could not be read.
    pub(super) is_none: bool,
    pub(super) is_option_refused: bool,
    /// The names of the type's fields, if it is a struct.
    pub(super) fields: Option<&'static [&'static str]>,
    /// The members that have been taken, as bits. Later ones have none.
    pub(super) taken: u128,
    /// The member whose value was refused last, and the text of the error.
    pub(super) refused: Option<(usize, String)>,
    /// The text of an error about the value of a member, and the error with its place.
    pub(super) located: Option<(String, DecodeError)>,
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
    let mut progress = Progress::default();
    let replaced = None;
    let mut result = read(Flattened { body, others, progress: &mut progress, replaced });
    if result.is_err() && progress.is_option_refused {
        progress.is_none = true;
        result = read(Flattened { body, others, progress: &mut progress, replaced });
    }
    result.map_err(|error| {
        let located = locate_member(body, others, &error, &progress, &mut read);
        let located = located.or(progress.located);
        (error, Reading { fields: progress.fields, located })
    })
}

/// Locates the error if it is about the value of a member.
#[cold]
fn locate_member<T>(
    body: &str,
    others: &mut [Other],
    error: &Error,
    progress: &Progress,
    read: &mut impl FnMut(Flattened<'_, '_>) -> Result<T, Error>,
) -> Option<(String, DecodeError)> {
    let (index, text) = progress.refused.clone().filter(|(_, text)| *text == error.to_string())?;
    let Other { name, value, .. } = others.get(index)?;
    let scan = Scan::at_member(body.as_bytes(), value.0, *name);
    let mut read_again = |text: &str| {
        for (index, other) in others.iter_mut().enumerate() {
            other.is_taken &= progress.taken & bit(index) == 0;
        }
        let progress = &mut Progress { is_none: progress.is_none, ..Progress::default() };
        read(Flattened { body, others, progress, replaced: Some((index, text)) }).err()
    };
    Some((text, locate(&scan, error, Some(&mut read_again))))
}
