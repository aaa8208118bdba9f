//! The handlers.
//!
//! A handler takes a decoded request and its caller, and returns a response or an error. It is independent of HTTP.

#![allow(clippy::unused_async, reason = "handlers are async, whether they wait or not")]

use axum::extract::State;
use pathlore::http::StatusCode;
use pathlore_axum::Call;

use super::{
    authenticate::Caller,
    failure::failure,
    homeserver::Homeserver,
    interactive::{authenticate, password_matches, resolve_user, unknown_session},
    random,
    store::Purpose,
};
use crate::{
    account::register::{self, LoginType, RegistrationKind},
    error::{ErrorCode, MatrixError},
    identifiers::{DeviceId, UserId},
    session::{
        get_login_token,
        get_login_types::{self, LoginFlow},
        login::{self, LoginInfo, WellKnown},
        logout,
    },
    uiaa::UiaaResponse,
    versions,
};

pub(super) async fn versions(
    State(homeserver): State<Homeserver>,
    _call: Call<versions::Request, Option<Caller>>,
) -> Result<versions::Response, MatrixError> {
    Ok(homeserver.options.to_versions())
}

pub(super) async fn register(
    State(homeserver): State<Homeserver>,
    call: Call<register::v3::Request>,
) -> Result<register::v3::Response, UiaaResponse> {
    let request = call.request;
    match &request.login_type {
        None => {}
        Some(LoginType::ApplicationService) => {
            return Err(unknown_application_service(call.caller.is_some()).into());
        }
        Some(LoginType::Other(_)) => {
            return Err(bad_request(
                ErrorCode::Unknown,
                "unknown registration type; omit the member `type`",
            )
            .into());
        }
    }
    if request.kind == RegistrationKind::Guest {
        return Err(forbidden(
            ErrorCode::GuestAccessForbidden,
            "guest accounts are not supported; register a user account",
        )
        .into());
    }
    if request.guest_access_token.is_some() {
        return Err(forbidden(
            ErrorCode::Forbidden,
            "unknown guest; omit the member `guest_access_token`",
        )
        .into());
    }
    let user_id = new_user_id(&homeserver, request.username)?;

    let wanted = user_id.clone();
    if homeserver.store(move |store| store.has_account(&wanted)).await? {
        return Err(user_in_use().into());
    }
    let authentication = authenticate(&homeserver, Purpose::Register, request.auth).await?;
    // Clients omit the password in order to learn which stages are required, so it is checked last.
    let Some(password) = request.password.filter(|password| !password.is_empty()) else {
        return Err(bad_request(
            ErrorCode::MissingParam,
            "missing password; send the member `password`, which must not be empty",
        )
        .into());
    };
    let password_hash = homeserver.passwords.hash(password.into()).await?;
    let login = if request.inhibit_login { None } else { Some(Login::new(request.device_id)?) };

    let mut response = register::v3::Response::new(user_id.clone());
    response.home_server = Some(homeserver.server_name.clone());
    if let Some(login) = &login {
        response.device_id = Some(login.device_id.clone());
        response.access_token = Some(login.access_token.clone());
    }
    let registered = homeserver
        .store(move |store| {
            // Another request may have used the user ID or the session while the password was hashed.
            if store.has_account(&user_id)? {
                return Ok(Registered::UserInUse);
            }
            if !authentication.end(store)? {
                return Ok(Registered::SessionEnded);
            }
            store.create_account(&user_id, &password_hash)?;
            if let Some(login) = login {
                store.log_in(&user_id, &login.device_id, &login.access_token)?;
            }
            Ok(Registered::Created)
        })
        .await?;
    match registered {
        Registered::Created => Ok(response),
        Registered::UserInUse => Err(user_in_use().into()),
        Registered::SessionEnded => Err(unknown_session(&homeserver, Purpose::Register).await?),
    }
}

/// The result of a registration.
enum Registered {
    Created,
    UserInUse,
    SessionEnded,
}

pub(super) async fn get_login_types(
    _call: Call<get_login_types::v3::Request>,
) -> Result<get_login_types::v3::Response, MatrixError> {
    let mut token = LoginFlow::new(get_login_types::LoginType::Token);
    token.get_login_token = true;
    let password = LoginFlow::new(get_login_types::LoginType::Password);
    Ok(get_login_types::v3::Response::new(vec![password, token]))
}

pub(super) async fn login(
    State(homeserver): State<Homeserver>,
    call: Call<login::v3::Request>,
) -> Result<login::v3::Response, MatrixError> {
    let request = call.request;
    let user_id = match request.login_info {
        LoginInfo::Password(login) => {
            let user_id = resolve_user(&homeserver, &login.user)?;
            let is_right = password_matches(&homeserver, user_id.as_ref(), login.password).await?;
            user_id
                .filter(|_| is_right)
                .ok_or_else(|| forbidden(ErrorCode::Forbidden, "wrong username or password"))?
        }
        LoginInfo::Token(login) => homeserver
            .store(move |store| store.use_login_token(login.token.expose()))
            .await?
            .ok_or_else(|| {
                forbidden(ErrorCode::Forbidden, "unknown or expired login token; request a new one")
            })?,
        LoginInfo::ApplicationService(_) => {
            return Err(unknown_application_service(call.caller.is_some()));
        }
        LoginInfo::Other(_) => {
            return Err(bad_request(
                ErrorCode::Unknown,
                "unknown login type; use `m.login.password` or `m.login.token`",
            ));
        }
    };
    let login = Login::new(request.device_id)?;
    let mut response = login::v3::Response::new(
        user_id.clone(),
        login.access_token.clone(),
        login.device_id.clone(),
    );
    response.home_server = Some(homeserver.server_name.clone());
    response.well_known = homeserver.base_url.as_deref().map(WellKnown::new);
    homeserver
        .store(move |store| store.log_in(&user_id, &login.device_id, &login.access_token))
        .await?;
    Ok(response)
}

/// A device with a new access token.
struct Login {
    device_id: DeviceId,
    access_token: String,
}

impl Login {
    /// Creates an access token, and a device ID if there is none.
    fn new(device_id: Option<DeviceId>) -> Result<Self, MatrixError> {
        let device_id = match device_id {
            Some(device_id) => device_id,
            None => random::device_id()?.try_into().map_err(failure)?,
        };
        Ok(Self { device_id, access_token: random::token()? })
    }
}

pub(super) async fn logout(
    State(homeserver): State<Homeserver>,
    call: Call<logout::v3::Request, Caller>,
) -> Result<logout::v3::Response, MatrixError> {
    let token = call.caller.access_token;
    if homeserver.store(move |store| store.log_out(token.expose())).await? {
        Ok(logout::v3::Response::new())
    } else {
        Err(MatrixError::unknown_token(false))
    }
}

pub(super) async fn get_login_token(
    State(homeserver): State<Homeserver>,
    call: Call<get_login_token::v1::Request, Caller>,
) -> Result<get_login_token::v1::Response, UiaaResponse> {
    let Call { request, caller, .. } = call;
    let purpose = Purpose::GetLoginToken(caller.user_id.clone());
    let authentication = authenticate(&homeserver, purpose.clone(), request.auth).await?;
    let lifetime = homeserver.options.login_token_lifetime;
    let login_token = random::token()?;
    let response = get_login_token::v1::Response::new(lifetime, login_token.clone());
    let is_authenticated = homeserver
        .store(move |store| {
            let is_authenticated = authentication.end(store)?;
            if is_authenticated {
                store.create_login_token(&login_token, &caller.user_id, lifetime)?;
            }
            Ok(is_authenticated)
        })
        .await?;
    if is_authenticated { Ok(response) } else { Err(unknown_session(&homeserver, purpose).await?) }
}

fn user_in_use() -> MatrixError {
    bad_request(ErrorCode::UserInUse, "the user ID is already in use; choose another username")
}

/// Creates the ID of a new user. If there is no username, the localpart is generated.
///
/// As on other homeservers, localparts that start with `_` are reserved for application services,
/// and those that consist of digits for guests.
fn new_user_id(homeserver: &Homeserver, username: Option<String>) -> Result<UserId, MatrixError> {
    let localpart = username.map_or_else(random::localpart, Ok)?;
    if localpart.starts_with('_') || localpart.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(bad_request(
            ErrorCode::InvalidUsername,
            "reserved username; use one that has a letter and does not start with `_`",
        ));
    }
    UserId::new(&localpart, &homeserver.server_name).map_err(|_| {
        bad_request(
            ErrorCode::InvalidUsername,
            "invalid username; use lowercase letters, digits and `-.=_/+`, and keep the user ID within 255 bytes",
        )
    })
}

fn bad_request(errcode: ErrorCode, error: &'static str) -> MatrixError {
    MatrixError::new(StatusCode::BAD_REQUEST, errcode, error)
}

fn forbidden(errcode: ErrorCode, error: &'static str) -> MatrixError {
    MatrixError::new(StatusCode::FORBIDDEN, errcode, error)
}

/// Creates the error for an application service. This server has none, so no token is valid.
fn unknown_application_service(has_token: bool) -> MatrixError {
    if has_token {
        return MatrixError::unknown_token(false);
    }
    MatrixError::new(
        StatusCode::UNAUTHORIZED,
        ErrorCode::MissingToken,
        "missing application service token; send it in the `Authorization` header field",
    )
}
