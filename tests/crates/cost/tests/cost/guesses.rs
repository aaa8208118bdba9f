//! A form whose values have no known types is read a few times, and the fewer the more pairs it has.

use std::{cell::Cell, collections::HashMap};

use pathlore::{IncomingRequest, Metadata, metadata, request, response};
use serde::{Deserialize, Deserializer};

/// The number of pairs that may be read again in all, besides a few times all pairs.
const PAIRS_READ_AGAIN: usize = 65_536;
/// How often all pairs may be read, however many they are.
const READS: usize = 9;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

/// A value that counts how often it is read.
#[derive(Clone, Debug, PartialEq)]
struct Counted<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Counted<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        COUNT.set(COUNT.get() + 1);
        T::deserialize(deserializer).map(Self)
    }
}

/// A value whose type is found by trying.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Scalar {
    Number(u32),
    Float(f64),
    Flag(bool),
    Text(String),
}

/// Numbers that serde's derive buffers as strings.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Numbers {
    #[serde(flatten)]
    all: HashMap<String, u32>,
}

/// Few values that are refused in many ways, among those of a map.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Few {
    id: u8,
    some: Vec<Scalar>,
    #[serde(flatten)]
    rest: HashMap<String, String>,
}

const METADATA: Metadata = metadata! {
    method: POST,
    authentication: None,
    path: "/form",
};

macro_rules! endpoints {
    ($($module:ident { $(#[$attribute:meta])* $type:ty })*) => {$(
        mod $module {
            use super::*;

            #[request(content = form, incoming)]
            pub(super) struct Request {
                #[allow(dead_code, reason = "it is there so that the other is not alone")]
                pub(super) first: u8,
                $(#[$attribute])*
                pub(super) value: $type,
            }
        }
    )*};
}

#[response]
struct Response {}

endpoints! {
    numbers { #[serde(flatten)] Counted<Numbers> }
    few { #[serde(flatten)] Counted<Few> }
    list { Counted<Vec<Scalar>> }
}

mod whole {
    use super::*;

    #[request(content = form, incoming)]
    pub(super) struct Request {
        #[api(body)]
        pub(super) value: Counted<Few>,
    }
}

/// Reads a form with some more pairs, and checks how often it was read.
fn read<R: IncomingRequest>(start: &str, pairs: usize, pair: impl Fn(usize) -> String) -> R {
    let form = (0..pairs).fold(start.to_owned(), |form, index| form + "&" + &pair(index));
    let request = http::Request::post("/form").body(form.into()).expect("a request");
    COUNT.set(0);
    let value = R::from_http_request(&request).expect("a value");
    let count = COUNT.get();
    assert!(count >= 2, "{pairs} pairs are read again");
    assert!(count * pairs <= PAIRS_READ_AGAIN + READS * pairs, "{pairs} pairs, {count} times");
    value
}

const FEW: &str =
    "id=1&some=1&some=2&some=3&some=4&some=5&some=6&some=7&some=8&some=9&some=10&some=11";

/// Checks that the first few values are numbers, and that the others are there.
fn check(few: &Few, pairs: usize) {
    assert_eq!((few.id, few.rest.len(), few.some.len()), (1, pairs, 11));
    assert!(few.some.iter().all(|it| matches!(it, Scalar::Number(_))));
}

#[test]
fn reads_of_large_forms() {
    for pairs in [10, 100, 1_000, 10_000, 100_000] {
        let last = u32::try_from(pairs - 1).expect("a number");
        let numbers: numbers::Request = read("first=1", pairs, |i| format!("x{i}={i}"));
        assert_eq!(numbers.value.0.all.len(), pairs);
        let list: list::Request = read("first=1&value=x", pairs, |i| format!("value={i}"));
        assert_eq!(list.value.0.len(), pairs + 1);
        assert_eq!(list.value.0.last(), Some(&Scalar::Number(last)));
        let texts: few::Request = read(&format!("first=1&{FEW}"), pairs, |i| format!("x{i}=x"));
        check(&texts.value.0, pairs);
        let texts: whole::Request = read(FEW, pairs, |i| format!("x{i}=x"));
        check(&texts.value.0, pairs);
    }
}
