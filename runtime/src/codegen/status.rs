//! The statuses of responses.

use bytes::Bytes;
use http::StatusCode;

use super::message::{MessageWriter, allows_body, response};
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
    Err(EncodeError::new(Place::Status, "", "not one that the definition declares").into())
}

/// Assembles a response whose status is the value of a field.
///
/// # Errors
///
/// Returns an error if there is a body that the status does not allow.
pub fn checked_response(
    status: StatusCode,
    message: MessageWriter,
) -> Result<http::Response<Bytes>, IntoHttpError> {
    let response = response(status, message);
    if response.body().is_empty() || allows_body(status) {
        return Ok(response);
    }
    Err(EncodeError::new(Place::Body, "", "the status allows none").into())
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
