//! Turns the model into code. This cannot fail.

pub(crate) use self::{endpoint_error::endpoint_error, request::request, response::response};

mod answer;
mod assertions;
mod body;
mod clone;
mod code;
mod debug;
mod describe;
mod endpoint;
mod endpoint_error;
mod fields;
mod functions;
mod header;
mod history;
mod init;
mod members;
mod new;
mod parts;
mod path;
mod query;
mod request;
mod response;
mod status;
mod syntax;
mod text;
mod type_check;
