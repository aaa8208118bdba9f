//! A part of Matrix's client-server API, written with [`pathlore`] as a real project would write
//! it: registering, logging in and out, and login tokens.
//!
//! Each endpoint is a module for a version of its path, with a `Request` and a `Response`. Both
//! halves of it are there: [`Client`](client::Client) is a client for all of them,
//! [`Server`](server::Server) a small homeserver.
//!
//! ```
//! use pathlore::{IncomingRequest, OutgoingRequest, SupportedVersions, Target};
//! use pathlore_examples::session::logout::v3::Request;
//!
//! let server = SupportedVersions::from_versions(["r0.6.1"]);
//! let target = Target::new("https://example.org").unwrap().with_supported_versions(server);
//!
//! let http_request = Request::new().to_http_request(&target, "token".into()).unwrap();
//! assert_eq!(http_request.uri(), "https://example.org/_matrix/client/r0/logout");
//!
//! Request::from_http_request(&http_request).unwrap();
//! ```

pub mod account;
pub mod client;
pub mod error;
pub mod identifiers;
pub mod server;
pub mod session;
pub mod uiaa;
pub mod versions;

mod object;
mod open_enum;
mod secret;

pub use self::{object::CustomObject, open_enum::Unlisted, secret::Secret};
