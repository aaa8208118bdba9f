//! Assertions about the fields of a request and the placeholders of its paths.

use crate::{Metadata, endpoint::metadata::BodyRule};

/// The names of the fields of a request, and the description of the endpoint, which has the
/// placeholders.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    metadata: &'static Metadata,
    /// The fields that are in the path.
    fields: &'static [&'static str],
    /// The fields that are in the path and may be absent.
    optional: &'static [&'static str],
    /// The fields that are in the path and have a default.
    default: &'static [&'static str],
    /// The fields that are not in the path.
    others: &'static [&'static str],
    has_body_fields: bool,
    /// Whether nothing is to be reported. This is evaluated once, because evaluating constants costs
    /// compile time.
    pub agree: bool,
}

impl Places {
    /// Creates the value. `others` are the fields that are not in the path. Some of them may be known to
    /// be in the body.
    #[must_use]
    pub const fn new(
        metadata: &'static Metadata,
        fields: &'static [&'static str],
        others: &'static [&'static str],
        has_body_fields: bool,
    ) -> Self {
        let (optional, default): (&[_], &[_]) = (&[], &[]);
        Self { metadata, fields, optional, default, others, has_body_fields, agree: false }
            .compared()
    }

    /// Records the fields in the path that may be absent, and those that have a default.
    #[must_use]
    pub const fn optional(
        mut self,
        optional: &'static [&'static str],
        default: &'static [&'static str],
    ) -> Self {
        self.optional = optional;
        self.default = default;
        self.compared()
    }

    const fn compared(mut self) -> Self {
        let (placeholders, optional) =
            (self.metadata.placeholders(), self.metadata.history.optional());
        self.agree = self.metadata.generated.broken
            || self.fields.len() == placeholders.len()
                && common(placeholders, self.fields) == self.fields.len()
                && common(optional, self.optional) == self.optional.len()
                && common(optional, self.default) == optional.len() - self.optional.len()
                && (!self.has_body_fields || self.allows_body());
        self
    }

    /// Asserts that the path field `name` has a placeholder, and may be absent if its placeholder may.
    #[track_caller]
    pub const fn path(self, name: &str) {
        self.placeholder(name);
        self.absence(name);
    }

    /// Asserts that the path field `name` has a placeholder.
    #[track_caller]
    pub const fn placeholder(self, name: &str) {
        if self.agree || contains(self.metadata.placeholders(), name) {
            return;
        }
        let message =
            Message::new().text("no path of this endpoint has the placeholder `{").text(name);
        let message = match self.first_missing() {
            Some(placeholder) => message
                .text("}`; did you mean the placeholder `{")
                .text(placeholder)
                .text("}`, which has no field?"),
            None => message.text("}`; write it in each path, or remove `#[api(path)]`"),
        };
        message.panic()
    }

    /// Asserts that a field may be absent if its placeholder may, and the reverse unless it has a default.
    #[track_caller]
    pub const fn absence(self, name: &str) {
        let is_optional = contains(self.optional, name);
        if self.agree
            || contains(self.default, name)
            || is_optional == contains(self.metadata.history.optional(), name)
        {
            return;
        }
        let message = Message::new().text("the placeholder of `").text(name);
        let message = if is_optional {
            message
                .text("` is in every path; write `{")
                .text(name)
                .text("?}` at the end of one, or the type without the `Option`")
        } else {
            message.text("` is optional; write an `Option`, or `#[api(path, default)]`")
        };
        message.panic()
    }

    /// Asserts that there is no placeholder with the name of a field that is not in the path. The error
    /// names the others of these fields for which there is one.
    #[track_caller]
    pub const fn other(self, name: &str) {
        let (placeholders, others) = (self.metadata.placeholders(), self.others);
        if self.agree || !contains(placeholders, name) {
            return;
        }
        let mut message = Message::new()
            .text("`")
            .text(name)
            .text("` is a placeholder of the path; write `#[api(path)]`");
        let mut separator = ", also on `";
        let mut index = 0;
        while index < others.len() {
            if !equal(others[index], name) && contains(placeholders, others[index]) {
                message = message.text(separator).text(others[index]).text("`");
                separator = " and `";
            }
            index += 1;
        }
        message.panic()
    }

    /// Asserts that a field can be in the body: there is no placeholder with its name, and the method
    /// of the request allows a body.
    #[track_caller]
    pub const fn body(self, name: &str) {
        self.other(name);
        if self.metadata.generated.broken || self.allows_body() {
            return;
        }
        let message = Message::new()
            .text("`")
            .text(name)
            .text("` is in the body, but a request with this method has none; ");
        let message = match self.first_missing() {
            Some(placeholder) => message
                .text("did you mean the placeholder `{")
                .text(placeholder)
                .text("}`, which has no field? Write a field `")
                .text(placeholder)
                .text("` with `#[api(path)]`"),
            None => message.text("write `#[api(query)]`, or another part of the message"),
        };
        message.panic()
    }

    /// Asserts that each placeholder has a field.
    ///
    /// Nothing is reported for a placeholder with the name of a field that is not in the path: see
    /// [`other`](Self::other). If there are as many fields as other placeholders, a missing field means
    /// that another field has no placeholder, which is reported by [`path`](Self::path). If there are
    /// fields in the body of a request that has none, [`body`](Self::body) reports the placeholder.
    #[track_caller]
    pub const fn placeholders(self) {
        let placeholders = self.metadata.placeholders();
        if self.agree
            || self.has_body_fields && !self.allows_body()
            || self.fields.len() + common(placeholders, self.others) >= placeholders.len()
        {
            return;
        }
        if let Some(name) = self.first_missing() {
            Message::new()
                .text("the placeholder `{")
                .text(name)
                .text("}` has no field; write a field `")
                .text(name)
                .text("` with `#[api(path)]`")
                .panic()
        }
    }

    const fn allows_body(self) -> bool {
        matches!(self.metadata.generated.body, BodyRule::Allowed | BodyRule::Expected)
    }

    /// Returns the first placeholder that is the name of no field.
    const fn first_missing(self) -> Option<&'static str> {
        let names = self.metadata.placeholders();
        let mut index = 0;
        while index < names.len() {
            if !contains(self.fields, names[index]) && !contains(self.others, names[index]) {
                return Some(names[index]);
            }
            index += 1;
        }
        None
    }
}

pub(super) const fn contains(names: &[&str], name: &str) -> bool {
    let mut index = 0;
    while index < names.len() {
        if equal(names[index], name) {
            return true;
        }
        index += 1;
    }
    false
}

/// Returns how many of `names` are in `others`.
const fn common(names: &[&str], others: &[&str]) -> usize {
    let (mut index, mut count) = (0, 0);
    while index < names.len() {
        count += contains(others, names[index]) as usize;
        index += 1;
    }
    count
}

/// Compares two strings. `==` cannot be used in a constant.
pub(super) const fn equal(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// A string that is built in a constant. Parts that do not fit are left out.
#[derive(Clone, Copy)]
struct Message {
    bytes: [u8; 512],
    len: usize,
}

impl Message {
    const fn new() -> Self {
        Self { bytes: [0; 512], len: 0 }
    }

    const fn text(mut self, text: &str) -> Self {
        // A part is appended as a whole or not at all, so the bytes are always UTF-8.
        if self.len + text.len() <= self.bytes.len() {
            let mut index = 0;
            while index < text.len() {
                self.bytes[self.len] = text.as_bytes()[index];
                self.len += 1;
                index += 1;
            }
        }
        self
    }

    #[track_caller]
    const fn panic(&self) -> ! {
        let (text, _) = self.bytes.split_at(self.len);
        match str::from_utf8(text) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("placeholders and path fields differ"),
        }
    }
}
