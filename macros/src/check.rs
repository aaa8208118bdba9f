//! Turns what was parsed into the model, and reports errors.

pub(crate) use self::{request::request, response::response};

mod absent;
mod bounds;
mod combinations;
mod field;
mod form;
mod header;
mod item;
mod message;
mod names;
mod request;
mod response;
mod text;
