//! `POST /_matrix/client/*/login`: logs in.

use serde::{Deserialize, Serialize};

use crate::{Secret, object::tagged_union, uiaa::UserReference};

pub mod v3 {
    //! `/v3/`, see
    //! [the specification](https://spec.matrix.org/latest/client-server-api/#post_matrixclientv3login).

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
        /// The type of the login, and what belongs to it.
        #[serde(flatten)]
        pub login_info: LoginInfo,

        /// The device's ID. The server chooses one where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub device_id: Option<DeviceId>,

        /// The name of a new device, for people.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub initial_device_display_name: Option<String>,

        /// Whether the client can refresh its access token.
        #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
        pub refresh_token: bool,
    }

    /// A user is logged in.
    #[response(error = MatrixError)]
    pub struct Response {
        /// The user's ID.
        pub user_id: UserId,

        /// The access token.
        #[api(secret)]
        pub access_token: String,

        /// The server's name. Deprecated since r0.4, for the user ID has it, and still sent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub home_server: Option<ServerName>,

        /// The device's ID.
        pub device_id: DeviceId,

        /// A token that gets a new access token when this one has expired.
        #[api(secret)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub refresh_token: Option<String>,

        /// How long the access token is valid. It does not expire where there is none.
        #[serde(
            rename = "expires_in_ms",
            with = "pathlore::serde::duration::opt_ms",
            default,
            skip_serializing_if = "Option::is_none"
        )]
        pub expires_in: Option<Duration>,

        /// Where the client shall send its requests from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub well_known: Option<WellKnown>,
    }

    impl Request {
        /// A login in which everything else is left to the server.
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

    impl Response {
        /// A user is logged in.
        #[must_use]
        pub fn new(user_id: UserId, access_token: String, device_id: DeviceId) -> Self {
            Self {
                user_id,
                access_token,
                home_server: None,
                device_id,
                refresh_token: None,
                expires_in: None,
                well_known: None,
            }
        }
    }
}

tagged_union! {
    /// The type of a login, and what belongs to it.
    ///
    /// Neither `Debug` nor the errors of decoding show a password or a token.
    ///
    /// ```
    /// use pathlore_examples::{session::login::{LoginInfo, Password}, uiaa::UserIdentifier};
    ///
    /// let login = LoginInfo::from(Password::new(UserIdentifier::user("alice"), "correct horse"));
    /// assert!(!format!("{login:?}").contains("correct horse"));
    /// ```
    pub enum LoginInfo {
        /// By a password.
        "m.login.password" => Password(Password),
        /// By a login token.
        "m.login.token" => Token(Token),
        /// By an application service, for one of its users.
        "m.login.application_service" => ApplicationService(ApplicationService),
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
}

/// `m.login.token`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Token {
    /// The login token.
    pub token: Secret,
}

/// `m.login.application_service`. The service's token authenticates the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ApplicationService {
    /// The user.
    #[serde(flatten)]
    pub user: UserReference,
}

/// What a server has to say about where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WellKnown {
    /// The homeserver.
    #[serde(rename = "m.homeserver")]
    pub homeserver: ServerInfo,
    /// The identity server, if the homeserver knows one.
    #[serde(rename = "m.identity_server", default, skip_serializing_if = "Option::is_none")]
    pub identity_server: Option<ServerInfo>,
}

/// Where a server is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ServerInfo {
    /// The base URL.
    pub base_url: String,
}

impl Password {
    /// A user's password.
    #[must_use]
    pub fn new(user: impl Into<UserReference>, password: impl Into<Secret>) -> Self {
        Self { user: user.into(), password: password.into() }
    }
}

impl Token {
    /// A login token.
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Self {
        Self { token: token.into() }
    }
}

impl ApplicationService {
    /// A user of the application service.
    #[must_use]
    pub fn new(user: impl Into<UserReference>) -> Self {
        Self { user: user.into() }
    }
}

impl WellKnown {
    /// The homeserver is here.
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
