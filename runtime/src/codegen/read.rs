//! Reads the parts of a message.

use ::serde::de::DeserializeOwned;
use bytes::Bytes;
use http::HeaderMap;
use serde_json::de::StrRead;

use super::{
    columns::{Arguments, Headers, ReadColumns},
    written::RawBytes,
};
use crate::{
    DecodeError,
    format::{
        field_reader::Unknown,
        form::{Form, Query, ReadError, WholeQuery, from_query, from_query_by},
        json::{Json, from_json, from_json_by},
    },
};

/// Reads path arguments that have been split and decoded.
///
/// # Errors
///
/// Returns an error if an argument is missing or invalid.
pub fn read_path<C, T: ReadColumns<C, Arguments>>(
    arguments: &[(&str, &str)],
    columns: T,
) -> Result<T::Values, DecodeError> {
    columns.read(arguments)
}

/// Reads header fields.
///
/// # Errors
///
/// Returns an error if a field is missing, repeated or invalid.
pub fn read_headers<C, T: ReadColumns<C, Headers>>(
    headers: &HeaderMap,
    columns: T,
) -> Result<T::Values, DecodeError> {
    columns.read(headers)
}

/// Reads the parameters of a query, without those that are credentials.
///
/// # Errors
///
/// Returns an error if the query is not UTF-8, or does not have the form of these parameters.
pub fn read_query<C, T: ReadColumns<C, Form>>(
    query: &str,
    credentials: &[&str],
    unknown: Unknown,
    columns: T,
) -> Result<T::Values, DecodeError> {
    columns.read(Query { pairs: query, credentials, unknown })
}

/// Reads the members of a body, which is an object. An empty body is read as `{}`.
///
/// # Errors
///
/// Returns an error if the body is not an object of these members.
pub fn read_body<C, T: ReadColumns<C, Json>>(
    body: &[u8],
    unknown: Unknown,
    columns: T,
) -> Result<T::Values, DecodeError> {
    columns.read((body, unknown))
}

/// Reads a body as a whole. An empty body is read as `{}`.
///
/// # Errors
///
/// Returns an error if the body is not JSON, or does not have the form of `T`.
pub fn read_whole_body<C, T: ReadWhole<C>>(body: &[u8]) -> Result<T, DecodeError> {
    T::read_body(body)
}

/// Reads a body as a whole with a function. An empty body is read as `{}`.
///
/// # Errors
///
/// Returns an error if the body is not JSON, or if the function does.
pub fn read_whole_body_by<T>(
    body: &[u8],
    read: impl Fn(&mut serde_json::Deserializer<StrRead<'_>>) -> Result<T, serde_json::Error>,
) -> Result<T, DecodeError> {
    from_json_by(body, read)
}

/// Reads a query as a whole with a function, without the parameters that are credentials.
///
/// # Errors
///
/// Returns an error if the function does.
pub fn read_whole_query_by<T>(
    query: &str,
    credentials: &[&str],
    read: impl Fn(WholeQuery<'_, '_>) -> Result<T, ReadError>,
) -> Result<T, DecodeError> {
    from_query_by(query, credentials, read)
}

/// Reads a query as a whole, without the parameters that are credentials.
///
/// # Errors
///
/// Returns an error if the query is not UTF-8, or does not have the form of `T`.
pub fn read_whole_query<C, T: ReadWhole<C>>(
    query: &str,
    credentials: &[&str],
) -> Result<T, DecodeError> {
    T::read_query(query, credentials)
}

/// Reads a body as it is.
#[must_use]
pub fn read_raw_body<C, T: RawBytes<C>>(body: &Bytes) -> T {
    T::from_bytes(body)
}

/// A type that can be a whole body or query. [`ReadColumns`] describes `C`.
pub trait ReadWhole<C>: Sized {
    /// Reads a body.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not JSON, or does not have the form of the type.
    fn read_body(body: &[u8]) -> Result<Self, DecodeError>;

    /// Reads a query.
    ///
    /// # Errors
    ///
    /// Returns an error if the query is not UTF-8, or does not have the form of the type.
    fn read_query(query: &str, credentials: &[&str]) -> Result<Self, DecodeError>;
}

impl<C, T: DeserializeOwned> ReadWhole<C> for T {
    fn read_body(body: &[u8]) -> Result<Self, DecodeError> {
        from_json(body)
    }

    fn read_query(query: &str, credentials: &[&str]) -> Result<Self, DecodeError> {
        from_query(Some(query), credentials)
    }
}
