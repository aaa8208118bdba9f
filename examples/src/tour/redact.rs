//! What of a body may be shown.

use pathlore::bytes::Bytes;
use serde_json::Value;

/// Longer texts are cut off: they are to be looked at, not read.
const MAX_CHARACTERS: usize = 400;
const SECRET: [&str; 3] = ["token", "password", "secret"];

/// A body on one line, without secrets and without what could control a terminal.
pub(super) fn show(body: &Bytes) -> String {
    if body.is_empty() {
        return "no body".to_owned();
    }
    let Ok(mut value) = serde_json::from_slice(body) else {
        return format!("{} bytes that are not JSON", body.len());
    };
    redact(&mut value);
    plain(&value.to_string())
}

/// A text that a server may have chosen, without what could control a terminal.
pub(super) fn plain(text: &str) -> String {
    let mut characters = text.chars();
    let mut shown: String = characters.by_ref().take(MAX_CHARACTERS).map(printable).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Goes by the names of members, and rather takes too much: a server may send what nobody here
/// has heard of. A boolean holds no secret.
fn redact(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let name = name.to_lowercase();
                if SECRET.iter().any(|secret| name.contains(secret)) && !value.is_boolean() {
                    *value = "[redacted]".into();
                } else {
                    redact(value);
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(redact),
        _ => {}
    }
}

fn printable(character: char) -> char {
    // The characters that turn the direction of writing are not control characters.
    let turns = matches!(
        character,
        '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    if character.is_control() || turns { '\u{fffd}' } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str) -> String {
        show(&Bytes::copy_from_slice(body.as_bytes()))
    }

    #[test]
    fn secrets_are_not_shown_however_deep() {
        let body = r#"{"a":[{"access_token":"s1"}],"auth":{"password":"s2"},"My_Secret":["s3"]}"#;
        let text = shown(body);
        assert_eq!(text.matches("[redacted]").count(), 3, "{text}");
        assert!(!["s1", "s2", "s3"].iter().any(|secret| text.contains(secret)), "{text}");
    }

    #[test]
    fn what_only_sounds_secret_is_shown() {
        let body = r#"{"get_login_token":true,"type":"m.login.token"}"#;
        assert_eq!(shown(body), body);
    }

    #[test]
    fn other_bodies_are_counted() {
        assert_eq!(shown(""), "no body");
        assert_eq!(shown("token=secret"), "12 bytes that are not JSON");
    }

    #[test]
    fn terminals_are_left_alone() {
        assert_eq!(shown("{\"a\":\"\u{9b}31m\u{202e}\"}"), "{\"a\":\"\u{fffd}31m\u{fffd}\"}");
    }

    #[test]
    fn long_bodies_are_cut_between_characters() {
        let text = shown(&format!("[\"{}\"]", "é".repeat(1000)));
        assert_eq!(text.chars().count(), MAX_CHARACTERS + 1);
        assert!(text.ends_with("é…"));
    }
}
