//! The tables of mistakes in the documentation, `runtime/src/mistakes.md`, are generated from the
//! cases.
//!
//! `MISTAKES=overwrite cargo test -p pathlore-test-ui table` refreshes them. The last line of a
//! case is its title in the tables, `// title: …`, or `// title: none` to leave it out.

use std::{
    collections::BTreeSet,
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// The folders of cases and their headings, in the order of the documentation.
const TOPICS: [(&str, &str); 15] = [
    ("metadata", "`metadata!`"),
    ("history", "The history of paths"),
    ("request", "`#[request]`"),
    ("response", "`#[response]`"),
    ("endpoint-error", "`#[endpoint_error]`"),
    ("field", "Field attributes"),
    ("path", "Path fields"),
    ("query", "Query fields"),
    ("header", "Header fields"),
    ("body", "Bodies"),
    ("field-history", "The history of fields"),
    ("serde", "`#[serde]`"),
    ("auth", "Authentication"),
    ("generics", "Generics and lifetimes"),
    ("usage", "Using an endpoint"),
];

const HEAD: &str = "\
# Mistakes, and what to write instead

Each mistake in a definition causes one error, on the token that is wrong. The tables list the
mistakes of the crate's compile-fail tests with an example, the compiler's message and a remedy.
";

#[test]
fn the_documentation_lists_every_mistake() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = package.join("../../../runtime/src/mistakes.md");
    let mut tables = Tables::default();
    tables.write(&package.join("tests/ui"));
    assert!(tables.problems.is_empty(), "{}", tables.problems.join("\n"));
    if env::var_os("MISTAKES").is_some_and(|value| value == "overwrite") {
        fs::write(&file, &tables.text).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    let differs = tables.text.lines().zip(written.lines()).find(|(new, old)| new != old);
    assert!(
        written == tables.text,
        "the tables differ from the cases; run\n\
         MISTAKES=overwrite cargo test -p pathlore-test-ui table\n{differs:#?}"
    );
}

#[derive(Default)]
struct Tables {
    text: String,
    problems: Vec<String>,
}

impl Tables {
    fn write(&mut self, cases: &Path) {
        HEAD.clone_into(&mut self.text);
        for (topic, heading) in TOPICS {
            let head = "| mistake | example | message | remedy |\n|---|---|---|---|";
            writeln!(self.text, "\n## {heading}\n\n{head}").unwrap();
            let mut titles = BTreeSet::new();
            for case in sorted(&cases.join(topic)) {
                if case.extension().is_some_and(|extension| extension == "rs") {
                    self.write_rows(&case, &mut titles);
                }
            }
        }
        for folder in sorted(cases).iter().filter(|path| path.is_dir()) {
            if !TOPICS.iter().any(|(topic, _)| folder.ends_with(topic)) {
                self.problems.push(format!("{}: the topic has no heading", folder.display()));
            }
        }
    }

    /// Writes a row for each error of a case.
    fn write_rows(&mut self, case: &Path, titles: &mut BTreeSet<String>) {
        let name = case.display();
        let source = fs::read_to_string(case).unwrap();
        let title = source.lines().last().and_then(|line| line.strip_prefix("// title: "));
        let Some(title) = title else {
            self.problems.push(format!("{name}: the last line is not `// title: …`"));
            return;
        };
        if title == "none" {
            return;
        }
        if !titles.insert(title.to_owned()) {
            self.problems.push(format!("{name}: another case has the title {title:?}"));
        }
        if title.starts_with(char::is_lowercase) || title.ends_with('.') {
            self.problems.push(format!("{name}: a title has a capital letter and no full stop"));
        }
        let Ok(stderr) = fs::read_to_string(case.with_extension("stderr")) else {
            self.problems.push(format!("{name}: there is no .stderr"));
            return;
        };
        let mut remedies = source.lines().filter_map(|line| line.strip_prefix("// remedy: "));
        for error in errors(&stderr) {
            let (message, remedy) = split(&error);
            let Some(remedy) = remedies.next().map(str::to_owned).or(remedy) else {
                self.problems.push(format!(
                    "{name}: the message {:?} does not say what to write; add it after a \
                     semicolon, or a line `// remedy: …` to the case",
                    error.message
                ));
                continue;
            };
            let line = error.line.and_then(|line| source.lines().nth(line - 1)).unwrap_or_default();
            let cells = [title, &code(line.trim()), &message, &remedy].map(escaped);
            writeln!(self.text, "| {} |", cells.join(" | ")).unwrap();
        }
    }
}

/// Returns the mistake and the remedy: the part of the message after the semicolon, or what the
/// message expects.
fn split(error: &Error) -> (String, Option<String>) {
    let message = &error.message;
    if let Some((mistake, remedy)) = split_outside_code(message) {
        return (mistake.to_owned(), Some(remedy.to_owned()));
    }
    let expected = message.strip_prefix("expected ").map(|expected| {
        let expected = expected.split_once(", found ").map_or(expected, |(it, _)| it);
        match expected.split_once(", as in ") {
            Some((what, example)) => format!("write {what}: {example}"),
            None => format!("write {expected}"),
        }
    });
    let instead = message.starts_with("write ").then(|| message.clone());
    (message.clone(), expected.or(instead))
}

/// Splits at the first semicolon that is not between backticks.
fn split_outside_code(message: &str) -> Option<(&str, &str)> {
    let mut semicolons = message.match_indices("; ").map(|(index, _)| index);
    let index =
        semicolons.find(|index| message[..*index].matches('`').count().is_multiple_of(2))?;
    Some((&message[..index], &message[index + 2..]))
}

/// An error as the compiler prints it.
struct Error {
    message: String,
    line: Option<usize>,
}

fn errors(stderr: &str) -> Vec<Error> {
    let mut found: Vec<Error> = Vec::new();
    for line in stderr.lines() {
        if let Some(rest) = line.strip_prefix("error") {
            let message = rest.split_once(": ").map_or(rest, |(_, message)| message);
            let message = message.strip_prefix("evaluation panicked: ").unwrap_or(message);
            found.push(Error { message: message.to_owned(), line: None });
            continue;
        }
        let Some(error) = found.last_mut() else { continue };
        if let Some(place) = line.trim().strip_prefix("--> ") {
            let number = place.split(':').nth(1).and_then(|number| number.parse().ok());
            error.line = error.line.or(number);
        }
    }
    found
}

/// Formats source text as a code span.
fn code(source: &str) -> String {
    if source.is_empty() {
        String::new()
    } else if source.contains('`') {
        format!("`` {source} ``")
    } else {
        format!("`{source}`")
    }
}

/// Escapes the cell of a table. Outside of code nothing may be taken for markup.
fn escaped(cell: &str) -> String {
    let mut escaped = String::new();
    let mut in_code = false;
    for c in cell.chars() {
        in_code ^= c == '`';
        match c {
            '|' => escaped.push_str("\\|"),
            '<' | '[' | '*' if !in_code => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
