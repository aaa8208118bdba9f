//! The diagnostics of the build that trybuild runs, as rustc itself counts them.
//!
//! trybuild and cargo drop a diagnostic that is printed twice; an editor may show both.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::Case;

/// The folder of trybuild's project, to which `record-diagnostics` adds a file for each case.
pub(crate) struct Recording {
    project: PathBuf,
}

impl Recording {
    /// Makes cargo call `record-diagnostics` for the cases.
    pub(crate) fn start() -> Self {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let project = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
        fs::create_dir_all(project.join(".cargo")).unwrap();
        let wrapper = env!("CARGO_BIN_EXE_record-diagnostics");
        let config = format!("[build]\nrustc-workspace-wrapper = {wrapper:?}\n");
        fs::write(project.join(".cargo/config.toml"), config).unwrap();
        let recording = Self { project };
        let _ = fs::remove_dir_all(recording.diagnostics());
        recording
    }

    fn diagnostics(&self) -> PathBuf {
        self.project.join("diagnostics")
    }

    /// The messages of a case's errors, or `None` if the case was not built.
    pub(crate) fn errors(&self, case: &Case) -> Option<Vec<String>> {
        let record = self.diagnostics().join(&case.name).with_extension("json");
        let diagnostics = fs::read_to_string(record).ok()?;
        let errors = diagnostics.lines().filter_map(|line| {
            let diagnostic: Value = serde_json::from_str(line).ok()?;
            let message = diagnostic["message"].as_str().unwrap_or_default();
            let is_counted =
                diagnostic["level"] == "error" && !message.starts_with("aborting due to");
            is_counted.then(|| message.to_owned())
        });
        Some(errors.collect())
    }
}
