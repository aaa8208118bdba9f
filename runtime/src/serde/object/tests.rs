use serde_json::{Value, json};

use super::*;
use crate::format::json::from_json;

#[derive(Debug, PartialEq)]
enum Auth {
    Password(Password),
    Badge(Badge),
    Session(String),
    Other(String),
}

#[derive(Debug, PartialEq, ::serde::Deserialize)]
#[allow(clippy::struct_field_names, reason = "the name on the wire")]
struct Password {
    #[serde(flatten)]
    user: User,
    password: String,
    #[serde(default)]
    session: Option<String>,
}

#[derive(Debug, PartialEq, ::serde::Deserialize)]
struct User {
    identifier: Option<Identifier>,
    user: Option<String>,
}

#[derive(Debug, PartialEq)]
enum Identifier {
    User(UserId),
    Phone(Phone),
}

#[derive(Debug, PartialEq, ::serde::Deserialize)]
struct UserId {
    user: String,
}

#[derive(Debug, PartialEq, ::serde::Deserialize)]
struct Phone {
    digits: Vec<u8>,
    parts: (u8, u8),
}

#[derive(Debug, PartialEq, ::serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Badge {
    r#type: String,
    colour: Colour,
}

#[derive(Debug, PartialEq, ::serde::Deserialize)]
#[serde(try_from = "String")]
struct Colour(String);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.is_empty() { Err("hunter2 is no colour".to_owned()) } else { Ok(Self(text)) }
    }
}

impl<'de> Deserialize<'de> for Auth {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let object = Object::new(deserializer)?;
        match object.tag("type")?.as_deref() {
            Some("password") => object.read().map(Self::Password),
            Some("badge") => object.read().map(Self::Badge),
            Some(other) => Ok(Self::Other(other.to_owned())),
            None => object.get("session").map(Self::Session),
        }
    }
}

impl<'de> Deserialize<'de> for Identifier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let object = Object::new(deserializer)?;
        match object.tag("type")?.as_deref() {
            Some("user") => object.read().map(Self::User),
            Some("phone") => object.read().map(Self::Phone),
            Some(_) => Err(D::Error::custom("hunter2")),
            None => Err(object.missing("type")),
        }
    }
}

#[derive(Debug, PartialEq, ::serde::Deserialize)]
struct Body {
    auth: Option<Auth>,
    #[serde(default)]
    all: Vec<Auth>,
}

fn error(auth: &str) -> String {
    let error = |body: String| {
        let error = from_json::<Body>(body.as_bytes()).unwrap_err().to_string();
        assert!(!error.contains("hunter2"), "{error}");
        error.strip_prefix("body field `").unwrap().replacen("`: ", ": ", 1)
    };
    let alone = error(format!(r#"{{"auth":{auth}}}"#));
    // The place is the same elsewhere, and in a type that is flattened.
    let first = r#"{"type":"password","password":"p","user":"u","session":"s"}"#;
    let second = error(format!(r#"{{"user":5,"all":[{first}, {auth} ,{first}]}}"#));
    assert_eq!(second.strip_prefix("all[1]"), alone.strip_prefix("auth"), "{alone}");
    alone
}

#[test]
fn errors_name_the_value_inside() {
    let password = |rest: &str| error(&format!(r#"{{"type":"password",{rest}}}"#));
    assert_eq!(password(r#""password":1"#), "auth.password: expected a string");
    assert_eq!(password(r#""user":"u""#), "auth.password: missing");
    assert_eq!(password(r#""password":"p","session":5"#), "auth.session: expected a string");
    assert_eq!(password(r#""password":"p","user":[]"#), "auth.user: expected a string");
    assert_eq!(password(r#""password":"p","password":"q""#), "auth.password: given more than once");
    assert_eq!(password(r#""type":"x""#), "auth.type: given more than once");
    assert_eq!(error(r#"{"session":"s","type":5}"#), "auth.type: expected a string");
    assert_eq!(error(r#"{"x":{"session":"s"}}"#), "auth.session: missing");
    assert_eq!(error("[]"), "auth: expected an object");
    assert_eq!(error("\"hunter2\""), "auth: expected an object");
    // The tag is not the first member.
    let error_of = |rest: &str| error(&format!(r#"{{{rest},"type":"password"}}"#));
    assert_eq!(error_of(r#""password":1"#), "auth.password: expected a string");
    assert_eq!(
        error_of(r#""password":"hunter2","session":false"#),
        "auth.session: expected a string"
    );
}

#[test]
fn errors_name_the_value_inside_of_what_a_derive_has_buffered() {
    let identifier = |rest: &str, identifier: &str| {
        error(&format!(
            r#"{{"type":"password","password":"p",{rest}"identifier":{identifier},"x":{{}}}}"#
        ))
    };
    for rest in ["", r#""user":"u","#, r#""user":null,"session":"s","#] {
        assert_eq!(identifier(rest, "{}"), "auth.identifier.type: missing");
        assert_eq!(identifier(rest, r#"{"type":null}"#), "auth.identifier.type: missing");
        let many = r#"{"x":[{},{},{},{},{"type":"user"},{},{},{},{"x":{}},{}]}"#;
        assert_eq!(identifier(rest, many), "auth.identifier.type: missing");
        assert_eq!(
            identifier(&format!(r#"{rest}"identifier":null,"#), r#"{"type":"user","user":"u"}"#),
            "auth.identifier: given more than once"
        );
        assert_eq!(
            identifier(rest, r#"{"type":"user","user":5}"#),
            "auth.identifier.user: expected a string"
        );
        assert_eq!(identifier(rest, r#"{"type":"user"}"#), "auth.identifier.user: missing");
        assert_eq!(identifier(rest, r#"{"type":[]}"#), "auth.identifier.type: expected a string");
        assert_eq!(
            identifier(rest, r#"{"type":"user","user":"u","user":"v"}"#),
            "auth.identifier.user: given more than once"
        );
        assert_eq!(
            identifier(rest, r#"{"digits":[1, 2,"3"],"parts":[1,2],"type":"phone"}"#),
            "auth.identifier.digits[2]: expected u8"
        );
        assert_eq!(
            identifier(rest, r#"{"digits":[],"parts":[1,2,3],"type":"phone"}"#),
            "auth.identifier.parts: expected fewer elements"
        );
    }
}

#[test]
fn errors_of_other_types_are_not_shown() {
    let badge = |rest: &str| error(&format!(r#"{{"type":"badge",{rest}}}"#));
    assert_eq!(badge(r#""colour":"""#), "auth.colour: not a valid value");
    assert_eq!(badge(r#""colour":"red","hunter3":1"#), "auth.hunter3: expected `type` or `colour`");
}

#[test]
fn repeated_members_that_nobody_reads_are_ignored() {
    for json in [
        r#"{"type":"password","password":"p","x":1,"x":[{"y":1,"y":2}]}"#,
        r#"{"x":1,"password":"p","x":2,"type":"password"}"#,
    ] {
        assert!(matches!(serde_json::from_str(json), Ok(Auth::Password(_))), "{json}");
    }
}

#[test]
fn other_formats_are_read() {
    let value = json!({ "password": "p", "identifier": { "type": "user", "user": "u" }, "type": "password" });
    let expected = serde_json::from_str::<Auth>(&value.to_string()).unwrap();
    assert_eq!(serde_json::from_value::<Auth>(value).unwrap(), expected);
    let error = serde_json::from_value::<Auth>(json!({ "type": "password", "password": 5 }));
    assert_eq!(error.unwrap_err().to_string(), "invalid field `password`: expected a string");
}

#[test]
fn deep_nesting_is_an_error() {
    #[derive(Debug)]
    struct Deep;

    impl<'de> Deserialize<'de> for Deep {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let object = Object::new(deserializer)?;
            object.get::<Option<Deep>>("in").map(|_| Self)
        }
    }

    let nested = |depth: usize| format!("{}{}", r#"{"in":"#.repeat(depth), "}".repeat(depth));
    let json = |depth| nested(depth).replace(":}", ":null}");
    assert!(from_json::<Deep>(json(120).as_bytes()).is_ok());
    assert!(from_json::<Deep>(json(100_000).as_bytes()).is_err());
    let _: Value = serde_json::from_str(&json(100)).unwrap();
}

#[test]
fn members_are_found() {
    let object = Object::<serde_json::Error>::new(&mut serde_json::Deserializer::from_str(
        r#"{"a":null,"\u0062":"B\n","c":1,"c":2}"#,
    ))
    .unwrap();
    assert!(object.contains("a") && object.contains("b") && object.contains("c"));
    assert!(!object.contains("d"));
    assert_eq!(object.tag("a").unwrap(), None);
    assert_eq!(object.tag("b").unwrap().as_deref(), Some("B\n"));
    assert_eq!(object.get::<Option<u8>>("d").unwrap(), None);
    assert!(object.get::<u8>("c").is_err());
    assert_eq!(object.get::<u8>("d").unwrap_err().to_string(), "invalid field `d`: missing");
}
