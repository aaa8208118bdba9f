//! Skips values.

use super::super::{
    escape::{Escape, plain_length},
    frame::is_blank,
};

/// Returns the length of the value at the beginning of a JSON text, with the white space before it.
/// Returns `None` if it is not JSON.
pub(super) fn skip_value(json: &[u8]) -> Option<usize> {
    Skip { json, position: 0, open: Open::default(), is_surely_readable: false }.value()
}

/// Returns the length of the value if any type can read such a value: no number is too large, no string
/// has a lone surrogate, and the value is not nested too deeply. Returns `None` if that is not sure.
pub(super) fn skip_readable_value(json: &[u8]) -> Option<usize> {
    Skip { json, position: 0, open: Open::default(), is_surely_readable: true }.value()
}

/// The depth up to which values are surely readable. The limit of `serde_json` is 128.
const READABLE_DEPTH: usize = 64;

/// The number of digits up to which numbers are surely readable.
const READABLE_DIGITS: usize = 300;

/// The objects and arrays that have not been closed.
#[derive(Default)]
struct Open {
    depth: usize,
    /// A bit for each of the innermost ones, the innermost last. It is set for an object.
    are_objects: u64,
    /// The bits of the others.
    outer: Vec<u64>,
}

impl Open {
    fn push(&mut self, is_object: bool) {
        if self.is_full() {
            self.outer.push(self.are_objects);
        }
        self.depth += 1;
        self.are_objects = (self.are_objects << 1) | u64::from(is_object);
    }

    fn pop(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.are_objects >>= 1;
        if self.is_full() {
            self.are_objects = self.outer.pop().unwrap_or_default();
        }
    }

    /// Returns whether all bits of the innermost ones are in use.
    fn is_full(&self) -> bool {
        self.depth > 0 && self.depth.is_multiple_of(64)
    }

    fn is_object(&self) -> bool {
        self.are_objects & 1 == 1
    }
}

struct Skip<'j> {
    json: &'j [u8],
    position: usize,
    open: Open,
    /// Whether only values are skipped that any type can read.
    is_surely_readable: bool,
}

impl Skip<'_> {
    /// Skips a value, and returns its length.
    fn value(mut self) -> Option<usize> {
        loop {
            self.begin()?;
            loop {
                if self.open.depth == 0 {
                    return Some(self.position);
                }
                if self.next()? {
                    break;
                }
            }
        }
    }

    /// Skips white space, and returns the byte after it.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.json.get(self.position)?;
            if !is_blank(byte) {
                return Some(byte);
            }
            self.position += 1;
        }
    }

    fn byte(&self) -> Option<u8> {
        self.json.get(self.position).copied()
    }

    /// Skips a value that is not nested, or empty, or the brackets and names before one.
    fn begin(&mut self) -> Option<()> {
        loop {
            let byte = self.peek()?;
            match byte {
                b'"' => return self.string(),
                b'{' | b'[' => {
                    self.position += 1;
                    self.open.push(byte == b'{');
                    if self.is_surely_readable && self.open.depth > READABLE_DEPTH {
                        return None;
                    }
                    match (byte, self.peek()?) {
                        (b'{', b'}') | (b'[', b']') => {
                            self.position += 1;
                            self.open.pop();
                            return Some(());
                        }
                        (b'{', _) => self.name()?,
                        _ => {}
                    }
                }
                b't' => return self.literal(b"true"),
                b'f' => return self.literal(b"false"),
                b'n' => return self.literal(b"null"),
                _ => return self.number(),
            }
        }
    }

    /// Skips what follows a value, and returns whether it is followed by another.
    fn next(&mut self) -> Option<bool> {
        let is_object = self.open.is_object();
        let byte = self.peek()?;
        self.position += 1;
        match byte {
            b',' => {
                if is_object {
                    self.name()?;
                }
                Some(true)
            }
            b'}' | b']' if is_object == (byte == b'}') => {
                self.open.pop();
                Some(false)
            }
            _ => None,
        }
    }

    /// Skips a name and the colon after it.
    fn name(&mut self) -> Option<()> {
        if self.peek()? != b'"' {
            return None;
        }
        self.string()?;
        let colon = self.peek()?;
        self.position += 1;
        (colon == b':').then_some(())
    }

    fn string(&mut self) -> Option<()> {
        self.position += 1;
        loop {
            let rest = self.json.get(self.position..)?;
            let length = plain_length(rest)?;
            let rest = rest.get(length..)?;
            self.position += length;
            if rest.starts_with(b"\"") {
                self.position += 1;
                return Some(());
            }
            let Escape { length, character } = Escape::parse(rest)?;
            if self.is_surely_readable && character.is_none() {
                return None;
            }
            self.position += length;
        }
    }

    fn literal(&mut self, literal: &[u8]) -> Option<()> {
        let is_there = self.json.get(self.position..)?.starts_with(literal);
        self.position += literal.len();
        is_there.then_some(())
    }

    fn number(&mut self) -> Option<()> {
        let start = self.position;
        if self.byte()? == b'-' {
            self.position += 1;
        }
        if self.byte()? == b'0' {
            self.position += 1;
        } else {
            self.digits()?;
        }
        match self.byte() {
            Some(b'0'..=b'9') => return None,
            Some(b'.') => {
                self.position += 1;
                self.digits()?;
            }
            _ => {}
        }
        if self.is_surely_readable && self.position - start > READABLE_DIGITS {
            return None;
        }
        if let Some(b'e' | b'E') = self.byte() {
            if self.is_surely_readable {
                return None;
            }
            self.position += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.position += 1;
            }
            self.digits()?;
        }
        Some(())
    }

    /// Skips at least one digit.
    fn digits(&mut self) -> Option<()> {
        let start = self.position;
        while let Some(b'0'..=b'9') = self.byte() {
            self.position += 1;
        }
        (self.position > start).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use ::serde::{Deserialize, de::IgnoredAny};

    use super::{super::any_value::AnyValue, *};

    /// Returns the length as `serde_json` finds it.
    fn by_serde_json<'j, T: Deserialize<'j>>(json: &'j str) -> Option<usize> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        T::deserialize(&mut deserializer).ok()?;
        Some(deserializer.into_iter::<IgnoredAny>().byte_offset())
    }

    #[test]
    fn skips_what_serde_json_skips() {
        let parts = [
            "", " ", "1", "0", "-", ".5", "e+", "E1", "\"", "\"a\"", "\"a\":", ":", ",", "{", "}",
            "[", "]", "null", "tru", "e", "\\", "u12", "\\u00eg", "\\n", "\\x", "é", "\n",
            "\\ud83d", "\\ude00",
        ];
        // All sequences of up to three parts, and some longer ones.
        for first in parts {
            for second in parts {
                for third in parts {
                    for json in [
                        format!("{first}{second}{third}"),
                        format!("[{first}{second}{third}]"),
                        format!("{{\"a\":{first}{second}{third}}} "),
                        format!("\"{first}{second}{third}\","),
                        format!("[{first},{second},{{\"b\" : {third}}}]"),
                    ] {
                        let length = by_serde_json::<IgnoredAny>(&json);
                        assert_eq!(skip_value(json.as_bytes()), length, "{json}");
                        if let Some(length) = skip_readable_value(json.as_bytes()) {
                            assert_eq!(by_serde_json::<AnyValue>(&json), Some(length), "{json}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn skips_any_depth() {
        for depth in [1, 63, 64, 65, 128, 1_000] {
            let json = format!("{}1{}", "[{\"a\":[".repeat(depth), "]}]".repeat(depth));
            assert_eq!(skip_value(json.as_bytes()), Some(json.len()), "{depth}");
            let wrong = json.replacen("]}]", "]]}", 1);
            assert_eq!(skip_value(wrong.as_bytes()), None, "{depth}");
        }
    }
    #[test]
    fn knows_what_all_types_can_read() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        for (json, is_readable) in [
            ("12.5".to_owned(), true),
            (r#"{"a":[null,true,false,"b\n\u00e9\ud83d\ude00"]}"#.to_owned(), true),
            (r#""\ud83d""#.to_owned(), false),
            (r#""\ud83d\ud83d""#.to_owned(), false),
            (r#""\ude00\ud83d""#.to_owned(), false),
            ("1".repeat(READABLE_DIGITS), true),
            ("1e999".to_owned(), false),
            ("1".repeat(400), false),
            (nested(READABLE_DEPTH), true),
            (nested(200), false),
        ] {
            let length = is_readable.then_some(json.len());
            assert_eq!(skip_readable_value(json.as_bytes()), length, "{json}");
            assert_eq!(by_serde_json::<AnyValue>(&json), length, "{json}");
        }
    }
}
