//! Requests with 8, 64 and 256 fields that are written by hand.
//!
//! An optimized build takes minutes, so they are in a crate that does not depend on pathlore: it is built once.

pub mod body;
pub mod fields;
pub mod form;
pub mod message;
pub mod query;

/// The path of all endpoints.
pub const PATH: &str = "/_matrix/client/v1/growth";

/// The type of a field.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A `String` or an `Option<String>`.
    Text,
    /// A `u64`.
    Number,
    /// A `bool`.
    Flag,
}
