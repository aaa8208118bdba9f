//! Values that are parsed from strings, as in paths and header fields.

use std::str::FromStr;

/// A way to parse a string.
pub trait Parse<T> {
    /// Returns the value, if the string is valid.
    fn parse(text: &str) -> Option<T>;
}

/// Parses a string with the type's `FromStr`.
#[derive(Debug)]
pub struct ByFromStr;

impl<T: FromStr> Parse<T> for ByFromStr {
    fn parse(text: &str) -> Option<T> {
        text.parse().ok()
    }
}

/// Converts a string with the type's `From<String>`, for types such as `Cow<str>` and `Box<str>`.
#[derive(Debug)]
pub struct ByConversion;

impl<T: From<String>> Parse<T> for ByConversion {
    fn parse(text: &str) -> Option<T> {
        Some(String::from(text).into())
    }
}

/// Receives the value of a field.
pub(super) trait TextSlot {
    /// Parses a string, and returns whether it is valid.
    fn parse(&mut self, text: &str) -> bool;

    /// Stores the value of an absent field, and returns whether there is one.
    fn fill_absent(&mut self) -> bool {
        false
    }

    /// Returns the name of the type that strings are parsed as.
    fn type_name(&self) -> &'static str;
}

/// Returns the message about a string that is not a valid value of a type, in the form that serde
/// gives it in bodies and queries. It contains no modules, because they mean nothing to the sender.
#[cold]
pub(super) fn expected(type_name: &str) -> String {
    let mut short = String::new();
    let mut word = String::new();
    for c in type_name.chars() {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else {
            if c != ':' {
                short.push_str(&word);
                short.push(c);
            }
            word.clear();
        }
    }
    short.push_str(&word);
    match &*short {
        "bool" => "expected a boolean".into(),
        "char" => "expected a character".into(),
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128"
        | "isize" | "f32" | "f64" => format!("expected {short}"),
        _ => match short.strip_prefix("NonZero<").and_then(|rest| rest.strip_suffix('>')) {
            Some(number) => format!("expected a nonzero {number}"),
            None => format!("expected `{short}`"),
        },
    }
}
