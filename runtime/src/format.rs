//! The formats of bodies and queries, which are read and written with serde.

pub(crate) mod absent;
pub(crate) mod field_reader;
pub(crate) mod form;
pub(crate) mod json;
pub(crate) mod list;
pub(crate) mod multipart;
pub(crate) mod none;
mod refuse;
pub(crate) mod text;
