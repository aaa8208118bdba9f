//! JSON bodies.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Response, StatusCode, header::CONTENT_TYPE};
use serde::{Deserialize, Serialize};

use super::error::Error;

pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// An empty body reads as `{}`.
fn or_empty_object(body: &[u8]) -> &[u8] {
    if body.trim_ascii_start().is_empty() { b"{}" } else { body }
}

/// Reads an object. serde's derive would take an array as well.
pub(crate) fn read_object<'b, T: Deserialize<'b>>(body: &'b [u8]) -> Result<T, Error> {
    let body = or_empty_object(body);
    if body.trim_ascii_start().first() != Some(&b'{') {
        return Err(Error::Body { field: String::new(), detail: "expected an object" });
    }
    read(body)
}

pub(crate) fn read<'b, T: Deserialize<'b>>(body: &'b [u8]) -> Result<T, Error> {
    serde_json::from_slice(body).map_err(|_| locate::<T>(body))
}

/// Reads once more, for the place of the error: who reads bodies that are right shall not pay for
/// tracking where it is.
#[cold]
fn locate<'b, T: Deserialize<'b>>(body: &'b [u8]) -> Error {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
        Ok(_) => Error::Body { field: String::new(), detail: "trailing characters" },
        Err(error) => {
            let detail = if error.inner().is_data() { "not of its type" } else { "malformed" };
            Error::Body { field: error.path().to_string(), detail }
        }
    }
}

pub(crate) fn write<T: Serialize + ?Sized>(value: &T) -> Result<Bytes, Error> {
    serde_json::to_vec(value).map(Bytes::from).map_err(|_| Error::Write)
}

/// A response with a JSON body.
pub(crate) fn respond(status: StatusCode, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, JSON);
    response
}

/// What an endpoint answers that has no errors of its own.
pub(crate) fn check_status(response: &Response<Bytes>) -> Result<(), Error> {
    if response.status().is_success() {
        Ok(())
    } else {
        let headers: Box<HeaderMap> = response.headers().clone().into();
        Err(Error::Response(response.status(), headers, response.body().clone()))
    }
}
