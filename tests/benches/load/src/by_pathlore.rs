//! The server with pathlore-axum, and the definitions of the examples.

use axum::Router;
use pathlore_axum::{Call, Endpoints};
use pathlore_examples::{
    error::{ErrorCode, MatrixError},
    identifiers::UserId,
    session::login::{LoginInfo, v3},
    uiaa::UserIdentifier,
};

use crate::{SERVER_NAME, is_right, token};

/// Creates the router.
///
/// # Panics
///
/// Panics if two endpoints have the same path, which is not the case.
pub fn router() -> Router {
    Endpoints::<()>::new()
        .body_limit(64 * 1024)
        .endpoint(login)
        .fallback::<MatrixError>()
        .into_router()
        .expect("one endpoint")
}

async fn login(call: Call<v3::Request>) -> Result<v3::Response, MatrixError> {
    let request = call.request;
    let forbidden = || {
        let status = axum::http::StatusCode::FORBIDDEN;
        MatrixError::new(status, ErrorCode::Forbidden, "wrong username or password")
    };
    let LoginInfo::Password(login) = request.login_info else { return Err(forbidden()) };
    let Some(UserIdentifier::User(user)) = login.user.identifier else { return Err(forbidden()) };
    if !is_right(&user.user, login.password.expose()) {
        return Err(forbidden());
    }
    let device_id = request.device_id.ok_or_else(forbidden)?;
    let user_id = UserId::new(&user.user, &SERVER_NAME.parse().map_err(|_| forbidden())?)
        .map_err(|_| forbidden())?;
    let token = token().map_err(|_| forbidden())?;
    Ok(v3::Response::new(user_id, token, device_id))
}
