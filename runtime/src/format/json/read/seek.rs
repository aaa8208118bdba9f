//! Finds one member of an object, without reading the others.

use super::cursor::Cursor;

/// The result of looking for a member.
#[derive(Debug, PartialEq)]
pub(crate) enum Sought<'j> {
    /// There is no member with this name.
    Absent,
    /// The text of its value, without white space around it.
    Once(&'j str),
    /// The member is repeated, a name has escapes, or the text is not that of an object.
    Unsure,
}

/// Looks for the member with this name.
pub(crate) fn seek<'j>(json: &'j str, name: &str) -> Sought<'j> {
    let mut cursor = Cursor::new(json);
    if !cursor.begin() {
        return Sought::Unsure;
    }
    let mut sought = Sought::Absent;
    let mut is_first = true;
    while let Ok(is_member) = cursor.next_member(is_first) {
        if !is_member {
            return if cursor.end().is_ok() { sought } else { Sought::Unsure };
        }
        is_first = false;
        let Some((found, length)) = cursor.plain_text() else { break };
        cursor.step(length);
        let Some(value) = cursor.pass_value() else { break };
        if found == name {
            if sought != Sought::Absent {
                break;
            }
            sought = Sought::Once(value);
        }
    }
    Sought::Unsure
}

/// Returns the content of the text of a string, if it has no escapes.
pub(crate) fn plain_string(json: &str) -> Option<&str> {
    match Cursor::new(json).plain_text() {
        Some((text, length)) if length == json.len() && json.starts_with('"') => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::value::RawValue;

    use super::*;

    #[test]
    fn finds_what_serde_json_finds() {
        for json in [
            "{}",
            " { } ",
            r#"{"a":1}"#,
            r#"{ "a" : "b\"c" , "b":[1,{"a":2}] }"#,
            r#"{"b":{"a":1},"a":null}"#,
            r#"{"":true,"ab":"a"}"#,
        ] {
            let members: BTreeMap<&str, &RawValue> = serde_json::from_str(json).unwrap();
            for name in ["a", "b", "", "ab", "c"] {
                let expected =
                    members.get(name).map_or(Sought::Absent, |it| Sought::Once(it.get()));
                assert_eq!(seek(json, name), expected, "{json} {name}");
            }
        }
    }

    /// All sequences of three parts, most of which are no objects.
    #[test]
    fn finds_nothing_that_serde_json_does_not_find() {
        let parts = [
            "",
            " ",
            "\"a\":",
            "\"b\" :",
            "\"\\u0061\":",
            "1",
            "\"a\"",
            "{\"a\":2}",
            ",",
            ",\"a\":null",
            "{",
            "}",
            "[",
        ];
        for first in parts {
            for second in parts {
                for third in parts {
                    let json = format!("{{{first}{second}{third}}}");
                    let members = serde_json::from_str::<BTreeMap<String, &RawValue>>(&json);
                    let found = match seek(&json, "a") {
                        Sought::Unsure => continue,
                        Sought::Once(value) => Some(value),
                        Sought::Absent => None,
                    };
                    let members = members.unwrap_or_else(|error| panic!("{json}: {error}"));
                    assert_eq!(found, members.get("a").map(|value| value.get()), "{json}");
                }
            }
        }
    }

    #[test]
    fn leaves_all_else_to_serde_json() {
        for json in [
            "",
            "[]",
            r#""a""#,
            r#"{"a":1,"a":2}"#,
            r#"{"\u0061":1}"#,
            r#"{"a":1}}"#,
            r#"{"a":1,}"#,
            r#"{"a" 1}"#,
            r#"{"a":}"#,
            r#"{"a":1"#,
        ] {
            assert_eq!(seek(json, "a"), Sought::Unsure, "{json}");
        }
    }

    #[test]
    fn strings_without_escapes_are_borrowed() {
        for (json, text) in [
            (r#""""#, Some("")),
            (r#""ab""#, Some("ab")),
            (r#""a\n""#, None),
            ("null", None),
            ("1\"", None),
            (r#""a"b"#, None),
        ] {
            assert_eq!(plain_string(json), text, "{json}");
        }
    }
}
