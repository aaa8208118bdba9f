//! Tests of the server, the client and the tour over real HTTP.

mod client;
mod flow;
mod raw;
mod recorded;
mod secrets;
mod server;
mod tour;
