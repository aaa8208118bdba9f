use std::fmt;

use pathlore::{
    EndpointError, ErrorResponse, IntoHttpError, Metadata, OutgoingResponse, bytes::Bytes, http,
    metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/login"
};

#[derive(Debug)]
struct Private(ErrorResponse);

impl fmt::Display for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Private {}

impl OutgoingResponse for Private {
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        self.0.to_http_response()
    }
}

impl EndpointError for Private {
    fn from_http_response(response: &http::Response<Bytes>) -> Self {
        Self(ErrorResponse::from_http_response(response))
    }
}

#[request(error = Private)]
pub struct Request {}

#[response(error = Private)]
pub struct Response {}

fn main() {}

// remedy: make the error type `pub`
// remedy: make the error type `pub`
// title: A private error type
