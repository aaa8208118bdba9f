use std::{collections::BTreeMap, fmt};

use ::serde::de::DeserializeOwned;
use bytes::Bytes;
use serde_json::Value;

use self::types::{
    Adjacent, Auth, Even, Flat, FlatStrict, Kind, Login, Nested, One, Parsed, Picky, Strict,
    Tagged, Untagged,
};
use super::{JsonSerializer, from_json};
use crate::{
    DecodeError, DecodeErrorKind,
    codegen::{member, read_response},
};

mod places;
mod secrecy;
mod texts;
mod types;
mod written;

fn error<T: DeserializeOwned + fmt::Debug>(body: &[u8]) -> DecodeError {
    from_json::<T>(body).expect_err(&String::from_utf8_lossy(body))
}

/// Returns the error about a body whose members are read one by one.
fn error_of_members(body: &[u8]) -> DecodeError {
    let response = http::Response::new(Bytes::copy_from_slice(body));
    let columns = (member("token").or_default(),);
    read_response::<(), DecodeError, _, _>(&response, ((), columns))
        .map(|((), (token,)): ((), (String,))| token)
        .expect_err(&String::from_utf8_lossy(body))
}

#[track_caller]
fn check<T: DeserializeOwned + fmt::Debug>(table: &[(&str, &str)]) {
    let found: Vec<_> =
        table.iter().map(|(body, _)| (*body, error::<T>(body.as_bytes()).to_string())).collect();
    let differences: Vec<_> =
        found.iter().zip(table).filter(|((_, found), (_, expected))| found != expected).collect();
    assert!(differences.is_empty(), "{differences:#?}");
}

/// RFC 8259, section 8.1.
#[test]
fn bodies_must_be_utf8() {
    for (body, expected) in [
        (
            &b"{\"token\":\"a\xff\"}"[..],
            "body field `token`: invalid unicode code point at line 1 column 12",
        ),
        (
            b"{\"unknown\":\n[\"\xe2\x82\"]}",
            "body field `unknown[0]`: invalid unicode code point at line 2 column 3",
        ),
        (b"{\"token\":\"a\"}\xff", "body: invalid unicode code point at line 1 column 14"),
        (b"\xef\xbb", "body: invalid unicode code point at line 1 column 1"),
    ] {
        assert_eq!(error::<Login>(body).to_string(), expected);
        assert_eq!(error_of_members(body).to_string(), expected);
    }
}

#[test]
fn strings_are_written_as_by_serde_json() {
    fn written(text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        let writer = JsonSerializer { out: &mut out };
        ::serde::Serialize::serialize(text, writer).expect("no error");
        out
    }
    // Each character at each position in and around the words that are checked at once.
    for character in (0..0x200).filter_map(char::from_u32).chain(['\u{2028}', '\u{10ffff}']) {
        for before in 0..17 {
            for after in 0..9 {
                let text = format!("{}{character}{}", "a".repeat(before), "~".repeat(after));
                assert_eq!(
                    written(&text),
                    serde_json::to_vec(&text).expect("no error"),
                    "{text:?}"
                );
            }
        }
    }
    assert_eq!(written(""), b"\"\"");
}

#[test]
fn wrong_types() {
    check::<Login>(&[
        (r#"{"lifetime":"1"}"#, "body field `lifetime`: expected u32"),
        (r#"{"lifetime":[1]}"#, "body field `lifetime`: expected u32"),
        (r#"{"lifetime": {"a":[1]} }"#, "body field `lifetime`: expected u32"),
        (r#"{"lifetime":-1,"token":1}"#, "body field `lifetime`: expected u32"),
        (r#"{"lifetime":1.5}"#, "body field `lifetime`: expected u32"),
        (r#"{"lifetime":true }"#, "body field `lifetime`: expected u32"),
        (r#"{"token":null,"lifetime":99999999999}"#, "body field `lifetime`: expected u32"),
        (r#"{"token":1}"#, "body field `token`: expected a string"),
        (r#"{"token":12,"x":1}"#, "body field `token`: expected a string"),
        (r#"{"token":[[]]}"#, "body field `token`: expected a string"),
        ("{\n\n \"token\"\t:\r\n 12\n,\"x\":1}", "body field `token`: expected a string"),
        (r#"{"auth":1}"#, "body field `auth`: expected struct Auth"),
        (r#"{"auth":{"session":1}}"#, "body field `auth.session`: expected a string"),
        (
            r#"{"auth":{"x":[{"session":1}],"session":false}}"#,
            "body field `auth.session`: expected a string",
        ),
        (
            r#"{"auth":{"session":"s","user":{"session":[0]}}}"#,
            "body field `auth.user.session`: expected a string",
        ),
        (r#"{"flows":{}}"#, "body field `flows`: expected a sequence"),
        (r#"{"flows":[1]}"#, "body field `flows[0]`: expected struct Flow"),
        (r#"{"flows":[{"stages":[]},"x"]}"#, "body field `flows[1]`: expected struct Flow"),
        (
            r#"{"flows":[{"stages":[]},{"stages":["a",1]}]}"#,
            "body field `flows[1].stages[1]`: expected a string",
        ),
        (r#"{"flows":[{"stages":[1]}]}"#, "body field `flows[0].stages[0]`: expected a string"),
        (r#"{"flows":[{"stages":[[]]}]}"#, "body field `flows[0].stages[0]`: expected a string"),
        (
            r#"{"flows":[{"stages":["a", {}]}]}"#,
            "body field `flows[0].stages[1]`: expected a string",
        ),
        (
            r#"{"flows":[{"stages":[],"weights":{"a":1,"b":256}}]}"#,
            "body field `flows[0].weights.b`: expected u8",
        ),
    ]);
    check::<BTreeMap<String, Vec<Vec<u8>>>>(&[
        (r#"{"a":[[1],[2,[3]]]}"#, "body field `a[1][1]`: expected u8"),
        (r#"{"a":[[1],[[3]]]}"#, "body field `a[1][0]`: expected u8"),
        (r#"{"a":[[1],{"b":2}]}"#, "body field `a[1]`: expected a sequence"),
        (r#"{"a":[{"b":2}]}"#, "body field `a[0]`: expected a sequence"),
    ]);
}

#[test]
fn keys() {
    check::<BTreeMap<String, u8>>(&[
        (r#"{"":""}"#, "body field `[\"\"]`: expected u8"),
        (r#"{"a.b":""}"#, "body field `[\"a.b\"]`: expected u8"),
        (r#"{"\u0041\n\"\\\ud83d\ude00":""}"#, "body field `[\"A\\n\\\"\\\\😀\"]`: expected u8"),
        (r#"{"ключ":""}"#, "body field `ключ`: expected u8"),
        (r#"{"a\\":""}"#, "body field `a\\\\`: expected u8"),
        (r#"{"a":1,"}{][,:":""}"#, "body field `[\"}{][,:\"]`: expected u8"),
    ]);
    let long = format!(r#"{{"{}":""}}"#, "k".repeat(10_000));
    assert_eq!(
        error::<BTreeMap<String, u8>>(long.as_bytes()).to_string(),
        format!("body field `{}…`: expected u8", "k".repeat(64))
    );
    check::<BTreeMap<u8, u8>>(&[
        (r#"{"1":""}"#, "body field `1`: expected u8"),
        (r#"{"a":1}"#, "body: not a valid name of a member"),
        (r#"{"1a":1}"#, "body: not a valid name of a member"),
        (r#"{"-":1}"#, "body: not a valid name of a member"),
        (r#"{"256":1}"#, "body: expected u8"),
        (r#"{"1":1,"1.5":1}"#, "body: expected u8"),
    ]);
    check::<BTreeMap<bool, u8>>(&[
        (r#"{"x":1}"#, "body: expected a boolean"),
        (r#"{"tru":1}"#, "body: not a valid name of a member"),
    ]);
    check::<One<BTreeMap<Option<String>, BTreeMap<u128, u8>>>>(&[
        (r#"{"a":{"b":{"x":1}}}"#, "body field `a.b`: not a valid name of a member"),
        (r#"{"a":{"b":{"1":[]}}}"#, "body field `a.b.1`: expected u8"),
    ]);
}

#[test]
fn missing_fields() {
    check::<Auth>(&[
        ("", "body: empty, expected an object"),
        (" \n", "body: empty, expected an object"),
        ("{}", "body field `session`: missing"),
        ("{ }\n", "body field `session`: missing"),
        (r#"{"x":{"session":"","y":[{}]}}"#, "body field `session`: missing"),
        (r#"{"session":"a","user":{}}"#, "body field `user.session`: missing"),
        (r#"{"session":"a","user":{"x":1} , "y":1}"#, "body field `user.session`: missing"),
        (r#"{"session":"a","user":{"x":{}}}"#, "body field `user.session`: missing"),
        (r#"{"session":"a","user":{"x":{"session":1}}}"#, "body field `user.session`: missing"),
    ]);
    check::<Login>(&[
        (r#"{"auth":{}}"#, "body field `auth.session`: missing"),
        (r#"{"flows":[{"stages":[]},{}]}"#, "body field `flows[1].stages`: missing"),
        (r#"{"flows":[{"stages":[]},{}, {}]}"#, "body field `flows[1].stages`: missing"),
    ]);
    assert_eq!(error::<Auth>(b"{}").kind(), DecodeErrorKind::Missing);
    assert_eq!(error::<Auth>(b"{}").field(), "session");
}

#[test]
fn unexpected_fields() {
    check::<Strict>(&[
        (r#"{"x":1}"#, "body field `x`: expected one of `a`, `b`, `bee`"),
        (r#"{"a":1, "x" : {"a":1}}"#, "body field `x`: expected one of `a`, `b`, `bee`"),
        (r#"{"a":1,"b":{"\u0078":1}}"#, "body field `b.x`: expected one of `a`, `b`, `bee`"),
        (r#"{"a":1,"a":2}"#, "body field `a`: given more than once"),
        (r#"{"b":{"a":1,"a":2}}"#, "body field `b.a`: given more than once"),
        (r#"{"b":null,"bee":null}"#, "body field `bee`: given more than once"),
    ]);
    assert_eq!(error::<Strict>(br#"{"x":1}"#).kind(), DecodeErrorKind::Unexpected);
    check::<FlatStrict>(&[
        (r#"{"session":"a","x":1}"#, "body field `x`: unknown field"),
        (r#"{"session":"a","x":1,"auth":{"session":"", "x":1}}"#, "body: unknown field"),
    ]);
}

#[test]
fn enums() {
    check::<One<Kind>>(&[
        (
            r#"{"a":"hidden"}"#,
            "body field `a`: expected one of `public`, `private`, `shared`, `pair`, `named`",
        ),
        (
            r#"{"a":{"hidden":1},"b":1}"#,
            "body field `a`: expected one of `public`, `private`, `shared`, `pair`, `named`",
        ),
        (r#"{"a":1}"#, "body field `a`: expected a string or an object with one member"),
        (r#"{"a":12,"b":1}"#, "body field `a`: expected a string or an object with one member"),
        (r#"{"b":1,"a":[]}"#, "body field `a`: expected a string or an object with one member"),
        (
            r#"{"b":1,"a":2,"c":3}"#,
            "body field `a`: expected a string or an object with one member",
        ),
        (r#"{"a":null}"#, "body field `a`: expected a string or an object with one member"),
        (r#"{"a":{}}"#, "body field `a`: expected a string or an object with one member"),
        (
            r#"{"a":{"shared":12,"x":1}}"#,
            "body field `a`: expected a string or an object with one member",
        ),
        (
            r#"{"a":{"shared":1,"x":1}}"#,
            "body field `a`: expected a string or an object with one member",
        ),
        (r#"{"a":1,"b":1}"#, "body field `a`: expected a string or an object with one member"),
        (r#"{"a":{"shared":"x"}}"#, "body field `a.shared`: expected u8"),
        (
            r#"{"a":{"pair":[1]}}"#,
            "body field `a.pair`: expected tuple variant Kind::Pair with 2 elements",
        ),
        (r#"{"a":{"pair":[1,2,3]}}"#, "body field `a.pair`: expected fewer elements"),
        (r#"{"a":{"pair":[1,2,[3]]}}"#, "body field `a.pair`: expected fewer elements"),
        (r#"{"a":{"named":{}}}"#, "body field `a.named.with`: missing"),
        (r#"{"a":{"public":1}}"#, "body field `a.public`: expected unit"),
        (r#"{"a":"shared"}"#, "body field `a`: expected newtype variant"),
        (r#"{"a":"shared","b":1}"#, "body field `a`: expected newtype variant"),
    ]);
    check::<One<Vec<Kind>>>(&[
        (
            r#"{"a":["public","x"]}"#,
            "body field `a[1]`: expected one of `public`, `private`, `shared`, `pair`, `named`",
        ),
        (
            r#"{"a":["public",["x"]]}"#,
            "body field `a[1]`: expected a string or an object with one member",
        ),
        (r#"{"a":["shared","public"]}"#, "body field `a[0]`: expected newtype variant"),
    ]);
}

#[test]
fn buffered_content() {
    check::<One<Tagged>>(&[
        (r#"{"a":{}}"#, "body field `a.type`: missing"),
        (r#"{"a":{"type":"x"},"b":1}"#, "body field `a.type`: expected `password` or `list`"),
        (r#"{"a":{"type":"password"}}"#, "body field `a.password`: missing"),
        (r#"{"a":{"type":"password"},"b":{}}"#, "body field `a.password`: missing"),
        (r#"{"a":{"type":"password","password":1},"b":{}}"#, "body field `a`: not a valid value"),
        (r#"{"b":{},"a":{"type":"password","password":1}}"#, "body field `a`: not a valid value"),
        (
            r#"{"a":{"type":"password","password":"","inner":{}}}"#,
            "body field `a`: missing field `session`",
        ),
        (r#"{"a":{"type":"list","items":[{}]},"b":{}}"#, "body field `a`: not a valid value"),
        (r#"{"a":{"type":"list","items":[1,2,[]]}}"#, "body field `a`: not a valid value"),
    ]);
    check::<One<Vec<Tagged>>>(&[
        // Not `a[1]`, which the parser has reached when it returns the error.
        (
            r#"{"a":[{"type":"list","items":[{}]},{"type":"list"}]}"#,
            "body field `a[0]`: not a valid value",
        ),
        (
            r#"{"a":[{"type":"list","items":["x"]},{"type":"list"}]}"#,
            "body field `a[0]`: not a valid value",
        ),
        (r#"{"a":[{"type":"list"},{"type":"list"}]}"#, "body field `a[0].items`: missing"),
        (
            r#"{"a":[{"type":"list","items":[]},{"type":"list"}]}"#,
            "body field `a[1].items`: missing",
        ),
        (
            r#"{"a":[{"type":"list","items":[]},{"type":"list","items":[[]]}]}"#,
            "body field `a[1]`: not a valid value",
        ),
    ]);
    check::<BTreeMap<String, Tagged>>(&[
        (r#"{"a":{"type":"list"},"b":{"type":"list"}}"#, "body field `a.items`: missing"),
        (
            r#"{"a":{"type":"list","items":[]},"b":{"type":"list"}}"#,
            "body field `b.items`: missing",
        ),
        (
            r#"{"a":{"type":"password","password":""},"b":{"type":"list"}}"#,
            "body field `b.items`: missing",
        ),
    ]);
    check::<One<Untagged>>(&[
        (r#"{"a":{"session":1}}"#, "body field `a`: not a valid value"),
        (r#"{"a":"hunter2","b":1}"#, "body field `a`: not a valid value"),
        (r#"{"a":"hunter2"}"#, "body field `a`: not a valid value"),
    ]);
    check::<One<Vec<Untagged>>>(&[
        (r#"{"a":[1,"x",{}]}"#, "body field `a[1]`: not a valid value"),
        (r#"{"a":[1,{},{}]}"#, "body field `a[1]`: not a valid value"),
        (r#"{"a":[1,"x"]}"#, "body field `a[1]`: not a valid value"),
    ]);
    check::<One<Adjacent>>(&[
        (r#"{"a":{"t":"A","c":{"session":1}}}"#, "body field `a.c.session`: expected a string"),
        (r#"{"a":{"c":{"session":1},"t":"A"}}"#, "body field `a`: not a valid value"),
        (r#"{"a":{"c":{},"t":"A"}}"#, "body field `a`: missing field `session`"),
        (r#"{"a":{"t":"A"}}"#, "body field `a.c`: missing"),
        // Not `a.t`, although the parser returns the error after it.
        (r#"{"a":{"c":"hunter2","t":"A","x":1}}"#, "body field `a`: not a valid value"),
        (r#"{"a":{"c":{},"t":"A","x":1}}"#, "body field `a`: missing field `session`"),
    ]);
    check::<Flat>(&[
        ("{}", "body field `name`: missing"),
        (r#"{"name":"x"}"#, "body field `session`: missing"),
        (r#"{"name":"x","session":"y","auth":{}}"#, "body field `auth.session`: missing"),
        (r#"{"name":"x","auth":{}}"#, "body: missing field `session`"),
        (r#"{"name":"x","session":1}"#, "body: not a valid value"),
        (r#"{"name":1,"session":1}"#, "body field `name`: expected a string"),
    ]);
    check::<One<Flat>>(&[
        (r#"{"a":{"name":"x","session":1}}"#, "body field `a`: not a valid value"),
        (r#"{"a":{"name":"x","auth":{}},"b":{}}"#, "body field `a`: missing field `session`"),
    ]);
}

#[test]
fn hand_written_types() {
    check::<One<Picky>>(&[
        (r#"{"a":"x","b":{}}"#, "body field `a`: not a valid value"),
        (r#"{"a":{"x":{}}}"#, "body field `a`: not a valid value"),
        (r#"{"b":1, "a":[1]}"#, "body field `a`: not a valid value"),
    ]);
    check::<One<Parsed>>(&[
        (r#"{"a":"bad"}"#, "body field `a`: not a valid value"),
        (r#"{"a":"bad" , "b":1}"#, "body field `a`: not a valid value"),
        (r#"{"a":1}"#, "body field `a`: expected a string"),
    ]);
    check::<One<Vec<Parsed>>>(&[
        (r#"{"a":["good","bad","good"]}"#, "body field `a[1]`: not a valid value"),
        (r#"{"a":["good","bad"]}"#, "body field `a[1]`: not a valid value"),
        (r#"{"a":["bad"],"b":1}"#, "body field `a[0]`: not a valid value"),
    ]);
    check::<One<BTreeMap<String, Parsed>>>(&[
        (r#"{"a":{"x":"bad","y":"good"}}"#, "body field `a.x`: not a valid value"),
        (r#"{"a":{"x":"bad"}}"#, "body field `a.x`: not a valid value"),
    ]);
    check::<One<Even>>(&[
        (r#"{"a":{"x":[{}]},"b":{}}"#, "body field `a`: expected an even number of members"),
        (r#"{"a":{"x":1} }"#, "body field `a`: expected an even number of members"),
        (r#"{"a":[{}]}"#, "body field `a`: not a valid value"),
    ]);
    check::<Even>(&[(r#"{"a":{}}"#, "body: expected an even number of members")]);
    // The position of the error is one in the inner text.
    check::<One<Nested>>(&[
        (r#"{"a":"{\"session\":1}"}"#, "body: expected a string"),
        (r#"{"a":"{}"}"#, "body: missing field `session`"),
    ]);
    check::<Picky>(&[(r#"{"a":1}"#, "body: not a valid value")]);
}

#[test]
fn malformed() {
    check::<Login>(&[
        ("x", "body: expected value at line 1 column 1"),
        ("{", "body: EOF while parsing an object at line 1 column 1"),
        (r#"{"auth""#, "body: EOF while parsing an object at line 1 column 7"),
        (r#"{"auth":"#, "body field `auth`: EOF while parsing a value at line 1 column 8"),
        (
            r#"{"auth":{"session":"x"#,
            "body field `auth.session`: EOF while parsing a string at line 1 column 21",
        ),
        (
            r#"{"auth":{"session":tru}}"#,
            "body field `auth.session`: expected ident at line 1 column 23",
        ),
        (
            "{\"auth\":\n{\"session\":}}",
            "body field `auth.session`: expected value at line 2 column 12",
        ),
        (
            r#"{"auth":{"session":"a" "b"}}"#,
            "body field `auth`: expected `,` or `}` at line 1 column 24",
        ),
        (r#"{"token":"a",}"#, "body: trailing comma at line 1 column 14"),
        (r#"{"token":"\x"}"#, "body field `token`: invalid escape at line 1 column 12"),
        (
            r#"{"flows":[{"stages":["a",]}]}"#,
            "body field `flows[0].stages[1]`: trailing comma at line 1 column 26",
        ),
        (r#"{"lifetime":01}"#, "body field `lifetime`: invalid number at line 1 column 14"),
        (r#"{"lifetime":-x}"#, "body field `lifetime`: invalid number at line 1 column 14"),
        ("{} x", "body: trailing characters at line 1 column 4"),
        (r#"{"token":"a"}{}"#, "body: trailing characters at line 1 column 14"),
        (r#"{"x":[1,{"y":tru}]}"#, "body field `x[1].y`: expected ident at line 1 column 17"),
    ]);
    assert_eq!(error::<Login>(b"{").kind(), DecodeErrorKind::Malformed);
    let text = error::<Login>(b"{\"auth\":{\"session\":\"a\xff\"}}");
    assert_eq!(
        text.to_string(),
        "body field `auth.session`: invalid unicode code point at line 1 column 22"
    );
    let deep = format!(r#"{{"a":{}"#, "[".repeat(200));
    let deep = error::<Value>(deep.as_bytes());
    assert_eq!(deep.kind(), DecodeErrorKind::Malformed);
    assert!(deep.field().starts_with("…[0][0]"), "{deep}");
    let deeper = format!(r#"{{"a":{}{}, "token": 1}}"#, "[".repeat(9_000), "]".repeat(9_000));
    assert_eq!(
        error::<Login>(deeper.as_bytes()).to_string(),
        "body field `token`: expected a string"
    );
}

#[test]
fn well_formed_but_refused_as_malformed() {
    check::<One<u128>>(&[
        (r#"{"a":-1}"#, "body field `a`: number out of range"),
        (r#"{"a":"1"}"#, "body field `a`: expected an integer"),
        (r#"{"a":[1]}"#, "body field `a`: expected an integer"),
        (r#"{"a":1.5}"#, "body field `a`: expected an integer"),
        (r#"{"a":null,"b":1}"#, "body field `a`: expected an integer"),
    ]);
    check::<One<f64>>(&[(r#"{"a":1e999}"#, "body field `a`: number out of range")]);
    check::<One<(u8, Option<u8>)>>(&[
        (r#"{"a":[1,2,3]}"#, "body field `a`: expected fewer elements"),
        (r#"{"a":[1]}"#, "body field `a`: expected a tuple of size 2"),
    ]);
    check::<One<Vec<(u8, u8)>>>(&[
        (r#"{"a":[[1,2],[1,2,3]]}"#, "body field `a[1]`: expected fewer elements"),
        (r#"{"a":[[1,2],[1,{"#, "body field `a[1][1]`: expected u8"),
        (r#"{"a":[[1,2],[1,2 3]]}"#, "body field `a[1]`: trailing characters at line 1 column 18"),
    ]);
}

#[test]
fn only_objects() {
    for body in ["[]", "1", "\"a\"", " null", "[\"a\", null]"] {
        assert_eq!(error_of_members(body.as_bytes()).to_string(), "body: expected an object");
    }
    assert_eq!(
        error_of_members(b"[1,").to_string(),
        "body field `[1]`: EOF while parsing a value at line 1 column 3"
    );
    assert_eq!(from_json::<Vec<u8>>(b" [1] "), Ok(vec![1]));
    assert_eq!(
        from_json::<Vec<u8>>(b"[1,\"\"]").unwrap_err().to_string(),
        "body field `[1]`: expected u8"
    );
    assert_eq!(from_json::<Value>(b" \n"), Ok(Value::Object(serde_json::Map::new())));
    assert_eq!(
        from_json::<Kind>(b"\"x\"").unwrap_err().to_string(),
        "body: expected one of `public`, `private`, `shared`, `pair`, `named`"
    );
    assert_eq!(from_json::<Parsed>(b"\"x\"").unwrap_err().to_string(), "body: not a valid value");
}
