//! The data that all handlers share.

use std::{net::SocketAddr, ops::Deref, sync::Arc};

use tokio::task::spawn_blocking;

use super::{
    error::ServerError,
    failure::failure,
    options::ServerOptions,
    password::Passwords,
    store::{Database, Store},
};
use crate::{error::MatrixError, identifiers::ServerName};

/// The state of the server. Clones share their data.
#[derive(Clone)]
pub(super) struct Homeserver(Arc<Shared>);

/// The data that all handlers share.
pub(super) struct Shared {
    pub(super) options: ServerOptions,
    pub(super) server_name: ServerName,
    /// The base URL for clients, if it is known.
    pub(super) base_url: Option<String>,
    pub(super) passwords: Passwords,
    database: Database,
}

impl Homeserver {
    /// Opens the database of a homeserver, or creates it. If neither it nor `options` contain a server name, the
    /// address is used.
    pub(super) fn new(address: SocketAddr, options: ServerOptions) -> Result<Self, ServerError> {
        let database = Database::open(options.database.as_deref())?;
        let new_name = match options.server_name.clone() {
            Some(server_name) => server_name,
            None => address.to_string().try_into()?,
        };
        let server_name = database.change(|store| store.server_name(&new_name))?;
        if options.server_name.as_ref().is_some_and(|wanted| *wanted != server_name) {
            return Err(ServerError::OtherServerName(server_name));
        }
        Ok(Self(Arc::new(Shared {
            server_name,
            base_url: (!address.ip().is_unspecified()).then(|| format!("http://{address}/")),
            passwords: Passwords::new(),
            database,
            options,
        })))
    }

    /// Reads or changes what is stored, on a thread that may wait for the disk.
    pub(super) async fn store<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Store<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, MatrixError> {
        let shared = Arc::clone(&self.0);
        spawn_blocking(move || shared.database.change(change))
            .await
            .map_err(failure)?
            .map_err(failure)
    }
}

impl Deref for Homeserver {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}
