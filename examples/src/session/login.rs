//! `POST /_matrix/client/*/login`: logs in and obtains an access token.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    object::tagged_union,
    secret::Secret,
    uiaa::{Medium, UserIdentifier, UserReference},
};

pub mod v3 {
    //! `POST /_matrix/client/v3/login` ([specification][spec]).
    //!
    //! [spec]: https://spec.matrix.org/latest/client-server-api/#post_matrixclientv3login

    use std::time::Duration;

    use pathlore::{Metadata, metadata, request, response};

    use super::{LoginInfo, WellKnown};
    use crate::{
        error::MatrixError,
        identifiers::{DeviceId, ServerName, UserId},
    };

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: AppserviceTokenOptional,
        history: {
            1.0 => "/_matrix/client/r0/login",
            1.1 => "/_matrix/client/v3/login",
        }
    };

    /// A request to log in.
    #[request(error = MatrixError)]
    pub struct Request {
        /// The login type and its parameters.
        #[serde(flatten)]
        pub login_info: LoginInfo,

        /// The ID of the client's device. If it is omitted, the server generates one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub device_id: Option<DeviceId>,

        /// The display name of the device, if the device is new.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub initial_device_display_name: Option<String>,

        /// Whether the client supports refresh tokens.
        #[serde(
            default,
            deserialize_with = "pathlore::serde::null_as_default",
            skip_serializing_if = "pathlore::serde::is_default"
        )]
        pub refresh_token: bool,
    }

    /// The response to a login.
    #[response(error = MatrixError, new)]
    pub struct Response {
        /// The ID of the user who logged in.
        pub user_id: UserId,

        /// The access token.
        #[api(secret)]
        pub access_token: String,

        /// The name of the homeserver.
        ///
        /// Deprecated since r0.4.0: the user ID contains it. Servers still send it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub home_server: Option<ServerName>,

        /// The ID of the device.
        pub device_id: DeviceId,

        /// The token with which the client obtains a new access token.
        #[api(secret)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub refresh_token: Option<String>,

        /// The lifetime of the access token. If it is `None`, the token does not expire.
        #[serde(
            rename = "expires_in_ms",
            with = "pathlore::serde::duration::opt_ms",
            default,
            skip_serializing_if = "Option::is_none"
        )]
        pub expires_in: Option<Duration>,

        /// The servers that the client should use from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub well_known: Option<WellKnown>,
    }

    impl Request {
        /// Creates a request in which all optional fields are omitted.
        #[must_use]
        pub fn new(login_info: impl Into<LoginInfo>) -> Self {
            Self {
                login_info: login_info.into(),
                device_id: None,
                initial_device_display_name: None,
                refresh_token: false,
            }
        }
    }
}

tagged_union! {
    /// A login type and its parameters.
    ///
    /// Passwords and tokens appear neither in `Debug` output nor in deserialization errors.
    ///
    /// ```
    /// use pathlore_examples::{session::login::{LoginInfo, Password}, uiaa::UserIdentifier};
    ///
    /// let login = LoginInfo::from(Password::new(UserIdentifier::user("alice"), "correct horse"));
    /// assert!(!format!("{login:?}").contains("correct horse"));
    /// ```
    pub enum LoginInfo {
        /// Login with a password.
        "m.login.password" => Password(Password),
        /// Login with a login token.
        "m.login.token" => Token(Token),
        /// Login by an application service as one of its users.
        "m.login.application_service" => ApplicationService(ApplicationService),
    }
}

/// The parameters of `m.login.password`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Password {
    /// The user to log in as.
    #[serde(flatten)]
    pub user: UserReference,
    /// The password of the user.
    pub password: Secret,
}

/// The parameters of `m.login.token`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Token {
    /// The user to log in as. The token identifies the user, so that servers can ignore it.
    #[serde(flatten)]
    pub user: UserReference,
    /// The login token.
    pub token: Secret,
}

/// The parameters of `m.login.application_service`.
///
/// The access token of the application service authenticates the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ApplicationService {
    /// The user to log in as.
    #[serde(flatten)]
    pub user: UserReference,
}

/// Discovery information about the servers of the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct WellKnown {
    /// The homeserver.
    #[serde(rename = "m.homeserver")]
    pub homeserver: ServerInfo,
    /// The identity server, if there is one.
    #[serde(rename = "m.identity_server", default, skip_serializing_if = "Option::is_none")]
    pub identity_server: Option<ServerInfo>,
}

/// The location of a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ServerInfo {
    /// The base URL of the server.
    pub base_url: String,
}

impl Password {
    /// Creates the parameters of a login with a password.
    #[must_use]
    pub fn new(user: impl Into<UserReference>, password: impl Into<Secret>) -> Self {
        Self { user: user.into(), password: password.into() }
    }
}

/// Reads all members at once. The implementation that serde derives would copy each of them first, because of
/// `flatten`.
impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Members {
            identifier: Option<UserIdentifier>,
            user: Option<String>,
            medium: Option<Medium>,
            address: Option<String>,
            password: Secret,
        }

        let Members { identifier, user, medium, address, password } =
            Members::deserialize(deserializer)?;
        Ok(Self { user: UserReference { identifier, user, medium, address }, password })
    }
}

impl Token {
    /// Creates the parameters of a login with a login token.
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Self {
        Self { user: UserReference::default(), token: token.into() }
    }
}

impl ApplicationService {
    /// Creates the parameters of a login by an application service.
    #[must_use]
    pub fn new(user: impl Into<UserReference>) -> Self {
        Self { user: user.into() }
    }
}

impl WellKnown {
    /// Creates discovery information with the base URL of the homeserver.
    #[must_use]
    pub fn new(homeserver_base_url: impl Into<String>) -> Self {
        Self {
            homeserver: ServerInfo { base_url: homeserver_base_url.into() },
            identity_server: None,
        }
    }
}

#[cfg(test)]
mod tests;
