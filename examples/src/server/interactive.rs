//! User-interactive authentication with a single stage.

use std::time::Instant;

use pathlore::http::StatusCode;

use super::{
    homeserver::Homeserver,
    random,
    state::{Purpose, State},
};
use crate::{
    error::{ErrorCode, MatrixError, StandardErrorBody},
    identifiers::UserId,
    uiaa::{
        AuthData, AuthFlow, FallbackAcknowledgement, UiaaInfo, UiaaResponse, UserIdentifier,
        UserReference,
    },
};

/// A completed authentication, whose session remains valid until it is ended.
#[must_use = "the session must end when the request succeeds"]
pub(super) struct Completed<'a> {
    session: Option<&'a str>,
}

impl Completed<'_> {
    /// Ends the session, so that it authenticates no other request.
    pub(super) fn end(self, state: &mut State) {
        if let Some(session) = self.session {
            state.authentications.remove(session, Instant::now());
        }
    }
}

/// Checks the authentication data of a request.
///
/// A session consists of one stage, so the server stores nothing but its purpose.
///
/// # Errors
///
/// Returns the response that requests authentication if the data is missing or invalid.
pub(super) fn authenticate<'a>(
    homeserver: &Homeserver,
    state: &mut State,
    purpose: Purpose,
    auth: Option<&'a AuthData>,
) -> Result<Completed<'a>, UiaaResponse> {
    // Without `type` and `session`, it is an attempt without a stage.
    let without_stage = AuthData::from(FallbackAcknowledgement::default());
    let Some(auth) = auth.filter(|auth| **auth != without_stage) else {
        return Err(authentication_required(state, purpose, None)?.into());
    };
    let session = auth.session();
    if let Some(session) = session
        && state.authentications.get(session, Instant::now()) != Some(&purpose)
    {
        let error = StandardErrorBody::new(
            ErrorCode::Unknown,
            "unknown or expired session; continue with the new session",
        );
        return Err(authentication_required(state, purpose, None)?.with_auth_error(error).into());
    }
    match verify(homeserver, state, &purpose, auth) {
        Ok(()) => Ok(Completed { session }),
        Err(error) => {
            Err(authentication_required(state, purpose, session)?.with_auth_error(error).into())
        }
    }
}

/// Creates the response that requests authentication, in the given session or a new one.
fn authentication_required(
    state: &mut State,
    purpose: Purpose,
    session: Option<&str>,
) -> Result<UiaaInfo, MatrixError> {
    let flows = vec![AuthFlow::new(vec![purpose.stage()])];
    let session = if let Some(session) = session {
        session.to_owned()
    } else {
        let session = random::token()?;
        state.authentications.insert(session.clone(), purpose, Instant::now());
        session
    };
    Ok(UiaaInfo::new(flows, session))
}

/// Checks the data for the stage that the purpose requires.
fn verify(
    homeserver: &Homeserver,
    state: &State,
    purpose: &Purpose,
    auth: &AuthData,
) -> Result<(), StandardErrorBody> {
    match (purpose, auth) {
        (Purpose::Register, AuthData::Dummy(_)) => Ok(()),
        (Purpose::GetLoginToken(user_id), AuthData::Password(auth)) => {
            let resolved = resolve_user(homeserver, &auth.user);
            if resolved.is_ok_and(|resolved| resolved.as_ref() == Some(user_id))
                && state.password_matches(user_id, &auth.password)
            {
                Ok(())
            } else {
                Err(StandardErrorBody::new(ErrorCode::Forbidden, "wrong username or password"))
            }
        }
        (_, AuthData::FallbackAcknowledgement(_)) => Err(StandardErrorBody::new(
            ErrorCode::Forbidden,
            "no stage of this session has been completed; complete a stage first",
        )),
        _ => Err(StandardErrorBody::new(
            ErrorCode::Unrecognized,
            "the server did not request this stage; complete a stage of `flows`",
        )),
    }
}

/// Returns the ID of the user that a client refers to, or `None` if this server cannot have such a
/// user.
///
/// # Errors
///
/// Returns an error if the identifier is missing or of an unknown type.
pub(super) fn resolve_user(
    homeserver: &Homeserver,
    user: &UserReference,
) -> Result<Option<UserId>, MatrixError> {
    let bad_request =
        |errcode, error: &str| MatrixError::new(StatusCode::BAD_REQUEST, errcode, error);
    let identifier = user
        .to_identifier()
        .ok_or_else(|| bad_request(ErrorCode::BadJson, "body field `identifier`: missing"))?;
    match &*identifier {
        UserIdentifier::User(user) if user.user.starts_with('@') => Ok(user.user.parse().ok()),
        UserIdentifier::User(user) => Ok(UserId::new(&user.user, &homeserver.server_name).ok()),
        // This server does not associate third-party identifiers with accounts.
        UserIdentifier::ThirdParty(_) | UserIdentifier::Phone(_) => Ok(None),
        UserIdentifier::Other(_) => Err(bad_request(
            ErrorCode::Unknown,
            "unknown identifier type; use `m.id.user`, `m.id.thirdparty` or `m.id.phone`",
        )),
    }
}
