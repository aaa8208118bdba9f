//! The query: `application/x-www-form-urlencoded` pairs, read and written with serde.
//!
//! A key stands for a field of a struct or an entry of a map, and is repeated for the elements of
//! a list. There is nothing below that: a value is a text, a number, a boolean, a variant without
//! data, or a list of these.

pub use self::reader::QueryReader;
pub(crate) use self::{
    deserialize::{find, from_query},
    parameter::Parameter,
    read::{Form, Query, read_parameters},
    read_error::ReadError,
    serialize::{Pairs, QuerySerializer},
    value::Values,
    write_error::QueryError,
};

mod deserialize;
mod key;
mod methods;
mod pair;
mod parameter;
mod read;
mod read_error;
mod reader;
mod serialize;
mod value;
mod write_error;

#[cfg(test)]
mod tests;
