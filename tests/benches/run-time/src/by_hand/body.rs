//! JSON bodies.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Response, StatusCode, header::CONTENT_TYPE};
use serde::{Deserialize, Serialize};

use super::error::Error;

pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Returns `{}` if the body is empty.
fn or_empty_object(body: &[u8]) -> &[u8] {
    if body.trim_ascii_start().is_empty() { b"{}" } else { body }
}

/// Decodes an object. serde's derive alone would accept an array as well.
pub(crate) fn read_object<'b, T: Deserialize<'b>>(body: &'b [u8]) -> Result<T, Error> {
    let body = or_empty_object(body);
    if body.trim_ascii_start().first() != Some(&b'{') {
        return Err(Error::Body { field: String::new(), detail: "expected an object" });
    }
    read(body)
}

/// Decodes a value.
pub(crate) fn read<'b, T: Deserialize<'b>>(body: &'b [u8]) -> Result<T, Error> {
    serde_json::from_slice(body).map_err(|_| locate::<T>(body))
}

/// Decodes the body again to locate the error, so that decoding valid bodies does not have to track
/// the place.
#[cold]
fn locate<'b, T: Deserialize<'b>>(body: &'b [u8]) -> Error {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
        Ok(_) => Error::Body { field: String::new(), detail: "trailing characters" },
        Err(error) => {
            let detail = if error.inner().is_data() { "wrong type" } else { "malformed" };
            Error::Body { field: error.path().to_string(), detail }
        }
    }
}

/// Encodes a value.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T) -> Result<Bytes, Error> {
    serde_json::to_vec(value).map(Bytes::from).map_err(|_| Error::Write)
}

/// Creates a response with a JSON body.
pub(crate) fn respond(status: StatusCode, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, JSON);
    response
}

/// Returns an error if the response of an endpoint without an error type is not successful.
pub(crate) fn check_status(response: &Response<Bytes>) -> Result<(), Error> {
    if response.status().is_success() {
        Ok(())
    } else {
        let headers: Box<HeaderMap> = response.headers().clone().into();
        Err(Error::Response(response.status(), headers, response.body().clone()))
    }
}
