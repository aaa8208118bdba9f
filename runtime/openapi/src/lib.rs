//! [OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.1.html) documents from the endpoints of pathlore, one for
//! each version of an API.
//!
//! [`document`] takes the list of an API's endpoints and returns a builder. The document has the paths that a
//! client of a version takes, the fields that this version has, and the responses and errors by status.
//!
//! ```
//! pub mod messages {
//!     use pathlore::{Metadata, metadata, request, response};
//!
//!     const METADATA: Metadata = metadata! {
//!         method: GET,
//!         authentication: AccessToken,
//!         history: {
//!             1.0 => "/r0/rooms/{room_id}/messages",
//!             1.1 => "/v3/rooms/{room_id}/messages",
//!             1.5 => deprecated,
//!         }
//!     };
//!
//!     /// Lists the messages of a room.
//!     #[request]
//!     pub struct Request {
//!         #[api(path)]
//!         pub room_id: String,
//!         /// The maximum number of messages.
//!         #[api(query, since = 1.2)]
//!         pub limit: Option<u32>,
//!     }
//!
//!     #[response]
//!     pub struct Response {
//!         pub messages: Vec<String>,
//!     }
//! }
//!
//! pathlore::api! { API = [messages::Request] }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let document = pathlore_openapi::document(&API).title("Rooms").version("1.1")?.build();
//! let get = &document.json["paths"]["/v3/rooms/{room_id}/messages"]["get"];
//! assert_eq!(get["summary"], "Lists the messages of a room.");
//! // The query parameter `limit` came with version 1.2.
//! assert_eq!(get["parameters"].as_array().map(Vec::len), Some(1));
//! assert!(document.open_types.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! Schemas are those of [`pathlore::describe`]: of known types, and with the feature `schemars1` of types that
//! implement `JsonSchema`. [`Document::open_types`] lists the others.

#[doc(hidden)]
pub use self::memory::check_history;
pub use self::{
    compare::{Change, Changes, compare},
    document::{Builder, Document, document},
    memory::versions,
};

mod body;
mod compare;
mod document;
mod history;
mod memory;
mod merge;
mod names;
mod object;
mod operation;
mod parameters;
mod responses;
mod security;
