//! The types inside bodies. pathlore and hand share them, because both use serde's derive for them.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationKind {
    Guest,
    #[default]
    User,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Forward,
    Backward,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum UserIdentifier {
    #[serde(rename = "m.id.user")]
    User { user: String },
    #[serde(rename = "m.id.thirdparty")]
    ThirdParty { medium: String, address: String },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum AuthData {
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
pub enum LoginInfo {
    #[serde(rename = "m.login.password")]
    Password { identifier: UserIdentifier, password: String },
    #[serde(rename = "m.login.token")]
    Token { token: String },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WellKnown {
    #[serde(rename = "m.homeserver")]
    pub homeserver: ServerInfo,
    #[serde(rename = "m.identity_server", skip_serializing_if = "Option::is_none")]
    pub identity_server: Option<ServerInfo>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ServerInfo {
    pub base_url: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UiaaInfo {
    pub flows: Vec<AuthFlow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub completed: Vec<AuthType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub params: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub auth_error: Option<StandardError>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AuthFlow {
    pub stages: Vec<AuthType>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum AuthType {
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
pub struct StandardError {
    pub errcode: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// An entry of the long list, which ruma uses as well.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub event_id: String,
    pub sender: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub origin_server_ts: u64,
    pub depth: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redacted: Option<bool>,
    pub content: Content,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Content {
    pub body: String,
    pub msgtype: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<String>,
}
