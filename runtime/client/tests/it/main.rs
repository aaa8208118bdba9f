//! Tests of the client in process and over sockets.

mod api;
mod credentials;
mod errors;
mod hooks;
mod limits;
mod negotiation;
mod retries;
mod secrets;
#[cfg(feature = "tracing")]
mod spans;
mod streams;
mod support;
mod transports;
