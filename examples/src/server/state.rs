//! The accounts, sessions and tokens of the server.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use pathlore::http::StatusCode;

use super::{expiring::ExpiringMap, options::ServerOptions, random};
use crate::{
    error::{ErrorCode, MatrixError},
    identifiers::{DeviceId, UserId},
    secret::Secret,
    uiaa::AuthType,
};

const AUTHENTICATION_LIFETIME: Duration = Duration::from_mins(10);
const MAX_AUTHENTICATIONS: usize = 10_000;
const MAX_LOGIN_TOKENS: usize = 10_000;

/// The accounts, sessions and tokens of the server.
pub(super) struct State {
    accounts: HashMap<UserId, Account>,
    access_tokens: HashMap<Secret, Session>,
    login_tokens: ExpiringMap<Secret, UserId>,
    /// The sessions of user-interactive authentication.
    pub(super) authentications: ExpiringMap<String, Purpose>,
}

struct Account {
    /// The password in plain text, because it is never stored. A server with persistent accounts
    /// must store a hash instead.
    password: Secret,
    /// The access token of each device.
    devices: HashMap<DeviceId, Secret>,
}

/// The user and the device to which an access token belongs.
#[derive(Clone)]
pub(super) struct Session {
    pub(super) user_id: UserId,
    pub(super) device_id: DeviceId,
}

/// The purpose of a session of user-interactive authentication. It is valid for no other purpose.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To register an account, which requires no actual authentication.
    Register,
    /// To obtain a login token, which requires the password of this user, to whom the access token
    /// belongs.
    GetLoginToken(UserId),
}

impl Purpose {
    /// Returns the stage that must be completed.
    pub(super) fn stage(&self) -> AuthType {
        match self {
            Self::Register => AuthType::Dummy,
            Self::GetLoginToken(_) => AuthType::Password,
        }
    }
}

impl State {
    /// Creates a state without accounts.
    pub(super) fn new(options: &ServerOptions) -> Self {
        Self {
            accounts: HashMap::new(),
            access_tokens: HashMap::new(),
            login_tokens: ExpiringMap::new(options.login_token_lifetime, MAX_LOGIN_TOKENS),
            authentications: ExpiringMap::new(AUTHENTICATION_LIFETIME, MAX_AUTHENTICATIONS),
        }
    }

    /// Returns `true` if the account exists.
    pub(super) fn has_account(&self, user_id: &UserId) -> bool {
        self.accounts.contains_key(user_id)
    }

    /// Creates an account.
    pub(super) fn create_account(&mut self, user_id: UserId, password: Secret) {
        self.accounts.insert(user_id, Account { password, devices: HashMap::new() });
    }

    /// Returns `true` if this is the password of the account.
    pub(super) fn password_matches(&self, user_id: &UserId, password: &Secret) -> bool {
        self.accounts.get(user_id).is_some_and(|account| account.password == *password)
    }

    /// Creates an access token for a device, and invalidates the previous token of the device.
    ///
    /// If there is no device ID, one is generated.
    pub(super) fn log_in(
        &mut self,
        user_id: &UserId,
        device_id: Option<DeviceId>,
    ) -> Result<(DeviceId, String), MatrixError> {
        let account = self.accounts.get_mut(user_id).ok_or_else(unknown_account)?;
        let device_id = match device_id {
            Some(device_id) => device_id,
            None => random::device_id()?.try_into().map_err(|_| unknown_account())?,
        };
        let token = random::token()?;
        let secret = Secret::from(&*token);
        if let Some(previous) = account.devices.insert(device_id.clone(), secret.clone()) {
            self.access_tokens.remove(&previous);
        }
        let session = Session { user_id: user_id.clone(), device_id: device_id.clone() };
        self.access_tokens.insert(secret, session);
        Ok((device_id, token))
    }

    /// Returns the session to which an access token belongs.
    pub(super) fn session(&self, access_token: &Secret) -> Result<&Session, MatrixError> {
        self.access_tokens.get(access_token).ok_or_else(|| MatrixError::unknown_token(false))
    }

    /// Removes an access token and its device.
    pub(super) fn log_out(&mut self, access_token: &Secret) -> Result<(), MatrixError> {
        let session = self
            .access_tokens
            .remove(access_token)
            .ok_or_else(|| MatrixError::unknown_token(false))?;
        if let Some(account) = self.accounts.get_mut(&session.user_id) {
            account.devices.remove(&session.device_id);
        }
        Ok(())
    }

    /// Creates a login token for a user.
    pub(super) fn create_login_token(&mut self, user_id: UserId) -> Result<String, MatrixError> {
        let token = random::token()?;
        self.login_tokens.insert(Secret::from(&*token), user_id, Instant::now());
        Ok(token)
    }

    /// Removes a login token and returns the user to whom it belongs.
    pub(super) fn use_login_token(&mut self, token: &Secret) -> Option<UserId> {
        self.login_tokens.remove(token, Instant::now())
    }
}

fn unknown_account() -> MatrixError {
    MatrixError::new(
        StatusCode::FORBIDDEN,
        ErrorCode::Forbidden,
        "unknown account; register it first",
    )
}
