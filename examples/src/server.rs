//! A small homeserver for the endpoints of this crate, on axum and hyper.
//!
//! Accounts live in memory and die with the process. Nothing limits how many there are, or how
//! often somebody asks: it is a server to learn from and to test against.
//!
//! What the axum part of it shows is in `server/route.rs`: one generic function turns an endpoint
//! and a handler into routes, one for each path that the endpoint ever had and that the server
//! wants to serve.

use std::{
    fmt, io,
    net::SocketAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use axum::Router;
use pathlore::http::Method;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

pub use self::options::ServerOptions;
use self::{route::Routes, state::State};
use crate::{
    account::register,
    identifiers::{InvalidIdentifier, ServerName},
    session::{get_login_token, get_login_types, login, logout},
    versions,
};

mod expiring;
mod handlers;
mod interactive;
mod options;
mod random;
mod route;
mod state;

/// A homeserver that has its address but does not answer yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
}

/// A homeserver that answers, until it is stopped or dropped.
#[derive(Debug)]
pub struct RunningServer {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<io::Result<()>>,
}

/// What handlers work with.
pub(crate) struct Homeserver {
    options: ServerOptions,
    server_name: ServerName,
    /// Where clients find the server, if it knows.
    base_url: Option<String>,
    state: Mutex<State>,
}

impl Homeserver {
    fn state(&self) -> MutexGuard<'_, State> {
        // No handler panics while it holds the lock; and if one did, what others find is whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    /// Binds to an address; port 0 is a free one.
    ///
    /// # Errors
    ///
    /// Where the address cannot be bound, or makes no server name and none was given.
    pub async fn bind(address: SocketAddr, options: ServerOptions) -> Result<Self, ServerError> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let server_name = match options.server_name.clone() {
            Some(server_name) => server_name,
            None => address.to_string().try_into()?,
        };
        let homeserver = Homeserver {
            server_name,
            base_url: (!address.ip().is_unspecified()).then(|| format!("http://{address}/")),
            state: Mutex::new(State::new(&options)),
            options,
        };
        Ok(Self { listener, address, router: router(homeserver)? })
    }

    /// The address that the server is bound to.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers requests until `shutdown` is done, and then those that have begun.
    ///
    /// # Errors
    ///
    /// Where the listener fails for good.
    pub async fn serve(
        self,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<()> {
        axum::serve(self.listener, self.router).with_graceful_shutdown(shutdown).await
    }

    /// Answers requests in a task of its own.
    #[must_use]
    pub fn spawn(self) -> RunningServer {
        let address = self.address;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(self.serve(async {
            // A sender that was dropped says the same as one that was used.
            stopped.await.unwrap_or_default();
        }));
        RunningServer { address, stop, task }
    }
}

impl RunningServer {
    /// The base URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address that the server is bound to.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops the server and waits for the requests that have begun.
    ///
    /// # Errors
    ///
    /// Where the listener had failed.
    pub async fn stop(self) -> io::Result<()> {
        // Where nobody listens any more the task has ended, and says why.
        let _ = self.stop.send(());
        self.task.await.map_err(io::Error::other)?
    }
}

/// All routes of the server.
fn router(homeserver: Homeserver) -> Result<Router, ServerError> {
    let routes = Routes::new(homeserver.options.clone())
        .endpoint::<versions::Request>(handlers::versions)?
        .endpoint::<register::v3::Request>(handlers::register)?
        .endpoint::<get_login_types::v3::Request>(handlers::get_login_types)?
        .endpoint::<login::v3::Request>(handlers::login)?
        .endpoint::<logout::v3::Request>(handlers::logout)?
        .endpoint::<get_login_token::v1::Request>(handlers::get_login_token)?;
    Ok(routes.finish(homeserver))
}

/// A server could not be started.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServerError {
    /// The address cannot be bound.
    Listen(io::Error),
    /// The address makes no server name.
    ServerName(InvalidIdentifier),
    /// An endpoint has a method that axum cannot route.
    Method(Method),
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(_) => f.write_str("cannot listen"),
            Self::ServerName(_) => f.write_str("the address makes no server name"),
            Self::Method(method) => write!(f, "the method {method} cannot be routed"),
        }
    }
}

impl std::error::Error for ServerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(error) => Some(error),
            Self::ServerName(error) => Some(error),
            Self::Method(_) => None,
        }
    }
}

impl From<io::Error> for ServerError {
    fn from(error: io::Error) -> Self {
        Self::Listen(error)
    }
}

impl From<InvalidIdentifier> for ServerError {
    fn from(error: InvalidIdentifier) -> Self {
        Self::ServerName(error)
    }
}
