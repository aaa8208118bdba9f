//! Finds the value that an error is about.
//!
//! `serde_json` adds a position to an error when it passes through the reader of a string, number,
//! literal, object or array: how far that reader has read. The reader of an object or array reads
//! on before it does so: past white space, and past the closing bracket or, in an array, the comma.
//! The error is about the value that was read last by then, even if that was buffered, or checked
//! after it had been read: no type waits longer. There is one exception: an enum whose content comes
//! before its tag is decoded when the tag has been read.

use serde_json::Error;

use super::{
    frame::{Frame, Member, Value, is_blank, outer, previous},
    position::{offset_in, value_length},
    scan::{Scan, State},
    trial::{Outcome, Trial},
};

/// The value or name that an error is about.
#[derive(Debug)]
pub(super) struct Site {
    /// The path to it.
    pub(super) frames: Vec<Frame>,
    /// The value, if it has been read to its end.
    pub(super) value: Option<Value>,
    /// Whether the error arose before the reader of the value had returned.
    pub(super) in_visitor: bool,
    /// Whether the error is about the name at the end of the path.
    pub(super) is_name: bool,
    /// Whether the error is about something in the value that was decoded after it had been read.
    pub(super) is_inside: bool,
}

/// Which reader has added the position to an error.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// That of the value that ends at the position.
    Value,
    /// That of the object or array which is open at the position.
    Around,
}

impl Site {
    fn at(frames: &[Frame]) -> Self {
        Self {
            frames: frames.to_vec(),
            value: None,
            in_visitor: false,
            is_name: false,
            is_inside: false,
        }
    }

    fn of(frames: &[Frame], value: Value) -> Self {
        Self { value: Some(value), ..Self::at(frames) }
    }

    /// Returns the site of an error. The reading began at `start`.
    pub(super) fn find(start: &Scan<'_>, error: &Error, trial: &mut Trial<'_, '_>) -> Self {
        let text = start.body().get(start.position()..).unwrap_or_default();
        let blanks = text.iter().take_while(|byte| is_blank(**byte)).count();
        if !matches!(text.get(blanks), Some(b'{' | b'[')) {
            return Self::at(start.frames());
        }
        if error.line() == 0 {
            // The error arose after all of the value had been read.
            let end = start.position() + value_length(text);
            let value = Value { start: start.position() + blanks, end, nested: true };
            return Self::of(start.frames(), value);
        }
        // Otherwise the position is one in another text.
        if let Some(length) = offset_in(text, error.line(), error.column()) {
            let end = start.position() + length;
            let scan = start.clone().up_to(end);
            let mut finder = Finder { start, scan: &scan, trial };
            if !scan.is_broken()
                && scan.position() == end
                && let Some(reader) = finder.reader()
            {
                return finder.find(reader);
            }
        }
        Self::at(start.frames())
    }
}

struct Finder<'f, 'b, 't, 'r> {
    start: &'f Scan<'b>,
    /// Up to the error's position.
    scan: &'f Scan<'b>,
    trial: &'f mut Trial<'t, 'r>,
}

impl Finder<'_, '_, '_, '_> {
    /// Returns which reader has added the position, or `None` if the position is one in another
    /// text. From then on trials read a short text, if the error arises in that as well.
    fn reader(&mut self) -> Option<Reader> {
        let (scan, state) = (self.scan, self.scan.state());
        let end = scan.position();
        let next = scan.body().get(end).copied();
        if !self.trial.is_possible() {
            // The reader of an object would have read on.
            let is_last = scan.last().end == end && next != Some(b',');
            return Some(if is_last { Reader::Value } else { Reader::Around });
        }
        // A type that does not take an object or array has only seen its beginning.
        let is_value_next = matches!(state, State::BeforeValue { .. });
        let seen = usize::from(is_value_next && matches!(next, Some(b'{' | b'[')));
        let moved = |trial: &mut Trial<'_, '_>| match trial.read(end + seen, b" ") {
            Outcome::Same(position) if position == end => Some(Reader::Value),
            Outcome::Same(position) if position == end + 1 => Some(Reader::Around),
            _ => None,
        };
        let frames = scan.frames().get(self.start.frames().len()..).unwrap_or_default();
        match (state, scan.frames().last().map(|frame| frame.member)) {
            (State::AfterName | State::InName { .. }, Some(Member::Name(name, _))) => {
                self.trial.shorten(outer(frames), name);
                self.trial.open();
            }
            (State::BeforeValue { first: false }, Some(Member::Index(_)))
            | (State::InScalar | State::AfterValue, _) => {
                self.trial.shorten(frames, scan.last().start);
            }
            _ => self.trial.shorten(frames, end),
        }
        moved(self.trial).or_else(|| {
            self.trial.lengthen();
            moved(self.trial)
        })
    }

    fn find(&mut self, reader: Reader) -> Site {
        let (scan, frames) = (self.scan, self.scan.frames());
        match scan.state() {
            State::InScalar | State::AfterValue => self.after_value(reader),
            // The member of an object, or the whole value.
            State::BeforeValue { .. } if scan.in_object() || frames.is_empty() => Site::at(frames),
            State::BeforeValue { first } => self.before_element(first),
            State::AfterName if reader == Reader::Around => {
                Site { is_name: true, ..Site::at(frames) }
            }
            // The name of a variant is the value of an enum.
            State::AfterName | State::BeforeName { .. } | State::InName { .. } => {
                Site::at(outer(frames))
            }
            State::InString { .. } | State::Deep { .. } => Site::at(self.start.frames()),
        }
    }

    fn after_value(&mut self, reader: Reader) -> Site {
        let (frames, last) = (self.scan.frames(), self.scan.last());
        if reader == Reader::Around {
            return self.read_last(frames, last);
        }
        let site = Site { in_visitor: last.nested, ..Site::of(frames, last) };
        let Some((frame, member)) = self.scan.last_member().filter(|_| last.nested) else {
            return site;
        };
        // Either all of the value had been read, or its last member had.
        match self.arises_before(member.end) {
            Some(true) => self.read_last(&[frames, &[frame]].concat(), member),
            Some(false) => site,
            None => Site { in_visitor: false, ..site },
        }
    }

    /// The error is about the array or the element before the position, or about the element after
    /// it.
    fn before_element(&mut self, is_first: bool) -> Site {
        let (frames, last) = (self.scan.frames(), self.scan.last());
        match self.arises_before(if is_first { self.scan.position() } else { last.end }) {
            Some(false) => Site::at(frames),
            Some(true) if !is_first => self.read_last(&previous(frames), last),
            _ => Site::at(outer(frames)),
        }
    }

    /// Returns the site of an error that arose when the value had been read. Its type has returned
    /// it, or the enum around it.
    fn read_last(&mut self, frames: &[Frame], value: Value) -> Site {
        let site = Site::of(frames, value);
        let Some(frame) = frames.last().filter(|_| frames.len() > self.start.frames().len()) else {
            return site;
        };
        if self.is_refused_whatever_it_is(value) {
            return Site::at(outer(frames));
        }
        let Member::Name(name, _) = frame.member else { return site };
        let is_first = frame.is_first_of_object(self.scan.body()) || !self.trial.has(frame.start);
        if is_first || !self.may_be_tag(value) {
            return site;
        }
        // A tag is not wrong by itself.
        let member = self.scan.body().get(name..value.end).unwrap_or_default();
        let begin = frame.start + 1;
        match self.trial.read(begin, member) {
            Outcome::Same(end) if end == begin + member.len() => site,
            _ => Site { is_inside: true, ..Site::at(outer(frames)) },
        }
    }

    /// Returns whether the error is the same if another value is in the place of this one, as if the
    /// type around it refused it. These are values of the same kind, if there are some that a type
    /// is likely to accept, or else those of all other kinds.
    fn is_refused_whatever_it_is(&mut self, value: Value) -> bool {
        let body = self.scan.body();
        let written = body.get(value.start..value.end).unwrap_or_default();
        let others: &[&str] = match written {
            [b'0'..=b'9' | b'-', ..] => &["0", "1", "2"],
            b"true" | b"false" => &["true", "false"],
            _ => &["null", "0", "\"\"", "[]", "{}"],
        };
        // The whole value is read as each variant of an untagged enum.
        !self.trial.is_of_untagged()
            && others.iter().all(|other| self.trial.stays_if(value.start..value.end, other))
    }

    /// Returns whether the value may be the name of a variant: a string, or an object with one
    /// member.
    fn may_be_tag(&self, value: Value) -> bool {
        let body = self.scan.body();
        match body.get(value.start) {
            Some(b'"') => true,
            Some(b'{') => {
                let scan = Scan::at(body, value.start, Vec::new()).up_to(value.end);
                scan.last_member().is_some_and(|(frame, _)| frame.is_first_of_object(body))
            }
            _ => false,
        }
    }

    /// Returns whether the error arises before anything after this position is read, or `None` if
    /// that is not known.
    fn arises_before(&mut self, position: usize) -> Option<bool> {
        match self.trial.read(position, b"") {
            Outcome::Same(end) => (end == position).then_some(true),
            Outcome::Later => Some(false),
            _ => None,
        }
    }
}
