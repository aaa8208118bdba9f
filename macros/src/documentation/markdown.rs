//! Markdown.

/// Returns a table.
pub(super) fn table<const N: usize>(header: &[impl AsRef<str>; N], rows: &[[String; N]]) -> String {
    let mut text = line(header);
    text.push_str(&line(&[const { "---" }; N]));
    text.extend(rows.iter().map(line));
    text
}

fn line<const N: usize>(cells: &[impl AsRef<str>; N]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| cell.as_ref().replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// Returns text in backticks.
pub(super) fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}
