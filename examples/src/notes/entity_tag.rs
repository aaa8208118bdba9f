//! Versions of notes.

use std::{fmt, str::FromStr};

/// An entity tag
/// ([RFC 9110, section 8.8.3](https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityTag(String);

/// What a client expects of an entity tag: that it is a certain one, or that there is any
/// ([RFC 9110, section 13.1](https://www.rfc-editor.org/rfc/rfc9110#section-13.1)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `*`
    Any,
    /// A tag.
    Tag(EntityTag),
}

/// The error returned when a string is no entity tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidEntityTag;

impl EntityTag {
    /// Returns the tag of a version.
    #[must_use]
    pub fn of_version(version: u64) -> Self {
        Self(format!("\"{version}\""))
    }

    /// Returns the tag without the mark of a weak one.
    fn opaque(&self) -> &str {
        self.0.strip_prefix("W/").unwrap_or(&self.0)
    }
}

impl Condition {
    /// Compares tags as `If-Match` does: weak tags never match.
    #[must_use]
    pub fn matches(&self, current: &EntityTag) -> bool {
        match self {
            Self::Any => true,
            Self::Tag(tag) => tag == current && tag.opaque() == tag.0,
        }
    }

    /// Compares tags as `If-None-Match` does: a weak tag matches the strong one.
    #[must_use]
    pub fn matches_weakly(&self, current: &EntityTag) -> bool {
        match self {
            Self::Any => true,
            Self::Tag(tag) => tag.opaque() == current.opaque(),
        }
    }
}

impl From<EntityTag> for Condition {
    fn from(tag: EntityTag) -> Self {
        Self::Tag(tag)
    }
}

impl fmt::Display for EntityTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("*"),
            Self::Tag(tag) => tag.fmt(f),
        }
    }
}

impl FromStr for EntityTag {
    type Err = InvalidEntityTag;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let strong = text.strip_prefix("W/").unwrap_or(text);
        let opaque = strong.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let is_tag = opaque
            .is_some_and(|opaque| opaque.bytes().all(|byte| matches!(byte, b'!' | b'#'..=b'~')));
        if is_tag { Ok(Self(text.to_owned())) } else { Err(InvalidEntityTag) }
    }
}

impl FromStr for Condition {
    type Err = InvalidEntityTag;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "*" { Ok(Self::Any) } else { text.parse().map(Self::Tag) }
    }
}

impl fmt::Display for InvalidEntityTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a string in quotes")
    }
}

impl std::error::Error for InvalidEntityTag {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_entity_tags_are_read() {
        for tag in ["\"1\"", "\"\"", "W/\"1\"", "\"a,b\""] {
            assert_eq!(tag.parse::<EntityTag>().unwrap().to_string(), tag);
            assert_eq!(tag.parse::<Condition>().unwrap().to_string(), tag);
        }
        for text in ["", "1", "\"", "\"a\"b\"", "w/\"1\"", "\"a b\"", "*"] {
            assert!(text.parse::<EntityTag>().is_err(), "{text}");
        }
        assert_eq!("*".parse(), Ok(Condition::Any));
    }

    #[test]
    fn weak_tags_match_weakly() {
        let current = EntityTag::of_version(1);
        let matches = |text: &str| {
            let condition: Condition = text.parse().unwrap();
            (condition.matches(&current), condition.matches_weakly(&current))
        };
        assert_eq!([matches("\"1\""), matches("*")], [(true, true); 2]);
        assert_eq!(matches("W/\"1\""), (false, true));
        assert_eq!([matches("\"2\""), matches("W/\"2\"")], [(false, false); 2]);
    }
}
