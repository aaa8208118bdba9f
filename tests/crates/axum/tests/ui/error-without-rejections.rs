use std::{error::Error, fmt};

use pathlore::{
    EndpointError, IntoHttpError, Metadata, OutgoingResponse, bytes::Bytes, http, metadata, request,
    response,
};
use pathlore_axum::{Call, Endpoints};

#[derive(Debug)]
pub struct ApiError;

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("error")
    }
}

impl Error for ApiError {}

impl OutgoingResponse for ApiError {
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        Ok(http::Response::new(Bytes::new()))
    }
}

impl EndpointError for ApiError {
    fn from_http_response(_response: &http::Response<Bytes>) -> Self {
        Self
    }
}

const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/" };

#[request]
pub struct Request {}

#[response(error = ApiError)]
pub struct Response {}

async fn handler(_call: Call<Request>) -> Result<Response, ApiError> {
    Ok(Response {})
}

fn main() {
    let _ = Endpoints::<()>::new().endpoint(handler);
}
