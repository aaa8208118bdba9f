//! Error types.

use bytes::Bytes;
use http::StatusCode;

use super::{
    Checked,
    columns::{ReadPart, form},
    places::equal,
    read::read_response,
    status::{HeldStatus, has_status, undeclared},
};
use crate::{
    DecodeError, DecodeErrorKind, FromRejection, IntoHttpError, Place, Rejection,
    format::json::Json,
};

/// The statuses and the code that tell an error apart from others.
#[derive(Debug)]
pub struct ErrorCase {
    statuses: &'static [StatusCode],
    /// The first digits of statuses.
    classes: &'static [u16],
    code: Option<&'static str>,
}

/// Creates a case without a code.
#[must_use]
pub const fn error_case(statuses: &'static [StatusCode], classes: &'static [u16]) -> ErrorCase {
    ErrorCase { statuses, classes, code: None }
}

impl ErrorCase {
    /// Returns the case with a code.
    #[must_use]
    pub const fn code(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self }
    }

    /// Returns the statuses that are no classes.
    #[must_use]
    pub const fn statuses(&self) -> &'static [StatusCode] {
        self.statuses
    }

    /// Returns the classes of statuses.
    #[must_use]
    pub const fn classes(&self) -> &'static [u16] {
        self.classes
    }

    /// Returns the status that is written.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self.statuses {
            [first, ..] => *first,
            [] => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Returns the status if the case can have it, or else the one that is written.
    #[must_use]
    pub fn nearest(&self, status: StatusCode) -> StatusCode {
        if self.has(status) { status } else { self.status() }
    }

    /// Returns whether the case can have the status. Without statuses, that is any status but those
    /// of success.
    fn has(&self, status: StatusCode) -> bool {
        self.statuses.contains(&status)
            || self.classes.contains(&(status.as_u16() / 100))
            || self.is_any() && status.as_u16() >= 300
    }

    /// Returns whether the case has no statuses of its own.
    const fn is_any(&self) -> bool {
        self.statuses.is_empty() && self.classes.is_empty()
    }

    /// Returns how specifically the case is that of a response, or `None` if it is not.
    fn rank(&self, status: StatusCode, code: Option<&str>) -> Option<u8> {
        if !self.has(status) || self.code.is_some() && self.code != code {
            return None;
        }
        Some(match self.code {
            Some(_) if !self.is_any() => 3,
            Some(_) => 2,
            None if self.statuses.contains(&status) => 1,
            None => 0,
        })
    }
}

/// Returns the index of the case that a response is. `name` is that of the member which holds the
/// code. The order is: a status and a code, a code, a status, a class of statuses.
#[must_use]
pub fn find_case(
    response: &http::Response<Bytes>,
    name: Option<&'static str>,
    cases: &[ErrorCase],
) -> Option<usize> {
    let code = name.and_then(|name| code(response, (name,)));
    find(response, code.as_deref(), cases)
}

/// Returns the index of the case that a response is whose body is a form. `name` is that of the
/// parameter which holds the code.
#[must_use]
pub fn find_form_case(
    response: &http::Response<Bytes>,
    name: &'static str,
    cases: &[ErrorCase],
) -> Option<usize> {
    find(response, code(response, form((name,))).as_deref(), cases)
}

/// Returns the code that a body of this description has.
fn code<B>(response: &http::Response<Bytes>, body: B) -> Option<String>
where
    B: ReadPart<Checked, Json, (Option<String>,)>,
{
    read_response::<Checked, DecodeError, _, _>(response, ((), body)).ok()?.1.0
}

fn find(
    response: &http::Response<Bytes>,
    code: Option<&str>,
    cases: &[ErrorCase],
) -> Option<usize> {
    let ranks = cases.iter().enumerate().filter_map(|(index, case)| {
        let rank = case.rank(response.status(), code)?;
        // The first of two classes.
        Some((rank, std::cmp::Reverse(index)))
    });
    ranks.max().map(|(_, index)| index.0)
}

/// Returns the error about a response that is none of the cases. It is not shown.
#[must_use]
pub fn no_case() -> DecodeError {
    DecodeError::new(Place::Status, "", DecodeErrorKind::Unexpected, "not that of a case")
}

/// Checks the value of a field that holds the status of an error.
///
/// # Errors
///
/// Returns an error if the case cannot have the status.
pub fn error_status<C, T: HeldStatus<C>>(
    status: T,
    case: &ErrorCase,
) -> Result<StatusCode, IntoHttpError> {
    let status = status.to_status();
    if case.has(status) { Ok(status) } else { Err(undeclared()) }
}

/// The type that an error has in common with others, or that keeps a response.
pub trait RestError<C>: Sized {
    /// Writes the error.
    ///
    /// # Errors
    ///
    /// Returns an error if a field cannot be written.
    fn write(&self) -> Result<http::Response<Bytes>, IntoHttpError>;

    /// Reads the error.
    fn read(response: &http::Response<Bytes>) -> Self;

    /// Returns the answer to a rejection.
    fn reject(rejection: Rejection) -> Self;
}

impl<C, T: FromRejection> RestError<C> for T {
    fn write(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        self.to_http_response()
    }

    fn read(response: &http::Response<Bytes>) -> Self {
        Self::from_http_response(response)
    }

    fn reject(rejection: Rejection) -> Self {
        Self::from_rejection(rejection)
    }
}

/// The type of a field that receives the text of a rejection.
pub trait Detail<C> {
    #[doc(hidden)]
    fn of(text: String) -> Self;
}

impl<C, T: From<String>> Detail<C> for T {
    fn of(text: String) -> Self {
        text.into()
    }
}

/// Returns the text of a rejection.
#[must_use]
pub fn detail<C, T: Detail<C>>(rejection: &Rejection) -> T {
    T::of(rejection.to_string())
}

/// Asserts that a status of a case is that of an error.
#[track_caller]
pub const fn assert_error_status(case: &ErrorCase, index: usize) {
    assert!(
        matches!(case.statuses[index].as_u16(), 300..=599),
        "a response with this status is never an error; write one between 300 and 599"
    );
}

/// Asserts that no case before the one at `index` is the same.
#[track_caller]
pub const fn assert_distinct_case(cases: &[ErrorCase], index: usize) {
    let case = &cases[index];
    let mut others = cases.split_at(index).0;
    while let [other, rest @ ..] = others {
        assert!(
            !is_same(case, other),
            "another variant is the same case already; write another status or code"
        );
        others = rest;
    }
}

const fn is_same(case: &ErrorCase, other: &ErrorCase) -> bool {
    let has_same_code = match (case.code, other.code) {
        (Some(code), Some(other)) => equal(code, other),
        (None, None) => true,
        _ => false,
    };
    has_same_code && (case.is_any() && other.is_any() || shares(case, other))
}

/// Returns whether two cases have a status or a class in common.
const fn shares(case: &ErrorCase, other: &ErrorCase) -> bool {
    let (mut statuses, mut classes) = (case.statuses, case.classes);
    while let [status, rest @ ..] = statuses {
        if has_status(other.statuses, *status) {
            return true;
        }
        statuses = rest;
    }
    while let [class, rest @ ..] = classes {
        let mut others = other.classes;
        while let [other, rest @ ..] = others {
            if *class == *other {
                return true;
            }
            others = rest;
        }
        classes = rest;
    }
    false
}
