//! What the compiler itself counts. Where it compiles incrementally, it reports an error of one
//! function again where it arises in another: on a terminal cargo hides the second one, and so
//! does trybuild, but an editor need not.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use serde_json::Value;

use super::Case;

/// The cases as binaries of one package.
fn write_package(package: &Path, cases: &[Case]) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let binaries = package.join("src/bin");
    let _ = fs::remove_dir_all(&binaries);
    fs::create_dir_all(&binaries).unwrap();
    let runtime = tests.join("../runtime").canonicalize().unwrap().display().to_string();
    let manifest = format!(
        "[package]\nname = \"counted\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\npathlore = {{ path = {runtime:?} }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\n[workspace]\n"
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    fs::copy(tests.join("../Cargo.lock"), package.join("Cargo.lock")).unwrap();
    for case in cases {
        fs::write(binaries.join(file_name(case)), &case.source).unwrap();
    }
}

/// The topic is a folder, and a binary has one file.
fn file_name(case: &Case) -> String {
    case.name.replace(['/', '\\'], "__")
}

/// The messages of the errors of each case.
pub(crate) fn errors(cases: &[Case]) -> Vec<Vec<String>> {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("counted");
    write_package(&package, cases);
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
    let mut errors_of = |case| found.remove(file_name(case).trim_end_matches(".rs"));
    cases.iter().map(|case| errors_of(case).unwrap_or_default()).collect()
}
