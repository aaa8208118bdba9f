//! Names and paths in errors: bounded, and without control characters.

/// The number of characters of a name that are shown.
const NAME_LIMIT: usize = 64;
/// The number of parts of a path that are shown: the last ones.
const PART_LIMIT: usize = 8;

/// A part of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<N> {
    Name(N),
    Index(usize),
}

/// Writes a path like `auth.flows[2]["m.login.sso"]`. If it is long, only its end is written, after
/// a `…`.
pub(super) fn render<N: AsRef<str>>(parts: &[Part<N>]) -> String {
    let mut out = String::new();
    let mut shown = parts;
    if let Some(cut @ 1..) = parts.len().checked_sub(PART_LIMIT) {
        out.push('…');
        shown = parts.get(cut..).unwrap_or_default();
    }
    for part in shown {
        match part {
            Part::Index(index) => {
                out.push('[');
                out.push_str(&index.to_string());
                out.push(']');
            }
            Part::Name(name) => push_name(&mut out, name.as_ref()),
        }
    }
    out
}

fn push_name(out: &mut String, name: &str) {
    // A dot in a name would look like a step, and brackets like an index.
    let is_special = |byte| matches!(byte, b'.' | b'[' | b']' | b'"' | b'`' | b' ');
    let quotes = name.is_empty() || name.bytes().any(is_special);
    if quotes {
        out.push_str("[\"");
    } else if !out.is_empty() {
        out.push('.');
    }
    push_escaped(out, name);
    if quotes {
        out.push_str("\"]");
    }
}

/// Returns a name as errors show it.
pub(crate) fn shown(name: &str) -> String {
    let mut shown = String::new();
    push_escaped(&mut shown, name);
    shown
}

/// Writes the beginning of a name. Line breaks, other control characters and those that change the
/// direction of text are escaped.
pub(super) fn push_escaped(out: &mut String, name: &str) {
    let is_plain = |byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
    if name.len() <= NAME_LIMIT && name.bytes().all(is_plain) {
        out.push_str(name);
        return;
    }
    let mut characters = name.chars();
    for c in characters.by_ref().take(NAME_LIMIT) {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                out.extend(c.escape_unicode());
            }
            _ if c.is_control() => out.extend(c.escape_default()),
            _ => out.push(c),
        }
    }
    if characters.next().is_some() {
        out.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        use Part::{Index, Name};
        for (parts, expected) in [
            (&[][..], ""),
            (&[Name("a"), Index(2), Name("b")], "a[2].b"),
            (&[Index(0), Name("ü")], "[0].ü"),
            (&[Name("a"), Name("b.c"), Name("d")], "a[\"b.c\"].d"),
            (&[Name("")], "[\"\"]"),
            (&[Name("a`b")], "[\"a`b\"]"),
            (&[Name("\"\\")], "[\"\\\"\\\\\"]"),
            (&[Name("a\n\u{1b}\u{202e}")], "a\\n\\u{1b}\\u{202e}"),
            (&[Name("a"); 9], "….a.a.a.a.a.a.a.a"),
            (&[Index(7); 9], "…[7][7][7][7][7][7][7][7]"),
        ] {
            assert_eq!(render(parts), expected);
        }
    }

    #[test]
    fn long_names_are_cut() {
        let name = "é".repeat(65);
        assert_eq!(render(&[Part::Name(&name)]), format!("{}…", "é".repeat(64)));
        let longest = vec![Part::Name(&name); 200];
        assert!(render(&longest).chars().count() < 600);
    }
}
