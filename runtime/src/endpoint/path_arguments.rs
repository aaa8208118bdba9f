//! The arguments of a path.

use std::{borrow::Cow, fmt, fmt::Display, str::FromStr};

use super::path_template::{Argument, NoArgument, check_segments};
use crate::{DecodeError, DecodeErrorKind, EncodeError, Place, codegen, percent};

/// The arguments of a path, percent-decoded, each with the name of its placeholder.
///
/// [`Metadata::match_path`](crate::Metadata::match_path) and
/// [`PathTemplate::match_path`](crate::PathTemplate::match_path) return them, and
/// [`from_pairs`](Self::from_pairs) takes those that a router has matched.
///
/// ```
/// use pathlore::by_hand::PathArguments;
///
/// let arguments = PathArguments::from_pairs(&[("room_id", "!a"), ("index", "seven")]);
/// assert_eq!(arguments.parse::<String>("room_id")?, "!a");
/// let error = arguments.parse::<u32>("index").unwrap_err();
/// assert_eq!(error.to_string(), "path argument `index`: expected u32");
/// # Ok::<_, pathlore::DecodeError>(())
/// ```
// A few are on the stack.
#[derive(Clone, Default)]
pub struct PathArguments<'p> {
    few: [(&'p str, Cow<'p, str>); PathArguments::FEW],
    len: usize,
    more: Vec<(&'p str, Cow<'p, str>)>,
}

impl<'p> PathArguments<'p> {
    const FEW: usize = 4;

    /// Creates arguments from names and percent-decoded values, as
    /// [`IncomingRequest::from_http_request_with_path`] takes them.
    ///
    /// [`IncomingRequest::from_http_request_with_path`]: crate::IncomingRequest::from_http_request_with_path
    #[must_use]
    pub fn from_pairs(pairs: &'p [(&'p str, &'p str)]) -> Self {
        let mut arguments = Self::default();
        for &(name, value) in pairs {
            arguments.push(name, Cow::Borrowed(value));
        }
        arguments
    }

    /// Returns the names and values, in the order of the path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.few.iter().take(self.len).chain(&self.more).map(|(name, value)| (*name, &**value))
    }

    /// Returns the argument with this name. It may be empty, `.` or `..`, which
    /// [`parse`](Self::parse) does not allow. Text around a placeholder may have nothing between it: the
    /// path `/v` matches `/v{major}`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find_map(|(other, value)| (other == name).then_some(value))
    }

    /// Parses the argument with this name, as `#[api(path)]` does.
    ///
    /// # Errors
    ///
    /// Returns an error if the argument is missing, if it is empty, `.` or `..`, or if the type does
    /// not accept it.
    pub fn parse<T: FromStr>(&self, name: &'static str) -> Result<T, DecodeError> {
        let pair = self.get(name).map(|value| (name, value));
        codegen::read_argument(pair.as_slice(), name)
    }

    /// Parses the argument of an optional placeholder, as `#[api(path)]` does for an `Option`: it is `None`
    /// if the path has no such segment, or an empty one.
    ///
    /// ```
    /// use pathlore::{Metadata, metadata};
    ///
    /// const METADATA: Metadata = metadata! {
    ///     method: GET, authentication: None, path: "/state/{kind}/{key?}"
    /// };
    ///
    /// for (path, key) in [("/state/a", None), ("/state/a/", None), ("/state/a/1", Some(1))] {
    ///     let arguments = METADATA.match_path(path)?;
    ///     assert_eq!(arguments.parse_optional::<u32>("key")?, key);
    /// }
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the argument is `.` or `..`, or if the type does not accept it.
    pub fn parse_optional<T: FromStr>(&self, name: &'static str) -> Result<Option<T>, DecodeError> {
        let pair = self.get(name).map(|value| (name, value));
        codegen::read_optional_argument(pair.as_slice(), name)
    }

    pub(super) fn push(&mut self, name: &'p str, value: Cow<'p, str>) {
        let argument = (name, value);
        match self.few.get_mut(self.len) {
            Some(slot) => *slot = argument,
            None => self.more.push(argument),
        }
        self.len += 1;
    }

    /// Returns each name with its value.
    pub(crate) fn pairs(&self) -> Pairs<'_> {
        let mut pairs = Pairs { few: [("", ""); Self::FEW], len: self.len, more: Vec::new() };
        if self.more.is_empty() {
            pairs.few.iter_mut().zip(self.iter()).for_each(|(slot, pair)| *slot = pair);
        } else {
            pairs.more = self.iter().collect();
        }
        pairs
    }

    /// Decodes values that are percent-encoded. `rest` is the name of the one that may have several
    /// segments.
    pub(super) fn decode(&mut self, rest: Option<&str>) -> Result<(), DecodeError> {
        for (name, value) in self.few.iter_mut().take(self.len).chain(&mut self.more) {
            if value.bytes().any(|byte| byte == b'%') {
                let decoded = decode(value).map_err(|detail| {
                    let name = String::from(*name);
                    DecodeError::new(Place::Path, name, DecodeErrorKind::Malformed, detail)
                })?;
                *value = Cow::Owned(decoded);
            }
        }
        rest.map_or(Ok(()), |rest| check_rest(rest, self.get(rest)))
    }
}

/// Checks the segments of the argument that takes the rest of a path.
///
/// # Errors
///
/// Returns an error if one of them is empty, `.` or `..`.
pub(crate) fn check_rest(name: &str, value: Option<&str>) -> Result<(), DecodeError> {
    let invalid = |problem: NoArgument| {
        let (name, detail) = (String::from(name), problem.to_string());
        DecodeError::new(Place::Path, name, DecodeErrorKind::Invalid, detail)
    };
    value.map_or(Ok(()), |value| check_segments(value).map_err(invalid))
}

fn decode(encoded: &str) -> Result<String, &'static str> {
    let bytes = percent::decode_strictly(encoded);
    let bytes = bytes.ok_or("expected two hexadecimal digits after `%`")?;
    String::from_utf8(bytes).map_err(|_| "expected UTF-8")
}

/// Prints the names alone, because an argument may be a secret.
impl fmt::Debug for PathArguments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PathArguments ")?;
        f.debug_set().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

/// The arguments of a path: in `few`, or all of them in `more` if there are many.
pub(crate) struct Pairs<'a> {
    few: [(&'a str, &'a str); PathArguments::FEW],
    len: usize,
    more: Vec<(&'a str, &'a str)>,
}

impl<'a> Pairs<'a> {
    pub(crate) fn as_slice(&self) -> &[(&'a str, &'a str)] {
        self.few.get(..self.len).unwrap_or(&self.more)
    }
}

/// Returns arguments to write in the order of their placeholders.
///
/// # Errors
///
/// Returns an error if an argument is missing and its placeholder is not optional, or if an argument is
/// given twice or has no placeholder.
pub(crate) fn in_order<'a>(
    placeholders: &[&'static str],
    optional: &[&'static str],
    arguments: &[(&str, &'a dyn Display)],
) -> Result<Vec<Argument<'a>>, EncodeError> {
    let error = |name: &str, detail| EncodeError::new(Place::Path, String::from(name), detail);
    if let Some((name, _)) = arguments.iter().find(|(name, _)| !placeholders.contains(name)) {
        return Err(error(name, "the path has no such placeholder"));
    }
    let value = |&placeholder: &&'static str| {
        let mut found = arguments.iter().filter(|(name, _)| *name == placeholder);
        match (found.next(), found.next()) {
            (Some((_, value)), None) => Ok(Argument::Given(*value)),
            (None, _) if optional.contains(&placeholder) => Ok(Argument::Absent),
            (None, _) => Err(error(placeholder, "missing")),
            (Some(_), Some(_)) => Err(error(placeholder, "given more than once")),
        }
    };
    placeholders.iter().map(value).collect()
}
