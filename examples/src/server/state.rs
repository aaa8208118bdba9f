//! What the server remembers.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use pathlore::{auth::PresentedToken, http::StatusCode};

use super::{ServerOptions, expiring::Expiring, interactive::Purpose, random};
use crate::{
    Secret,
    error::{ErrorCode, MatrixError},
    identifiers::{DeviceId, UserId},
};

const AUTHENTICATION_LIFETIME: Duration = Duration::from_mins(10);
const MAX_AUTHENTICATIONS: usize = 10_000;
const MAX_LOGIN_TOKENS: usize = 10_000;

/// What the server remembers.
pub(super) struct State {
    accounts: HashMap<UserId, Account>,
    access_tokens: HashMap<Secret, Session>,
    login_tokens: Expiring<Secret, UserId>,
    pub(super) authentications: Expiring<String, Purpose>,
}

struct Account {
    /// As it came, for it lives no longer than the process. A server that stores passwords stores
    /// their hashes.
    password: Option<Secret>,
    /// The devices, and the access token of each.
    devices: HashMap<DeviceId, Secret>,
}

/// Whom an access token stands for.
#[derive(Clone)]
pub(super) struct Session {
    pub(super) user_id: UserId,
    pub(super) device_id: DeviceId,
}

impl State {
    pub(super) fn new(options: &ServerOptions) -> Self {
        Self {
            accounts: HashMap::new(),
            access_tokens: HashMap::new(),
            login_tokens: Expiring::new(options.login_token_lifetime, MAX_LOGIN_TOKENS),
            authentications: Expiring::new(AUTHENTICATION_LIFETIME, MAX_AUTHENTICATIONS),
        }
    }

    pub(super) fn has_account(&self, user_id: &UserId) -> bool {
        self.accounts.contains_key(user_id)
    }

    /// Creates an account. An empty password is none: nobody can log in with it.
    pub(super) fn create_account(&mut self, user_id: UserId, password: Option<String>) {
        let password = password.filter(|password| !password.is_empty()).map(Secret::from);
        self.accounts.insert(user_id, Account { password, devices: HashMap::new() });
    }

    pub(super) fn is_password(&self, user_id: &UserId, password: &Secret) -> bool {
        self.accounts
            .get(user_id)
            .and_then(|account| account.password.as_ref())
            .is_some_and(|expected| expected == password)
    }

    /// Makes an access token. One that the device had is no longer valid.
    pub(super) fn log_in(
        &mut self,
        user_id: &UserId,
        device_id: Option<DeviceId>,
    ) -> Result<(DeviceId, String), MatrixError> {
        let account = self.accounts.get_mut(user_id).ok_or_else(no_such_account)?;
        let device_id = match device_id {
            Some(device_id) => device_id,
            None => random::device_id()?.try_into().map_err(|_| no_such_account())?,
        };
        let token = random::token()?;
        let secret = Secret::from(&*token);
        if let Some(old) = account.devices.insert(device_id.clone(), secret.clone()) {
            self.access_tokens.remove(&old);
        }
        let session = Session { user_id: user_id.clone(), device_id: device_id.clone() };
        self.access_tokens.insert(secret, session);
        Ok((device_id, token))
    }

    /// Whom a token stands for.
    pub(super) fn session(&self, token: &PresentedToken<'_>) -> Result<&Session, MatrixError> {
        self.access_tokens
            .get(&Secret::from(token.as_str()))
            .ok_or_else(|| MatrixError::unknown_token(false))
    }

    /// Forgets the token and its device.
    pub(super) fn log_out(&mut self, token: &PresentedToken<'_>) -> Result<(), MatrixError> {
        let session = self
            .access_tokens
            .remove(&Secret::from(token.as_str()))
            .ok_or_else(|| MatrixError::unknown_token(false))?;
        if let Some(account) = self.accounts.get_mut(&session.user_id) {
            account.devices.remove(&session.device_id);
        }
        Ok(())
    }

    pub(super) fn make_login_token(&mut self, user_id: UserId) -> Result<String, MatrixError> {
        let token = random::token()?;
        self.login_tokens.insert(Secret::from(&*token), user_id, Instant::now());
        Ok(token)
    }

    /// Whom a login token stands for. It does so once.
    pub(super) fn use_login_token(&mut self, token: &Secret) -> Option<UserId> {
        self.login_tokens.remove(token, Instant::now())
    }
}

fn no_such_account() -> MatrixError {
    MatrixError::new(StatusCode::FORBIDDEN, ErrorCode::Forbidden, "there is no such account")
}
