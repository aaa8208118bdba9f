//! Handlers that do not compile, and what the compiler reports.
//!
//! `TRYBUILD=overwrite cargo test -p pathlore-test-axum --test ui` refreshes the `.stderr` files. Each case has one mistake. A
//! comment `// errors: 3` at the top declares that the compiler itself reports it several times, because the type of a
//! handler is repeated where the handler is used.

use std::{fs, path::Path};

#[test]
fn each_mistake_is_reported() {
    let trybuild = trybuild::TestCases::new();
    trybuild.compile_fail("tests/ui/*.rs");
}

/// Returns the sources of all cases and the output of the compiler.
fn cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let outputs = files.filter(|file| file.extension().is_some_and(|it| it == "stderr"));
    let read = |file: &Path| fs::read_to_string(file).unwrap();
    let cases: Vec<_> =
        outputs.map(|file| (read(&file.with_extension("rs")), read(&file))).collect();
    assert!(cases.len() >= 15, "only {} cases were found", cases.len());
    cases
}

#[test]
fn each_mistake_is_one_error() {
    for (source, output) in cases() {
        let declared = source.lines().next().and_then(|line| line.strip_prefix("// errors: "));
        let expected = declared.map_or(1, |number| number.parse().unwrap());
        let errors = output.lines().filter(|line| line.starts_with("error"));
        assert_eq!(errors.count(), expected, "{output}");
    }
}

#[test]
fn no_private_module_is_named() {
    for (_, output) in cases() {
        let mut paths = output.split("pathlore_axum::").skip(1);
        let is_module = |path: &str| path.starts_with(|first: char| first.is_lowercase());
        assert!(!paths.any(is_module), "{output}");
        assert!(!output.contains("Never"), "{output}");
    }
}

/// The messages are those of this crate and of the runtime, or the compiler's own about threads.
#[test]
fn each_message_says_what_is_wrong_with_the_handler() {
    for (_, output) in cases() {
        let first = output.lines().next().unwrap();
        let is_own = first.starts_with("error[E0277]: ") && !first.contains("the trait bound");
        assert!(is_own || first.contains("cannot be sent between threads"), "{output}");
    }
}
