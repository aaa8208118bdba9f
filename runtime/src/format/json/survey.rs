//! Which of the objects in a value an error is about.
//!
//! A type that buffers reports what is missing in any object within it, only later. So the name
//! of a missing field is not enough to say where it is missing: the objects that have no such
//! field must be counted.

use std::{borrow::Cow, cmp::Ordering};

use super::scan::{Frame, Member, Scan, State, Value};

/// The objects in a value that may be meant.
pub(super) struct Survey {
    /// Whether the value is an object.
    pub(super) is_object: bool,
    /// Whether it is one of them.
    pub(super) is_itself: bool,
    pub(super) anywhere: Candidates,
    /// Those in the value's last member.
    pub(super) in_last: Candidates,
    pub(super) last_frame: Option<Frame>,
}

/// The way to the object that may be meant, if it is only one.
pub(super) enum Candidates {
    None,
    One(Vec<Frame>),
    Many,
}

impl Candidates {
    pub(super) fn frames(self) -> Option<Vec<Frame>> {
        if let Self::One(frames) = self { Some(frames) } else { None }
    }

    fn add(&mut self, frames: &[Frame]) {
        *self = match self {
            Self::None => Self::One(frames.to_vec()),
            _ => Self::Many,
        };
    }
}

impl Survey {
    /// Looks for the objects that have a field of this name, or where the flag is not set, have
    /// none. `frames` lead to the value.
    pub(super) fn new(
        body: &[u8],
        frames: &[Frame],
        value: Value,
        named: Option<(&str, bool)>,
    ) -> Self {
        let mut survey = Self {
            is_object: body.get(value.start) == Some(&b'{'),
            is_itself: false,
            anywhere: Candidates::None,
            in_last: Candidates::None,
            last_frame: None,
        };
        let mut scan = Scan::at(body, value.start, frames.to_vec());
        // For each open object or list, whether it has such a field.
        let mut has_field = Vec::new();
        loop {
            let (state, depth) = (scan.state(), scan.frames().len());
            if scan.position() >= value.end || !scan.step() {
                break;
            }
            match scan.frames().len().cmp(&depth) {
                Ordering::Greater => {
                    has_field.push(false);
                    survey.member(&scan, frames.len());
                }
                Ordering::Less => {
                    let has_field = has_field.pop();
                    let is_object = body.get(scan.position() - 1) == Some(&b'}');
                    if is_object && has_field == named.map(|(_, has)| has) {
                        survey.add(scan.frames(), frames.len());
                    }
                }
                Ordering::Equal if scan.state() != state => {
                    survey.member(&scan, frames.len());
                    if let (Some(has_field), Some((name, _))) = (has_field.last_mut(), named) {
                        *has_field |= scan.state() == State::AfterName
                            && ends_with_name(body, scan.frames(), name);
                    }
                }
                Ordering::Equal => {}
            }
        }
        survey
    }

    fn add(&mut self, object: &[Frame], base: usize) {
        self.anywhere.add(object);
        if object.len() == base {
            self.is_itself = true;
        } else {
            self.in_last.add(object);
        }
    }

    /// Notes where a member of the value itself begins.
    fn member(&mut self, scan: &Scan<'_>, base: usize) {
        let begins = match scan.state() {
            State::AfterName => true,
            State::BeforeValue { .. } => !scan.in_object(),
            _ => false,
        };
        if begins && scan.frames().len() == base + 1 {
            self.in_last = Candidates::None;
            self.last_frame = scan.frames().last().copied();
        }
    }
}

fn ends_with_name(body: &[u8], frames: &[Frame], wanted: &str) -> bool {
    match frames.last() {
        Some(Frame { member: Member::Name(start, end), .. }) => name(body, *start, *end) == wanted,
        _ => false,
    }
}

/// The name between two quotes.
pub(super) fn name(body: &[u8], start: usize, end: usize) -> Cow<'_, str> {
    let quoted = body.get(start..=end).unwrap_or_default();
    let raw = body.get(start + 1..end).unwrap_or_default();
    if raw.contains(&b'\\')
        && let Ok(name) = serde_json::from_slice::<String>(quoted)
    {
        return name.into();
    }
    String::from_utf8_lossy(raw)
}
