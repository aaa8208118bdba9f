//! Follows the structure of JSON text up to a position.

use ::serde::de::IgnoredAny;

use super::frame::{Frame, Member, Value, is_blank, outer};

/// The depth below which members are not tracked. `serde_json` refuses to read values that are this
/// deep; it only skips them, so that no error arises in one.
const DEPTH_LIMIT: usize = 256;

/// Reads JSON text byte by byte, without recursion, and keeps the path to where it is.
///
/// The text has already been read by `serde_json`, up to the position of an error. So numbers,
/// literals and escapes are not checked again.
#[derive(Clone, Debug)]
pub(super) struct Scan<'b> {
    body: &'b [u8],
    position: usize,
    /// The open objects and arrays.
    frames: Vec<Frame>,
    state: State,
    /// The value that was begun or closed last.
    last: Value,
    /// The last member of the object or array that was closed last, unless that was empty.
    last_member: Option<(Frame, Value)>,
    /// Whether the last byte was not JSON. The state is the one before it.
    broken: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Before a value. If it is the first of an array, the array may end instead.
    BeforeValue { first: bool },
    /// In a string that is a value.
    InString { escaped: bool },
    /// In a number, `true`, `false` or `null`, or directly after one.
    InScalar,
    /// After a value, before a comma or the end.
    AfterValue,
    /// Before the name of a member. If it is the first, the object may end instead.
    BeforeName { first: bool },
    /// In the name of a member.
    InName { escaped: bool },
    /// After the name of a member, before the colon.
    AfterName,
    /// In a value below the depth limit.
    Deep { depth: usize, quoted: bool, escaped: bool },
}

impl<'b> Scan<'b> {
    /// Begins before a body.
    pub(super) fn new(body: &'b [u8]) -> Self {
        Self::at(body, 0, Vec::new())
    }

    /// Begins before the value of a member of the body itself. `name` are the positions of the
    /// quotes around the member's name.
    pub(super) fn at_member(body: &'b [u8], position: usize, name: (usize, usize)) -> Self {
        let start = body.iter().position(|byte| *byte == b'{').unwrap_or_default();
        Self::at(body, position, vec![Frame { start, member: Member::Name(name.0, name.1) }])
    }

    /// Continues up to a position.
    pub(super) fn up_to(mut self, end: usize) -> Self {
        loop {
            self.skip_characters(end);
            if self.position >= end || !self.step() {
                return self;
            }
        }
    }

    /// Skips characters of a string or name, up to its end, an escape or a position.
    pub(super) fn skip_characters(&mut self, end: usize) {
        if let State::InString { escaped: false } | State::InName { escaped: false } = self.state {
            let rest = self.body.get(self.position..end).unwrap_or_default();
            let is_special = |byte: &u8| matches!(byte, b'"' | b'\\');
            self.position += rest.iter().position(is_special).unwrap_or(rest.len());
        }
    }

    /// Moves past the first byte of the next value that begins before a position, and returns the
    /// value, of which `end` is not known yet, and the path to it.
    pub(super) fn next_value(&mut self, end: usize) -> Option<(Value, &[Frame])> {
        loop {
            self.skip_characters(end);
            let (start, state) = (self.position, self.state);
            let byte = *self.body.get(start..end)?.first()?;
            if !self.step() {
                return None;
            }
            let State::BeforeValue { first } = state else { continue };
            if !(is_blank(byte) || first && byte == b']') {
                let nested = matches!(byte, b'{' | b'[');
                let frames = if nested { outer(&self.frames) } else { &self.frames };
                return Some((Value { start, end: start, nested }, frames));
            }
        }
    }

    pub(super) fn body(&self) -> &'b [u8] {
        self.body
    }

    /// Begins before the value at a position. The frames lead to it.
    pub(super) fn at(body: &'b [u8], position: usize, frames: Vec<Frame>) -> Self {
        let last = Value { start: position, end: position, nested: false };
        let state = State::BeforeValue { first: false };
        Self { body, position, frames, state, last, last_member: None, broken: false }
    }

    pub(super) fn position(&self) -> usize {
        self.position
    }

    pub(super) fn frames(&self) -> &[Frame] {
        &self.frames
    }

    pub(super) fn state(&self) -> State {
        self.state
    }

    /// The value that was read last, as far as it has been read.
    pub(super) fn last(&self) -> Value {
        match self.state {
            State::InScalar => Value { end: self.position, ..self.last },
            _ => self.last,
        }
    }

    /// The last member of the object or array that was closed last, unless that was empty: the
    /// object or array itself, and the member's value.
    pub(super) fn last_member(&self) -> Option<(Frame, Value)> {
        self.last_member
    }

    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Returns whether the innermost open value is an object.
    pub(super) fn in_object(&self) -> bool {
        self.frames.last().is_some_and(|frame| !matches!(frame.member, Member::Index(_)))
    }

    /// Returns whether the first member of an object has just been read.
    pub(super) fn has_read_first_member(&self) -> bool {
        matches!(self.state, State::InScalar | State::AfterValue)
            && self.frames.last().is_some_and(|frame| frame.is_first_of_object(self.body))
    }

    /// Returns whether the next byte belongs to the number or literal that the scan is in.
    pub(super) fn is_within_scalar(&self) -> bool {
        self.state == State::InScalar
            && self.body.get(self.position).copied().is_some_and(is_of_scalar)
    }

    /// Returns whether the number or literal that the scan is in may end here.
    pub(super) fn is_scalar_complete(&self) -> bool {
        let text = self.body.get(self.last.start..self.position).unwrap_or_default();
        serde_json::from_slice::<IgnoredAny>(text).is_ok()
    }

    /// Reads a byte, if there is one and the last one was JSON.
    pub(super) fn step(&mut self) -> bool {
        let Some(&byte) = self.body.get(self.position) else { return false };
        if self.broken {
            return false;
        }
        self.take(byte);
        self.position += 1;
        true
    }

    fn take(&mut self, byte: u8) {
        let blank = is_blank(byte);
        match self.state {
            State::BeforeValue { first } => match byte {
                _ if blank => {}
                b']' if first => self.close(),
                _ => self.begin(byte),
            },
            State::InString { escaped } => match byte {
                b'"' if !escaped => self.end_scalar(self.position + 1),
                _ => self.state = State::InString { escaped: byte == b'\\' && !escaped },
            },
            State::InScalar if is_of_scalar(byte) => {}
            State::InScalar => {
                self.end_scalar(self.position);
                self.after_value(byte, blank);
            }
            State::AfterValue => self.after_value(byte, blank),
            State::BeforeName { first } => match byte {
                _ if blank => {}
                b'"' => {
                    self.set_member(Member::Name(self.position, self.position));
                    self.state = State::InName { escaped: false };
                }
                b'}' if first => self.close(),
                _ => self.broken = true,
            },
            State::InName { escaped } => match byte {
                b'"' if !escaped => {
                    if let Some(Frame { member: Member::Name(_, end), .. }) = self.frames.last_mut()
                    {
                        *end = self.position;
                    }
                    self.state = State::AfterName;
                }
                _ => self.state = State::InName { escaped: byte == b'\\' && !escaped },
            },
            State::AfterName => match byte {
                _ if blank => {}
                b':' => self.state = State::BeforeValue { first: false },
                _ => self.broken = true,
            },
            State::Deep { depth, quoted, escaped } => self.deep(byte, depth, quoted, escaped),
        }
    }

    fn begin(&mut self, byte: u8) {
        let nested = matches!(byte, b'{' | b'[');
        let limited = nested && self.frames.len() >= DEPTH_LIMIT;
        if !nested || limited {
            self.last = Value { start: self.position, end: self.position, nested };
        }
        match byte {
            _ if limited => self.state = State::Deep { depth: 1, quoted: false, escaped: false },
            b'{' => self.open(Member::None, State::BeforeName { first: true }),
            b'[' => self.open(Member::Index(0), State::BeforeValue { first: true }),
            b'"' => self.state = State::InString { escaped: false },
            b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => self.state = State::InScalar,
            _ => self.broken = true,
        }
    }

    fn open(&mut self, member: Member, state: State) {
        self.frames.push(Frame { start: self.position, member });
        self.state = state;
    }

    fn close(&mut self) {
        if let Some(frame) = self.frames.pop() {
            // An object or array that ends after a value is not empty.
            self.last_member = (self.state == State::AfterValue).then_some((frame, self.last));
            self.last = Value { start: frame.start, end: self.position + 1, nested: true };
        }
        self.state = State::AfterValue;
    }

    fn end_scalar(&mut self, end: usize) {
        self.last.end = end;
        self.state = State::AfterValue;
    }

    fn after_value(&mut self, byte: u8, blank: bool) {
        let frame = self.frames.last_mut().map(|frame| &mut frame.member);
        match (byte, frame) {
            _ if blank => {}
            (b',', Some(Member::Index(index))) => {
                *index += 1;
                self.state = State::BeforeValue { first: false };
            }
            (b',', Some(_)) => self.state = State::BeforeName { first: false },
            (b']', Some(Member::Index(_))) | (b'}', Some(Member::Name(..))) => self.close(),
            _ => self.broken = true,
        }
    }

    fn set_member(&mut self, member: Member) {
        if let Some(frame) = self.frames.last_mut() {
            frame.member = member;
        }
    }

    fn deep(&mut self, byte: u8, depth: usize, quoted: bool, escaped: bool) {
        let (depth, quoted, escaped) = match byte {
            _ if escaped => (depth, quoted, false),
            b'\\' => (depth, quoted, quoted),
            b'"' => (depth, !quoted, false),
            b'[' | b'{' if !quoted => (depth + 1, false, false),
            b']' | b'}' if !quoted => (depth - 1, false, false),
            _ => (depth, quoted, false),
        };
        self.state = if depth == 0 {
            self.last.end = self.position + 1;
            State::AfterValue
        } else {
            State::Deep { depth, quoted, escaped }
        };
    }
}

fn is_of_scalar(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'z' | b'E' | b'+' | b'-' | b'.')
}
