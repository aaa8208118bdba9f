//! Turns what was parsed into the model, and reports errors.

pub(crate) use self::{endpoint_error::endpoint_error, request::request, response::response};

mod absent;
mod bounds;
mod combinations;
mod constructor;
mod content;
mod endpoint_error;
mod field;
mod fixed;
mod form;
mod header;
mod history;
mod item;
mod media_type;
mod message;
mod names;
mod parts;
mod request;
mod response;
mod stream;
mod text;
