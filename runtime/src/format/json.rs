//! JSON bodies: reading, writing and locating errors.

use self::body::{as_empty, not_an_object, text};
pub(crate) use self::{
    body::{empty, from_json, from_json_by, is_empty},
    finite::reason,
    flatten::{FlattenSerializer, Names},
    inside::Inside,
    locate::locate_in,
    member::{JsonSerializer, MemberSerializer},
    read::{
        Flattened, FlattenedJson, Json, MemberDeserializer, is_readable, member_names, missing,
        place, read_members,
    },
    trial::ReadAgain,
};

mod body;
mod escape;
mod finite;
mod flatten;
mod frame;
mod inside;
mod locate;
mod member;
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

#[cfg(test)]
mod tests;
