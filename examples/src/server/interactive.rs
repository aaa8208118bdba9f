//! User-interactive authentication with a single stage.

use pathlore::http::StatusCode;

use super::{
    homeserver::Homeserver,
    random,
    store::{Purpose, Store},
};
use crate::{
    error::{ErrorCode, MatrixError, StandardErrorBody},
    identifiers::UserId,
    secret::Secret,
    uiaa::{
        AuthData, AuthFlow, FallbackAcknowledgement, UiaaInfo, UiaaResponse, UserIdentifier,
        UserReference,
    },
};

/// A completed authentication. Its session must be ended together with the change that it authenticates, so that it
/// authenticates no other.
#[must_use = "the session must end when the request succeeds"]
pub(super) struct Completed {
    session: Option<String>,
}

impl Completed {
    /// Ends the session. Returns `false` if another request has ended it.
    pub(super) fn end(self, store: &Store<'_>) -> rusqlite::Result<bool> {
        self.session.map_or(Ok(true), |session| store.end_authentication(&session))
    }
}

/// Checks the authentication data of a request.
///
/// A session consists of one stage, so the server stores nothing but its purpose.
///
/// # Errors
///
/// Returns the response that requests authentication if the data is missing or invalid.
pub(super) async fn authenticate(
    homeserver: &Homeserver,
    purpose: Purpose,
    auth: Option<AuthData>,
) -> Result<Completed, UiaaResponse> {
    // Without `type` and `session`, it is an attempt without a stage.
    let without_stage = AuthData::from(FallbackAcknowledgement::default());
    let Some(auth) = auth.filter(|auth| *auth != without_stage) else {
        return Err(new_session(homeserver, purpose).await?.into());
    };
    let session = auth.session().map(str::to_owned);
    if let Some(session) = session.clone() {
        let expected = purpose.clone();
        let is_known =
            homeserver.store(move |store| store.is_authenticating(&session, &expected)).await?;
        if !is_known {
            return Err(unknown_session(homeserver, purpose).await?);
        }
    }
    let Some(error) = verify(homeserver, &purpose, auth).await? else {
        return Ok(Completed { session });
    };
    let info = match session {
        Some(session) => required(&purpose, session),
        None => new_session(homeserver, purpose).await?,
    };
    Err(info.with_auth_error(error).into())
}

/// Creates the response to a request with a session that the server does not have, or has no longer.
pub(super) async fn unknown_session(
    homeserver: &Homeserver,
    purpose: Purpose,
) -> Result<UiaaResponse, MatrixError> {
    let error = StandardErrorBody::new(
        ErrorCode::Unknown,
        "unknown or expired session; continue with the new session",
    );
    Ok(new_session(homeserver, purpose).await?.with_auth_error(error).into())
}

/// Creates the response that requests authentication, in a new session.
async fn new_session(homeserver: &Homeserver, purpose: Purpose) -> Result<UiaaInfo, MatrixError> {
    let session = random::token()?;
    let info = required(&purpose, session.clone());
    homeserver.store(move |store| store.begin_authentication(&session, &purpose)).await?;
    Ok(info)
}

/// Creates the response that requests authentication.
fn required(purpose: &Purpose, session: String) -> UiaaInfo {
    UiaaInfo::new(vec![AuthFlow::new(vec![purpose.stage()])], session)
}

/// Checks the data for the stage that the purpose requires. Returns what is wrong with it.
async fn verify(
    homeserver: &Homeserver,
    purpose: &Purpose,
    auth: AuthData,
) -> Result<Option<StandardErrorBody>, MatrixError> {
    let (errcode, error) = match (purpose, auth) {
        (Purpose::Register, AuthData::Dummy(_)) => return Ok(None),
        (Purpose::GetLoginToken(user_id), AuthData::Password(auth)) => {
            // The password is compared with that of this user only, so it takes the same time for all others.
            let resolved = resolve_user(homeserver, &auth.user).unwrap_or_default();
            let user_id = resolved.filter(|resolved| resolved == user_id);
            if password_matches(homeserver, user_id.as_ref(), auth.password).await? {
                return Ok(None);
            }
            (ErrorCode::Forbidden, "wrong username or password")
        }
        (_, AuthData::FallbackAcknowledgement(_)) => (
            ErrorCode::Forbidden,
            "no stage of this session has been completed; complete a stage first",
        ),
        _ => (
            ErrorCode::Unrecognized,
            "the server did not request this stage; complete a stage of `flows`",
        ),
    };
    Ok(Some(StandardErrorBody::new(errcode, error)))
}

/// Returns `true` if this is the password of the user. There may be no such user.
pub(super) async fn password_matches(
    homeserver: &Homeserver,
    user_id: Option<&UserId>,
    password: Secret,
) -> Result<bool, MatrixError> {
    let hash = match user_id.cloned() {
        Some(user_id) => homeserver.store(move |store| store.password_hash(&user_id)).await?,
        None => None,
    };
    homeserver.passwords.matches(password, hash).await
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
