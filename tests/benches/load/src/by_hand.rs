//! The server with axum alone.

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, rejection::JsonRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use pathlore_examples::identifiers::{DeviceId, ServerName, UserId};
use serde::{Deserialize, Serialize};

use crate::{SERVER_NAME, is_right, token};

/// Creates the router.
pub fn router() -> Router {
    Router::new()
        .route("/_matrix/client/r0/login", post(login))
        .route("/_matrix/client/v3/login", post(login))
        .layer(DefaultBodyLimit::max(64 * 1024))
        .fallback(async || unrecognized(StatusCode::NOT_FOUND))
        .method_not_allowed_fallback(async || unrecognized(StatusCode::METHOD_NOT_ALLOWED))
}

/// The members of all login types.
#[derive(Deserialize)]
struct Login {
    #[serde(rename = "type")]
    kind: Kind,
    identifier: Option<Identifier>,
    user: Option<String>,
    password: Option<String>,
    token: Option<String>,
    device_id: Option<DeviceId>,
    initial_device_display_name: Option<String>,
    #[serde(default)]
    refresh_token: bool,
}

#[derive(Deserialize)]
enum Kind {
    #[serde(rename = "m.login.password")]
    Password,
    #[serde(rename = "m.login.token")]
    Token,
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Identifier {
    #[serde(rename = "type")]
    kind: IdentifierKind,
    user: Option<String>,
}

#[derive(Deserialize, PartialEq)]
enum IdentifierKind {
    #[serde(rename = "m.id.user")]
    User,
    #[serde(other)]
    Other,
}

#[derive(Serialize)]
struct LoggedIn {
    user_id: UserId,
    access_token: String,
    device_id: DeviceId,
}

#[derive(Serialize)]
struct Error {
    #[serde(skip)]
    status: StatusCode,
    errcode: &'static str,
    #[serde(rename = "error")]
    message: String,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}

impl From<JsonRejection> for Error {
    fn from(rejection: JsonRejection) -> Self {
        Self { status: rejection.status(), errcode: "M_BAD_JSON", message: rejection.body_text() }
    }
}

fn forbidden() -> Error {
    let message = "wrong username or password".to_owned();
    Error { status: StatusCode::FORBIDDEN, errcode: "M_FORBIDDEN", message }
}

fn unrecognized(status: StatusCode) -> Error {
    Error { status, errcode: "M_UNRECOGNIZED", message: "unrecognized request".to_owned() }
}

async fn login(body: Result<Json<Login>, JsonRejection>) -> Result<Json<LoggedIn>, Error> {
    let Json(login) = body?;
    let (Kind::Password, None) = (login.kind, login.token) else { return Err(forbidden()) };
    let identifier = login.identifier.filter(|it| it.kind == IdentifierKind::User);
    let user = identifier.and_then(|it| it.user).or(login.user).ok_or_else(forbidden)?;
    if !is_right(&user, login.password.as_deref().unwrap_or_default()) {
        return Err(forbidden());
    }
    // What the other server reads as well, and does not use.
    drop((login.initial_device_display_name, login.refresh_token));
    let device_id = login.device_id.ok_or_else(forbidden)?;
    let server_name: ServerName = SERVER_NAME.parse().map_err(|_| forbidden())?;
    let user_id = UserId::new(&user, &server_name).map_err(|_| forbidden())?;
    let access_token = token().map_err(|_| forbidden())?;
    Ok(Json(LoggedIn { user_id, access_token, device_id }))
}
