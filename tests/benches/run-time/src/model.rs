//! The types inside bodies. pathlore and hand share them, because both use serde's derive for them.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RegistrationKind {
    Guest,
    #[default]
    User,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Direction {
    Forward,
    Backward,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "type")]
pub(crate) enum UserIdentifier {
    #[serde(rename = "m.id.user")]
    User { user: String },
    #[serde(rename = "m.id.thirdparty")]
    ThirdParty { medium: String, address: String },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "type")]
pub(crate) enum AuthData {
    #[serde(rename = "m.login.password")]
    Password {
        identifier: UserIdentifier,
        password: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        session: Option<String>,
    },
    #[serde(rename = "m.login.dummy")]
    Dummy {
        #[serde(skip_serializing_if = "Option::is_none")]
        session: Option<String>,
    },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "type")]
pub(crate) enum LoginInfo {
    #[serde(rename = "m.login.password")]
    Password { identifier: UserIdentifier, password: String },
    #[serde(rename = "m.login.token")]
    Token { token: String },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct WellKnown {
    #[serde(rename = "m.homeserver")]
    pub(crate) homeserver: ServerInfo,
    #[serde(rename = "m.identity_server", skip_serializing_if = "Option::is_none")]
    pub(crate) identity_server: Option<ServerInfo>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ServerInfo {
    pub(crate) base_url: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct UiaaInfo {
    pub(crate) flows: Vec<AuthFlow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) completed: Vec<AuthType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) params: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) session: Option<String>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub(crate) auth_error: Option<StandardError>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AuthFlow {
    pub(crate) stages: Vec<AuthType>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum AuthType {
    #[serde(rename = "m.login.password")]
    Password,
    #[serde(rename = "m.login.recaptcha")]
    ReCaptcha,
    #[serde(rename = "m.login.email.identity")]
    EmailIdentity,
    #[serde(rename = "m.login.dummy")]
    Dummy,
    #[serde(rename = "m.login.terms")]
    Terms,
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct StandardError {
    pub(crate) errcode: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
}

/// An entry of the long list, which ruma uses as well.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) event_id: String,
    pub(crate) sender: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) origin_server_ts: u64,
    pub(crate) depth: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) redacted: Option<bool>,
    pub(crate) content: Content,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) body: String,
    pub(crate) msgtype: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) mentions: Vec<String>,
}
