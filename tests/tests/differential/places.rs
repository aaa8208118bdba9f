//! The places of errors in whole bodies of nested types.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
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

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Shapes {
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

#[test]
fn shapes() {
    check::<Shapes>(
        "shapes",
        false,
        r#"{
            "before":1,"optional":{"t":"A","a":1},"sequence":[{"t":"A","a":1},{"t":"B"}],
            "map":{"x":{"t":"A","a":2}},"tuple":[1,{"t":"A","a":1},{"t":"B","c":7}],"a":null,
            "adjacent":{"t":"A","c":{"a":7}},"boxed":{"t":"B"}
        }"#,
    );
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
