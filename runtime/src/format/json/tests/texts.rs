//! The texts of serde's errors that are relied on. They are not API: if one of them changes,
//! details become less exact until it is changed here and where it is used. Places do not depend on
//! them, except for the names of fields.

use std::{collections::BTreeMap, fmt};

use ::serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, MapAccess, Visitor},
};

use super::types::{Auth, FlatStrict, Kind, Strict};
use crate::format::json::position::without_position;

fn text<T: DeserializeOwned>(json: &str) -> String {
    without_position(&serde_json::from_str::<T>(json).err().expect(json))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoFields {}

/// Reads one member of an object.
struct First;

impl<'de> Deserialize<'de> for First {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FirstVisitor;

        impl<'de> Visitor<'de> for FirstVisitor {
            type Value = First;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<First, A::Error> {
                map.next_entry::<String, u8>().map(|_| First)
            }
        }

        deserializer.deserialize_map(FirstVisitor)
    }
}

#[test]
fn texts_of_serde() {
    let texts = [
        // message.rs
        (text::<Auth>("{}"), "missing field `session`"),
        (text::<Strict>(r#"{"a":1,"a":1}"#), "duplicate field `a`"),
        (text::<Strict>(r#"{"x":1}"#), "unknown field `x`, expected one of `a`, `b`, `bee`"),
        (text::<NoFields>(r#"{"x":1}"#), "unknown field `x`, there are no fields"),
        (text::<FlatStrict>(r#"{"session":"a","x":1}"#), "unknown field `x`"),
        (
            text::<Kind>("\"x\""),
            "unknown variant `x`, expected one of `public`, `private`, `shared`, `pair`, `named`",
        ),
        (text::<(u8, u8)>("[1]"), "invalid length 1, expected a tuple of size 2"),
        (text::<u8>("\"a\\\"\""), r#"invalid type: string "a\"", expected u8"#),
        (text::<u8>("[]"), "invalid type: sequence, expected u8"),
        (text::<u8>("{}"), "invalid type: map, expected u8"),
        (text::<u8>("null"), "invalid type: null, expected u8"),
        (text::<u8>("true"), "invalid type: boolean `true`, expected u8"),
        (text::<u8>("1.5"), "invalid type: floating point `1.5`, expected u8"),
        (text::<u8>("256"), "invalid value: integer `256`, expected u8"),
        (text::<char>("\"ab\""), "invalid value: string \"ab\", expected a character"),
        (text::<Kind>("\"shared\""), "invalid type: unit variant, expected newtype variant"),
        // refusal.rs
        (text::<Kind>("1"), "expected value"),
        (text::<Kind>("{}"), "expected value"),
        (text::<Kind>(r#"{"shared":1,"x":1}"#), "expected value"),
        (text::<f64>("1e999"), "number out of range"),
        (text::<u128>("-1"), "number out of range"),
        (text::<u128>("true"), "invalid number"),
        (text::<Vec<u128>>("[1.5]"), "expected `,` or `]`"),
        (text::<BTreeMap<u8, u128>>(r#"{"1":1.5}"#), "expected `,` or `}`"),
        (text::<(u8, u8)>("[1,2,3]"), "trailing characters"),
        (text::<First>(r#"{"a":1,"b":2}"#), "trailing comma"),
        (text::<BTreeMap<u8, u8>>(r#"{"1a":1}"#), "expected `\"`"),
        (text::<BTreeMap<bool, u8>>(r#"{"tru":1}"#), "expected ident"),
        (text::<BTreeMap<u8, u8>>(r#"{"-":1}"#), "invalid number"),
        (text::<BTreeMap<u128, u8>>(r#"{"-1":1}"#), "number out of range"),
        (
            text::<BTreeMap<u8, u8>>(r#"{"a":1}"#),
            "invalid value: expected key to be a number in quotes",
        ),
    ];
    for (found, expected) in texts {
        assert_eq!(found, expected);
    }
}

/// The position that is removed from texts.
#[test]
fn positions() {
    let error = serde_json::from_str::<Auth>("\n{\"session\":12}").expect_err("a number");
    assert!(error.to_string().ends_with(" at line 2 column 13"), "{error}");
    assert_eq!((error.line(), error.column()), (2, 13));
    assert_eq!(without_position(&error), "invalid type: integer `12`, expected a string");
}
