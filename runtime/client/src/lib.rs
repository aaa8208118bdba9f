#![cfg_attr(docsrs, feature(doc_cfg))]
//! Sends the requests of [pathlore](https://docs.rs/pathlore) and decodes the responses, over reqwest or any
//! service of tower.
//!
//! The definition says where a request goes, what it contains and how a client authenticates. The client adds
//! what it takes to send it: the base URL and the versions of a server, a token, time limits and a limit for
//! the size of responses.
//!
//! ```
//! mod notes {
//!     use pathlore::{Metadata, metadata, request, response};
//!
//!     const METADATA: Metadata = metadata! {
//!         method: POST,
//!         authentication: AccessToken,
//!         history: { 1.0 => "/notes", 2.0 => "/v2/notes" }
//!     };
//!
//!     #[request]
//!     pub struct Request {
//!         pub title: String,
//!     }
//!
//!     #[response]
//!     pub struct Response {
//!         pub id: u64,
//!     }
//! }
//!
//! # #[cfg(feature = "tower")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use axum::{Router, routing::post};
//! use pathlore::SupportedVersions;
//! use pathlore_client::{Client, ServiceTransport};
//!
//! // A server in this process. `ReqwestTransport` sends requests over the network instead.
//! let router: Router = Router::new().route("/v2/notes", post(async || r#"{"id":7}"#));
//! let client = Client::new(ServiceTransport::new(router), "https://notes.example")?
//!     .with_supported_versions(SupportedVersions::from_versions(["1.0", "2.0"]))
//!     .with_token("secret")?;
//!
//! let response = client.send(&notes::Request { title: "milk".to_owned() }).await?;
//! assert_eq!(response.id, 7);
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "tower"))]
//! # fn main() {}
//! ```
//!
//! # What a client does
//!
//! | | |
//! |---|---|
//! | path | the best one for [the versions of the server](Client::with_supported_versions) |
//! | token | sent only if the endpoint takes one; a missing one is an error before anything is sent |
//! | origin | nothing is sent to another origin than that of the base URL; redirects are not followed. One that the definition declares is a response, any other an error of the endpoint |
//! | time | [two minutes](Client::with_timeout) for a call, [30 seconds](Client::with_attempt_timeout) for an attempt |
//! | size | [16 MiB](Client::with_max_response_bytes) for a response in memory; a stream has no limit |
//! | secrets | neither errors nor `Debug` print tokens, header fields or bodies |
//!
//! [`Client::request`] sets options for one call, and returns the status, the header fields and the chosen path.
//!
//! Time limits need a runtime of [tokio](https://docs.rs/tokio) with its timer.
//!
//! # Features
//!
//! | feature | default | effect |
//! |---|---|---|
//! | `reqwest` | no | `ReqwestTransport`: reqwest 0.13, without any of its features |
//! | `tower` | no | `ServiceTransport`: any service over messages of `http`, such as a router of axum |
//!
//! Without features, implement [`Transport`].

pub use self::{
    body::Body,
    client::{BufferedRequest, Client},
    content::{Content, Defined},
    error::{ClientError, TimeoutError, TransportError},
    exchange::Exchange,
    request_builder::RequestBuilder,
    token::{Authorize, ClientToken, Given},
    transport::Transport,
};

#[cfg(feature = "reqwest")]
pub use self::transport::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::transport::tower::ServiceTransport;

mod body;
mod client;
mod content;
mod engine;
mod error;
mod exchange;
mod limits;
mod request_builder;
mod token;
mod transport;
