//! A record of what types refuse.
//!
//! Serde creates errors by static functions, and some types discard them. So refusals are recorded
//! in a variable of the thread.

use std::{
    cell::{Cell, RefCell},
    mem,
};

use ::serde::de::{Expected, Unexpected};

use super::super::read_error::ReadError;

/// The number of refusals that are kept, besides the last one.
pub(super) const MAX_REFUSALS: usize = 64;

thread_local! {
    /// What was refused since the recording began, if it did.
    static RECORD: RefCell<Option<Vec<Refusal>>> = const { RefCell::new(None) };
}

/// Something that a type refused.
#[derive(Debug)]
pub(super) enum Refusal {
    String { place: Place, expected: String },
    Other { description: String, expected: String },
    Missing(&'static str),
}

impl Refusal {
    /// Returns whether an error seems to be about this.
    pub(super) fn is_reason(&self, error: &ReadError) -> bool {
        match self {
            Self::String { expected, .. } | Self::Other { expected, .. } => error.expects(expected),
            Self::Missing(name) => error.absent == Some(name),
        }
    }
}

/// The address and the length of a string. They stay the same if the string is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place(usize, usize);

impl Place {
    pub(super) fn of(text: &str) -> Self {
        Self(text.as_ptr().addr(), text.len())
    }

    pub(super) fn is_empty(self) -> bool {
        self.1 == 0
    }
}

/// Records a value that a type refused, while somebody records.
pub(in super::super) fn record_refusal(unexpected: Unexpected<'_>, expected: &dyn Expected) {
    record(|| {
        let expected = expected.to_string();
        match unexpected {
            Unexpected::Str(text) => Refusal::String { place: Place::of(text), expected },
            other => Refusal::Other { description: other.to_string(), expected },
        }
    });
}

/// Records a field that a type misses, while somebody records.
pub(in super::super) fn record_missing(name: &'static str) {
    record(|| Refusal::Missing(name));
}

fn record(refusal: impl FnOnce() -> Refusal) {
    with_record(|record| {
        if let Some(record) = record {
            record.truncate(MAX_REFUSALS);
            record.push(refusal());
        }
    });
}

/// Calls the function, unless the variable does not exist because the thread ends.
fn with_record<T: Default>(function: impl FnOnce(&mut Option<Vec<Refusal>>) -> T) -> T {
    let call =
        |record: &RefCell<_>| record.try_borrow_mut().map(|mut record| function(&mut record));
    RECORD.try_with(call).ok().and_then(Result::ok).unwrap_or_default()
}

/// Records refusals, once it has begun.
#[derive(Default)]
pub(super) struct Recorder {
    is_recording: Cell<bool>,
    /// The record of the recorder that this one interrupts.
    interrupted: Cell<Option<Vec<Refusal>>>,
}

impl Recorder {
    pub(super) fn begin(&self) {
        if !self.is_recording.replace(true) {
            self.interrupted.set(with_record(|record| record.replace(Vec::new())));
        }
    }

    pub(super) fn is_recording(&self) -> bool {
        self.is_recording.get()
    }

    /// Ends the recording, and returns what was refused.
    pub(super) fn end(&self) -> Vec<Refusal> {
        if !self.is_recording.replace(false) {
            return Vec::new();
        }
        let interrupted = self.interrupted.take();
        with_record(|record| mem::replace(record, interrupted)).unwrap_or_default()
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.end();
    }
}
