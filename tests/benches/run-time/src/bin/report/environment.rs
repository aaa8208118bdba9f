//! The versions of the measured crates and of the tools.

use std::process::Command;

/// Returns the versions of the contenders and their dependencies.
pub(crate) fn crates() -> String {
    const LOCK: &str = include_str!("../../../Cargo.lock");
    let version = |name: &str| {
        let (_, rest) = LOCK.split_once(&format!("name = \"{name}\"\nversion = \""))?;
        Some(format!("{name} {}", rest.split_once('"')?.0))
    };
    ["pathlore", "ruma-common", "ruma-client-api", "http", "serde_json", "form_urlencoded"]
        .into_iter()
        .filter_map(version)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Returns the versions of the compiler and the instruction counter.
pub(crate) fn tools() -> String {
    let version = |program: &str| {
        let output = Command::new(program).arg("--version").output().ok()?;
        Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
    };
    ["rustc", "valgrind"].into_iter().filter_map(version).collect::<Vec<_>>().join(", ")
}
