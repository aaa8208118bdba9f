//! The traits of hand-written messages.

use bytes::Bytes;
use http::{Request, Response};

use super::{body::Json, destination::Destination, error::Error};

/// A request of an endpoint.
pub(crate) trait ByHandRequest: Sized {
    /// Encodes the request.
    fn encode<D: Destination>(&self, destination: &D) -> Result<Request<Bytes>, Error>;

    /// Decodes a request.
    fn decode<J: Json>(request: &Request<Bytes>) -> Result<Self, Error>;
}

/// A response of an endpoint.
pub(crate) trait ByHandResponse: Sized {
    /// Encodes the response.
    fn encode(&self) -> Result<Response<Bytes>, Error>;

    /// Decodes a response.
    fn decode<J: Json>(response: &Response<Bytes>) -> Result<Self, Error>;
}
