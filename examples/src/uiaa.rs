//! The User-Interactive Authentication API ([specification][spec]).
//!
//! A server that requires additional authentication responds with status 401 and the stages to
//! complete. The client repeats the request with the data for a stage until the server accepts it.
//!
//! [spec]: https://spec.matrix.org/latest/client-server-api/#user-interactive-authentication-api

use std::fmt;

use pathlore::endpoint_error;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use self::{
    auth_data::{
        AuthData, Dummy, EmailIdentity, FallbackAcknowledgement, Msisdn, Password, ReCaptcha,
        RegistrationToken, Terms, ThirdPartyCredentials, Token,
    },
    user_identifier::{
        Medium, PhoneIdentifier, ThirdPartyIdentifier, UserIdOrLocalpart, UserIdentifier,
        UserReference,
    },
};
use crate::{
    error::{MatrixError, StandardErrorBody},
    open_enum::open_enum,
};

mod auth_data;
mod user_identifier;

open_enum! {
    /// An authentication type, which identifies a stage.
    pub enum AuthType {
        /// The password of the user.
        Password = "m.login.password",
        /// A single-use token.
        Token = "m.login.token",
        /// A token that permits registration.
        RegistrationToken = "m.login.registration_token",
        /// No authentication. It always succeeds, for flows that need no other stage.
        Dummy = "m.login.dummy",
        /// Acceptance of the terms of service.
        Terms = "m.login.terms",
        /// A solved captcha.
        ReCaptcha = "m.login.recaptcha",
        /// A validated email address.
        EmailIdentity = "m.login.email.identity",
        /// A validated phone number.
        Msisdn = "m.login.msisdn",
        /// Single sign-on in a browser.
        Sso = "m.login.sso",
    }
}

/// The error type of endpoints with user-interactive authentication.
#[endpoint_error]
pub enum UiaaResponse {
    /// The server requires authentication, initially or after a stage has failed.
    #[api(status = UNAUTHORIZED)]
    Authentication {
        /// The body.
        #[api(body)]
        info: Box<UiaaInfo>,
    },
    /// The request failed for another reason.
    #[api(common)]
    Matrix(MatrixError),
}

/// The stages that a server requires, and the progress of the authentication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct UiaaInfo {
    /// The flows, one of which the client must complete.
    pub flows: Vec<AuthFlow>,

    /// The completed stages. Servers omit it in the first response of a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<Vec<AuthType>>,

    /// The parameters of the stages, by authentication type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub params: Option<Map<String, Value>>,

    /// The session identifier, which the client sends with the data for a stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,

    /// The reason why a stage failed. The client may try again.
    #[serde(flatten)]
    pub auth_error: Option<StandardErrorBody>,
}

/// A sequence of stages, all of which must be completed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct AuthFlow {
    /// The stages, in order.
    pub stages: Vec<AuthType>,
}

impl UiaaInfo {
    /// Creates the first response of a session.
    #[must_use]
    pub fn new(flows: Vec<AuthFlow>, session: String) -> Self {
        Self {
            flows,
            completed: None,
            params: Some(Map::new()),
            session: Some(session),
            auth_error: None,
        }
    }

    /// Adds the reason why a stage failed.
    #[must_use]
    pub fn with_auth_error(mut self, error: StandardErrorBody) -> Self {
        self.completed.get_or_insert_default();
        self.auth_error = Some(error);
        self
    }

    /// Returns `true` if a flow consists of this stage alone.
    #[must_use]
    pub fn accepts(&self, stage: &AuthType) -> bool {
        self.flows.iter().any(|flow| flow.stages == [stage.clone()])
    }
}

impl AuthFlow {
    /// Creates a flow.
    #[must_use]
    pub fn new(stages: Vec<AuthType>) -> Self {
        Self { stages }
    }
}

impl From<UiaaInfo> for UiaaResponse {
    fn from(info: UiaaInfo) -> Self {
        Self::Authentication { info: info.into() }
    }
}

impl From<MatrixError> for UiaaResponse {
    fn from(error: MatrixError) -> Self {
        Self::Matrix(error)
    }
}

impl fmt::Display for UiaaResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let info = match self {
            Self::Authentication { info } => info,
            Self::Matrix(error) => return error.fmt(f),
        };
        f.write_str("the server requires user-interactive authentication")?;
        match &info.auth_error {
            Some(error) => write!(f, ": {error}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UiaaResponse {}

#[cfg(test)]
mod tests;
