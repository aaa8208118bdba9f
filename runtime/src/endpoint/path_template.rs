//! Path templates: writing and matching paths.

use std::{
    borrow::Cow,
    fmt::{self, Display, Write as _},
    slice,
};

use http::uri::PathAndQuery;

pub(crate) use self::segment::check_argument;
pub(super) use self::segment::{NoArgument, check_segments};
use self::{
    literal::{strip_prefix, strip_suffix},
    segment::SegmentWriter,
};
use super::path_arguments::{PathArguments, in_order};
use crate::{
    DecodeError, EncodeError, Place, format::json::message::MISSING, serde::form::Unwritable,
};

mod literal;
mod segment;

/// The template of a path, for example `/rooms/{room_id}/send`.
///
/// A placeholder is in a segment, which may have text before and after it: `/v{major}`, `/{id}:archive`.
/// The last one may be optional, `{key?}`, or take the rest of the path, `{*file}`.
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
    last: Last,
    constant: Constant,
}

/// An argument that is written.
#[derive(Clone, Copy)]
pub enum Argument<'a> {
    Given(&'a dyn Display),
    /// The default of its type, which is left out if the placeholder is optional.
    Default(&'a dyn Display),
    Absent,
}

/// What the last placeholder of a template takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Last {
    /// A segment, or a part of one.
    Segment,
    /// A segment, or nothing.
    Optional,
    /// Any number of segments.
    Rest,
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

impl PathTemplate {
    pub(crate) const fn new(
        text: &'static str,
        literals: &'static [&'static str],
        names: &'static [&'static str],
        indices: &'static [usize],
    ) -> Self {
        Self { text, literals, names, indices, last: Last::Segment, constant: Constant(None) }
    }

    /// Creates a template without placeholders.
    pub(crate) const fn literal(
        text: &'static &'static str,
        constant: fn() -> PathAndQuery,
    ) -> Self {
        let (literals, last) = (slice::from_ref(text), Last::Segment);
        Self { text, literals, names: &[], indices: &[], last, constant: Constant(Some(constant)) }
    }

    pub(crate) const fn with_last(mut self, last: Last) -> Self {
        self.last = last;
        self
    }

    /// Returns whether [`constant`](Self::constant) returns the path.
    pub(crate) const fn is_constant(&self) -> bool {
        self.constant.0.is_some()
    }

    /// Returns the path if it has no placeholders.
    pub(crate) fn constant(&self) -> Option<PathAndQuery> {
        self.constant.0.map(|path| path())
    }

    /// Returns the template as a string. Routes of axum have the same syntax, except for optional
    /// placeholders and text around placeholders.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    /// Returns the names of the placeholders, in the order of this path.
    #[must_use]
    pub const fn placeholders(&self) -> &'static [&'static str] {
        self.names
    }

    /// Returns the name of the last placeholder if it is optional.
    #[must_use]
    pub fn optional(&self) -> Option<&'static str> {
        self.last_if(Last::Optional)
    }

    /// Returns the name of the last placeholder if it takes the rest of the path.
    #[must_use]
    pub fn rest(&self) -> Option<&'static str> {
        self.last_if(Last::Rest)
    }

    fn last_if(&self, last: Last) -> Option<&'static str> {
        if self.last == last { self.names.last().copied() } else { None }
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
    /// Returns an error if an argument is missing and its placeholder is not optional, if an argument has
    /// no placeholder, or if it or a segment of it is empty, `.` or `..`, which cannot be carried.
    pub fn to_path(&self, arguments: &[(&str, &dyn Display)]) -> Result<String, EncodeError> {
        let arguments = in_order(self.names, self.optional().as_slice(), arguments)?;
        // The arguments are in the order of this path, not of the endpoint's placeholders.
        let placeholders = self.indices.iter().max().map_or(0, |last| last + 1);
        let mut order = vec![0; placeholders];
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
        arguments: &[Argument<'_>],
        order: &[usize],
    ) -> Result<(), EncodeError> {
        let mut literals = self.literals.iter();
        let first = literals.next().unwrap_or(&"");
        out.extend_from_slice(first.as_bytes());
        for ((literal, &index), &name) in literals.zip(self.indices).zip(self.names) {
            let argument = order.get(index).and_then(|&field| arguments.get(field));
            match *argument.unwrap_or(&Argument::Absent) {
                Argument::Absent | Argument::Default(_) if self.optional() == Some(name) => {
                    // The slash before it belongs to it, unless it is the first one.
                    if self.names.len() > 1 || first.len() > 1 {
                        out.pop();
                    }
                }
                Argument::Given(argument) | Argument::Default(argument) => {
                    self.write_argument(out, name, argument)?;
                }
                Argument::Absent => return Err(EncodeError::new(Place::Path, name, MISSING)),
            }
            out.extend_from_slice(literal.as_bytes());
        }
        Ok(())
    }

    fn write_argument(
        &self,
        out: &mut Vec<u8>,
        name: &'static str,
        argument: &dyn Display,
    ) -> Result<(), EncodeError> {
        let error = |detail: String| EncodeError::new(Place::Path, name, detail);
        let is_rest = self.rest() == Some(name);
        let mut segment = SegmentWriter::new(out, is_rest);
        write!(segment, "{argument}").map_err(|_| error(Unwritable::of(argument).to_owned()))?;
        if segment.end() { Ok(()) } else { Err(error(NoArgument.to_string())) }
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
        let literally = |text: &'p str, literal: &str| text.strip_prefix(literal);
        // The end of an escape is no literal.
        let ends_literally = |text: &'p str, literal: &str| match literal {
            "" => Some(text),
            _ if text.contains('%') => strip_suffix(text, literal),
            _ => text.strip_suffix(literal),
        };
        let mut arguments = match self.split(path, literally, ends_literally) {
            Some(arguments) => arguments,
            // Only a path with `%` can be another form of the same path.
            None if path.contains('%') => self.split(path, strip_prefix, strip_suffix)?,
            None => return None,
        };
        Some(arguments.decode(self.rest()).map(|()| arguments))
    }

    /// Splits a path at the literals of the template. The functions remove a literal from the beginning and
    /// from the end of a string.
    #[inline]
    fn split<'p>(
        &self,
        path: &'p str,
        strip_prefix: impl Fn(&'p str, &str) -> Option<&'p str>,
        strip_suffix: impl Fn(&'p str, &str) -> Option<&'p str>,
    ) -> Option<PathArguments<'p>> {
        let mut arguments = PathArguments::default();
        let mut rest = Some(path).filter(|path| !path.is_empty())?;
        let mut literal = *self.literals.first()?;
        for (name, &after) in self.names.iter().zip(self.literals.get(1..)?) {
            // Nothing follows the last placeholder if it is not a segment.
            let last = if after.is_empty() { self.last } else { Last::Segment };
            if last == Last::Optional
                && let Some(before) = literal.strip_suffix('/')
                && strip_prefix(rest, before).is_some_and(str::is_empty)
            {
                return Some(arguments);
            }
            rest = strip_prefix(rest, literal)?;
            let argument = if last == Last::Rest {
                rest
            } else {
                strip_suffix(first_segment(rest), first_segment(after))?
            };
            rest = rest.get(argument.len()..)?;
            if last != Last::Optional || !argument.is_empty() {
                arguments.push(name, Cow::Borrowed(argument));
            }
            literal = after;
        }
        strip_prefix(rest, literal)?.is_empty().then_some(arguments)
    }
}

/// Returns what is before the first slash.
fn first_segment(path: &str) -> &str {
    let end = path.bytes().position(|byte| byte == b'/');
    end.and_then(|end| path.get(..end)).unwrap_or(path)
}

impl Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}
