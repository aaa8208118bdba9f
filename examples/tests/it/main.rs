//! Tests of the server, the client and the tour over real HTTP.

mod accounts;
mod client;
mod cross_origin;
mod existing;
mod flow;
mod homeserver;
mod notes;
mod raw;
mod recorded;
mod secrets;
mod server;
mod stages;
mod tour;
