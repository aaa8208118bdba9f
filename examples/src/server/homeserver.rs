//! The data that all handlers share.

use std::{
    net::SocketAddr,
    ops::Deref,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{options::ServerOptions, state::State};
use crate::identifiers::{InvalidIdentifier, ServerName};

/// The state of the server. Clones share their data.
#[derive(Clone)]
pub(super) struct Homeserver(Arc<Shared>);

/// The data that all handlers share.
pub(super) struct Shared {
    pub(super) options: ServerOptions,
    pub(super) server_name: ServerName,
    /// The base URL for clients, if it is known.
    pub(super) base_url: Option<String>,
    state: Mutex<State>,
}

impl Homeserver {
    /// Creates a homeserver without accounts. If `options` contain no server name, the address is
    /// used.
    pub(super) fn new(
        address: SocketAddr,
        options: ServerOptions,
    ) -> Result<Self, InvalidIdentifier> {
        let server_name = match options.server_name.clone() {
            Some(server_name) => server_name,
            None => address.to_string().try_into()?,
        };
        Ok(Self(Arc::new(Shared {
            server_name,
            base_url: (!address.ip().is_unspecified()).then(|| format!("http://{address}/")),
            state: Mutex::new(State::new(&options)),
            options,
        })))
    }
}

impl Deref for Homeserver {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Shared {
    /// Locks the state.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // The state is consistent even if a handler has panicked while it held the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
