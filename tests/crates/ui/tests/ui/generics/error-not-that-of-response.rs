use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Debug)]
pub struct MyError;

impl std::fmt::Display for MyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for MyError {}

impl pathlore::OutgoingResponse for MyError {
    fn to_http_response(
        &self,
    ) -> Result<pathlore::http::Response<pathlore::bytes::Bytes>, pathlore::IntoHttpError> {
        Ok(Default::default())
    }
}

impl pathlore::EndpointError for MyError {
    fn from_http_response(_: &pathlore::http::Response<pathlore::bytes::Bytes>) -> Self {
        Self
    }
}

#[request(error = MyError)]
pub struct Request<T> {
    pub value: T,
}

#[response]
pub struct Response {}

fn main() {
    let _: Option<<Request<u8> as pathlore::Endpoint>::EndpointError> = None;
}

// title: none
