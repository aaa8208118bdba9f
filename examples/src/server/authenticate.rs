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
    async fn caller(&self, token: PresentedToken<'_>) -> Result<Caller, MatrixError> {
        let access_token = Secret::from(token.as_str());
        let presented = access_token.clone();
        self.store(move |store| store.user_of_token(presented.expose()))
            .await?
            .map(|user_id| Caller { user_id, access_token })
            .ok_or_else(|| MatrixError::unknown_token(false))
    }
}

impl Authenticate<AccessToken, Caller> for Homeserver {
    type Error = MatrixError;

    async fn authenticate(
        &self,
        token: PresentedToken<'_>,
        _request: &http::Request<Bytes>,
    ) -> Result<Caller, MatrixError> {
        self.caller(token).await
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
        match token {
            Some(token) => self.caller(token).await.map(Some),
            None => Ok(None),
        }
    }
}
