//! `POST /_matrix/client/*/login/get_token`: gets a token with which another device can log in,
//! once and soon.

pub mod v1 {
    //! `/v1/`, see
    //! [the specification](https://spec.matrix.org/latest/client-server-api/#post_matrixclientv1loginget_token).

    use std::time::Duration;

    use pathlore::{Metadata, metadata, request, response};

    use crate::uiaa::{AuthData, UiaaResponse};

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: AccessToken,
        history: {
            unstable("org.matrix.msc3882") =>
                "/_matrix/client/unstable/org.matrix.msc3882/login/get_token",
            1.7 => "/_matrix/client/v1/login/get_token",
        }
    };

    /// A request for a login token.
    #[request(error = UiaaResponse)]
    #[derive(Default)]
    pub struct Request {
        /// What the server asked for when it answered 401.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub auth: Option<AuthData>,
    }

    /// A login token.
    ///
    /// Servers of the unstable path's days send `expires_in`, in seconds, as well; it says the
    /// same and is ignored.
    #[response(error = UiaaResponse)]
    pub struct Response {
        /// How long the token is valid.
        #[serde(rename = "expires_in_ms", with = "pathlore::serde::duration::ms")]
        pub expires_in: Duration,

        /// The token, for a login with `m.login.token`.
        #[api(secret)]
        pub login_token: String,
    }

    impl Request {
        /// A request without authentication, which is how each begins.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }
    }

    impl Response {
        /// A token, and how long it is valid.
        #[must_use]
        pub fn new(expires_in: Duration, login_token: String) -> Self {
            Self { expires_in, login_token }
        }

        /// A token that is valid for as long as the specification recommends.
        #[must_use]
        pub fn with_default_expiration_duration(login_token: String) -> Self {
            Self::new(super::DEFAULT_EXPIRATION_DURATION, login_token)
        }
    }
}

/// How long the specification recommends that a login token is valid.
pub const DEFAULT_EXPIRATION_DURATION: std::time::Duration = std::time::Duration::from_mins(2);
