//! Which value an error names.

use std::fmt;

use ::serde::{Deserialize, Deserializer, de::Visitor};

use super::locate::without_position;

/// Whether a text of serde's may be about this string, number or literal: where the text repeats
/// something of a value, it must be of this one.
pub(super) fn names(text: &str, value: &[u8]) -> bool {
    if let Some(rest) = text.strip_prefix("unknown variant `") {
        return string(value)
            .is_some_and(|name| rest.strip_prefix(&*name).is_some_and(|r| r.starts_with('`')));
    }
    if let Some(rest) = text.strip_prefix("invalid length ") {
        let is = |length: usize| rest.starts_with(&format!("{length}, "));
        return string(value).is_some_and(|text| is(text.len()) || is(text.chars().count()));
    }
    let Some(rest) =
        text.strip_prefix("invalid type: ").or_else(|| text.strip_prefix("invalid value: "))
    else {
        return true;
    };
    if rest.starts_with("unit variant, ") {
        return string(value).is_some();
    }
    // The text that serde makes of the value, for comparison.
    let Err(error) = serde_json::from_slice::<Nothing>(value) else { return true };
    let own = without_position(&error);
    own.strip_prefix("invalid type: ")
        .and_then(|own| own.strip_suffix(", expected nothing"))
        .and_then(|printed| rest.strip_prefix(printed))
        // Integers of 128 bits are printed with their type.
        .is_some_and(|rest| rest.starts_with(", expected ") || rest.starts_with(" as "))
}

fn string(value: &[u8]) -> Option<String> {
    serde_json::from_slice(value).ok()
}

/// Takes no value.
struct Nothing;

impl<'de> Deserialize<'de> for Nothing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl Visitor<'_> for Nothing {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        for (text, value, expected) in [
            ("invalid type: integer `1`, expected a", "1", true),
            ("invalid type: integer `12`, expected a", "1", false),
            ("invalid type: integer `-1` as i128, expected a", "-1", true),
            ("invalid value: floating point `1.5`, expected a", "1.50", true),
            ("invalid value: string \"1\", expected a", "1", false),
            ("invalid value: string \"1\", expected a", "\"\\u0031\"", true),
            ("invalid value: string \"\\\"\", expected a", "\"\\\"\"", true),
            ("invalid type: null, expected a", "null", true),
            ("invalid type: boolean `true`, expected a", "false", false),
            ("invalid type: map, expected a", "\"map\"", false),
            ("unknown variant `a`, expected `b`", "\"a\"", true),
            ("unknown variant `ab`, expected `b`", "\"a\"", false),
            ("unknown variant `a`, expected `b`", "1", false),
            ("invalid type: unit variant, expected a", "\"a\"", true),
            ("invalid type: unit variant, expected a", "1", false),
            ("invalid length 2, expected a", "\"\\u00e9\"", true),
            ("invalid length 1, expected a", "\"\\u00e9\"", true),
            ("invalid length 3, expected a", "\"\\u00e9\"", false),
            ("invalid length 1, expected a", "1", false),
            ("anything", "1", true),
        ] {
            assert_eq!(names(text, value.as_bytes()), expected, "{text} {value}");
        }
    }
}
