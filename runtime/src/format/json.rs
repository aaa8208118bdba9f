//! JSON bodies: reading, writing and locating errors.

use self::body::{as_empty, not_an_object, text};
pub(crate) use self::{
    body::{empty, from_json, from_json_by, is_empty, value_text},
    inside::Inside,
    locate::locate_in,
    read::{
        Flattened, FlattenedJson, Json, MemberDeserializer, Sought, is_readable, member_names,
        missing, place, plain_string, read_members, seek,
    },
    trial::ReadAgain,
    write::{FlattenSerializer, JsonSerializer, Names, reason},
};

mod body;
mod escape;
mod frame;
mod inside;
mod locate;
pub(crate) mod message;
pub(crate) mod path;
mod position;
mod read;
mod reflection;
mod refusal;
mod scan;
mod site;
mod survey;
mod trial;
mod write;

#[cfg(test)]
mod tests;
