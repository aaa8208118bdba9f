//! The part of an error's text that may be shown.
//!
//! An error of a format is text: serde makes it from static parts and the value, and a hand-written
//! `Deserialize` from anything. Only the static parts are kept. `tests/texts.rs` has all texts that
//! this relies on.

use std::borrow::Cow;

use self::serde_text::{expected, lists_names, quoted};
use crate::DecodeErrorKind;

mod serde_text;

pub(crate) const MISSING: &str = "missing";
pub(crate) const DUPLICATE: &str = "given more than once";
pub(crate) const UNKNOWN: &str = "unknown field";
pub(crate) const NO_FIELDS: &str = "there are no fields";
pub(crate) const NOT_VALID: &str = "not a valid value";
pub(crate) const RAW_JSON: &str = "a type inside reads raw JSON, but serde has buffered the value";
pub(crate) const RANGE: &str = "number out of range";
/// How the text of an error about a value inside begins.
pub(super) const INVALID_FIELD: &str = "invalid field `";

/// An error's text in one of the forms of `serde::de::Error`, without the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Message<'m> {
    /// The name of a field that is absent.
    Missing(&'m str),
    /// The name of a field that is present twice.
    Duplicate(&'m str),
    /// The name of a field that must not be present, and the expected names if serde lists them.
    Unknown(&'m str, Option<Expected<'m>>),
    /// A value of the wrong type, or one that its type does not allow.
    Invalid(Expected<'m>),
    /// The path of a value inside, and the kind and the detail of the error about it.
    Inside(&'m str, DecodeErrorKind, &'m str),
    /// Any other text. It may contain the value.
    Other,
}

/// The description of what a type expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected<'m> {
    This(&'m str),
    NoFields,
}

impl<'m> Message<'m> {
    pub(crate) fn parse(text: &'m str) -> Self {
        if let Some(name) = quoted(text, "missing field `") {
            Self::Missing(name)
        } else if let Some(name) = quoted(text, "duplicate field `") {
            Self::Duplicate(name)
        } else if let Some(rest) = text.strip_prefix("unknown field `") {
            Self::unknown_field(rest)
        } else if let Some(rest) = text.strip_prefix(INVALID_FIELD) {
            Self::invalid_field(rest).unwrap_or(Self::Other)
        } else {
            expected(text).map_or(Self::Other, |text| Self::Invalid(Expected::This(text)))
        }
    }

    fn unknown_field(rest: &'m str) -> Self {
        // The name is the sender's and may contain anything, so the text is parsed from its end.
        if let Some(name) = rest.strip_suffix("`, there are no fields") {
            Self::Unknown(name, Some(Expected::NoFields))
        } else if let Some((name, expected)) = rest.rsplit_once("`, expected ")
            && lists_names(&expected)
        {
            Self::Unknown(name, Some(Expected::This(expected)))
        } else {
            // The derive's text if other fields are flattened.
            rest.strip_suffix('`').map_or(Self::Other, |name| Self::Unknown(name, None))
        }
    }

    /// The text of an error that [`Inside`](super::Inside) shows.
    fn invalid_field(rest: &'m str) -> Option<Self> {
        use DecodeErrorKind::{Invalid, Missing, Unexpected};

        let (path, detail) = rest.split_once("`: ")?;
        let (kind, detail) = match detail {
            MISSING => (Missing, detail),
            DUPLICATE | UNKNOWN => (Unexpected, detail),
            NOT_VALID | RANGE => (Invalid, detail),
            _ => match detail.strip_prefix(UNKNOWN).and_then(|rest| rest.strip_prefix(", ")) {
                Some(names) => (Unexpected, names),
                None => (Invalid, Some(detail).filter(|it| it.starts_with("expected "))?),
            },
        };
        Some(Self::Inside(path, kind, detail))
    }

    /// Splits a text of serde's at the value in it, if there is one.
    pub(super) fn split_at_value(text: &'m str) -> Option<[&'m str; 3]> {
        let start = ["invalid type: ", "invalid value: ", "unknown variant `"];
        let before = start.into_iter().find(|start| text.starts_with(start))?;
        let rest = text.get(before.len()..)?;
        let expected = expected(text)?;
        let end = rest.len().checked_sub(expected.len() + ", expected ".len())?;
        let end = end - usize::from(before.ends_with('`'));
        Some([before, rest.get(..end)?, rest.get(end..)?])
    }

    pub(crate) fn kind(self) -> DecodeErrorKind {
        match self {
            Self::Missing(_) => DecodeErrorKind::Missing,
            Self::Duplicate(_) | Self::Unknown(..) => DecodeErrorKind::Unexpected,
            Self::Inside(_, kind, _) => kind,
            Self::Invalid(_) | Self::Other => DecodeErrorKind::Invalid,
        }
    }

    /// Returns the detail of an error whose place is the field that the message names.
    pub(crate) fn detail_at_field(self) -> Cow<'static, str> {
        match self {
            Self::Missing(_) => MISSING.into(),
            Self::Duplicate(_) => DUPLICATE.into(),
            Self::Unknown(_, expected) => expected.map_or(UNKNOWN.into(), Expected::detail),
            Self::Invalid(expected) => expected.detail(),
            Self::Inside(.., detail) => detail.to_owned().into(),
            Self::Other => NOT_VALID.into(),
        }
    }

    /// Returns the detail of an error whose place encloses the field that the message names.
    pub(crate) fn detail_around_field(self) -> Cow<'static, str> {
        let name_in = |before: &str, name| {
            let mut detail = String::from(before);
            super::path::push_escaped(&mut detail, name);
            detail.push('`');
            detail.into()
        };
        match self {
            Self::Missing(name) => name_in("missing field `", name),
            Self::Duplicate(name) => name_in("duplicate field `", name),
            // A name that is not a field of the place may contain a value.
            Self::Unknown(_, Some(Expected::This(expected))) => {
                format!("unknown field, expected {expected}").into()
            }
            Self::Unknown(..) => UNKNOWN.into(),
            // The detail is not about the place itself.
            Self::Inside(..) => NOT_VALID.into(),
            Self::Invalid(_) | Self::Other => self.detail_at_field(),
        }
    }
}

impl Expected<'_> {
    /// What a `serde_json::value::RawValue` expects.
    pub(super) const RAW_JSON: Self = Self::This("any valid JSON value");

    fn detail(self) -> Cow<'static, str> {
        match self {
            Self::This(expected) => format!("expected {expected}").into(),
            Self::NoFields => NO_FIELDS.into(),
        }
    }
}

/// Returns the detail of an error about a field that is none of these.
pub(crate) fn unknown<T: AsRef<str>>(names: &[T]) -> Cow<'static, str> {
    one_of(names).unwrap_or(NO_FIELDS.into())
}

/// Lists names as serde does.
pub(crate) fn one_of<T: AsRef<str>>(names: &[T]) -> Option<Cow<'static, str>> {
    match names {
        [] => None,
        [only] => Some(format!("expected `{}`", only.as_ref()).into()),
        [one, other] => Some(format!("expected `{}` or `{}`", one.as_ref(), other.as_ref()).into()),
        [first, others @ ..] => {
            let mut detail = format!("expected one of `{}`", first.as_ref());
            for name in others {
                detail.push_str(", `");
                detail.push_str(name.as_ref());
                detail.push('`');
            }
            Some(detail.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_static_parts_are_kept() {
        let around = |text| Message::parse(text).detail_around_field();
        let at = |text| Message::parse(text).detail_at_field();
        for (text, expected_at, expected_around) in [
            ("missing field `a`", "missing", "missing field `a`"),
            ("duplicate field `a`", "given more than once", "duplicate field `a`"),
            ("unknown field `hunter2`", UNKNOWN, UNKNOWN),
            (
                "unknown field `hunter2`, there are no fields",
                "there are no fields",
                "unknown field",
            ),
            (
                "unknown field `hunter2`, expected `a` or `b`",
                "expected `a` or `b`",
                "unknown field, expected `a` or `b`",
            ),
            (
                "unknown field `x`, expected hunter2`, expected `a`",
                "expected `a`",
                "unknown field, expected `a`",
            ),
            ("unknown field `x`, expected hunter2`", UNKNOWN, UNKNOWN),
            ("invalid type: string \"hunter2\", expected u8", "expected u8", "expected u8"),
            (
                "invalid type: string \", expected hunter2\", expected u8",
                "expected u8",
                "expected u8",
            ),
            ("invalid length 7, expected a tuple of 2", "expected a tuple of 2", ""),
            (
                "unknown variant `hunter2`, expected one of `a`, `b`, `c`",
                "expected one of `a`, `b`, `c`",
                "",
            ),
            ("unknown variant `x, expected hunter2`, there are no variants", NOT_VALID, NOT_VALID),
            ("missing field `a`, hunter2", NOT_VALID, NOT_VALID),
            ("missing field `a` or `hunter2`", NOT_VALID, NOT_VALID),
            ("hunter2 is no colour, expected hunter2", NOT_VALID, NOT_VALID),
            ("invalid value: hunter2", NOT_VALID, NOT_VALID),
            ("invalid value: hunter2, expected hunter2", NOT_VALID, NOT_VALID),
            ("invalid value: string \"a\\\", expected hunter2", NOT_VALID, NOT_VALID),
            ("invalid value: string \"a\\\\\", expected a colour", "expected a colour", ""),
            ("invalid value: character ```, expected `a`", "expected `a`", ""),
            ("invalid type: integer `-7` as i128, expected u8", "expected u8", ""),
            ("invalid type: floating point `1.5`, expected u8", "expected u8", ""),
            ("invalid type: Option value, expected unit", "expected unit", ""),
            ("", NOT_VALID, NOT_VALID),
        ] {
            assert_eq!(at(text), expected_at, "{text}");
            if !expected_around.is_empty() {
                assert_eq!(around(text), expected_around, "{text}");
            }
        }
    }
}
