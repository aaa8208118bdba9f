//! Comparison of messages.

use bytes::Bytes;
use http::HeaderMap;
use percent_encoding::percent_decode_str;
use serde_json::Value;

/// A request or a response. Equal values are identical on the wire.
#[derive(Debug, PartialEq)]
pub struct Message {
    /// The method and the URI, or the status.
    start: String,
    headers: Vec<(String, Bytes)>,
    body: Bytes,
}

/// The content of a message, regardless of the order of members, parameters and header fields.
#[derive(Debug, PartialEq)]
pub struct Content {
    start: String,
    parameters: Vec<(String, String)>,
    headers: Vec<(String, Bytes)>,
    body: Result<Value, Bytes>,
}

fn fields(headers: &HeaderMap) -> Vec<(String, Bytes)> {
    let mut fields: Vec<_> = headers
        .iter()
        .map(|(name, value)| (name.to_string(), Bytes::copy_from_slice(value.as_bytes())))
        .collect();
    // The order of fields with different names is not significant (RFC 9110, section 5.3).
    fields.sort();
    fields
}

impl Message {
    /// Copies a request.
    pub fn request<B: AsRef<[u8]>>(request: &http::Request<B>) -> Self {
        Self {
            start: format!("{} {}", request.method(), request.uri()),
            headers: fields(request.headers()),
            body: Bytes::copy_from_slice(request.body().as_ref()),
        }
    }

    /// Copies a response.
    pub fn response<B: AsRef<[u8]>>(response: &http::Response<B>) -> Self {
        Self {
            start: response.status().to_string(),
            headers: fields(response.headers()),
            body: Bytes::copy_from_slice(response.body().as_ref()),
        }
    }

    /// Returns the content, which can be compared regardless of the order.
    pub fn content(self) -> Content {
        let (start, query) = self.start.split_once('?').unwrap_or((&self.start, ""));
        let mut parameters: Vec<_> =
            form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        parameters.sort();
        Content {
            start: percent_decode_str(start).decode_utf8_lossy().into_owned(),
            parameters,
            headers: self.headers,
            body: serde_json::from_slice(&self.body).map_err(|_| self.body),
        }
    }
}
