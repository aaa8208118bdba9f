use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

use ::serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error as _},
    ser::Error as _,
};

use super::{Pairs, QuerySerializer, from_query};
use crate::{EncodeError, Place};

mod guesses;
mod read;

fn write<T: Serialize + ?Sized>(value: &T) -> Result<String, EncodeError> {
    let mut pairs = Pairs::after(b"/path".to_vec(), 0);
    let result = value.serialize(QuerySerializer::from(&mut pairs));
    result.map_err(|error| error.in_place(Place::Query))?;
    let out = String::from_utf8(pairs.into_bytes()).expect("ASCII");
    Ok(out.strip_prefix("/path").expect("only appends").to_owned())
}

#[track_caller]
fn check_writes<T: Serialize + ?Sized>(value: &T, expected: &str) {
    assert_eq!(write(value).as_deref(), Ok(expected));
}

#[track_caller]
fn check_write_error<T: Serialize + ?Sized>(value: &T, expected: &str) {
    assert_eq!(write(value).unwrap_err().to_string(), expected);
}

#[track_caller]
fn check_round_trip<T>(value: &T, expected: &str)
where
    T: Serialize + DeserializeOwned + PartialEq + fmt::Debug,
{
    let written = write(value).unwrap();
    assert_eq!(written, expected);
    assert_eq!(from_query::<T>(written.strip_prefix('?'), &[]).as_ref(), Ok(value));
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct One<T> {
    a: T,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    JoinRule,
    Data(u8),
    Pair(u8, u8),
    Named { a: u8 },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct New<T>(T);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Unit;

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Search {
    #[serde(rename = "search term", alias = "q")]
    term: String,
    limit: Option<u16>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    via: Vec<String>,
    pair: Option<(i8, i8)>,
}

/// A type whose errors contain the value.
#[derive(Debug)]
struct Picky(&'static str);

impl Serialize for Picky {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(self.0))
    }
}

impl<'de> Deserialize<'de> for Picky {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(D::Error::custom(format!("{text} will not do, expected {text}")))
    }
}

#[test]
fn values_survive_a_round_trip() {
    check_round_trip(&One { a: true }, "?a=true");
    check_round_trip(&One { a: i8::MIN }, "?a=-128");
    check_round_trip(&One { a: u64::MAX }, "?a=18446744073709551615");
    check_round_trip(&One { a: i128::MIN }, "?a=-170141183460469231731687303715884105728");
    check_round_trip(&One { a: u128::MAX }, "?a=340282366920938463463374607431768211455");
    check_round_trip(&One { a: 0.1_f32 }, "?a=0.1");
    check_round_trip(&One { a: -1.5e-7_f64 }, "?a=-0.00000015");
    check_round_trip(&One { a: f64::INFINITY }, "?a=inf");
    check_round_trip(&One { a: 'é' }, "?a=%C3%A9");
    check_round_trip(
        &One { a: String::from("a b+c&d=e%f/?#\n*-._~") },
        "?a=a+b%2Bc%26d%3De%25f%2F%3F%23%0A*-._%7E",
    );
    check_round_trip(&One { a: String::new() }, "?a=");
    check_round_trip(&One { a: Kind::JoinRule }, "?a=join_rule");
    check_round_trip(&One { a: New(7_u8) }, "?a=7");
    check_round_trip(&One { a: Some(7_u8) }, "?a=7");
    check_round_trip(&One::<Option<u8>> { a: None }, "");
    check_round_trip(&One { a: () }, "?a=");
    check_round_trip(&One { a: Unit }, "?a=");
    check_round_trip(&One { a: vec![3_u8, 1, 2] }, "?a=3&a=1&a=2");
    check_round_trip(&One { a: vec![String::from("&")] }, "?a=%26");
    check_round_trip(&One { a: (1_u8, String::from("b"), Kind::JoinRule) }, "?a=1&a=b&a=join_rule");
    check_round_trip(&One { a: [New(1_u8), New(2)] }, "?a=1&a=2");
    check_round_trip(&One { a: Some(vec![Some(1_u8)]) }, "?a=1");
    check_round_trip(&New(One { a: 1_u8 }), "?a=1");
    check_round_trip(&Some(One { a: 1_u8 }), "?a=1");
    check_round_trip(&(), "");
    check_round_trip(&Unit, "");
    check_round_trip(
        &BTreeMap::from([("a b", 1_u8), ("é", 2)].map(|(k, v)| (k.to_owned(), v))),
        "?a+b=1&%C3%A9=2",
    );
    check_round_trip(&BTreeMap::from([(-1_i32, vec![1_u8, 2]), (3, vec![4])]), "?-1=1&-1=2&3=4");
    check_round_trip(
        &BTreeMap::from([('é', vec![String::new(), "b".into()])]),
        "?%C3%A9=&%C3%A9=b",
    );
    check_round_trip(&BTreeMap::from([(true, 'x')]), "?true=x");
    check_round_trip(&BTreeMap::from([('&', 'x')]), "?%26=x");
    check_round_trip(&BTreeMap::from([(New(1_u128), 'x')].map(|(New(k), v)| (k, v))), "?1=x");
    check_round_trip(&BTreeMap::<String, u8>::new(), "");
    check_round_trip(
        &vec![("b".to_owned(), 1_u8), ("a".to_owned(), 2), ("b".to_owned(), 3)],
        "?b=1&a=2&b=3",
    );
    check_round_trip(&((1_u8, 2_u8), New((true, 'x'))), "?1=2&true=x");
    check_round_trip(&Vec::<(String, String)>::new(), "");
    check_round_trip(
        &Search {
            term: "x".into(),
            limit: Some(5),
            via: vec!["a".into(), "b".into()],
            pair: Some((-1, 2)),
        },
        "?search+term=x&limit=5&via=a&via=b&pair=-1&pair=2",
    );
    check_round_trip(&Search::default(), "?search+term=");
}

#[test]
fn values_are_written_as_pairs() {
    check_writes(&None::<One<u8>>, "");
    check_writes(&One { a: Vec::<u8>::new() }, "");
    check_writes(&[["a", "b"].as_slice()], "?a=b");
    check_writes(&[("a", Some(1)), ("b", Some(2))], "?a=1&b=2");
    check_writes(&[("a", [1, 2])], "?a=1&a=2");
    check_writes(&One { a: vec![()] }, "?a=");
}

#[test]
fn write_errors_name_the_parameter() {
    check_write_error(
        &One { a: One { a: 1 } },
        "query parameter `a`: a map or struct cannot be a parameter",
    );
    check_write_error(
        &One { a: HashMap::from([(1, 2)]) },
        "query parameter `a`: a map or struct cannot be a parameter",
    );
    check_write_error(
        &[("a", None), ("b", Some(1))],
        "query parameter `a`: an empty list or `None` is not written, so it cannot be inside \
         `Some`, a variant or a map",
    );
    check_write_error(
        &One { a: vec![vec![1]] },
        "query parameter `a`: a sequence cannot be an element of a sequence",
    );
    check_write_error(
        &One { a: vec![None::<u8>] },
        "query parameter `a`: `None` cannot be an element of a sequence",
    );
    check_write_error(
        &One { a: Kind::Data(1) },
        "query parameter `a`: a variant with data cannot be a parameter",
    );
    check_write_error(
        &One { a: Kind::Pair(1, 2) },
        "query parameter `a`: a variant with data cannot be a parameter",
    );
    check_write_error(
        &One { a: Kind::Named { a: 1 } },
        "query parameter `a`: a variant with data cannot be a parameter",
    );
    check_write_error(
        &One { a: Picky("hunter2") },
        "query parameter `a`: cannot be written as a parameter",
    );
    check_write_error(
        &BTreeMap::from([("k\n", vec![Picky("hunter2")])]),
        "query parameter `k\\n`: cannot be written as a parameter",
    );
    check_write_error(&Picky("hunter2"), "query: cannot be written as a parameter");
    check_write_error(&1, "query: parameters must be a struct, a map or a sequence of pairs");
    check_write_error("a=b", "query: parameters must be a struct, a map or a sequence of pairs");
    check_write_error(
        &Kind::JoinRule,
        "query: parameters must be a struct, a map or a sequence of pairs",
    );
    check_write_error(
        &Kind::Data(1),
        "query: parameters must be a struct, a map or a sequence of pairs",
    );
    check_write_error(&[1], "query: a parameter must be a pair of a key and a value");
    check_write_error(&[("a",)], "query: a parameter must be a pair of a key and a value");
    check_write_error(&[("a", "b", "c")], "query: a parameter must be a pair of a key and a value");
    check_write_error(
        &[((), 1)],
        "query: a key must be a string, a number, a boolean or a unit variant",
    );
    check_write_error(
        &BTreeMap::from([(vec![1], 1)]),
        "query: a key must be a string, a number, a boolean or a unit variant",
    );
}
