use std::{fmt, marker::PhantomData};

use pathlore::{
    Endpoint, EndpointError, IntoHttpError, Metadata, OutgoingResponse, bytes::Bytes, http,
    metadata, request, response,
};

#[derive(Debug)]
pub struct Failure<R>(PhantomData<fn(R)>);

impl<R> fmt::Display for Failure<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("failed")
    }
}

impl<R: fmt::Debug> std::error::Error for Failure<R> {}

impl<R> OutgoingResponse for Failure<R> {
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        Ok(http::Response::new(Bytes::new()))
    }
}

impl<R: Endpoint<EndpointError = Self> + fmt::Debug + 'static> EndpointError for Failure<R> {
    fn from_http_response(_: &http::Response<Bytes>) -> Self {
        Self(PhantomData)
    }
}

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(error = Failure<Request>)]
pub struct Request {
    pub number: Box<u8>,
}

#[response(error = Failure<Request>)]
pub struct Response {
    pub number: Box<u8>,
}

#[test]
fn works() {
    let error: <Request as Endpoint>::EndpointError = Failure(PhantomData);
    assert_eq!(error.to_string(), "failed");
}
