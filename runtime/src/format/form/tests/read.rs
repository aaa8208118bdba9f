use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    fmt,
};

use ::serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor},
};

use super::{Kind, One, Picky, Search};
use crate::{DecodeError, DecodeErrorKind, Place, format::form::from_query};

pub(super) fn read<'q, T: Deserialize<'q>>(query: &'q str) -> Result<T, DecodeError> {
    from_query(Some(query), &[])
}

#[track_caller]
pub(super) fn check_read_errors<T: DeserializeOwned + fmt::Debug>(
    table: &[(&str, DecodeErrorKind, &str)],
) {
    for (query, kind, expected) in table {
        let error = read::<T>(query).expect_err(query);
        assert_eq!((error.to_string().as_str(), error.kind()), (*expected, *kind), "{query}");
        assert_eq!(error.place(), Place::Query);
    }
}

#[test]
fn queries_are_split_and_decoded() {
    type Text = BTreeMap<String, String>;
    for (query, expected) in [
        ("", &[][..]),
        ("&&", &[]),
        ("a", &[("a", "")]),
        ("a=b=c", &[("a", "b=c")]),
        ("=b", &[("", "b")]),
        ("a+b=%20%2B+&c=%C3%A9", &[("a b", " + "), ("c", "é")]),
        ("a=%&b=%4&c=%zz", &[("a", "%"), ("b", "%4"), ("c", "%zz")]),
        ("a=é", &[("a", "é")]),
        ("%61=1&b;c=2", &[("a", "1"), ("b;c", "2")]),
    ] {
        let expected: Text = expected.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        assert_eq!(read::<Text>(query), Ok(expected), "{query}");
    }
    assert_eq!(from_query::<Text>(None, &[]), Ok(Text::new()));
    assert_eq!(read("a=1&q=2&a=3"), Ok(vec![("a", "1"), ("q", "2"), ("a", "3")]));
    assert_eq!(read::<One<u8>>("x=1&a=%35&x=2"), Ok(One { a: 5 }));
    assert_eq!(read::<One<bool>>("a=true"), Ok(One { a: true }));
    assert_eq!(read::<One<IgnoredAny>>("a=1&a=2").map(|_| ()), Ok(()));
    assert_eq!(read::<IgnoredAny>("a=1&a=2").map(|_| ()), Ok(()));
    assert_eq!(read::<()>("a=1"), Ok(()));
    assert_eq!(read::<One<Option<Vec<u8>>>>("a=1&a=2"), Ok(One { a: Some(vec![1, 2]) }));
    assert_eq!(read::<Search>("q=x"), Ok(Search { term: "x".into(), ..Search::default() }));
    assert_eq!(read::<One<Option<u8>>>(""), Ok(One { a: None }));
    // With `deserialize_any`, as `flatten` and `untagged` use it, one value is a string and several
    // are a sequence.
    assert_eq!(
        read::<BTreeMap<String, serde_json::Value>>("a=1&b=x&a=2"),
        Ok(serde_json::from_str(r#"{"a":["1","2"],"b":"x"}"#).unwrap())
    );
}

#[test]
fn values_without_escapes_are_borrowed() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Borrowed<'a> {
        a: &'a str,
        #[serde(borrow)]
        b: Cow<'a, str>,
        #[serde(borrow)]
        c: Cow<'a, str>,
        d: &'a [u8],
    }

    let read = read::<Borrowed<'_>>("a=1&b=2&c=%33&d=4").unwrap();
    assert_eq!((read.a, read.d), ("1", &b"4"[..]));
    assert!(matches!(read.b, Cow::Borrowed("2")));
    assert!(matches!(read.c, Cow::Owned(c) if c == "3"));
}

#[test]
fn credentials_are_ignored() {
    let query = Some("access_token=hunter2&%61ccess_token=%FF&q=x");
    let credentials = ["access_token"];
    assert_eq!(
        from_query::<Search>(query, &credentials),
        Ok(Search { term: "x".into(), ..Search::default() })
    );
    assert_eq!(from_query(query, &credentials), Ok(vec![("q", "x")]));
    assert_eq!(from_query(query, &credentials), Ok(BTreeMap::from([("q", "x")])));
}

#[test]
fn keys_come_in_order_of_first_appearance() {
    #[derive(Debug, PartialEq)]
    struct Ordered(Vec<(String, Vec<u32>)>);

    impl<'de> Deserialize<'de> for Ordered {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;

            impl<'de> ::serde::de::Visitor<'de> for Visitor {
                type Value = Ordered;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("a map")
                }

                fn visit_map<A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut map: A,
                ) -> Result<Ordered, A::Error> {
                    let mut entries = Vec::new();
                    while let Some(key) = map.next_key()? {
                        // The value of this key is not read.
                        if key != "skip" {
                            entries.push((key, map.next_value()?));
                        }
                    }
                    Ok(Ordered(entries))
                }
            }

            deserializer.deserialize_map(Visitor)
        }
    }

    assert_eq!(
        read("z=1&skip=9&a=2&z=3&m=4&skip=8&a=5"),
        Ok(Ordered(vec![
            ("z".into(), vec![1, 3]),
            ("a".into(), vec![2, 5]),
            ("m".into(), vec![4]),
        ]))
    );
}

#[test]
fn read_errors_name_the_parameter() {
    use DecodeErrorKind::{Invalid, Malformed, Missing, Unexpected};

    check_read_errors::<One<u8>>(&[
        ("", Missing, "query parameter `a`: missing"),
        ("b=1", Missing, "query parameter `a`: missing"),
        ("a=", Invalid, "query parameter `a`: expected u8"),
        ("a=hunter2", Invalid, "query parameter `a`: expected u8"),
        ("a=+1", Invalid, "query parameter `a`: expected u8"),
        ("a=%2B-1", Invalid, "query parameter `a`: expected u8"),
        ("a=256", Invalid, "query parameter `a`: expected u8"),
        ("a=-1", Invalid, "query parameter `a`: expected u8"),
        ("a=1&a=2", Unexpected, "query parameter `a`: given more than once"),
        ("a=%FF&b=1", Malformed, "query parameter `a`: expected UTF-8"),
    ]);
    check_read_errors::<One<Option<f64>>>(&[
        ("a=", Invalid, "query parameter `a`: expected f64"),
        ("a=+1", Invalid, "query parameter `a`: expected f64"),
        ("a=1&a=1", Unexpected, "query parameter `a`: given more than once"),
    ]);
    check_read_errors::<One<bool>>(&[("a=1", Invalid, "query parameter `a`: expected a boolean")]);
    check_read_errors::<One<char>>(&[(
        "a=ab",
        Invalid,
        "query parameter `a`: expected a character",
    )]);
    check_read_errors::<One<()>>(&[("a=b", Invalid, "query parameter `a`: expected unit")]);
    check_read_errors::<One<String>>(&[(
        "a=b&a=c",
        Unexpected,
        "query parameter `a`: given more than once",
    )]);
    check_read_errors::<One<Kind>>(&[
        (
            "a=hunter2",
            Invalid,
            "query parameter `a`: expected one of `join_rule`, `data`, `pair`, `named`",
        ),
        ("a=data", Invalid, "query parameter `a`: expected a unit variant"),
        ("a=join_rule&a=data", Unexpected, "query parameter `a`: given more than once"),
    ]);
    check_read_errors::<One<Vec<u8>>>(&[("a=1&a=x", Invalid, "query parameter `a`: expected u8")]);
    check_read_errors::<One<Vec<Vec<u8>>>>(&[(
        "a=1",
        Invalid,
        "query parameter `a`: expected a sequence",
    )]);
    check_read_errors::<One<(u8, u8)>>(&[
        ("a=1", Invalid, "query parameter `a`: expected a tuple of size 2"),
        ("a=1&a=2&a=3", Invalid, "query parameter `a`: expected fewer values"),
    ]);
    check_read_errors::<One<One<u8>>>(&[
        ("a=1", Invalid, "query parameter `a`: expected struct One"),
        ("a=1&a=1", Unexpected, "query parameter `a`: given more than once"),
    ]);
    check_read_errors::<Search>(&[
        (
            "x=1",
            Unexpected,
            "query parameter `x`: expected one of `q`, `search term`, `limit`, `via`, `pair`",
        ),
        ("q=1&search+term=2", Unexpected, "query parameter `search term`: given more than once"),
        (
            "limit=1&%0A=2",
            Unexpected,
            "query parameter `\\n`: expected one of `q`, `search term`, `limit`, `via`, `pair`",
        ),
    ]);
    let long = format!("{}=1", "x".repeat(100));
    assert_eq!(read::<Search>(&long).unwrap_err().field(), format!("{}…", "x".repeat(64)));
    check_read_errors::<One<Picky>>(&[(
        "a=hunter2",
        Invalid,
        "query parameter `a`: not a valid value",
    )]);
    check_read_errors::<BTreeMap<u8, u8>>(&[
        ("x=1", Invalid, "query parameter `x`: expected u8"),
        ("1=1&2=x", Invalid, "query parameter `2`: expected u8"),
    ]);
    check_read_errors::<Vec<(String, u8)>>(&[
        ("a=x", Invalid, "query parameter `a`: expected u8"),
        ("a=1&b=y", Invalid, "query parameter `b`: expected u8"),
    ]);
    check_read_errors::<Vec<u8>>(&[("a=1", Invalid, "query parameter `a`: expected u8")]);
    check_read_errors::<Vec<(String,)>>(&[(
        "a=1",
        Invalid,
        "query parameter `a`: expected fewer values",
    )]);
    check_read_errors::<((String, u8),)>(&[("a=1&b=2", Invalid, "query: expected fewer values")]);
    check_read_errors::<u8>(&[("a=1", Invalid, "query: expected u8")]);
    check_read_errors::<String>(&[("a=1", Invalid, "query: expected a string")]);
    check_read_errors::<Kind>(&[("a=1", Invalid, "query: expected enum Kind")]);
}

#[test]
fn errors_contain_no_received_value() {
    fn check<T: DeserializeOwned>() {
        for query in [
            "a=hunter2",
            "a=x, expected hunter2",
            "a=missing field `hunter2`",
            "a=invalid value: hunter2, expected hunter2",
            "a=hunter2&a=hunter2",
            "b=hunter2",
            "a=%FFhunter2",
            "hunter%FF2=hunter2",
        ] {
            if let Err(error) = read::<T>(query) {
                let shown = format!("{error} {error:?}");
                assert!(!shown.contains("hunter2"), "{shown}");
            }
        }
    }
    check::<One<u8>>();
    check::<One<f64>>();
    check::<One<char>>();
    check::<One<()>>();
    check::<One<String>>();
    check::<One<Kind>>();
    check::<One<Vec<Kind>>>();
    check::<One<Picky>>();
    check::<One<(u8, u8)>>();
    check::<One<std::net::IpAddr>>();
    check::<Vec<(u8, u8)>>();
    check::<Search>();
    check::<u8>();
}

/// With quadratic time this would take minutes.
#[test]
fn many_keys_are_grouped_in_reasonable_time() {
    let distinct: Vec<_> = (0..30_000).map(|i| format!("{i:x}=%31")).collect();
    let read_back: HashMap<String, u8> = read(&distinct.join("&")).unwrap();
    assert_eq!(read_back.len(), 30_000);
    let same = vec!["a=1"; 30_000].join("&");
    assert_eq!(read::<One<Vec<u8>>>(&same).unwrap().a.len(), 30_000);
    assert!(read::<One<u8>>(&same).is_err());
    let alternating = vec!["a=1&b=2"; 30_000].join("&");
    assert_eq!(read::<One<Vec<u8>>>(&alternating).unwrap().a.len(), 30_000);
}

/// All values of each key, in the order of the keys.
#[derive(Debug, PartialEq)]
struct All(Vec<(String, Vec<String>)>);

impl<'de> Deserialize<'de> for All {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map;

        impl<'de> Visitor<'de> for Map {
            type Value = All;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<All, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    all.push(entry);
                }
                Ok(All(all))
            }
        }

        deserializer.deserialize_map(Map)
    }
}

fn grouped(pairs: &[(String, String)]) -> All {
    let mut all = Vec::<(String, Vec<String>)>::new();
    for (key, value) in pairs {
        match all.iter_mut().find(|(other, _)| other == key) {
            Some((_, values)) => values.push(value.clone()),
            None => all.push((key.clone(), vec![value.clone()])),
        }
    }
    All(all)
}

#[test]
fn values_are_grouped_by_keys_in_any_order() {
    for count in [0, 1, 2, 11, 12, 13, 14, 40] {
        // The keys are in order, reversed, or neither. Each is there once, or some repeat.
        for (factor, keys) in [(1, 100), (count + 1, 100), (7, 100), (1, 12), (7, 5), (1, 1)] {
            let key = |index: usize| format!("k{:02}", index * factor % (count + 2) % keys);
            let pairs: Vec<_> = (0..count).map(|index| (key(index), format!("v{index}"))).collect();
            let query: Vec<_> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
            let query = query.join("&");
            for query in [query.replace('v', "%76"), query.replace('k', "%6B"), query] {
                assert_eq!(read(&query).as_ref(), Ok(&grouped(&pairs)), "{query}");
            }
        }
    }
}
