use ::serde::{Deserialize, Deserializer, de::DeserializeOwned};

use super::*;

/// A function of a definition.
fn doubled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    u32::deserialize(deserializer).map(|value| value * 2)
}

/// A function of a definition that is generic over its result.
fn read_as<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

#[test]
fn absent_members() {
    type Values = (u8, Option<u8>, u8, u8, Option<u8>);
    let read = |body: &str| -> Result<Values, DecodeError> {
        read_body(
            body.as_bytes(),
            Unknown::Ignore,
            (
                "required",
                "option",
                member("default").or_default(),
                member("function").or_else(|| 7),
                member("missing").or_missing(),
            ),
        )
    };
    for (body, expected) in [
        ("{\"required\":1}", Ok((1, None, 0, 7, None))),
        (
            "{\"required\":1,\"option\":2,\"default\":3,\"function\":4,\"missing\":5}",
            Ok((1, Some(2), 3, 4, Some(5))),
        ),
        (
            "{\"missing\":5,\"function\":4,\"default\":3,\"option\":2,\"required\":1}",
            Ok((1, Some(2), 3, 4, Some(5))),
        ),
        ("{\"required\":1,\"option\":null}", Ok((1, None, 0, 7, None))),
        ("{\"function\":8,\"required\":1}", Ok((1, None, 0, 8, None))),
        ("", Err("body: empty, expected an object")),
        (" \r\n", Err("body: empty, expected an object")),
        ("{\"option\":2}", Err("body field `required`: missing")),
        ("{\"required\":1,\"default\":null}", Err("body field `default`: expected u8")),
        ("{\"required\":1,\"missing\":null}", Err("body field `missing`: expected u8")),
        ("{\"required\":1,\"required\":1}", Err("body field `required`: given more than once")),
        // The value of a repeated member is not read.
        ("{\"option\":1,\"option\"", Err("body field `option`: given more than once")),
    ] {
        check(body, read(body), expected);
    }
}

#[test]
fn functions_read_members() {
    type Values = (u32, u32, u32, Option<u32>, Option<u8>, Option<u8>);
    let read = |body: &str| -> Result<Values, DecodeError> {
        read_body(
            body.as_bytes(),
            Unknown::Ignore,
            (
                member("required").read_by(|deserializer| doubled(deserializer)),
                member("default").or_default().read_by(|deserializer| doubled(deserializer)),
                member("function")
                    .alias(&["alias"])
                    .read_by(|deserializer| doubled(deserializer))
                    .or_else(|| 7),
                member("missing").or_missing().read_by(|deserializer| doubled(deserializer)),
                member("option").read_by(|deserializer| read_as(deserializer)),
                member("any").or_default().read_by(|deserializer| read_as(deserializer)),
            ),
        )
    };
    for (body, expected) in [
        ("{\"required\":1,\"option\":2}", Ok((2, 0, 7, None, Some(2), None))),
        (
            "{\"required\":1,\"default\":2,\"alias\":3,\"missing\":4,\"option\":null,\"any\":5}",
            Ok((2, 4, 6, Some(8), None, Some(5))),
        ),
        ("{\"option\":2}", Err("body field `required`: missing")),
        // The function reads it, and not the type.
        ("{\"required\":1}", Err("body field `option`: missing")),
        ("{\"required\":\"1\"}", Err("body field `required`: expected u32")),
    ] {
        check(body, read(body), expected);
    }
}

#[test]
fn functions_may_have_values() {
    let (factor, fallback) = (3, vec![1_u8]);
    let read = |body: &str| -> Result<(u32, Vec<u8>), DecodeError> {
        read_body(
            body.as_bytes(),
            Unknown::Ignore,
            (
                member("a").read_by(|deserializer| doubled(deserializer).map(|it| it * factor)),
                member("b").or_else(|| fallback.clone()),
            ),
        )
    };
    check("", read("{\"a\":1}"), Ok((6, vec![1])));
}

#[test]
fn values_need_not_be_static() {
    fn read<T: DeserializeOwned + Default>(body: &str) -> Result<(T, T, Option<T>), DecodeError> {
        read_body(
            body.as_bytes(),
            Unknown::Ignore,
            ("a", member("b").or_default(), member("c").or_missing()),
        )
    }
    check("", read("{\"a\":\"x\"}"), Ok(("x".to_owned(), String::new(), None)));
}

#[test]
fn escaped_names() {
    // As JSON writes them.
    let read = |body: &str, unknown| -> Result<(u8, u8), DecodeError> {
        read_body(
            body.as_bytes(),
            unknown,
            (member("a\\\"b").alias(&["\\\\"]), member("é").or_default()),
        )
    };
    for (body, expected) in [
        (r#"{"a\"b":1}"#, Ok((1, 0))),
        (r#"{"\u0061\u0022\u0062":1,"\u00e9":2}"#, Ok((1, 2))),
        (r#"{"é":2,"\\":1}"#, Ok((1, 2))),
        (r#"{"\u005c":1}"#, Ok((1, 0))),
        (r#"{"a\"b":1,"\\":1}"#, Err("body field `\\\\`: given more than once")),
        (r#"{"\u00e9":2}"#, Err("body field `[\"a\\\"b\"]`: missing")),
        (r#"{"\n":2}"#, Err("body field `\\n`: expected one of `\\`, `a\"b`, `é`")),
    ] {
        check(body, read(body, Unknown::Deny), expected);
    }
    let body = r#"{"\n":2}"#;
    check(body, read(body, Unknown::Ignore), Err("body field `[\"a\\\"b\"]`: missing"));
}

#[test]
fn unknown_members() {
    let read = |body: &str, unknown| -> Result<(u8, u8), DecodeError> {
        read_body(
            body.as_bytes(),
            unknown,
            (member("b").or_default(), member("a").alias(&["z", "0"]).or_default()),
        )
    };
    for (body, ignored, denied) in [
        ("{}", Ok((0, 0)), Ok((0, 0))),
        (
            "{\"x\":{\"b\":[\"\\\"\"]},\"b\":1,\"y\":1e999,\"0\":2}",
            Ok((1, 2)),
            Err("body field `x`: expected one of `b`, `0`, `a`, `z`"),
        ),
        // An unknown name is reported before its value is read.
        (
            "{\"b\":1,\"x\":",
            Err("body field `x`: EOF while parsing a value at line 1 column 11"),
            Err("body field `x`: expected one of `b`, `0`, `a`, `z`"),
        ),
        (
            "{\"a\":1,\"z\":2}",
            Err("body field `z`: given more than once"),
            Err("body field `z`: given more than once"),
        ),
        (
            "{\"\":1,\"bb\":1,\"a\":1}",
            Ok((0, 1)),
            Err("body field `[\"\"]`: expected one of `b`, `0`, `a`, `z`"),
        ),
    ] {
        check(body, read(body, Unknown::Ignore), ignored);
        check(body, read(body, Unknown::Deny), denied);
    }
    let none = |body: &str, unknown| read_body(body.as_bytes(), unknown, ());
    check("{}", none("{}", Unknown::Deny), Ok(()));
    check("", none("{\"x\":1}", Unknown::Ignore), Ok(()));
    check("", none("{\"x\":1}", Unknown::Deny), Err("body field `x`: there are no fields"));
    check("", none("[]", Unknown::Deny), Err("body: expected an object"));
}

#[test]
fn bodies_that_are_not_objects() {
    let read = |body: &str| -> Result<(u8,), DecodeError> {
        read_body(body.as_bytes(), Unknown::Ignore, ("a",))
    };
    for (body, expected) in [
        ("[]", "body: expected an object"),
        ("null", "body: expected an object"),
        ("\"{}\"", "body: expected an object"),
        ("x", "body: expected value at line 1 column 1"),
        // A byte-order mark is ignored.
        ("\u{feff}{}", "body field `a`: missing"),
        ("\u{feff}\u{feff}{}", "body: expected value at line 1 column 1"),
        ("{", "body: EOF while parsing an object at line 1 column 1"),
        ("{,", "body: key must be a string at line 1 column 2"),
        ("{1", "body: key must be a string at line 1 column 2"),
        ("{\"a", "body: EOF while parsing a string at line 1 column 3"),
        ("{\"a\"", "body: EOF while parsing an object at line 1 column 4"),
        ("{\"a\" 1", "body: expected `:` at line 1 column 6"),
        ("{\"a\":", "body field `a`: EOF while parsing a value at line 1 column 5"),
        ("{\"a\":1", "body: EOF while parsing an object at line 1 column 6"),
        ("{\"a\":1,", "body: EOF while parsing a value at line 1 column 7"),
        ("{\"a\":1,}", "body: trailing comma at line 1 column 8"),
        ("{\"a\":1,1", "body: key must be a string at line 1 column 8"),
        ("{\"a\":1 \"b\"", "body: expected `,` or `}` at line 1 column 8"),
        ("{\"a\":1}\n x", "body: trailing characters at line 2 column 2"),
        ("{\"\\x\":1}", "body: invalid escape at line 1 column 4"),
        (
            "{\"\n\":1}",
            "body: control character (\\u0000-\\u001F) found while parsing a string at line 2 column 0",
        ),
        // A missing field is reported before characters after the object.
        ("{} x", "body field `a`: missing"),
    ] {
        check(body, read(body), Err(expected));
    }
    assert_eq!(read(" {\n\t\"a\"\r: 1 } \n").ok(), Some((1,)));
}

/// Whatever the members and their order, the values are those of serde's derive, or both refuse.
#[test]
fn as_derived() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Derived {
        a: u8,
        #[serde(alias = "b2", alias = "b3")]
        b: Option<u8>,
        #[serde(default)]
        c: Vec<u8>,
        #[serde(default = "seven", deserialize_with = "doubled")]
        d: u32,
    }
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Strict(#[serde(deserialize_with = "strict")] Derived);
    fn seven() -> u32 {
        7
    }
    fn strict<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Derived, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Inner {
            a: u8,
            #[serde(alias = "b2", alias = "b3")]
            b: Option<u8>,
            #[serde(default)]
            c: Vec<u8>,
            #[serde(default = "seven", deserialize_with = "doubled")]
            d: u32,
        }
        let Inner { a, b, c, d } = Inner::deserialize(deserializer)?;
        Ok(Derived { a, b, c, d })
    }
    let read = |body: &str, unknown| -> Result<Derived, DecodeError> {
        let (a, b, c, d) = read_body(
            body.as_bytes(),
            unknown,
            (
                "a",
                member("b").alias(&["b2", "b3"]),
                member("c").or_default(),
                member("d").or_else(seven).read_by(|deserializer| doubled(deserializer)),
            ),
        )?;
        Ok(Derived { a, b, c, d })
    };
    let members = [
        "\"a\":1",
        "\"b\":2",
        "\"b2\":null",
        "\"b3\":3",
        "\"c\":[4]",
        "\"d\":5",
        "\"x\":6",
        "\"\\u0061\":7",
        "\"c\":8",
    ];
    let (mut read_count, mut refused_count) = (0, 0);
    for members in sequences(&members, 4) {
        let body = format!("{{{}}}", members.join(","));
        let derived: Option<Derived> = serde_json::from_str(&body).ok();
        let strict: Option<Strict> = serde_json::from_str(&body).ok();
        assert_eq!(read(&body, Unknown::Deny).ok(), strict.map(|Strict(it)| it), "{body}");
        assert_eq!(read(&body, Unknown::Ignore).ok(), derived, "{body}");
        if derived.is_some() { read_count += 1 } else { refused_count += 1 }
    }
    assert!(read_count > 100 && refused_count > 100, "{read_count} {refused_count}");
}
