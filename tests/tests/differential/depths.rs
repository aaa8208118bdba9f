//! The places of errors about lists and objects that stand where a type expects something else.

#![allow(clippy::zero_sized_map_values, reason = "types that refuse everything have no values")]

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{
    harness::{Outcome, through_body},
    oracle::{Tally, locate},
    types::{Adjacent, Even, External, Inner, Internal, Name, Nested, Outer, Unit, Untagged, hex},
};

/// Enough for a list of lists as the content of a variant.
const DEPTH: usize = 3;

#[pathlore::response]
struct Field<T> {
    auth: T,
}

#[pathlore::response]
struct Whole<T> {
    #[api(body)]
    body: T,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Plain<T> {
    auth: T,
}

/// All lists and objects of one member, or of two, up to a depth.
fn values(depth: usize) -> Vec<String> {
    let mut values: Vec<String> =
        ["null", "1", "\"x\"", "\"A\"", "[]", "{}"].map(str::to_owned).into();
    if depth > 0 {
        for inner in self::values(depth - 1) {
            values.extend([
                format!("[{inner}]"),
                format!("[{inner},1]"),
                format!("[1,{inner}]"),
                format!("{{\"a\":{inner}}}"),
                format!("{{\"t\":{inner}}}"),
                format!("{{\"t\":\"B\",\"c\":{inner}}}"),
                format!("{{\"t\":\"C\",\"c\":{inner}}}"),
                format!("{{\"c\":{inner},\"t\":\"C\"}}"),
                format!("{{\"A\":{inner}}}"),
                format!("{{\"B\":{inner}}}"),
            ]);
        }
    }
    values
}

fn check<T>(name: &str, flattens: bool)
where
    T: DeserializeOwned + Serialize + Clone + fmt::Debug + 'static,
{
    let mut tally = Tally::default();
    for value in values(DEPTH) {
        for (before, after) in [("", ""), (" ", "\n")] {
            let spaced =
                value.replace('[', &format!("[{before}")).replace(']', &format!("{after}]"));
            let body = format!("{{\"auth\":{before}{spaced}{after}}}").into_bytes();
            let place = locate::<Plain<T>>(&body);
            for found in [
                through_body(&body, |it: &Field<T>| format!("{it:?}")),
                through_body(&body, |it: &Whole<Plain<T>>| format!("{it:?}")),
            ] {
                match (found, &place) {
                    (Outcome::Refused(error), Some(place)) => {
                        tally.add(&body, &error, place, flattens);
                    }
                    (Outcome::Read { .. }, None) => {}
                    (found, place) => {
                        panic!("{}: {found:?}, {place:?}", String::from_utf8_lossy(&body))
                    }
                }
            }
        }
    }
    tally.assert_none_wrong(name);
}

/// Refuses a list or an object when it has looked at `COUNT` of its members.
#[derive(Clone, Debug, Serialize)]
struct After<const COUNT: usize, T>(PhantomData<T>);

impl<'de, const COUNT: usize, T: Deserialize<'de>> Deserialize<'de> for After<COUNT, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<const COUNT: usize, T>(PhantomData<T>);

        impl<'de, const COUNT: usize, T: Deserialize<'de>> Visitor<'de> for Members<COUNT, T> {
            type Value = After<COUNT, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("something else")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                for _ in 0..COUNT {
                    list.next_element::<T>()?;
                }
                Err(A::Error::custom("no list"))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                for _ in 0..COUNT {
                    map.next_entry::<String, T>()?;
                }
                Err(A::Error::custom("no object"))
            }
        }

        deserializer.deserialize_any(Members(PhantomData))
    }
}

/// Refuses what it has read.
#[derive(Clone, Debug, Serialize)]
struct Read<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer)?;
        Err(D::Error::custom("no"))
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct With {
    #[serde(with = "hex")]
    a: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "t", content = "c")]
enum Contents {
    A(Box<Contents>),
    B(Vec<Contents>),
    C,
    D(u8, Vec<u8>),
}

macro_rules! depths {
    ($($name:ident: $($type:ty),*;)*) => {
        $(
            #[test]
            fn $name() {
                $(check::<$type>(stringify!($type), false);)*
            }
        )*
    };
}

depths! {
    scalars: u8, i128, f64, bool, char, String, (), Even;
    options: Option<u8>, Option<String>, Option<Option<()>>, Option<Unit>, Box<Option<Inner>>;
    variants: Unit, Vec<Unit>, External, Internal, Adjacent, Untagged, Contents;
    newtypes: Name, Vec<Name>, With;
    lists: Vec<u8>, Vec<String>, Vec<Vec<u8>>, (u8, String), (Vec<u8>, u8), [u8; 1], [[u8; 1]; 2], Vec<Option<(u8, u8)>>;
    maps: BTreeMap<String, u8>, BTreeMap<String, Vec<u8>>, BTreeMap<u8, u8>, BTreeMap<Unit, Unit>;
    structs: Inner, Vec<Inner>, Outer;
    refused_at_once: After<0, u8>, Vec<After<0, u8>>, Option<After<0, u8>>, BTreeMap<String, After<0, u8>>;
    first_u8: After<1, u8>;
    first_ignored: After<1, IgnoredAny>;
    first_value: After<1, serde_json::Value>;
    first_in_list: Vec<After<1, IgnoredAny>>;
    first_in_option: Option<After<1, IgnoredAny>>;
    first_in_map: BTreeMap<String, After<1, IgnoredAny>>;
    second_u8: After<2, u8>;
    second_ignored: After<2, IgnoredAny>;
    second_value: After<2, serde_json::Value>;
    second_in_list: Vec<After<2, IgnoredAny>>;
    refused_when_read: Read<u8>, Read<IgnoredAny>, Read<Vec<IgnoredAny>>, Vec<Read<IgnoredAny>>, Read<serde_json::Value>, Vec<Read<Vec<serde_json::Value>>>, BTreeMap<String, Read<serde_json::Value>>;
}

#[test]
fn flattened() {
    check::<Nested>("Nested", true);
    check::<Vec<Nested>>("Vec<Nested>", true);
}
