//! How the members of a format are described to the runtime.

use proc_macro2::{Ident, Span};

use crate::model::Format;

impl Format {
    /// Returns the name in the form that the writer of the format takes.
    pub(super) fn written_name(self, name: &str) -> String {
        match self {
            Self::Json => format!("\"{}\":", json_escaped(name)),
            Self::Form => form_encoded(name),
        }
    }

    /// Returns how members are described to the reader.
    pub(super) fn syntax(self) -> Syntax {
        match self {
            Self::Json => Syntax { name: json_escaped, member: "member", flattened: "flattened" },
            Self::Form => {
                let name: fn(&str) -> String = str::to_owned;
                Syntax { name, member: "parameter", flattened: "flattened_parameters" }
            }
        }
    }

    pub(super) fn read_name(self, name: &str) -> String {
        (self.syntax().name)(name)
    }

    /// Returns the name of the function that describes the part as a whole.
    pub(super) fn whole(self) -> Ident {
        let name = match self {
            Self::Json => "whole_body",
            Self::Form => "whole_query",
        };
        Ident::new(name, Span::call_site())
    }

    /// Returns the names of the functions that describe what functions write: a member, a flattened field,
    /// and the part as a whole.
    pub(super) fn written_by(self) -> [Ident; 3] {
        let names = match self {
            Self::Json => ["member_by", "flatten_by", "body_by"],
            Self::Form => ["parameter_by", "flatten_parameters_by", "query_by"],
        };
        names.map(|name| Ident::new(name, Span::call_site()))
    }
}

/// How members are described to a reader.
pub(super) struct Syntax {
    /// Returns a name in the form that the reader takes.
    pub(super) name: fn(&str) -> String,
    /// The name of the function that describes a member.
    pub(super) member: &'static str,
    /// The name of the function that describes a field with `flatten`.
    pub(super) flattened: &'static str,
}

/// Escapes a string for JSON (RFC 8259, section 7), as `serde_json` does.
fn json_escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => out.extend(format!("\\u{:04x}", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out
}

/// Encodes a string as `application/x-www-form-urlencoded`.
fn form_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'*' | b'-' | b'.' | b'_' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => out.extend(format!("%{byte:02X}").chars()),
        }
    }
    out
}
