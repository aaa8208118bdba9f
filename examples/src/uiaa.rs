//! User-interactive authentication: a server that wants more than a request answers 401 with the
//! stages that it asks for, and the client sends the request again with what one of them needs.
//!
//! See [the specification](https://spec.matrix.org/latest/client-server-api/#user-interactive-authentication-api).

use std::fmt;

use pathlore::{
    EndpointError, IntoHttpError, OutgoingResponse,
    bytes::Bytes,
    http::{self, StatusCode},
};
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
    error::{MatrixError, StandardErrorBody, json_response},
    object::read_body,
    open_enum::open_enum,
};

mod auth_data;
mod user_identifier;

open_enum! {
    /// A stage of user-interactive authentication.
    pub enum AuthType {
        /// The user's password.
        Password = "m.login.password",
        /// A token that is used once.
        Token = "m.login.token",
        /// A token that allows registering.
        RegistrationToken = "m.login.registration_token",
        /// Nothing: the stage exists so that each flow has one.
        Dummy = "m.login.dummy",
        /// The user has accepted terms of service.
        Terms = "m.login.terms",
        /// A captcha.
        ReCaptcha = "m.login.recaptcha",
        /// An email address that the user has shown to own.
        EmailIdentity = "m.login.email.identity",
        /// A phone number that the user has shown to own.
        Msisdn = "m.login.msisdn",
        /// Single sign-on in a browser.
        Sso = "m.login.sso",
    }
}

/// The error type of endpoints with user-interactive authentication.
#[derive(Clone, Debug)]
pub enum UiaaResponse {
    /// The server asks for authentication, for the first time or because a stage failed.
    Authentication(Box<UiaaInfo>),
    /// The request failed for another reason.
    Matrix(MatrixError),
}

/// What a server asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UiaaInfo {
    /// The ways to authenticate, of which the client takes one.
    pub flows: Vec<AuthFlow>,

    /// The stages that are done. Servers leave it out of their first answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<Vec<AuthType>>,

    /// What stages need to know, by the name of the stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub params: Option<Map<String, Value>>,

    /// The session, which the client sends back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,

    /// Why a stage failed. The client may try again.
    #[serde(flatten)]
    pub auth_error: Option<StandardErrorBody>,
}

/// A way to authenticate: stages, all of which have to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AuthFlow {
    /// The stages.
    pub stages: Vec<AuthType>,
}

impl UiaaInfo {
    /// What a server answers first.
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

    /// What a server answers where a stage failed.
    #[must_use]
    pub fn with_auth_error(mut self, error: StandardErrorBody) -> Self {
        self.completed.get_or_insert_default();
        self.auth_error = Some(error);
        self
    }

    /// Whether this stage alone is enough.
    #[must_use]
    pub fn accepts(&self, stage: &AuthType) -> bool {
        self.flows.iter().any(|flow| flow.stages == [stage.clone()])
    }
}

impl AuthFlow {
    /// A flow of these stages.
    #[must_use]
    pub fn new(stages: Vec<AuthType>) -> Self {
        Self { stages }
    }
}

impl From<UiaaInfo> for UiaaResponse {
    fn from(info: UiaaInfo) -> Self {
        Self::Authentication(info.into())
    }
}

impl From<MatrixError> for UiaaResponse {
    fn from(error: MatrixError) -> Self {
        Self::Matrix(error)
    }
}

impl EndpointError for UiaaResponse {
    /// A 401 is as well the answer to a token that is not valid; what tells the two apart is
    /// `flows`.
    fn from_http_response(response: &http::Response<Bytes>) -> Self {
        if response.status() == StatusCode::UNAUTHORIZED
            && let Some(info) = read_body::<UiaaInfo>(response.body())
        {
            return info.into();
        }
        MatrixError::from_http_response(response).into()
    }
}

impl OutgoingResponse for UiaaResponse {
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        match self {
            Self::Authentication(info) => Ok(json_response(StatusCode::UNAUTHORIZED, info)),
            Self::Matrix(error) => error.to_http_response(),
        }
    }
}

impl fmt::Display for UiaaResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let info = match self {
            Self::Authentication(info) => info,
            Self::Matrix(error) => return error.fmt(f),
        };
        f.write_str("the server asks for user-interactive authentication")?;
        match &info.auth_error {
            Some(error) => write!(f, ": {error}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UiaaResponse {}

#[cfg(test)]
mod tests;
