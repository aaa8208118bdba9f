//! The places of errors in whole bodies of nested types.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, Error as _, MapAccess, Visitor},
};
use serde_json::Value;

use super::{
    corpus,
    harness::{Outcome, through_body},
    oracle::{Tally, locate},
    types::{Adjacent, Even, External, Inner, Internal, Nested, Outer, Unit, Untagged},
};

#[pathlore::response]
struct Whole<T> {
    #[api(body)]
    body: T,
}

fn check<T>(name: &str, flattens: bool, valid: &str)
where
    T: DeserializeOwned + Serialize + Clone + std::fmt::Debug + 'static,
{
    let mut tally = Tally::default();
    for body in corpus::documents(valid) {
        let found = through_body(&body, |it: &Whole<T>| format!("{:?}", it.body));
        match (found, locate::<T>(&body)) {
            (Outcome::Refused(error), Some(place)) => tally.add(&body, &error, &place, flattens),
            (Outcome::Read { .. }, None) => {}
            (found, place) => {
                panic!("{}: {found:?}, {place:?}", String::from_utf8_lossy(&body))
            }
        }
    }
    tally.assert(name);
}

/// Defines the fields as those of a plain struct, and as those of a response.
macro_rules! shapes {
    ($($(#[$attribute:meta])* $field:ident: $type:ty,)*) => {
        #[derive(Clone, Debug, Serialize, Deserialize)]
        struct Shapes {
            $($(#[$attribute])* $field: $type,)*
        }

        #[pathlore::response]
        struct OwnShapes {
            $($(#[$attribute])* $field: $type,)*
        }
    };
}

shapes! {
    #[serde(default)]
    before: Option<u8>,
    optional: Option<Internal>,
    sequence: Vec<Internal>,
    map: BTreeMap<String, Internal>,
    tuple: (u8, Internal, Adjacent),
    #[serde(default)]
    a: Option<u8>,
    adjacent: Adjacent,
    boxed: Box<Internal>,
}

const SHAPES: &str = r#"{
    "before":1,"optional":{"t":"A","a":1},"sequence":[{"t":"A","a":1},{"t":"B"}],
    "map":{"x":{"t":"A","a":2}},"tuple":[1,{"t":"A","a":1},{"t":"B","c":7}],"a":null,
    "adjacent":{"t":"A","c":{"a":7}},"boxed":{"t":"B"}
}"#;

#[test]
fn shapes() {
    check::<Shapes>("shapes", false, SHAPES);
}

/// The macros' code finds the same places as a body that is read as a whole.
#[test]
fn shapes_of_fields() {
    for body in corpus::documents(SHAPES).iter().filter(|body| body.starts_with(b"{")) {
        let whole = through_body(body, |it: &Whole<Shapes>| format!("{:?}", it.body));
        let own = through_body(body, |it: &OwnShapes| format!("{it:?}").replace("Own", ""));
        assert_eq!(whole, own, "{}", String::from_utf8_lossy(body));
    }
}

/// A text that is checked once it has been read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
struct Id(String);

impl TryFrom<String> for Id {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text == "odd" { Err(format!("{text} is odd")) } else { Ok(Self(text)) }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "type", content = "content", deny_unknown_fields)]
enum Event {
    A { a: Id, b: Option<Internal> },
    B(Internal),
    C(Id),
    D,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Checked {
    id: Id,
    ids: Vec<Id>,
    map: BTreeMap<Id, Even>,
    events: Vec<Event>,
    first: Option<Inner>,
    #[serde(alias = "alias")]
    a: Option<Untagged>,
    pair: (Even, Option<Id>),
}

#[test]
fn checked() {
    check::<Checked>(
        "checked",
        false,
        r#"{
            "id":"a","ids":["a","b"],"map":{"x":2,"y":4},
            "events":[{"content":{"a":"x","b":{"t":"A","a":1}},"type":"A"},{"type":"B","content":{"t":"B"}},{"type":"C","content":"A"},{"type":"D"}],
            "first":{"a":1,"b":null},"a":{"a":1},"pair":[2,"a"]
        }"#,
    );
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Flat {
    name: Id,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    outer: Outer,
    nested: Nested,
    kind: External,
    kinds: Vec<External>,
}

#[test]
fn flat() {
    check::<Flat>(
        "flat",
        true,
        r#"{
            "name":"a","a":null,"b":"x","inner":{"a":1,"b":null},
            "nested":{"inner":{"a":1},"z":[{}]},"kind":{"D":{"a":1}},"kinds":["A",{"B":7},{"C":[1,"a"]}]
        }"#,
    );
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Plain {
    a: u8,
    inner: Option<Box<Plain>>,
    list: Vec<Vec<Inner>>,
    map: BTreeMap<u8, BTreeMap<Unit, Inner>>,
    wide: Option<u128>,
    float: f32,
    any: Value,
    unit: (),
}

#[test]
fn plain() {
    check::<Plain>(
        "plain",
        false,
        r#"{
            "a":1,"inner":{"a":1,"inner":null,"list":[],"map":{},"wide":1,"float":1,"any":[],"unit":null},
            "list":[[{"a":1}],[]],"map":{"1":{"a":{"a":1},"b":{"a":2}},"2":{}},"wide":3,"float":1.5,"any":{"a":1},"unit":null
        }"#,
    );
}

/// Takes no array.
#[derive(Clone, Debug, Serialize)]
struct NoArray(u8);

impl<'de> Deserialize<'de> for NoArray {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NoArrayVisitor;

        impl<'de> Visitor<'de> for NoArrayVisitor {
            type Value = NoArray;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or an object")
            }

            fn visit_u64<E>(self, _: u64) -> Result<NoArray, E> {
                Ok(NoArray(1))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NoArray, A::Error> {
                while map.next_entry::<String, NoArray>()?.is_some() {}
                Ok(NoArray(1))
            }
        }

        deserializer.deserialize_any(NoArrayVisitor)
    }
}

/// Refuses everything, and does not read it.
#[derive(Clone, Debug, Serialize)]
struct Never;

impl<'de> Deserialize<'de> for Never {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("never"))
    }
}

/// JSON in a string. Its errors have a position in that.
#[derive(Clone, Debug, Serialize)]
struct Embedded(String);

impl<'de> Deserialize<'de> for Embedded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        serde_json::from_str::<Inner>(&text).map_err(D::Error::custom)?;
        Ok(Self(text))
    }
}

/// An error that claims to be at any position.
#[derive(Clone, Debug, Serialize)]
struct Misplaced(Value);

impl<'de> Deserialize<'de> for Misplaced {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let column = value.to_string().len() * 37 % 311;
        if value.is_string() || value.is_array() {
            Err(D::Error::custom(format!("missing field `a` at line 1 column {column}")))
        } else {
            Ok(Self(value))
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct HandWritten {
    no_array: NoArray,
    no_arrays: Vec<NoArray>,
    map: BTreeMap<String, NoArray>,
    never: Option<Never>,
    nevers: Vec<Option<Never>>,
    embedded: Vec<Embedded>,
    misplaced: BTreeMap<String, Misplaced>,
}

#[test]
fn hand_written() {
    check::<HandWritten>(
        "hand_written",
        false,
        r#"{
            "no_array":{"x":1},"no_arrays":[1,{"y":{}},2],"map":{"k":{},"l":1},"never":null,"nevers":[null,null],
            "embedded":["{\"a\":1}","{\"a\":2}"],"misplaced":{"x":{},"y":1}
        }"#,
    );
}

#[test]
fn roots() {
    check::<Vec<Internal>>("sequence", false, r#"[{"t":"A","a":1},{"t":"B"}]"#);
    check::<Internal>("internal", false, r#"{"t":"A","a":1}"#);
    check::<Adjacent>("adjacent", false, r#"{"t":"A","c":{"a":1}}"#);
    check::<External>("external", false, r#"{"D":{"a":1}}"#);
    check::<Untagged>("untagged", false, r#"{"a":1}"#);
    check::<Option<BTreeMap<Unit, Event>>>(
        "map",
        false,
        r#"{"a":{"type":"A","content":{"a":"x"}}}"#,
    );
    check::<(Even, Id, [Nested; 1])>("tuple", true, r#"[2,"x",[{"inner":{"a":1}}]]"#);
}
