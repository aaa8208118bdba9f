//! Columns, which describe how the fields of a part of a message are read, and store their values.

pub(super) use self::{argument::Arguments, header::Headers, tuple::ReadColumns};
pub use self::{
    argument::argument,
    field::{flattened, flattened_parameters, member, parameter},
    header::header,
    tuple::nest,
};

mod absence;
mod argument;
mod column;
mod field;
mod header;
mod read_value;
mod shape;
mod text;
mod tuple;

#[cfg(test)]
mod tests;
