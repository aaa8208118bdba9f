//! The code that all requests share.

use bytes::Bytes;
use http::{
    HeaderValue, Method, Request, Uri,
    header::CONTENT_TYPE,
    uri::{Authority, Parts, PathAndQuery, Scheme},
};
use serde::{Deserialize, Serialize};

use crate::{PATH, form};

/// An error of a request that is written by hand.
#[derive(Debug)]
pub enum Error {
    /// The method or the path is not that of the endpoint.
    Endpoint,
    /// The URI is not valid.
    Uri,
    /// A parameter is not valid.
    Parameter(form::Error),
    /// The body is not valid.
    Body(serde_json::Error),
    /// A required member is missing.
    Missing,
}

impl From<form::Error> for Error {
    fn from(error: form::Error) -> Self {
        Self::Parameter(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Body(error)
    }
}

/// A request of an endpoint.
pub trait ByHand: Sized {
    /// Encodes the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the base URL is not valid.
    fn encode(&self, base_url: &str) -> Result<Request<Bytes>, Error>;

    /// Decodes a request.
    ///
    /// # Errors
    ///
    /// Returns an error if the request is not valid.
    fn decode(request: &Request<Bytes>) -> Result<Self, Error>;
}

static PARSED_PATH: PathAndQuery = PathAndQuery::from_static(PATH);

/// Encodes a request with a body.
///
/// # Errors
///
/// Returns an error if the body cannot be encoded or the base URL is not valid.
pub fn post<T: Serialize>(
    base_url: &str,
    body: &T,
    capacity: usize,
) -> Result<Request<Bytes>, Error> {
    let authority = base_url.strip_prefix("https://").ok_or(Error::Uri)?;
    let mut parts = Parts::default();
    parts.scheme = Some(Scheme::HTTPS);
    parts.authority = Some(Authority::try_from(authority).map_err(|_| Error::Uri)?);
    parts.path_and_query = Some(PARSED_PATH.clone());
    let mut bytes = Vec::with_capacity(capacity);
    serde_json::to_writer(&mut bytes, body)?;
    let mut request = Request::new(Bytes::from(bytes));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = Uri::from_parts(parts).map_err(|_| Error::Uri)?;
    request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(request)
}

/// Decodes the body of a request.
///
/// # Errors
///
/// Returns an error if the request is not valid.
pub fn read_post<'r, T: Deserialize<'r>>(request: &'r Request<Bytes>) -> Result<T, Error> {
    if *request.method() != Method::POST || request.uri().path() != PATH {
        return Err(Error::Endpoint);
    }
    Ok(serde_json::from_slice(request.body())?)
}

/// Starts the URI of a request with a query.
#[must_use]
pub fn start(base_url: &str, capacity: usize) -> String {
    let mut uri = String::with_capacity(base_url.len() + PATH.len() + 1 + capacity);
    uri.push_str(base_url);
    uri.push_str(PATH);
    uri.push('?');
    uri
}

/// Encodes a request with a query. Each parameter ends with an ampersand, also the last.
///
/// # Errors
///
/// Returns an error if the URI is not valid.
pub fn get(mut uri: String) -> Result<Request<Bytes>, Error> {
    uri.pop();
    let mut request = Request::new(Bytes::new());
    *request.uri_mut() = Uri::from_maybe_shared(Bytes::from(uri)).map_err(|_| Error::Uri)?;
    Ok(request)
}

/// Writes a parameter.
pub fn push(uri: &mut String, name: &str, value: &str) {
    uri.push_str(name);
    uri.extend(form_urlencoded::byte_serialize(value.as_bytes()));
    uri.push('&');
}

/// Reads the parameters of a request.
///
/// # Errors
///
/// Returns an error if the method or the path is not that of the endpoint.
pub fn read_get(request: &Request<Bytes>) -> Result<form::Pairs<'_>, Error> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) || request.uri().path() != PATH {
        return Err(Error::Endpoint);
    }
    Ok(form::pairs(request.uri().query()))
}
