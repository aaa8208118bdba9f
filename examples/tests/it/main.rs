//! Tests of the server, the client and the tour over real HTTP, and of messages of specifications.

mod accounts;
mod authenticate;
mod client;
mod cross_origin;
mod database;
mod docker;
mod existing;
mod flow;
mod homeserver;
mod limits;
mod log;
mod notes;
mod oauth;
mod openapi;
mod process;
mod raw;
mod recorded;
mod secrets;
mod server;
mod stages;
mod tour;
