//! Where in a JSON text a position is.

/// Deeper than serde's own limit: only values that are passed over get there, and no error is
/// located in one.
const DEPTH_LIMIT: usize = 256;

/// Reads a JSON text byte by byte, without recursion, and knows where in it it stands.
///
/// The text has been read once, up to the position where it was found to be wrong. So numbers,
/// literals and escapes are not checked again.
#[derive(Clone, Debug)]
pub(super) struct Scan<'b> {
    body: &'b [u8],
    position: usize,
    /// The open objects and lists.
    frames: Vec<Frame>,
    state: State,
    /// Where the value began that was read last, and whether it is an object or a list.
    last: Value,
    /// Whether the last byte was not JSON. The state is the one before it.
    broken: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Before a value: in a list, where `first`, it may end instead.
    BeforeValue { first: bool },
    /// In a value that is a string.
    InString { escaped: bool },
    /// In a number, `true`, `false` or `null`, or right after one.
    InScalar,
    /// After a value, and before a comma or the end.
    AfterValue,
    /// Before the name of a member, or, where `first`, the end.
    BeforeName { first: bool },
    /// In the name of a member.
    InName { escaped: bool },
    /// After the name of a member, and before the colon.
    AfterName,
    /// In a value below the limit.
    Deep { depth: usize, quoted: bool, escaped: bool },
}

/// An open object or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    start: usize,
    pub(super) member: Member,
}

/// The member of an object or list that was begun last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    None,
    /// The positions of the quotes around its name.
    Name(usize, usize),
    Index(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) nested: bool,
}

impl<'b> Scan<'b> {
    /// Stands before a body.
    pub(super) fn new(body: &'b [u8]) -> Self {
        Self::at(body, 0, Vec::new())
    }

    /// Stands before the value of a member of the body itself. `name` are the positions of the
    /// quotes around its name.
    pub(super) fn at_member(body: &'b [u8], position: usize, name: (usize, usize)) -> Self {
        let start = body.iter().position(|byte| *byte == b'{').unwrap_or_default();
        Self::at(body, position, vec![Frame { start, member: Member::Name(name.0, name.1) }])
    }

    /// Goes on up to a position.
    pub(super) fn up_to(mut self, end: usize) -> Self {
        while self.position < end && self.step() {}
        self
    }

    pub(super) fn body(&self) -> &'b [u8] {
        self.body
    }

    /// Stands before the value at a position.
    pub(super) fn at(body: &'b [u8], position: usize, frames: Vec<Frame>) -> Self {
        let last = Value { start: position, end: position, nested: false };
        let state = State::BeforeValue { first: false };
        Self { body, position, frames, state, last, broken: false }
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

    /// The value that was read last, up to where it has been read.
    pub(super) fn last(&self) -> Value {
        match self.state {
            State::InScalar => Value { end: self.position, ..self.last },
            _ => self.last,
        }
    }

    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Whether the innermost of what is open is an object.
    pub(super) fn in_object(&self) -> bool {
        self.frames.last().is_some_and(|frame| !matches!(frame.member, Member::Index(_)))
    }

    /// Whether the scan stands after the value of an object's first member.
    pub(super) fn has_read_first_member(&self) -> bool {
        let is_first = || {
            let Some(Frame { start, member: Member::Name(name, _) }) = self.frames.last() else {
                return false;
            };
            let between = self.body.get(start + 1..*name).unwrap_or_default();
            between.iter().copied().all(is_blank)
        };
        matches!(self.state, State::InScalar | State::AfterValue) && is_first()
    }

    /// Whether the next byte goes on with the number or literal that the scan stands in.
    pub(super) fn is_within_scalar(&self) -> bool {
        self.state == State::InScalar
            && self.body.get(self.position).copied().is_some_and(is_of_scalar)
    }

    /// Takes a byte, if there is one and the last one was JSON.
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
        if let Some(Frame { start, .. }) = self.frames.pop() {
            self.last = Value { start, end: self.position + 1, nested: true };
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

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn is_of_scalar(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'z' | b'E' | b'+' | b'-' | b'.')
}
