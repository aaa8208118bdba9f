//! One mistake by the author gives one error, on the token that is wrong, which says what to write.
//!
//! `TRYBUILD=overwrite cargo test -p pathlore-test-ui` refreshes the `.stderr`
//! files. All cases are binaries of one project, which trybuild checks with one `cargo check`:
//! CONTRIBUTING.md says how long that takes.
//!
//! Comments at the top of a case declare what is not as in the others:
//!
//! - `// errors: 2`: the case has two mistakes;
//! - `// span: macro`: there is no token for the error to be on.

mod recorded;
mod rendered;
mod table;

use std::{fs, path::Path};

use recorded::Recording;
use rendered::Diagnostic;

#[test]
fn compile_errors_are_as_recorded() {
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
}

/// A case, and what the compiler says about it.
struct Case {
    name: String,
    source: String,
    stderr: String,
}

impl Case {
    /// How many mistakes it has.
    fn mistakes(&self) -> usize {
        self.declared("errors").map_or(1, |number| number.parse().unwrap())
    }

    /// What a comment at the top says behind `key: `.
    fn declared(&self, key: &str) -> Option<&str> {
        let comments = self.source.lines().map_while(|line| line.strip_prefix("// "));
        comments.into_iter().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    }
}

/// All cases that fail to compile.
fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let mut cases = Vec::new();
    for topic in fs::read_dir(folder).unwrap() {
        let topic = topic.unwrap().path();
        if !topic.is_dir() {
            continue;
        }
        for file in fs::read_dir(&topic).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "stderr") {
                let source = path.with_extension("rs");
                cases.push(Case {
                    name: source
                        .strip_prefix(topic.parent().unwrap())
                        .unwrap()
                        .display()
                        .to_string(),
                    source: fs::read_to_string(&source).unwrap(),
                    stderr: fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    cases
}

/// Runs a check over all cases, and fails with all of its problems.
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
    assert!(cases.len() >= 150, "the cases were found: {}", cases.len());
}

#[test]
fn one_error_for_each_mistake() {
    check(|case, errors| {
        let mistakes = case.mistakes();
        (errors.len() != mistakes)
            .then(|| format!("{} errors for {mistakes} mistakes", errors.len()))
    });
}

#[test]
fn errors_are_in_source_order() {
    check(|_, errors| {
        let places: Vec<_> = errors.iter().map(Diagnostic::place).collect();
        (!places.is_sorted()).then(|| format!("the places are {places:?}"))
    });
}

#[test]
fn the_primary_span_is_within_the_wrong_line() {
    check(|_, errors| {
        let error = errors.iter().find(|error| error.spans_lines())?;
        Some(format!("more than a line: {}", error.message()))
    });
}

#[test]
fn the_primary_span_is_not_the_whole_macro() {
    check(|case, errors| {
        if case.declared("span") == Some("macro") {
            return None;
        }
        let marked = errors.iter().flat_map(Diagnostic::marked);
        let wide = |text: &&str| text.starts_with("#[") || text.contains("metadata!");
        Some(format!("all of `{}`", marked.into_iter().find(wide)?))
    });
}

/// In no line: neither in an error nor in what stands below it.
#[test]
fn no_internal_item_is_named() {
    check(|case, _| {
        let line = case.stderr.lines().find(|line| {
            ["codegen::", "::codegen", "codegen/"].iter().any(|name| line.contains(name))
                || line.match_indices("__").any(|(index, _)| {
                    line[index + 2..].starts_with(|next: char| next.is_ascii_alphanumeric())
                })
        })?;
        Some(line.to_owned())
    });
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

/// What has a code, or begins as here, is the compiler's own.
#[test]
fn messages_say_what_to_write() {
    const OF_THE_COMPILER: [&str; 5] = [
        "cannot find",
        "implementation of",
        "struct fields are separated",
        "unmatched angle bracket",
        "invalid `?` in type",
    ];
    const REMEDIES: [&str; 6] = ["write", "did you mean", "remove", "expected", "as in", "give"];
    check(|_, errors| {
        let mute = errors.iter().filter_map(Diagnostic::own_message).find(|message| {
            !OF_THE_COMPILER.iter().any(|it| message.starts_with(it))
                && !REMEDIES.iter().any(|it| message.contains(it))
        })?;
        Some(mute.to_owned())
    });
}
