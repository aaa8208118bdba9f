//! Versions of notes.

use std::{fmt, str::FromStr};

/// An entity tag, or `*`, which stands for any
/// ([RFC 9110, section 8.8.3](https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityTag(String);

/// The error returned when a string is no entity tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidEntityTag;

impl EntityTag {
    /// Returns the tag of a version.
    #[must_use]
    pub fn of_version(version: u64) -> Self {
        Self(format!("\"{version}\""))
    }

    /// Returns whether the tag is the current one, or stands for any.
    #[must_use]
    pub fn matches(&self, current: &Self) -> bool {
        self.0 == "*" || self == current
    }
}

impl fmt::Display for EntityTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for EntityTag {
    type Err = InvalidEntityTag;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let strong = text.strip_prefix("W/").unwrap_or(text);
        let opaque = strong.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let is_tag = opaque
            .is_some_and(|opaque| opaque.bytes().all(|byte| matches!(byte, b'!' | b'#'..=b'~')));
        if is_tag || text == "*" { Ok(Self(text.to_owned())) } else { Err(InvalidEntityTag) }
    }
}

impl fmt::Display for InvalidEntityTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a string in quotes, or `*`")
    }
}

impl std::error::Error for InvalidEntityTag {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_entity_tags_are_read() {
        for tag in ["\"1\"", "\"\"", "W/\"1\"", "*", "\"a,b\""] {
            assert_eq!(tag.parse::<EntityTag>().unwrap().to_string(), tag);
        }
        for text in ["", "1", "\"", "\"a\"b\"", "w/\"1\"", "\"a b\"", "**"] {
            assert!(text.parse::<EntityTag>().is_err(), "{text}");
        }
    }

    #[test]
    fn only_the_same_tag_and_any_match() {
        let current = EntityTag::of_version(1);
        let matches = |tag: &str| tag.parse::<EntityTag>().unwrap().matches(&current);
        assert!(matches("\"1\"") && matches("*"));
        assert!(!matches("\"2\"") && !matches("W/\"1\""));
    }
}
