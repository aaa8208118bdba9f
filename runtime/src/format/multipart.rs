//! Multipart bodies (RFC 2046, section 5.1; RFC 7578).

pub(crate) use self::{
    form::Multipart,
    read::{ReceivedPart, received},
    write::PartsWriter,
};

mod disposition;
mod form;
mod parameters;
mod read;
mod search;
mod split;
mod write;
