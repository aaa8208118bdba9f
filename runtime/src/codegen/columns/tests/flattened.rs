use std::collections::BTreeMap;

use ::serde::{Deserialize, Deserializer};

use super::*;

type Map = BTreeMap<String, u8>;

#[derive(Debug, PartialEq, Deserialize)]
struct Part {
    a: u8,
    b: Option<u8>,
}

#[derive(Debug, PartialEq, Deserialize)]
enum Kind {
    #[serde(rename = "x")]
    X(u8),
    #[serde(rename = "y")]
    Y { z: u8 },
}

fn map(members: &[(&str, u8)]) -> Map {
    members.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
}

#[test]
fn structs_take_their_members_and_maps_see_what_is_left() {
    let read = |body: &str, unknown| -> Result<(Part, u8, Map), DecodeError> {
        read_body(body.as_bytes(), unknown, (flattened(), "c", flattened()))
    };
    let part = |a, b| Part { a, b };
    for (body, ignored, denied) in [
        (
            "{\"d\":4,\"a\":1,\"c\":3}",
            Ok((part(1, None), 3, map(&[("d", 4)]))),
            Err("body field `d`: unknown field"),
        ),
        (
            "{\"b\":2,\"c\":3,\"a\":1}",
            Ok((part(1, Some(2)), 3, map(&[]))),
            Ok((part(1, Some(2)), 3, map(&[]))),
        ),
        // Named fields come first.
        ("{}", Err("body field `c`: missing"), Err("body field `c`: missing")),
        ("{\"c\":3}", Err("body field `a`: missing"), Err("body field `a`: missing")),
        (
            "{\"c\":3,\"a\":\"x\"}",
            Err("body field `a`: expected u8"),
            Err("body field `a`: expected u8"),
        ),
        (
            "{\"c\":3,\"a\":1,\"d\":[1]}",
            Err("body field `d`: expected u8"),
            Err("body field `d`: expected u8"),
        ),
        // A member that is kept for a flattened field is validated as a whole.
        (
            "{\"c\":3,\"a\":1,\"d\":1e999}",
            Err("body field `d`: number out of range"),
            Err("body field `d`: number out of range"),
        ),
    ] {
        check(body, read(body, Unknown::Ignore), ignored);
        check(body, read(body, Unknown::Deny), denied);
    }
}

#[test]
fn enums_and_options() {
    let read = |body: &str| -> Result<(Kind, Option<Part>), DecodeError> {
        read_body(body.as_bytes(), Unknown::Deny, (flattened(), flattened()))
    };
    for (body, expected) in [
        ("{\"x\":1}", Ok((Kind::X(1), None))),
        ("{\"a\":1,\"x\":1}", Ok((Kind::X(1), Some(Part { a: 1, b: None })))),
        ("{\"y\":{\"z\":2}}", Ok((Kind::Y { z: 2 }, None))),
        ("{\"x\":{}}", Err("body field `x`: expected u8")),
        ("{\"w\":1}", Err("body: not a valid value")),
        ("{\"x\":1,\"w\":1}", Err("body field `w`: unknown field")),
    ] {
        check(body, read(body), expected);
    }
}

#[test]
fn functions_read_flattened_fields() {
    fn sum<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let members = BTreeMap::<String, u32>::deserialize(deserializer)?;
        Ok(members.values().sum())
    }
    let read = |body: &str| -> Result<(u32, u32), DecodeError> {
        let sum = flattened().read_by(|deserializer| sum(deserializer));
        read_body(body.as_bytes(), Unknown::Ignore, (member("a").or_default(), sum))
    };
    for (body, expected) in [
        ("", Ok((0, 0))),
        ("{\"b\":1,\"a\":2,\"c\":3}", Ok((2, 4))),
        ("{\"b\":true}", Err("body field `b`: expected u32")),
    ] {
        check(body, read(body), expected);
    }
}
