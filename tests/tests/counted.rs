//! Each mistake is one error as the compiler itself counts, which where it compiles incrementally
//! may report an error of one function again in another. On a terminal cargo hides the second one,
//! and so does trybuild; an editor need not.

use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::Path, process::Command};

use serde_json::Value;

/// The cases, as binaries of one package: by name, how many errors each declares.
fn write_package(package: &Path) -> BTreeMap<String, usize> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let binaries = package.join("src/bin");
    let _ = fs::remove_dir_all(&binaries);
    fs::create_dir_all(&binaries).unwrap();
    let runtime = tests.join("../runtime").canonicalize().unwrap();
    let manifest = format!(
        "[package]\nname = \"counted\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\npathlore = {{ path = {runtime:?} }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\n[workspace]\n"
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    fs::copy(tests.join("../Cargo.lock"), package.join("Cargo.lock")).unwrap();

    let mut cases = BTreeMap::new();
    for topic in fs::read_dir(tests.join("tests/ui")).unwrap() {
        let topic = topic.unwrap().path();
        for file in fs::read_dir(&topic).into_iter().flatten() {
            let file = file.unwrap().path();
            if file.extension().is_none_or(|extension| extension != "stderr") {
                continue;
            }
            let source = fs::read_to_string(file.with_extension("rs")).unwrap();
            let (topic, name) = (topic.file_name().unwrap(), file.file_stem().unwrap());
            let name = format!("{}__{}", topic.display(), name.display());
            let declared = source.lines().find_map(|line| line.strip_prefix("// errors: "));
            fs::write(binaries.join(format!("{name}.rs")), &source).unwrap();
            cases.insert(name, declared.map_or(1, |number| number.parse().unwrap()));
        }
    }
    cases
}

#[test]
fn the_compiler_counts_as_many_errors_as_mistakes() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("counted");
    let cases = write_package(&package);
    assert!(cases.len() >= 150, "the cases were found: {}", cases.len());
    let output = Command::new(env!("CARGO"))
        .args(["check", "--bins", "--keep-going", "--offline", "--quiet", "--message-format=json"])
        .arg("--manifest-path")
        .arg(package.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", package.join("target"))
        .env("CARGO_INCREMENTAL", "1")
        .output()
        .unwrap();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let message = &line["message"];
        let text = message["message"].as_str().unwrap_or_default();
        if message["level"] == "error" && !text.starts_with("aborting due to") {
            let case = line["target"]["name"].as_str().unwrap().to_owned();
            found.entry(case).or_default().push(text.to_owned());
        }
    }
    assert!(!found.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut report = String::new();
    for (case, expected) in &cases {
        let errors = found.get(case).map_or(&[][..], Vec::as_slice);
        if errors.len() != *expected {
            writeln!(report, "{case}: {expected} expected\n    {}", errors.join("\n    ")).unwrap();
        }
    }
    assert!(report.is_empty(), "{report}");
}
