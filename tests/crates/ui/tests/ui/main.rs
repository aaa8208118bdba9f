//! Each mistake in a definition causes one error, on the token that is wrong, and the message says
//! what to write instead.
//!
//! A case is a file in the folder of its topic, with the output of the compiler in a `.stderr` file
//! beside it. `TRYBUILD=overwrite cargo test -p pathlore-test-ui` refreshes these files.
//!
//! A comment at the top of a case declares an exception:
//!
//! - `// errors: 2`: the case has two mistakes;
//! - `// span: macro`: there is no token that the error could point at;
//! - `// names: derives`: the compiler lists all derives that have an attribute of this name.
//!
//! Comments at the end are for the documentation, see `table.rs`.

mod recorded;
mod rendered;
mod table;

use std::{fs, path::Path};

use recorded::Recording;
use rendered::Diagnostic;

/// All cases are binaries of one project, which trybuild builds once.
#[test]
fn each_mistake_is_one_error_with_the_expected_output() {
    let recording = Recording::start();
    let trybuild = trybuild::TestCases::new();
    trybuild.compile_fail("tests/ui/*/*.rs");
    // Runs the comparison.
    drop(trybuild);

    let built: Vec<_> = cases()
        .into_iter()
        .filter_map(|case| recording.errors(&case).map(|errors| (case, errors)))
        .collect();
    assert!(!built.is_empty(), "rustc was not called through `record-diagnostics`");
    let wrong: Vec<_> = built
        .iter()
        .filter(|(case, errors)| errors.len() != case.mistakes())
        .map(|(case, errors)| format!("{}:\n    {}", case.name, errors.join("\n    ")))
        .collect();
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
    let changed: Vec<_> = built
        .iter()
        .map(|(case, _)| (&case.name, recording.changes_of_generated_code(case)))
        .filter(|(_, changes)| !changes.is_empty())
        .collect();
    assert!(changed.is_empty(), "suggestions change generated code: {changed:#?}");
}

/// A case and the output of the compiler.
struct Case {
    name: String,
    source: String,
    stderr: String,
}

impl Case {
    /// Returns the number of mistakes.
    fn mistakes(&self) -> usize {
        self.declared("errors").map_or(1, |number| number.parse().unwrap())
    }

    /// Returns the value of a comment `// key: value` at the top.
    fn declared(&self, key: &str) -> Option<&str> {
        let comments = self.source.lines().map_while(|line| line.strip_prefix("// "));
        comments.into_iter().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    }
}

/// Reads all cases that have a `.stderr` file.
fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let mut cases = Vec::new();
    for topic in fs::read_dir(&folder).unwrap() {
        let topic = topic.unwrap().path();
        if !topic.is_dir() {
            continue;
        }
        for file in fs::read_dir(&topic).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "stderr") {
                let source = path.with_extension("rs");
                cases.push(Case {
                    name: source.strip_prefix(&folder).unwrap().display().to_string(),
                    source: fs::read_to_string(&source).unwrap(),
                    stderr: fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    cases
}

/// Checks the output for all cases, and fails with all problems.
fn check(problem: impl Fn(&Case, &[Diagnostic<'_>]) -> Option<String>) {
    let cases = cases();
    let problems: Vec<_> = cases
        .iter()
        .filter_map(|case| {
            let problem = problem(case, &Diagnostic::errors(&case.stderr))?;
            Some(format!("{}: {problem}", case.name))
        })
        .collect();
    assert!(problems.is_empty(), "{} cases:\n{}", problems.len(), problems.join("\n"));
    assert!(cases.len() >= 150, "only {} cases were found", cases.len());
}

#[test]
fn errors_are_in_source_order() {
    check(|_, errors| {
        let places: Vec<_> = errors.iter().map(Diagnostic::place).collect();
        (!places.is_sorted()).then(|| format!("the places are {places:?}"))
    });
}

#[test]
fn the_primary_span_is_within_one_line() {
    check(|_, errors| {
        let error = errors.iter().find(|error| error.spans_lines())?;
        Some(format!("more than one line: {}", error.message()))
    });
}

#[test]
fn the_primary_span_is_not_the_whole_macro() {
    check(|case, errors| {
        if case.declared("span") == Some("macro") {
            return None;
        }
        let marked = errors.iter().flat_map(Diagnostic::marked);
        let is_wide = |code: &&str| code.starts_with("#[") || code.contains("metadata!");
        Some(format!("all of `{}`", marked.into_iter().find(is_wide)?))
    });
}

/// Covers notes and help as well.
#[test]
fn no_internal_item_is_named() {
    let internal = internal_types();
    assert!(internal.iter().any(|name| name == "Checked"), "{internal:?}");
    check(|case, _| {
        let lists_derives = case.declared("names") == Some("derives");
        let line = case.stderr.lines().find(|line| {
            let is_internal = |word: &str| internal.iter().any(|name| name == word);
            // The source of the case, which may have such names, follows a bar.
            let is_source = line.trim_start().starts_with(|first: char| first.is_ascii_digit());
            let words = || line.split(|c: char| c != '_' && !c.is_alphanumeric());
            ["codegen::", "::codegen", "codegen/"].iter().any(|name| line.contains(name))
                || !is_source && !lists_derives && words().any(is_internal)
                || line.match_indices("__").any(|(index, _)| {
                    line[index + 2..].starts_with(|next: char| next.is_ascii_alphanumeric())
                })
        })?;
        Some(line.to_owned())
    });
}

/// Returns the names of the types that only generated code uses, and those of the derives.
fn internal_types() -> Vec<String> {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../runtime/src");
    let codegen = fs::read_to_string(runtime.join("codegen.rs")).unwrap();
    let (_, own) = codegen.split_once("pub use self::{").unwrap();
    let (own, _) = own.split_once("};").unwrap();
    let names = own.split(|c: char| c != '_' && !c.is_alphanumeric());
    let types = names.filter(|name| name.starts_with(char::is_uppercase));
    types.chain(["DeriveRequest", "DeriveResponse"]).map(str::to_owned).collect()
}

#[test]
fn no_path_of_the_machine_is_named() {
    check(|case, _| {
        let is_absolute = |line: &&str| {
            let line = line.trim_start();
            ["--> /", "::: /"].iter().any(|arrow| line.starts_with(arrow))
        };
        case.stderr.lines().find(is_absolute).map(str::to_owned)
    });
}

#[test]
fn messages_say_what_to_write() {
    /// Beginnings of the compiler's own messages that have no code.
    const OF_THE_COMPILER: [&str; 8] = [
        "macro expansion ignores",
        "attribute value must be a literal",
        "key-value macro attributes",
        "cannot find",
        "implementation of",
        "struct fields are separated",
        "unmatched angle bracket",
        "invalid `?` in type",
    ];
    const REMEDIES: [&str; 7] =
        ["write", "add", "did you mean", "remove", "expected", "as in", "give"];
    check(|_, errors| {
        let mute = errors.iter().filter_map(Diagnostic::own_message).find(|message| {
            !OF_THE_COMPILER.iter().any(|it| message.starts_with(it))
                && !REMEDIES.iter().any(|it| message.contains(it))
        })?;
        Some(mute.to_owned())
    });
}
