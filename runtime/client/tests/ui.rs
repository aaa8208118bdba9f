//! Calls that do not compile, and what the compiler reports.
//!
//! `TRYBUILD=overwrite cargo test -p pathlore-client --all-features --test ui` refreshes the `.stderr` files. Each case has one
//! mistake and one error. If the compiler itself reported one several times, `// errors: 2` at the top would declare it.

use std::{fs, path::Path};

#[test]
fn each_mistake_is_reported() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

#[test]
fn each_mistake_is_one_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let outputs: Vec<_> =
        files.filter(|file| file.extension().is_some_and(|it| it == "stderr")).collect();
    assert!(outputs.len() >= 9, "only {} cases were found", outputs.len());
    for file in outputs {
        let output = fs::read_to_string(&file).unwrap();
        let source = fs::read_to_string(file.with_extension("rs")).unwrap();
        let declared = source.lines().next().and_then(|line| line.strip_prefix("// errors: "));
        let expected = declared.map_or(1, |number| number.parse().unwrap());
        let errors = output.lines().filter(|line| line.starts_with("error"));
        assert_eq!(errors.count(), expected, "{output}");
    }
}
