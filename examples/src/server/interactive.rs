//! User-interactive authentication, of one stage.

use std::time::Instant;

use pathlore::http::StatusCode;

use super::{Homeserver, random, state::State};
use crate::{
    error::{ErrorCode, MatrixError, StandardErrorBody},
    identifiers::UserId,
    uiaa::{AuthData, AuthFlow, AuthType, UiaaInfo, UiaaResponse, UserIdentifier, UserReference},
};

/// What a caller authenticates for. A session is good for nothing else.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To register an account: by nothing at all.
    Register,
    /// To get a login token: by the password of the user whose access token was presented.
    GetLoginToken(UserId),
}

impl Purpose {
    fn stage(&self) -> AuthType {
        match self {
            Self::Register => AuthType::Dummy,
            Self::GetLoginToken(_) => AuthType::Password,
        }
    }
}

/// Goes on where the caller is authenticated, and else answers with what that takes.
///
/// There is one stage, so nothing but the purpose needs to be remembered between two requests.
pub(super) fn authenticate(
    homeserver: &Homeserver,
    state: &mut State,
    purpose: Purpose,
    auth: Option<&AuthData>,
) -> Result<(), UiaaResponse> {
    let Some(auth) = auth else {
        return Err(ask(state, purpose, None)?.into());
    };
    let session = auth.session();
    if let Some(session) = session
        && state.authentications.get(session, Instant::now()) != Some(&purpose)
    {
        let error = StandardErrorBody::new(
            ErrorCode::Unknown,
            "the session has expired, or never was; here is a new one",
        );
        return Err(ask(state, purpose, None)?.with_auth_error(error).into());
    }
    match verify(homeserver, state, &purpose, auth) {
        Ok(()) => {
            if let Some(session) = session {
                state.authentications.remove(session, Instant::now());
            }
            Ok(())
        }
        Err(error) => Err(ask(state, purpose, session)?.with_auth_error(error).into()),
    }
}

/// Makes the answer that asks for authentication, in a session that goes on or a new one.
fn ask(
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

fn verify(
    homeserver: &Homeserver,
    state: &State,
    purpose: &Purpose,
    auth: &AuthData,
) -> Result<(), StandardErrorBody> {
    match (purpose, auth) {
        (Purpose::Register, AuthData::Dummy(_)) => Ok(()),
        (Purpose::GetLoginToken(user_id), AuthData::Password(auth)) => {
            let named = resolve_user(homeserver, &auth.user);
            if named.is_ok_and(|named| named.as_ref() == Some(user_id))
                && state.is_password(user_id, &auth.password)
            {
                Ok(())
            } else {
                Err(StandardErrorBody::new(ErrorCode::Forbidden, "wrong user or password"))
            }
        }
        (_, AuthData::FallbackAcknowledgement(_)) => Err(StandardErrorBody::new(
            ErrorCode::Forbidden,
            "no stage of this session has been done",
        )),
        _ => Err(StandardErrorBody::new(
            ErrorCode::Unrecognized,
            "this is not a stage that the server asked for",
        )),
    }
}

/// Finds the user that a caller means. `None` is a user whom this server cannot have.
pub(super) fn resolve_user(
    homeserver: &Homeserver,
    user: &UserReference,
) -> Result<Option<UserId>, MatrixError> {
    let refused = |errcode, error: &str| MatrixError::new(StatusCode::BAD_REQUEST, errcode, error);
    let identifier = user
        .to_identifier()
        .ok_or_else(|| refused(ErrorCode::BadJson, "body field `identifier`: missing"))?;
    match &*identifier {
        UserIdentifier::User(user) if user.user.starts_with('@') => Ok(user.user.parse().ok()),
        UserIdentifier::User(user) => Ok(UserId::new(&user.user, &homeserver.server_name).ok()),
        // No account has a third party identifier.
        UserIdentifier::ThirdParty(_) | UserIdentifier::Phone(_) => Ok(None),
        UserIdentifier::Other(_) => Err(refused(ErrorCode::Unknown, "unknown type of identifier")),
    }
}
