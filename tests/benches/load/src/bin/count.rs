//! Sends requests to a server in this process, without a socket.
//!
//! - `count SERVER REQUESTS`: handles this number of requests within the function `measured`, to be run by an
//!   instruction counter, and prints the number of allocations.

use std::{
    alloc::System,
    convert::Infallible,
    error::Error,
    future::Future,
    hint::black_box,
    pin::pin,
    task::{Context, Poll, Waker},
};

use axum::{
    Router,
    body::{Body, Bytes, HttpBody as _},
    http::Request,
    response::Response,
};
use pathlore_bench_load::{SERVERS, request};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tower_service::Service as _;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Waits for a future that waits for nothing.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

/// Handles a request, and reads the response.
fn handle(router: &mut Router, request: Request<Body>) -> usize {
    let response: Result<Response, Infallible> = now(router.call(request));
    let Ok(response) = response;
    assert_eq!(response.status(), 200);
    let mut body = pin!(response.into_body());
    let mut read = 0;
    while let Some(Ok(frame)) =
        now(std::future::poll_fn(|context| body.as_mut().poll_frame(context)))
    {
        read += frame.data_ref().map_or(0, Bytes::len);
    }
    read
}

#[inline(never)]
fn measured(router: &mut Router, requests: Vec<Request<Body>>) {
    for request in requests {
        assert!(black_box(handle(router, request)) > 100);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [server, requests] = &arguments[..] else {
        return Err("usage: count SERVER REQUESTS".into());
    };
    let (_, router) = SERVERS.iter().find(|(name, _)| name == server).ok_or("unknown server")?;
    let requests: usize = requests.parse()?;
    let mut router = router();
    // Not counted: it includes the lazy binding of symbols.
    (0..5).for_each(|_| assert!(handle(&mut router, request()) > 100));
    let all = (0..requests).map(|_| request()).collect();
    let region = Region::new(ALLOCATOR);
    measured(&mut router, all);
    let change = region.change();
    println!("{}", (change.allocations + change.reallocations) / requests);
    Ok(())
}
