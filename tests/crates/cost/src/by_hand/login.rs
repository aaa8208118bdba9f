//! A request with members that depend on its type.
//!
//! The members are read and written side by side, because serde's `flatten` and `tag` buffer what they read.

use bytes::Bytes;
use http::{Request, uri::PathAndQuery};
use serde::{Deserialize, Serialize};

use super::{
    body::{Json, read_object, write},
    destination::Destination,
    endpoints::{check, choose_path, is_false, parse, post},
    error::Error,
    message::ByHandRequest,
};
use crate::model::{LoginInfo, UserIdentifier};

#[derive(Debug)]
pub(crate) struct LoginRequest {
    login_info: LoginInfo,
    device_id: Option<String>,
    initial_device_display_name: Option<String>,
    refresh_token: bool,
}

#[derive(Serialize, Deserialize)]
enum Kind {
    #[serde(rename = "m.login.password")]
    Password,
    #[serde(rename = "m.login.token")]
    Token,
}

#[derive(Serialize)]
struct Written<'a> {
    #[serde(rename = "type")]
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a UserIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    initial_device_display_name: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    refresh_token: bool,
}

#[derive(Deserialize)]
struct Read {
    #[serde(rename = "type")]
    kind: Kind,
    identifier: Option<UserIdentifier>,
    password: Option<String>,
    token: Option<String>,
    device_id: Option<String>,
    initial_device_display_name: Option<String>,
    #[serde(default)]
    refresh_token: bool,
}

const LOGIN: [&str; 2] = ["/_matrix/client/r0/login", "/_matrix/client/v3/login"];
static LOGIN_PARSED: [PathAndQuery; 2] = parse(LOGIN);

fn required<T>(value: Option<T>, field: &str) -> Result<T, Error> {
    value.ok_or_else(|| Error::Body { field: field.to_owned(), detail: "missing" })
}

impl ByHandRequest for LoginRequest {
    fn encode<D: Destination>(&self, destination: &D) -> Result<Request<Bytes>, Error> {
        let (kind, identifier, password, token) = match &self.login_info {
            LoginInfo::Password { identifier, password } => {
                (Kind::Password, Some(identifier), Some(&**password), None)
            }
            LoginInfo::Token { token } => (Kind::Token, None, None, Some(&**token)),
        };
        let body = Written {
            kind,
            identifier,
            password,
            token,
            device_id: self.device_id.as_deref(),
            initial_device_display_name: self.initial_device_display_name.as_deref(),
            refresh_token: self.refresh_token,
        };
        let path = choose_path(destination.supported(), &LOGIN_PARSED)?;
        post(destination, path, false, Some(write(&body, 512)?))
    }

    fn decode<J: Json>(request: &Request<Bytes>) -> Result<Self, Error> {
        check(request, LOGIN)?;
        let body: Read = read_object::<J, _>(request.body())?;
        let login_info = match body.kind {
            Kind::Password => LoginInfo::Password {
                identifier: required(body.identifier, "identifier")?,
                password: required(body.password, "password")?,
            },
            Kind::Token => LoginInfo::Token { token: required(body.token, "token")? },
        };
        Ok(Self {
            login_info,
            device_id: body.device_id,
            initial_device_display_name: body.initial_device_display_name,
            refresh_token: body.refresh_token,
        })
    }
}
