//! `POST /_matrix/client/*/register`: registers an account.

use serde::{Deserialize, Serialize};

use crate::open_enum::open_enum;

pub mod v3 {
    //! `/v3/`, see
    //! [the specification](https://spec.matrix.org/latest/client-server-api/#post_matrixclientv3register).

    use std::time::Duration;

    use pathlore::{Metadata, metadata, request, response};

    use super::{LoginType, RegistrationKind};
    use crate::{
        identifiers::{DeviceId, ServerName, UserId},
        uiaa::{AuthData, UiaaResponse},
    };

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: AppserviceTokenOptional,
        history: {
            1.0 => "/_matrix/client/r0/register",
            1.1 => "/_matrix/client/v3/register",
        }
    };

    /// A request to register an account.
    #[request(error = UiaaResponse)]
    #[derive(Default)]
    pub struct Request {
        /// The password. Accounts that nobody shall log in to with one, such as those of guests
        /// and application services, need none.
        #[api(secret)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub password: Option<String>,

        /// The localpart of the user ID. The server chooses one where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub username: Option<String>,

        /// The device's ID. The server chooses one where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub device_id: Option<DeviceId>,

        /// The name of a new device, for people.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub initial_device_display_name: Option<String>,

        /// What the server asked for when it answered 401. It authenticates this request, and does
        /// not say how the user will log in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub auth: Option<AuthData>,

        /// The kind of account.
        #[api(query)]
        #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
        pub kind: RegistrationKind,

        /// Whether the new account shall not be logged in to: the response will have no access
        /// token and no device.
        #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
        pub inhibit_login: bool,

        /// Set by application services, which register without authentication.
        #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
        pub login_type: Option<LoginType>,

        /// Whether the client can refresh its access token.
        #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
        pub refresh_token: bool,

        /// The access token of a guest whose account becomes a user's.
        #[api(secret)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub guest_access_token: Option<String>,
    }

    /// A registered account.
    #[response(error = UiaaResponse)]
    pub struct Response {
        /// The access token, unless the request inhibited logging in.
        #[api(secret)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub access_token: Option<String>,

        /// The user's ID.
        pub user_id: UserId,

        /// The device's ID, unless the request inhibited logging in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub device_id: Option<DeviceId>,

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

        /// The server's name. Deprecated since r0.4, for the user ID has it, and still sent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub home_server: Option<ServerName>,
    }

    impl Request {
        /// A request in which everything is left to the server.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }
    }

    impl Response {
        /// An account that is not logged in to.
        #[must_use]
        pub fn new(user_id: UserId) -> Self {
            Self {
                access_token: None,
                user_id,
                device_id: None,
                refresh_token: None,
                expires_in: None,
                home_server: None,
            }
        }
    }
}

/// The kind of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RegistrationKind {
    /// A guest, who may do little, and whom not all servers let in.
    Guest,
    /// A user.
    #[default]
    User,
}

open_enum! {
    /// How an account is registered, other than by user-interactive authentication.
    pub enum LoginType {
        /// By an application service, with its token.
        ApplicationService = "m.login.application_service",
    }
}
