//! The table of mistakes in the documentation (`runtime/src/mistakes.md`) is made of the cases in
//! `tests/ui`: what was written, the error, and what to write instead.
//!
//! `MISTAKES=overwrite cargo test -p pathlore-tests --test mistakes` refreshes it.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// What the topics are about, in the order of the documentation. A folder without an entry comes
/// after these, under its own name.
const TOPICS: &[(&str, &str)] = &[
    ("metadata", "`metadata!`"),
    ("history", "The history of paths"),
    ("request", "`#[request]`"),
    ("response", "`#[response]`"),
    ("field", "The attribute of a field"),
    ("kinds", "Kinds of fields"),
    ("path", "Path fields"),
    ("query", "Query fields"),
    ("header", "Header fields"),
    ("body", "Bodies"),
    ("serde", "`#[serde]`"),
    ("auth", "Authentication"),
    ("generics", "Generics and lifetimes"),
    ("usage", "Where an endpoint is used"),
];

/// What to write where the message does not say it: the errors of the compiler's own, and those
/// about an order.
const REMEDIES: &[(&str, &str)] = &[
    (
        "value `METADATA`",
        "write `const METADATA: Metadata = metadata! { … };` beside the request, or name the constant: \
         `#[request(metadata = LOGIN)]`",
    ),
    (
        "type `Response`",
        "write a struct with `#[response]` beside the request, or name the type: \
         `#[request(response = LoginResponse)]`",
    ),
    ("goes above a struct", "move the attribute to a struct, or write one"),
    ("the names are those on the wire", "write a struct whose fields have names"),
    ("no rules expected", "write a comma before it"),
    ("a raw body is", "write one of these types"),
    (
        "is not satisfied",
        "implement the trait, write a type that has it, or leave out the half that needs it: \
         `outgoing` or `incoming`",
    ),
    (
        "doesn't implement",
        "implement the trait, write a type that has it, or leave out the half that needs it: \
         `outgoing` or `incoming`",
    ),
];

const HEAD: &str = "\
# Mistakes, and what to write instead

Each mistake in a definition is one error, on the token that is wrong. These are the mistakes that
the crate's tests know, with the message that the compiler prints for the example.
";

#[test]
fn table() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = tests.join("../runtime/src/mistakes.md");
    let (table, problems) = generate(&tests.join("tests/ui"));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    if env::var_os("MISTAKES").is_some_and(|value| value == "overwrite") {
        fs::write(&file, &table).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    let differs = table.lines().zip(written.lines()).find(|(new, old)| new != old);
    assert!(
        written == table,
        "the table differs from the cases in tests/ui; run\n\
         MISTAKES=overwrite cargo test -p pathlore-tests --test mistakes\n{differs:#?}"
    );
}

/// The table, and the cases that it cannot tell of.
fn generate(cases: &Path) -> (String, Vec<String>) {
    let folders = sorted(cases).into_iter().filter(|path| path.is_dir());
    let mut topics: Vec<String> = folders.map(|path| name_of(&path)).collect();
    let rank = |topic: &String| TOPICS.iter().position(|(known, _)| known == topic);
    topics.sort_by_key(|topic| (rank(topic).unwrap_or(TOPICS.len()), topic.clone()));
    let mut table = HEAD.to_owned();
    let mut problems = Vec::new();
    for topic in topics {
        let title = TOPICS.iter().find(|(known, _)| *known == topic);
        let title = title.map_or(&*topic, |(_, title)| title);
        let rows: Vec<Row> = sorted(&cases.join(&topic))
            .iter()
            .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
            .flat_map(|path| rows(path, &mut problems))
            .collect();
        if rows.is_empty() {
            continue;
        }
        let head = "| mistake | for example | message | remedy |\n|---|---|---|---|";
        writeln!(table, "\n## {title}\n\n{head}").unwrap();
        for row in rows {
            let cells =
                [row.mistake, row.example, row.message, row.remedy].map(|cell| escaped(&cell));
            writeln!(table, "| {} |", cells.join(" | ")).unwrap();
        }
    }
    (table, problems)
}

struct Row {
    /// The name of the case, as words.
    mistake: String,
    /// The line that is wrong.
    example: String,
    message: String,
    remedy: String,
}

/// One row for each error of a case.
fn rows(case: &Path, problems: &mut Vec<String>) -> Vec<Row> {
    let source = fs::read_to_string(case).unwrap();
    let Ok(stderr) = fs::read_to_string(case.with_extension("stderr")) else {
        problems.push(format!("{}: there is no .stderr", case.display()));
        return Vec::new();
    };
    let own = source.lines().filter_map(|line| line.trim().strip_prefix("// remedy: "));
    let mut own = own.map(str::to_owned);
    let mut rows = Vec::new();
    for error in errors(&stderr) {
        let (message, remedy) = split(&error);
        let Some(remedy) = own.next().or(remedy) else {
            problems.push(format!(
                "{}: the message {:?} does not say what to write; add it behind a semicolon, or a \
                 line `// remedy: …` to the case",
                case.display(),
                error.message
            ));
            continue;
        };
        let line = error.line.and_then(|line| source.lines().nth(line - 1)).unwrap_or_default();
        let mistake = name_of(&case.with_extension("")).replace('-', " ");
        rows.push(Row { mistake, example: code(line.trim()), message, remedy });
    }
    rows
}

/// An error as the compiler prints it.
struct Error {
    message: String,
    line: Option<usize>,
    /// What it says below the code.
    help: Option<String>,
}

fn errors(stderr: &str) -> Vec<Error> {
    let mut found: Vec<Error> = Vec::new();
    for line in stderr.lines() {
        if let Some(rest) = line.strip_prefix("error") {
            let message = rest.split_once(": ").map_or(rest, |(_, message)| message);
            let message = message.strip_prefix("evaluation panicked: ").unwrap_or(message);
            found.push(Error { message: message.to_owned(), line: None, help: None });
            continue;
        }
        let Some(error) = found.last_mut() else { continue };
        let text = line.trim();
        if let Some(place) = text.strip_prefix("--> ") {
            let number = place.split(':').nth(1).and_then(|number| number.parse().ok());
            error.line = error.line.or(number);
        }
        let help = text.strip_prefix("= help: ").or_else(|| line.strip_prefix("help: "));
        if let Some(help) = help {
            error.help.get_or_insert_with(|| help.to_owned());
        }
    }
    found
}

/// What is wrong, and what to write: behind the semicolon of the message, or what it expected.
fn split(error: &Error) -> (String, Option<String>) {
    let message = &error.message;
    if let Some((wrong, remedy)) = message.split_once("; ") {
        return (wrong.to_owned(), Some(remedy.to_owned()));
    }
    let expected =
        message.strip_prefix("expected ").map(|expected| match expected.split_once(", as in ") {
            Some((what, example)) => format!("write {what}: {example}"),
            None => format!("write {expected}"),
        });
    let meant = message
        .strip_prefix("did you mean ")
        .map(|name| format!("write {}", name.trim_end_matches('?')));
    let instead = message.starts_with("write ").then(|| message.clone());
    let known = || {
        let known = REMEDIES.iter().find(|(fragment, _)| message.contains(fragment));
        known.map(|(_, remedy)| (*remedy).to_owned())
    };
    let remedy = expected.or(meant).or(instead).or_else(known).or_else(|| error.help.clone());
    (message.clone(), remedy)
}

/// A span of code, whatever is in it.
fn code(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else if text.contains('`') {
        format!("`` {text} ``")
    } else {
        format!("`{text}`")
    }
}

/// As the cell of a table. Outside of code nothing may be taken for markup.
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

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
