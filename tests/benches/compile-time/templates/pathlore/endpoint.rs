//! Endpoint NUMBER.

use pathlore::{Metadata, metadata, request, response};

use crate::types::{Address, TRACE};

const METADATA: Metadata = metadata! {
    method: POST,
    rate_limited: true,
    authentication: AccessToken,
    history: {
        unstable("org.example.NUMBER") => "/unstable/org.example/NUMBER/{item_id}/update",
        1.0 => "/v1/NUMBER/{item_id}/update",
    }
};

#[request]
pub struct Request {
    #[api(path)]
    pub item_id: String,
    #[api(query)]
    pub limit: Option<u64>,
    #[api(header = TRACE)]
    pub trace: String,
    pub title: String,
    pub topic: Option<String>,
    pub enabled: bool,
    pub priority: u64,
    pub tags: Vec<String>,
    pub address: Address,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    // TOUCH
}

#[response]
pub struct Response {
    pub id: String,
    pub revision: u64,
    pub accepted: bool,
    pub members: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[cfg(feature = "uses")]
pub mod uses {
    use pathlore::{
        FromHttpRequestError, FromHttpResponseError, IncomingRequest, IncomingResponse,
        IntoHttpError, OutgoingRequest, OutgoingResponse, Target, auth::BearerToken, bytes::Bytes,
        http,
    };

    use super::{Request, Response};

    pub fn send(
        request: Request,
        target: &Target,
        token: &BearerToken,
    ) -> Result<http::Request<Bytes>, IntoHttpError> {
        request.to_http_request(target, token.into())
    }

    pub fn receive(request: &http::Request<Bytes>) -> Result<Request, FromHttpRequestError> {
        Request::from_http_request(request)
    }

    pub fn answer(response: Response) -> Result<http::Response<Bytes>, IntoHttpError> {
        response.to_http_response()
    }

    pub fn read(
        response: &http::Response<Bytes>,
    ) -> Result<Response, FromHttpResponseError<pathlore::ErrorResponse>> {
        Response::from_http_response(response)
    }
}
