//! `GET /_matrix/client/*/login`: gets the ways to log in.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::open_enum::open_enum;

pub mod v3 {
    //! `/v3/`, see
    //! [the specification](https://spec.matrix.org/latest/client-server-api/#get_matrixclientv3login).

    use pathlore::{Metadata, metadata, request, response};

    use super::LoginFlow;
    use crate::error::MatrixError;

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: true,
        authentication: None,
        history: {
            1.0 => "/_matrix/client/r0/login",
            1.1 => "/_matrix/client/v3/login",
        }
    };

    /// A request for the ways to log in.
    #[request(error = MatrixError)]
    #[derive(Default)]
    pub struct Request {}

    /// The ways to log in.
    #[response(error = MatrixError)]
    pub struct Response {
        /// The ways, of which a client takes one.
        pub flows: Vec<LoginFlow>,
    }

    impl Request {
        /// A request for the ways to log in.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }
    }

    impl Response {
        /// The ways to log in.
        #[must_use]
        pub fn new(flows: Vec<LoginFlow>) -> Self {
            Self { flows }
        }
    }
}

open_enum! {
    /// The type of a login.
    pub enum LoginType {
        /// By a password.
        Password = "m.login.password",
        /// By a login token.
        Token = "m.login.token",
        /// By single sign-on in a browser, which gives a login token.
        Sso = "m.login.sso",
        /// By an application service, for one of its users.
        ApplicationService = "m.login.application_service",
    }
}

/// A way to log in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoginFlow {
    /// The type of the login.
    #[serde(rename = "type")]
    pub kind: LoginType,

    /// With `m.login.token`: whether a client can get such a token by
    /// [`get_login_token`](super::get_login_token).
    #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
    pub get_login_token: bool,

    /// What else there is to say about it.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl LoginFlow {
    /// A way to log in about which there is nothing else to say.
    #[must_use]
    pub fn new(kind: LoginType) -> Self {
        Self { kind, get_login_token: false, other: Map::new() }
    }
}
