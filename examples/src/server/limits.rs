//! Limits of connections: how many there are, and how long they may take.

use std::{
    convert::Infallible,
    future::{Ready, ready},
    io,
    net::{SocketAddr, TcpListener},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    Router,
    extract::{Request, State, connect_info::IntoMakeServiceWithConnectInfo},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use axum_server::{Handle, accept::Accept};
use pathlore::{FromRejection, Rejection, http::StatusCode};
use tokio::{
    net::TcpStream,
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};
use tokio_io_timeout::TimeoutStream;
use tower_http::timeout::RequestBodyTimeoutLayer;
use tower_service::Service;

use super::respond::respond;

/// The limit for the start line and the header section of a request.
const MAX_HEAD_BYTES: usize = 64 * 1024;

/// How many connections a server has, and how long it waits for others.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// The number of connections. Others wait until one of them is closed.
    pub connections: usize,

    /// The time for the header section of a request. It begins with the end of the previous one, so an idle
    /// connection is closed after it as well.
    pub header_timeout: Duration,

    /// The time between two parts of a request body.
    pub body_timeout: Duration,

    /// The time for a request body and for the handler, together.
    pub request_timeout: Duration,

    /// The time in which a client does not read its response.
    pub write_timeout: Duration,

    /// The time for the requests in progress when the server is stopped.
    pub shutdown_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1024,
            header_timeout: Duration::from_secs(15),
            body_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(30),
            write_timeout: Duration::from_secs(30),
            shutdown_timeout: Duration::from_secs(10),
        }
    }
}

impl Limits {
    /// Adds the timeouts of requests to a router, which are answered as errors of the type `E`.
    pub(crate) fn around<S, E>(&self, router: Router<S>) -> Router<S>
    where
        S: Clone + Send + Sync + 'static,
        E: FromRejection + 'static,
    {
        router
            .layer(RequestBodyTimeoutLayer::new(self.body_timeout))
            .layer(from_fn_with_state(self.request_timeout, limit_time::<E>))
    }

    /// Serves requests until `shutdown` completes, and then finishes those in progress.
    pub(super) async fn serve(
        &self,
        listener: TcpListener,
        router: Router,
        shutdown: impl Future<Output = ()>,
    ) -> io::Result<()> {
        let handle = Handle::new();
        let mut server = axum_server::from_tcp(listener)?
            .acceptor(WriteTimeout(self.write_timeout))
            .handle(handle.clone())
            .http1_only();
        server
            .http_builder()
            .http1()
            .header_read_timeout(self.header_timeout)
            // A client may close its side once it has sent its request.
            .half_close(true)
            .max_buf_size(MAX_HEAD_BYTES);
        let connections = Connections {
            service: router.into_make_service_with_connect_info(),
            permits: Arc::new(Semaphore::new(self.connections.min(Semaphore::MAX_PERMITS))),
        };
        let serving = server.serve(connections);
        let stopping = async {
            shutdown.await;
            handle.graceful_shutdown(Some(self.shutdown_timeout));
            std::future::pending().await
        };
        tokio::select! {
            result = serving => result,
            result = stopping => result,
        }
    }
}

async fn limit_time<E: FromRejection>(
    State(limit): State<Duration>,
    request: Request,
    next: Next,
) -> Response {
    match timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            respond(Rejection::refused(StatusCode::SERVICE_UNAVAILABLE).into_http_response::<E>())
        }
    }
}

/// Gives each connection a service while there are not too many connections.
struct Connections {
    service: IntoMakeServiceWithConnectInfo<Router, SocketAddr>,
    permits: Arc<Semaphore>,
}

/// The service of a connection, which is one of a limited number as long as it exists.
#[derive(Clone)]
struct Connection<S> {
    service: S,
    _permit: Arc<Option<OwnedSemaphorePermit>>,
}

impl Service<SocketAddr> for Connections {
    type Response = Connection<
        <IntoMakeServiceWithConnectInfo<Router, SocketAddr> as Service<SocketAddr>>::Response,
    >;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Service::<SocketAddr>::poll_ready(&mut self.service, context)
    }

    fn call(&mut self, client: SocketAddr) -> Self::Future {
        let permit = Arc::clone(&self.permits).acquire_owned();
        let service = self.service.call(client);
        Box::pin(async move {
            // Fails if the semaphore is closed, which nobody does.
            let permit = Arc::new(permit.await.ok());
            Ok(Connection { service: service.await?, _permit: permit })
        })
    }
}

impl<R, S: Service<R>> Service<R> for Connection<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, request: R) -> S::Future {
        self.service.call(request)
    }
}

/// Closes connections whose clients do not read.
#[derive(Clone)]
struct WriteTimeout(Duration);

impl<S> Accept<TcpStream, S> for WriteTimeout {
    type Stream = Pin<Box<TimeoutStream<TcpStream>>>;
    type Service = S;
    type Future = Ready<io::Result<(Self::Stream, S)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(self.0));
        ready(Ok((Box::pin(stream), service)))
    }
}
