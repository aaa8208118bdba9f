//! A small homeserver for the endpoints of this crate, built on axum.
//!
//! Accounts are kept in a database in memory, or in a file if [`ServerOptions::database`] is one. Their number is not
//! limited.
//!
//! [`pathlore_axum`] makes a router from the handlers: it adds a route for each path of an endpoint that the
//! server supports.

use std::{
    io,
    net::{SocketAddr, TcpListener},
};

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};
use pathlore_axum::Endpoints;
use tokio::{sync::oneshot, task::JoinHandle};

pub use self::{error::ServerError, limits::Limits, options::ServerOptions};
use self::{
    homeserver::Homeserver,
    rate_limit::{RateLimit, limit_rate},
};
use crate::error::MatrixError;

mod authenticate;
mod cross_origin;
mod error;
mod failure;
mod handlers;
mod homeserver;
mod interactive;
mod limits;
mod log;
mod options;
mod password;
mod random;
mod rate_limit;
mod respond;
mod store;

/// A server that is bound to an address but does not accept connections yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    limits: Limits,
}

/// A server that serves requests until it is stopped or dropped.
#[derive(Debug)]
pub struct RunningServer {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<io::Result<()>>,
}

impl Server {
    /// Binds a homeserver to an address. Port 0 selects a free port.
    ///
    /// # Errors
    ///
    /// Returns an error if binding fails, if the database cannot be opened or has another server name than `options`,
    /// or if there is no server name and the address is not a valid one.
    pub fn bind(address: SocketAddr, options: ServerOptions) -> Result<Self, ServerError> {
        let limits = options.limits.clone();
        Self::with_router(address, limits, |address| router(Homeserver::new(address, options)?))
    }

    /// Binds a server with a router to an address.
    pub(crate) fn with_router(
        address: SocketAddr,
        limits: Limits,
        router: impl FnOnce(SocketAddr) -> Result<Router, ServerError>,
    ) -> Result<Self, ServerError> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address, router: router(address)?, limits })
    }

    /// Returns the address that the server is bound to.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves requests until `shutdown` completes, and then finishes the requests in progress. A client that does not
    /// send the rest of its request can prevent this for [`Limits::shutdown_timeout`] only.
    ///
    /// # Errors
    ///
    /// Returns an error if the listener fails.
    pub async fn serve(
        self,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<()> {
        self.limits.serve(self.listener, self.router, shutdown).await
    }

    /// Spawns a task that serves requests.
    #[must_use]
    pub fn spawn(self) -> RunningServer {
        let address = self.address;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(self.serve(async {
            // Dropping the sender stops the server as well.
            stopped.await.unwrap_or_default();
        }));
        RunningServer { address, stop, task }
    }
}

impl RunningServer {
    /// Returns the base URL of the server.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the address that the server is bound to.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops the server after it has finished the requests in progress.
    ///
    /// # Errors
    ///
    /// Returns an error if the listener has failed.
    pub async fn stop(self) -> io::Result<()> {
        // Fails if the task has already ended. The task then returns the reason.
        let _ = self.stop.send(());
        self.task.await.map_err(io::Error::other)?
    }
}

/// The limit for request bodies, far above the size of any request to these endpoints.
pub(crate) const MAX_BODY_BYTES: usize = 64 * 1024;

/// Creates the router.
fn router(homeserver: Homeserver) -> Result<Router, ServerError> {
    let router = endpoints(&homeserver.options).into_router()?;
    let router = homeserver.options.limits.around::<_, MatrixError>(router);
    Ok(log::log_requests(cross_origin::allow_all_origins(router)).with_state(homeserver))
}

/// Returns the endpoints with their handlers.
fn endpoints(options: &ServerOptions) -> Endpoints<Homeserver> {
    let rate_limit = options.requests_per_second.map(RateLimit::per_second);
    let options = options.to_endpoint_options();
    Endpoints::new()
        .body_limit(MAX_BODY_BYTES)
        // Matrix requires that servers accept the query parameter `access_token`.
        .credentials_in_query()
        .endpoint_with(&options, handlers::versions)
        .endpoint_with(&options, handlers::register)
        .endpoint_with(&options, handlers::get_login_types)
        .endpoint_with(&options, handlers::login)
        .endpoint_with(&options, handlers::logout)
        .endpoint_with(&options, handlers::get_login_token)
        .layer(from_fn_with_state(rate_limit, limit_rate))
        .layer(from_fn(log::name_endpoint))
        .fallback::<MatrixError>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::API;

    #[test]
    fn all_endpoints_of_the_api_are_served() {
        let missing = endpoints(&ServerOptions::default()).missing(&API);
        assert!(missing.is_empty(), "{missing:?}");
        // A server without versions has the one endpoint that needs none.
        let missing = endpoints(&ServerOptions::supporting([], [])).missing(&API);
        assert_eq!(missing.len(), API.endpoints().len() - 1);
    }
}
