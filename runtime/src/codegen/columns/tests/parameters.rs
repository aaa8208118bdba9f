use std::borrow::Cow;

use ::serde::{Deserialize, Deserializer};

use super::*;

fn doubled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    u32::deserialize(deserializer).map(|value| value * 2)
}

type Values = (u32, Option<String>, Vec<u8>, u32, Option<bool>, u32);

fn read(query: &str, credentials: &[&str], unknown: Unknown) -> Result<Values, DecodeError> {
    read_query(
        query,
        credentials,
        unknown,
        (
            "limit",
            "from",
            parameter("type").or_default(),
            parameter("function").or_else(|| 7),
            parameter("missing").or_missing(),
            parameter("by").alias(&["also", "a b"]).read_by(|values| doubled(values)),
        ),
    )
}

#[test]
fn absent_and_repeated_parameters() {
    for (query, expected) in [
        ("limit=1&by=2", Ok((1, None, vec![], 7, None, 4))),
        ("&by=2&&limit=1&", Ok((1, None, vec![], 7, None, 4))),
        (
            "from=a%20b&type=1&type=2&limit=1&missing=true&function=3&also=2&type=3",
            Ok((1, Some("a b".to_owned()), vec![1, 2, 3], 3, Some(true), 4)),
        ),
        ("limit=1&a+b=2&type=1", Ok((1, None, vec![1], 7, None, 4))),
        ("limit=1&from=&by=2", Ok((1, Some(String::new()), vec![], 7, None, 4))),
        ("", Err("query parameter `limit`: missing")),
        ("limit=1", Err("query parameter `by`: missing")),
        ("limit=1&limit=1&by=2", Err("query parameter `limit`: given more than once")),
        ("limit=1&by=2&by=2", Err("query parameter `by`: given more than once")),
        ("limit=1&also=2&by=2", Err("query parameter `also`: given more than once")),
        ("limit=&by=2", Err("query parameter `limit`: expected u32")),
        ("limit=1&by=2&type=1&type=x", Err("query parameter `type`: expected u8")),
        ("limit=1&a+b=x", Err("query parameter `a b`: expected u32")),
        // Values come before what is missing.
        ("by=x", Err("query parameter `by`: expected u32")),
    ] {
        check(query, read(query, &[], Unknown::Deny), expected);
    }
}

#[test]
fn unknown_parameters_and_credentials() {
    let all = "expected one of `limit`, `from`, `type`, `function`, `missing`, `a b`, `also`, `by`";
    let denied = format!("query parameter `token`: {all}");
    let query = "limit=1&token=x&by=2&other=y";
    check(query, read(query, &[], Unknown::Ignore), Ok((1, None, vec![], 7, None, 4)));
    check(query, read(query, &[], Unknown::Deny), Err(&denied));
    let credentials = &["token", "other"];
    check(query, read(query, credentials, Unknown::Deny), Ok((1, None, vec![], 7, None, 4)));
    // No field reads a parameter that belongs to the authentication scheme.
    check("", read("limit=1&by=2", &["by"], Unknown::Deny), Err("query parameter `by`: missing"));
    check(
        "",
        read("limit=%FF&by=x", &[], Unknown::Deny),
        Err("query parameter `limit`: expected UTF-8"),
    );
    // Parameters that nobody reads are ignored, whatever their bytes.
    for other in ["unknown=%C3", "%FF=1", "unknown=%zz", "%zz=%", "=%ff", "%ef%bf%bd=1"] {
        let query = format!("limit=1&{other}&by=2");
        check(&query, read(&query, &[], Unknown::Ignore), Ok((1, None, vec![], 7, None, 4)));
        read(&query, &[], Unknown::Deny).expect_err(&query);
    }
    check(
        "",
        read("%FF=1", &[], Unknown::Deny),
        Err(&format!("query parameter `\u{fffd}`: {all}")),
    );
    let none = |query| read_query(query, &["token"], Unknown::Deny, ());
    check("", none("token=1"), Ok(()));
    check("", none("x=1"), Err("query parameter `x`: there are no fields"));
}

#[test]
fn many_values() {
    let read = |query: &str| -> Result<(Vec<u32>, u32, Vec<u32>), DecodeError> {
        read_query(
            query,
            &[],
            Unknown::Ignore,
            (parameter("a").or_default(), "b", parameter("c").or_default()),
        )
    };
    let numbers: Vec<u32> = (0..40).collect();
    let mut query = String::from("x=1");
    for number in &numbers {
        query.extend([format!("&a={number}&c={}", number + 100)]);
        if *number == 30 {
            query.push_str("&b=7");
        }
    }
    let expected = (numbers.clone(), 7, numbers.iter().map(|number| number + 100).collect());
    check(&query, read(&query), Ok(expected));
    query.push_str("&b=8");
    check(&query, read(&query), Err("query parameter `b`: given more than once"));
    query.push_str("&c=x");
    check(&query, read(&query), Err("query parameter `b`: given more than once"));
    let query = query.replace("&b=8", "");
    check(&query, read(&query), Err("query parameter `c`: expected u32"));
}

/// Whatever the parameters and their order, the values are those of serde's derive.
#[test]
fn as_derived() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Derived {
        a: u8,
        #[serde(alias = "b2")]
        b: Option<Cow<'static, str>>,
        #[serde(default)]
        c: Vec<u8>,
        #[serde(default)]
        d: bool,
    }
    let read = |query: &str| -> Result<Derived, DecodeError> {
        let (a, b, c, d) = read_query(
            query,
            &[],
            Unknown::Ignore,
            (
                "a",
                parameter("b").alias(&["b2"]),
                parameter("c").or_default(),
                parameter("d").or_default(),
            ),
        )?;
        Ok(Derived { a, b, c, d })
    };
    let pairs = ["a=1", "b=x", "b2=%C3%A9", "c=2", "%63=3", "d=true", "e=1", "c=x", "d"];
    for pairs in sequences(&pairs, 4) {
        let query = pairs.join("&");
        let derived = crate::format::form::from_query::<Derived>(Some(&query), &[]);
        assert_eq!(read(&query).ok(), derived.ok(), "{query}");
    }
}
