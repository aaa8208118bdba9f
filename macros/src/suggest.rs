//! Suggestions in error messages: lists of names, and "did you mean".

/// Lists names as alternatives: `` `a`, `b` or `c` ``.
pub(crate) fn any_of(names: &[&str]) -> String {
    join(names, "or")
}

/// Lists names: `` `a`, `b` and `c` ``.
pub(crate) fn all_of(names: &[&str]) -> String {
    join(names, "and")
}

fn join(names: &[&str], conjunction: &str) -> String {
    match names {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|name| format!("`{name}`")).collect();
            format!("{} {conjunction} `{last}`", first.join(", "))
        }
    }
}

/// Returns what to write instead of an unknown name: the name closest to it, or else a list of all
/// names.
pub(crate) fn instead(written: &str, names: &[&str]) -> String {
    match nearest(written, names) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("expected {}", any_of(names)),
    }
}

/// Returns the name that the author most likely meant, if any is close.
pub(crate) fn nearest<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    let written = written.to_lowercase();
    let is_completion =
        |name: &&&str| written.len() > 2 && name.to_lowercase().starts_with(&written);
    let mut completions = names.iter().filter(is_completion);
    if let (Some(name), None) = (completions.next(), completions.next()) {
        return Some(name);
    }
    names
        .iter()
        .map(|name| (distance(&written, &name.to_lowercase()), *name))
        .filter(|(distance, name)| *distance <= 1 + name.len() / 4 && *distance < name.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Returns the edit distance: the number of characters to insert, remove, replace or swap with a
/// neighbor.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    // The last two rows of the usual table, and the one being computed.
    let mut second_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    let mut previous_left = None;
    for (row, left) in left.chars().enumerate() {
        let mut current = vec![row + 1];
        let mut previous_right = None;
        for (column, &right) in right.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX);
            let mut cost = (at(&last, column) + usize::from(left != right))
                .min(at(&last, column + 1) + 1)
                .min(at(&current, column) + 1);
            if previous_left == Some(right) && previous_right == Some(left) && column > 0 {
                cost = cost.min(at(&second_last, column - 1).saturating_add(1));
            }
            current.push(cost);
            previous_right = Some(right);
        }
        second_last = std::mem::replace(&mut last, current);
        previous_left = Some(left);
    }
    last.last().copied().unwrap_or_default()
}
