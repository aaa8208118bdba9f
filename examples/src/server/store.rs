//! The accounts, sessions and tokens of the server, in `SQLite`.

use std::{
    path::Path,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use rusqlite::{
    Connection, OptionalExtension as _, Result, Row, Transaction, TransactionBehavior, params,
    types::Type,
};
use sha2::{Digest as _, Sha256};

use super::error::ServerError;
use crate::{
    identifiers::{DeviceId, ServerName, UserId},
    uiaa::AuthType,
};

const VERSION: u32 = 1;

const AUTHENTICATION_LIFETIME: Duration = Duration::from_mins(10);

/// The number of login tokens and of sessions after which the oldest ones are removed. Therefore, clients that do not
/// use them cannot fill the disk.
const MAX_UNUSED: u32 = 10_000;

/// The database.
pub(super) struct Database(Mutex<Connection>);

/// The purpose of a session of user-interactive authentication. It is valid for no other purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
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

    fn user_id(&self) -> Option<&str> {
        match self {
            Self::Register => None,
            Self::GetLoginToken(user_id) => Some(user_id.as_str()),
        }
    }
}

impl Database {
    /// Opens a file, which is created if there is none, or a database in memory.
    pub(super) fn open(file: Option<&Path>) -> std::result::Result<Self, ServerError> {
        let mut connection = match file {
            Some(file) => Connection::open(file)?,
            None => Connection::open_in_memory()?,
        };
        // What is committed survives the end of the process and of the machine.
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version: u32 = transaction.query_row("PRAGMA user_version", (), |row| row.get(0))?;
        let tables: u32 =
            transaction.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0))?;
        match (version, tables) {
            (0, 0) => transaction.execute_batch(include_str!("store.sql"))?,
            (VERSION, _) => {}
            _ => return Err(ServerError::ForeignDatabase),
        }
        transaction.commit()?;
        Ok(Self(Mutex::new(connection)))
    }

    /// Makes a change, which is on the disk when this function returns, or not made at all if there is an error.
    pub(super) fn change<T>(&self, change: impl FnOnce(&Store<'_>) -> Result<T>) -> Result<T> {
        // If there was a panic, the transaction was rolled back.
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let store = Store(connection.transaction_with_behavior(TransactionBehavior::Immediate)?);
        let result = change(&store)?;
        store.0.commit()?;
        Ok(result)
    }
}

/// The database during a change.
pub(super) struct Store<'a>(Transaction<'a>);

impl Store<'_> {
    /// Returns the name of the server. If the database is new, it is `name` from now on.
    pub(super) fn server_name(&self, name: &ServerName) -> Result<ServerName> {
        let stored = self.find("SELECT name FROM server", (), |row| identifier(row, 0))?;
        if stored.is_none() {
            self.execute("INSERT INTO server VALUES (?1)", [name.as_str()])?;
        }
        Ok(stored.unwrap_or_else(|| name.clone()))
    }

    /// Returns `true` if the account exists.
    pub(super) fn has_account(&self, user_id: &UserId) -> Result<bool> {
        self.password_hash(user_id).map(|hash| hash.is_some())
    }

    /// Returns the hash of the password of an account.
    pub(super) fn password_hash(&self, user_id: &UserId) -> Result<Option<String>> {
        let sql = "SELECT password_hash FROM accounts WHERE user_id = ?1";
        self.find(sql, [user_id.as_str()], |row| row.get(0))
    }

    /// Creates an account.
    pub(super) fn create_account(&self, user_id: &UserId, password_hash: &str) -> Result<()> {
        self.execute("INSERT INTO accounts VALUES (?1, ?2)", [user_id.as_str(), password_hash])
            .map(drop)
    }

    /// Gives a device an access token instead of the one that it has.
    pub(super) fn log_in(&self, user_id: &UserId, device_id: &DeviceId, token: &str) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO devices VALUES (?1, ?2, ?3)";
        self.execute(sql, params![user_id.as_str(), device_id.as_str(), hash(token)]).map(drop)
    }

    /// Returns the user to whom an access token belongs.
    pub(super) fn user_of_token(&self, token: &str) -> Result<Option<UserId>> {
        let sql = "SELECT user_id FROM devices WHERE token_hash = ?1";
        self.find(sql, [hash(token)], |row| identifier(row, 0))
    }

    /// Removes an access token and its device. Returns `false` if there is none.
    pub(super) fn log_out(&self, token: &str) -> Result<bool> {
        self.execute("DELETE FROM devices WHERE token_hash = ?1", [hash(token)])
    }

    /// Creates a login token for a user.
    pub(super) fn create_login_token(
        &self,
        token: &str,
        user_id: &UserId,
        lifetime: Duration,
    ) -> Result<()> {
        let sql = "INSERT INTO login_tokens (token_hash, user_id, expires) \
            VALUES (?1, ?2, unixepoch('subsec') + ?3)";
        self.execute(sql, params![hash(token), user_id.as_str(), lifetime.as_secs_f64()])?;
        self.remove_expired("login_tokens")
    }

    /// Removes a login token and returns the user to whom it belongs, unless it has expired.
    pub(super) fn use_login_token(&self, token: &str) -> Result<Option<UserId>> {
        let sql = "DELETE FROM login_tokens WHERE token_hash = ?1 AND expires > unixepoch('subsec') \
            RETURNING user_id";
        self.find(sql, [hash(token)], |row| identifier(row, 0))
    }

    /// Creates a session of user-interactive authentication.
    pub(super) fn begin_authentication(&self, session: &str, purpose: &Purpose) -> Result<()> {
        let sql = "INSERT INTO authentications (session_hash, user_id, expires) \
            VALUES (?1, ?2, unixepoch('subsec') + ?3)";
        let lifetime = AUTHENTICATION_LIFETIME.as_secs_f64();
        self.execute(sql, params![hash(session), purpose.user_id(), lifetime])?;
        self.remove_expired("authentications")
    }

    /// Returns `true` if there is a session for this purpose that has not expired.
    pub(super) fn is_authenticating(&self, session: &str, purpose: &Purpose) -> Result<bool> {
        let sql = "SELECT 1 FROM authentications \
            WHERE session_hash = ?1 AND user_id IS ?2 AND expires > unixepoch('subsec')";
        self.find(sql, params![hash(session), purpose.user_id()], |_| Ok(()))
            .map(|found| found.is_some())
    }

    /// Removes a session. Returns `false` if there is none.
    pub(super) fn end_authentication(&self, session: &str) -> Result<bool> {
        self.execute("DELETE FROM authentications WHERE session_hash = ?1", [hash(session)])
    }

    /// Removes the rows of a table that have expired, and those before the latest `MAX_UNUSED`.
    fn remove_expired(&self, table: &str) -> Result<()> {
        let sql = format!("DELETE FROM {table} WHERE expires <= unixepoch('subsec') OR id <= ?1");
        self.execute(&sql, [self.0.last_insert_rowid() - i64::from(MAX_UNUSED)]).map(drop)
    }

    /// Returns whether a row was changed.
    fn execute(&self, sql: &str, params: impl rusqlite::Params) -> Result<bool> {
        Ok(self.0.prepare_cached(sql)?.execute(params)? > 0)
    }

    /// Returns what a query finds.
    fn find<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        read: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        self.0.prepare_cached(sql)?.query_row(params, read).optional()
    }
}

/// Returns what is stored of a token. As it is random, it cannot be guessed from its hash.
fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// Reads an identifier, which was valid when it was stored.
fn identifier<T>(row: &Row<'_>, column: usize) -> Result<T>
where
    T: TryFrom<String, Error: std::error::Error + Send + Sync + 'static>,
{
    row.get::<_, String>(column)?.try_into().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}
