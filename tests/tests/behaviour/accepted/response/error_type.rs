//! A custom error type.
#![deny(warnings)]

use std::fmt;

use pathlore::{
    EndpointError, FromHttpResponseError, IncomingResponse as _, IntoHttpError, OutgoingResponse,
    bytes::Bytes, http, response,
};

#[derive(Debug)]
pub struct Refused(u16);

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "refused with {}", self.0)
    }
}

impl std::error::Error for Refused {}

impl OutgoingResponse for Refused {
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        let mut response = http::Response::new(Bytes::new());
        *response.status_mut() = http::StatusCode::from_u16(self.0).unwrap();
        Ok(response)
    }
}

impl EndpointError for Refused {
    fn from_http_response(response: &http::Response<Bytes>) -> Self {
        Self(response.status().as_u16())
    }
}

#[response(error = Refused)]
pub struct Response {}

#[test]
fn works() {
    let refusal = Refused(403).to_http_response().unwrap();
    match Response::from_http_response(&refusal) {
        Err(FromHttpResponseError::Endpoint(error)) => assert_eq!(error.0, 403),
        other => panic!("{other:?}"),
    }
}
