//! Queries and bodies in the format `application/x-www-form-urlencoded`, read and written with serde.
//!
//! A key is the name of a field or the key of a map, and is repeated for the elements of a
//! sequence. Values do not nest: a value is a string, a number, a boolean, a unit variant, or a
//! sequence of these.

pub(crate) use self::{
    deserialize::{WholeQuery, from_form, from_query, from_query_by},
    encoded::{find, parameters},
    flatten::FlattenSerializer,
    flattened::{FlattenedForm, FlattenedParameters},
    key::to_text,
    keys::Keys,
    pairs::Pairs,
    parameter::{Parameter, write_parameter},
    read::{Form, Query, read_absent, read_parameters},
    read_error::ReadError,
    serialize::QuerySerializer,
    text::from_text,
    value::Values,
    write_error::{QueryError, REPEATED, UNPRINTABLE},
};

mod deserialize;
mod encoded;
mod flatten;
mod flattened;
mod groups;
mod guess;
mod key;
mod keys;
mod methods;
mod pair;
mod pair_list;
mod pairs;
mod parameter;
mod read;
mod read_error;
mod serialize;
mod text;
mod value;
mod write_error;

#[cfg(test)]
mod tests;
