//! Tests of the server, the client and the tour over real HTTP.

mod accounts;
mod client;
mod cross_origin;
mod flow;
mod raw;
mod recorded;
mod secrets;
mod server;
mod tour;
