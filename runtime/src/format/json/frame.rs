//! The path to a position in JSON text.

/// An open object or array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// The position of its bracket.
    pub(super) start: usize,
    pub(super) member: Member,
}

impl Frame {
    /// Returns whether the member is a member of an object, and the first one.
    pub(super) fn is_first_of_object(&self, body: &[u8]) -> bool {
        let Member::Name(name, _) = self.member else { return false };
        body.get(self.start + 1..name).unwrap_or_default().iter().copied().all(is_blank)
    }
}

/// The member of an object or array that was begun last.
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
    /// Whether it is an object or an array.
    pub(super) nested: bool,
}

/// Returns the path to the innermost object or array itself.
pub(super) fn outer(frames: &[Frame]) -> &[Frame] {
    frames.split_last().map_or(&[], |(_, outer)| outer)
}

/// Returns the path to the element before.
pub(super) fn previous(frames: &[Frame]) -> Vec<Frame> {
    let mut frames = frames.to_vec();
    if let Some(Frame { member: Member::Index(index), .. }) = frames.last_mut() {
        *index = index.saturating_sub(1);
    }
    frames
}

/// Returns whether a byte is white space (RFC 8259, section 2).
#[inline]
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}
