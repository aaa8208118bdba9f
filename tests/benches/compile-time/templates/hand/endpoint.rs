//! Endpoint NUMBER.

use bytes::Bytes;
use http::Method;
use serde::{Deserialize, Serialize};

use crate::{
    support::{self, Error, History, Target},
    types::{Address, TRACE},
};

pub static HISTORY: History = History {
    unstable: ("org.example.NUMBER", &["unstable", "org.example", "NUMBER", "{}", "update"]),
    stable: &["v1", "NUMBER", "{}", "update"],
};

#[derive(Clone, Debug)]
pub struct Request {
    pub item_id: String,
    pub limit: Option<u64>,
    pub trace: String,
    pub body: Body,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Body {
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

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Response {
    pub id: String,
    pub revision: u64,
    pub accepted: bool,
    pub members: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Request {
    pub fn to_http_request(
        &self,
        target: &Target,
        token: &str,
    ) -> Result<http::Request<Bytes>, Error> {
        let mut uri = support::path(target, &HISTORY, &[&self.item_id])?;
        if let Some(limit) = self.limit {
            support::parameter(&mut uri, "limit", &limit.to_string());
        }
        let body = serde_json::to_vec(&self.body)?;
        let mut request = support::request(Method::POST, uri, token, body)?;
        request.headers_mut().insert(TRACE, support::header_value(&self.trace)?);
        Ok(request)
    }

    pub fn from_http_request(request: &http::Request<Bytes>) -> Result<Self, Error> {
        let [item_id] = support::match_path(request, &Method::POST, &HISTORY)?;
        let mut limit = None;
        for (key, value) in support::query(request.uri()) {
            if key == "limit" {
                support::once(&mut limit, &value, "limit")?;
            }
        }
        Ok(Self {
            item_id,
            limit,
            trace: support::header(request.headers(), &TRACE)?.parse()?,
            body: serde_json::from_slice(support::object(request.body()))?,
        })
    }
}

impl Response {
    pub fn to_http_response(&self) -> Result<http::Response<Bytes>, Error> {
        support::response(serde_json::to_vec(self)?)
    }

    pub fn from_http_response(response: &http::Response<Bytes>) -> Result<Self, Error> {
        support::check_status(response)?;
        Ok(serde_json::from_slice(support::object(response.body()))?)
    }
}

#[cfg(feature = "uses")]
pub mod uses {
    use bytes::Bytes;

    use super::{Request, Response};
    use crate::support::{Error, Target};

    pub fn send(
        request: Request,
        target: &Target,
        token: &str,
    ) -> Result<http::Request<Bytes>, Error> {
        request.to_http_request(target, token)
    }

    pub fn receive(request: &http::Request<Bytes>) -> Result<Request, Error> {
        Request::from_http_request(request)
    }

    pub fn answer(response: Response) -> Result<http::Response<Bytes>, Error> {
        response.to_http_response()
    }

    pub fn read(response: &http::Response<Bytes>) -> Result<Response, Error> {
        Response::from_http_response(response)
    }
}
