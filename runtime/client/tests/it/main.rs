//! Tests of the client in process and over sockets.

mod api;
mod credentials;
mod errors;
mod limits;
mod secrets;
mod streams;
mod support;
mod transports;
