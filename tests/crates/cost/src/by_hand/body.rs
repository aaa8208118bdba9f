//! JSON bodies.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Response, StatusCode, header::CONTENT_TYPE};
use serde::{Deserialize, Serialize};

use super::error::Error;

pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A way to decode JSON.
pub(crate) trait Json {
    fn read<'b, T: Deserialize<'b>>(body: &'b [u8]) -> serde_json::Result<T>;
}

/// Validates each string as UTF-8, as `serde_json` does.
pub(crate) struct FromSlice;

/// Validates the body as UTF-8 before it is parsed.
pub(crate) struct FromStr;

impl Json for FromSlice {
    fn read<'b, T: Deserialize<'b>>(body: &'b [u8]) -> serde_json::Result<T> {
        serde_json::from_slice(body)
    }
}

impl Json for FromStr {
    fn read<'b, T: Deserialize<'b>>(body: &'b [u8]) -> serde_json::Result<T> {
        serde_json::from_str(str::from_utf8(body).map_err(serde::de::Error::custom)?)
    }
}

/// Decodes an object, which is empty if the body is. serde's derive alone would accept an array as well.
pub(crate) fn read_object<'b, J: Json, T: Deserialize<'b>>(body: &'b [u8]) -> Result<T, Error> {
    let body = match body.trim_ascii_start().first() {
        Some(b'{') => body,
        None => b"{}",
        Some(_) => {
            return Err(Error::Body { field: String::new(), detail: "expected an object" });
        }
    };
    read::<J, T>(body)
}

/// Decodes a value.
pub(crate) fn read<'b, J: Json, T: Deserialize<'b>>(body: &'b [u8]) -> Result<T, Error> {
    J::read(body).map_err(|_| locate::<T>(body))
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

/// Encodes a value. The body grows if it is longer than the capacity.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T, capacity: usize) -> Result<Bytes, Error> {
    let mut body = Vec::with_capacity(capacity);
    serde_json::to_writer(&mut body, value).map_err(|_| Error::Write)?;
    Ok(Bytes::from(body))
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
