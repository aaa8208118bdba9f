//! `POST /_matrix/client/*/register`: registers an account on the homeserver.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::open_enum::open_enum;

pub mod v3 {
    //! `POST /_matrix/client/v3/register` ([specification][spec]).
    //!
    //! [spec]: https://spec.matrix.org/latest/client-server-api/#post_matrixclientv3register

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
    #[request(error = UiaaResponse, new)]
    #[derive(Default)]
    pub struct Request {
        /// The password for the account.
        ///
        /// It can be omitted for accounts that do not log in with a password, such as guests and
        /// users of an application service.
        #[api(secret)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub password: Option<String>,

        /// The localpart of the user ID. If it is omitted, the server generates one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub username: Option<String>,

        /// The ID of the client's device. If it is omitted, the server generates one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub device_id: Option<DeviceId>,

        /// The display name of the new device.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub initial_device_display_name: Option<String>,

        /// The data for a stage of user-interactive authentication.
        ///
        /// It authenticates this request only. It does not determine how the user logs in later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub auth: Option<AuthData>,

        /// The kind of account to register.
        #[api(query)]
        #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
        pub kind: RegistrationKind,

        /// Whether to register the account without logging in.
        ///
        /// If `true`, the response contains neither an access token nor a device ID.
        #[serde(
            default,
            deserialize_with = "pathlore::serde::null_as_default",
            skip_serializing_if = "pathlore::serde::is_default"
        )]
        pub inhibit_login: bool,

        /// The type of registration, which only application services specify.
        #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
        pub login_type: Option<LoginType>,

        /// Whether the client supports refresh tokens.
        #[serde(
            default,
            deserialize_with = "pathlore::serde::null_as_default",
            skip_serializing_if = "pathlore::serde::is_default"
        )]
        pub refresh_token: bool,

        /// The access token of the guest account to upgrade.
        #[api(secret)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub guest_access_token: Option<String>,
    }

    /// The response to a registration.
    #[response(error = UiaaResponse, new)]
    pub struct Response {
        /// The access token, unless the request set `inhibit_login`.
        #[api(secret)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub access_token: Option<String>,

        /// The ID of the registered user.
        pub user_id: UserId,

        /// The ID of the device, unless the request set `inhibit_login`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub device_id: Option<DeviceId>,

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

        /// The name of the homeserver.
        ///
        /// Deprecated since r0.4.0: the user ID contains it. Servers still send it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub home_server: Option<ServerName>,
    }
}

/// The kind of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RegistrationKind {
    /// A guest account, which has limited permissions and which not all servers support.
    Guest,
    /// A regular user account.
    #[default]
    User,
}

open_enum! {
    /// The type of a registration that does not use user-interactive authentication.
    pub enum LoginType {
        /// Registration by an application service, authenticated by its token.
        ApplicationService = "m.login.application_service",
    }
}
