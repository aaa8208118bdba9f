//! Authentication data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::user_identifier::UserReference;
use crate::{object::tagged_union, secret::Secret};

tagged_union! {
    /// The data for a stage of user-interactive authentication.
    ///
    /// Passwords and tokens appear neither in `Debug` output nor in deserialization errors.
    ///
    /// ```
    /// use pathlore_examples::uiaa::{AuthData, Dummy};
    ///
    /// let auth = AuthData::from(Dummy::new(Some("abc".to_owned())));
    /// let json = serde_json::to_string(&auth).unwrap();
    /// assert_eq!(json, r#"{"type":"m.login.dummy","session":"abc"}"#);
    /// assert_eq!(serde_json::from_str::<AuthData>(&json).unwrap(), auth);
    /// ```
    pub enum AuthData {
        /// The password of the user.
        "m.login.password" => Password(Password),
        /// A single-use token.
        "m.login.token" => Token(Token),
        /// A token that permits registration.
        "m.login.registration_token" => RegistrationToken(RegistrationToken),
        /// No authentication.
        "m.login.dummy" => Dummy(Dummy),
        /// Acceptance of the terms of service.
        "m.login.terms" => Terms(Terms),
        /// A solved captcha.
        "m.login.recaptcha" => ReCaptcha(ReCaptcha),
        /// A validated email address.
        "m.login.email.identity" => EmailIdentity(EmailIdentity),
        /// A validated phone number.
        "m.login.msisdn" => Msisdn(Msisdn),
    }
    untyped
    /// The acknowledgement that the user has completed a stage in a browser, or an attempt without a
    /// stage.
    FallbackAcknowledgement(FallbackAcknowledgement)
}

impl AuthData {
    /// Returns the session identifier, if there is one.
    #[must_use]
    pub fn session(&self) -> Option<&str> {
        match self {
            Self::Password(Password { session, .. })
            | Self::Token(Token { session, .. })
            | Self::RegistrationToken(RegistrationToken { session, .. })
            | Self::Dummy(Dummy { session })
            | Self::Terms(Terms { session })
            | Self::ReCaptcha(ReCaptcha { session, .. })
            | Self::EmailIdentity(EmailIdentity { session, .. })
            | Self::Msisdn(Msisdn { session, .. })
            | Self::FallbackAcknowledgement(FallbackAcknowledgement { session }) => {
                session.as_deref()
            }
            Self::Other(object) => object.members().get("session").and_then(Value::as_str),
        }
    }
}

/// The data for the stage `m.login.password`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Password {
    /// The user who authenticates.
    #[serde(flatten)]
    pub user: UserReference,
    /// The password of the user.
    pub password: Secret,
    /// The session identifier that the server assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// The data for the stage `m.login.token`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Token {
    /// The token.
    pub token: Secret,
    /// A transaction identifier chosen by the client, which allows it to repeat a request with the
    /// same token. Part of the specification until r0.6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub txn_id: Option<String>,
    /// The session identifier that the server assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// The data for the stage `m.login.registration_token`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct RegistrationToken {
    /// The token.
    pub token: Secret,
    /// The session identifier that the server assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// The data for the stage `m.login.dummy`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Dummy {
    /// The session identifier that the server assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// The data for the stage `m.login.terms`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Terms {
    /// The session identifier that the server assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// The data for the stage `m.login.recaptcha`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ReCaptcha {
    /// The response of the captcha.
    pub response: Secret,
    /// The session identifier that the server assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// The data for the stage `m.login.email.identity`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EmailIdentity {
    /// The proof that the user owns the address.
    #[serde(rename = "threepid_creds")]
    pub credentials: ThirdPartyCredentials,
    /// The session identifier that the server assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// The data for the stage `m.login.msisdn`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Msisdn {
    /// The proof that the user owns the phone number.
    #[serde(rename = "threepid_creds")]
    pub credentials: ThirdPartyCredentials,
    /// The session identifier that the server assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// The proof that a user owns a third-party identifier: a completed validation session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ThirdPartyCredentials {
    /// The identifier of the validation session.
    pub sid: String,
    /// The client secret of the validation session.
    pub client_secret: Secret,
    /// The identity server, if the identifier was validated by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_server: Option<String>,
    /// The access token for the identity server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_access_token: Option<Secret>,
}

/// The acknowledgement that the user has completed a stage in a browser, as a fallback for clients
/// that do not support the stage. It has no `type`.
///
/// Without a session, it is an attempt without a stage, to which a server responds with the stages
/// that it requires.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FallbackAcknowledgement {
    /// The session identifier that the server assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

impl Password {
    /// Creates the data for the stage `m.login.password`.
    #[must_use]
    pub fn new(
        user: impl Into<UserReference>,
        password: impl Into<Secret>,
        session: Option<String>,
    ) -> Self {
        Self { user: user.into(), password: password.into(), session }
    }
}

impl Token {
    /// Creates the data for the stage `m.login.token`.
    #[must_use]
    pub fn new(token: impl Into<Secret>, session: Option<String>) -> Self {
        Self { token: token.into(), txn_id: None, session }
    }
}

impl RegistrationToken {
    /// Creates the data for the stage `m.login.registration_token`.
    #[must_use]
    pub fn new(token: impl Into<Secret>, session: Option<String>) -> Self {
        Self { token: token.into(), session }
    }
}

impl Dummy {
    /// Creates the data for the stage `m.login.dummy`.
    #[must_use]
    pub fn new(session: Option<String>) -> Self {
        Self { session }
    }
}

impl Terms {
    /// Creates the data for the stage `m.login.terms`.
    #[must_use]
    pub fn new(session: Option<String>) -> Self {
        Self { session }
    }
}

impl ReCaptcha {
    /// Creates the data for the stage `m.login.recaptcha`.
    #[must_use]
    pub fn new(response: impl Into<Secret>, session: Option<String>) -> Self {
        Self { response: response.into(), session }
    }
}

impl EmailIdentity {
    /// Creates the data for the stage `m.login.email.identity`.
    #[must_use]
    pub fn new(credentials: ThirdPartyCredentials, session: Option<String>) -> Self {
        Self { credentials, session }
    }
}

impl Msisdn {
    /// Creates the data for the stage `m.login.msisdn`.
    #[must_use]
    pub fn new(credentials: ThirdPartyCredentials, session: Option<String>) -> Self {
        Self { credentials, session }
    }
}

impl ThirdPartyCredentials {
    /// Creates the proof of a validation by the homeserver itself.
    #[must_use]
    pub fn new(sid: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self {
            sid: sid.into(),
            client_secret: client_secret.into(),
            id_server: None,
            id_access_token: None,
        }
    }
}

impl FallbackAcknowledgement {
    /// Creates the acknowledgement for a session.
    #[must_use]
    pub fn new(session: impl Into<String>) -> Self {
        Self { session: Some(session.into()) }
    }
}
