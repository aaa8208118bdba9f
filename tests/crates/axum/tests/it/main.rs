//! Servers of `pathlore-axum`, in process and over sockets.

#[macro_use]
mod support;

mod bodies;
mod conflicts;
mod credentials;
mod errors;
mod handlers;
mod lifecycle;
mod middleware;
mod mounted;
mod overlaps;
mod routing;
mod sockets;
mod versions;
