//! Committed documents as the memory of an API.

use std::{collections::BTreeSet, env, fs, path::Path};

use pathlore::{Api, FieldHistory, Version, describe::EndpointDescription};
use serde_json::Value;

use crate::{Builder, compare};

/// Returns all versions that the histories of an API's endpoints and fields mention, oldest first.
///
/// ```
/// # mod rooms {
/// #     use pathlore::{Metadata, metadata, request, response};
/// #     const METADATA: Metadata = metadata! {
/// #         method: GET, authentication: None,
/// #         history: { 1.0 => "/rooms", 1.4 => deprecated }
/// #     };
/// #     #[request] pub struct Request { #[api(query, since = 1.2)] pub limit: Option<u32> }
/// #     #[response] pub struct Response {}
/// # }
/// pathlore::api! { API = [rooms::Request] }
///
/// let versions = pathlore_openapi::versions(&API);
/// assert_eq!(versions.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1.0", "1.2", "1.4"]);
/// ```
#[must_use]
pub fn versions(api: &'static Api) -> Vec<Version> {
    let mut all = BTreeSet::new();
    for endpoint in api.endpoints() {
        let EndpointDescription { metadata, request, .. } = endpoint.description();
        let history = &metadata.history;
        all.extend(history.deprecated_in());
        all.extend(history.removed_in());
        for path in history.paths() {
            let availability = path.availability;
            all.extend(availability.version());
            all.extend(availability.deprecated_in());
            all.extend(availability.removed_in());
        }
        let fields = request.into_iter().flat_map(|request| request.fields);
        for FieldHistory { since, until, renamed, .. } in fields.filter_map(|field| field.history) {
            let renamed = renamed.iter().map(|renamed| renamed.since);
            let changes = since.iter().chain(until).copied().chain(renamed);
            all.extend(changes.filter_map(|change| change.version));
        }
    }
    all.into_iter().collect()
}

/// Compares the documents of all versions with the files of a folder, one for each version. `OPENAPI=overwrite`
/// writes the files.
///
/// # Errors
///
/// Returns what differs, if a file does or is missing.
#[doc(hidden)]
pub fn check_history(builder: &Builder, folder: &Path) -> Result<(), String> {
    let is_overwritten = env::var_os("OPENAPI").is_some_and(|value| value == "overwrite");
    let mut names: Vec<_> = versions(builder.api()).iter().map(ToString::to_string).collect();
    if names.is_empty() {
        names.push("unversioned".to_owned());
    }
    let mut report = Vec::new();
    for name in names {
        let builder = builder.clone();
        let builder = builder.clone().version(&name).unwrap_or(builder);
        let (document, file) = (builder.build(), folder.join(format!("{name}.json")));
        let text = document.to_text();
        if is_overwritten {
            let written = fs::create_dir_all(folder).and_then(|()| fs::write(&file, &text));
            written.map_err(|error| format!("{}: {error}", file.display()))?;
            continue;
        }
        let Ok(kept) = fs::read_to_string(&file) else {
            report.push(format!("{}: the file is missing", file.display()));
            continue;
        };
        if kept.replace("\r\n", "\n") == text {
            continue;
        }
        report.push(format!("{}: the document has changed", file.display()));
        if let Ok(kept) = serde_json::from_str::<Value>(&kept) {
            let changes = compare(&kept, &document.json);
            report.extend(changes.iter().map(|change| format!("    {change}")));
        }
    }
    if report.is_empty() {
        return Ok(());
    }
    report.push(
        "If this is intended, run the test with `OPENAPI=overwrite`, and commit it.".to_owned(),
    );
    Err(report.join("\n"))
}

/// Asserts, in a test, that the documents of all versions of an API are those in the files of a folder. The
/// folder is relative to the `Cargo.toml` of the crate.
///
/// The committed files are the memory of the API: a change of a definition that changes a document fails the
/// test, which lists what clients see of it and what breaks them. Run the test with the environment variable
/// `OPENAPI=overwrite` to write the files, one for each version that the histories mention.
///
/// ```no_run
/// # mod rooms {
/// #     use pathlore::{Metadata, metadata, request, response};
/// #     const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/rooms" };
/// #     #[request] pub struct Request {}
/// #     #[response] pub struct Response {}
/// # }
/// pathlore::api! { API = [rooms::Request] }
///
/// pathlore_openapi::assert_history!(pathlore_openapi::document(&API).title("Rooms"), "openapi");
/// ```
///
/// # Panics
///
/// Panics if a file is missing or differs.
#[macro_export]
macro_rules! assert_history {
    ($builder:expr, $folder:expr $(,)?) => {
        if let ::core::result::Result::Err(report) = $crate::check_history(
            &$builder,
            &::std::path::Path::new(::core::env!("CARGO_MANIFEST_DIR")).join($folder),
        ) {
            ::core::panic!("{report}");
        }
    };
}
