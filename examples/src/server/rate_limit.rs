//! A limit for the rate of requests of each client, at the endpoints whose definition asks for one.

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::Response,
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
    state::keyed::HashMapStateStore,
};
use pathlore::OutgoingResponse as _;
use pathlore_axum::MatchedEndpoint;

use super::respond::respond;
use crate::error::MatrixError;

/// The number of clients above which those that have not sent requests lately are forgotten.
const MAX_CLIENTS: usize = 10_000;

/// Counts the requests of each address.
#[derive(Clone)]
pub(super) struct RateLimit(Arc<RateLimiter<IpAddr, HashMapStateStore<IpAddr>, DefaultClock>>);

impl RateLimit {
    pub(super) fn per_second(requests: NonZeroU32) -> Self {
        Self(Arc::new(RateLimiter::hashmap(Quota::per_second(requests))))
    }

    /// Counts a request.
    ///
    /// # Errors
    ///
    /// Returns the response to a client that sends too many requests.
    fn check(&self, client: IpAddr) -> Result<(), MatrixError> {
        if self.0.len() > MAX_CLIENTS {
            self.0.retain_recent();
        }
        self.0.check_key(&client).map_err(|refused| {
            MatrixError::limit_exceeded(refused.wait_time_from(DefaultClock::default().now()))
        })
    }
}

/// Middleware that refuses requests above the limit, before their credentials are read.
pub(super) async fn limit_rate(
    State(limit): State<Option<RateLimit>>,
    ConnectInfo(client): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let matched = request.extensions().get::<MatchedEndpoint>();
    let is_limited = matched.is_some_and(|matched| matched.metadata.rate_limited);
    let result = match limit {
        Some(limit) if is_limited => limit.check(client.ip()),
        _ => Ok(()),
    };
    match result {
        Ok(()) => next.run(request).await,
        Err(error) => respond(error.to_http_response()),
    }
}
