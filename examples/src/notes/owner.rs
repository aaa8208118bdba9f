//! The owner of the notes.

use std::sync::Arc;

use pathlore::{
    auth::{AccessToken, PresentedToken},
    bytes::Bytes,
    http,
};
use pathlore_axum::Authenticate;
use subtle::ConstantTimeEq as _;

use super::{Problem, store::Store};

/// The owner of all notes, who knows the token.
pub(super) struct Owner;

impl Authenticate<AccessToken, Owner> for Arc<Store> {
    type Error = Problem;

    async fn authenticate(
        &self,
        token: PresentedToken<'_>,
        _request: &http::Request<Bytes>,
    ) -> Result<Owner, Problem> {
        if bool::from(token.as_str().as_bytes().ct_eq(self.token.as_bytes())) {
            Ok(Owner)
        } else {
            Err(Problem::unauthorized("the token is unknown".to_owned()))
        }
    }
}
