//! `POST /_matrix/client/*/login/get_token`: obtains a single-use, short-lived token with which
//! another device can log in.

pub mod v1 {
    //! `POST /_matrix/client/v1/login/get_token` ([specification][spec]).
    //!
    //! [spec]: https://spec.matrix.org/latest/client-server-api/#post_matrixclientv1loginget_token

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
    #[request(error = UiaaResponse, new)]
    #[derive(Default)]
    pub struct Request {
        /// The data for a stage of user-interactive authentication.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub auth: Option<AuthData>,
    }

    /// The response to a request for a login token.
    ///
    /// Servers that implement the unstable version may also send `expires_in`, the lifetime in
    /// seconds. It is ignored because `expires_in_ms` has the same meaning.
    #[response(error = UiaaResponse, new)]
    pub struct Response {
        /// The lifetime of the token.
        #[serde(rename = "expires_in_ms", with = "pathlore::serde::duration::ms")]
        pub expires_in: Duration,

        /// The token for a login of type `m.login.token`.
        #[api(secret)]
        pub login_token: String,
    }

    impl Response {
        /// Creates a response with the lifetime that the specification recommends.
        #[must_use]
        pub fn with_default_expiration_duration(login_token: String) -> Self {
            Self::new(super::DEFAULT_EXPIRATION_DURATION, login_token)
        }
    }
}

/// The lifetime of a login token that the specification recommends.
pub const DEFAULT_EXPIRATION_DURATION: std::time::Duration = std::time::Duration::from_mins(2);
