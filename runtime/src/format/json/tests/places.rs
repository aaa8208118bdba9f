//! Places that neither the position nor the text of an error tells by itself.

use std::{collections::BTreeMap, fmt};

use ::serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _, IgnoredAny, MapAccess, Visitor},
};
use serde_json::Value;

use super::{
    check,
    types::{Adjacent, Auth, Flat, One, Parsed, Rest, Tagged},
};
use crate::format::json::{locate::locate, scan::Scan};

#[derive(Debug, Deserialize)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Lettered {
    X { a: u8 },
    Y(Box<Lettered>),
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct OptionBefore {
    a: Option<u8>,
    b: Lettered,
    c: Option<Vec<Lettered>>,
}

#[test]
fn a_buffered_value_is_not_taken_for_what_is_around_it() {
    check::<OptionBefore>(&[
        (r#"{"b":{"t":"X"}}"#, "body field `b.a`: missing"),
        (r#"{"b":{"t":"X"} ,"d":1}"#, "body field `b.a`: missing"),
        (r#"{"a":1,"b":{"t":"X"}}"#, "body field `b.a`: missing"),
        (r#"{"b":{}}"#, "body field `b.t`: missing"),
        ("{}", "body field `b`: missing"),
        (r#"{"b":{"t":"X","a":1},"c":[{"t":"X"}]}"#, "body field `c[0].a`: missing"),
        (
            r#"{"c":[{"t":"X","a":1},{"t":"X","a":[]},{"t":1}]}"#,
            "body field `c[1]`: not a valid value",
        ),
        (r#"{"b":{"t":"X","a":{}}}"#, "body field `b`: not a valid value"),
        (r#"{"b":{"t":"X","a":300}}"#, "body field `b`: not a valid value"),
        (r#"{"b":[]}"#, "body field `b`: missing field `t`"),
        (r#"{"b":1}"#, "body field `b`: expected internally tagged enum Lettered"),
    ]);
    check::<(Option<u8>, Lettered, Lettered)>(&[
        (r#"[null,{"t":"X","a":1},{"t":"X","a":"x"}]"#, "body field `[2]`: not a valid value"),
        (r#"[null,{"t":"X"},{"t":"X"}]"#, "body field `[1].a`: missing"),
    ]);
}

/// Takes no array.
#[derive(Debug)]
struct NoArray;

impl<'de> Deserialize<'de> for NoArray {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NoArrayVisitor;

        impl<'de> Visitor<'de> for NoArrayVisitor {
            type Value = NoArray;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("no array")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NoArray, A::Error> {
                while map.next_entry::<String, NoArray>()?.is_some() {}
                Ok(NoArray)
            }
        }

        deserializer.deserialize_any(NoArrayVisitor)
    }
}

#[test]
fn an_array_that_is_refused_is_not_taken_for_its_first_element() {
    check::<One<NoArray>>(&[
        (r#"{"a":[]}"#, "body field `a`: expected no array"),
        (r#"{"a":[1]}"#, "body field `a`: expected no array"),
        (r#"{"a":[[1]]}"#, "body field `a`: expected no array"),
        (r#"{"a":[{}]}"#, "body field `a`: expected no array"),
        (r#"{"a":{"b":[[]]}}"#, "body field `a.b`: expected no array"),
    ]);
    check::<Vec<NoArray>>(&[
        ("[[[1]]]", "body field `[0]`: expected no array"),
        ("[{},[[1]]]", "body field `[1]`: expected no array"),
        ("[{} , [[1]]]", "body field `[1]`: expected no array"),
    ]);
}

/// The content of such an enum is decoded when its tag has been read.
#[test]
fn a_tag_is_not_blamed_for_the_content_before_it() {
    check::<One<Adjacent>>(&[
        (r#"{"a":{"c":"A","t":"A","x":1}}"#, "body field `a`: not a valid value"),
        (r#"{"a":{"c":"A","t":{"A":null}}}"#, "body field `a`: not a valid value"),
        (r#"{"a":{"t":"B","c":1}}"#, "body field `a.t`: expected `A`"),
        (r#"{"a":{"c":1,"t":"B"}}"#, "body field `a.t`: expected `A`"),
    ]);
    // A string that is wrong by itself.
    check::<One<BTreeMap<String, Parsed>>>(&[
        (r#"{"a":{"x":"good","y":"bad","z":1}}"#, "body field `a.y`: not a valid value"),
        (r#"{"b":1,"a":{"x":"good","y":"bad"}}"#, "body field `a.y`: not a valid value"),
    ]);
}

/// Returns errors with a position in another text.
#[derive(Debug)]
struct Misplaced;

impl<'de> Deserialize<'de> for Misplaced {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let column = u64::deserialize(deserializer)?;
        Err(D::Error::custom(format!("missing field `a` at line 1 column {column}")))
    }
}

#[test]
fn positions_in_other_texts_are_not_used() {
    for column in 1..80 {
        check::<(BTreeMap<String, Vec<u8>>, BTreeMap<String, Option<Misplaced>>)>(&[(
            &format!(r#"[{{"a":[1,2],"b":[]}},{{"c":{column},"d":{{"e":[{{}}]}}}}]"#),
            "body: missing field `a`",
        )]);
    }
}

#[test]
fn types_that_flatten_others() {
    check::<One<Flat>>(&[
        // Both lack it.
        (r#"{"a":{"name":"x","auth":{}}}"#, "body field `a`: missing field `session`"),
        (r#"{"a":{"name":"x","session":"","auth":{}}}"#, "body field `a.auth.session`: missing"),
        (r#"{"a":{"session":"","auth":[{}]}}"#, "body field `a.name`: missing"),
    ]);
}

/// Decodes a member when it has read all.
#[derive(Debug)]
struct AtTheEnd;

impl<'de> Deserialize<'de> for AtTheEnd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AtTheEndVisitor;

        impl<'de> Visitor<'de> for AtTheEndVisitor {
            type Value = AtTheEnd;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an event")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AtTheEnd, A::Error> {
                let mut content = Value::Null;
                while let Some(name) = map.next_key::<String>()? {
                    if name == "content" {
                        content = map.next_value()?;
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Auth::deserialize(content).map(|_| AtTheEnd).map_err(A::Error::custom)
            }
        }

        deserializer.deserialize_map(AtTheEndVisitor)
    }
}

#[test]
fn values_that_are_decoded_later() {
    check::<One<AtTheEnd>>(&[
        (r#"{"a":{"content":{}}}"#, "body field `a`: missing field `session`"),
        (r#"{"a":{"content":{"x":[]},"t":{}}}"#, "body field `a`: missing field `session`"),
        (r#"{"a":{"content":{"session":1},"t":1}}"#, "body field `a`: not a valid value"),
    ]);
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Twice {
    #[serde(flatten)]
    rest: Rest,
    #[serde(flatten)]
    auth: Auth,
}

/// The second of two flattened types does not get what the first one has taken.
#[test]
fn types_that_flatten_two() {
    check::<Twice>(&[(r#"{"session":"","x":{"y":1}}"#, "body: missing field `session`")]);
}

/// A reading is repeated a few times at most, with texts that are hardly longer.
#[test]
fn trials_are_few() {
    fn count<T: DeserializeOwned + fmt::Debug>(bodies: &[&str]) -> usize {
        let count = |body: &&str| {
            let mut count = 0;
            let error = serde_json::from_str::<T>(body).expect_err(body);
            let mut read_again = |text: &str| {
                count += 1;
                assert!(text.len() <= 2 * body.len() + 20, "{text}");
                serde_json::from_str::<T>(text).err()
            };
            locate(&Scan::new(body.as_bytes()), &error, Some(&mut read_again));
            count
        };
        bodies.iter().map(count).max().unwrap_or_default()
    }
    let tagged = [
        r#"{"a":{"type":"password","x":{},"y":[{}]}}"#,
        r#"{"b":1,"a":{"type":"password"}}"#,
        r#"{"a":{"type":"list","items":[{}]}}"#,
    ];
    assert_eq!(count::<One<Tagged>>(&tagged), 4);
    assert_eq!(count::<One<Adjacent>>(&[r#"{"a":{"c":{},"t":"A"}}"#]), 4);
    assert_eq!(count::<(u8, Auth)>(&[r#"[1,{"x":[{}]}]"#]), 5);
    assert_eq!(count::<One<u8>>(&[r#"{"a":"x"}"#]), 1);
    assert_eq!(count::<u8>(&["\"x\""]), 0);
}

/// Without a function that reads again, the place encloses all that come into question.
#[test]
fn without_trials() {
    fn place<T: DeserializeOwned + fmt::Debug>(body: &str) -> String {
        let error = serde_json::from_str::<T>(body).expect_err(body);
        locate(&Scan::new(body.as_bytes()), &error, None).field().to_owned()
    }
    for (found, expected) in [
        (place::<One<u8>>(r#"{"a":"x"}"#), "a"),
        (place::<OptionBefore>(r#"{"b":{"t":"X"}}"#), ""),
        (place::<Vec<NoArray>>("[[[1]]]"), "[0]"),
        (place::<One<NoArray>>(r#"{"a":[[1]]}"#), "a"),
        (place::<Vec<Tagged>>(r#"[{"type":"list"},{"type":"list"}]"#), ""),
        (place::<One<Adjacent>>(r#"{"a":{"c":1,"t":"A","x":1}}"#), "a"),
        (place::<One<Value>>(r#"{"a":1,"a":1}"#), "a"),
    ] {
        assert_eq!(found, expected);
    }
}

/// Serde's own buffers have no raw JSON.
#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Raw {
    id: u8,
    #[serde(flatten)]
    rest: RawRest,
}

#[derive(Debug)]
struct RawRest;

impl<'de> Deserialize<'de> for RawRest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<serde_json::value::RawValue>::deserialize(deserializer).map(|_| Self)
    }
}

#[test]
fn raw_json_in_a_buffer() {
    let detail = "a type inside reads raw JSON, but serde has buffered the value";
    let errors = [format!("body field `a`: {detail}"), format!("body field `[0]`: {detail}")];
    check::<One<Raw>>(&[(r#"{"a":{"id":1,"k":2}}"#, &errors[0])]);
    check::<Vec<Raw>>(&[(r#"[{"id":1,"k":2}]"#, &errors[1])]);
}
