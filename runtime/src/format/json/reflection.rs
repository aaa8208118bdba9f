//! Finds a value within one that was buffered, by the error's text.
//!
//! serde's texts contain the value that was refused, or its kind. If another value takes its place
//! and is in the text then, the error is about it.

use serde_json::Value as Json;

use super::{
    frame::{Frame, Value},
    inside::{KINDS, LIMIT, MOST},
    message::Message,
    position::value_length,
    scan::Scan,
    site::Site,
    trial::Trial,
};

/// Returns the path to the value that the error is about, if it can be no other.
pub(super) fn find(
    body: &[u8],
    site: &Site,
    text: &str,
    trial: &mut Trial<'_, '_>,
) -> Option<Vec<Frame>> {
    let around = site.value.filter(|value| value.nested && value.end - value.start <= LIMIT)?;
    let shown = Message::split_at_value(text)?;
    let mut scan = Scan::at(body, around.start, site.frames.clone());
    let (mut count, mut found) = (0, None);
    while let Some((value, frames)) = scan.next_value(around.end) {
        let json = body.get(value.start..)?;
        let end = value.start + value_length(json);
        let Ok(json) = serde_json::from_slice::<Json>(body.get(value.start..end)?) else {
            continue;
        };
        if !is_shown(&json, shown[1]) {
            continue;
        }
        count += 1;
        if count > MOST {
            return None;
        }
        let value = Value { end, ..value };
        if is_about(value, &json, shown, trial) && found.replace(frames.to_vec()).is_some() {
            return None;
        }
    }
    found
}

fn is_about(value: Value, json: &Json, shown: [&str; 3], trial: &mut Trial<'_, '_>) -> bool {
    let others: Vec<Json> = match json {
        Json::String(text) => vec![format!("{text}~").into()],
        Json::Bool(value) => vec![(!value).into()],
        Json::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(number), ..) => vec![number.saturating_add(1).into(), (-1).into()],
            (_, Some(number), _) => vec![number.saturating_sub(1).into()],
            (_, _, Some(number)) => vec![(number + 1.5).into()],
            _ => Vec::new(),
        },
        _ => {
            // Another kind may be refused where this one is not. If the error does not depend on
            // the value, it is not about it.
            let range = value.start..value.end;
            if KINDS
                .iter()
                .any(|kind| !is_kind(json, kind) && !trial.changes_if(range.clone(), kind))
            {
                return false;
            }
            let kinds = ["[]", "{}", "null", "true"].into_iter();
            kinds.filter(|kind| !is_kind(json, kind)).filter_map(|kind| kind.parse().ok()).collect()
        }
    };
    others.iter().any(|other| {
        let text = trial.edit(value.start..value.end, &other.to_string());
        text.as_deref().and_then(Message::split_at_value).is_some_and(|[before, found, after]| {
            after == shown[2]
                && before.ends_with('`') == shown[0].ends_with('`')
                && is_shown(other, found)
        })
    })
}

/// Returns whether a value is of the same kind as another one.
fn is_kind(json: &Json, other: &str) -> bool {
    match json {
        Json::Null => other == "null",
        Json::Array(_) => other == "[]",
        Json::Object(_) => other == "{}",
        _ => false,
    }
}

/// Returns whether serde's texts show a value like this.
fn is_shown(json: &Json, text: &str) -> bool {
    match json {
        Json::Null => matches!(text, "null" | "unit value" | "Option value"),
        Json::Array(_) => text == "sequence",
        Json::Object(_) => text == "map",
        Json::Bool(value) => text == "boolean" || text == format!("boolean `{value}`"),
        Json::String(value) => {
            text == "string" || text == value || text == format!("string {value:?}")
        }
        Json::Number(number) if number.is_f64() => {
            text == "number" || text.starts_with("floating point `")
        }
        Json::Number(number) => text == "number" || text == format!("integer `{number}`"),
    }
}
