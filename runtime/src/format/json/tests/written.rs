//! What is written is what `serde_json` writes.

use std::{collections::BTreeMap, fmt, net::Ipv4Addr};

use ::serde::{Serialize, Serializer, ser::SerializeStruct as _};

use crate::{format::json::JsonSerializer, serde::raw::RAW};

fn check<T: Serialize + fmt::Debug + ?Sized>(value: &T) {
    let mut out = b"before ".to_vec();
    value.serialize(JsonSerializer { out: &mut out }).expect("no error");
    let expected = [b"before ", &*serde_json::to_vec(value).expect("no error")].concat();
    assert_eq!(String::from_utf8(out), String::from_utf8(expected), "{value:?}");
}

/// Checks a value by itself and inside of others.
fn check_everywhere<T: Serialize + fmt::Debug + Clone>(value: T) {
    check(&value);
    check(&Some(&value));
    check(&[&value, &value]);
    check(&(&value, 1, &value));
    check(&Newtype(&value));
    check(&Tuple(&value, "b"));
    check(&Struct { a: &value, quote: &value });
    check(&BTreeMap::from([("a", &value), ("b\"", &value), ("c", &value)]));
    check(&Enum::<T>::Unit);
    check(&Enum::Newtype(value.clone()));
    check(&Enum::Tuple(value.clone(), value.clone()));
    check(&Enum::Struct { a: value.clone(), b: value.clone() });
    check(&Tagged::Struct { a: value.clone() });
    check(&Untagged::Struct { a: value });
}

#[derive(Clone, Debug, Serialize)]
struct Empty {}

#[derive(Clone, Debug, Serialize)]
struct Unit;

#[derive(Clone, Debug, Serialize)]
struct Newtype<T>(T);

#[derive(Clone, Debug, Serialize)]
struct Tuple<T>(T, &'static str);

#[derive(Clone, Debug, Serialize)]
struct Struct<T> {
    a: T,
    #[serde(rename = "\"\n")]
    quote: T,
}

#[derive(Clone, Debug, Serialize)]
enum Enum<T> {
    Unit,
    Newtype(T),
    Tuple(T, T),
    #[serde(rename = "\\")]
    Struct {
        a: T,
        b: T,
    },
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type")]
enum Tagged<T> {
    Struct { a: T },
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Untagged<T> {
    Struct { a: T },
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
enum Key {
    Unit,
    Newtype(u8),
}

/// Asks for the members of raw JSON.
#[derive(Clone, Debug)]
struct Private;

impl Serialize for Private {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct(RAW, 1)?;
        fields.serialize_field(RAW, "[1]")?;
        fields.end()
    }
}

#[derive(Clone, Debug)]
struct Bytes;

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(b"\0a\xff")
    }
}

#[test]
fn values_are_written_as_by_serde_json() {
    check_everywhere(());
    check_everywhere(true);
    check_everywhere((i8::MIN, i16::MIN, i32::MIN, i64::MIN, i128::MIN));
    check_everywhere((u8::MAX, u16::MAX, u32::MAX, u64::MAX, u128::MAX));
    check_everywhere((0.1_f32, 1e-7_f64, -0.0, 1e300, f64::MIN_POSITIVE));
    check_everywhere(('a', '"', '\u{1f600}', '\0'));
    check_everywhere(["", "a", "abc", "abcd", "1234567", "12345678", "\\", "seven \n", "é\u{7f}"]);
    check_everywhere(None::<u8>);
    check_everywhere(Vec::<u8>::new());
    check_everywhere(BTreeMap::<u8, u8>::new());
    check_everywhere((Empty {}, Unit, Private, Bytes, Ipv4Addr::LOCALHOST));
    check_everywhere(vec![vec![], vec![1], vec![1, 2]]);
    check_everywhere(serde_json::json!({"a": [null, {"b": {}}, [], 1.5, "\u{1}"], "": true}));
}

#[test]
fn keys_are_written_as_by_serde_json() {
    check_everywhere(BTreeMap::from([(1_u8, 1), (2, 2)]));
    check_everywhere(BTreeMap::from([(-1_i128, 1), (2, 2)]));
    check_everywhere(BTreeMap::from([(true, 1), (false, 2)]));
    check_everywhere(BTreeMap::from([('a', 1), ('"', 2)]));
    check_everywhere(BTreeMap::from([(Some(1), 1)]));
    check_everywhere(BTreeMap::from([(Key::Unit, 1)]));
    check_everywhere(BTreeMap::from([(Ipv4Addr::LOCALHOST, 1)]));
    for key in [Key::Newtype(1), Key::Unit] {
        let map = BTreeMap::from([(key, 1)]);
        let written = map.serialize(JsonSerializer { out: &mut Vec::new() });
        assert_eq!(written.is_ok(), serde_json::to_vec(&map).is_ok());
    }
}

#[test]
fn numbers_that_json_does_not_have_are_refused() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let value = Enum::Tuple(Struct { a: 1.0, quote: number }, Struct { a: 1.0, quote: 2.0 });
        let error = value.serialize(JsonSerializer { out: &mut Vec::new() }).unwrap_err();
        assert_eq!(error.to_string(), "NaN and infinities cannot be written as JSON");
    }
}
