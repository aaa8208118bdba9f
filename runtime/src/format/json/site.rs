//! What an error is about.
//!
//! `serde_json` adds a position to an error when it passes through the reader of a string, number,
//! literal, object or array: how far that reader has read. The reader of an object or array reads
//! on before it does so: past white space, and past the closing bracket or, in an array, the comma.
//! The value that was read last by then is what the error is about: a reader returns an error for
//! the input that it sees, be it that the value has been buffered or checked only after it was
//! read. There is one exception: an enum whose content comes before its tag is decoded when the tag
//! has been read.

use serde_json::Error;

use super::{
    frame::{Frame, Member, Value, is_blank, outer, previous},
    position::{offset, value_length},
    scan::{Scan, State},
    trial::{Outcome, Trial},
};

/// What an error is about.
#[derive(Debug)]
pub(super) struct Site {
    /// The members that lead to it.
    pub(super) frames: Vec<Frame>,
    /// The value, if it has been read to its end.
    pub(super) value: Option<Value>,
    /// Whether the error arose before the reader of the value had returned.
    pub(super) in_visitor: bool,
    /// Whether the error is about the name of the last of the members.
    pub(super) is_name: bool,
}

impl Site {
    fn at(frames: &[Frame]) -> Self {
        Self { frames: frames.to_vec(), value: None, in_visitor: false, is_name: false }
    }

    fn of(frames: &[Frame], value: Value) -> Self {
        Self { value: Some(value), ..Self::at(frames) }
    }

    /// Returns what an error of a reading that began at `start` is about.
    pub(super) fn find(start: &Scan<'_>, error: &Error, trial: &mut Trial<'_, '_>) -> Self {
        Finder { start, body: start.body(), trial }.find(error.line(), error.column())
    }
}

struct Finder<'f, 'b, 't, 'r> {
    start: &'f Scan<'b>,
    body: &'b [u8],
    trial: &'f mut Trial<'t, 'r>,
}

/// Which reader has added the position to an error.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// That of the value that ends at the position.
    Value,
    /// That of the object or array which is open at the position.
    Around,
}

impl<'b> Finder<'_, 'b, '_, '_> {
    fn find(&mut self, line: usize, column: usize) -> Site {
        let whole = self.whole();
        // Without a position the error arose after all of the value had been read.
        if line == 0 || !whole.nested {
            return Site::of(self.start.frames(), whole);
        }
        let part = self.slice(self.start.position(), self.body.len());
        let end = self.start.position() + offset(part, line, column);
        let scan = self.start.clone().up_to(end);
        let state = scan.state();
        let is_value_next = matches!(state, State::BeforeValue { .. });
        // The position may be one in another text.
        let nothing = Site::at(self.start.frames());
        if scan.is_broken() || scan.position() != end {
            return nothing;
        }
        let Some(reader) = self.reader(&scan, is_value_next) else { return nothing };
        match state {
            State::InScalar | State::AfterValue => self.after_value(&scan, reader),
            // In an object, or instead of the whole value.
            State::BeforeValue { .. } if scan.in_object() || scan.frames().is_empty() => {
                Site::at(scan.frames())
            }
            State::BeforeValue { first } => self.before_element(&scan, first),
            State::AfterName if reader == Reader::Around => {
                Site { is_name: true, ..Site::at(scan.frames()) }
            }
            // The name of a variant is the value of an enum.
            State::AfterName | State::BeforeName { .. } | State::InName { .. } => {
                Site::at(outer(scan.frames()))
            }
            State::InString { .. } | State::Deep { .. } => nothing,
        }
    }

    /// The value at the start.
    fn whole(&self) -> Value {
        let text = self.slice(self.start.position(), self.body.len());
        let blanks = text.iter().take_while(|byte| is_blank(**byte)).count();
        let start = self.start.position() + blanks;
        let nested = matches!(self.body.get(start), Some(b'{' | b'['));
        let length = if nested { value_length(text) } else { blanks };
        Value { start, end: self.start.position() + length, nested }
    }

    /// Returns which reader has added the position, by a trial that moves it. None if it does not
    /// move, since it is one in another text.
    fn reader(&mut self, scan: &Scan<'_>, is_value_next: bool) -> Option<Reader> {
        let end = scan.position();
        let next = self.body.get(end);
        if !self.trial.is_possible() {
            // The reader of an object would have read on.
            let is_last = scan.last().end == end && next != Some(&b',');
            return Some(if is_last { Reader::Value } else { Reader::Around });
        }
        // A type that does not take an object or array has only seen its beginning.
        let seen = usize::from(is_value_next && matches!(next, Some(b'{' | b'[')));
        let text = self.slice(self.start.position(), end + seen);
        let moved = 1 + text.len() - seen;
        match self.trial.read(&[b"\n", text, b" "]) {
            Outcome::Same(end) if end == moved => Some(Reader::Value),
            Outcome::Same(end) if end == moved + 1 => Some(Reader::Around),
            _ => None,
        }
    }

    fn after_value(&mut self, scan: &Scan<'_>, reader: Reader) -> Site {
        let last = scan.last();
        if reader == Reader::Around {
            return self.read_last(scan.frames(), last);
        }
        let site = Site { in_visitor: last.nested, ..Site::of(scan.frames(), last) };
        let Some((frame, member)) = scan.last_member().filter(|_| last.nested) else { return site };
        // Either all of the value had been read, or its last member had.
        match self.read_up_to(member.end) {
            Some(true) => {
                let mut frames = scan.frames().to_vec();
                frames.push(frame);
                self.read_last(&frames, member)
            }
            Some(false) => site,
            None => Site { in_visitor: false, ..site },
        }
    }

    /// The array either has not taken what is before the position, or the element behind it is not
    /// what it should be.
    fn before_element(&mut self, scan: &Scan<'_>, is_first: bool) -> Site {
        let before = if is_first { scan.position() } else { scan.last().end };
        match self.read_up_to(before) {
            Some(false) => Site::at(scan.frames()),
            Some(true) if !is_first => self.read_last(&previous(scan.frames()), scan.last()),
            _ => Site::at(outer(scan.frames())),
        }
    }

    /// The value was the last that had been read. Its type may have returned the error, or the
    /// enum around it.
    fn read_last(&mut self, frames: &[Frame], value: Value) -> Site {
        let site = Site::of(frames, value);
        let Some(frame) = frames.last().filter(|_| frames.len() > self.start.frames().len()) else {
            return site;
        };
        let Member::Name(name, _) = frame.member else { return site };
        if frame.is_first_of_object(self.body) || !self.may_be_tag(value) {
            return site;
        }
        // A tag is not wrong by itself.
        let before = self.slice(self.start.position(), frame.start + 1);
        let member = self.slice(name, value.end);
        match self.trial.read(&[before, member]) {
            Outcome::Same(end) if end == before.len() + member.len() => site,
            _ => Site::at(outer(frames)),
        }
    }

    /// Returns whether the value may be the name of a variant: a string, or an object with one
    /// member.
    fn may_be_tag(&self, value: Value) -> bool {
        match self.body.get(value.start) {
            Some(b'"') => true,
            Some(b'{') => {
                let scan = Scan::at(self.body, value.start, Vec::new()).up_to(value.end);
                scan.last_member().is_some_and(|(frame, _)| frame.is_first_of_object(self.body))
            }
            _ => false,
        }
    }

    /// Returns whether the error arises before what follows this position is read. None if that
    /// is not known.
    fn read_up_to(&mut self, position: usize) -> Option<bool> {
        let text = self.slice(self.start.position(), position);
        match self.trial.read(&[text]) {
            Outcome::Same(end) => (end == text.len()).then_some(true),
            Outcome::Later => Some(false),
            Outcome::Other | Outcome::Unknown => None,
        }
    }

    fn slice(&self, start: usize, end: usize) -> &'b [u8] {
        self.body.get(start..end).unwrap_or_default()
    }
}
