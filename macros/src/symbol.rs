//! The names of attributes, keys and values, once.

use syn::Ident;

/// The field attribute.
pub(crate) const API: &str = "api";
/// Its alias, by which definitions written for ruma move over with few changes.
pub(crate) const RUMA_API: &str = "ruma_api";
/// The attribute by which `#[request]` and `#[response]` talk to their hidden derives.
pub(crate) const HIDDEN: &str = "__pathlore";
/// In it: the arguments of the attribute macro.
pub(crate) const ARGUMENTS: &str = "arguments";
/// In it: no `Debug` of the author's own.
pub(crate) const DEBUG: &str = "debug";
/// In it: the struct is not what the author wrote, since that is wrong.
pub(crate) const REJECTED: &str = "rejected";
/// In it: no `Clone` of the author's own.
pub(crate) const CLONE: &str = "clone";

pub(crate) const SERDE: &str = "serde";

/// Lists names for a message: `` `a`, `b` or `c` ``.
pub(crate) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|name| format!("`{name}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}

/// Whether a field may have this name, if need be as `r#name`. Of a text that is no tokens at all,
/// `room's`, the compiler itself would speak, so its characters are looked at first.
pub(crate) fn is_name(text: &str) -> bool {
    let is_ident = |text: &str| syn::parse_str::<Ident>(text).is_ok();
    text.starts_with(|c: char| c == '_' || c.is_alphabetic())
        && text.chars().all(|c| c == '_' || c.is_alphanumeric())
        && (is_ident(text) || is_ident(&format!("r#{text}")))
}

/// What to write instead of an unknown name: the one it comes near to, else all of them.
pub(crate) fn instead(written: &str, names: &[&str]) -> String {
    match nearest(written, names) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("expected {}", list(names)),
    }
}

/// The name that the author most likely meant.
pub(crate) fn nearest<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    let written = written.to_lowercase();
    let is_beginning =
        |name: &&&str| written.len() > 2 && name.to_lowercase().starts_with(&written);
    let mut begun = names.iter().filter(is_beginning);
    if let (Some(name), None) = (begun.next(), begun.next()) {
        return Some(name);
    }
    names
        .iter()
        .map(|name| (distance(&written, &name.to_lowercase()), *name))
        .filter(|(distance, name)| *distance <= 1 + name.len() / 4 && *distance < name.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The number of characters to insert, remove, replace or swap with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    // Rows of the usual table: the one before the last, the last and the new one.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    let mut left_before = None;
    for (row, left) in left.chars().enumerate() {
        let mut new = vec![row + 1];
        let mut right_before = None;
        for (column, &right) in right.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX);
            let mut cost = (at(&last, column) + usize::from(left != right))
                .min(at(&last, column + 1) + 1)
                .min(at(&new, column) + 1);
            if left_before == Some(right) && right_before == Some(left) && column > 0 {
                cost = cost.min(at(&before, column - 1).saturating_add(1));
            }
            new.push(cost);
            right_before = Some(right);
        }
        before = std::mem::replace(&mut last, new);
        left_before = Some(left);
    }
    last.last().copied().unwrap_or_default()
}
