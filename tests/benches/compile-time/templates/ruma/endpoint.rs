//! Endpoint NUMBER.

use ruma_common::{
    api::{auth_scheme::AccessToken, request, response},
    metadata,
};

use crate::types::{Address, TRACE};

metadata! {
    method: POST,
    rate_limited: true,
    authentication: AccessToken,
    history: {
        unstable("org.example.NUMBER") => "/unstable/org.example/NUMBER/{item_id}/update",
        1.0 => "/v1/NUMBER/{item_id}/update",
    }
}

#[request]
pub struct Request {
    #[ruma_api(path)]
    pub item_id: String,
    #[ruma_api(query)]
    pub limit: Option<u64>,
    #[ruma_api(header = TRACE)]
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
    use std::borrow::Cow;

    use ruma_common::api::{
        IncomingRequestExt, IncomingResponseExt, OutgoingRequestExt, OutgoingResponseExt,
        SupportedVersions,
        auth_scheme::SendAccessToken,
        error::{Error, FromHttpRequestError, FromHttpResponseError, IntoHttpError},
    };

    use super::{Request, Response};

    pub fn send(
        request: Request,
        base_url: &str,
        token: SendAccessToken<'_>,
        versions: &SupportedVersions,
    ) -> Result<http::Request<Vec<u8>>, IntoHttpError> {
        request.try_into_http_request(base_url, token, Cow::Borrowed(versions))
    }

    pub fn receive(
        request: http::Request<&[u8]>,
        path_arguments: &[&str],
    ) -> Result<Request, FromHttpRequestError> {
        Request::try_from_http_request(request, path_arguments)
    }

    pub fn answer(response: Response) -> Result<http::Response<Vec<u8>>, IntoHttpError> {
        response.try_into_http_response()
    }

    pub fn read(response: http::Response<&[u8]>) -> Result<Response, FromHttpResponseError<Error>> {
        Response::try_from_http_response(response)
    }
}
