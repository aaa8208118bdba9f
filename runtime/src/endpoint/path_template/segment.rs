//! Segments of paths.

use std::fmt::{self, Display};

use crate::percent;

/// The argument cannot be in a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoArgument;

/// Checks that no segment of an argument that may have several is empty, `.` or `..`.
pub(crate) fn check_segments(argument: &str) -> Result<(), NoArgument> {
    argument.split('/').try_for_each(check_argument)
}

/// Checks that an argument is not empty, `.` or `..`. Servers and proxies merge empty segments and
/// resolve the others, percent-encoded or not (RFC 3986, section 5.2.4).
pub(crate) fn check_argument(argument: &str) -> Result<(), NoArgument> {
    if matches!(argument, "" | "." | "..") { Err(NoArgument) } else { Ok(()) }
}

impl Display for NoArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an empty string, `.` and `..` cannot be path arguments")
    }
}

/// Percent-encodes everything that is written to it.
pub(super) struct SegmentWriter<'o> {
    out: &'o mut Vec<u8>,
    /// The number of bytes in the last segment, and how many of the first ones are dots.
    len: usize,
    dots: usize,
    /// Whether slashes separate segments.
    is_rest: bool,
    /// Whether a segment before the last one cannot be carried.
    is_refused: bool,
}

impl<'o> SegmentWriter<'o> {
    pub(super) fn new(out: &'o mut Vec<u8>, is_rest: bool) -> Self {
        Self { out, len: 0, dots: 0, is_rest, is_refused: false }
    }

    fn push(&mut self, text: &str) {
        self.len += text.len();
        if self.len <= 2 {
            self.dots += text.bytes().filter(|&byte| byte == b'.').count();
        }
        percent::push(self.out, text, percent::SEGMENT);
    }

    /// Ends a segment, and returns whether all can be carried. The strings that `check_argument` refuses
    /// consist of up to two dots.
    pub(super) fn end(&mut self) -> bool {
        self.is_refused |= self.dots == self.len && self.len <= 2;
        (self.len, self.dots) = (0, 0);
        !self.is_refused
    }
}

impl fmt::Write for SegmentWriter<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while self.is_rest
            && let Some((segment, after)) = rest.split_once('/')
        {
            self.push(segment);
            self.end();
            self.out.push(b'/');
            rest = after;
        }
        self.push(rest);
        Ok(())
    }
}
