//! Functions that read fields from messages.

use std::{any::type_name, borrow::Cow};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

use crate::{
    DecodeError, DecodeErrorKind, FromHttpRequestError, Metadata, MethodError, Place,
    endpoint::path_template::{Arguments, check_argument},
};

/// Checks the method of a request. `HEAD` is allowed if the endpoint's method is `GET` (RFC 9110,
/// section 9.3.2).
///
/// # Errors
///
/// Returns an error if the endpoint does not allow the method.
pub fn check_method(metadata: &Metadata, method: &Method) -> Result<(), FromHttpRequestError> {
    MethodError::check(&metadata.method, method).map_err(FromHttpRequestError::Method)
}

/// Returns whether a status indicates success: any 2xx status and the declared one do.
#[must_use]
pub fn is_success(status: StatusCode, declared: StatusCode) -> bool {
    status.is_success() || status == declared
}

/// Checks the path of a request for an endpoint whose paths have no placeholders.
///
/// # Errors
///
/// Returns an error if no path of the endpoint matches.
pub(crate) fn check_path(
    metadata: &Metadata,
    request: &http::Request<Bytes>,
) -> Result<(), FromHttpRequestError> {
    let path = request.uri().path();
    // The newest path is the most frequent one.
    let found = metadata.paths().rev().any(|template| template.matches(path));
    if found { Ok(()) } else { Err(FromHttpRequestError::Path) }
}

/// Finds the path of the endpoint that matches the request and decodes its arguments.
///
/// # Errors
///
/// Returns an error if no path matches, if the endpoint does not allow the method, or if an argument
/// is not UTF-8.
pub(crate) fn path_arguments<'r>(
    metadata: &Metadata,
    request: &'r http::Request<Bytes>,
) -> Result<Arguments<'r>, FromHttpRequestError> {
    let path = request.uri().path();
    metadata
        .paths()
        .rev()
        .find_map(|template| template.match_path(path))
        .ok_or(FromHttpRequestError::Path)?
        // The method is checked later otherwise, but a wrong one takes precedence.
        .map_err(|name| match check_method(metadata, request.method()) {
            Err(error) => error,
            Ok(()) => {
                DecodeError::new(Place::Path, name, DecodeErrorKind::Malformed, "expected UTF-8")
                    .into()
            }
        })
}

/// Converts a string into a string type without `FromStr`: `Cow<str>`, `Box<str>`, `Arc<str>`.
#[must_use]
pub fn convert<T: From<String>>(text: &str) -> Option<T> {
    Some(String::from(text).into())
}

/// Reads the path argument `name`.
///
/// # Errors
///
/// Returns an error if the argument is missing or cannot be parsed.
pub fn path_argument<T>(
    arguments: &[(&str, &str)],
    name: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<T, DecodeError> {
    let error = |kind, detail: Cow<'static, str>| DecodeError::new(Place::Path, name, kind, detail);
    let (_, text) = arguments
        .iter()
        .find(|(argument, _)| *argument == name)
        .ok_or_else(|| error(DecodeErrorKind::Missing, "missing".into()))?;
    check_argument(text)
        .map_err(|problem| error(DecodeErrorKind::Invalid, problem.to_string().into()))?;
    parse(text).ok_or_else(|| error(DecodeErrorKind::Invalid, expected::<T>()))
}

/// Reads a required header field.
///
/// # Errors
///
/// Returns an error if the field is missing, repeated or cannot be parsed.
pub fn header<T>(
    headers: &HeaderMap,
    name: &HeaderName,
    parse: fn(&str) -> Option<T>,
) -> Result<T, DecodeError> {
    header_option(headers, name, parse)?
        .ok_or_else(|| header_error(name, DecodeErrorKind::Missing, "missing"))
}

/// Reads an optional header field.
///
/// # Errors
///
/// Returns an error if the field is repeated or cannot be parsed.
pub fn header_option<T>(
    headers: &HeaderMap,
    name: &HeaderName,
    parse: fn(&str) -> Option<T>,
) -> Result<Option<T>, DecodeError> {
    let mut lines = headers.get_all(name).iter();
    match (lines.next(), lines.next()) {
        (None, _) => Ok(None),
        (Some(line), None) => header_value(name, line, parse).map(Some),
        (Some(_), Some(_)) => {
            Err(header_error(name, DecodeErrorKind::Unexpected, "given more than once"))
        }
    }
}

/// Reads a header field that may be repeated, with one element per line.
///
/// # Errors
///
/// Returns an error if a line cannot be parsed.
pub fn header_list<T>(
    headers: &HeaderMap,
    name: &HeaderName,
    parse: fn(&str) -> Option<T>,
) -> Result<Vec<T>, DecodeError> {
    headers.get_all(name).iter().map(|line| header_value(name, line, parse)).collect()
}

fn header_value<T>(
    name: &HeaderName,
    line: &HeaderValue,
    parse: fn(&str) -> Option<T>,
) -> Result<T, DecodeError> {
    let text = line
        .to_str()
        .map_err(|_| header_error(name, DecodeErrorKind::Malformed, "expected ASCII text"))?;
    parse(text).ok_or_else(|| header_error(name, DecodeErrorKind::Invalid, expected::<T>()))
}

fn header_error(
    name: &HeaderName,
    kind: DecodeErrorKind,
    detail: impl Into<Cow<'static, str>>,
) -> DecodeError {
    DecodeError::new(Place::Header, String::from(name.as_str()), kind, detail)
}

/// Returns a message that names the type without its modules, which mean nothing to the sender.
fn expected<T>() -> Cow<'static, str> {
    let mut short = String::from("not a valid `");
    let mut word = String::new();
    for c in type_name::<T>().chars() {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else {
            if c != ':' {
                short.push_str(&word);
                short.push(c);
            }
            word.clear();
        }
    }
    short.push_str(&word);
    short.push('`');
    short.into()
}
