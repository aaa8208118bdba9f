//! `GET /_matrix/client/*/login`: lists the login types that the homeserver supports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::open_enum::open_enum;

pub mod v3 {
    //! `GET /_matrix/client/v3/login` ([specification][spec]).
    //!
    //! [spec]: https://spec.matrix.org/latest/client-server-api/#get_matrixclientv3login

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

    /// A request for the supported login types.
    #[request(error = MatrixError, new)]
    #[derive(Default)]
    pub struct Request {}

    /// The response with the supported login types.
    #[response(error = MatrixError, new)]
    pub struct Response {
        /// The supported login types. The client chooses one of them.
        pub flows: Vec<LoginFlow>,
    }
}

open_enum! {
    /// A login type.
    pub enum LoginType {
        /// Login with a password.
        Password = "m.login.password",
        /// Login with a login token.
        Token = "m.login.token",
        /// Single sign-on in a browser, which yields a login token.
        Sso = "m.login.sso",
        /// Login by an application service as one of its users.
        ApplicationService = "m.login.application_service",
    }
}

/// A login type and its properties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct LoginFlow {
    /// The login type.
    #[serde(rename = "type")]
    pub kind: LoginType,

    /// Whether clients can obtain a login token from [`get_login_token`](super::get_login_token).
    ///
    /// It is meaningful for `m.login.token` only.
    #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
    pub get_login_token: bool,

    /// All other properties of the login type.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl LoginFlow {
    /// Creates a login type without properties.
    #[must_use]
    pub fn new(kind: LoginType) -> Self {
        Self { kind, get_login_token: false, other: Map::new() }
    }
}
