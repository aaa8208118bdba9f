//! The forms of serde's own texts.

/// Returns what follows the value in serde's own texts.
///
/// The value may contain any text, and a hand-written text may begin like one of these.
pub(super) fn expected(text: &str) -> Option<&str> {
    let rest = if let Some(rest) = text.strip_prefix("unknown variant `") {
        return rest.rsplit_once("`, expected ").map(|(_, names)| names).filter(lists_names);
    } else if let Some(rest) = text.strip_prefix("invalid length ") {
        rest.trim_start_matches(|c: char| c.is_ascii_digit())
    } else {
        let value =
            text.strip_prefix("invalid type: ").or_else(|| text.strip_prefix("invalid value: "))?;
        after_value(value)?
    };
    rest.strip_prefix(", expected ")
}

/// Skips a value that was printed by `serde::de::Unexpected`.
fn after_value(text: &str) -> Option<&str> {
    const WITHOUT_VALUE: [&str; 15] = [
        "sequence",
        "map",
        "null",
        "unit value",
        "Option value",
        "byte array",
        "newtype struct",
        "enum",
        "unit variant",
        "newtype variant",
        "tuple variant",
        "struct variant",
        // `Object` shows no values.
        "string",
        "number",
        "boolean",
    ];
    const WITH_VALUE: [&str; 4] = ["integer `", "floating point `", "boolean `", "character `"];

    let without_value = WITHOUT_VALUE.iter().find_map(|word| text.strip_prefix(word));
    if let Some(rest) = without_value.filter(|rest| rest.starts_with(',')) {
        return Some(rest);
    }
    if let Some(value) = text.strip_prefix("string \"") {
        let mut escaped = false;
        let end = value.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })?;
        return value.get(end + 1..);
    }
    let value = WITH_VALUE.iter().find_map(|word| text.strip_prefix(word))?;
    // The character may be a backtick itself.
    let mut characters = value.chars();
    characters.next();
    let (_, rest) = characters.as_str().split_once('`')?;
    // Integers of 128 bits are printed with their type.
    Some(rest.strip_prefix(" as i128").or_else(|| rest.strip_prefix(" as u128")).unwrap_or(rest))
}

/// Returns whether a text is one of serde's lists of fields or variants.
pub(super) fn lists_names(text: &&str) -> bool {
    text.strip_prefix("one of ").unwrap_or(text).starts_with('`') && text.ends_with('`')
}

pub(super) fn quoted<'m>(text: &'m str, before: &str) -> Option<&'m str> {
    let name = text.strip_prefix(before)?.strip_suffix('`')?;
    (!name.contains('`')).then_some(name)
}
