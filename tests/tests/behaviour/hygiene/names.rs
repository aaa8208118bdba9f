//! Types in scope with the names of items in generated code.

#![allow(dead_code)]

use pathlore::{Metadata, metadata, request, response};

struct Result;
struct Option;
struct Some;
struct None;
struct Ok;
struct Err;
struct String;
struct Vec;
struct Bytes;
struct Box;
struct Default;
struct Clone;
struct Debug;
struct Display;
struct FromStr;
struct Serialize;
struct Deserialize;
struct Endpoint;
struct Target;
struct Error;
mod http {}
mod bytes {}
mod serde {}
mod core {}
mod std {}
mod pathlore_macros {}
mod codegen {}

const METADATA: Metadata = metadata! {
    method: POST,
    rate_limited: true,
    authentication: AccessTokenOptional,
    history: { unstable => "/a/{id}", 1.0 => "/b/{id}" }
};

/// A request.
#[request]
pub(super) struct Request {
    /// In the path.
    #[api(path)]
    pub id: u16,
    /// In the query.
    #[api(query)]
    pub limit: u32,
    /// In the header.
    #[api(header = "x-id")]
    pub header: ::std::option::Option<u64>,
    /// In the body.
    pub value: ::std::string::String,
}

/// A response.
#[response(status = 202)]
pub(super) struct Response {
    /// In the header.
    #[api(header = "x-ids")]
    pub ids: ::std::vec::Vec<u64>,
    /// In the header.
    #[api(header_prefix = "x-map-")]
    pub map: ::std::collections::BTreeMap<::std::string::String, u8>,
    /// In the body.
    pub value: ::std::vec::Vec<u64>,
}
