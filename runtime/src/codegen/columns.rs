//! Columns, which describe how the fields of a part of a message are read, and store their values.

pub(super) use self::{argument::Arguments, column::ReadPart, header::Headers, whole::Body};
pub use self::{
    argument::argument,
    field::{flattened, flattened_parameters, member, parameter},
    files::file,
    header::{cookie, header, header_prefix},
    multipart::{form_data, mixed},
    whole::{
        NoBody, NoForm, Raw, deny_unknown, form, ignore_all, text, whole_body, whole_body_by,
        whole_query, whole_query_by,
    },
};

mod absence;
mod argument;
mod column;
mod field;
mod files;
mod header;
mod multipart;
mod read_value;
mod shape;
mod text;
mod tuple;
mod whole;

#[cfg(test)]
mod tests;
