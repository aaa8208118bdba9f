//! What a client sends for a stage of user-interactive authentication.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::UserReference;
use crate::{Secret, object::tagged_union};

tagged_union! {
    /// What a client sends for a stage of user-interactive authentication.
    ///
    /// Neither `Debug` nor the errors of decoding show a password or a token.
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
        /// The user's password.
        "m.login.password" => Password(Password),
        /// A token that is used once.
        "m.login.token" => Token(Token),
        /// A token that allows registering.
        "m.login.registration_token" => RegistrationToken(RegistrationToken),
        /// Nothing.
        "m.login.dummy" => Dummy(Dummy),
        /// The user has accepted the terms of service.
        "m.login.terms" => Terms(Terms),
        /// A solved captcha.
        "m.login.recaptcha" => ReCaptcha(ReCaptcha),
        /// An email address that the user has shown to own.
        "m.login.email.identity" => EmailIdentity(EmailIdentity),
        /// A phone number that the user has shown to own.
        "m.login.msisdn" => Msisdn(Msisdn),
    }
    untyped
    /// The user has done a stage in a browser.
    FallbackAcknowledgement(FallbackAcknowledgement)
}

impl AuthData {
    /// The session that the server gave.
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
            | Self::Msisdn(Msisdn { session, .. }) => session.as_deref(),
            Self::FallbackAcknowledgement(FallbackAcknowledgement { session }) => Some(session),
            Self::Other(object) => object.members().get("session").and_then(Value::as_str),
        }
    }
}

/// `m.login.password`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Password {
    /// The user.
    #[serde(flatten)]
    pub user: UserReference,
    /// The password.
    pub password: Secret,
    /// The session that the server gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// `m.login.token`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Token {
    /// The token.
    pub token: Secret,
    /// Until r0.6: chosen by the client, so that a token is not used twice when a request is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub txn_id: Option<String>,
    /// The session that the server gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// `m.login.registration_token`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RegistrationToken {
    /// The token.
    pub token: Secret,
    /// The session that the server gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// `m.login.dummy`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dummy {
    /// The session that the server gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// `m.login.terms`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Terms {
    /// The session that the server gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// `m.login.recaptcha`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReCaptcha {
    /// The token that the captcha gave for its solution.
    pub response: Secret,
    /// The session that the server gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// `m.login.email.identity`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailIdentity {
    /// What shows that the user owns the address.
    #[serde(rename = "threepid_creds")]
    pub credentials: ThirdPartyCredentials,
    /// The session that the server gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// `m.login.msisdn`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Msisdn {
    /// What shows that the user owns the number.
    #[serde(rename = "threepid_creds")]
    pub credentials: ThirdPartyCredentials,
    /// The session that the server gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// What shows that a user owns a third party identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ThirdPartyCredentials {
    /// The session of the validation, not that of the authentication.
    pub sid: String,
    /// What the client chose when it asked for the validation.
    pub client_secret: Secret,
    /// The identity server that validated, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_server: Option<String>,
    /// A token for that identity server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_access_token: Option<Secret>,
}

/// No type, the session alone: the user has done a stage in a browser, and the server knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FallbackAcknowledgement {
    /// The session that the server gave.
    pub session: String,
}

impl Password {
    /// The password of a user.
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
    /// A token that is used once.
    #[must_use]
    pub fn new(token: impl Into<Secret>, session: Option<String>) -> Self {
        Self { token: token.into(), txn_id: None, session }
    }
}

impl RegistrationToken {
    /// A token that allows registering.
    #[must_use]
    pub fn new(token: impl Into<Secret>, session: Option<String>) -> Self {
        Self { token: token.into(), session }
    }
}

impl Dummy {
    /// Nothing, for a session.
    #[must_use]
    pub fn new(session: Option<String>) -> Self {
        Self { session }
    }
}

impl Terms {
    /// The user has accepted the terms of service.
    #[must_use]
    pub fn new(session: Option<String>) -> Self {
        Self { session }
    }
}

impl ReCaptcha {
    /// A solved captcha.
    #[must_use]
    pub fn new(response: impl Into<Secret>, session: Option<String>) -> Self {
        Self { response: response.into(), session }
    }
}

impl EmailIdentity {
    /// An email address that the user has shown to own.
    #[must_use]
    pub fn new(credentials: ThirdPartyCredentials, session: Option<String>) -> Self {
        Self { credentials, session }
    }
}

impl Msisdn {
    /// A phone number that the user has shown to own.
    #[must_use]
    pub fn new(credentials: ThirdPartyCredentials, session: Option<String>) -> Self {
        Self { credentials, session }
    }
}

impl ThirdPartyCredentials {
    /// What a validation by the homeserver itself left.
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
    /// The user has done a stage of this session in a browser.
    #[must_use]
    pub fn new(session: impl Into<String>) -> Self {
        Self { session: session.into() }
    }
}
