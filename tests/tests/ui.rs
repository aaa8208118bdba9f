//! One mistake by the author gives one error, on the token that is wrong, which says what to write.
//!
//! `TRYBUILD=overwrite cargo test -p pathlore-tests --test ui` refreshes the `.stderr` files.

use std::{fs, path::Path};

#[test]
fn mistakes() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*/*.rs");
}

/// A case whose first line is `// errors: 2` has two mistakes; each other has one.
#[test]
fn one_error_for_each_mistake() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let mut cases = 0;
    let mut problems = Vec::new();
    for topic in fs::read_dir(folder).unwrap() {
        for file in fs::read_dir(topic.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            cases += 1;
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let source = fs::read_to_string(&path).unwrap();
            let mistakes = source
                .lines()
                .next()
                .and_then(|line| line.strip_prefix("// errors: "))
                .map_or(1, |number| number.parse().unwrap());
            let stderr = fs::read_to_string(path.with_extension("stderr")).unwrap();
            let errors =
                stderr.lines().filter(|line| line.starts_with("error")).collect::<Vec<_>>();
            if errors.len() != mistakes {
                problems.push(format!("{name}: {} errors for {mistakes} mistakes", errors.len()));
            }
            if errors.iter().any(|message| message.contains("__") || message.contains("private")) {
                problems.push(format!("{name}: a message names an internal item"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(cases > 60, "the cases were found: {cases}");
}
