//! Turns the model into code. This cannot fail.

pub(crate) use self::{request::request, response::response};

mod assertions;
mod body;
mod clone;
mod code;
mod debug;
mod endpoint;
mod fields;
mod functions;
mod header;
mod members;
mod path;
mod query;
mod request;
mod response;
mod status;
mod text;
mod type_check;
