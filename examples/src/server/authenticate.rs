//! Authentication of requests by their tokens, before the rest of a request is decoded.

use pathlore::auth::{
    AccessToken, AccessTokenOptional, AppserviceTokenOptional, AuthScheme, NoAuthentication,
};

use super::homeserver::Homeserver;
use crate::{error::MatrixError, identifiers::UserId, secret::Secret};

/// The user who sent a request, and the access token of the request.
pub(super) struct Caller {
    pub(super) user_id: UserId,
    pub(super) access_token: Secret,
}

/// A scheme whose credentials this server checks.
pub(super) trait Authenticate: AuthScheme {
    /// The result of the check, which handlers take.
    type Caller;

    /// Checks the credentials of a request.
    ///
    /// # Errors
    ///
    /// Returns the response to invalid credentials.
    fn authenticate(
        homeserver: &Homeserver,
        presented: Self::Presented<'_>,
    ) -> Result<Self::Caller, MatrixError>;
}

impl Authenticate for NoAuthentication {
    type Caller = ();

    fn authenticate(_homeserver: &Homeserver, (): Self::Presented<'_>) -> Result<(), MatrixError> {
        Ok(())
    }
}

impl Authenticate for AccessToken {
    type Caller = Caller;

    fn authenticate(
        homeserver: &Homeserver,
        token: Self::Presented<'_>,
    ) -> Result<Caller, MatrixError> {
        let access_token = Secret::from(token.as_str());
        let user_id = homeserver.state().session(&access_token)?.user_id.clone();
        Ok(Caller { user_id, access_token })
    }
}

/// A token that is unknown is an error although the token is optional
/// ([MSC4128](https://github.com/matrix-org/matrix-spec-proposals/pull/4128)).
impl Authenticate for AccessTokenOptional {
    type Caller = Option<Caller>;

    fn authenticate(
        homeserver: &Homeserver,
        token: Self::Presented<'_>,
    ) -> Result<Option<Caller>, MatrixError> {
        token.map(|token| AccessToken::authenticate(homeserver, token)).transpose()
    }
}

/// Only application services send a token. Whether a request is theirs is determined by its body, so
/// the handler checks the token.
impl Authenticate for AppserviceTokenOptional {
    type Caller = Option<Secret>;

    fn authenticate(
        _homeserver: &Homeserver,
        token: Self::Presented<'_>,
    ) -> Result<Option<Secret>, MatrixError> {
        Ok(token.map(|token| token.as_str().into()))
    }
}
