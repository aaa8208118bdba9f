//! JSON as a format of named fields.

use std::borrow::Cow;

use super::{
    super::path::{Part, render},
    flattened::Flattened,
    value::MemberDeserializer,
};
use crate::{
    Place,
    format::field_reader::{Format, Source},
};

/// The members of an object. Names are written as in JSON, without the quotes.
#[derive(Debug)]
pub struct Json;

/// The members that the named fields leave.
#[derive(Debug)]
pub struct FlattenedJson;

impl Source for Json {
    type Deserializer<'r, 'b: 'r> = MemberDeserializer<'r, 'b>;
    type Error = serde_json::Error;
}

impl Source for FlattenedJson {
    type Deserializer<'r, 'b: 'r> = Flattened<'r, 'b>;
    type Error = serde_json::Error;
}

impl Format for Json {
    type Flattened = FlattenedJson;
    type State = ();
    const PLACE: Place = Place::Body;

    fn unescape(name: &'static str) -> Cow<'static, str> {
        serde_json::from_str(&format!("\"{name}\"")).unwrap_or_default()
    }

    fn place(name: &str) -> String {
        render(&[Part::Name(name)])
    }
}
