//! The endpoints with JSON bodies.

use std::time::Duration;

use bytes::Bytes;
use http::{
    Method, Request, Response, StatusCode,
    header::{AUTHORIZATION, CONTENT_TYPE},
    uri::PathAndQuery,
};
use serde::{Deserialize, Serialize};

use super::{
    body::{JSON, Json, check_status, read, read_object, respond, write},
    destination::{Destination, Supported},
    error::Error,
    form::{pairs, set},
    message::{ByHandRequest, ByHandResponse},
    uiaa,
};
use crate::model::{AuthData, Entry, RegistrationKind, WellKnown};

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RegisterRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    initial_device_display_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth: Option<AuthData>,
    /// Part of the query.
    #[serde(skip)]
    kind: RegistrationKind,
    #[serde(default, skip_serializing_if = "is_false")]
    inhibit_login: bool,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    login_type: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    refresh_token: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    guest_access_token: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RegisterResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    access_token: Option<String>,
    user_id: String,
    device_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    #[serde(default, with = "super::duration::opt_ms", skip_serializing_if = "Option::is_none")]
    #[serde(rename = "expires_in_ms")]
    expires_in: Option<Duration>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct LoginResponse {
    user_id: String,
    access_token: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_server: Option<String>,
    device_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    #[serde(default, with = "super::duration::opt_ms", skip_serializing_if = "Option::is_none")]
    #[serde(rename = "expires_in_ms")]
    expires_in: Option<Duration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    well_known: Option<WellKnown>,
}

#[derive(Debug)]
pub(crate) struct LogoutRequest {}

#[derive(Debug)]
pub(crate) struct LogoutResponse {}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct GetTokenRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    auth: Option<AuthData>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct GetTokenResponse {
    #[serde(rename = "expires_in_ms", with = "super::duration::ms")]
    expires_in: Duration,
    login_token: String,
}

#[derive(Debug)]
pub(crate) struct ListResponse(Vec<Entry>);

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

/// Creates a POST request. `with_token` is set if the endpoint requires a token.
pub(super) fn post<D: Destination>(
    destination: &D,
    path: &PathAndQuery,
    with_token: bool,
    body: Option<Bytes>,
) -> Result<Request<Bytes>, Error> {
    let has_body = body.is_some();
    let mut request = Request::new(body.unwrap_or_default());
    *request.method_mut() = Method::POST;
    *request.uri_mut() = destination.constant(path)?;
    if has_body {
        request.headers_mut().insert(CONTENT_TYPE, JSON);
    }
    if with_token {
        request.headers_mut().insert(AUTHORIZATION, destination.authorization()?);
    }
    Ok(request)
}

/// Checks the method and the path.
pub(super) fn check(request: &Request<Bytes>, paths: [&str; 2]) -> Result<(), Error> {
    if *request.method() != Method::POST {
        return Err(Error::Method);
    }
    if paths.contains(&request.uri().path()) { Ok(()) } else { Err(Error::Path) }
}

/// Chooses the path of an endpoint that version 1.1 moved from `r0` to `v3`.
pub(super) fn choose_path<'a>(
    supported: &Supported,
    [r0, v3]: &'a [PathAndQuery; 2],
) -> Result<&'a PathAndQuery, Error> {
    if supported.has((1, 1)) {
        Ok(v3)
    } else if supported.has((1, 0)) {
        Ok(r0)
    } else {
        Err(Error::NoPath)
    }
}

pub(super) const fn parse([r0, v3]: [&'static str; 2]) -> [PathAndQuery; 2] {
    [PathAndQuery::from_static(r0), PathAndQuery::from_static(v3)]
}

const REGISTER: [&str; 2] = ["/_matrix/client/r0/register", "/_matrix/client/v3/register"];
const LOGOUT: [&str; 2] = ["/_matrix/client/r0/logout", "/_matrix/client/v3/logout"];
const GET_TOKEN: [&str; 2] = [
    "/_matrix/client/unstable/org.matrix.msc3882/login/get_token",
    "/_matrix/client/v1/login/get_token",
];
static REGISTER_USER: [PathAndQuery; 2] = parse(REGISTER);
static REGISTER_GUEST: [PathAndQuery; 2] =
    parse(["/_matrix/client/r0/register?kind=guest", "/_matrix/client/v3/register?kind=guest"]);
static LOGOUT_PARSED: [PathAndQuery; 2] = parse(LOGOUT);
static GET_TOKEN_PARSED: [PathAndQuery; 2] = parse(GET_TOKEN);

impl ByHandRequest for RegisterRequest {
    fn encode<D: Destination>(&self, destination: &D) -> Result<Request<Bytes>, Error> {
        let paths = match self.kind {
            RegistrationKind::Guest => &REGISTER_GUEST,
            RegistrationKind::User => &REGISTER_USER,
        };
        let path = choose_path(destination.supported(), paths)?;
        post(destination, path, false, Some(write(self, 512)?))
    }

    fn decode<J: Json>(request: &Request<Bytes>) -> Result<Self, Error> {
        check(request, REGISTER)?;
        let mut kind = None;
        for pair in pairs(request.uri().query()) {
            let (key, value) = pair?;
            if key == "kind" {
                let value = match &*value {
                    "guest" => Some(RegistrationKind::Guest),
                    "user" => Some(RegistrationKind::User),
                    _ => None,
                };
                set(&mut kind, "kind", value)?;
            }
        }
        let mut value: Self = read_object::<J, _>(request.body())?;
        value.kind = kind.unwrap_or_default();
        Ok(value)
    }
}

impl ByHandRequest for LogoutRequest {
    fn encode<D: Destination>(&self, destination: &D) -> Result<Request<Bytes>, Error> {
        let path = choose_path(destination.supported(), &LOGOUT_PARSED)?;
        post(destination, path, true, None)
    }

    fn decode<J: Json>(request: &Request<Bytes>) -> Result<Self, Error> {
        check(request, LOGOUT)?;
        Ok(Self {})
    }
}

impl ByHandRequest for GetTokenRequest {
    fn encode<D: Destination>(&self, destination: &D) -> Result<Request<Bytes>, Error> {
        let [unstable, v1] = &GET_TOKEN_PARSED;
        let path = if destination.supported().has((1, 7)) { v1 } else { unstable };
        post(destination, path, true, Some(write(self, 512)?))
    }

    fn decode<J: Json>(request: &Request<Bytes>) -> Result<Self, Error> {
        check(request, GET_TOKEN)?;
        read_object::<J, _>(request.body())
    }
}

impl ByHandResponse for RegisterResponse {
    fn encode(&self) -> Result<Response<Bytes>, Error> {
        Ok(respond(StatusCode::OK, write(self, 512)?))
    }

    fn decode<J: Json>(response: &Response<Bytes>) -> Result<Self, Error> {
        uiaa::check_status::<J>(response)?;
        read_object::<J, _>(response.body())
    }
}

impl ByHandResponse for LoginResponse {
    fn encode(&self) -> Result<Response<Bytes>, Error> {
        Ok(respond(StatusCode::OK, write(self, 512)?))
    }

    fn decode<J: Json>(response: &Response<Bytes>) -> Result<Self, Error> {
        check_status(response)?;
        read_object::<J, _>(response.body())
    }
}

impl ByHandResponse for LogoutResponse {
    fn encode(&self) -> Result<Response<Bytes>, Error> {
        Ok(respond(StatusCode::OK, Bytes::from_static(b"{}")))
    }

    fn decode<J: Json>(response: &Response<Bytes>) -> Result<Self, Error> {
        check_status(response)?;
        Ok(Self {})
    }
}

impl ByHandResponse for GetTokenResponse {
    fn encode(&self) -> Result<Response<Bytes>, Error> {
        Ok(respond(StatusCode::OK, write(self, 512)?))
    }

    fn decode<J: Json>(response: &Response<Bytes>) -> Result<Self, Error> {
        uiaa::check_status::<J>(response)?;
        read_object::<J, _>(response.body())
    }
}

impl ByHandResponse for ListResponse {
    fn encode(&self) -> Result<Response<Bytes>, Error> {
        Ok(respond(StatusCode::OK, write(&self.0, 512)?))
    }

    fn decode<J: Json>(response: &Response<Bytes>) -> Result<Self, Error> {
        check_status(response)?;
        read::<J, _>(response.body()).map(Self)
    }
}
