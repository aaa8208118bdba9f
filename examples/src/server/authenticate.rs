//! Authentication of requests by their tokens, before the rest of a request is decoded.

use pathlore::{
    auth::{AccessToken, AccessTokenOptional, PresentedToken},
    bytes::Bytes,
    http,
};
use pathlore_axum::Authenticate;

use super::homeserver::Homeserver;
use crate::{error::MatrixError, identifiers::UserId, secret::Secret};

/// The user who sent a request, and the access token of the request.
pub(super) struct Caller {
    pub(super) user_id: UserId,
    pub(super) access_token: Secret,
}

impl Homeserver {
    /// Returns the user to whom a token belongs.
    fn caller(&self, token: &PresentedToken<'_>) -> Result<Caller, MatrixError> {
        let access_token = Secret::from(token.as_str());
        let user_id = self.state().session(&access_token)?.user_id.clone();
        Ok(Caller { user_id, access_token })
    }
}

impl Authenticate<AccessToken, Caller> for Homeserver {
    type Error = MatrixError;

    async fn authenticate(
        &self,
        token: PresentedToken<'_>,
        _request: &http::Request<Bytes>,
    ) -> Result<Caller, MatrixError> {
        self.caller(&token)
    }
}

/// A token that is unknown is an error although the token is optional
/// ([MSC4128](https://github.com/matrix-org/matrix-spec-proposals/pull/4128)).
impl Authenticate<AccessTokenOptional, Option<Caller>> for Homeserver {
    type Error = MatrixError;

    async fn authenticate(
        &self,
        token: Option<PresentedToken<'_>>,
        _request: &http::Request<Bytes>,
    ) -> Result<Option<Caller>, MatrixError> {
        token.map(|token| self.caller(&token)).transpose()
    }
}
