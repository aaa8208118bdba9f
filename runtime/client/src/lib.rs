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
//! | path | the best one for the versions of the server, which are [set](Client::with_supported_versions) or [found out](Client::with_negotiation) |
//! | token | sent only if the endpoint takes one; a missing one is an error before anything is sent |
//! | origin | nothing is sent to another origin than that of the base URL; redirects are not followed. One that the definition declares is a response, any other an error of the endpoint |
//! | time | [two minutes](Client::with_timeout) for a call, [30 seconds](Client::with_attempt_timeout) for an attempt |
//! | retries | [if you want them](Client::with_retry) |
//! | size | [16 MiB](Client::with_max_response_bytes) for a response in memory; a stream has no limit |
//! | logs | [hooks](Client::with_hook) before and after each attempt; spans of `tracing` |
//! | secrets | neither errors nor `Debug`, hooks and spans show tokens, header fields or bodies |
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
//! | `tracing` | no | a span `request` for each call with the endpoint, the path, the reason for its choice, the number of attempts and the status, or the error, and the duration. A call that is dropped has the error `cancelled` |
//!
//! Without features, implement [`Transport`].

pub use self::{
    body::Body,
    buffered::BufferedRequest,
    client::Client,
    content::{Content, Defined, HeldInMemory, ReturnedAsStream, SentAsStream},
    error::{ClientError, NegotiationError, TimeoutError, TransportError},
    exchange::Exchange,
    hook::{Attempt, AttemptResult, Hook, Outcome},
    negotiation::{Negotiate, Negotiation},
    request_builder::RequestBuilder,
    retry::{Retry, RetryBudget},
    sending::Sending,
    token::{Authorize, ClientToken, Given},
    transport::Transport,
};

#[cfg(feature = "reqwest")]
pub use self::transport::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::transport::tower::ServiceTransport;

mod body;
mod buffered;
mod client;
mod content;
mod encode;
mod engine;
mod error;
mod exchange;
mod hook;
mod limits;
mod negotiated;
mod negotiation;
mod request_builder;
mod retry;
mod sending;
mod settings;
mod shared;
mod span;
mod token;
mod transport;
