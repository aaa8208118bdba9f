//! How a value is made of a string, as in paths and header fields.

use std::str::FromStr;

/// How a value is made of a string.
pub trait Parse<T> {
    /// Returns the value, if the string is one.
    fn parse(text: &str) -> Option<T>;
}

/// A value is parsed by its type's `FromStr`.
#[derive(Debug)]
pub struct ByFromStr;

impl<T: FromStr> Parse<T> for ByFromStr {
    fn parse(text: &str) -> Option<T> {
        text.parse().ok()
    }
}

/// A value is the string itself, in a container: `Cow<str>`, `Box<str>`, `Arc<str>`.
#[derive(Debug)]
pub struct ByConversion;

impl<T: From<String>> Parse<T> for ByConversion {
    fn parse(text: &str) -> Option<T> {
        Some(String::from(text).into())
    }
}

/// What strings are parsed into.
pub(super) trait TextSlot {
    /// Parses a string, and returns whether it is a value.
    fn parse(&mut self, text: &str) -> bool;

    /// Takes the value that the field has if it is absent, and returns whether there is one.
    fn fill_absent(&mut self) -> bool;

    /// The name of the type that strings are parsed as.
    fn type_name(&self) -> &'static str;
}

/// Names a type without the modules that lead to it: they mean nothing to the sender.
#[cold]
pub(super) fn expected(type_name: &str) -> String {
    let mut short = String::from("not a valid `");
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
    short.push('`');
    short
}
