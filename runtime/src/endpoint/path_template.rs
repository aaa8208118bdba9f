//! Path templates: writing and matching paths.

use std::{
    borrow::Cow,
    fmt::{self, Display, Write as _},
    slice,
};

use http::uri::PathAndQuery;

use super::path_arguments::{PathArguments, in_order};
use crate::{DecodeError, EncodeError, Place, percent};

/// The template of a path, for example `/rooms/{room_id}/send`.
///
/// A placeholder is a whole segment.
///
/// ```
/// use pathlore::{Metadata, metadata};
///
/// const METADATA: Metadata = metadata! {
///     method: GET,
///     rate_limited: false,
///     authentication: None,
///     path: "/rooms/{room_id}/events/{event_id}",
/// };
///
/// let template = METADATA.paths().next().unwrap();
/// assert_eq!(template.as_str(), "/rooms/{room_id}/events/{event_id}");
/// assert_eq!(template.placeholders(), ["room_id", "event_id"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathTemplate {
    text: &'static str,
    /// The strings before, between and after the placeholders: one more than placeholders.
    literals: &'static [&'static str],
    /// The names of the placeholders, in the order of this path.
    names: &'static [&'static str],
    /// The index of each placeholder among the endpoint's placeholders.
    indices: &'static [usize],
    constant: Constant,
}

/// Returns the path, if it has no placeholders, as a constant that has been checked already. A constant
/// itself cannot be part of another, because it has interior mutability.
#[derive(Clone, Copy)]
struct Constant(Option<fn() -> PathAndQuery>);

/// The text of the template determines the constant.
impl PartialEq for Constant {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Constant {}

impl fmt::Debug for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Constant").field(&self.0.map(|path| path())).finish()
    }
}

/// The argument cannot be in a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DotSegment;

/// Checks that an argument is not empty, `.` or `..`. Servers and proxies merge empty segments and
/// resolve the others, percent-encoded or not (RFC 3986, section 5.2.4).
pub(crate) fn check_argument(argument: &str) -> Result<(), DotSegment> {
    if matches!(argument, "" | "." | "..") { Err(DotSegment) } else { Ok(()) }
}

impl Display for DotSegment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an empty string, `.` and `..` cannot be path arguments")
    }
}

impl PathTemplate {
    pub(crate) const fn new(
        text: &'static str,
        literals: &'static [&'static str],
        names: &'static [&'static str],
        indices: &'static [usize],
    ) -> Self {
        Self { text, literals, names, indices, constant: Constant(None) }
    }

    /// Creates a template without placeholders.
    pub(crate) const fn literal(
        text: &'static &'static str,
        constant: fn() -> PathAndQuery,
    ) -> Self {
        let literals = slice::from_ref(text);
        Self { text, literals, names: &[], indices: &[], constant: Constant(Some(constant)) }
    }

    /// Returns whether [`constant`](Self::constant) returns the path.
    pub(crate) const fn is_constant(&self) -> bool {
        self.constant.0.is_some()
    }

    /// Returns the path if it has no placeholders.
    pub(crate) fn constant(&self) -> Option<PathAndQuery> {
        self.constant.0.map(|path| path())
    }

    /// Returns the template as a string. Routes of axum have the same syntax.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    /// Returns the names of the placeholders, in the order of this path.
    #[must_use]
    pub const fn placeholders(&self) -> &'static [&'static str] {
        self.names
    }

    /// Returns the path with these arguments, each with the name of its placeholder, in any order.
    /// The arguments are percent-encoded.
    ///
    /// ```
    /// # use pathlore::{Metadata, metadata};
    /// # const METADATA: Metadata = metadata! {
    /// #     method: GET, rate_limited: false, authentication: None, path: "/rooms/{room_id}/send/{id}"
    /// # };
    /// let template = METADATA.paths().next().unwrap();
    /// let path = template.to_path(&[("id", &1), ("room_id", &"a/b")])?;
    /// assert_eq!(path, "/rooms/a%2Fb/send/1");
    /// # Ok::<_, pathlore::EncodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if an argument is missing or has no placeholder, or if it is empty, `.` or
    /// `..`, which cannot be carried.
    pub fn to_path(&self, arguments: &[(&str, &dyn Display)]) -> Result<String, EncodeError> {
        let arguments = in_order(self.names, arguments)?;
        // The arguments are in the order of this path, not of the endpoint's placeholders.
        let mut order = vec![0; self.names.len()];
        for (index, &placeholder) in self.indices.iter().enumerate() {
            if let Some(field) = order.get_mut(placeholder) {
                *field = index;
            }
        }
        let mut path = Vec::with_capacity(self.expected_len());
        self.write(&mut path, &arguments, &order)?;
        // A path is ASCII.
        Ok(String::from_utf8_lossy(&path).into_owned())
    }

    /// Returns an estimate of the length of a path.
    pub(crate) const fn expected_len(&self) -> usize {
        self.text.len() + 24 * self.names.len()
    }

    /// Writes a path. `order` has the index in `arguments` of each placeholder of the endpoint.
    pub(crate) fn write(
        &self,
        out: &mut Vec<u8>,
        arguments: &[&dyn Display],
        order: &[usize],
    ) -> Result<(), EncodeError> {
        let mut literals = self.literals.iter();
        out.extend_from_slice(literals.next().unwrap_or(&"").as_bytes());
        for ((literal, &index), &name) in literals.zip(self.indices).zip(self.names) {
            let error = |detail: String| EncodeError::new(Place::Path, name, detail);
            let argument = order
                .get(index)
                .and_then(|&field| arguments.get(field))
                .ok_or_else(|| error("missing".to_owned()))?;
            let mut segment = SegmentWriter { out, len: 0, dots: 0 };
            write!(segment, "{argument}")
                .map_err(|_| error("the value cannot be printed".to_owned()))?;
            // The strings that `check_argument` refuses consist of up to two dots.
            if segment.dots == segment.len && segment.len <= 2 {
                return Err(error(DotSegment.to_string()));
            }
            out.extend_from_slice(literal.as_bytes());
        }
        Ok(())
    }

    /// Returns whether a percent-encoded path matches this template, which has no placeholders.
    pub(crate) fn matches(&self, path: &str) -> bool {
        self.text == path || path.contains('%') && matches!(self.match_path(path), Some(Ok(_)))
    }

    /// Matches a percent-encoded path, without a query, and decodes its arguments.
    ///
    /// Returns `None` if the path does not match, and an error if it matches but an argument cannot be
    /// decoded. [`Metadata::match_path`](crate::Metadata::match_path) tries all paths of an endpoint.
    ///
    /// ```
    /// # use pathlore::{Metadata, metadata};
    /// # const METADATA: Metadata = metadata! {
    /// #     method: GET, rate_limited: false, authentication: None, path: "/rooms/{room_id}/send/{id}"
    /// # };
    /// let template = METADATA.paths().next().unwrap();
    /// let arguments = template.match_path("/rooms/a%2Fb/send/1").unwrap()?;
    /// assert_eq!(arguments.get("room_id"), Some("a/b"));
    /// assert_eq!(arguments.parse::<u64>("id")?, 1);
    /// assert!(template.match_path("/rooms/a%2Fb").is_none());
    /// # Ok::<_, pathlore::DecodeError>(())
    /// ```
    #[must_use]
    pub fn match_path<'p>(&self, path: &'p str) -> Option<Result<PathArguments<'p>, DecodeError>> {
        // Only a path with `%` can be another form of the same path.
        if let Some(mut arguments) = self.match_literals(path) {
            return Some(arguments.decode().map(|()| arguments));
        }
        if !path.contains('%') {
            return None;
        }
        let mut arguments = PathArguments::default();
        let mut segments = path.split('/');
        let mut names = self.names.iter();
        for expected in self.text.split('/') {
            let segment = segments.next()?;
            if expected.starts_with('{') {
                arguments.push(names.next()?, Cow::Borrowed(segment));
            } else if expected != segment && percent::decode(segment, b'+') != expected.as_bytes() {
                return None;
            }
        }
        if segments.next().is_some() {
            return None;
        }
        Some(arguments.decode().map(|()| arguments))
    }

    /// Returns the arguments of a path whose other characters are those of the template.
    fn match_literals<'p>(&self, path: &'p str) -> Option<PathArguments<'p>> {
        let mut literals = self.literals.iter();
        let mut rest = path.strip_prefix(*literals.next()?)?;
        let mut arguments = PathArguments::default();
        for (literal, name) in literals.zip(self.names) {
            let length = rest.bytes().position(|byte| byte == b'/').unwrap_or(rest.len());
            let (argument, after) = rest.split_at_checked(length)?;
            arguments.push(name, Cow::Borrowed(argument));
            rest = after.strip_prefix(*literal)?;
        }
        rest.is_empty().then_some(arguments)
    }
}

impl Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

/// Percent-encodes everything that is written to it.
struct SegmentWriter<'o> {
    out: &'o mut Vec<u8>,
    /// The number of bytes written so far, and how many of them are dots.
    len: usize,
    dots: usize,
}

impl fmt::Write for SegmentWriter<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.len += text.len();
        if self.len <= 2 {
            self.dots += text.bytes().filter(|&byte| byte == b'.').count();
        }
        percent::push(self.out, text, percent::SEGMENT);
        Ok(())
    }
}
