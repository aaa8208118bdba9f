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

    fn read(&self, case: &Case) -> Option<Vec<Value>> {
        let record = self.diagnostics().join(&case.name).with_extension("json");
        let diagnostics = fs::read_to_string(record).ok()?;
        Some(diagnostics.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
    }

    /// The messages of a case's errors, or `None` if the case was not built.
    pub(crate) fn errors(&self, case: &Case) -> Option<Vec<String>> {
        let diagnostics = self.read(case)?;
        let errors = diagnostics.iter().filter_map(|diagnostic| {
            let message = diagnostic["message"].as_str().unwrap_or_default();
            let is_counted =
                diagnostic["level"] == "error" && !message.starts_with("aborting due to");
            is_counted.then(|| message.to_owned())
        });
        Some(errors.collect())
    }

    /// The suggestions that tools may apply without asking and that change generated code.
    pub(crate) fn changes_of_generated_code(&self, case: &Case) -> Vec<String> {
        let diagnostics = self.read(case).unwrap_or_default();
        let children = diagnostics.iter().filter_map(|it| it["children"].as_array()).flatten();
        let spans = children
            .filter_map(|child| child["spans"].as_array().map(|spans| (child, spans)))
            .flat_map(|(child, spans)| spans.iter().map(move |span| (child, span)));
        spans
            .filter(|(_, span)| {
                let text = span["suggested_replacement"].as_str();
                let is_visible = text.is_some_and(|text| !text.is_empty());
                is_visible
                    && span["suggestion_applicability"] == "MachineApplicable"
                    && !span["expansion"].is_null()
            })
            .map(|(child, span)| format!("{}: {}", child["message"], span["suggested_replacement"]))
            .collect()
    }
}
