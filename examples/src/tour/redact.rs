//! Removal of secrets and control characters from output.

use pathlore::bytes::Bytes;
use serde_json::Value;

/// The length at which strings are truncated.
const MAX_CHARACTERS: usize = 400;
/// The parts of member names that indicate a secret.
const SECRET_NAMES: [&str; 3] = ["token", "password", "secret"];

/// Formats a body on one line, without secrets and control characters.
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

/// Truncates a string that may come from a server, and replaces control characters.
pub(super) fn plain(string: &str) -> String {
    let mut characters = string.chars();
    let mut shown: String = characters.by_ref().take(MAX_CHARACTERS).map(printable).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Replaces the values of members whose names indicate a secret.
///
/// The names are matched loosely, because servers may send unknown members.
/// Booleans are kept: they are not secret.
fn redact(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let name = name.to_lowercase();
                if SECRET_NAMES.iter().any(|secret| name.contains(secret)) && !value.is_boolean() {
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
    // Characters that change the text direction are not control characters in Unicode.
    let changes_direction = matches!(
        character,
        '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    if character.is_control() || changes_direction { '\u{fffd}' } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show_string(body: &str) -> String {
        show(&Bytes::copy_from_slice(body.as_bytes()))
    }

    #[test]
    fn nested_secrets_are_redacted() {
        let body = r#"{"a":[{"access_token":"s1"}],"auth":{"password":"s2"},"My_Secret":["s3"]}"#;
        let output = show_string(body);
        assert_eq!(output.matches("[redacted]").count(), 3, "{output}");
        assert!(!["s1", "s2", "s3"].iter().any(|secret| output.contains(secret)), "{output}");
    }

    #[test]
    fn booleans_and_values_are_not_redacted() {
        let body = r#"{"get_login_token":true,"type":"m.login.token"}"#;
        assert_eq!(show_string(body), body);
    }

    #[test]
    fn bodies_that_are_not_json_are_not_shown() {
        assert_eq!(show_string(""), "no body");
        assert_eq!(show_string("token=secret"), "12 bytes that are not JSON");
    }

    #[test]
    fn control_characters_are_replaced() {
        assert_eq!(show_string("{\"a\":\"\u{9b}31m\u{202e}\"}"), "{\"a\":\"\u{fffd}31m\u{fffd}\"}");
    }

    #[test]
    fn long_bodies_are_truncated_between_characters() {
        let output = show_string(&format!("[\"{}\"]", "é".repeat(1000)));
        assert_eq!(output.chars().count(), MAX_CHARACTERS + 1);
        assert!(output.ends_with("é…"));
    }
}
