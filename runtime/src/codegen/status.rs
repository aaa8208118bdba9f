//! The statuses of responses.

use http::StatusCode;

use super::message::allows_body;
use crate::{EncodeError, IntoHttpError, Place};

/// The type of a field that holds the status of a response: [`StatusCode`].
pub trait HeldStatus<C>: Copy {
    #[doc(hidden)]
    fn to_status(self) -> StatusCode;

    #[doc(hidden)]
    fn from_status(status: StatusCode) -> Self;
}

impl<C> HeldStatus<C> for StatusCode {
    fn to_status(self) -> StatusCode {
        self
    }

    fn from_status(status: StatusCode) -> Self {
        status
    }
}

/// Reads the field that holds the status.
#[must_use]
pub fn read_status<C, T: HeldStatus<C>>(status: StatusCode) -> T {
    T::from_status(status)
}

/// Checks the value of a field that holds the status of a struct: a 2xx status or the declared one.
///
/// # Errors
///
/// Returns an error if the status is another one.
pub fn success_status<C, T: HeldStatus<C>>(
    status: T,
    declared: &[StatusCode],
) -> Result<StatusCode, IntoHttpError> {
    let status = status.to_status();
    if status.is_success() { Ok(status) } else { listed_status::<C, _>(status, declared) }
}

/// Checks the value of a field that holds the status of a variant.
///
/// # Errors
///
/// Returns an error if the status is not one of those that are declared.
pub fn listed_status<C, T: HeldStatus<C>>(
    status: T,
    declared: &[StatusCode],
) -> Result<StatusCode, IntoHttpError> {
    let status = status.to_status();
    if declared.contains(&status) {
        return Ok(status);
    }
    Err(undeclared())
}

/// Returns the error about a status that the definition does not declare.
pub(super) fn undeclared() -> IntoHttpError {
    EncodeError::new(Place::Status, "", "not one that the definition declares").into()
}

/// Returns the index of the variant that a response is: the one that has the status, or for another 2xx
/// status the first one that has a 2xx status.
#[must_use]
pub fn variant_of(status: StatusCode, variants: &[&[StatusCode]]) -> Option<usize> {
    let find = |test: &dyn Fn(&StatusCode) -> bool| {
        variants.iter().position(|statuses| statuses.iter().any(test))
    };
    let declared = find(&|declared| *declared == status);
    declared.or_else(|| status.is_success().then(|| find(&StatusCode::is_success)).flatten())
}

/// Asserts that a status of a response is not that of an interim response.
#[track_caller]
pub const fn assert_final(statuses: &[StatusCode], index: usize) {
    assert!(
        matches!(statuses[index].as_u16(), 200..=599),
        "the status of a response must be between 200 and 599; write another one"
    );
}

/// Asserts that all statuses of a response with body fields allow a body.
#[track_caller]
pub const fn assert_statuses_allow_body(mut statuses: &[StatusCode], message: &str) {
    while let [status, rest @ ..] = statuses {
        assert!(allows_body(*status), "{}", message);
        statuses = rest;
    }
}

/// Returns whether one of the statuses allows a body. Without statuses, the response may have any.
#[must_use]
pub const fn some_allows_body(mut statuses: &[StatusCode]) -> bool {
    if statuses.is_empty() {
        return true;
    }
    while let [status, rest @ ..] = statuses {
        if allows_body(*status) {
            return true;
        }
        statuses = rest;
    }
    false
}

/// Asserts that a status of a variant is neither in the list before it nor one of a variant before.
#[track_caller]
pub const fn assert_distinct_status(variants: &[&[StatusCode]], variant: usize, index: usize) {
    let (mut before, own) = (variants.split_at(variant).0, variants[variant]);
    let status = own[index];
    assert!(
        !has_status(own.split_at(index).0, status),
        "the variant has this status already; remove one of the two"
    );
    while let [first, others @ ..] = before {
        assert!(
            !has_status(first, status),
            "another variant has this status already; write another one, or one variant for both"
        );
        before = others;
    }
}

pub(super) const fn has_status(mut statuses: &[StatusCode], status: StatusCode) -> bool {
    while let [first, rest @ ..] = statuses {
        if first.as_u16() == status.as_u16() {
            return true;
        }
        statuses = rest;
    }
    false
}
